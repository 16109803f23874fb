/**
 * Finds near twins (避免雷同化) among bodies by common passages. Sampled fingerprints propose candidate
 * pairs; the share that editors see is computed on the full texts.
 */
import { lettersOf, type Pair, pairsOf } from './names.ts';

/** Letters in a shingle: longer than common phrases. */
const SHINGLE = 8;
/** One fingerprint out of this many is kept. */
const SAMPLE = 8;
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
  const { sizes, shared } = sharedPrints(texts);
  const twins: BodyTwin[] = [];
  for (const [key, count] of shared) {
    const a = Math.floor(key / bodies.length);
    const b = key % bodies.length;
    const smaller = Math.min(sizes[a] as number, sizes[b] as number);
    if (smaller < 6 || count / smaller < threshold * 0.6) continue;
    const share = shareOf(texts[a] as string, texts[b] as string);
    if (share >= threshold) twins.push({ a, b, share, passage: longestCommon(texts[a] as string, texts[b] as string) });
  }
  return twins.sort((x, y) => x.a - y.a || x.b - y.b);
}

/** A fingerprint times this plus the index of a body is still a safe integer. */
const BODIES = 2 ** 21;

/** Counts the fingerprints of each text and those that two texts share. The key of a pair is `a * texts.length + b`. */
function sharedPrints(texts: readonly string[]): { sizes: Uint32Array; shared: Map<number, number> } {
  // Sorts numbers instead of filling a map of lists: a million small lists cost more than the comparison.
  const prints = texts.map(fingerprints);
  const all = new Float64Array(prints.reduce((sum, list) => sum + list.length, 0));
  let filled = 0;
  for (const [body, list] of prints.entries()) for (const print of list) all[filled++] = print * BODIES + body;
  all.sort();
  const sizes = new Uint32Array(texts.length);
  const shared = new Map<number, number>();
  let bodies: number[] = [];
  for (let at = 0; at < all.length; at += 1) {
    const [key, next] = [all[at] as number, all[at + 1]];
    const body = key % BODIES;
    if (bodies[bodies.length - 1] !== body) {
      bodies.push(body);
      sizes[body] = (sizes[body] as number) + 1;
    }
    if (next !== undefined && Math.floor(next / BODIES) === Math.floor(key / BODIES)) continue;
    if (bodies.length > 1) {
      pairsOf(bodies, COMMON, (a, b) => {
        const pair = a * texts.length + b;
        shared.set(pair, (shared.get(pair) ?? 0) + 1);
      });
      bodies = [];
    } else bodies.length = 0;
  }
  return { sizes, shared };
}

const BASE = 0x01000193;
const BASE_POWER = Array.from({ length: SHINGLE }).reduce<number>((power) => Math.imul(power, BASE), 1);

/** Returns the sampled fingerprints of a text's shingles by a rolling hash (Rabin-Karp). May hold duplicates. */
function fingerprints(text: string): number[] {
  const prints: number[] = [];
  let rolling = 0;
  for (let at = 0; at < text.length; at += 1) {
    rolling = (Math.imul(rolling, BASE) + text.charCodeAt(at)) | 0;
    if (at >= SHINGLE) rolling = (rolling - Math.imul(text.charCodeAt(at - SHINGLE), BASE_POWER)) | 0;
    if (at < SHINGLE - 1) continue;
    // Mixes the bits, so that sampling does not depend on the last letters alone.
    let print = Math.imul(rolling ^ (rolling >>> 16), 0x45d9f3b);
    print = (print ^ (print >>> 15)) >>> 0;
    if (print % SAMPLE === 0) prints.push(print);
  }
  return prints;
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
