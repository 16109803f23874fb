/** Connects an input to the finder: searches while the reader types, draws results, updates the status. */
import type { Excerpt } from '../../search/ask/excerpt.ts';
import type { Finder, Finding, Result } from '../../search/ask/find.ts';
import type { Filters } from '../../search/format/facets.ts';
import { SEARCH } from '../../wording/search.ts';
import { element } from '../drawing/element.ts';
import { action, drawQueries, shownAtFirst } from './draw.ts';
import { recent } from './recent.ts';

/** Milliseconds without a key before a search starts. */
const QUIET = 120;
/** Milliseconds before names are drawn without texts. If the texts arrive sooner, both are drawn together. */
const EARLY = 20;

/** What is drawn. */
export type Found = Pick<Finding, 'results' | 'count' | 'all'>;

export interface Box {
  input: HTMLInputElement;
  results: HTMLElement;
  status: HTMLElement | null;
  filters(): Filters;
  /** How many text results it shows at once. */
  texts: number;
  draw(target: HTMLElement, found: Found, excerpts: ReadonlyMap<string, Excerpt>): void;
  /** Called with each query before its search. */
  onQuery(query: string): void;
  /** Called with each result. */
  onFound?(finding: Finding): void;
}

/** Makes a box search. Only the newest query draws. Returns a function that searches at once. */
export function bind(finder: Finder, box: Box): (query: string) => Promise<void> {
  const { input, results } = box;
  let current = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  // Whether the results belong to an older query than the input.
  let isBehind = false;
  const settle = (): void => {
    results.dataset.state = isBehind ? 'loading' : 'done';
  };
  const say = (text: string): void => {
    if (box.status !== null) box.status.textContent = text;
  };
  const ask = (query: string): void => {
    input.value = query;
    input.focus();
    void show(query);
  };
  const show = async (query: string): Promise<void> => {
    clearTimeout(timer);
    isBehind = false;
    current += 1;
    const mine = current;
    const text = query.trim();
    const filters = box.filters();
    box.onQuery(text);
    if (text === '' && Object.keys(filters).length === 0) {
      results.replaceChildren();
      offerRecent(results, input, ask);
      settle();
      say(SEARCH.idle);
      if (box.onFound !== undefined)
        finder
          .find('', {}, () => {})
          .then(
            (finding) => mine === current && box.onFound?.(finding),
            () => {},
          );
      return;
    }
    results.dataset.state = 'loading';
    say(SEARCH.loading);
    let early: ReturnType<typeof setTimeout> | undefined;
    let drawNames = (): void => {};
    try {
      const finding = await finder.find(
        text,
        filters,
        (named) => {
          if (named.length === 0) return;
          drawNames = () => {
            if (mine !== current) return;
            redraw(box, { results: named, count: named.length, all: async () => named }, new Map());
            results.dataset.state = 'partial';
          };
          clearTimeout(early);
          early = setTimeout(drawNames, EARLY);
        },
        box.texts,
      );
      const excerpts = await excerptsOf(shownAtFirst(finding.results));
      clearTimeout(early);
      if (mine !== current) return;
      redraw(box, finding, excerpts);
      if (finding.results.length === 0) drawQueries(results, SEARCH.alike, finding.alike, ask);
      box.onFound?.(finding);
      say(spoken(text, finding));
    } catch {
      clearTimeout(early);
      if (mine !== current) return;
      drawNames();
      say(SEARCH.failed);
    }
    settle();
  };
  input.addEventListener('input', () => {
    clearTimeout(timer);
    isBehind = true;
    results.dataset.state = 'loading';
    timer = setTimeout(() => void show(input.value), QUIET);
  });
  walk(input, results);
  return show;
}

function spoken(query: string, { results, count, rows, alike }: Finding): string {
  if (count === 0) {
    if (rows.length > 0) return SEARCH.narrowed(rows.length);
    return alike.length === 0 ? SEARCH.none(query) : SEARCH.noneBut(query, alike.length);
  }
  return results.every(({ by }) => by === 'near') ? SEARCH.near(count) : SEARCH.found(count);
}

async function excerptsOf(results: readonly Result[]): Promise<Map<string, Excerpt>> {
  const found = new Map<string, Excerpt>();
  const load = async (result: Result): Promise<void> => {
    const excerpt = await result.excerpt?.();
    if (excerpt !== undefined) found.set(result.url, excerpt);
  };
  await Promise.all(results.map(load));
  return found;
}

/** Draws results. A focused link keeps the focus; if it is gone, the input gets it. */
function redraw(box: Box, found: Found, excerpts: ReadonlyMap<string, Excerpt>): void {
  const focused = box.results.contains(document.activeElement) ? document.activeElement?.getAttribute('href') : null;
  box.draw(box.results, found, excerpts);
  if (focused !== null && focused !== undefined)
    ([...box.results.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused) ?? box.input).focus();
}

/** Moves the focus with the arrow keys through the results, and from the first back to the input. */
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
  drawQueries(results, SEARCH.recent, recent.read(), ask)?.append(
    element(
      'li',
      {},
      action(SEARCH.clear, () => {
        recent.clear();
        results.replaceChildren();
        input.focus();
      }),
    ),
  );
}
