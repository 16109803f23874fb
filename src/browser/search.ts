/**
 * Search in the page and on the search page: a classic script, which works from `file://` too. What
 * it searches is loaded when somebody begins to search, not before.
 */

import type { FacetValue } from '../search/ask/facets.ts';
import { createFinder, type Finding } from '../search/ask/find.ts';
import type { Filters } from '../search/format/facets.ts';
import { FILTERS, type FilterName } from '../search/format/record.ts';
import { SEARCH } from '../wording/search.ts';
import { bind } from './searching/box.ts';
import { debounced } from './searching/debounce.ts';
import { dialogStyles, makeDialog, type SearchDialog } from './searching/dialog.ts';
import { AT_ONCE, drawGroups, drawList, IN_DIALOG } from './searching/draw.ts';
import { load } from './searching/load.ts';
import { recent } from './searching/recent.ts';

const finder = createFinder(load);

/** Whether a key that is pressed here is text for somebody. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])'));

function dialog(): void {
  const openers = [...document.querySelectorAll<HTMLAnchorElement>('[data-search-open]')];
  const first = openers[0];
  // Without <dialog> the links lead to the search page, which is the same search.
  if (first === undefined || typeof HTMLDialogElement !== 'function') return;
  const address = first.getAttribute('href') ?? '';
  const prepare = (): Promise<void> => dialogStyles(first.dataset.styles);
  let made: { parts: SearchDialog; show(query: string): Promise<void> } | undefined;
  const make = (): NonNullable<typeof made> => {
    const parts = makeDialog(address);
    const { box, form, input, results, status, all } = parts;
    const show = bind(finder, {
      input,
      results,
      status,
      filters: () => ({}),
      texts: IN_DIALOG,
      draw: drawGroups,
      onQuery(query) {
        all.href = query === '' ? address : `${address}?q=${encodeURIComponent(query)}`;
      },
    });
    box.addEventListener('keydown', (event) => {
      // A search field would take the first Escape to empty itself.
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      box.close();
    });
    box.addEventListener('click', (event) => {
      if (event.target === box) box.close();
    });
    // Enter goes to the search page with the query, as it does without this script; a blank one to nowhere.
    form.addEventListener('submit', (event) => {
      if (input.value.trim() === '') event.preventDefault();
      recent.add(input.value);
    });
    return { parts, show };
  };
  const open = async (): Promise<void> => {
    // Loaded while the query is being typed; a failure is told when it is asked.
    load('directory').catch(() => {});
    await prepare();
    made ??= make();
    const { box, input } = made.parts;
    if (box.open) return;
    box.showModal();
    input.select();
    void made.show(input.value);
  };
  document.addEventListener('keydown', (event) => {
    const isSlash = event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (event.isComposing || !(isSlash || isCommand)) return;
    event.preventDefault();
    void open();
  });
  for (const opener of openers) {
    // A finger or a pointer that comes near, and the keyboard's focus: the styles are there when it is pressed.
    for (const sign of ['pointerenter', 'pointerdown', 'focus'] as const) opener.addEventListener(sign, () => void prepare());
    opener.addEventListener('click', (event) => {
      // A new tab was asked for: that is the search page's.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      void open();
    });
  }
}

async function page(): Promise<void> {
  const form = document.querySelector<HTMLFormElement>('form[data-search-page]');
  const results = document.querySelector<HTMLElement>('[data-results]');
  const input = form?.querySelector<HTMLInputElement>('input[name="q"]');
  if (!form || !results || !input) return;
  const selects = FILTERS.flatMap((name) => {
    const select = form.querySelector<HTMLSelectElement>(`select[name="${name}"]`);
    return select === null ? [] : [{ name, select }];
  });
  const filters = (): Filters => Object.fromEntries(selects.flatMap(({ name, select }) => (select.value === '' ? [] : [[name, select.value]])));
  /** The options of each select in the order of its values, with the count that each tells. */
  const choices = new Map<FilterName, { option: HTMLOptionElement; told: number | undefined }[]>();
  const count = async ({ rows }: Finding): Promise<void> => {
    const counts = (await finder.facets()).counts(rows, filters());
    for (const [name, own] of choices)
      for (const [at, choice] of own.entries()) {
        const { label, count: left } = counts[name][at] as FacetValue;
        // Hundreds of organizations, of which a query touches a few: what stays is not written again.
        if (choice.told !== left) choice.option.textContent = SEARCH.choice(label, left);
        choice.told = left;
        const isIdle = left === 0 && !choice.option.selected;
        if (choice.option.disabled !== isIdle) choice.option.disabled = isIdle;
      }
  };
  const counting = debounced();
  const addressing = debounced();
  // Who leaves by a link comes back to what was asked.
  addEventListener('click', () => addressing.now(), true);
  const show = bind(finder, {
    input,
    results,
    status: document.querySelector('[data-search-page-status]'),
    filters,
    texts: AT_ONCE,
    draw: drawList,
    // Neither address nor counts hold up the results, and only those of the newest query are told.
    onQuery(query) {
      counting.drop();
      addressing(() => {
        const address = new URL(location.href);
        const set = (name: string, value: string): void => (value === '' ? address.searchParams.delete(name) : address.searchParams.set(name, value));
        set('q', query);
        for (const { name, select } of selects) set(name, select.value);
        // A query that is typed is no step to go back to.
        if (address.href !== location.href) history.replaceState(null, '', address);
      });
    },
    onFound: (finding) => counting(() => void count(finding).catch(() => {})),
  });
  const given = new URLSearchParams(location.search);
  input.value = given.get('q') ?? '';
  if (input.value.trim() !== '') results.dataset.state = 'loading';
  try {
    const facets = await finder.facets();
    const all = facets.counts([], {});
    for (const { name, select } of selects) {
      const own = all[name].map(({ id, label }) => ({ option: new Option(label, id), told: undefined }));
      select.append(...own.map(({ option }) => option));
      choices.set(name, own);
      // What nothing has narrows nothing.
      const field = select.closest<HTMLElement>('.field');
      if (field !== null) field.hidden = all[name].length === 0;
      const wanted = given.get(name);
      if (wanted !== null && facets.has(name, wanted)) select.value = wanted;
      select.addEventListener('change', () => void show(input.value));
    }
  } catch {
    // The search itself will say that it could not be opened.
  }
  const range = form.querySelector<HTMLDetailsElement>('[data-search-range]');
  if (range !== null) range.open = matchMedia('(min-width: 48em)').matches || Object.keys(filters()).length > 0;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const query = input.value;
    void show(query).then(() => recent.add(query));
  });
  await show(input.value);
}

dialog();
void page();
