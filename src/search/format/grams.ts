/**
 * Text as pairs of neighbouring units, the keys of the full-text index. Index and browser cut the same
 * way, which two segmenters with dictionaries of their own never do; whatever stands in a text is found by any piece of it.
 */
import { isHan } from './folding.ts';

/** The key of two neighbours; of the last unit of a line it is the unit alone. */
export const gramOf = (first: string, second: string | undefined): string =>
  second === undefined ? first : isHan(first) && isHan(second) ? first + second : `${first} ${second}`;

/** Where a gram is to be looked up, and how far from the beginning of the word. */
export interface Lookup {
  gram: string;
  offset: number;
  /** Every key that begins with the gram is meant: one unit, or a word half typed. */
  isPrefix: boolean;
}

const isWord = (unit: string | undefined): boolean => unit !== undefined && /^\p{L}/u.test(unit) && !isHan(unit);

/** What has to be looked up for a word: every second pair covers all of it. */
export function lookupsOf(units: readonly string[]): Lookup[] {
  const last = units.length - 1;
  if (last === 0) return [{ gram: units[0] as string, offset: 0, isPrefix: true }];
  const offsets: number[] = [];
  for (let at = 0; at < last; at += 2) offsets.push(at);
  if (offsets.at(-1) !== last - 1) offsets.push(last - 1);
  return offsets.map((offset) => ({
    gram: gramOf(units[offset] as string, units[offset + 1]),
    offset,
    isPrefix: offset === last - 1 && isWord(units[last]),
  }));
}

/** Whether a key is meant by a lookup: a number is never the beginning of another. */
export function isMeant(key: string, { gram, isPrefix }: Lookup): boolean {
  if (key === gram) return true;
  if (!isPrefix || !key.startsWith(gram)) return false;
  const isNumber = /^\d/.test(gram) && !gram.includes(' ');
  return !isNumber || key[gram.length] === ' ';
}
