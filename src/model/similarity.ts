/**
 * Near twins (避免雷同化): names and themes by their letters, their sound and their shape; bodies by
 * the passages they share. All of it near-linear in the number of cases.
 *
 * The thresholds were chosen on the labelled pairs in `tests/unit/model/similarity.test.ts`, which
 * states precision and recall.
 */
import { distance } from 'fastest-levenshtein';
import { pinyin } from 'pinyin-pro';

/** Why two names or themes are near twins. */
export type Likeness = 'letters' | 'sound' | 'shape';

/** Letters and digits alone, folded: marks, blanks, width and case tell nothing apart. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/** Parts of a name between its marks: 风展红旗·资管标兵 is two. */
const partsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .map(lettersOf)
    .filter((part) => part !== '');

/** The toneless sound, syllables apart. */
export const soundOf = (letters: string): string => pinyin(letters, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');

interface Shape {
  letters: string;
  sound: string;
  parts: string[];
}

export const shapeOf = (text: string): Shape => {
  const letters = lettersOf(text);
  return { letters, sound: soundOf(letters), parts: partsOf(text) };
};

/** Without the parts that both begin with: a common prefix (母品牌) makes no twins. */
function withoutCommonParts(a: Shape, b: Shape): [Shape, Shape] | undefined {
  let common = 0;
  while (common < a.parts.length - 1 && common < b.parts.length - 1 && a.parts[common] === b.parts[common]) common += 1;
  if (common === 0) return undefined;
  return [shapeOf(a.parts.slice(common).join(' ')), shapeOf(b.parts.slice(common).join(' '))];
}

/**
 * How two names are alike, or undefined. Of names up to seven letters one may differ, of longer ones
 * one in five; what is left of a name of fewer than four letters must sound the same.
 */
export function nameLikeness(a: Shape, b: Shape): Likeness | undefined {
  const rest = withoutCommonParts(a, b);
  if (rest !== undefined) return nameLikeness(rest[0], rest[1]);
  if (a.letters === '' || b.letters === '') return undefined;
  if (a.letters === b.letters) return 'letters';
  const length = Math.max(a.letters.length, b.letters.length);
  if (a.sound === b.sound && length >= 2) return 'sound';
  if (Math.min(a.letters.length, b.letters.length) < 4) return undefined;
  return distance(a.letters, b.letters) <= Math.max(1, Math.floor(length / 5)) ? 'shape' : undefined;
}

/** How two themes are alike: a slogan is longer, so that a quarter of it may differ. */
export function themeLikeness(a: Shape, b: Shape): Likeness | undefined {
  if (a.letters.length < 4 || b.letters.length < 4) return a.letters === b.letters && a.letters !== '' ? 'letters' : undefined;
  if (a.letters === b.letters) return 'letters';
  if (a.sound === b.sound) return 'sound';
  const length = Math.max(a.letters.length, b.letters.length);
  return distance(a.letters, b.letters) <= Math.max(1, Math.floor(length / 4)) ? 'shape' : undefined;
}

export interface Pair {
  a: number;
  b: number;
}

/**
 * Pairs that can be alike at all: those that share the letters or the sound of a half, or all but
 * one letter. Candidates only; likeness decides.
 */
export function candidatePairs(texts: readonly Shape[]): Pair[] {
  const buckets = new Map<string, number[]>();
  const put = (key: string, index: number): void => {
    const list = buckets.get(key);
    if (list === undefined) buckets.set(key, [index]);
    else if (list[list.length - 1] !== index) list.push(index);
  };
  for (const [index, shape] of texts.entries()) {
    put(`s:${shape.sound}`, index);
    const variants = new Set([shape.letters, shape.parts.slice(1).join('')]);
    for (const letters of variants) {
      if (letters.length < 2) continue;
      put(`s:${soundOf(letters)}`, index);
      // Two texts with one stroke in three between them agree in a third of their letters at one end or in the middle.
      const third = Math.max(2, Math.floor(letters.length / 3));
      put(`h:${letters.slice(0, third)}`, index);
      put(`t:${letters.slice(-third)}`, index);
      if (letters.length >= 4) {
        put(`h2:${letters.slice(0, 2)}`, index);
        put(`t2:${letters.slice(-2)}`, index);
      }
    }
  }
  const seen = new Set<number>();
  const pairs: Pair[] = [];
  for (const list of buckets.values()) {
    // A beginning that hundreds share is a prefix of the place, not a likeness of two.
    if (list.length < 2 || list.length > 400) continue;
    for (let left = 0; left < list.length; left += 1) {
      for (let right = left + 1; right < list.length; right += 1) {
        const [a, b] = [Math.min(list[left] as number, list[right] as number), Math.max(list[left] as number, list[right] as number)];
        const key = a * texts.length + b;
        if (a === b || seen.has(key)) continue;
        seen.add(key);
        pairs.push({ a, b });
      }
    }
  }
  return pairs.sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Letters in a shingle: long enough that common phrases are not shared passages. */
const SHINGLE = 8;
/** One fingerprint in this many is kept. */
const SAMPLE = 8;
/** What more than this many bodies have is boilerplate. */
const COMMON = 24;

export interface BodyTwin extends Pair {
  /** Of the shorter body's passages, the part that the other has too; 0 to 1. */
  share: number;
  /** The longest passage that both have, at most 60 letters. */
  passage: string;
}

/** Bodies of which a half, at the least, of the shorter stands in the other. Near-linear: sampled fingerprints in an index. */
export function bodyTwins(bodies: readonly string[], threshold = 0.5): BodyTwin[] {
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
    if (list.length < 2 || list.length > COMMON) continue;
    for (let left = 0; left < list.length; left += 1) {
      for (let right = left + 1; right < list.length; right += 1) {
        const key = (list[left] as number) * bodies.length + (list[right] as number);
        shared.set(key, (shared.get(key) ?? 0) + 1);
      }
    }
  }
  const twins: BodyTwin[] = [];
  for (const [key, count] of shared) {
    const a = Math.floor(key / bodies.length);
    const b = key % bodies.length;
    const smaller = Math.min((prints[a] as Set<number>).size, (prints[b] as Set<number>).size);
    // A sample only suggests; what is said to an editor is counted on all of both texts.
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
