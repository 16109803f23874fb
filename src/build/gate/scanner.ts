/**
 * One pass over the bytes of a file for any number of runs at once. An automaton over so many Chinese
 * texts, as libraries build it, has a node of its own for nearly every character of them; here eleven
 * bytes of each run are kept by their hashes, and of a file only every fourth place is looked up.
 */
import { mayEscape } from './decode.ts';
import type { Watched } from './watch.ts';

/** What a window covers, and how far apart windows of a file lie; a run needs `SPAN` bytes to hold one of them wherever it stands. */
const WINDOW = 8;
const STEP = 4;
const SPAN = WINDOW + STEP - 1;

const WORD = 1;
const HAN = 2;
/** What begins an escape: `%`, `\\` and `&`. */
const ESCAPE = 3;
/** Of the first bytes of characters in UTF-8, and those of words. */
const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 128; byte += 1) if (/[\w-]/.test(String.fromCharCode(byte))) KINDS[byte] = WORD;
for (let byte = 0xe3; byte <= 0xe9; byte += 1) KINDS[byte] = HAN;
for (const sign of '%\\&') KINDS[sign.charCodeAt(0)] = ESCAPE;
const LOWER = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 65 && byte <= 90 ? byte + 32 : byte));

/** Of a run of Han characters that is watched for alone, in bytes. */
const LONGEST = 3 * 24;

/** Words that may be base64: shorter ones hold less than a name of three characters. */
const ENCODED = 16;

const fold = (hash: number, byte: number): number => Math.imul(hash ^ byte, 0x01000193);
const lower = (byte: number): number => LOWER[byte] as number;

interface Pattern {
  watched: Watched;
  bytes: Uint8Array;
}

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
    let hash = 0;
    for (const byte of bytes) hash = fold(hash, byte);
    this.alone.set(hash, [...(this.alone.get(hash) ?? []), index]);
    const bit = (hash >>> 0) % (2 ** 16 * 32);
    this.aloneBits[bit >>> 5] = (this.aloneBits[bit >>> 5] as number) | (1 << (bit & 31));
  }

  /**
   * Looks through the first `length` bytes. `bytes` begins its buffer and has eight more after them.
   * With `alone` words and short runs count too.
   */
  scan(bytes: Uint8Array, length: number, alone: boolean): ScanResult {
    const result: ScanResult = { met: [], mixed: [], escapes: [] };
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

  private scanRuns(bytes: Uint8Array, length: number, alone: boolean, { met, mixed, escapes }: ScanResult): void {
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
        if (at - from < 4) continue;
        if (upper && at - from >= ENCODED && isMixed(bytes, from, at)) mixed.push([from, at]);
        if (!alone) continue;
        if (isEdge(bytes[from] as number) || isEdge(bytes[at - 1] as number)) this.lookUpTrimmed(bytes, from, at, met);
        else this.lookUpAlone(hash, bytes, from, at, met);
      } else if (kind === HAN) {
        while (KINDS[bytes[at] as number] === HAN) {
          if (at - from <= LONGEST) hash = fold(fold(fold(hash, bytes[at] as number), bytes[at + 1] as number), bytes[at + 2] as number);
          at += 3;
        }
        if (alone && at - from <= LONGEST && at - from > 3) this.lookUpAlone(hash, bytes, from, at, met);
      } else {
        if (kind === ESCAPE && mayEscape(bytes, at)) escapes.push(at);
        at += 1;
      }
    }
  }

  /** Without the hyphens and underscores around a word. */
  private lookUpTrimmed(bytes: Uint8Array, from: number, to: number, met: Met[]): void {
    let [first, last] = [from, to];
    while (first < last && isEdge(bytes[first] as number)) first += 1;
    while (first < last && isEdge(bytes[last - 1] as number)) last -= 1;
    let hash = 0;
    for (let index = first; index < last; index += 1) hash = fold(hash, LOWER[bytes[index] as number] as number);
    this.lookUpAlone(hash, bytes, first, last, met);
  }

  private lookUpAlone(hash: number, bytes: Uint8Array, from: number, to: number, met: Met[]): void {
    const bit = (hash >>> 0) % (2 ** 16 * 32);
    if (((this.aloneBits[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return;
    for (const index of this.alone.get(hash) ?? []) {
      const pattern = this.patterns[index] as Pattern;
      if (pattern.bytes.length === to - from && isAt(bytes, from, pattern.bytes, lower)) met.push({ watched: pattern.watched, at: from });
    }
  }
}

/** Letters of both sizes: what is all capitals is no base64 of a text. */
function isMixed(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) if ((bytes[at] as number) >= 97) return true;
  return false;
}

const isEdge = (byte: number): boolean => byte === 45 || byte === 95;

const hashOf = (a: number, b: number): number => {
  const mixed = Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) | 0;
};

function isAt(bytes: Uint8Array, at: number, wanted: Uint8Array, seen: (byte: number) => number = (byte) => byte): boolean {
  for (let index = 0; index < wanted.length; index += 1) if (seen(bytes[at + index] as number) !== wanted[index]) return false;
  return true;
}
