/**
 * Near twins (避免雷同化) among bodies, by the passages they share. Sampled fingerprints in an index
 * propose pairs; what is said to an editor is counted on all of both texts.
 */
import { lettersOf, type Pair, pairsOf } from './similarity.ts';

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
  const prints = texts.map(fingerprints);
  const index = new Map<number, number[]>();
  for (const [body, set] of prints.entries()) {
    for (const print of set) {
      const list = index.get(print);
      if (list === undefined) index.set(print, [body]);
      else list.push(body);
    }
  }
  const shared = new Map<number, number>();
  for (const list of index.values()) {
    pairsOf(list, COMMON, (a, b) => {
      const key = a * bodies.length + b;
      shared.set(key, (shared.get(key) ?? 0) + 1);
    });
  }
  const twins: BodyTwin[] = [];
  for (const [key, count] of shared) {
    const a = Math.floor(key / bodies.length);
    const b = key % bodies.length;
    const smaller = Math.min((prints[a] as Set<number>).size, (prints[b] as Set<number>).size);
    if (smaller < 6 || count / smaller < threshold * 0.6) continue;
    const share = shareOf(texts[a] as string, texts[b] as string);
    if (share >= threshold) twins.push({ a, b, share, passage: longestCommon(texts[a] as string, texts[b] as string) });
  }
  return twins.sort((x, y) => x.a - y.a || x.b - y.b);
}

function fingerprints(text: string): Set<number> {
  const set = new Set<number>();
  for (let at = 0; at + SHINGLE <= text.length; at += 1) {
    let hash = 0x811c9dc5;
    for (let letter = at; letter < at + SHINGLE; letter += 1) hash = Math.imul(hash ^ text.charCodeAt(letter), 0x01000193);
    hash ^= hash >>> 15;
    if ((hash >>> 0) % SAMPLE === 0) set.add(hash >>> 0);
  }
  return set;
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
