/**
 * Where public texts may meet: the generator puts labels and values side by side, and a run of Han
 * characters that stands nowhere in the content may come about so. What texts begin and end with is kept
 * by hash, of which now and then another is taken for one: then a text counts as harmless that is not.
 */
import { type Folded, KINDS, SEAM, SIGN } from './fold.ts';

/** Spreads a number over 32 bits. */
export const mix = (value: number): number => {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
};

/** What is known of a piece of text: that it ends or begins a public one (two units of it), stands `before` or `after` a value; that it is an end, a beginning or the whole of a value or of one of the generator's own. */
const KNOWN = { ends: 1, starts: 2, before: 3, after: 4, valueEnd: 5, valueStart: 6, value: 7, ownEnd: 8, ownStart: 9, own: 10 } as const;
type Known = keyof typeof KNOWN;

/** Values that are put beside a label are no longer, nor what is compared of them. */
const VALUE = 24;
const PIECE = 12;
/** Han characters before and after a place where the generator puts something, with tags, or the end of another such place, between. */
const BEFORE = /(\p{Script=Han}+)(?:<[^<>]*>|[\s`'}])*\$?\{/gu;
const AFTER = /\}(?:<[^<>]*>|[\s`'])*(\p{Script=Han}+)/gu;

export class Joints {
  /** One bit for each hash. */
  readonly bits: Int32Array;

  /** Learns public texts, those of them that are used as `labels` beside others, and the generator's `sources`. */
  constructor(values: readonly string[], labels: readonly string[], sources: readonly string[]) {
    const short = values.reduce((count, text) => count + (text.length <= VALUE ? 1 : 0), 0);
    // Sixteen bits for each piece; the generator's own are half a million.
    this.bits = new Int32Array(2 ** Math.ceil(Math.log2((2 * values.length + 2 * PIECE * short + 2 ** 19) / 2)));
    for (const text of values) this.learn(text, false);
    for (const text of labels) {
      this.learn(text, true);
      this.add('before', edge(text, text.length));
      this.add('after', edge(text, 0));
    }
    for (const source of sources) {
      for (const [run] of source.matchAll(/\p{Script=Han}+/gu)) this.learn(run, true);
      for (const [, run = ''] of source.matchAll(BEFORE)) this.add('before', edge(run, run.length));
      for (const [, run = ''] of source.matchAll(AFTER)) this.add('after', edge(run, 0));
    }
  }

  /** Makes the same of the bits of another. */
  static of(bits: Int32Array): Joints {
    return Object.assign(Object.create(Joints.prototype), { bits });
  }

  private learn(text: string, isOwn: boolean): void {
    this.add('ends', edge(text, text.length));
    this.add('starts', edge(text, 0));
    if (text.length > VALUE && !isOwn) return;
    const [start, end, whole] = isOwn ? (['ownStart', 'ownEnd', 'own'] as const) : (['valueStart', 'valueEnd', 'value'] as const);
    for (let size = 1; size <= Math.min(text.length, PIECE); size += 1) {
      this.add(start, hashOf(text, 0, size));
      this.add(end, hashOf(text, text.length - size, text.length));
    }
    if (text.length <= PIECE) this.add(whole, hashOf(text, 0, text.length));
  }

  /** Whether two public texts may meet before a unit. `isSeam` where something was taken out there; where nothing was, one of the two is the generator's. */
  mayMeet({ units, marks, length }: Folded, at: number, isSeam: boolean): boolean {
    const beside = (place: number, between: number): number =>
      place < 0 || place >= length || ((marks[between] as number) & SEAM) !== 0 || KINDS[units[place] as number] === SIGN
        ? 0
        : (units[place] as number);
    const [last, first] = [units[at - 1] as number, units[at] as number];
    const [left, right] = [pair(beside(at - 2, at - 1), last), pair(first, beside(at + 1, at + 1))];
    const isNumber = (unit: number): boolean => unit >= 48 && unit <= 57;
    const isEnd = this.has('ends', left) || (!isSeam && (this.has('ends', pair(0, last)) || isNumber(last)));
    const isStart = this.has('starts', right) || (!isSeam && (this.has('starts', pair(first, 0)) || isNumber(first)));
    if (isSeam) return isEnd && isStart;
    return (
      (isEnd && (this.has('after', right) || this.has('after', pair(first, 0)))) ||
      (isStart && (this.has('before', left) || this.has('before', pair(0, last))))
    );
  }

  /** Whether a text may come about where one of the generator's own meets a value, or another: the end of one, wholes, the beginning of the last. They meet only where they `may`. */
  composes(text: string, may: (at: number) => boolean): boolean {
    // By place, whether a value may end there, and one of the generator's own; a number counts as both.
    const value: boolean[] = [];
    const own: boolean[] = [];
    for (let from = 0; from < text.length; from += 1) {
      if (from > 0 && !value[from] && !own[from]) continue;
      for (let to = from + 1; to <= text.length && to - from <= PIECE; to += 1) {
        const hash = hashOf(text, from, to);
        const isNumber = /^\d+$/.test(text.slice(from, to));
        const [isLast, isFirst] = [to === text.length, from === 0];
        if (isFirst && isLast) break;
        const isOwn = isNumber || this.has(isFirst ? 'ownEnd' : isLast ? 'ownStart' : 'own', hash);
        const isValue = isNumber || ((isFirst || own[from] === true) && this.has(isFirst ? 'valueEnd' : isLast ? 'valueStart' : 'value', hash));
        if (isLast && (isOwn || isValue)) return true;
        if (isLast || !(isOwn || isValue) || !may(to)) continue;
        own[to] ||= isOwn;
        value[to] ||= isValue;
      }
    }
    return false;
  }

  private add(known: Known, hash: number): void {
    const bit = mix(hash + KNOWN[known] * 0x9e3779b1);
    this.bits[(bit >>> 5) & (this.bits.length - 1)] = (this.bits[(bit >>> 5) & (this.bits.length - 1)] as number) | (1 << bit);
  }

  private has(known: Known, hash: number): boolean {
    const bit = mix(hash + KNOWN[known] * 0x9e3779b1);
    return ((this.bits[(bit >>> 5) & (this.bits.length - 1)] as number) & (1 << bit)) !== 0;
  }
}

/** Two units as one number. */
export const pair = (a: number, b: number): number => (a << 16) | b;

/** The first two units of a text, or the last two, as a pair; 0 for what is no letter. */
function edge(text: string, at: number): number {
  const unit = (place: number): number => {
    const code = place < 0 || place >= text.length ? 0 : text.charCodeAt(place);
    return KINDS[code] === SIGN ? 0 : code;
  };
  return at === 0 ? pair(unit(0), unit(1)) : pair(unit(at - 2), unit(at - 1));
}

function hashOf(text: string, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) + (hash >>> 15);
  return hash;
}
