/**
 * Where public texts may meet: the generator puts labels and values side by side, and a run of characters that stands
 * nowhere in the content may come about so.
 */
import { BLANK, BREAK, CLOSES, DIGIT, KINDS, MARK, type Normalized, normalizeText, OPENS, TIE } from './normalize.ts';

/** Whether a gap is one that stands between two texts as well as within one. */
const isSeam = (gap: number): boolean => (gap & (BLANK | TIE | MARK | BREAK)) !== 0 || (gap & (OPENS | CLOSES)) === (OPENS | CLOSES);

/** Values that are put beside a label are no longer, nor what is compared of them. */
const [VALUE, PIECE] = [24, 12];
/** Han characters before and after a place where the generator puts something, with tags, or the end of another such place, between. */
const BEFORE = /(\p{Script=Han}+)(?:<[^<>]*>|[\s`'}])*\$?\{/gu;
const AFTER = /\}(?:<[^<>]*>|[\s`'])*(\p{Script=Han}+)/gu;

/** Normalized texts by how they begin and end. */
class Known {
  private readonly heads: readonly string[];
  private readonly tails: readonly string[];

  constructor(texts: Iterable<string>) {
    const all = [...new Set(texts)];
    this.heads = [...new Set(all.map((text) => text.slice(0, PIECE + 1)))].sort();
    this.tails = [...new Set(all.map((text) => reversed(text.slice(-PIECE))))].sort();
  }

  readonly begins = (text: string): boolean => firstFrom(this.heads, text).startsWith(text);
  readonly ends = (text: string): boolean => firstFrom(this.tails, reversed(text)).startsWith(reversed(text));
  readonly has = (text: string): boolean => firstFrom(this.heads, text) === text;
}

const reversed = (text: string): string => text.split('').reverse().join('');

/** The first of a sorted list that is not less than a text, or nothing. */
function firstFrom(sorted: readonly string[], text: string): string {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] as string) < text) from = middle + 1;
    else to = middle;
  }
  return sorted[from] ?? '';
}

export class Junctions {
  private readonly values: Known;
  /** Those that may be put together with others. */
  private readonly pieces: Known;
  /** What stands before and after a value. */
  private readonly before: Known;
  private readonly after: Known;

  /** Learns public texts, those of them that are used as `labels` beside others, and the generator's `sources`. */
  constructor(values: readonly string[], labels: readonly string[], sources: readonly string[]) {
    const runs = (pattern: RegExp): string[] => sources.flatMap((source) => Array.from(source.matchAll(pattern), ([whole, run]) => run ?? whole));
    const asLabels = labels.map(normalizeText);
    const all = [...values.flatMap((value) => value.split('\n').map(normalizeText)), ...asLabels, ...runs(/\p{Script=Han}+/gu)];
    this.values = new Known(all);
    this.pieces = new Known(all.filter(({ length }) => length <= VALUE));
    this.before = new Known([...asLabels, ...runs(BEFORE)]);
    this.after = new Known([...asLabels, ...runs(AFTER)]);
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
    return hasMeeting || (!hasMarks && this.isComposed(text, begin, end, this.pieces.ends));
  }

  private isComposed(text: Normalized, from: number, end: number, isFirst: (piece: string) => boolean): boolean {
    const isKnown = (to: number, is: (piece: string) => boolean): boolean => {
      const piece = String.fromCharCode(...text.units.subarray(from, to));
      return piece.length <= PIECE && (/^\d+$/.test(piece) || is(piece));
    };
    if (isFirst === this.pieces.has && isKnown(end, this.pieces.begins)) return true;
    for (let to = from + 1; to < end; to += 1)
      if (isKnown(to, isFirst) && this.mayMeet(text, to) && this.isComposed(text, to, end, this.pieces.has)) return true;
    return false;
  }

  /** Whether two public texts may meet before a unit; where no seam is, one of them is the generator's, and it is a place where it puts a value. */
  private mayMeet({ units, gaps, length }: Normalized, at: number): boolean {
    const [last, first] = [units[at - 1] as number, units[at] as number];
    const isNumber = (unit: number): boolean => KINDS[unit] === DIGIT;
    // What the generator counts stands between words, not between marks.
    if (((gaps[at] as number) & MARK) !== 0 && (isNumber(last) || isNumber(first))) return false;
    const goesOn = (place: number): boolean => place > 0 && place < length && !isSeam(gaps[place] as number);
    // Two units, unless the second is another text's.
    const left = String.fromCharCode(...units.subarray(goesOn(at - 1) ? at - 2 : at - 1, at));
    const right = String.fromCharCode(...units.subarray(at, goesOn(at + 1) ? at + 2 : at + 1));
    // One unit is all of a text only where the text may end beside it.
    const isSeamed = isSeam(gaps[at] as number);
    const ends = (known: Known): boolean => (left.length > 1 ? known.ends(left) : known.has(left)) || (!isSeamed && known.has(left.slice(-1)));
    const begins = (known: Known): boolean =>
      (right.length > 1 ? known.begins(right) : known.has(right)) || (!isSeamed && known.has(right.charAt(0)));
    const isEnd = isNumber(last) || ends(this.values);
    const isStart = isNumber(first) || begins(this.values);
    if (isSeamed) return isEnd && isStart;
    return (isEnd && begins(this.after)) || (isStart && ends(this.before));
  }
}
