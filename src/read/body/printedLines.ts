/** Finds lines of a paragraph that were meant as a heading, a table, a list, a quotation or a divider. */
import * as say from '../../wording/printed.ts';
import { MASK } from './masked.ts';
import type { Printed } from './printed.ts';

interface Line {
  text: string;
  offset: number;
  /** Whether the line before ends with a hard break. */
  isOwn: boolean;
}

/** Splits the source of a paragraph into lines, without the markers of quotes and the blanks of lists before them. */
export function linesOf(source: string, offset: number): Line[] {
  const lines: Line[] = [];
  let at = offset;
  let before = '';
  for (const [index, line] of source.split('\n').entries()) {
    const marker = index === 0 ? '' : (/^(?:[ \t]*>)*[ \t]*/.exec(line)?.[0] ?? '');
    lines.push({
      text: line.slice(marker.length),
      offset: at + marker.length,
      isOwn: index === 0 || / {2,}$|\\$/.test(before),
    });
    before = line;
    at += line.length + 1;
  }
  return lines;
}

const HEADING = /^(#{1,6}|＃{1,6})([ \t\u3000]*)([^#＃\s\uffff][^\n]*)/u;
const CALLOUT = /^\[![\p{L}\p{N}_-]+\][+-]?/u;
const DIRECTIVE = /^:{3,}[ \t]*[\p{L}{][^\s]*/u;
const DIVIDER = /^(?:[－—―─–]{3,}|[＝═]{3,}|={4,}|＊{3,}|·{3,})[ \t\u3000]*$/u;
const BULLET = /^([•●▪■◆➢➤‣∙]|[－＋](?=[ \t\u3000]))/u;
const HAN = '\\p{Script=Han}“《（【';
const NUMBER = '[一二三四五六七八九十]{1,3}';
/** Marks of list items as Word and people type them. A number before a point must not be a decimal. */
const ITEM = new RegExp(
  `^(?:[\\d０-９]{1,3}[、．）]|[\\d０-９]{1,3}[.)](?![\\d.])|[（(](?:[\\d０-９]{1,3}|${NUMBER})[）)]|${NUMBER}、|[①-⑳]|[-*+](?=[${HAN}])|[•●▪■◆➢➤‣∙·]|[－＋](?=[ \\t\\u3000${HAN}]))`,
  'u',
);
const QUOTATION = /^＞+(?![^＞]*＜)/u;
const TABLE_ROW = /^[\s|｜:：+－—–―─-]+$/u;

const bars = (line: string): number => line.split(/[|｜]/u).length - 1;
const tabs = (line: string): number => line.trim().split('\t').length - 1;
const cellsOf = (line: string): string[] =>
  line
    .replace(/^[ \t]*[|｜]|[|｜][ \t]*$/gu, '')
    .split(/[|｜]/u)
    .map((cell) => cell.replaceAll(MASK, '').trim());
/** Cells of which a message shows the second row. Nobody types a table that is wider. */
const MOST_CELLS = 20;
const rowFor = (columns: number): string => `| ${Array.from({ length: Math.min(columns, MOST_CELLS) }, () => '---').join(' | ')} |`;

/** Returns what the lines of a paragraph were meant as. Each kind is told once, where it begins. */
export function lineMarks(lines: readonly Line[], { isFirstInQuote }: { isFirstInQuote: boolean }): Printed[] {
  const table = tableMeant(lines);
  if (table !== undefined) return [table];
  const found: Printed[] = [];
  const once = (offset: number, sentence: Printed['sentence']): void => {
    found.push({ offset, sentence });
  };
  const first = lines[0] as Line;
  const callout = isFirstInQuote ? CALLOUT.exec(first.text)?.[0] : undefined;
  if (callout !== undefined) once(first.offset, say.notice(callout));
  let isListed = false;
  let isIndented = false;
  for (const [index, { text, offset, isOwn }] of lines.entries()) {
    const heading = headingMeant(text);
    if (heading !== undefined) once(offset, heading);
    const directive = DIRECTIVE.exec(text)?.[0];
    if (directive !== undefined) once(offset, say.notice(directive));
    if (DIVIDER.test(text)) once(offset, say.divider(text.trim()));
    if (QUOTATION.test(text)) once(offset, say.quotation('＞'));
    const mark = ITEM.exec(text)?.[0];
    if (mark !== undefined && !isListed && !isOwn) {
      isListed = true;
      // The line before may be the first of the list.
      const begins = index === 1 && ITEM.test(first.text) ? first.offset : offset;
      once(begins, say.list(mark));
    }
    const bullet = BULLET.exec(text)?.[1];
    if (bullet !== undefined && !isListed && lines.length === 1) {
      isListed = true;
      once(offset, say.bullet(bullet));
    }
    if (index > 0 && !isOwn && !isIndented && mark === undefined && /^\u3000{2}/.test(text)) {
      isIndented = true;
      once(offset, say.INDENTED);
    }
  }
  return found;
}

/** `##做法` and `＃ 做法` were meant as headings, `#党建引领#` was not. */
function headingMeant(text: string): Printed['sentence'] | undefined {
  const [, marks, blank, words] = HEADING.exec(text) ?? [];
  if (marks === undefined || words === undefined || (marks.startsWith('#') && blank !== '')) return undefined;
  if (marks.length === 1 && (/[#＃]/u.test(words) || (blank === '' && words.length > 20))) return undefined;
  return say.heading(marks, words.trim());
}

function tableMeant(lines: readonly Line[]): Printed | undefined {
  const rows = lines.map(({ text }) => bars(text));
  const begins = lines.findIndex(({ text }, index) => {
    const count = rows[index] as number;
    if (/^[|｜]/u.test(text)) return count > 1;
    return count > 0 && count === rows[index + 1] && !lines[index + 1]?.isOwn;
  });
  const header = lines[begins];
  if (header !== undefined) {
    const row = rowFor(cellsOf(header.text).length);
    const second = lines[begins + 1]?.text ?? '';
    const sentence = /｜/u.test(header.text)
      ? say.tableFullWidth(row)
      : TABLE_ROW.test(second) && /[-－—–―─]/u.test(second)
        ? say.tableRowWrong(row)
        : say.tableWithoutRow(row);
    return { offset: header.offset, sentence };
  }
  const tabbed = lines.findIndex(({ text }, index) => tabs(text) > 0 && tabs(lines[index + 1]?.text ?? '') > 0);
  const line = lines[tabbed];
  if (line === undefined) return undefined;
  const cells = line.text.trim().split(/\t+/);
  return {
    offset: line.offset,
    sentence: say.tableWithTabs(`| ${cells.slice(0, MOST_CELLS).join(' | ')} |`.replaceAll(MASK, '…'), rowFor(cells.length)),
  };
}
