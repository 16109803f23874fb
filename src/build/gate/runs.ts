/**
 * Texts as the gate sees them: runs of Han characters and words of ASCII, and nothing between. Every
 * escape of HTML, JSON or an address leaves such a run whole or encodes it as a whole, and no sign of
 * Markdown or YAML stands in one; so the same run is met in a source and in whatever was made of it.
 */

/** Han characters, by UTF-16 unit; surrogates count as halves of the rarer ones. */
const isHan = (unit: number): boolean => (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xd840 && unit <= 0xdfff);

/** Letters, digits, `-` and `_` of ASCII. */
export const isWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90) || unit === 45 || unit === 95;

/** Tells of each run where it begins and ends, in order. A word is told without the hyphens and underscores around it. */
export function eachRun(text: string, visit: (from: number, to: number, kind: 'han' | 'word') => void): void {
  const { length } = text;
  for (let at = 0; at < length; ) {
    const unit = text.charCodeAt(at);
    let end = at + 1;
    if (isHan(unit)) {
      while (end < length && isHan(text.charCodeAt(end))) end += 1;
      visit(at, end, 'han');
    } else if (isWord(unit)) {
      while (end < length && isWord(text.charCodeAt(end))) end += 1;
      let [from, to] = [at, end];
      while (from < to && isEdge(text.charCodeAt(from))) from += 1;
      while (from < to && isEdge(text.charCodeAt(to - 1))) to -= 1;
      if (from < to) visit(from, to, 'word');
    }
    at = end;
  }
}

const isEdge = (unit: number): boolean => unit === 45 || unit === 95;
