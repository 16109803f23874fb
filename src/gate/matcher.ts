/**
 * Looks for many texts in one pass. A text with Han characters is anchored at two or four units of it that
 * few others have; one of letters and digits at its first four, whatever stands between its words.
 */
import { type Folded, HAN, KINDS, LETTER, SEAM } from './fold.ts';
import { type Joints, mix, pair } from './joints.ts';

/** A text that is looked for, folded: with Han characters as it stands, else its letters and digits alone. Plain data. */
export interface Term {
  text: string;
  /**
   * Of letters and digits: may be written in several `words`, in one `word`, in one that is not any
   * program's (`name`), or in groups of digits (`phone`).
   */
  as?: 'words' | 'word' | 'name' | 'phone';
}

/** Which terms count in a text: all; no words that may be a program's or a licence's; none so short that chance may give them. */
export type Counting = 'all' | 'foreign' | 'long';
const LONG = { han: 3, letters: 8 } as const;
/** Letters of a term that is no word of a program. */
const FOREIGN = 10;

/** The first units of what is looked for, by hash; nearly all that is asked for is not among them, which one bit tells. */
class Anchors {
  private readonly bits: Int32Array;
  private readonly byHash: ReadonlyMap<number, readonly Anchor[]>;

  constructor(anchors: readonly Anchor[]) {
    this.bits = new Int32Array(2 ** Math.max(4, Math.min(17, Math.ceil(Math.log2(anchors.length + 1)))));
    this.byHash = Map.groupBy(anchors, ({ hash }) => hash);
    for (const { hash } of anchors) {
      const word = (hash >>> 5) & (this.bits.length - 1);
      this.bits[word] = (this.bits[word] as number) | (1 << hash);
    }
  }

  /** Those of a hash; nearly always none. */
  at(hash: number): readonly Anchor[] | undefined {
    return ((this.bits[(hash >>> 5) & (this.bits.length - 1)] as number) & (1 << hash)) === 0 ? undefined : this.byHash.get(hash);
  }
}

const two = (a: number, b: number): number => mix(pair(a, b));
const four = (first: number, c: number, d: number): number => mix(first ^ pair(c, d));

export class Matcher {
  private readonly terms: readonly Term[];
  private readonly joints: Joints | undefined;
  private readonly twos: Anchors;
  private readonly fours: Anchors;
  /** Of terms without Han characters. */
  private readonly words: Anchors;
  /** Whether a term stood in a text since this was last set to false, also where public texts may meet. */
  hasMet = false;
  private letters: Folded = { units: new Uint16Array(1), marks: new Uint8Array(1), length: 0 };

  /** Without `joints` whatever stands in a text is met, also across two texts. */
  constructor(terms: readonly Term[], joints?: Joints) {
    [this.terms, this.joints] = [terms, joints];
    const all = terms.map(({ text, as }, term) => anchorsOf(text, as !== undefined).map((anchor) => ({ ...anchor, term })));
    const often = Map.groupBy(all.flat(), ({ hash }) => hash);
    const rarest = all.flatMap((ones) => ones.toSorted((a, b) => (often.get(a.hash)?.length ?? 0) - (often.get(b.hash)?.length ?? 0)).slice(0, 1));
    const kinds = Map.groupBy(rarest, ({ term, size }) => (terms[term]?.as === undefined ? size : 0));
    this.twos = new Anchors(kinds.get(2) ?? []);
    this.fours = new Anchors(kinds.get(4) ?? []);
    this.words = new Anchors(kinds.get(0) ?? []);
  }

  /** Adds the terms that stand in a text, by their places in the list, to `found`. */
  find(folded: Folded, counting: Counting, found: Set<number>): void {
    const { units, length } = folded;
    const { twos, fours } = this;
    const kinds = KINDS;
    for (let at = 0; at + 1 < length; at += 1) {
      const unit = units[at] as number;
      if (kinds[unit] !== HAN) continue;
      const first = two(unit, units[at + 1] as number);
      const short = twos.at(first);
      if (short !== undefined) this.meet(short, folded, at, counting, found);
      // Behind the end stands what is left of another text: it is compared, and differs.
      const long = fours.at(four(first, units[at + 2] as number, units[at + 3] as number));
      if (long !== undefined) this.meet(long, folded, at, counting, found);
    }
    this.findLetters(this.lettersOf(folded), counting, found);
  }

  private meet(anchors: readonly Anchor[], folded: Folded, at: number, counting: Counting, found: Set<number>): void {
    for (const { term, offset } of anchors) if (!found.has(term) && this.standsAt(folded, at - offset, term, counting)) found.add(term);
  }

  private standsAt(folded: Folded, begin: number, term: number, counting: Counting): boolean {
    const { units, marks, length } = folded;
    const { joints } = this;
    const { text } = this.terms[term] as Term;
    const end = begin + text.length;
    if (begin < 0 || end > length || (counting === 'long' && text.length < LONG.han)) return false;
    for (let at = 0; at < text.length; at += 1) if (units[begin + at] !== text.charCodeAt(at)) return false;
    // `12号楼` in `112号楼`.
    const goesOn = (at: number): boolean => KINDS[units[at - 1] as number] === LETTER && KINDS[units[at] as number] === LETTER;
    if ((begin > 0 && goesOn(begin)) || (end < length && goesOn(end))) return false;
    this.hasMet = true;
    if (joints === undefined) return true;
    // Where public texts meet, and all that was taken out lies between two of them, nothing got out.
    let hasSeams = false;
    for (let at = begin + 1; at < end; at += 1) {
      if (((marks[at] as number) & SEAM) === 0) continue;
      if (!joints.mayMeet(folded, at, true)) return true;
      hasSeams = true;
    }
    return !hasSeams && !joints.composes(text, (at) => joints.mayMeet(folded, begin + at, false));
  }

  private findLetters(letters: Folded, counting: Counting, found: Set<number>): void {
    const { units, marks, length } = letters;
    const { words } = this;
    for (let at = 0; at + 3 < length; at += 1) {
      if (marks[at] !== BEGINS) continue;
      const hash = four(two(units[at] as number, units[at + 1] as number), units[at + 2] as number, units[at + 3] as number);
      for (const { term } of words.at(hash) ?? []) if (!found.has(term) && this.isWrittenAt(letters, at, term, counting)) found.add(term);
    }
  }

  private isWrittenAt({ units, marks, length }: Folded, begin: number, term: number, counting: Counting): boolean {
    const { text, as } = this.terms[term] as Term;
    const end = begin + text.length;
    if (end > length || (counting === 'long' && text.length < LONG.letters)) return false;
    if (counting === 'foreign' && (as === 'name' || (text.length < FOREIGN && !/\d/.test(text)))) return false;
    let since = begin;
    for (let at = begin; at < end; at += 1) {
      if (units[at] !== text.charCodeAt(at - begin)) return false;
      if (at === begin || marks[at] !== BEGINS) continue;
      if (as === 'word' || as === 'name' || (as === 'phone' && at - since < GROUP)) return false;
      since = at;
    }
    // Where it ends a word does.
    const isWhole = end === length || marks[end] === BEGINS || units[end] === 0;
    if (isWhole) this.hasMet = true;
    return isWhole;
  }

  /** The letters and digits of a text, with a mark where a word begins; what is not joined is parted by 0. */
  private lettersOf({ units, length }: Folded): Folded {
    if (this.letters.units.length < 2 * length) this.letters = { units: new Uint16Array(4 * length), marks: new Uint8Array(4 * length), length: 0 };
    const { units: out, marks } = this.letters;
    let [count, last] = [0, -2];
    for (let at = 0; at < length; at += 1) {
      const unit = units[at] as number;
      if (KINDS[unit] !== LETTER) continue;
      if (last < at - 2 || (last === at - 2 && !JOINS.has(units[at - 1] as number))) {
        out[count] = 0;
        marks[count] = 0;
        count += 1;
      }
      out[count] = unit;
      marks[count] = last === at - 1 ? 0 : BEGINS;
      count += 1;
      last = at;
    }
    this.letters.length = count;
    return this.letters;
  }
}

const BEGINS = 2;
/** Digits of a group of a telephone number. */
const GROUP = 3;
/** What may stand between the words of one text. */
const JOINS: ReadonlySet<number> = new Set(Array.from(" '-._@·‐‑’", (sign) => sign.charCodeAt(0)));

interface Anchor {
  term: number;
  hash: number;
  size: 2 | 4;
  /** Where in the text it stands. */
  offset: number;
}

/** Where a text may be anchored: at four units, or at two where no four of it begin with a Han character. */
function anchorsOf(text: string, isLetters: boolean): Omit<Anchor, 'term'>[] {
  const unit = (at: number): number => text.charCodeAt(at);
  const ofSize = (size: number): number[] =>
    Array.from({ length: Math.max(0, text.length - size + 1) }, (_, at) => at).filter((at) => isLetters || KINDS[unit(at)] === HAN);
  const fours = ofSize(4).map((at) => ({ hash: four(two(unit(at), unit(at + 1)), unit(at + 2), unit(at + 3)), size: 4 as const, offset: at }));
  if (isLetters) return fours.slice(0, 1);
  return fours.length > 0 ? fours : ofSize(2).map((at) => ({ hash: two(unit(at), unit(at + 1)), size: 2, offset: at }));
}
