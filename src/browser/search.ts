/**
 * Search in the page and on the search page: a classic script, which works from `file://` too. What
 * it searches is loaded when somebody begins to search, not before.
 */
import type { Filters } from '../search/facets.ts';
import { createFinder, type Finding } from '../search/find.ts';
import { FILTERS } from '../search/records.ts';
import { SEARCH } from '../wording/search.ts';
import { bind } from './searching/box.ts';
import { drawGroups, drawList } from './searching/draw.ts';
import { load } from './searching/load.ts';
import { recent } from './searching/recent.ts';

const finder = createFinder(load);

/** Whether a key that is pressed here is text for somebody. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])'));

function dialog(): void {
  const box = document.querySelector<HTMLDialogElement>('[data-search-dialog]');
  const input = box?.querySelector<HTMLInputElement>('[data-search-input]');
  const results = box?.querySelector<HTMLElement>('[data-search-results]');
  // Without <dialog> the links lead to the search page, which is the same search.
  if (!box || !input || !results || typeof box.showModal !== 'function') return;
  const all = box.querySelector<HTMLAnchorElement>('[data-search-all]');
  const address = all?.getAttribute('href') ?? '';
  const show = bind(finder, {
    input,
    results,
    status: box.querySelector('[data-search-status]'),
    isDialog: true,
    filters: () => ({}),
    draw: drawGroups,
    onQuery(query) {
      if (all !== null) all.href = query === '' ? address : `${address}?q=${encodeURIComponent(query)}`;
    },
  });
  const open = (): void => {
    if (box.open) return;
    box.showModal();
    input.select();
    void show(input.value);
    // Loaded while the query is being typed; a failure is told when it is asked.
    load('directory').catch(() => {});
  };
  document.addEventListener('keydown', (event) => {
    const isSlash = event.key === '/' && !isTyping(event.target) && !event.ctrlKey && !event.metaKey && !event.altKey;
    const isCommand = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    if (event.isComposing || !(isSlash || isCommand)) return;
    event.preventDefault();
    open();
  });
  for (const opener of document.querySelectorAll<HTMLElement>('[data-search-open]')) {
    opener.addEventListener('click', (event) => {
      // A new tab was asked for: that is the search page's.
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
  }
  const closer = box.querySelector<HTMLButtonElement>('[data-search-close]');
  if (closer !== null) {
    // As a submit button it would be the one that Enter presses.
    closer.type = 'button';
    closer.addEventListener('click', () => box.close());
  }
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
  box.querySelector('form')?.addEventListener('submit', (event) => {
    if (input.value.trim() === '') event.preventDefault();
    recent.add(input.value);
  });
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
  const count = async ({ rows }: Finding): Promise<void> => {
    const counts = (await finder.facets()).counts(rows, filters());
    for (const { name, select } of selects)
      for (const { id, label, count: left } of counts[name]) {
        const option = [...select.options].find((one) => one.value === id);
        if (option === undefined) continue;
        option.textContent = SEARCH.choice(label, left);
        option.disabled = left === 0 && !option.selected;
      }
  };
  const show = bind(finder, {
    input,
    results,
    status: document.querySelector('[data-search-page-status]'),
    isDialog: false,
    filters,
    draw: drawList,
    onQuery(query) {
      const address = new URL(location.href);
      const set = (name: string, value: string): void => (value === '' ? address.searchParams.delete(name) : address.searchParams.set(name, value));
      set('q', query);
      for (const { name, select } of selects) set(name, select.value);
      // A query that is typed is no step to go back to.
      if (address.href !== location.href) history.replaceState(null, '', address);
    },
    onFound: (finding) => void count(finding).catch(() => {}),
  });
  const given = new URLSearchParams(location.search);
  input.value = given.get('q') ?? '';
  if (input.value.trim() !== '') results.dataset.state = 'loading';
  try {
    const facets = await finder.facets();
    const all = facets.counts([], {});
    for (const { name, select } of selects) {
      select.append(...all[name].map(({ id, label }) => new Option(label, id)));
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
    recent.add(input.value);
    void show(input.value);
  });
  await show(input.value);
}

dialog();
void page();
