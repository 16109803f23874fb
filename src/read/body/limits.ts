/**
 * What no person writes. The parser's time and stack grow faster than some texts do (thousands of
 * quotes in quotes, of brackets, of footnotes), so such a body is refused before it is parsed. The
 * bounds lie far above any real text, and count what is there: the same text is always judged alike.
 */

/** How deep blocks, lists and components may lie in one another. */
export const MAX_DEPTH = 100;
const MAX_LENGTH = 1_000_000;
/** Blank ones count half. */
const MAX_LINES = 10_000;
/** How far in a list item may begin: each item that holds it takes at least two columns. */
const MAX_INDENT = 4 * MAX_DEPTH;
/** Quotes, list items and the like, in the whole body. */
const MAX_MARKERS = 5_000;
const MAX_FOOTNOTES = 1_000;
/** Signs that may begin or end something in a text (`*`, `[`, `<`, …): in one paragraph, and in all. */
const MAX_SIGNS_TOGETHER = 10_000;
const MAX_SIGNS = 50_000;
/** Square brackets of one paragraph that are open at once. */
const MAX_BRACKETS = 100;

export interface Excess {
  offset: number;
  what: 'depth' | 'amount';
}

const SIGNS = new Set(Array.from('!&*<[\\]_`{~', (sign) => sign.charCodeAt(0)));
const [OPEN, CLOSE] = [0x5b, 0x5d];
/** A rule such as `* * *`, which is no list. */
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;
/** One block's beginning: a quote, a bullet or a number. */
const MARKER = /[ \t]*(?:>|[-*+](?=[ \t]|$)|(\d{1,9})[.)](?=[ \t]|$))/y;
const FOOTNOTE = /[ \t]*\[\^[^\]\s]{1,999}\]:/y;
/** The row that makes a table of the line above it: from there on each row is a text of its own. */
const DELIMITER_ROW = /^[ \t>|:-]+$/;

/** The first place at which a body goes beyond what can be read; undefined for every real one. */
export function findExcess(text: string): Excess | undefined {
  if (text.length > MAX_LENGTH) return { offset: MAX_LENGTH, what: 'amount' };
  let [lines, markers, footnotes, signs, together, open] = [0, 0, 0, 0, 0, 0];
  let inTable = false;
  for (let start = 0; start <= text.length; ) {
    const found = text.indexOf('\n', start);
    const end = found === -1 ? text.length : found;
    const line = text.slice(start, end);
    const isBlank = line.trim() === '';
    lines += isBlank ? 0.5 : 1;
    if (lines > MAX_LINES) return { offset: start, what: 'amount' };
    if (isBlank) [together, open, inTable] = [0, 0, false];
    else {
      const prefix = RULE.test(line) ? { count: 0, end: line.length, isItem: false } : prefixOf(line);
      if (typeof prefix === 'number') return { offset: start + prefix, what: 'depth' };
      markers += prefix.count;
      FOOTNOTE.lastIndex = prefix.end;
      if (FOOTNOTE.test(line)) footnotes += 1;
      if (markers > MAX_MARKERS || footnotes > MAX_FOOTNOTES) return { offset: start, what: 'amount' };
      if (prefix.isItem || inTable) [together, open] = [0, 0];
      inTable ||= DELIMITER_ROW.test(line) && line.includes('|') && line.includes('-');
      for (let at = prefix.end; at < line.length; at += 1) {
        const code = line.charCodeAt(at);
        if (!SIGNS.has(code)) continue;
        signs += 1;
        together += 1;
        if (code === OPEN) open += 1;
        else if (code === CLOSE && open > 0) open -= 1;
        if (signs > MAX_SIGNS || together > MAX_SIGNS_TOGETHER || open > MAX_BRACKETS) return { offset: start + at, what: 'amount' };
      }
    }
    start = end + 1;
  }
  return undefined;
}

/** The markers that a line begins with; where there are too many, the place of the first of those alone. */
function prefixOf(line: string): { count: number; end: number; isItem: boolean } | number {
  let [count, end] = [0, 0];
  let isItem = false;
  for (;;) {
    MARKER.lastIndex = end;
    const match = MARKER.exec(line);
    if (match === null) return { count, end, isItem };
    count += 1;
    if (count > MAX_DEPTH || match[0].length > MAX_INDENT) return MARKER.lastIndex - 1;
    end = MARKER.lastIndex;
    // A list that does not begin with 1 does not end the paragraph above it.
    isItem ||= !match[0].endsWith('>') && (match[1] === undefined || match[1] === '1');
  }
}
