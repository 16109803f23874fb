/**
 * Search in the page and on the search page. A classic script; the directory and the full-text
 * engine are loaded when somebody begins to search, not before.
 */
import type { Directory } from '../search/directory.ts';
import { searchDirectory } from '../search/match.ts';
import type { RecordKind } from '../search/records.ts';
import { SEARCH } from '../wording/search.ts';

interface Result {
  kind: RecordKind;
  url: string;
  title: string;
  subtitle: string;
  /** HTML from the engine: escaped text with `<mark>`. */
  excerpt?: string;
}

interface Pagefind {
  options(options: Record<string, unknown>): Promise<void>;
  init(): Promise<void>;
  search(query: string, options: { filters: Record<string, string> }): Promise<{ results: { data(): Promise<PagefindData> }[] }>;
}

interface PagefindData {
  url: string;
  raw_url?: string;
  meta: Record<string, string>;
  excerpt: string;
}

type Filters = Partial<Record<'domain' | 'level' | 'year', string>>;
const FILTERS = ['domain', 'level', 'year'] as const;

(() => {
  const script = document.currentScript;
  const base = new URL('..', script instanceof HTMLScriptElement ? script.src : location.href);
  const at = (path: string): string => new URL(path, base).href;
  const RECENT = 'biaogan.recent';
  const FULL_TEXT = 30;

  let directory: Promise<Directory> | undefined;
  const loadDirectory = (): Promise<Directory> => {
    directory ??= fetch(at('search/directory.json')).then((response) => {
      if (!response.ok) throw new Error(String(response.status));
      return response.json() as Promise<Directory>;
    });
    return directory;
  };

  let engine: Promise<Pagefind> | undefined;
  const loadEngine = (): Promise<Pagefind> => {
    engine ??= (import(at('search/pagefind/pagefind.js')) as Promise<Pagefind>).then(async (pagefind) => {
      // The records carry whole addresses, so nothing is put before them.
      await pagefind.options({ baseUrl: '/' });
      await pagefind.init();
      return pagefind;
    });
    return engine;
  };

  const recent = {
    read(): string[] {
      try {
        const kept: unknown = JSON.parse(localStorage.getItem(RECENT) ?? '[]');
        return Array.isArray(kept) ? kept.filter((one): one is string => typeof one === 'string').slice(0, 6) : [];
      } catch {
        return [];
      }
    },
    add(query: string): void {
      try {
        localStorage.setItem(RECENT, JSON.stringify([query, ...recent.read().filter((one) => one !== query)].slice(0, 6)));
      } catch {
        // Without storage nothing is remembered.
      }
    },
  };

  const passes = (entry: Filters, filters: Filters): boolean => FILTERS.every((name) => filters[name] === undefined || entry[name] === filters[name]);

  /** Names first, then the full text; `partial` is called with the names alone. */
  async function find(query: string, filters: Filters, partial: (results: Result[]) => void): Promise<Result[]> {
    const hits = searchDirectory(await loadDirectory(), query).filter((hit) => passes(hit.entry, filters));
    const named = hits.map(({ entry: { kind, url, title, subtitle } }): Result => ({ kind, url, title, subtitle }));
    partial(named);
    // Latin letters without blanks are the sound of a name, unless the text itself has them.
    const pagefind = await loadEngine();
    const wanted = Object.fromEntries(FILTERS.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name] as string]])));
    const { results } = await pagefind.search(query, { filters: wanted });
    const known = new Map(named.map((one) => [one.url, one]));
    const further: Result[] = [];
    for (const data of await Promise.all(results.slice(0, FULL_TEXT).map((result) => result.data()))) {
      const url = data.raw_url ?? data.url;
      if (!holds(data.excerpt, query)) continue;
      const before = known.get(url);
      if (before !== undefined) before.excerpt ??= data.excerpt;
      else
        further.push({
          kind: data.meta.kind as RecordKind,
          url,
          title: data.meta.title ?? '',
          subtitle: data.meta.subtitle ?? '',
          excerpt: data.excerpt,
        });
    }
    return [...named, ...further];
  }

  /** The engine falls back to a shorter word where it does not know one; such answers are none. */
  function holds(excerpt: string, query: string): boolean {
    const fold = (text: string): string =>
      text
        .normalize('NFKC')
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, '');
    const marked = [...excerpt.matchAll(/<mark>(.*?)<\/mark>/gs)].map((match) => fold(match[1] ?? ''));
    const letters = new Set(fold(query));
    const found = new Set(marked.flatMap((text) => [...text]));
    return [...letters].every((letter) => found.has(letter));
  }

  /** Results as grouped lists of links. */
  function draw(target: HTMLElement, results: readonly Result[]): void {
    const groups = SEARCH.order.flatMap((kind) => {
      const own = results.filter((one) => one.kind === kind);
      return own.length === 0 ? [] : [{ kind, own }];
    });
    // The group that holds the best result comes first.
    const best = results[0]?.kind;
    groups.sort((a, b) => Number(b.kind === best) - Number(a.kind === best));
    target.replaceChildren(
      ...groups.map(({ kind, own }) => {
        const section = document.createElement('section');
        section.className = 'search-group';
        const heading = document.createElement('h2');
        heading.textContent = SEARCH.kinds[kind];
        const list = document.createElement('ul');
        list.append(...own.map(item));
        section.append(heading, list);
        return section;
      }),
    );
  }

  function item(result: Result): HTMLLIElement {
    const line = document.createElement('li');
    const link = document.createElement('a');
    link.href = result.url;
    link.dataset.kind = result.kind;
    const title = document.createElement('span');
    title.className = 'search-title';
    title.textContent = result.title;
    const subtitle = document.createElement('span');
    subtitle.className = 'search-subtitle';
    subtitle.textContent = result.subtitle;
    link.append(title, subtitle);
    line.append(link);
    if (result.excerpt !== undefined) {
      const excerpt = document.createElement('p');
      excerpt.className = 'search-excerpt';
      for (const [index, part] of result.excerpt.split(/<mark>(.*?)<\/mark>/s).entries()) {
        const text = part
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&#0?39;/g, "'")
          .replace(/&amp;/g, '&');
        if (index % 2 === 0) excerpt.append(text);
        else {
          const mark = document.createElement('mark');
          mark.textContent = text;
          excerpt.append(mark);
        }
      }
      line.append(excerpt);
    }
    return line;
  }

  interface Box {
    input: HTMLInputElement;
    results: HTMLElement;
    status: HTMLElement | null;
    filters(): Filters;
    onQuery?(query: string): void;
  }

  /** Makes a box search as its owner types: newest query wins. */
  function bind(box: Box): (query: string) => Promise<void> {
    let current = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (text: string): void => {
      if (box.status !== null) box.status.textContent = text;
    };
    const show = async (query: string): Promise<void> => {
      current += 1;
      const mine = current;
      const text = query.trim();
      box.onQuery?.(text);
      if (text === '') {
        box.results.replaceChildren();
        box.results.dataset.state = 'done';
        say(SEARCH.idle);
        return;
      }
      box.results.dataset.state = 'loading';
      say(SEARCH.loading);
      try {
        const results = await find(text, box.filters(), (named) => {
          if (mine !== current || named.length === 0) return;
          draw(box.results, named);
          box.results.dataset.state = 'partial';
        });
        if (mine !== current) return;
        draw(box.results, results);
        say(results.length === 0 ? SEARCH.none(text) : SEARCH.found(results.length));
        box.results.dataset.state = 'done';
      } catch {
        if (mine !== current) return;
        say(SEARCH.failed);
        box.results.dataset.state = 'done';
      }
    };
    box.input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(() => void show(box.input.value), 120);
    });
    return show;
  }

  /** Up and down among the links of a list of results, back to the input above the first. */
  function walk(input: HTMLInputElement, results: HTMLElement): void {
    const links = (): HTMLAnchorElement[] => [...results.querySelectorAll('a')];
    const move = (event: KeyboardEvent): void => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      const all = links();
      const index = all.indexOf(document.activeElement as HTMLAnchorElement);
      const next = event.key === 'ArrowDown' ? index + 1 : index - 1;
      event.preventDefault();
      if (next < 0) input.focus();
      else all[Math.min(next, all.length - 1)]?.focus();
    };
    input.addEventListener('keydown', move);
    results.addEventListener('keydown', move);
    results.addEventListener('click', (event) => {
      if ((event.target as Element).closest('a') !== null && input.value.trim() !== '') recent.add(input.value.trim());
    });
  }

  function dialog(): void {
    const element = document.querySelector<HTMLDialogElement>('[data-search-dialog]');
    const input = element?.querySelector<HTMLInputElement>('[data-search-input]');
    const results = element?.querySelector<HTMLElement>('[data-search-results]');
    if (!element || !input || !results || typeof element.showModal !== 'function') return;
    const all = element.querySelector<HTMLAnchorElement>('[data-search-all]');
    const address = all?.href ?? '';
    const show = bind({
      input,
      results,
      status: element.querySelector('[data-search-status]'),
      filters: () => ({}),
      onQuery(query) {
        if (all !== null) all.href = query === '' ? address : `${address}?q=${encodeURIComponent(query)}`;
        if (query === '') queueMicrotask(() => offerRecent(results, input, show));
      },
    });
    const open = (): void => {
      if (element.open) return;
      element.showModal();
      input.select();
      void loadDirectory();
      void show(input.value);
    };
    document.addEventListener('keydown', (event) => {
      const target = event.target as HTMLElement | null;
      const typing =
        target !== null &&
        (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) &&
        (target as HTMLInputElement).type !== 'checkbox';
      const wanted =
        (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) ||
        (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey));
      if (!wanted) return;
      event.preventDefault();
      open();
    });
    for (const opener of document.querySelectorAll<HTMLElement>('[data-search-open]')) {
      opener.addEventListener('click', (event) => {
        event.preventDefault();
        open();
      });
    }
    element.querySelector('[data-search-close]')?.addEventListener('click', (event) => {
      event.preventDefault();
      element.close();
    });
    element.addEventListener('click', (event) => {
      if (event.target === element) element.close();
    });
    // Enter goes to the search page with the query, as it does without this script.
    element.querySelector('form')?.addEventListener('submit', () => {
      if (input.value.trim() !== '') recent.add(input.value.trim());
    });
    walk(input, results);
  }

  function offerRecent(results: HTMLElement, input: HTMLInputElement, show: (query: string) => Promise<void>): void {
    const queries = recent.read();
    if (queries.length === 0 || input.value.trim() !== '') return;
    const section = document.createElement('section');
    section.className = 'search-group';
    const heading = document.createElement('h2');
    heading.textContent = SEARCH.recent;
    const list = document.createElement('ul');
    for (const query of queries) {
      const line = document.createElement('li');
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = query;
      button.addEventListener('click', () => {
        input.value = query;
        input.focus();
        void show(query);
      });
      line.append(button);
      list.append(line);
    }
    section.append(heading, list);
    results.replaceChildren(section);
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
      onQuery(query) {
        const address = new URL(location.href);
        if (query === '') address.searchParams.delete('q');
        else address.searchParams.set('q', query);
        for (const { name, select } of selects) {
          if (select.value === '') address.searchParams.delete(name);
          else address.searchParams.set(name, select.value);
        }
        if (address.href !== location.href) history.replaceState(null, '', address);
      },
    });
    const given = new URLSearchParams(location.search);
    input.value = given.get('q') ?? '';
    try {
      const known = await loadDirectory();
      for (const { name, select } of selects) {
        for (const value of known.filters[name]) select.append(new Option(value, value));
        const wanted = given.get(name);
        if (wanted !== null && known.filters[name].includes(wanted)) select.value = wanted;
        select.addEventListener('change', () => void show(input.value));
      }
    } catch {
      // The search itself will say that it could not be opened.
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (input.value.trim() !== '') recent.add(input.value.trim());
      void show(input.value);
    });
    walk(input, results);
    await show(input.value);
  }

  dialog();
  void page();
})();
