/**
 * Search in the page and on the search page: a classic script, which works from `file://` too. What
 * it searches is loaded when somebody begins to search, not before.
 */
import type { Directory } from '../search/directory.ts';
import type { Part } from '../search/excerpt.ts';
import { createFinder, type Engine, FILTERS, type Filters, type Result } from '../search/find.ts';
import { SEARCH } from '../wording/search.ts';

/** The part of Pagefind's module that is used. */
interface Pagefind {
  createInstance(
    options: Record<string, unknown>,
  ): Engine & { init(): Promise<void>; mergeIndex(path: string, options: Record<string, unknown>): Promise<void> };
}

/** Milliseconds without a key after which a query is asked. */
const QUIET = 120;
/** Links that a kind shows in the dialog, and that the search page shows at once. */
const IN_DIALOG = 5;
const AT_ONCE = 50;

const script = document.currentScript;
const base = new URL('..', script instanceof HTMLScriptElement ? script.src : location.href);
const at = (path: string): string => new URL(path, base).href;

let directory: Promise<Directory> | undefined;
function loadDirectory(): Promise<Directory> {
  directory ??= fetch(at('search/directory.json')).then((response) => {
    if (!response.ok) throw new Error(String(response.status));
    return response.json() as Promise<Directory>;
  });
  directory.catch(() => {
    directory = undefined;
  });
  return directory;
}

let engine: Promise<Engine> | undefined;
function loadEngine(): Promise<Engine> {
  engine ??= (import(at('search/pagefind/0/pagefind.js')) as Promise<Pagefind>).then(async (pagefind) => {
    // Pagefind takes its language from the page, at this call alone; under `zh` it would cut the words of a query once more.
    const root = document.documentElement;
    const language = root.lang;
    root.lang = 'und';
    const instance = pagefind.createInstance({ basePath: at('search/pagefind/0/'), noWorker: true });
    root.lang = language;
    await instance.init();
    const { indexes } = await loadDirectory();
    for (let index = 1; index < indexes; index += 1) await instance.mergeIndex(at(`search/pagefind/${index}/`), { language: 'und' });
    return instance;
  });
  engine.catch(() => {
    engine = undefined;
  });
  return engine;
}

const finder = createFinder({ directory: loadDirectory, engine: loadEngine });

const RECENT = 'biaogan.recent';
const recent = {
  read(): string[] {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
      return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, 6) : [];
    } catch {
      return [];
    }
  },
  write(queries: readonly string[]): void {
    try {
      localStorage.setItem(RECENT, JSON.stringify(queries.slice(0, 6)));
    } catch {
      // Without storage nothing is remembered.
    }
  },
  add(query: string): void {
    const text = query.trim();
    if (text !== '') this.write([text, ...this.read().filter((one) => one !== text)]);
  },
};

function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  properties: Partial<HTMLElementTagNameMap[Tag]>,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const group = (title: string, ...lines: Node[]): HTMLElement => {
  const list = element('ul', {});
  list.append(...lines);
  return element('section', { className: 'search-group' }, element('h2', {}, title), list);
};

const excerptLine = (parts: readonly Part[]): HTMLElement =>
  element('p', { className: 'search-excerpt' }, ...parts.map(({ text, isHit }) => (isHit ? element('mark', {}, text) : text)));

function line(result: Result, withKind: boolean): HTMLLIElement {
  const link = element(
    'a',
    { href: result.url },
    ...(withKind ? [element('span', { className: 'search-kind' }, SEARCH.kinds[result.kind]), ' '] : []),
    element('span', { className: 'search-title' }, result.title),
    ' ',
    element('span', { className: 'search-subtitle' }, result.subtitle),
  );
  link.dataset.kind = result.kind;
  return element('li', {}, link, ...(result.excerpt === undefined ? [] : [excerptLine(result.excerpt)]));
}

/** The dialog: a few of each kind; the kind that holds the best result comes first. */
function drawGroups(target: HTMLElement, results: readonly Result[]): void {
  const kinds = [...new Set([...results.slice(0, 1).map((one) => one.kind), ...SEARCH.order])];
  target.replaceChildren(
    ...kinds.flatMap((kind) => {
      const own = results.filter((one) => one.kind === kind);
      return own.length === 0 ? [] : [group(SEARCH.kinds[kind], ...own.slice(0, IN_DIALOG).map((one) => line(one, false)))];
    }),
  );
}

/** The search page: everything, best first, the rest of a long list on demand. */
function drawList(target: HTMLElement, results: readonly Result[]): void {
  const list = element('ol', { className: 'search-list' });
  target.replaceChildren(list);
  const add = (from: number): void => {
    const next = results.slice(from, from + AT_ONCE);
    const lines = next.map((one) => line(one, true));
    list.append(...lines);
    if (from > 0) lines[0]?.querySelector('a')?.focus();
    const left = results.length - from - next.length;
    if (left <= 0) return;
    const more = element('button', { type: 'button', className: 'button' }, SEARCH.more(Math.min(left, AT_ONCE)));
    more.addEventListener('click', () => {
      more.remove();
      add(from + AT_ONCE);
    });
    target.append(more);
  };
  if (results.length > 0) add(0);
}

interface Box {
  input: HTMLInputElement;
  results: HTMLElement;
  status: HTMLElement | null;
  filters(): Filters;
  draw(target: HTMLElement, results: readonly Result[]): void;
  /** Is told each query before it is asked. */
  onQuery?(query: string): void;
  /** Fills the results where there is no query. */
  drawIdle?(target: HTMLElement): void;
}

/** Makes a box search as its owner types; the newest query wins. */
function bind(box: Box): (query: string) => Promise<void> {
  let current = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const say = (text: string): void => {
    if (box.status !== null) box.status.textContent = text;
  };
  const show = async (query: string): Promise<void> => {
    clearTimeout(timer);
    current += 1;
    const mine = current;
    const text = query.trim();
    box.onQuery?.(text);
    if (text === '') {
      box.results.replaceChildren();
      box.drawIdle?.(box.results);
      box.results.dataset.state = 'done';
      say(SEARCH.idle);
      return;
    }
    box.results.dataset.state = 'loading';
    say(SEARCH.loading);
    try {
      const results = await finder.find(text, box.filters(), (named) => {
        if (mine !== current || named.length === 0) return;
        box.draw(box.results, named);
        box.results.dataset.state = 'partial';
      });
      if (mine !== current) return;
      redraw(box, results);
      say(results.length === 0 ? SEARCH.none(text) : SEARCH.found(results.length));
    } catch {
      if (mine !== current) return;
      say(SEARCH.failed);
    }
    box.results.dataset.state = 'done';
  };
  box.input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void show(box.input.value), QUIET);
  });
  return show;
}

/** Who has walked into the names while the full text was loading stays on the same link. */
function redraw(box: Box, results: readonly Result[]): void {
  const focused = box.results.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null;
  box.draw(box.results, results);
  if (focused !== null && focused !== undefined)
    [...box.results.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus();
}

/** Up and down among the links of a list of results, back to the input above the first. */
function walk(input: HTMLInputElement, results: HTMLElement): void {
  const move = (event: KeyboardEvent): void => {
    if (event.isComposing || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return;
    const all = [...results.querySelectorAll<HTMLElement>('a, button')];
    const index = all.indexOf(document.activeElement as HTMLElement);
    const next = event.key === 'ArrowDown' ? index + 1 : index - 1;
    event.preventDefault();
    if (next < 0) input.focus();
    else all[Math.min(next, all.length - 1)]?.focus();
  };
  input.addEventListener('keydown', move);
  results.addEventListener('keydown', move);
  results.addEventListener('click', (event) => {
    if ((event.target as Element).closest('a') !== null) recent.add(input.value);
  });
}

function offerRecent(results: HTMLElement, input: HTMLInputElement, ask: (query: string) => void): void {
  const queries = recent.read();
  if (queries.length === 0) return;
  const button = (text: string, action: () => void): HTMLLIElement => {
    const made = element('button', { type: 'button' }, text);
    made.addEventListener('click', action);
    return element('li', {}, made);
  };
  results.replaceChildren(
    group(
      SEARCH.recent,
      ...queries.map((query) =>
        button(query, () => {
          input.value = query;
          input.focus();
          ask(query);
        }),
      ),
      button(SEARCH.clear, () => {
        recent.write([]);
        results.replaceChildren();
        input.focus();
      }),
    ),
  );
}

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
  const show = bind({
    input,
    results,
    status: box.querySelector('[data-search-status]'),
    filters: () => ({}),
    draw: drawGroups,
    onQuery(query) {
      if (all !== null) all.href = query === '' ? address : `${address}?q=${encodeURIComponent(query)}`;
    },
    drawIdle: (target) => offerRecent(target, input, (query) => void show(query)),
  });
  const open = (): void => {
    if (box.open) return;
    box.showModal();
    input.select();
    void show(input.value);
    // Loaded while the query is being typed; a failure is told when it is asked.
    loadDirectory().catch(() => {});
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
  walk(input, results);
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
  const show = bind({
    input,
    results,
    status: document.querySelector('[data-search-page-status]'),
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
    drawIdle: (target) => offerRecent(target, input, (query) => void show(query)),
  });
  const given = new URLSearchParams(location.search);
  input.value = given.get('q') ?? '';
  if (input.value.trim() !== '') results.dataset.state = 'loading';
  try {
    const known = await loadDirectory();
    for (const { name, select } of selects) {
      select.append(...known.filters[name].map((value) => new Option(value, value)));
      const wanted = given.get(name);
      if (wanted !== null && known.filters[name].includes(wanted)) select.value = wanted;
      select.addEventListener('change', () => void show(input.value));
    }
  } catch {
    // The search itself will say that it could not be opened.
  }
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    recent.add(input.value);
    void show(input.value);
  });
  walk(input, results);
  await show(input.value);
}

dialog();
void page();
