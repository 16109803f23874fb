/**
 * Near twins (避免雷同化) among bodies, by the passages they share. Sampled fingerprints in an index
 * propose pairs; what is said to an editor is counted on all of both texts.
 */
import { lettersOf, type Pair, pairsOf } from './names.ts';

/** Letters in a shingle: long enough that common phrases are not shared passages. */
const SHINGLE = 8;
/** One fingerprint in this many is kept. */
const SAMPLE = 8;
/** A fingerprint of more bodies than this is a phrase that many have, or a text that many copied. */
const COMMON = 24;
/** Of the shorter body's passages, the part from which on it is a twin. */
export const BODY_LIMIT = 0.5;

export interface BodyTwin extends Pair {
  /** Of the shorter body's passages, the part that the other has too; 0 to 1. */
  share: number;
  /** The longest passage that both have, at most 60 letters. */
  passage: string;
}

/**
 * Bodies of which a half, at the least, of the shorter stands in the other. Bodies of fewer than some
 * fifty letters are left alone: at that length all sound alike. Of a text that more than `COMMON`
 * have, each is paired with the next two dozen.
 *
 * On the 65 labelled pairs of `tests/twins/bodies.yaml`, at 0.5: precision 1, recall 0.97 (at 0.3: 0.94
 * and 1; at 0.8: 1 and 0.62). It misses a copy in traditional characters.
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

/** A body's number fits below its fingerprint in one number. */
const BODIES = 2 ** 21;

/** How many fingerprints each text has, and how many two of them share, by the first times their number plus the second. */
function sharedPrints(texts: readonly string[]): { sizes: Uint32Array; shared: Map<number, number> } {
  // Sorted numbers, not lists in a map: a million small lists cost more than all the comparing.
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

/** The sampled fingerprints of a text's shingles, each made of the one before it; some may come twice. */
function fingerprints(text: string): number[] {
  const prints: number[] = [];
  let rolling = 0;
  for (let at = 0; at < text.length; at += 1) {
    rolling = (Math.imul(rolling, BASE) + text.charCodeAt(at)) | 0;
    if (at >= SHINGLE) rolling = (rolling - Math.imul(text.charCodeAt(at - SHINGLE), BASE_POWER)) | 0;
    if (at < SHINGLE - 1) continue;
    // Mixed, so that which are kept does not hang on the last letters alone.
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

/** The longest passage of `a` that stands in `b`, grown from shared shingles. */
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
