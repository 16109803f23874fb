/**
 * One pass over the bytes of a file for any number of runs at once. An automaton over so many Chinese
 * texts, as libraries build it, has a node of its own for nearly every character of them; here eleven
 * bytes of each run are kept by their hashes, and of a file only every fourth place is looked up.
 */
import { ESCAPE, goesOn, HAN, hanSize, isDigitByte, KINDS, WORD } from './bytes.ts';
import { mayEscape } from './decode.ts';
import { decimalEnd, isEdge } from './runs.ts';
import type { Watched } from './watch.ts';
import { telephone } from './words.ts';

/** What a window covers, and how far apart windows of a file lie; a run needs `SPAN` bytes to hold one of them wherever it stands. */
const WINDOW = 8;
const STEP = 4;
const SPAN = WINDOW + STEP - 1;

const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** Of a run of Han characters that is watched for alone, in bytes. */
const LONGEST = 3 * 24;

/** Words that may be base64, or a piece of it between two of its signs. */
const ENCODED = 8;

/** Of runs of Han characters that may be part of a quantity, in bytes. */
const MAY_BE_COUNTED = 3 * 3;

const fold = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);
const lower = (byte: number): number => LOWER[byte] as number;

interface Pattern {
  watched: Watched;
  bytes: Uint8Array;
}

/**
 * Which of the runs that must stand alone count in a text: all; Han characters, where words may be
 * anybody's; names, where marks are taken out of it; none.
 */
export type Alone = 'all' | 'han' | 'names' | 'none';

/** What was met, and the byte at which. */
export interface Met {
  watched: Watched;
  at: number;
}

export interface ScanResult {
  met: Met[];
  /** Words in which letters of both sizes and digits are mixed, as in base64: from where to where. */
  mixed: [from: number, to: number][];
  /** Where something begins that may be an escape of more than a sign. */
  escapes: number[];
  /** Where Han characters go on across marks and blanks: each piece, from where to where, and whether the next goes on from it. */
  joined: [from: number, to: number, goesOn: boolean][];
}

export class Scanner {
  private readonly patterns: Pattern[] = [];
  /** Those that stand alone, by the hash of their bytes. */
  private readonly alone = new Map<number, number[]>();
  private readonly aloneBits = new Int32Array(2 ** 16);
  /** Windows: hashes as bits, and in an open table the pattern and how many bytes of it stand before the window. */
  private readonly bits: Int32Array;
  private readonly shift: number;
  private readonly slots: Int32Array;
  private readonly mask: number;
  private readonly before: Uint16Array;

  constructor(watched: Iterable<Watched>) {
    const encoder = new TextEncoder();
    for (const one of watched) this.patterns.push({ watched: one, bytes: encoder.encode(one.text) });
    const windows = this.patterns.filter(({ watched: { how } }) => how === 'anywhere').length * STEP;
    const size = 2 ** Math.max(10, Math.ceil(Math.log2(windows * 2 + 1)));
    const bitCount = Math.max(16, Math.min(27, Math.log2(size) + 4));
    this.bits = new Int32Array(2 ** (bitCount - 5));
    this.shift = 32 - bitCount;
    this.slots = new Int32Array(size);
    this.before = new Uint16Array(size);
    this.mask = size - 1;
    for (const [index, { watched: one, bytes }] of this.patterns.entries()) {
      if (one.how === 'anywhere') this.addWindows(index, one, bytes, encoder);
      else this.addAlone(index, bytes);
    }
  }

  private addWindows(index: number, { text, at }: Watched, bytes: Uint8Array, encoder: TextEncoder): void {
    // From what is new in the run, so that what every page says is not stumbled over at each.
    const start = Math.max(0, Math.min(encoder.encode(text.slice(0, Math.max(0, at))).length, bytes.length - SPAN));
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let delta = 0; delta < STEP; delta += 1) {
      const hash = hashOf(view.getInt32(start + delta, true), view.getInt32(start + delta + 4, true));
      const bit = hash >>> this.shift;
      this.bits[bit >>> 5] = (this.bits[bit >>> 5] as number) | (1 << (bit & 31));
      let slot = hash & this.mask;
      while (this.slots[slot] !== 0) slot = (slot + 1) & this.mask;
      this.slots[slot] = index + 1;
      this.before[slot] = start + delta;
    }
  }

  private addAlone(index: number, bytes: Uint8Array): void {
    const hash = hashBytes(bytes, 0, bytes.length);
    this.alone.set(hash, [...(this.alone.get(hash) ?? []), index]);
    const bit = (hash >>> 0) % (2 ** 16 * 32);
    this.aloneBits[bit >>> 5] = (this.aloneBits[bit >>> 5] as number) | (1 << (bit & 31));
  }

  /**
   * Looks through the first `length` bytes. `bytes` begins its buffer and has eight more after them.
   */
  scan(bytes: Uint8Array, length: number, alone: Alone): ScanResult {
    const result: ScanResult = { met: [], mixed: [], escapes: [], joined: [] };
    bytes.fill(0, length, length + WINDOW);
    this.scanWindows(bytes, length, result.met);
    this.scanRuns(bytes, length, alone, result);
    return result;
  }

  private scanWindows(bytes: Uint8Array, length: number, met: Met[]): void {
    const { bits, shift } = this;
    const words = new Int32Array(bytes.buffer, 0, Math.ceil((length + WINDOW) / 4) - 1);
    const count = words.length - 1;
    for (let at = 0; at < count; at += 1) {
      const hash = hashOf(words[at] as number, words[at + 1] as number);
      const bit = hash >>> shift;
      if (((bits[bit >>> 5] as number) & (1 << (bit & 31))) !== 0) this.lookUp(hash, bytes, at * 4, length, met);
    }
  }

  private lookUp(hash: number, bytes: Uint8Array, at: number, length: number, met: Met[]): void {
    for (let slot = hash & this.mask; this.slots[slot] !== 0; slot = (slot + 1) & this.mask) {
      const pattern = this.patterns[(this.slots[slot] as number) - 1] as Pattern;
      const begin = at - (this.before[slot] as number);
      if (begin >= 0 && begin + pattern.bytes.length <= length && isAt(bytes, begin, pattern.bytes))
        met.push({ watched: pattern.watched, at: begin });
    }
  }

  private scanRuns(bytes: Uint8Array, length: number, alone: Alone, { met, mixed, escapes, joined }: ScanResult): void {
    const whole = Buffer.from(bytes.buffer, 0, length + WINDOW);
    for (let at = 0; at < length; ) {
      const from = at;
      const kind = KINDS[bytes[at] as number];
      let hash = 0;
      if (kind === WORD) {
        let upper = false;
        let byte = bytes[at] as number;
        while (KINDS[byte] === WORD) {
          const small = LOWER[byte] as number;
          if (small !== byte) upper = true;
          hash = fold(hash, small);
          at += 1;
          // The bytes after the last are of no word.
          byte = bytes[at] as number;
        }
        if (alone === 'all' && isDigitByte(bytes[from] as number) && at - from > 1) this.lookUpNumber(whole, from, at, met);
        if (at - from < 4) continue;
        if (upper && at - from >= ENCODED && isMixed(bytes, from, at)) mixed.push([from, at]);
        if (alone !== 'all') continue;
        if (isEdge(bytes[from] as number) || isEdge(bytes[at - 1] as number)) this.lookUpTrimmed(bytes, from, at, met);
        else this.lookUpAlone(hash, bytes, from, at, met);
      } else if (kind === HAN) {
        let size = hanSize(bytes, at);
        for (; size > 0; size = hanSize(bytes, at)) {
          if (at - from <= LONGEST) for (let byte = at; byte < at + size; byte += 1) hash = fold(hash, bytes[byte] as number);
          at += size;
        }
        if (at === from) {
          at += 1;
          continue;
        }
        if (alone === 'none') continue;
        if (at - from <= LONGEST && at - from > 3) this.lookUpHan(hash, bytes, from, at, alone, met);
        if (alone === 'all') this.join(whole, from, at, joined);
      } else if (kind === ESCAPE) {
        if (mayEscape(bytes, at)) escapes.push(at);
        // What an escape is written with is of no word: `%2F`, `\n`.
        at += escapeSize(bytes, at);
      } else at += 1;
    }
  }

  private lookUpHan(hash: number, bytes: Uint8Array, from: number, to: number, alone: Alone, met: Met[]): void {
    // What is counted has a number before it.
    if (to - from <= MAY_BE_COUNTED && from > 0 && isDigitByte(bytes[from - 1] as number)) return;
    const before = met.length;
    this.lookUpAlone(hash, bytes, from, to, met);
    if (alone === 'names' && met[before]?.watched.how !== 'name') met.length = before;
  }

  private join(bytes: Buffer, from: number, to: number, joined: ScanResult['joined']): void {
    const next = goesOn(bytes, to);
    const before = joined.at(-1);
    if (next > 0 || before?.[2] === true) joined.push([from, to, next > 0]);
  }

  /** A decimal that is read, and a telephone number in groups or with its country's before it. */
  private lookUpNumber(bytes: Buffer, from: number, to: number, met: Met[]): void {
    if (bytes[to] === 46 && isDigitByte(bytes[to + 1] as number)) {
      const end = decimalEnd((at) => bytes[at] as number, from, to);
      const before = met.length;
      if (end > 0) this.lookUpAlone(hashBytes(bytes, from, end), bytes, from, end, met);
      if (met.length > before && !isRead(bytes, from, end)) met.length = before;
    }
    if (!mayBeGrouped(bytes, from, to)) return;
    const [, grouped] = GROUPED.exec(bytes.toString('latin1', from, from + 28)) ?? [];
    const number = grouped === undefined ? undefined : telephone(grouped);
    if (number === undefined) return;
    const digits = Buffer.from(number);
    this.lookUpAlone(hashBytes(digits, 0, digits.length), digits, 0, digits.length, met);
  }

  /** Without the hyphens and underscores around a word. */
  private lookUpTrimmed(bytes: Uint8Array, from: number, to: number, met: Met[]): void {
    let [first, last] = [from, to];
    while (first < last && isEdge(bytes[first] as number)) first += 1;
    while (first < last && isEdge(bytes[last - 1] as number)) last -= 1;
    this.lookUpAlone(hashBytes(bytes, first, last), bytes, first, last, met);
  }

  private lookUpAlone(hash: number, bytes: Uint8Array, from: number, to: number, met: Met[]): void {
    const bit = (hash >>> 0) % (2 ** 16 * 32);
    if (((this.aloneBits[bit >>> 5] as number) & (1 << (bit & 31))) === 0 || isColour(bytes, from, to)) return;
    for (const index of this.alone.get(hash) ?? []) {
      const pattern = this.patterns[index] as Pattern;
      if (pattern.bytes.length === to - from && isAt(bytes, from, pattern.bytes, lower)) met.push({ watched: pattern.watched, at: from });
    }
  }
}

/** `#17141199`: eight digits that are none of a telephone's. */
const isColour = (bytes: Uint8Array, from: number, to: number): boolean => to - from === 8 && from > 0 && bytes[from - 1] === 35;

/** Letters of both sizes and a digit: without them it is no base64 of Han characters. */
function isMixed(bytes: Uint8Array, from: number, to: number): boolean {
  let [small, digit] = [false, false];
  for (let at = from; at < to; at += 1) {
    const byte = bytes[at] as number;
    if (byte >= 97) small = true;
    else if (byte <= 57 && byte >= 48) digit = true;
  }
  return small && digit;
}

function hashBytes(bytes: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = fold(hash, LOWER[bytes[at] as number] as number);
  return hash;
}

/** How long an escape is; 1 where a sign stands for itself. */
function escapeSize(bytes: Uint8Array, at: number): number {
  if (bytes[at] === 37) return isHex(bytes[at + 1] as number) && isHex(bytes[at + 2] as number) ? 3 : 1;
  if (bytes[at] !== 92) return 1;
  return bytes[at + 1] === 117 && isHex(bytes[at + 2] as number) && isHex(bytes[at + 5] as number) ? 6 : 2;
}
const isHex = (byte: number): boolean => isDigitByte(byte) || ((byte | 32) >= 97 && (byte | 32) <= 102);

const GROUPED = /^(?:86-?)?(\d{3,11}(?:[- ]\d{3,8}){0,3})(?![\w.-])/;
const COUNTRY = 13;

/** Whether a word may begin a telephone number that is not of digits alone; nearly none does. */
function mayBeGrouped(bytes: Uint8Array, from: number, to: number): boolean {
  const first = bytes[from] as number;
  if (first !== 48 && first !== 49 && first !== 52 && first !== 56) return false;
  let end = from + 1;
  while (isDigitByte(bytes[end] as number)) end += 1;
  if (end - from < 2) return false;
  return end < to ? bytes[end] === 45 : end - from === COUNTRY || (bytes[to] === 32 && isDigitByte(bytes[to + 1] as number));
}

/** Attributes that are read or followed; those of drawings are full of numbers. */
const SAYING = /^<!|[\s"'](?:data-[\w-]+|aria-[\w-]+|title|alt|content|value|href)\s*=\s*(?:"[^"]*|'[^']*|[^"'\s>]*)$/i;

/** Whether a number is read: no part of a drawing, and no size with its unit. */
function isRead(bytes: Buffer, from: number, to: number): boolean {
  if (/^ ?(?:%(?![\da-f]{2})|[kmg]b)/i.test(bytes.toString('latin1', to, to + 4))) return false;
  const tag = bytes.lastIndexOf(60, from);
  return tag <= bytes.lastIndexOf(62, from) || SAYING.test(bytes.toString('latin1', tag, from));
}

const hashOf = (a: number, b: number): number => {
  const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) | 0;
};

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array, seen: (byte: number) => number = (byte) => byte): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (seen(bytes[at + index] as number) !== wanted[index]) return false;
  return true;
}
