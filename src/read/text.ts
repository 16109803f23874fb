/** Decodes bytes to text, and converts offsets to line and column. */
import type { Position } from '../diagnostic.ts';

/** What a file that is not UTF-8 seems to be. */
export type Encoding = 'utf-16' | 'gb18030' | 'office' | 'nul' | 'unknown';

/**
 * The normalised text, or the position of the first byte that is not valid UTF-8. `meant` is the decoded text if
 * the actual encoding is beyond doubt.
 */
export type Decoded = { text: string } | { wrong: Position; guess: Encoding; meant?: string };

const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
] as const;

/**
 * Decodes UTF-8, removes a byte-order mark and turns CRLF and CR into `\n`. Refuses NUL too: no text contains it,
 * and many tools stop at it.
 */
export function decode(bytes: Uint8Array): Decoded {
  const beginning = { line: 1, column: 1 };
  if (UTF16.some(([first, second]) => bytes[0] === first && bytes[1] === second)) {
    const meant = textIn(bytes[0] === 0xff ? 'utf-16le' : 'utf-16be', bytes);
    return { wrong: beginning, guess: 'utf-16', ...(meant !== undefined && looksLikeContent(meant) ? { meant: normalise(meant) } : {}) };
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
    // If non-ASCII UTF-8 comes before the wrong byte, the file is more likely damaged than in another encoding.
    const foreign = bytes.findIndex((byte) => byte > 0x7f);
    const isFirstNonAscii = isSame(wrong, endOf(normalise(new TextDecoder().decode(bytes.subarray(0, foreign)))));
    return { wrong, guess: 'gb18030', ...(isFirstNonAscii && looksLikeContent(meant) && isCommon(bytes) ? { meant: normalise(meant) } : {}) };
  }
  if (nul !== -1) {
    return { wrong: endOf(normalise(new TextDecoder().decode(bytes.subarray(0, nul)))), guess: 'nul' };
  }
  return { text: normalise(text) };
}

/** Signatures of ZIP (OOXML documents) and of OLE2 (older Office documents). */
const OFFICE = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
] as const;

/** Whether decoded text looks like content: it has at least two `key:` lines and no NUL. */
const looksLikeContent = (text: string): boolean => !text.includes('\u0000') && (text.match(/^[a-z][\w.-]*[:：]/gim)?.length ?? 0) > 1;

/** Whether most byte pairs are level-1 characters of GB/T 2312-1980, which make up nearly all Chinese text. */
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

/** Finds the longest prefix that decodes, by binary search: the first wrong byte follows it. */
function placeOfWrongByte(bytes: Uint8Array): Position {
  let good = 0;
  let bad = bytes.length;
  while (good < bad) {
    const middle = (good + bad + 1) >> 1;
    // With `stream`, a prefix may end within a character.
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true });
      good = middle;
    } catch {
      bad = middle - 1;
    }
  }
  // An incomplete character starts at most three bytes earlier.
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

/** Line starts of the latest text. Callers ask for many positions in one text before the next. */
let counted: { text: string; starts: number[] } | undefined;

/** Returns the position of an offset. Lines and columns count from 1; columns count UTF-16 code units. */
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
