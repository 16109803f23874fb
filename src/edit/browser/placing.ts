/** Where in a body something is put: around what is chosen, or between paragraphs, never within one. Knows no browser. */

/** What is put in, with the piece of it that is chosen afterwards, or where the cursor goes. */
export interface Placed {
  from: number;
  to: number;
  insert: string;
  anchor: number;
}

/** Marks in what is put in: where the cursor goes, and where chosen text goes. */
export const CURSOR = '\0';
export const CHOSEN = '\u0001';

const isBlank = (line: string): boolean => line.trim() === '';

/**
 * Puts a block into a text. Where the block has a place for it, what is chosen goes there; else it stays, and the block
 * follows the paragraph in which it ends.
 */
export function placeBlock(text: string, block: string, chosenFrom: number, chosenTo: number): Placed {
  const chosen = text.slice(chosenFrom, chosenTo).trim();
  const takes = chosen !== '' && block.includes(CHOSEN);
  const from = takes ? chosenFrom : endOfParagraph(text, chosenTo);
  const to = takes ? chosenTo : from;
  const written = block.replace(CHOSEN, takes ? chosen : '');
  const before = text.slice(0, from);
  const after = text.slice(to);
  const lead = before.trim() === '' || /\n[ \t]*\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
  const tail = /^[ \t]*\n[ \t]*(?:\n|$)/.test(after) || after === '\n' ? '' : after.startsWith('\n') || after === '' ? '\n' : '\n\n';
  const whole = lead + written + tail;
  const at = whole.indexOf(CURSOR);
  const insert = whole.replace(CURSOR, '');
  return { from, to, insert, anchor: from + (at === -1 ? lead.length + written.length : at) };
}

/** The end of the paragraph around a place; the place itself on an empty line. */
function endOfParagraph(text: string, at: number): number {
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  if (isBlank(text.slice(start, end === -1 ? text.length : end))) return at;
  const blank = /\n[ \t]*(?:\n|$)/g;
  blank.lastIndex = at;
  return blank.exec(text)?.index ?? text.length;
}

/** The next empty value of the component on a line, behind a column: where Tab goes. */
export function nextEmpty(line: string, column: number): number | undefined {
  if (!/^\s*<[A-Z]\w*\s/.test(line)) return undefined;
  const at = line.indexOf('=""', column);
  return at === -1 ? undefined : at + 2;
}

/** Whether nothing stands in a body but headings and notes that say what belongs below them. */
export const isGuide = (body: string): boolean =>
  body.includes('{/*') &&
  body
    .replace(/\{\/\*.*?\*\/\}/gs, '')
    .split('\n')
    .every((line) => isBlank(line) || /^#{1,6} /.test(line));
