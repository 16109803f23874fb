/**
 * Finds near twins (避免雷同化) among names and among themes, by letters, sound, order and words. An index
 * proposes candidate pairs and the likeness functions decide, so the cost is nearly linear.
 */
import { distance } from 'fastest-levenshtein';
import { pinyin } from 'pinyin-pro';
import { lettersOf } from '../prose.ts';
import { SIDES, STOCK_WORDS } from '../wording/stockWords.ts';

/**
 * What alone distinguishes two near twins. `letters`: marks. `sound`: letters of the same pinyin. `shape`: a few letters.
 * `order`: the order. `words`: synonyms. `part`: one has more than the other.
 */
export type Likeness = 'letters' | 'sound' | 'shape' | 'order' | 'words' | 'part';

/** The share of letters that may differ: of a name's own letters, and of all letters of a theme. */
export const LIMITS = { name: 0.25, theme: 0.2 } as const;

/** Splits a name at its marks: 风展红旗·资管标兵 has two parts. */
const partsOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .split(/[^\p{L}\p{N}]+/u)
    .map(lettersOf)
    .filter((part) => part !== '');

/** Pinyin without tones, blanks between syllables. */
const soundOf = (letters: string): string => pinyin(letters, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(' ');

/** The forms in which a text is compared. */
export interface Shape {
  letters: string;
  sound: string;
  parts: string[];
  /** The letters, with stock words as their first synonym. */
  plain: string;
  /** The letters of `plain`, sorted: equal for texts that differ only in order. */
  sorted: string;
  /** The letters outside stock words. */
  own: string;
  /** The stock words, as their first synonym. */
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

/** Removes the parts that both begin with, since a common prefix (母品牌) makes no twins. */
function withoutCommonParts(a: Shape, b: Shape): [Shape, Shape] | undefined {
  let common = 0;
  while (common < a.parts.length - 1 && common < b.parts.length - 1 && a.parts[common] === b.parts[common]) common += 1;
  if (common === 0) return undefined;
  return [shapeOf(a.parts.slice(common).join(' ')), shapeOf(b.parts.slice(common).join(' '))];
}

const isSuperset = (large: ReadonlySet<string>, small: ReadonlySet<string>): boolean => [...small].every((word) => large.has(word));
const isSame = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && isSuperset(a, b);
const beginsWith = (long: Shape, short: Shape): boolean =>
  long.parts.length > short.parts.length && short.parts.every((part, index) => long.parts[index] === part);

/**
 * Returns how two names are alike, or undefined. Letters, sound and order are compared on the whole name. After that
 * only a name's own letters count, those outside stock words (红色, 先锋, 驿站 …): the share `limit` of them may
 * differ, or one may be added, and one name may have more stock words. In a long name one letter may differ anyhow. Two names are no twins if they differ in a
 * side (南塘, 北塘), or if one is the other, a mark and more (a family's head and its member).
 *
 * On the 158 labelled pairs of `tests/twins/names.yaml`, limit 0.25 gives precision 0.96 and recall 0.93 (limit 0: 0.99
 * and 0.85; limit 0.5: 0.84 and 0.95). On the 44 pairs of `unseen.yaml`, which the rule was not tuned on: 0.84 and
 * 0.84. It misses a change of one of two own letters (田间课堂, 田埂课堂). Otherwise it would report 公路先锋 and 机路先锋.
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
  if (a.own === b.own && isSame(a.stock, b.stock)) return 'words';
  if (a.own === b.own && (isSuperset(a.stock, b.stock) || isSuperset(b.stock, a.stock))) return 'part';
  if (!isSame(a.stock, b.stock)) return isOneLetterOfMany(a, b) ? 'shape' : undefined;
  const [short, long] = a.own.length <= b.own.length ? [a.own, b.own] : [b.own, a.own];
  if (distance(short, long) === 1 && short.length < long.length) return short.length >= 2 ? 'part' : undefined;
  if (short.length !== long.length || distance(short, long) > limit * long.length) return undefined;
  return differsInSides(short, long) ? undefined : 'shape';
}

/** The length from which one other letter in the whole name makes a twin, whatever stock word it makes or breaks. */
const LONG_NAME = 6;

/**
 * Whether two long names differ in one letter alone. The letter may make a stock word of its neighbours (同行, 同心), so
 * the stock words may differ. The names must share own letters, since two names of stock words alone are no twins.
 */
function isOneLetterOfMany(a: Shape, b: Shape): boolean {
  if (a.letters.length < LONG_NAME || a.letters.length !== b.letters.length || distance(a.letters, b.letters) !== 1) return false;
  return Math.min(a.own.length, b.own.length) >= 2 && !differsInSides(a.letters, b.letters);
}

/** Whether two texts of equal length differ only in letters for sides. */
function differsInSides(a: string, b: string): boolean {
  return [...a].every((letter, at) => letter === b[at] || (SIDES.includes(letter) && SIDES.includes(b[at] ?? ' ')));
}

/**
 * Returns how two themes are alike, or undefined. Unlike in names, all letters of a slogan count, stock words too.
 * One theme may also be at least half of the other, made of whole parts of it.
 *
 * On the 85 labelled pairs of `tests/twins/themes.yaml`, limit 0.2 gives precision 0.98 and recall 0.96 (limit 0.1:
 * 1 and 0.78; limit 0.34: 0.82 and 1).
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

/** If more texts than this share a key, each is paired only with the next `NEXT`. */
const CROWD = 150;
/** The number of pairs for each member of a crowd. */
const NEXT = 24;

/** Calls `meet` for all pairs of a list. If it is longer than `crowd`, pairs each member only with the next `NEXT`. */
export function pairsOf(list: readonly number[], crowd: number, meet: (a: number, b: number) => void): void {
  const reach = list.length > crowd ? NEXT : list.length;
  for (let left = 0; left < list.length; left += 1) {
    const end = Math.min(list.length, left + reach + 1);
    for (let right = left + 1; right < end; right += 1) meet(list[left] as number, list[right] as number);
  }
}

/**
 * Returns the pairs that can be alike, by index: same sound, same letters in another order, same own letters or all
 * but one, two common stock words if there are no own letters, or three common adjacent letters.
 */
export function candidatePairs(texts: readonly Shape[]): Pair[] {
  const buckets = new Map<string, number[]>();
  const put = (key: string, index: number): void => {
    const list = buckets.get(key);
    if (list === undefined) buckets.set(key, [index]);
    else if (list[list.length - 1] !== index) list.push(index);
  };
  for (const [index, text] of texts.entries()) {
    // Comparing removes a family's prefix, so each rest needs its own keys.
    const rests = text.parts.map((_, from) => (from === 0 ? text : shapeOf(text.parts.slice(from).join(' '))));
    for (const shape of rests) {
      put(`sound ${shape.sound}`, index);
      put(`sorted ${shape.sorted}`, index);
      for (const key of shape.own === '' ? wordPairs(shape.stock) : []) put(`two ${key}`, index);
      if (shape.own.length <= 12) for (const key of deletions(shape.own)) put(`but one ${key}`, index);
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

/** Yields all pairs of the words: the only keys for a name made of stock words. */
function* wordPairs(words: ReadonlySet<string>): Generator<string> {
  const list = [...words].sort();
  for (const [at, word] of list.entries()) for (const other of list.slice(at + 1)) yield `${word} ${other}`;
}

/** Yields a text and its deletions of one letter. Two texts at an edit distance of one share one of these. */
function* deletions(text: string): Generator<string> {
  if (text !== '') yield text;
  if (text.length < 3) return;
  for (let at = 0; at < text.length; at += 1) yield text.slice(0, at) + text.slice(at + 1);
}
