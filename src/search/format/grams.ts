/**
 * Cuts text into bigrams of units, the keys of the full-text index. Bigrams find any piece of a text, and index and
 * browser cut alike, which two segmenters with their own dictionaries never do.
 */
import { isHan } from './folding.ts';

/** Returns the key of two neighbours, or of one unit at the end of a line. */
export const gramOf = (first: string, second: string | undefined): string =>
  second === undefined ? first : isHan(first) && isHan(second) ? first + second : `${first} ${second}`;

/** Returns the first unit of a key. */
export function firstOf(key: string): string {
  const blank = key.indexOf(' ');
  return blank >= 0 ? key.slice(0, blank) : isHan(key) ? String.fromCodePoint(key.codePointAt(0) as number) : key;
}

/** A key to look up, and its distance from the start of the word. */
export interface Lookup {
  gram: string;
  offset: number;
  /** Whether every key with this prefix matches: for a single unit or an unfinished word. */
  isPrefix: boolean;
}

const isWord = (unit: string | undefined): boolean => unit !== undefined && /^\p{L}/u.test(unit) && !isHan(unit);

/** Up to this many units, all bigrams of a word are looked up. */
const SHORT = 5;

/** Returns the lookups for a word: all bigrams of a short one; of a longer one every second, which are enough to cover it. */
export function lookupsOf(units: readonly string[]): Lookup[] {
  const last = units.length - 1;
  if (last === 0) return [{ gram: units[0] as string, offset: 0, isPrefix: true }];
  const offsets: number[] = [];
  for (let at = 0; at < last; at += units.length <= SHORT ? 1 : 2) offsets.push(at);
  if (offsets.at(-1) !== last - 1) offsets.push(last - 1);
  return offsets.map((offset) => ({
    gram: gramOf(units[offset] as string, units[offset + 1]),
    offset,
    isPrefix: offset === last - 1 && isWord(units[last]),
  }));
}

/** Returns the lookups of the bigrams that `lookupsOf` skips. */
export function othersOf(units: readonly string[]): Lookup[] {
  const known = new Set(lookupsOf(units).map(({ offset }) => offset));
  return units
    .slice(0, -1)
    .map((unit, offset) => ({ gram: gramOf(unit, units[offset + 1]), offset, isPrefix: false }))
    .filter(({ offset }) => !known.has(offset));
}

/** Returns whether a key matches a lookup. A number is never a prefix of another number. */
export function isMeant(key: string, { gram, isPrefix }: Lookup): boolean {
  if (key === gram) return true;
  if (!isPrefix || !key.startsWith(gram)) return false;
  const isNumber = /^\d/.test(gram) && !gram.includes(' ');
  return !isNumber || key[gram.length] === ' ';
}
