/**
 * Limits on the size and nesting of a body, checked before parsing. For thousands of nested quotes, brackets or
 * footnotes the parser's time and stack grow faster than the text. The limits lie far above any real text, and
 * count characters, not time, so that the result is always the same.
 */

/** Nesting depth of blocks, lists and components. */
export const MAX_DEPTH = 100;
const MAX_LENGTH = 1_000_000;
/** Blank lines count half. */
const MAX_LINES = 10_000;
/** Columns before a marker: each list level takes at least two. */
const MAX_INDENT = 4 * MAX_DEPTH;
/** Markers of quotes and list items in the whole body. */
const MAX_MARKERS = 5_000;
const MAX_FOOTNOTES = 1_000;
/** Characters that may open or close a construct (`*`, `[`, `<`, …): per paragraph, and in total. */
const MAX_SIGNS_TOGETHER = 10_000;
const MAX_SIGNS = 50_000;
/** Square brackets open at the same time in a paragraph. */
const MAX_BRACKETS = 100;

export interface Excess {
  offset: number;
  what: 'depth' | 'amount';
}

const SIGNS = new Set(Array.from('!&*<[\\]_`{~', (sign) => sign.charCodeAt(0)));
const [OPEN, CLOSE] = [0x5b, 0x5d];
/** A thematic break such as `* * *`, which is not a list. */
const RULE = /^[ \t]*([-*_])(?:[ \t]*\1)*[ \t]*$/;
/** One marker: of a quote, a bullet item or a numbered item. */
const MARKER = /[ \t]*(?:>|[-*+](?=[ \t]|$)|(\d{1,9})[.)](?=[ \t]|$))/y;
const FOOTNOTE = /[ \t]*\[\^[^\]\s]{1,999}\]:/y;
/** Delimiter row of a GFM table. After it, each row is counted like a paragraph. */
const DELIMITER_ROW = /^[ \t>|:-]+$/;

/** Returns the first place at which a body exceeds a limit, or undefined if it exceeds none. */
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

/** Returns the markers at the start of a line, or the offset of the first one too many. */
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
    // CommonMark 5.2: a numbered list can interrupt a paragraph only if it starts with 1.
    isItem ||= !match[0].endsWith('>') && (match[1] === undefined || match[1] === '1');
  }
}
