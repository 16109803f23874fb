/**
 * Texts as the gate sees them: runs of Han characters and words of ASCII, and nothing between. Every
 * escape of HTML, JSON or an address leaves such a run whole or encodes it as a whole, and no sign of
 * Markdown or YAML stands in one; so the same run is met in a source and in whatever was made of it.
 */

/** A decimal is told too, beside the two words that it consists of: a score is one. */
export type RunKind = 'han' | 'word' | 'decimal';

/** How many UTF-16 units of a Han character stand at a place; the rarer ones, which names are full of, take two. */
function hanAt(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  if (unit >= 0x3400 && unit <= 0x9fff) return 1;
  if (unit < 0xd840 || unit > 0xd88f) return 0;
  const low = text.charCodeAt(at + 1);
  return low >= 0xdc00 && low <= 0xdfff ? 2 : 0;
}

/** Letters, digits, `-` and `_` of ASCII. */
const isWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || isDigit(unit) || (unit >= 65 && unit <= 90) || unit === HYPHEN || unit === UNDERSCORE;

export const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
/** Hyphens and underscores around a word belong to it no more than a bracket does. */
export const isEdge = (unit: number): boolean => unit === HYPHEN || unit === UNDERSCORE;
const HYPHEN = 45;
const UNDERSCORE = 95;
const POINT = 46;

/** Tells of each run where it begins and ends, in order. A word is told without the hyphens and underscores around it. */
export function eachRun(text: string, visit: (from: number, to: number, kind: RunKind) => void): void {
  const { length } = text;
  for (let at = 0; at < length; ) {
    const unit = text.charCodeAt(at);
    let end = at + 1;
    let size = unit < 0x3400 ? 0 : hanAt(text, at);
    if (size > 0) {
      for (end = at; size > 0; size = hanAt(text, end)) end += size;
      visit(at, end, 'han');
    } else if (unit < 128 && isWord(unit)) {
      while (end < length && isWord(text.charCodeAt(end))) end += 1;
      let [from, to] = [at, end];
      while (from < to && isEdge(text.charCodeAt(from))) from += 1;
      while (from < to && isEdge(text.charCodeAt(to - 1))) to -= 1;
      if (from < to) visit(from, to, 'word');
      if (from < to && text.charCodeAt(end) === POINT) {
        const last = decimalEnd((unit) => text.charCodeAt(unit), from, end);
        if (last > 0) visit(from, last, 'decimal');
      }
    }
    at = end;
  }
}

/** Where the decimal ends of which the whole part stands from `from` to `point`; 0 where there is none: versions and addresses have more points. */
export function decimalEnd(unitAt: (at: number) => number, from: number, point: number): number {
  for (let at = from; at < point; at += 1) if (!isDigit(unitAt(at))) return 0;
  if (from > 0 && unitAt(from - 1) === POINT) return 0;
  let end = point + 1;
  while (isDigit(unitAt(end))) end += 1;
  if (end === point + 1 || isWord(unitAt(end))) return 0;
  return unitAt(end) === POINT && isDigit(unitAt(end + 1)) ? 0 : end;
}
