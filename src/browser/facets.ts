/**
 * Combines the facets of `/brands/`. Links become checkboxes, the choice is in the query string, and each count says
 * how many brands its value would leave. Without this script, each value links to its own page.
 */

import type { FacetData } from '../views/brand/facets.ts';
import { FILTER } from '../wording/ui-filter.ts';
import { element } from './drawing/element.ts';
import { hrefOf, readText, rememberQuery } from './searching/load.ts';

type Key = keyof FacetData['brands'][number]['values'];
type Item = FacetData['brands'][number];
type Chosen = Map<Key, Set<string>>;

/** Entries drawn at once; a button draws more. */
const AT_ONCE = 48;

function start(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>('[data-facets-list]');
  const facets = root.querySelector<HTMLElement>('.facets');
  const { facetsData, facetsBase } = root.dataset;
  if (list === null || facets === null || facetsData === undefined || facetsBase === undefined) return;
  const own = [...list.childNodes];
  const boxes: { key: Key; value: string; input: HTMLInputElement; count: HTMLElement }[] = [];
  let data: Promise<Item[]> | undefined;

  list.id = 'facets-list';
  const status = element('p', { className: 'facets-status' });
  status.setAttribute('role', 'status');
  const clear = element('button', { type: 'button', className: 'button', hidden: true }, FILTER.clear);
  // Offers to search within the choice, at the address of the page's own search link.
  const searchPage = document.querySelector<HTMLAnchorElement>('[data-search-open]')?.getAttribute('href');
  const search = element('a', { className: 'button', hidden: true }, FILTER.search);
  const jump = element('a', { href: '#facets-list', className: 'button facets-jump', hidden: true }, FILTER.jump);
  facets
    .querySelector('h2')
    ?.after(element('p', { className: 'meta' }, FILTER.hint), element('div', { className: 'facets-tools' }, status, clear, jump, search));

  for (const section of facets.querySelectorAll<HTMLElement>('[data-facet]')) {
    const key = section.dataset.facet as Key;
    for (const link of section.querySelectorAll<HTMLAnchorElement>('a[data-value]')) {
      const value = link.dataset.value ?? '';
      const input = element('input', { type: 'checkbox', value });
      const count = element('span', { className: 'facet-count numerals' }, link.querySelector('.facet-count')?.textContent ?? '');
      const text = link.querySelector('span')?.textContent ?? value;
      link.replaceWith(element('label', { className: 'choice' }, input, element('span', {}, text), count));
      boxes.push({ key, value, input, count });
    }
  }

  const chosenNow = (): Chosen => {
    const chosen: Chosen = new Map();
    for (const { key, value, input } of boxes) if (input.checked) chosen.set(key, (chosen.get(key) ?? new Set()).add(value));
    return chosen;
  };
  /** Values of one facet combine with OR, facets with AND. */
  const fits = (item: Item, chosen: Chosen, except?: Key): boolean => {
    for (const [key, values] of chosen) if (key !== except && !item.values[key].some((value) => values.has(value))) return false;
    return true;
  };
  /** Counts in one pass how many brands each value of a facet would leave, since there may be thousands of both. */
  const tally = (items: readonly Item[], key: Key, chosen: Chosen): Map<string, number> => {
    const numbers = new Map<string, number>();
    for (const item of items) if (fits(item, chosen, key)) for (const value of item.values[key]) numbers.set(value, (numbers.get(value) ?? 0) + 1);
    return numbers;
  };
  const load = (): Promise<Item[]> => {
    data ??= readText(facetsData, 'facets').then((text) => (JSON.parse(text ?? '') as FacetData).brands);
    return data;
  };

  async function show(): Promise<void> {
    const chosen = chosenNow();
    clear.hidden = jump.hidden = chosen.size === 0;
    root.classList.toggle('catalogue-chosen', chosen.size > 0);
    if (chosen.size === 0) {
      status.textContent = '';
      list?.replaceChildren(...own);
      if (data === undefined) return;
    }
    let items: Item[];
    try {
      items = await load();
    } catch {
      data = undefined;
      status.textContent = FILTER.failed;
      list?.replaceChildren(...own);
      return;
    }
    const counts = new Map<Key, Map<string, number>>();
    for (const { key, value, input, count } of boxes) {
      let ofKey = counts.get(key);
      if (ofKey === undefined) {
        ofKey = tally(items, key, chosen);
        counts.set(key, ofKey);
      }
      const number = ofKey.get(value) ?? 0;
      count.textContent = String(number);
      input.closest('label')?.classList.toggle('choice-none', number === 0 && !input.checked);
    }
    if (chosen.size === 0) return;
    const found = items.filter((item) => fits(item, chosen));
    status.textContent = found.length === 0 ? FILTER.none : FILTER.status(found.length);
    const entries = element('ul', { className: 'entries' });
    const more = element('button', { type: 'button', className: 'button' }, FILTER.more);
    let drawn = 0;
    const draw = (): void => {
      entries.append(...found.slice(drawn, drawn + AT_ONCE).map((item) => element('li', {}, entry(item))));
      drawn += AT_ONCE;
      more.hidden = drawn >= found.length;
    };
    more.addEventListener('click', draw);
    draw();
    list?.replaceChildren(...(found.length === 0 ? [element('p', { className: 'empty' }, FILTER.none)] : [entries, more]));
  }

  /** Offers the search if each facet has at most one value, as a search requires. */
  const offerSearch = (): void => {
    const chosen = [...chosenNow()];
    search.hidden = searchPage == null || chosen.length === 0 || chosen.some(([, values]) => values.size > 1);
    search.href = `${searchPage ?? ''}?${new URLSearchParams(chosen.flatMap(([key, values]) => [...values].map((value) => [key, value])))}`;
  };

  const toQuery = (): void => {
    const query = new URLSearchParams();
    for (const [key, values] of chosenNow()) for (const value of values) query.append(key, value);
    offerSearch();
    rememberQuery(facetsBase, query.toString());
  };
  const fromQuery = (): boolean => {
    const query = new URLSearchParams(location.search);
    for (const box of boxes) {
      box.input.checked = query.getAll(box.key).includes(box.value);
      const details = box.input.closest('details');
      if (box.input.checked && details !== null) details.open = true;
    }
    offerSearch();
    return boxes.some((box) => box.input.checked);
  };

  facets.addEventListener('change', () => {
    toQuery();
    void show();
  });
  clear.addEventListener('click', () => {
    for (const { input } of boxes) input.checked = false;
    toQuery();
    void show();
    facets.querySelector('input')?.focus();
  });
  // After going back, a browser may have restored the checkboxes but not the list.
  addEventListener('pageshow', () => {
    if (fromQuery()) void show();
  });
  if (fromQuery()) void show();
}

function entry(item: Item): HTMLElement {
  const meta = element('div', { className: 'entry-meta' });
  const stamps = element(
    'p',
    {},
    ...item.stamps.map((stamp) => element('span', { className: stamp.kind === 'title' ? 'stamp' : `stamp stamp-${stamp.kind}` }, stamp.text)),
  );
  if (item.isNew) stamps.append(element('span', { className: 'is-new' }, FILTER.isNew));
  meta.append(stamps, element('p', {}, item.organization), element('p', {}, item.kind));
  if (item.year !== undefined) meta.append(element('p', { className: 'numerals' }, item.year));
  const text = element(
    'div',
    { className: 'entry-text' },
    element('h2', { className: 'entry-name' }, element('a', { href: hrefOf(item.href) }, item.name)),
  );
  if (item.theme !== undefined) text.append(element('p', { className: 'entry-theme' }, item.theme));
  text.append(element('p', { className: 'entry-summary' }, item.summary));
  return element('article', { className: 'entry entry-plain' }, text, meta);
}

const root = document.querySelector<HTMLElement>('[data-facets-data]');
if (root !== null) start(root);
