/** Where the words of a query stand in a text, and the piece of it that shows them. */
import { type Unit, unitsOf, type Variants } from '../format/folding.ts';

/** A stretch of an excerpt; `isHit` where it is one of the words. */
export interface Part {
  text: string;
  isHit: boolean;
}

/** Characters before the first word, and all in all. */
const BEFORE = 16;
const LENGTH = 72;

/**
 * The beginning of the text where none of the words stands in it: then the record was found by its
 * name. `words` are units (`wordsOf`).
 */
export function excerptOf(text: string, words: readonly (readonly string[])[], variants: Variants): Part[] {
  const units = unitsOf(text, variants);
  const hits = new Set<number>();
  const starts: number[] = [];
  for (const word of words)
    for (const [from, to] of occurrences(units, word, text)) {
      starts.push(from);
      for (let index = from; index < to; index += 1) hits.add(index);
    }
  const start = starts.length === 0 ? 0 : densest(starts.sort((a, b) => a - b));
  const from = Math.max(0, back(text, start - BEFORE));
  const to = Math.min(text.length, back(text, from + LENGTH));
  const parts: Part[] = [];
  for (let index = from; index < to; ) {
    const character = String.fromCodePoint(text.codePointAt(index) as number);
    const isHit = hits.has(index);
    const last = parts.at(-1);
    if (last?.isHit === isHit) last.text += character;
    else parts.push({ text: character, isHit });
    index += character.length;
  }
  if (from > 0) parts.unshift({ text: '…', isHit: false });
  if (to < text.length) parts.push({ text: '…', isHit: false });
  return parts;
}

/** The beginnings and ends of a word, in UTF-16 units; never across the end of a line. The last unit may be half typed. */
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

/** The beginning of the stretch that holds the most. */
function densest(starts: readonly number[]): number {
  let best = starts[0] as number;
  let most = 0;
  for (const [at, start] of starts.entries()) {
    const held = starts.slice(at).filter((other) => other < start + LENGTH - BEFORE).length;
    if (held > most) [best, most] = [start, held];
  }
  return best;
}

/** Never into the middle of a character. */
const back = (text: string, index: number): number => (/[\udc00-\udfff]/.test(text[index] ?? '') ? index - 1 : index);

/** The longest hit of an excerpt, by which a browser finds the place in the page. */
export const placeOf = (parts: readonly Part[]): string | undefined =>
  parts
    .filter(({ isHit }) => isHit)
    .reduce<string | undefined>((longest, { text }) => (longest === undefined || text.length > longest.length ? text : longest), undefined);
