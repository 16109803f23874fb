/** Bytes to text, and offsets to places: the first thing that happens to any file. */
import type { Position } from '../diagnostic.ts';

/** What bytes that are no UTF-8 look like. */
export type Encoding = 'utf-16' | 'gb18030' | 'office' | 'nul' | 'unknown';

/**
 * Text as the contract reads it, or the place of the first byte that no UTF-8 text holds; `meant` is the text
 * where it is beyond doubt in what other encoding it was saved.
 */
export type Decoded = { text: string } | { wrong: Position; guess: Encoding; meant?: string };

const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

/**
 * UTF-8 without a byte-order mark and with `\n` alone, whatever the editor's program wrote
 * (contract, section 1). NUL is refused too: no text has it, and tools stop at it.
 */
export function decode(bytes: Uint8Array): Decoded {
  const beginning = { line: 1, column: 1 };
  if (UTF16.some(([first, second]) => bytes[0] === first && bytes[1] === second)) {
    const meant = textIn(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', bytes);
    return { wrong: beginning, guess: 'utf-16', ...(meant !== undefined && isOurs(meant) ? { meant: normalise(meant) } : {}) };
  }
  if (OFFICE.some((magic) => magic.every((byte, at) => bytes[at] === byte))) return { wrong: beginning, guess: 'office' };
  const nul = bytes.indexOf(0);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const wrong = placeOfWrongByte(bytes);
    const meant = textIn('gb18030', bytes);
    if (meant === undefined || !/\p{Script=Han}/u.test(meant)) return { wrong, guess: 'unknown' };
    // Where something was UTF-8 before, the rest is more likely damaged than of another encoding.
    const foreign = bytes.findIndex((byte) => byte > 0x7f);
    const isAllSo = isSame(wrong, endOf(normalise(new TextDecoder().decode(bytes.subarray(0, foreign)))));
    return { wrong, guess: 'gb18030', ...(isAllSo && isOurs(meant) && isCommon(bytes) ? { meant: normalise(meant) } : {}) };
  }
  if (nul !== -1) {
    return { wrong: endOf(normalise(new TextDecoder().decode(bytes.subarray(0, nul)))), guess: 'nul' };
  }
  return { text: normalise(text) };
}

/** Archives, which newer documents are, and older documents. */
const OFFICE = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/** Whether a text guessed at is one that somebody wrote for us: some keys with values, and nothing that no text has. */
const isOurs = (text: string): boolean => !text.includes('\u0000') && (text.match(/^[a-z][\w.-]*[:：]/gim)?.length ?? 0) > 1;

/** Whether most pairs of bytes are characters of GB 2312's first level, which nearly all that is written is made of. */
function isCommon(bytes: Uint8Array): boolean {
  let [all, common] = [0, 0];
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] as number;
    if (lead <= 0x80) continue;
    all += 1;
    if (lead >= 0xb0 && lead <= 0xd7) common += 1;
    at += 1;
  }
  return all >= 8 && common / all > 0.6;
}

const isSame = (a: Position, b: Position): boolean => a.line === b.line && a.column === b.column;

const normalise = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

const endOf = (text: string): Position => positionIn(text, text.length);

/** The longest prefix that decodes ends right before the first wrong byte; found by halving. */
function placeOfWrongByte(bytes: Uint8Array): Position {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    // `stream` lets a prefix end within a character, which is not yet wrong.
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle - 1;
    }
  }
  // A character that was begun and never finished starts at most three bytes earlier.
  let start = good;
  while (start > 0 && good - start < 4 && ((bytes[start - 1] as number) & 0xc0) === 0x80) start -= 1;
  if (start > 0 && (bytes[start - 1] as number) >= 0xc0) {
    const lead = bytes[start - 1] as number;
    const needed = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (good - (start - 1) < needed) good = start - 1;
  }
  return endOf(normalise(new TextDecoder('utf-8').decode(bytes.subarray(0, good))));
}

function textIn(encoding: string, bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Line starts of the text that was asked of last: places are asked for text by text. */
let counted: { text: string; starts: number[] } | undefined;

/** The place of an offset; `line` and `column` from 1, columns in UTF-16 units. */
export function positionIn(text: string, offset: number): Position {
  if (counted?.text !== text) {
    const starts = [0];
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
    counted = { text, starts };
  }
  const { starts } = counted;
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] as number) + 1 };
}
