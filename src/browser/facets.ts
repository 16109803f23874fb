/**
 * Combines the facets of `/brands/`. Links become checkboxes, the choice is in the query string, and each count says
 * how many brands its value would leave. Without this script, each value links to its own page.
 */

import type { FacetData } from '../views/brand/facets.ts';
import { FILTER } from '../wording/ui-filter.ts';
import { element } from './drawing/element.ts';
import { appendEntries } from './filtering/entries.ts';
import { makePanel } from './filtering/panel.ts';
import { readText, rememberQuery } from './searching/load.ts';

type Item = FacetData['brands'][number];
type Key = keyof Item['values'];
type Chosen = Map<Key, Set<string>>;
interface Box {
  key: Key;
  value: string;
  /** The titles of the facet and of the value. */
  facet: string;
  text: string;
  input: HTMLInputElement;
  count: HTMLElement;
}

/** Conditions that a heading holds. */
const IN_HEADING = 3;
/** Entries drawn at once; a button draws more. */
const AT_ONCE = 48;

function start(root: HTMLElement): void {
  const list = root.querySelector<HTMLElement>('[data-facets-list]');
  const facets = root.querySelector<HTMLElement>('.facets');
  const heading = document.querySelector<HTMLElement>('[data-facets-count]');
  const jump = document.querySelector<HTMLElement>('[data-facets-jump]');
  const { facetsData, facetsBase } = root.dataset;
  if (list === null || facets === null || heading === null || jump === null || facetsData === undefined || facetsBase === undefined) return;
  const title = document.querySelector<HTMLElement>('h1');
  const own = { list: [...list.childNodes], heading: [...heading.childNodes], title: [...(title?.childNodes ?? [])] };
  let data: Promise<FacetData> | undefined;

  const status = element('p', { className: 'facets-status' });
  status.setAttribute('role', 'status');
  const clear = element('button', { type: 'button', className: 'button', hidden: true }, FILTER.clear);
  // Offers to search within the choice, at the address of the page's own search link.
  const searchPage = document.querySelector<HTMLAnchorElement>('[data-search-open]')?.getAttribute('href');
  const search = element('a', { className: 'button', hidden: true }, FILTER.search);
  facets
    .querySelector('h2')
    ?.after(element('p', { className: 'meta' }, FILTER.hint), element('div', { className: 'facets-tools' }, status, clear, search));
  const chips = element('ul', { className: 'chips', hidden: true });
  chips.setAttribute('aria-label', FILTER.chosen);
  heading.after(chips);
  const panel = makePanel(jump, facets);
  const boxes = boxesIn(facets);

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
  const load = (): Promise<FacetData> => {
    data ??= readText(facetsData, 'facets').then((text) => JSON.parse(text ?? '') as FacetData);
    return data;
  };
  const asItWas = (): void => {
    list.replaceChildren(...own.list);
    heading.replaceChildren(...own.heading);
    title?.replaceChildren(...own.title);
  };

  const show = async (): Promise<void> => {
    const chosen = chosenNow();
    const checked = boxes.filter(({ input }) => input.checked);
    clear.hidden = chips.hidden = chosen.size === 0;
    root.classList.toggle('catalogue-chosen', chosen.size > 0);
    drawChips(checked);
    if (chosen.size === 0) {
      status.textContent = '';
      asItWas();
      if (data === undefined) return;
    }
    let loaded: FacetData;
    try {
      loaded = await load();
    } catch {
      data = undefined;
      status.textContent = FILTER.failed;
      asItWas();
      return;
    }
    const { brands: items, groups } = loaded;
    const counts = new Map<Key, Map<string, number>>();
    for (const { key, value, input, count } of boxes) {
      let ofKey = counts.get(key);
      if (ofKey === undefined) {
        ofKey = tally(items, key, chosen);
        counts.set(key, ofKey);
      }
      const number = ofKey.get(value) ?? 0;
      count.textContent = String(number);
      input.disabled = number === 0 && !input.checked;
      input.closest('label')?.classList.toggle('choice-none', input.disabled);
    }
    const found = items.filter((item) => fits(item, chosen));
    panel.tell(found.length, checked.length);
    if (chosen.size === 0) return;
    status.textContent = found.length === 0 ? FILTER.none : FILTER.count(found.length, items.length);
    heading.textContent = FILTER.count(found.length, items.length);
    title?.replaceChildren(...(checked.length > IN_HEADING ? own.title : [FILTER.heading(checked.map(({ text }) => text))]));
    const entries = element('div', {});
    const more = element('button', { type: 'button', className: 'button' }, FILTER.more);
    let drawn = 0;
    const draw = (): void => {
      appendEntries(entries, found.slice(drawn, drawn + AT_ONCE), groups);
      drawn += AT_ONCE;
      more.hidden = drawn >= found.length;
    };
    more.addEventListener('click', draw);
    draw();
    list.replaceChildren(...(found.length === 0 ? [element('p', { className: 'empty' }, FILTER.none)] : [entries, more]));
  };

  /** Each chosen value as a button that takes it off. */
  const drawChips = (checked: readonly Box[]): void => {
    chips.replaceChildren(
      ...checked.map(({ facet, text, input }, at) => {
        const chip = element('button', { type: 'button', className: 'chip' }, FILTER.chip(facet, text));
        chip.setAttribute('aria-label', FILTER.remove(facet, text));
        chip.addEventListener('click', () => {
          input.checked = false;
          changed();
          // The button is gone: the focus goes to the one that took its place.
          const left = [...chips.querySelectorAll('button')];
          (left[at] ?? left.at(-1) ?? jump.querySelector('button') ?? facets.querySelector('input'))?.focus();
        });
        return element('li', {}, chip);
      }),
    );
  };

  /** Offers the search if each facet has at most one value, as a search requires. */
  const offerSearch = (): void => {
    const chosen = [...chosenNow()];
    search.hidden = searchPage == null || chosen.length === 0 || chosen.some(([, values]) => values.size > 1);
    search.href = `${searchPage ?? ''}?${new URLSearchParams(chosen.flatMap(([key, values]) => [...values].map((value) => [key, value])))}`;
  };

  const changed = (): void => {
    const query = new URLSearchParams();
    for (const [key, values] of chosenNow()) for (const value of values) query.append(key, value);
    offerSearch();
    rememberQuery(facetsBase, query.toString());
    void show();
  };
  const fromQuery = (): boolean => {
    const query = new URLSearchParams(location.search);
    for (const box of boxes) {
      box.input.checked = query.getAll(box.key).includes(box.value);
      if (box.input.checked)
        for (let one = box.input.closest('details'); one !== null; one = one.parentElement?.closest('details') ?? null) one.open = true;
    }
    offerSearch();
    return boxes.some((box) => box.input.checked);
  };

  facets.addEventListener('change', changed);
  clear.addEventListener('click', () => {
    for (const { input } of boxes) input.checked = false;
    changed();
    facets.querySelector('input')?.focus();
  });
  // After going back, a browser may have restored the checkboxes but not the list.
  addEventListener('pageshow', () => {
    if (fromQuery()) void show();
  });
  if (fromQuery()) void show();
}

/** Replaces the links of the facets by checkboxes. */
function boxesIn(facets: HTMLElement): Box[] {
  const boxes: Box[] = [];
  for (const section of facets.querySelectorAll<HTMLElement>('[data-facet]')) {
    const key = section.dataset.facet as Key;
    const facet = section.querySelector('h3')?.textContent ?? '';
    for (const link of section.querySelectorAll<HTMLAnchorElement>('a[data-value]')) {
      const value = link.dataset.value ?? '';
      const input = element('input', { type: 'checkbox', value });
      const count = element('span', { className: 'facet-count numerals' }, link.querySelector('.facet-count')?.textContent ?? '');
      const text = link.querySelector('span')?.textContent ?? value;
      link.replaceWith(element('label', { className: 'choice' }, input, element('span', {}, text), count));
      boxes.push({ key, value, facet, text, input, count });
    }
  }
  return boxes;
}

const root = document.querySelector<HTMLElement>('[data-facets-data]');
if (root !== null) start(root);
