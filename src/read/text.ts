/** Bytes to text, and offsets to places: the first thing that happens to any file. */
import type { Position } from '../diagnostic.ts';

/** Text as the contract reads it, or the place of the first byte that no UTF-8 text holds. */
export type Decoded = { text: string } | { wrong: Position; guess: 'utf-16' | 'gb18030' | 'nul' | 'unknown' };

const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

/**
 * UTF-8 without a byte-order mark and with `\n` alone, whatever the editor's program wrote
 * (contract, section 1). NUL is refused too: no text has it, and tools stop at it.
 */
export function decode(bytes: Uint8Array): Decoded {
  if (UTF16.some(([first, second]) => bytes[0] === first && bytes[1] === second)) {
    return { wrong: { line: 1, column: 1 }, guess: 'utf-16' };
  }
  const nul = bytes.indexOf(0);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { wrong: placeOfWrongByte(bytes), guess: looksLikeGb18030(bytes) ? 'gb18030' : 'unknown' };
  }
  if (nul !== -1) {
    return { wrong: endOf(normalise(new TextDecoder().decode(bytes.subarray(0, nul)))), guess: 'nul' };
  }
  return { text: normalise(text) };
}

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

function looksLikeGb18030(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return /\p{Script=Han}/u.test(text);
  } catch {
    return false;
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
