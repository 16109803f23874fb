/**
 * Looks for many texts in one pass. A text with Han characters is anchored at two units of it that few others
 * have; one of letters and digits at its first four, where a word begins.
 */
import type { Junctions } from './junctions.ts';
import { BLANK, BREAK, CAPITAL, DIGIT, HAN, KINDS, MARK, type Normalized, TIE } from './normalize.ts';

/** A text that is looked for, normalized: letters, digits and Han characters alone. Plain data. */
export interface Term {
  text: string;
  /** Without Han characters: may be written in several `words`, in one that is not any program's (`name`), or as a `number`. */
  as?: 'words' | 'name' | 'number';
}

/** What a text is like that is searched: full of words that may be a program's or a licence's; with so many characters of a term by chance. */
export interface Context {
  isForeign?: boolean;
  chance?: number;
}

/** From so many characters on marks within a text make no difference: nothing meets by chance in them. */
export const SURE = 8;
/** Letters of a term that is no word of a program; of one that may begin within a word, or end before a digit. */
const [FOREIGN, WITHIN, BEFORE_DIGIT] = [10, 8, 6];
/** Digits of a number that may be written with any marks, and of a group of others. */
const [LONG_NUMBER, GROUP] = [10, 3];
/** Letters tell less than Han characters do. */
const LETTERS_PER_HAN = 2;

/** Where terms may begin: for each a hash of units of it that few others have, with the place of these in it. As bytes, to be kept. */
export type PackedAnchors = Buffer;

/** Four numbers of 32 bits an anchor: whether it is one of Han characters, its hash, its term, its place in that; sorted. */
const NUMBERS = 4;

/** The anchors of terms with Han characters, or of those without, by hash; nearly all that is asked for is not among them, which one bit tells. */
class Anchors {
  private readonly bits: Int32Array;
  private readonly all: Int32Array;

  constructor(all: Int32Array) {
    this.all = all;
    this.bits = new Int32Array(2 ** Math.max(4, Math.min(17, Math.ceil(Math.log2(all.length / NUMBERS + 1)))));
    for (let at = 1; at < all.length; at += NUMBERS) {
      const hash = all[at] as number;
      const word = (hash >>> 5) & (this.bits.length - 1);
      this.bits[word] = (this.bits[word] as number) | (1 << hash);
    }
  }

  /** Where those of a hash begin; -1 if there is none, as nearly always. */
  at(hash: number): number {
    if (((this.bits[(hash >>> 5) & (this.bits.length - 1)] as number) & (1 << hash)) === 0) return -1;
    let [from, to] = [0, this.all.length / NUMBERS];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((this.all[middle * NUMBERS + 1] as number) < hash) from = middle + 1;
      else to = middle;
    }
    return this.all[from * NUMBERS + 1] === hash ? from : -1;
  }

  /** The term of an anchor, and where in it that stands; undefined if it is not one of a hash. */
  of(at: number, hash: number): { term: number; offset: number } | undefined {
    if (at < 0) return undefined;
    if (this.all[at * NUMBERS + 1] !== hash) return undefined;
    return { term: this.all[at * NUMBERS + 2] as number, offset: this.all[at * NUMBERS + 3] as number };
  }
}

/** Spreads a number over 32 bits. */
const mix = (value: number): number => {
  const first = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return Math.imul(first ^ (first >>> 13), 0xc2b2ae35);
};
const two = (a: number, b: number): number => mix((a << 16) | b);
const four = (first: number, c: number, d: number): number => mix(first ^ ((c << 16) | d));

/** What is looked for. */
export interface Sought {
  terms: readonly Term[];
  /** By term, whether it is passed over; absent where none is. */
  isPublic?: Uint8Array;
  /** Those of the terms, from `anchorsOf`. */
  anchors?: PackedAnchors;
}

export class Matcher {
  private readonly terms: readonly Term[];
  private readonly isPublic: Uint8Array | undefined;
  private readonly junctions: Junctions | undefined;
  /** Of terms with Han characters, and of those without. */
  private readonly han: Anchors;
  private readonly words: Anchors;
  /** Whether a term stood in a text since this was last set to false, also where public texts may meet. */
  hasMatch = false;

  /** Without `junctions` whatever stands in a text is met, also across two texts. */
  constructor({ terms, isPublic, anchors = anchorsOf(terms) }: Sought, junctions?: Junctions) {
    [this.terms, this.isPublic, this.junctions] = [terms, isPublic, junctions];
    const all = new Int32Array(new Uint8Array(anchors).buffer);
    let words = 0;
    while (words < all.length && all[words] === 0) words += NUMBERS;
    this.words = new Anchors(all.subarray(0, words));
    this.han = new Anchors(all.subarray(words));
  }

  /** Adds the terms that stand in a text, by their places in the list, to `found`. */
  find(text: Normalized, context: Context, found: Set<number>): void {
    const { units, gaps, length } = text;
    const { han, words } = this;
    const kinds = KINDS;
    let last = 0;
    for (let at = 0; at + 1 < length; at += 1) {
      const unit = units[at] as number;
      const kind = kinds[unit] as number;
      if (kind !== HAN && gaps[at] === 0 && last === kind) continue;
      last = kind;
      const first = two(unit, units[at + 1] as number);
      // Behind the end stands what is left of another text: it is compared, and differs.
      const hash = kind === HAN ? first : four(first, units[at + 2] as number, units[at + 3] as number);
      const anchors = kind === HAN ? han : words;
      let anchor = anchors.at(hash);
      for (let one = anchors.of(anchor, hash); one !== undefined; one = anchors.of(anchor, hash)) {
        const { term, offset } = one;
        if (this.isPublic?.[term] !== 1 && !found.has(term) && this.matches(text, at - offset, this.terms[term] as Term, context)) found.add(term);
        anchor += 1;
      }
    }
  }

  private matches(whole: Normalized, begin: number, { text, as }: Term, { isForeign = false, chance = 0 }: Context): boolean {
    const { units, gaps, length } = whole;
    const end = begin + text.length;
    if (begin < 0 || end > length || text.length <= (as === undefined ? chance : chance * LETTERS_PER_HAN)) return false;
    let inner = 0;
    for (let at = begin; at < end; at += 1) {
      if (units[at] !== text.charCodeAt(at - begin)) return false;
      if (at > begin) inner |= gaps[at] as number;
    }
    if ((inner & BREAK) !== 0) return false;
    const isWhole =
      as === undefined
        ? !goesOn(whole, begin) && !goesOn(whole, end) && ((inner & MARK) === 0 || text.length >= SURE)
        : this.areWords(whole, begin, end, as, inner & ~CAPITAL) && !(isForeign && (as === 'name' || (text.length < FOREIGN && !/\d/.test(text))));
    if (!isWhole) return false;
    this.hasMatch = true;
    return as !== undefined || this.junctions === undefined || !this.junctions.explain(whole, begin, end);
  }

  /** Whether letters and digits are written as what they are. */
  private areWords({ units, gaps, length }: Normalized, begin: number, end: number, as: Term['as'], inner: number): boolean {
    const kind = (at: number): number => KINDS[units[at] as number] as number;
    const size = end - begin;
    const gap = (gaps[begin] as number) & ~CAPITAL;
    const starts = gap !== 0 || begin === 0 || kind(begin - 1) === HAN || (as !== 'number' && size >= WITHIN);
    const stops =
      end >= length ||
      ((gaps[end] as number) & ~CAPITAL) !== 0 ||
      kind(end) === HAN ||
      (as !== 'number' &&
        size >= (kind(end) === DIGIT && kind(end - 1) !== DIGIT ? BEFORE_DIGIT : (gaps[end] as number) !== 0 ? WITHIN : Number.POSITIVE_INFINITY));
    if (!starts || !stops) return false;
    if (as !== 'number') return inner === 0 || (as === 'words' && (inner & MARK) === 0);
    if ((inner & MARK) !== 0 && size < LONG_NUMBER) return false;
    let since = begin;
    for (let at = begin + 1; at < end; at += 1) {
      if (((gaps[at] as number) & (BLANK | TIE | MARK)) === 0) continue;
      if (at - since < (size < LONG_NUMBER ? GROUP : GROUP - 1)) return false;
      since = at;
    }
    return true;
  }
}

/** `12号楼` in `112号楼`. */
const goesOn = ({ units, gaps, length }: Normalized, at: number): boolean => {
  if (at <= 0 || at >= length || ((gaps[at] as number) & ~CAPITAL) !== 0) return false;
  const kind = KINDS[units[at] as number];
  return kind !== HAN && kind === KINDS[units[at - 1] as number];
};

/** By how many bits of a hash it is counted how many have it: enough to tell what is rare. */
const COUNTED = 22;

/** The anchors of terms: for each that one of its places which the fewest have. In numbers alone: objects for a million places would fill the memory. */
export function anchorsOf(terms: readonly Term[]): PackedAnchors {
  const often = new Uint32Array(1 << COUNTED);
  const place = (hash: number): number => hash >>> (32 - COUNTED);
  for (const { text, as } of terms) eachPlace(text, as !== undefined, (hash) => (often[place(hash)] = (often[place(hash)] as number) + 1));
  const [hashes, offsets] = [new Int32Array(terms.length), new Int32Array(terms.length).fill(NOWHERE)];
  for (const [term, { text, as }] of terms.entries()) {
    let fewest = Number.POSITIVE_INFINITY;
    eachPlace(text, as !== undefined, (hash, offset) => {
      const count = often[place(hash)] as number;
      if (count < fewest) [fewest, hashes[term], offsets[term]] = [count, hash, offset];
    });
  }
  const isHan = (term: number): number => Number(terms[term]?.as === undefined);
  const order = Uint32Array.from(terms.keys())
    .filter((term) => offsets[term] !== NOWHERE)
    .sort((a, b) => isHan(a) - isHan(b) || (hashes[a] as number) - (hashes[b] as number) || a - b);
  const anchors = new Int32Array(order.length * NUMBERS);
  for (const [at, term] of order.entries()) anchors.set([isHan(term), hashes[term] as number, term, offsets[term] as number], at * NUMBERS);
  return Buffer.from(anchors.buffer);
}

const NOWHERE = -1;

/** Tells where a text may be anchored. */
function eachPlace(text: string, isLetters: boolean, tell: (hash: number, offset: number) => void): void {
  const unit = (at: number): number => text.charCodeAt(at);
  if (isLetters) tell(four(two(unit(0), unit(1)), unit(2), unit(3)), 0);
  else for (let at = 0; at + 1 < text.length; at += 1) if (KINDS[unit(at)] === HAN) tell(two(unit(at), unit(at + 1)), at);
}
