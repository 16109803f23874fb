/**
 * Near twins (避免雷同化) among names and themes, by their letters, their sound, their order and
 * their words. Near-linear in the number of cases: an index proposes pairs, likeness decides.
 */
import { distance } from 'fastest-levenshtein';
import { pinyin } from 'pinyin-pro';
import { SIDES, STOCK_WORDS } from '../wording/stockWords.ts';

/**
 * Why two names or themes are near twins: only marks differ, it sounds the same, a few letters
 * differ, the order, words that say the same, or the one is the other and more.
 */
export type Likeness = 'letters' | 'sound' | 'shape' | 'order' | 'words' | 'part';

/** The part of a name's own letters, and of a theme's letters, that may differ. */
export const LIMITS = { name: 0.25, theme: 0.2 } as const;

/** Letters and digits alone, folded: marks, blanks, width and case tell nothing apart. */
export const lettersOf = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** Parts of a name between its marks: 风展红旗·资管标兵 is two. */
const partsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .map(lettersOf)
    .filter((part) => part !== '');

/** The toneless sound, syllables apart. */
export const soundOf = (letters: string): string => pinyin(letters, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');

/** A text as it is compared. */
export interface Shape {
  letters: string;
  sound: string;
  parts: string[];
  /** With words that say the same written alike. */
  plain: string;
  /** The plain letters in order of their codes: equal where only the order differs. */
  sorted: string;
  /** The letters that stand in no stock word. */
  own: string;
  /** Its stock words, written alike. */
  stock: ReadonlySet<string>;
}

const PLAIN_OF: ReadonlyMap<string, string> = new Map(STOCK_WORDS.flatMap((words) => words.map((word) => [word, words[0] as string])));
const LONGEST = Math.max(...[...PLAIN_OF.keys()].map((word) => word.length));

export function shapeOf(text: string): Shape {
  const letters = lettersOf(text);
  const stock = new Set<string>();
  let own = '';
  let plain = '';
  for (let at = 0; at < letters.length; ) {
    let length = Math.min(LONGEST, letters.length - at);
    while (length > 1 && !PLAIN_OF.has(letters.slice(at, at + length))) length -= 1;
    const word = PLAIN_OF.get(letters.slice(at, at + length));
    if (word === undefined) own += letters[at];
    else stock.add(word);
    plain += word ?? letters[at];
    at += length;
  }
  return { letters, sound: soundOf(letters), parts: partsOf(text), plain, sorted: [...plain].sort().join(''), own, stock };
}

/** Without the parts that both begin with: a common prefix (母品牌) makes no twins. */
function withoutCommonParts(a: Shape, b: Shape): [Shape, Shape] | undefined {
  let common = 0;
  while (common < a.parts.length - 1 && common < b.parts.length - 1 && a.parts[common] === b.parts[common]) common += 1;
  if (common === 0) return undefined;
  return [shapeOf(a.parts.slice(common).join(' ')), shapeOf(b.parts.slice(common).join(' '))];
}

const holds = (large: ReadonlySet<string>, small: ReadonlySet<string>): boolean => [...small].every((word) => large.has(word));
const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && holds(a, b);
const beginsWith = (long: Shape, short: Shape): boolean =>
  long.parts.length > short.parts.length && short.parts.every((part, index) => long.parts[index] === part);

/**
 * How two names are alike, or undefined. Letters, sound and order are compared whole; beyond that
 * the stock words (红色, 先锋, 驿站 …) are set apart, so that what counts is a name's own part:
 * a letter in `1 / limit` of it may differ or one be added, and the one name may have stock words
 * more than the other. Of names that differ in a side (南塘, 北塘) none is the other's twin, nor is a
 * name that goes on after the whole of another and a mark (a family's head and its member).
 *
 * On the 150 labelled pairs of `tests/twins/names.yaml`, at 0.25: precision 0.96, recall 0.92 (at 0,
 * only what is one letter for letter, sound, order or word: 0.99 and 0.85; at 0.5: 0.84 and 0.95). On
 * 40 pairs that the rule was not made on (`unseen.yaml`): 0.83 and 0.83. It misses one letter of an
 * own part of two (田间课堂, 田埂课堂), where 公路先锋 and 机路先锋 would be twins too.
 */
export function nameLikeness(a: Shape, b: Shape, limit: number = LIMITS.name): Likeness | undefined {
  const rest = withoutCommonParts(a, b);
  if (rest !== undefined) return nameLikeness(rest[0], rest[1], limit);
  if (a.letters === '' || b.letters === '') return undefined;
  if (a.letters === b.letters) return 'letters';
  if (a.sound === b.sound && a.letters.length >= 2) return 'sound';
  if (Math.min(a.letters.length, b.letters.length) < 4) return undefined;
  if (a.plain === b.plain) return 'words';
  if (a.sorted === b.sorted) return 'order';
  if (beginsWith(a, b) || beginsWith(b, a)) return undefined;
  if (a.own === b.own) return holds(a.stock, b.stock) || holds(b.stock, a.stock) ? (isSame(a.stock, b.stock) ? 'words' : 'part') : undefined;
  if (!isSame(a.stock, b.stock)) return undefined;
  const [short, long] = a.own.length <= b.own.length ? [a.own, b.own] : [b.own, a.own];
  if (distance(short, long) === 1 && short.length < long.length) return short.length >= 2 ? 'part' : undefined;
  if (short.length !== long.length || distance(short, long) > limit * long.length) return undefined;
  return differsInSides(short, long) ? undefined : 'shape';
}

/** Whether two texts of one length differ in letters for sides alone. */
function differsInSides(a: string, b: string): boolean {
  return [...a].every((letter, at) => letter === b[at] || (SIDES.includes(letter) && SIDES.includes(b[at] ?? ' ')));
}

/**
 * How two themes are alike, or undefined: as names are, but a slogan has its words for itself, so
 * that all of its letters count; and the one may be a half of the other, part by part.
 *
 * On the 85 labelled pairs of `tests/twins/themes.yaml`, at 0.2: precision 0.98, recall 0.96 (at 0.1:
 * 1 and 0.78; at 0.34: 0.82 and 1).
 */
export function themeLikeness(a: Shape, b: Shape, limit: number = LIMITS.theme): Likeness | undefined {
  if (a.letters === '' || b.letters === '') return undefined;
  if (a.letters === b.letters) return 'letters';
  const [short, long] = a.letters.length <= b.letters.length ? [a, b] : [b, a];
  if (short.letters.length < 4) return undefined;
  if (a.sound === b.sound) return 'sound';
  if (a.plain === b.plain) return 'words';
  if (a.sorted === b.sorted) return 'order';
  if (distance(a.plain, b.plain) <= limit * Math.max(a.plain.length, b.plain.length)) return 'shape';
  const isPart = short.letters.length * 2 >= long.letters.length && short.parts.every((part) => long.parts.includes(part));
  return isPart ? 'part' : undefined;
}

export interface Pair {
  a: number;
  b: number;
}

/** A key that so many texts share pairs each of them with the next few alone. */
const CROWD = 150;
/** How many of a crowd each is paired with. */
export const NEXT = 24;

/** Calls `meet` for all pairs of a list, of a crowd's for near ones alone: linear in its length. */
export function pairsOf(list: readonly number[], crowd: number, meet: (a: number, b: number) => void): void {
  const reach = list.length > crowd ? NEXT : list.length;
  for (let left = 0; left < list.length; left += 1) {
    const end = Math.min(list.length, left + reach + 1);
    for (let right = left + 1; right < end; right += 1) meet(list[left] as number, list[right] as number);
  }
}

/**
 * Pairs that can be alike at all: of one sound, of the same letters in another order, of the same
 * own letters, or all but one of them, or with three letters on end in common.
 */
export function candidatePairs(texts: readonly Shape[]): Pair[] {
  const buckets = new Map<string, number[]>();
  const put = (key: string, index: number): void => {
    const list = buckets.get(key);
    if (list === undefined) buckets.set(key, [index]);
    else if (list[list.length - 1] !== index) list.push(index);
  };
  for (const [index, text] of texts.entries()) {
    // A family's prefix is set aside when two are compared, so that each rest is met by itself too.
    const rests = text.parts.map((_, from) => (from === 0 ? text : shapeOf(text.parts.slice(from).join(' '))));
    for (const shape of rests) {
      put(`sound ${shape.sound}`, index);
      put(`sorted ${shape.sorted}`, index);
      for (const key of shape.own === '' ? twoOf(shape.stock) : []) put(`two ${key}`, index);
      if (shape.own.length <= 12) for (const key of withoutOne(shape.own)) put(`but one ${key}`, index);
    }
    for (let at = 0; at + 3 <= text.plain.length; at += 1) put(`three ${text.plain.slice(at, at + 3)}`, index);
  }
  const seen = new Set<number>();
  const pairs: Pair[] = [];
  for (const list of buckets.values()) {
    pairsOf(list, CROWD, (a, b) => {
      const key = a * texts.length + b;
      if (seen.has(key)) return;
      seen.add(key);
      pairs.push({ a, b });
    });
  }
  return pairs.sort((x, y) => x.a - y.a || x.b - y.b);
}

/** Every two of some words; names of stock words alone have no letters to be met by. */
function* twoOf(words: ReadonlySet<string>): Generator<string> {
  const list = [...words].sort();
  for (const [at, word] of list.entries()) for (const other of list.slice(at + 1)) yield `${word} ${other}`;
}

/** A text, and each of what is left when one of its letters is left out; two at a distance of one share one of these. */
function* withoutOne(text: string): Generator<string> {
  if (text !== '') yield text;
  if (text.length < 3) return;
  for (let at = 0; at < text.length; at += 1) yield text.slice(0, at) + text.slice(at + 1);
}
