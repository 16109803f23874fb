/** Draws results: in groups in the dialog, as one list on the search page. */

import { type Excerpt, type Part, placeOf } from '../../search/ask/excerpt.ts';
import type { Finding, Result } from '../../search/ask/find.ts';
import { SEARCH } from '../../wording/search.ts';
import { element } from '../drawing/element.ts';
import { debounced } from './debounce.ts';
import { hrefOf } from './load.ts';

/** Links in each group of the dialog; also how many excerpts are loaded before scrolling. */
export const IN_DIALOG = 5;
/** Links that the search page shows at once. */
export const AT_ONCE = 20;

function group(title: string, list: HTMLElement): HTMLElement {
  return element('section', { className: 'search-group' }, element('h2', {}, title), list);
}

/** Returns one result. A text result has an excerpt. */
function line(result: Result, excerpts: ReadonlyMap<string, Excerpt>, withKind: boolean): HTMLLIElement {
  const facts = [...(withKind && SEARCH.kinds[result.kind] !== result.subtitle ? [SEARCH.kinds[result.kind]] : []), result.subtitle];
  const link = element(
    'a',
    { href: hrefOf(result.url) },
    signOf(result),
    element('span', { className: 'search-title' }, ...marks(result.marked())),
    ' ',
    element(
      'span',
      { className: 'search-facts' },
      ...[...facts, result.standing ?? ''].filter((one) => one !== '').flatMap((one) => [element('span', {}, one), ' ']),
    ),
  );
  link.dataset.kind = result.kind;
  const item = element('li', { className: 'search-result' }, link);
  const excerpt = excerpts.get(result.url);
  if (result.by === 'text' && excerpt !== undefined) showExcerpt(item, link, result, excerpt);
  else if (result.by === 'text' && result.excerpt !== undefined) showLater(item, link, result);
  return item;
}

/** Draws a brand's logo, or the first character of its name on its ground; of other kinds the first of what they are called. */
function signOf({ kind, sign, title }: Result): HTMLElement {
  const box = element('span', { className: sign === undefined ? 'search-sign search-sign-kind' : 'search-sign' });
  box.setAttribute('aria-hidden', 'true');
  // Drawn by the stylesheet, since it is no part of the text of the link.
  box.dataset.sign = /[\p{L}\p{N}]/u.exec(sign === undefined ? SEARCH.kinds[kind] : title)?.[0] ?? '';
  if (sign?.tone !== undefined) box.dataset.tone = sign.tone;
  if (sign?.picture === undefined) return box;
  const picture = element('img', { loading: 'lazy', alt: '', src: hrefOf(sign.picture) });
  // A bundle of one meeting may lack it.
  picture.addEventListener('error', () => picture.remove());
  box.append(picture);
  return box;
}

const marks = (parts: readonly Part[]): (HTMLElement | string)[] => parts.map(({ text, isHit }) => (isHit ? element('mark', {}, text) : text));

function showExcerpt(item: HTMLElement, link: HTMLAnchorElement, { url }: Result, { parts, section }: Excerpt): void {
  item.append(element('p', { className: 'search-excerpt' }, ...marks(parts)));
  const place = placeOf(parts);
  if (!url.includes('#')) marksThere(link, hrefOf(url), place);
  if (section === undefined || url.includes('#')) return;
  const href = `${hrefOf(url)}#${encodeURIComponent(section.id)}`;
  const second = element('a', { href }, SEARCH.section(section.title));
  marksThere(second, href, place);
  item.append(element('p', { className: 'search-section' }, second));
}

/** Makes a click scroll to the words and mark them by a text fragment (`:~:text=`). The copied address stays plain. */
function marksThere(link: HTMLAnchorElement, href: string, place: string | undefined): void {
  if (place === undefined) return;
  for (const type of ['click', 'auxclick'])
    link.addEventListener(type, () => {
      link.href = `${href}${href.includes('#') ? '' : '#'}:~:text=${encodeURIComponent(place).replace(/-/g, '%2D')}`;
      setTimeout(() => link.setAttribute('href', href));
    });
}

/** Excerpts to load on scrolling. Debounced, so that lists replaced while typing load none. */
const later = new Map<Element, () => void>();
const observeAll = debounced();
let observer: IntersectionObserver | undefined;

function showLater(item: HTMLElement, link: HTMLAnchorElement, result: Result): void {
  later.set(item, () => {
    result.excerpt?.().then(
      (excerpt) => showExcerpt(item, link, result, excerpt),
      () => {},
    );
  });
  observeAll(() => {
    observer ??= new IntersectionObserver(show, { rootMargin: '200px' });
    for (const one of later.keys()) {
      if (one.isConnected) observer.observe(one);
      else forget(one);
    }
  });
}

function show(entries: readonly IntersectionObserverEntry[]): void {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    later.get(target)?.();
    forget(target);
  }
}

function forget(item: Element): void {
  observer?.unobserve(item);
  later.delete(item);
}

/** Returns the results whose excerpts are drawn without scrolling. */
export const shownAtFirst = (results: readonly Result[]): Result[] => results.filter(({ by }) => by === 'text').slice(0, IN_DIALOG);

type Section = 'name' | 'text' | 'near';
const sectionOf = ({ by }: Result): Section => (by === 'text' || by === 'near' ? by : 'name');

/** Draws the dialog: a few name results of each kind, starting with the kind of the best one, then text results. */
export function drawGroups(target: HTMLElement, { results }: Pick<Finding, 'results'>, excerpts: ReadonlyMap<string, Excerpt>): void {
  const named = results.filter((one) => sectionOf(one) !== 'text');
  const texts = results.filter((one) => sectionOf(one) === 'text');
  const kinds = [...new Set([...named.slice(0, 1).map((one) => one.kind), ...SEARCH.order])];
  const part = (title: string, own: readonly Result[], withKind: boolean): HTMLElement[] =>
    own.length === 0 ? [] : [group(title, element('ul', {}, ...own.slice(0, IN_DIALOG).map((one) => line(one, excerpts, withKind))))];
  target.replaceChildren(
    ...kinds.flatMap((kind) =>
      part(
        SEARCH.kinds[kind],
        named.filter((one) => one.kind === kind),
        false,
      ),
    ),
    ...part(SEARCH.sections.text, texts, true),
  );
}

/** Draws the search page: all results, best first, under the kind of match. A button draws the rest of a long list. */
export function drawList(
  target: HTMLElement,
  { results, count, all }: Pick<Finding, 'results' | 'count' | 'all'>,
  excerpts: ReadonlyMap<string, Excerpt>,
): void {
  target.replaceChildren();
  let section: Section | undefined;
  let list = element('ol', {});
  const add = (from: number, known: readonly Result[]): void => {
    const next = known.slice(from, from + AT_ONCE);
    const lines = next.map((result) => {
      if (sectionOf(result) !== section) {
        section = sectionOf(result);
        list = element('ol', { className: 'search-list' });
        target.append(group(SEARCH.sections[section], list));
      }
      const item = line(result, excerpts, true);
      list.append(item);
      return item;
    });
    if (from > 0) lines[0]?.querySelector('a')?.focus();
    const left = count - from - next.length;
    if (left <= 0) return;
    const more = element('button', { type: 'button', className: 'button' }, SEARCH.more(Math.min(left, AT_ONCE)));
    more.addEventListener('click', async () => {
      more.disabled = true;
      // After a failure the button works again.
      const everything = await all().catch(() => undefined);
      more.disabled = false;
      if (everything === undefined || !more.isConnected) return;
      more.remove();
      add(from + AT_ONCE, everything);
    });
    target.append(more);
  };
  if (results.length > 0) add(0, results);
}

/** Draws queries as buttons, because they are no results. Returns the list, or undefined if there are none. */
export function drawQueries(
  target: HTMLElement,
  title: string,
  queries: readonly string[],
  choose: (query: string) => void,
): HTMLElement | undefined {
  if (queries.length === 0) return undefined;
  const list = element(
    'ul',
    {},
    ...queries.map((query) =>
      element(
        'li',
        {},
        action(query, () => choose(query)),
      ),
    ),
  );
  target.replaceChildren(group(title, list));
  return list;
}

export function action(text: string, act: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button' }, text);
  made.addEventListener('click', act);
  return made;
}
