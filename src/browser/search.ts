/**
 * The search dialog and the search page. A classic script, so that it works from `file://`. The search data is loaded
 * only when a reader starts to search.
 */

import type { FacetValue } from '../search/ask/facets.ts';
import { createFinder, type Finding } from '../search/ask/find.ts';
import type { Filters } from '../search/format/facets.ts';
import { FILTERS, type FilterName } from '../search/format/record.ts';
import { SEARCH } from '../wording/search.ts';
import { beside, loadStyles } from './drawing/sheet.ts';
import { bind } from './searching/box.ts';
import { debounced } from './searching/debounce.ts';
import { makeDialog, type SearchDialog } from './searching/dialog.ts';
import { AT_ONCE, drawGroups, drawList, IN_DIALOG } from './searching/draw.ts';
import { load } from './searching/load.ts';
import { recent } from './searching/recent.ts';

/** The name of the dialog's stylesheet. */
declare const DIALOG_STYLES: string;

const finder = createFinder(load);

/** Returns whether a key pressed here types text. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])'));

function dialog(): void {
  const openers = [...document.querySelectorAll<HTMLAnchorElement>('[data-search-open]')];
  const first = openers[0];
  // Without <dialog> support, the links lead to the search page, which gives the same results.
  if (first === undefined || typeof HTMLDialogElement !== 'function') return;
  const address = first.getAttribute('href') ?? '';
  let prepared: Promise<unknown> | undefined;
  const prepare = (): Promise<unknown> => {
    // A part of `more`, which cases lack.
    prepared ??= document.querySelector('link[href*="/more-"]') === null ? loadStyles(beside(DIALOG_STYLES)) : Promise.resolve();
    return prepared;
  };
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
      // The first Escape in a search field would only clear it.
      if (event.key !== 'Escape' || event.isComposing) return;
      event.preventDefault();
      box.close();
    });
    box.addEventListener('click', (event) => {
      if (event.target === box) box.close();
    });
    // Enter opens the search page with the query, as without this script. An empty query does nothing.
    form.addEventListener('submit', (event) => {
      if (input.value.trim() === '') event.preventDefault();
      recent.add(input.value);
    });
    return { parts, show };
  };
  const open = async (): Promise<void> => {
    // Loads while the reader types. The search itself reports a failure.
    load('directory').catch(() => {});
    made ??= make();
    const { box, input } = made.parts;
    if (box.open) return;
    // At once, so that no key is lost; seen only with its styles.
    box.style.opacity = '0';
    box.showModal();
    input.select();
    void made.show(input.value);
    await prepare();
    box.style.opacity = '';
  };
  document.addEventListener('keydown', (event) => {
    const isSlash = event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (event.isComposing || !(isSlash || isCommand)) return;
    event.preventDefault();
    void open();
  });
  for (const opener of openers) {
    // Loads the styles as soon as a pointer or the focus reaches the link.
    for (const sign of ['pointerenter', 'pointerdown', 'focus'] as const) opener.addEventListener(sign, () => void prepare());
    opener.addEventListener('click', (event) => {
      // These keys ask for a new tab or window, which opens the search page.
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
  /** The options of each select, in the order of its values, with the count that each shows. */
  const choices = new Map<FilterName, { option: HTMLOptionElement; told: number | undefined }[]>();
  const count = async ({ rows }: Finding): Promise<void> => {
    const counts = (await finder.facets()).counts(rows, filters());
    for (const [name, own] of choices)
      for (const [at, choice] of own.entries()) {
        const { label, count: left } = counts[name][at] as FacetValue;
        // There may be hundreds of organizations, so only options with a new count are updated.
        if (choice.told !== left) choice.option.textContent = SEARCH.choice(label, left);
        choice.told = left;
        const isIdle = left === 0 && !choice.option.selected;
        if (choice.option.disabled !== isIdle) choice.option.disabled = isIdle;
      }
  };
  const counting = debounced();
  const addressing = debounced();
  // A reader who follows a link must find the query in the address on return.
  addEventListener('click', () => addressing.now(), true);
  const show = bind(finder, {
    input,
    results,
    status: document.querySelector('[data-search-page-status]'),
    filters,
    texts: AT_ONCE,
    draw: drawList,
    // Debounced, so that they do not delay the results and run only for the newest query.
    onQuery(query) {
      counting.drop();
      addressing(() => {
        const address = new URL(location.href);
        const set = (name: string, value: string): void => (value === '' ? address.searchParams.delete(name) : address.searchParams.set(name, value));
        set('q', query);
        for (const { name, select } of selects) set(name, select.value);
        // Typing must not add history entries.
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
      // A filter without values is hidden.
      const field = select.closest<HTMLElement>('.field');
      if (field !== null) field.hidden = all[name].length === 0;
      const wanted = given.get(name);
      if (wanted !== null && facets.has(name, wanted)) select.value = wanted;
      select.addEventListener('change', () => void show(input.value));
    }
  } catch {
    // The search below reports the failure.
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
