/** Finds the words of a query in a text and cuts an excerpt around them. */
import { type Unit, unitsOf, type Variants } from '../format/folding.ts';
import type { SearchRecord } from '../format/record.ts';

/** A run of an excerpt. `isHit` is true if it matches a word. */
export interface Part {
  text: string;
  isHit: boolean;
}

/** An excerpt, and the section of the page that its first hit stands in. */
export interface Excerpt {
  parts: Part[];
  section?: { id: string; title: string };
}

/** Characters before the first hit, and of the whole excerpt. */
const BEFORE = 16;
const LENGTH = 72;

/**
 * Returns the excerpt with the most hits, or the beginning of the text if there are none (the record was found by
 * its name). `words` are lists of units (see `wordsOf`).
 */
export function excerptOf(
  { text, sections }: { text: string; sections?: SearchRecord['sections'] },
  words: readonly (readonly string[])[],
  variants: Variants,
): Excerpt {
  const { hits, starts } = hitsIn(text, words, variants);
  const start = starts.length === 0 ? 0 : densest(starts.sort((a, b) => a - b));
  const from = Math.max(0, characterStart(text, start - BEFORE));
  const to = Math.min(text.length, characterStart(text, from + LENGTH));
  const parts = partsOf(text, from, to, hits);
  if (from > 0) parts.unshift({ text: '…', isHit: false });
  if (to < text.length) parts.push({ text: '…', isHit: false });
  const section = starts.length === 0 ? undefined : sectionAt(text, sections, start);
  return section === undefined ? { parts } : { parts, section };
}

/** Returns a short text, such as a title, with the words marked. */
export const marked = (text: string, words: readonly (readonly string[])[], variants: Variants): Part[] =>
  partsOf(text, 0, text.length, hitsIn(text, words, variants).hits);

/** Returns the section that a place in a text belongs to. The text before the first heading and after the body belongs to none. */
function sectionAt(text: string, sections: SearchRecord['sections'], at: number): Excerpt['section'] {
  const line = text.slice(0, at).split('\n').length - 1;
  if (sections === undefined || line >= sections.end) return undefined;
  const heading = sections.headings.findLast((one) => one.line <= line);
  return heading && { id: heading.id, title: text.split('\n')[heading.line] ?? '' };
}

function hitsIn(text: string, words: readonly (readonly string[])[], variants: Variants): { hits: Set<number>; starts: number[] } {
  const units = unitsOf(text, variants);
  const hits = new Set<number>();
  const starts: number[] = [];
  for (const word of words)
    for (const [from, to] of occurrences(units, word, text)) {
      starts.push(from);
      for (let index = from; index < to; index += 1) hits.add(index);
    }
  return { hits, starts };
}

function partsOf(text: string, from: number, to: number, hits: ReadonlySet<number>): Part[] {
  const parts: Part[] = [];
  for (let index = from; index < to; ) {
    const character = String.fromCodePoint(text.codePointAt(index) as number);
    const isHit = hits.has(index);
    const last = parts.at(-1);
    if (last?.isHit === isHit) last.text += character;
    else parts.push({ text: character, isHit });
    index += character.length;
  }
  return parts;
}

/** Yields start and end of each occurrence of a word, in UTF-16 units, within one line. The last unit may be a prefix. */
function* occurrences(units: readonly Unit[], word: readonly string[], text: string): Generator<[number, number]> {
  const last = word.length - 1;
  const end = word[last] as string;
  const isThere = (at: number): boolean => {
    for (let index = 0; index < last; index += 1) if (units[at + index]?.text !== word[index]) return false;
    const unit = (units[at + last] as Unit).text;
    return unit === end || (unit.startsWith(end) && /^\p{L}/u.test(unit));
  };
  for (let at = 0; at + last < units.length; at += 1) {
    if (!isThere(at)) continue;
    const from = (units[at] as Unit).from;
    const to = (units[at + last] as Unit).to;
    if (!text.slice(from, to).includes('\n')) yield [from, to];
  }
}

/** Returns the start whose excerpt holds the most other starts. */
function densest(starts: readonly number[]): number {
  let best = starts[0] as number;
  let most = 0;
  for (const [at, start] of starts.entries()) {
    const held = starts.slice(at).filter((other) => other < start + LENGTH - BEFORE).length;
    if (held > most) [best, most] = [start, held];
  }
  return best;
}

/** Moves an index off the second half of a surrogate pair. */
const characterStart = (text: string, index: number): number => (/[\udc00-\udfff]/.test(text[index] ?? '') ? index - 1 : index);

/** Returns the longest hit, for a text fragment that scrolls the page to it; undefined if there is none. */
export const placeOf = (parts: readonly Part[]): string | undefined =>
  parts
    .filter(({ isHit }) => isHit)
    .reduce<string | undefined>((longest, { text }) => (longest === undefined || text.length > longest.length ? text : longest), undefined);
