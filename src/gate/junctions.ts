/**
 * Where public texts may meet: the generator puts labels and values side by side, and a run of characters that stands
 * nowhere in the content may come about so. What texts begin and end with is kept by hash, of which now and then another
 * is taken for one: then a text counts as harmless that is not.
 */
import { BLANK, BREAK, CLOSES, DIGIT, KINDS, MARK, type Normalized, normalizeText, OPENS, TIE } from './normalize.ts';

/** Spreads a number over 32 bits. */
export const mix = (value: number): number => {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
};
/** Two units as one number. */
export const pair = (a: number, b: number): number => (a << 16) | b;

/** Whether a gap is one that stands between two texts as well as within one. */
const isSeam = (gap: number): boolean => (gap & (BLANK | TIE | MARK | BREAK)) !== 0 || (gap & (OPENS | CLOSES)) === (OPENS | CLOSES);

/** What two units may be known for: that a public text ends or starts with them, that they stand before or after a value; and a piece of a public text: that it is its end, its start or all of it. */
const KNOWN = { ends: 1, starts: 2, before: 3, after: 4, end: 5, start: 6, whole: 7 } as const;
type Known = keyof typeof KNOWN;

/** Values that are put beside a label are no longer, nor what is compared of them. */
const [VALUE, PIECE] = [24, 12];
/** Han characters before and after a place where the generator puts something, with tags, or the end of another such place, between. */
const BEFORE = /(\p{Script=Han}+)(?:<[^<>]*>|[\s`'}])*\$?\{/gu;
const AFTER = /\}(?:<[^<>]*>|[\s`'])*(\p{Script=Han}+)/gu;

export class Junctions {
  /** One bit for each hash. */
  readonly bits: Int32Array;

  /** Learns public texts, those of them that are used as `labels` beside others, and the generator's `sources`. */
  constructor(values: readonly string[], labels: readonly string[], sources: readonly string[]) {
    const short = values.reduce((count, { length }) => count + (length <= VALUE ? PIECE : 1), 0);
    // Sixteen bits for each piece and more; the generator's own are half a million.
    this.bits = new Int32Array(2 ** Math.ceil(Math.log2(short + 2 ** 18)));
    for (const text of values.flatMap((value) => value.split('\n'))) this.learn(normalizeText(text), 'starts', 'ends');
    for (const text of labels) this.learn(normalizeText(text), 'after', 'before');
    for (const source of sources) {
      for (const [run] of source.matchAll(/\p{Script=Han}+/gu)) this.learn(run, 'starts', 'ends');
      for (const [, run = ''] of source.matchAll(BEFORE)) this.learn(run, undefined, 'before');
      for (const [, run = ''] of source.matchAll(AFTER)) this.learn(run, 'after', undefined);
    }
  }

  /** Makes the same of the bits of another. */
  static of(bits: Int32Array): Junctions {
    return Object.assign(Object.create(Junctions.prototype), { bits });
  }

  private learn(text: string, start: Known | undefined, end: Known | undefined): void {
    const size = text.length;
    if (size === 0) return;
    if (start !== undefined) this.add(start, pair(text.charCodeAt(0), text.charCodeAt(1) || 0));
    if (end !== undefined) this.add(end, pair(text.charCodeAt(size - 2) || 0, text.charCodeAt(size - 1)));
    for (let length = 1; length <= (size > VALUE ? 0 : Math.min(size, PIECE)); length += 1) {
      this.add('start', hashOf(text.slice(0, length)));
      this.add('end', hashOf(text.slice(-length)));
    }
    if (size <= PIECE) this.add('whole', hashOf(text));
  }

  /**
   * Whether nothing got out although a text stands somewhere: wherever something lies between two of its characters
   * public texts may meet, or else it is put together of the end of one, wholes, and the beginning of the last.
   */
  explain(text: Normalized, begin: number, end: number): boolean {
    let [hasMeeting, hasMarks] = [false, false];
    for (let at = begin + 1; at < end; at += 1) {
      const gap = text.gaps[at] as number;
      if (!isSeam(gap)) continue;
      const isMark = (gap & MARK) !== 0;
      hasMarks ||= isMark;
      if (this.mayMeet(text, at)) hasMeeting = true;
      // The marks in a text may be its own.
      else if (!isMark) return false;
    }
    return hasMeeting || (!hasMarks && this.isComposed(text, begin, end, 'end'));
  }

  private isComposed(text: Normalized, from: number, end: number, first: Known): boolean {
    const piece = (to: number): string => String.fromCharCode(...text.units.subarray(from, to));
    const isKnown = (known: Known, to: number): boolean => to - from <= PIECE && (/^\d+$/.test(piece(to)) || this.has(known, hashOf(piece(to))));
    if (first === 'whole' && isKnown('start', end)) return true;
    for (let to = from + 1; to < end; to += 1)
      if (isKnown(first, to) && this.mayMeet(text, to) && this.isComposed(text, to, end, 'whole')) return true;
    return false;
  }

  /** Whether two public texts may meet before a unit; where no seam is, one of them is the generator's, and it is a place where it puts a value. */
  private mayMeet({ units, gaps, length }: Normalized, at: number): boolean {
    const [last, first] = [units[at - 1] as number, units[at] as number];
    const beyond = (place: number, between: number): number =>
      place < 0 || between >= length || isSeam(gaps[between] as number) ? 0 : (units[place] as number);
    const [left, right] = [pair(beyond(at - 2, at - 1), last), pair(first, beyond(at + 1, at + 1))];
    const seam = isSeam(gaps[at] as number);
    const isNumber = (unit: number): boolean => KINDS[unit] === DIGIT;
    // What the generator counts stands between words, not between marks.
    if (((gaps[at] as number) & MARK) !== 0 && (isNumber(last) || isNumber(first))) return false;
    const isEnd = isNumber(last) || this.has('ends', left) || (!seam && this.has('ends', pair(0, last)));
    const isStart = isNumber(first) || this.has('starts', right) || (!seam && this.has('starts', pair(first, 0)));
    if (seam) return isEnd && isStart;
    return (
      (isEnd && (this.has('after', right) || this.has('after', pair(first, 0)))) ||
      (isStart && (this.has('before', left) || this.has('before', pair(0, last))))
    );
  }

  private add(known: Known, hash: number): void {
    const bit = bitOf(known, hash);
    this.bits[(bit >>> 5) & (this.bits.length - 1)] = (this.bits[(bit >>> 5) & (this.bits.length - 1)] as number) | (1 << bit);
  }

  private has(known: Known, hash: number): boolean {
    const bit = bitOf(known, hash);
    return ((this.bits[(bit >>> 5) & (this.bits.length - 1)] as number) & (1 << bit)) !== 0;
  }
}

const bitOf = (known: Known, hash: number): number => mix(hash + KNOWN[known] * 0x9e3779b1);

function hashOf(text: string): number {
  let hash = 0;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) + (hash >>> 15);
  return hash;
}
