/**
 * Finds near twins (避免雷同化) among bodies by common passages. Sampled fingerprints propose candidate
 * pairs; the share that editors see is computed on the full texts.
 */
import { fingerprints, lettersOf, SHINGLE } from '../prose.ts';
import { type Pair, pairsOf } from './names.ts';

/** If more bodies than this share a fingerprint, it is a stock phrase or a text that many copied. */
const COMMON = 24;
/** The share of the shorter body from which on two bodies are twins. */
export const BODY_LIMIT = 0.5;

export interface BodyTwin extends Pair {
  /** The share of the shorter body's shingles that the other contains, 0 to 1. */
  share: number;
  /** The longest common passage, at most 60 letters. */
  passage: string;
}

/**
 * Returns the pairs of bodies, by index, that share at least `threshold` of the shorter. Ignores bodies below some
 * fifty letters, which all sound alike. If more than `COMMON` bodies share a text, each is paired with the next `NEXT`.
 *
 * On the 65 labelled pairs of `tests/twins/bodies.yaml`, threshold 0.5 gives precision 1 and recall 0.97 (0.3: 0.94
 * and 1; 0.8: 1 and 0.62). It misses a copy in traditional characters.
 */
export function bodyTwins(bodies: readonly string[], threshold: number = BODY_LIMIT): BodyTwin[] {
  const texts = bodies.map(lettersOf);
  return passageTwins(
    texts.map((letters) => ({ prints: fingerprints(letters), letters: () => letters })),
    threshold,
  );
}

/** A body to be compared: its fingerprints, and its letters if they are needed. */
export interface Compared {
  prints: Uint32Array;
  letters(): string;
}

/** The same for bodies whose fingerprints are known. `share` is asked how much two bodies share, so that its answers can be kept. */
export function passageTwins(
  bodies: readonly Compared[],
  threshold: number = BODY_LIMIT,
  share: (a: number, b: number) => Passage = (a, b) => passageOf(bodies[a] as Compared, bodies[b] as Compared),
): BodyTwin[] {
  const { sizes, shared } = sharedPrints(bodies.map(({ prints }) => prints));
  const twins: BodyTwin[] = [];
  for (const [key, count] of shared) {
    const a = Math.floor(key / bodies.length);
    const b = key % bodies.length;
    const smaller = Math.min(sizes[a] as number, sizes[b] as number);
    if (smaller < 6 || count / smaller < threshold * 0.6) continue;
    const passage = share(a, b);
    if (passage.share >= threshold) twins.push({ a, b, ...passage });
  }
  return twins.sort((x, y) => x.a - y.a || x.b - y.b);
}

export type Passage = Pick<BodyTwin, 'share' | 'passage'>;

/** What two bodies share. */
export function passageOf(a: Compared, b: Compared): Passage {
  const [left, right] = [a.letters(), b.letters()];
  return { share: shareOf(left, right), passage: longestCommon(left, right) };
}

/** Bits that stand for fingerprints. Several may share one. */
const MARKS = 2 ** 25;
const isMarked = (marks: Uint32Array, print: number): boolean => (((marks[(print % MARKS) >>> 5] as number) >>> (print & 31)) & 1) === 1;
const mark = (marks: Uint32Array, print: number): void => {
  const at = (print % MARKS) >>> 5;
  marks[at] = (marks[at] as number) | (1 << (print & 31));
};

/** Marks the fingerprints that may occur in several texts. Nearly all occur in one, and need not be sorted. */
function repeatedPrints(prints: readonly Uint32Array[]): Uint32Array {
  const once = new Uint32Array(MARKS >>> 5);
  const twice = new Uint32Array(MARKS >>> 5);
  for (const list of prints) for (const print of list) mark(isMarked(once, print) ? twice : once, print);
  return twice;
}

/** A fingerprint times this plus the index of a body is still a safe integer. */
const BODIES = 2 ** 21;

/** Counts the fingerprints of each text and those that two texts share. The key of a pair is `a * prints.length + b`. */
function sharedPrints(prints: readonly Uint32Array[]): { sizes: Uint32Array; shared: Map<number, number> } {
  // Sorts numbers instead of filling a map of lists: a million small lists cost more than the comparison.
  const repeated = repeatedPrints(prints);
  const all = new Float64Array(prints.reduce((sum, list) => sum + list.length, 0));
  let filled = 0;
  for (const [body, list] of prints.entries()) for (const print of list) if (isMarked(repeated, print)) all[filled++] = print * BODIES + body;
  const sorted = all.subarray(0, filled).sort();
  const sizes = Uint32Array.from(prints, (list) => list.length);
  const shared = new Map<number, number>();
  let bodies: number[] = [];
  for (let at = 0; at < sorted.length; at += 1) {
    const [key, next] = [sorted[at] as number, sorted[at + 1]];
    bodies.push(key % BODIES);
    if (next !== undefined && Math.floor(next / BODIES) === Math.floor(key / BODIES)) continue;
    if (bodies.length > 1) {
      pairsOf(bodies, COMMON, (a, b) => {
        const pair = a * prints.length + b;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      });
      bodies = [];
    } else bodies.length = 0;
  }
  return { sizes, shared };
}

function shingles(text: string): Set<string> {
  const set = new Set<string>();
  for (let at = 0; at + SHINGLE <= text.length; at += 1) set.add(text.slice(at, at + SHINGLE));
  return set;
}

function shareOf(a: string, b: string): number {
  const [left, right] = [shingles(a), shingles(b)];
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  let both = 0;
  for (const one of small) if (large.has(one)) both += 1;
  return small.size === 0 ? 0 : both / small.size;
}

/** Returns the longest passage of `a` that `b` contains, found by extending common shingles. */
function longestCommon(a: string, b: string): string {
  const places = new Map<string, number>();
  for (let at = b.length - SHINGLE; at >= 0; at -= 1) places.set(b.slice(at, at + SHINGLE), at);
  let best = '';
  for (let at = 0; at + SHINGLE <= a.length; at += 1) {
    const there = places.get(a.slice(at, at + SHINGLE));
    if (there === undefined) continue;
    let length = SHINGLE;
    while (at + length < a.length && a[at + length] === b[there + length]) length += 1;
    if (length > best.length) best = a.slice(at, at + length);
    at += length - SHINGLE;
  }
  return best.slice(0, 60);
}
