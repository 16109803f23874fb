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
    texts.map((letters, at) => ({ name: String(at), digest: letters, prints: fingerprints(letters), letters: () => letters })),
    threshold,
  ).twins;
}

/** A body to be compared: its fingerprints, and its letters if they are needed. */
export interface Compared {
  prints: Uint32Array;
  letters(): string;
}

/** A body of which it is known later whether it is the same: by its name, and by a digest of its text. */
export interface NamedBody extends Compared {
  name: string;
  digest: string;
}

/** What was found out about bodies, as plain JSON, by which the next comparison looks at those alone that have changed. */
export interface KnownPassages {
  bodies: [name: string, digest: string][];
  /** Fingerprints that more than `COMMON` bodies have, with these. */
  crowds: [print: number, names: string][];
  /** All pairs that were compared as texts. */
  near: [a: string, b: string, share: number, passage: string][];
}

/** The same for bodies whose fingerprints are known, and `known` from an earlier comparison, which changes nothing of what is found. */
export function passageTwins(
  bodies: readonly NamedBody[],
  threshold: number = BODY_LIMIT,
  known?: KnownPassages,
): { twins: BodyTwin[]; known: KnownPassages } {
  const { near, crowds } = (known === undefined ? undefined : nearSince(bodies, threshold, known)) ?? nearAmong(bodies, threshold);
  near.sort((x, y) => x.a - y.a || x.b - y.b);
  const twins = near.filter(({ share }) => share >= threshold);
  const isSame = known?.bodies.length === bodies.length && bodies.every(({ name, digest }, at) => isBody(known.bodies[at], name, digest));
  if (isSame) return { twins, known };
  const nameOf = (body: number): string => (bodies[body] as NamedBody).name;
  return {
    twins,
    known: {
      bodies: bodies.map(({ name, digest }) => [name, digest]),
      crowds,
      near: near.map(({ a, b, share, passage }) => [nameOf(a), nameOf(b), share, passage]),
    },
  };
}

const isBody = (body: KnownPassages['bodies'][number] | undefined, name: string, digest: string): boolean => body?.[0] === name && body[1] === digest;

interface Near {
  near: BodyTwin[];
  crowds: KnownPassages['crowds'];
}

/** Whether two bodies share so many fingerprints that their texts are compared. */
const isNear = (count: number, a: number, b: number, threshold: number): boolean => Math.min(a, b) >= 6 && count / Math.min(a, b) >= threshold * 0.6;

function nearAmong(bodies: readonly NamedBody[], threshold: number): Near {
  const { sizes, shared, crowds } = sharedPrints(bodies.map(({ prints }) => prints));
  const near: BodyTwin[] = [];
  for (const [key, count] of shared) {
    const a = Math.floor(key / bodies.length);
    const b = key % bodies.length;
    if (isNear(count, sizes[a] as number, sizes[b] as number, threshold))
      near.push({ a, b, ...passageOf(bodies[a] as Compared, bodies[b] as Compared) });
  }
  return { near, crowds: crowds.map(([print, members]) => [print, namesOf(bodies, members)]) };
}

const namesOf = (bodies: readonly NamedBody[], members: readonly number[]): string => members.map((at) => (bodies[at] as NamedBody).name).join(' ');

/** If more bodies have changed, all are compared. */
const FEW = 64;

/**
 * Compares the bodies that have changed with all others. Two others are as near as they were unless a crowd has changed,
 * in which each is paired with the next alone: then all have to be compared again, and this gives undefined.
 */
function nearSince(bodies: readonly NamedBody[], threshold: number, known: KnownPassages): Near | undefined {
  const before = new Map(known.bodies);
  const changed = bodies.flatMap(({ name, digest }, at) => (before.get(name) === digest ? [] : [at]));
  if (changed.length > FEW) return undefined;
  const lists = bodiesWith([...known.crowds.map(([print]) => print), ...changed.flatMap((at) => [...(bodies[at] as NamedBody).prints])], bodies);
  const crowds = [...lists]
    .filter(([, members]) => members.length > COMMON)
    .sort(([a], [b]) => a - b)
    .map(([print, members]): [number, string] => [print, namesOf(bodies, members)]);
  if (JSON.stringify(crowds) !== JSON.stringify(known.crowds)) return undefined;
  const isChanged = new Set(changed);
  const counts = new Map<number, number>();
  for (const print of new Set(changed.flatMap((at) => [...(bodies[at] as NamedBody).prints]))) {
    pairsOf(lists.get(print) ?? [], COMMON, (a, b) => {
      if (isChanged.has(a) || isChanged.has(b)) counts.set(a * bodies.length + b, (counts.get(a * bodies.length + b) ?? 0) + 1);
    });
  }
  const places = new Map(bodies.map(({ name }, at) => [name, at]));
  const near = known.near.flatMap(([nameA, nameB, share, passage]): BodyTwin[] => {
    const [a, b] = [places.get(nameA), places.get(nameB)];
    return a === undefined || b === undefined || isChanged.has(a) || isChanged.has(b) ? [] : [{ a, b, share, passage }];
  });
  for (const [key, count] of counts) {
    const [a, b] = [Math.floor(key / bodies.length), key % bodies.length];
    const [left, right] = [bodies[a] as NamedBody, bodies[b] as NamedBody];
    if (isNear(count, left.prints.length, right.prints.length, threshold)) near.push({ a, b, ...passageOf(left, right) });
  }
  return { near, crowds };
}

/** The bodies that have some fingerprints, by these. */
function bodiesWith(some: readonly number[], bodies: readonly NamedBody[]): Map<number, number[]> {
  const lists = new Map(some.map((print): [number, number[]] => [print, []]));
  const marks = new Uint32Array(MARKS >>> 5);
  for (const print of lists.keys()) mark(marks, print);
  for (const [at, { prints }] of bodies.entries()) for (const print of prints) if (isMarked(marks, print)) lists.get(print)?.push(at);
  return lists;
}

export type Passage = Pick<BodyTwin, 'share' | 'passage'>;

/** What two bodies share. */
function passageOf(a: Compared, b: Compared): Passage {
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

/** Counts the fingerprints of each text and those that two texts share, and gives those of crowds. The key of a pair is `a * prints.length + b`. */
function sharedPrints(prints: readonly Uint32Array[]): {
  sizes: Uint32Array;
  shared: Map<number, number>;
  crowds: [print: number, bodies: readonly number[]][];
} {
  // Sorts numbers instead of filling a map of lists: a million small lists cost more than the comparison.
  const repeated = repeatedPrints(prints);
  const all = new Float64Array(prints.reduce((sum, list) => sum + list.length, 0));
  let filled = 0;
  for (const [body, list] of prints.entries()) for (const print of list) if (isMarked(repeated, print)) all[filled++] = print * BODIES + body;
  const sorted = all.subarray(0, filled).sort();
  const sizes = Uint32Array.from(prints, (list) => list.length);
  const shared = new Map<number, number>();
  const crowds: [number, readonly number[]][] = [];
  let bodies: number[] = [];
  for (let at = 0; at < sorted.length; at += 1) {
    const [key, next] = [sorted[at] as number, sorted[at + 1]];
    bodies.push(key % BODIES);
    if (next !== undefined && Math.floor(next / BODIES) === Math.floor(key / BODIES)) continue;
    if (bodies.length > 1) {
      if (bodies.length > COMMON) crowds.push([Math.floor(key / BODIES), bodies]);
      pairsOf(bodies, COMMON, (a, b) => {
        const pair = a * prints.length + b;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      });
      bodies = [];
    } else bodies.length = 0;
  }
  return { sizes, shared, crowds };
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
