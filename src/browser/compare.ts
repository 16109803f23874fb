/**
 * Compares brands side by side. The script fetches the cases and takes the parts that have the name of a field. The comparison page keeps the choice in its address, lists keep it in the session storage.
 */

import type { FacetData } from '../views/brand/facets.ts';
import { COMPARE } from '../wording/ui-compare.ts';
import { element } from './drawing/element.ts';
import { hrefOf, openable, readText, rememberQuery } from './searching/load.ts';

const MOST = 4;
/** What a case says under a name: marked with it, or beside it in a list. */
const FIELDS = '[data-compare], .spine > dl > div > dd, .case-about dd';
const KEY = 'biaogan.compare';
const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

interface Choice {
  slug: string;
  name: string;
}

interface Case extends Choice {
  tone: string | undefined;
  isEnded: boolean;
  fields: Map<string, Node[]>;
}

const ROLES = [
  ['thead, tbody', 'rowgroup'],
  ['tr', 'row'],
  ['thead th', 'columnheader'],
  ['tbody th', 'rowheader'],
  ['tr > td', 'cell'],
] as const;

const labelled = <Made extends HTMLElement>(made: Made, label: string): Made => {
  made.setAttribute('aria-label', label);
  return made;
};

const slugOf = (href: string): string => /\/([a-z0-9-]+)\/(?:index\.html)?$/.exec(new URL(href, location.href).pathname)?.[1] ?? '';

/** Runs the comparison page. */
function compare(place: HTMLElement): void {
  const { compareBrands: brands = '/', compareData: data = '' } = place.dataset;
  const own = document.title;
  const status = element('p', { className: 'compare-status' });
  status.setAttribute('role', 'status');
  const table = element('div', {});
  const input = element('input', { type: 'text', autocomplete: 'off', placeholder: COMPARE.chooseHint });
  const list = element('datalist', { id: 'compare-names' });
  input.setAttribute('list', list.id);
  const form = element(
    'form',
    { className: 'compare-choose' },
    element('label', { className: 'field' }, element('span', {}, COMPARE.choose), input),
    element('button', { type: 'submit', className: 'button' }, COMPARE.add),
    list,
  );
  place.append(form, status, table);

  let chosen = [...new Set(new URLSearchParams(location.search).getAll('b'))].filter((slug) => SLUG.test(slug)).slice(0, MOST);
  const known = new Map<string, Promise<Case | undefined>>();
  let names: Promise<Choice[]> | undefined;
  const load = (): Promise<Choice[]> => {
    names ??= readText(data, 'facets').then((text) =>
      (JSON.parse(text ?? '') as FacetData).brands.map(({ href, name }) => ({ slug: slugOf(hrefOf(href)), name })),
    );
    return names;
  };
  const caseOf = (slug: string): Promise<Case | undefined> => {
    const asked = known.get(slug) ?? fetchCase(`${brands}${slug}/`, slug);
    known.set(slug, asked);
    return asked;
  };

  async function show(): Promise<void> {
    const wanted = chosen;
    const query = wanted.map((slug) => `b=${slug}`).join('&');
    rememberQuery(location.pathname, query);
    form.hidden = wanted.length >= MOST;
    let cases: (Case | undefined)[];
    try {
      cases = await Promise.all(wanted.map(caseOf));
    } catch {
      known.clear();
      status.textContent = COMPARE.failed;
      return;
    }
    if (wanted !== chosen) return;
    const found = cases.filter((one) => one !== undefined);
    const lost = wanted.filter((_, at) => cases[at] === undefined);
    const words = [
      ...lost.map(COMPARE.missing),
      found.length < 2 ? COMPARE.few : COMPARE.comparing(found.map(({ name }) => name)),
      ...(wanted.length >= MOST ? [COMPARE.full(MOST)] : []),
    ];
    status.textContent = words.join('');
    document.title = found.length === 0 ? own : `${found.map(({ name }) => name).join('、')} · ${own}`;
    chosen = found.map(({ slug }) => slug);
    table.replaceChildren(...(found.length === 0 ? [] : [tableOf(found, brands, remove)]));
  }
  const remove = (slug: string): void => {
    chosen = chosen.filter((one) => one !== slug);
    void show().then(() => (form.hidden ? undefined : input.focus()));
  };

  input.addEventListener('input', () => {
    const typed = input.value.trim();
    void load().then((all) => {
      const near = typed === '' ? [] : all.filter(({ name, slug }) => name.includes(typed) && !chosen.includes(slug)).slice(0, 20);
      list.replaceChildren(...near.map(({ name }) => element('option', { value: name })));
    });
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const typed = input.value.trim();
    if (typed === '') return;
    void load()
      .then((all) => {
        const open = all.filter(({ slug }) => !chosen.includes(slug));
        const one = open.find(({ name }) => name === typed) ?? open.find(({ name }) => name.includes(typed));
        if (one === undefined) {
          status.textContent = COMPARE.unknown(typed);
          return;
        }
        input.value = '';
        chosen = [...chosen, one.slug];
        return show();
      })
      .catch(() => {
        names = undefined;
        status.textContent = COMPARE.failed;
      });
  });
  void show();
}

/** Fetches a case. Returns its fields, or undefined if there is no such page. Throws an Error if the request fails. */
async function fetchCase(href: string, slug: string): Promise<Case | undefined> {
  const text = await readText(href, `case-${slug}`);
  if (text === undefined) return undefined;
  const page = new DOMParser().parseFromString(text, 'text/html');
  const name = page.querySelector('h1')?.textContent?.trim();
  if (name === undefined || page.querySelector('[data-compare]') === null) return undefined;
  const fields = new Map<string, Node[]>();
  for (const part of page.querySelectorAll<HTMLElement>(FIELDS)) {
    const field = part.dataset.compare ?? part.previousElementSibling?.textContent?.trim() ?? '';
    const copy = document.importNode(part, true);
    for (const one of [copy, ...copy.querySelectorAll<HTMLElement>('*')]) {
      // These would be duplicates here, or refer to nothing.
      for (const attribute of ['id', 'aria-labelledby', 'data-compare', 'loading', 'fetchpriority']) one.removeAttribute(attribute);
    }
    // A `dd` is invalid without its list.
    const content = copy.matches('dd') ? [element('div', { className: copy.className }, ...copy.childNodes)] : [copy];
    const held = fields.get(field);
    if (held === undefined) fields.set(field, content);
    else held.push(...content);
  }
  return { slug, name, tone: page.querySelector<HTMLElement>('main')?.dataset.tone, isEnded: page.querySelector('.case-ended') !== null, fields };
}

/** Merges the fields of all cases. A field follows the one before it in the first case that has it. */
function fieldsOf(cases: readonly Case[]): string[] {
  const order: string[] = [];
  for (const { fields } of cases) {
    let after = -1;
    for (const field of fields.keys()) {
      const at = order.indexOf(field);
      if (at >= 0) after = at;
      else {
        after += 1;
        order.splice(after, 0, field);
      }
    }
  }
  return order;
}

function tableOf(cases: readonly Case[], brands: string, remove: (slug: string) => void): HTMLElement {
  const head = element('tr', {}, element('th', { scope: 'col' }, element('span', { className: 'visually-hidden' }, COMPARE.field)));
  for (const { slug, name, tone } of cases) {
    const button = labelled(element('button', { type: 'button', className: 'button compare-remove' }, COMPARE.remove), COMPARE.removeOf(name));
    button.addEventListener('click', () => remove(slug));
    const cell = element('th', { scope: 'col' }, element('a', { className: 'compare-name', href: openable(`${brands}${slug}/`) }, name), button);
    if (tone !== undefined) cell.dataset.tone = tone;
    head.append(cell);
  }
  const rows = fieldsOf(cases).map((field) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, field),
      ...cases.map(({ fields, tone, isEnded }) => {
        const content = fields.get(field);
        const cell = element(
          'td',
          { className: isEnded ? 'case-ended' : '' },
          ...(content ?? [labelled(Object.assign(element('span', { className: 'meta' }, COMPARE.nothing), { role: 'img' }), COMPARE.nothingSaid)]),
        );
        if (tone !== undefined) cell.dataset.tone = tone;
        return cell;
      }),
    ),
  );
  const table = element('table', { className: `compare-table compare-${cases.length}` }, element('thead', {}, head), element('tbody', {}, ...rows));
  // On a phone the rows are CSS grids, so explicit roles keep this a table for screen readers.
  for (const [selector, role] of ROLES) for (const part of table.querySelectorAll(selector)) part.setAttribute('role', role);
  table.setAttribute('role', 'table');
  const scroll = labelled(element('div', { className: 'table-scroll', tabIndex: 0 }, table), COMPARE.table);
  scroll.setAttribute('role', 'group');
  return scroll;
}

/** Adds a checkbox to each brand of a list, and a tray with the chosen brands. */
function pickFrom(list: HTMLElement, page: string): void {
  let chosen: Choice[] = [];
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? '[]');
    if (Array.isArray(kept)) chosen = (kept as Choice[]).filter(({ slug, name }) => SLUG.test(slug) && typeof name === 'string').slice(0, MOST);
  } catch {
    // Without storage the choice lasts for this page.
  }
  const status = element('p', { className: 'compare-status' });
  status.setAttribute('role', 'status');
  const go = element('a', { className: 'button button-main' }, COMPARE.go);
  const clear = element('button', { type: 'button', className: 'button' }, COMPARE.clear);
  const tray = labelled(element('section', { className: 'compare-tray', hidden: true }, status, go, clear), COMPARE.tray);
  list.after(tray);

  const show = (): void => {
    tray.hidden = chosen.length === 0;
    document.documentElement.classList.toggle('compare-open', chosen.length > 0);
    const note = chosen.length < 2 ? COMPARE.few : chosen.length >= MOST ? COMPARE.full(MOST) : '';
    status.textContent = chosen.length === 0 ? '' : `${COMPARE.picked(chosen.map(({ name }) => name))}。${note}`;
    go.hidden = chosen.length < 2;
    go.href = `${openable(page)}?${chosen.map(({ slug }) => `b=${slug}`).join('&')}`;
    for (const input of list.querySelectorAll<HTMLInputElement>('.compare-pick input')) {
      input.checked = chosen.some(({ slug }) => slug === input.value);
      input.disabled = !input.checked && chosen.length >= MOST;
    }
    try {
      sessionStorage.setItem(KEY, JSON.stringify(chosen));
    } catch {
      // See above.
    }
  };
  const decorate = (): void => {
    for (const entry of list.querySelectorAll<HTMLElement>('.entry')) {
      const link = entry.querySelector<HTMLAnchorElement>('.entry-name a');
      if (link === null || entry.querySelector('.compare-pick') !== null) continue;
      const name = link.textContent?.trim() ?? '';
      const input = labelled(element('input', { type: 'checkbox', value: slugOf(link.href) }), COMPARE.pickOf(name));
      input.addEventListener('change', () => {
        chosen = input.checked ? [...chosen, { slug: input.value, name }] : chosen.filter(({ slug }) => slug !== input.value);
        show();
      });
      entry.querySelector('.entry-meta')?.append(element('label', { className: 'choice compare-pick' }, input, COMPARE.pick));
    }
    show();
  };
  clear.addEventListener('click', () => {
    chosen = [];
    show();
    list.querySelector<HTMLInputElement>('.compare-pick input')?.focus();
  });
  decorate();
  // Entries that the facets script draws need checkboxes too. The checkboxes themselves must not trigger this.
  new MutationObserver((changes) => {
    if (changes.some(({ addedNodes }) => [...addedNodes].some((node) => !(node instanceof Element && node.matches('.compare-pick'))))) decorate();
  }).observe(list, { childList: true, subtree: true });
}

const place = document.querySelector<HTMLElement>('[data-compare-data]');
if (place !== null) compare(place);
const list = document.querySelector<HTMLElement>('[data-facets-list]');
const page = document.querySelector<HTMLElement>('[data-compare-page]')?.dataset.comparePage;
if (list !== null && page !== undefined) pickFrom(list, page);
