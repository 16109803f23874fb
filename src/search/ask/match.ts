/**
 * Matches a query against the directory. Certain matches (a name, a piece of it, an abbreviation, its sound) are
 * separate from likely ones (a typing error, another order, a name inside a sentence), which count only if nothing
 * matches for certain. Pure: browser and tests share it.
 */

import { hasHan, isHan, piecesOf, wordsOf } from '../format/folding.ts';
import type { Directory, Entry } from './entries.ts';
import type { Name } from './name.ts';
import { isContraction, isMadeOf, isOneOff, isOneOffInside, isSubsequence, soundsAt } from './near.ts';
import { lettersIn, soundOf, spelling } from './sound.ts';

/**
 * Why an entry matches. `name`: the name contains the query. `holder`: the name of the brand's holder contains it.
 * `contraction`: the query is made of pieces of the name, from anywhere for organizations, from its beginning for
 * brands. `pieces`: such pieces of a brand from elsewhere, which may be chance.
 */
export type Evidence = 'name' | 'holder' | 'sound' | 'contraction' | 'pieces' | 'abbreviation' | 'near';

/** Returns whether letters only suggest the match, so that the query may mean something else. */
export const isSuggested = (by: Evidence): boolean => by === 'contraction' || by === 'pieces' || by === 'abbreviation';

export interface Hit {
  entry: Entry;
  /** Larger is nearer. Equal scores keep the directory's order. */
  score: number;
  by: Evidence;
  /** Whether the query names the brand's holder, and not the brand. */
  isHeld?: true;
}

const byScore = (hits: Hit[]): Hit[] => hits.sort((a, b) => b.score - a.score || inOrder(a.entry, b.entry));

/** The directory's order: by kind, then by sound. */
export function inOrder(a: Entry, b: Entry): number {
  if (a.place !== b.place) return a.place - b.place;
  const [one, other] = [spelling(a.names[0] as Name), spelling(b.names[0] as Name)];
  return one < other ? -1 : one > other ? 1 : a.title < b.title ? -1 : a.title > b.title ? 1 : a.row - b.row;
}

/** A query, whole and word by word. */
interface Asked {
  words: readonly string[];
  /** Whether it has Latin letters; only then it can be pinyin. */
  hasLetters: boolean;
  units: readonly string[];
  joined: string;
  /** Scores a name by the sound of the whole query; `wordSounds` by that of each word. */
  sound(name: Name): number;
  wordSounds: readonly ((name: Name) => number)[];
  /** The same, with each Han character replaced by its reading; only for queries of letters and characters. */
  alike: ((name: Name) => number) | undefined;
}

function understand(directory: Directory, query: string): Asked {
  const all = wordsOf(query, directory.variants);
  const words = all.map((word) => word.join(''));
  const units = all.flat();
  const joined = units.join('');
  const hasLetters = /[a-z]/.test(joined);
  const heard = hasLetters && hasHan(joined) ? units.map((unit) => directory.sounds.get(unit)?.[0] ?? unit).join('') : '';
  return {
    ...{ words, hasLetters, units, joined, sound: soundOf(joined), wordSounds: words.map(soundOf) },
    alike: heard.length > joined.length ? soundOf(heard) : undefined,
  };
}

/** Returns the entries that match a query for certain, nearest first. All words must match. */
export function namesMeant(directory: Directory, query: string): Hit[] {
  const asked = understand(directory, query);
  if (asked.units.length === 0) return [];
  const hits: Hit[] = [];
  const first = asked.words.map((word) => String.fromCodePoint(word.codePointAt(0) as number));
  for (const entry of directory.entries) {
    // Without Latin letters, every word must start somewhere in the names.
    if (!asked.hasLetters && !first.every((letter) => entry.letters.includes(letter))) continue;
    const hit = hitIn(entry, asked);
    if (hit !== undefined) hits.push({ entry, ...hit });
  }
  return byScore(withHeld(directory, hits));
}

/** What a brand has less than its holder, which comes first. Of a short form so little that organizations farther from it come behind. */
const HELD = { asWritten: 15, short: 0.2 };

/**
 * Adds the brands of organizations that the query names otherwise than as they are written: by a short form, by the sound of
 * the whole name, or with a slip. Brands have the names of their holders, but only as written.
 */
function withHeld(directory: Directory, hits: readonly Hit[]): Hit[] {
  const all = new Map(hits.map((hit) => [hit.entry, hit]));
  for (const { entry, score, by } of hits) {
    if (entry.kind !== 'organization' || by === 'name' || (by === 'sound' && score < 95)) continue;
    for (const row of entry.held) {
      const brand = directory.byRow.get(row);
      if (brand?.kind === 'brand' && !all.has(brand))
        all.set(brand, { entry: brand, score: Math.max(1, score - HELD[by === 'contraction' ? 'short' : 'asWritten']), by, isHeld: true });
    }
  }
  return [...all.values()];
}

function hitIn(entry: Entry, { words, hasLetters, units, joined, sound: soundScore, wordSounds, alike }: Asked): Omit<Hit, 'entry'> | undefined {
  const literal = nameScore(entry, joined, units);
  if (literal > 0) return { score: literal, by: 'name' };
  const sound = hasLetters ? bestOf(entry.names, soundScore) : 0;
  if (sound > 0) {
    if (entry.kind !== 'brand' || sound >= 95) return { score: sound, by: 'sound' };
    return { score: sound >= 85 && joined.length >= LONG && !hasHan(joined) ? SPELT : Math.min(94, sound + 14), by: 'sound' };
  }
  if (words.length > 1) {
    const scores = words.map((word, at) => wordScore(entry, word, wordSounds[at] as Asked['sound']));
    const least = Math.min(...scores.map(({ score }) => score));
    const doubtful = (['abbreviation', 'sound'] as const).find((one) => scores.some(({ by }) => by === one));
    if (least > 0) return { score: least * 0.9, by: doubtful ?? 'name' };
  }
  // A homophone of a whole name ranks below names that have the query's characters.
  if (alike !== undefined && bestOf(entry.names, alike) >= 95) return { score: 56, by: 'sound' };
  if (entry.kind === 'brand' && units.length >= 2 && entry.holderNames.some((name) => name.includes(joined))) return { score: 30, by: 'holder' };
  if ((entry.kind !== 'brand' && entry.kind !== 'organization') || !hasHan(joined) || joined.length < 2) return undefined;
  const begin = joined.slice(0, 2);
  const whole = joined.length < 4 ? [] : entry.names.filter(({ folded }) => folded.includes(begin) && isContraction(joined, folded));
  if (whole.length > 0) {
    const isOrganization = entry.kind === 'organization';
    const by = isOrganization || whole.some(({ folded }) => folded.startsWith(begin)) ? 'contraction' : 'pieces';
    return {
      score: bestOf(entry.names, (name) => (whole.includes(name) ? (isOrganization ? 66 : 60) + (10 * joined.length) / name.folded.length : 0)),
      by,
    };
  }
  const score = bestOf(entry.names, (name) => (isAbbreviation(units, name) ? 40 + (10 * units.length) / name.units.length : 0));
  return score === 0 ? undefined : { score, by: 'abbreviation' };
}

/** Returns the entries that have exactly this name. */
export const namesCalled = (directory: Directory, name: string): Hit[] => namesMeant(directory, name).filter(({ score }) => score >= WHOLE);

/** The score of a brand whose name begins with the sound of so many letters: they are seldom another word by chance. */
export const SPELT = 94.5;
const LONG = 5;

/** The score of a whole name as it is written. */
const WHOLE = 100;

/** Returns whether the units occur in the name in order, from its first unit on, and the name is not too long for them. */
const isAbbreviation = (units: readonly string[], name: Name): boolean =>
  units.length >= 2 && units[0] === name.units[0] && name.units.length <= 4 * units.length + 2 && isSubsequence(units, name.units);

/** Added for a title, because it is the current name. Decides only between equal scores. */
const TITLE = 0.01;

function bestOf(names: readonly Name[], score: (name: Name) => number): number {
  let most = 0;
  for (const [at, name] of names.entries()) {
    const own = score(name);
    if (own > 0) most = Math.max(most, own + (at === 0 ? TITLE : 0));
  }
  return most;
}

function wordScore(entry: Entry, word: string, sound: Asked['sound']): { score: number; by: Evidence } {
  const literal = nameScore(entry, word, [word]);
  if (literal > 0) return { score: literal, by: 'name' };
  if (entry.holderNames.some((name) => name.includes(word))) return { score: 40, by: 'holder' };
  const heard = bestOf(entry.names, sound);
  if (heard > 0) return { score: heard, by: 'sound' };
  return { score: entry.kind === 'brand' && entry.holderNames.some((name) => isShortFor(word, name)) ? 30 : 0, by: 'abbreviation' };
}

/** Whether a word is a short form of a holder's name: three letters or more from its beginning on, or pieces of it. */
const isShortFor = (word: string, name: string): boolean =>
  isHan(word) &&
  word.length >= 3 &&
  ((word[0] === name[0] && name.length <= 4 * word.length + 2 && isSubsequence(word, name)) ||
    (word.length >= 4 && name.includes(word.slice(0, 2)) && isContraction(word, name)));

/** Returns how near a query is to the names as written; 0 is no match. */
function nameScore(entry: Entry, joined: string, units: readonly string[]): number {
  let score = 0;
  for (const name of entry.names) {
    const at = name.folded.indexOf(joined);
    if (at < 0 || joined === '') continue;
    const title = name === entry.names[0] ? TITLE : 0;
    if (name.folded === joined) return WHOLE + title;
    if (cutsNumber(name.folded, joined, at) && !standsIn(units, name.units)) continue;
    // Shorter names are nearer to the same piece. Brands rank before the organizations that hold them.
    score = Math.max(score, (at === 0 ? 75 : 70) + (10 * joined.length) / name.folded.length + (entry.kind === 'brand' ? 14 : 0) + title);
  }
  return score;
}

/** Returns whether the piece starts or ends inside a number, as 2+X does in 12+X. */
const cutsNumber = (whole: string, piece: string, at: number): boolean =>
  (/^\d/.test(piece) && /\d/.test(whole[at - 1] ?? '')) || (/\d$/.test(piece) && /\d/.test(whole[at + piece.length] ?? ''));

const standsIn = (units: readonly string[], name: readonly string[]): boolean =>
  name.some((_, from) => units.every((unit, index) => name[from + index] === unit));

/** Returns the entries that a query may mean, nearest first. Use it only if nothing matches for certain. */
export function namesNear(directory: Directory, query: string): Hit[] {
  const asked = understand(directory, query);
  const { units, joined } = asked;
  if (units.length < 3 && joined.length < 5) return [];
  const isLatin = /^[a-z]+$/.test(joined);
  const letters = lettersIn(joined);
  const sounds = units.map((unit) => directory.sounds.get(unit) ?? [unit]);
  const hits: Hit[] = [];
  for (const entry of directory.entries) {
    const score = Math.max(
      bestOf(entry.names, (name) => (isLatin ? misspelt(joined, letters, name) : slipped(units, joined, sounds, name))),
      isLatin ? 0 : inSentence(entry, joined),
    );
    if (score > 0) hits.push({ entry, score, by: 'near' });
  }
  return byScore(withHeld(directory, hits));
}

function misspelt(query: string, letters: number, name: Name): number {
  if (query.length < 5) return 0;
  const foreign = letters & ~name.alphabet;
  // One typing error adds at most one letter that the name lacks.
  if ((foreign & (foreign - 1)) !== 0) return 0;
  const sound = spelling(name);
  if (isOneOff(query, sound)) return 56;
  return query.length >= 7 && isOneOffInside(query, sound) ? 48 : 0;
}

function slipped(units: readonly string[], joined: string, heard: readonly (readonly string[])[], name: Name): number {
  const length = name.units.length;
  if (units.length > length + 1 || units.length < 3 || name.folded === joined) return 0;
  const at = soundsAt(heard, name.sounds);
  if (at >= 0) {
    // Among homophones, the name that shares more characters is nearer.
    const others = units.filter((unit, index) => unit !== name.units[at + index]).length;
    const [whole, begin, inside] = others <= 1 ? [68, 65, 62] : [60, 58, 57];
    return (units.length === length ? whole : at === 0 ? begin : inside) + 1 - others / units.length;
  }
  // A name with one wrong character is rarer by chance than a homophone with two.
  if (length >= 3 && isOneOff(units, name.units)) return 62 + Math.min(10, length) / 2;
  if (units.length < 4) return 0;
  let missing = 0;
  for (const unit of units) if (!name.folded.includes(unit) && ++missing > 1) return 0;
  return isOneOffInside(units, name.units) ? 50 : 0;
}

/** Scores of likely matches. From `LIKELY` on: a whole name or a long piece of one. From `WHOLLY` on: exactly the parts of a name. */
export const LIKELY = 56;
export const WHOLLY = 70;

/** Scores a sentence that holds a name, or a name and its holder in any order. */
function inSentence(entry: Entry, joined: string): number {
  let score = 0;
  for (const { folded, units } of entry.names)
    if (units.length >= 3 && folded.length < joined.length && joined.includes(folded)) score = Math.max(score, 40 + Math.min(20, 2 * folded.length));
  if (score > 0 && entry.kind === 'brand' && entry.holderNames.some((name) => joined.includes(name.slice(0, 3)))) score += 15;
  if (entry.kind !== 'brand' && entry.kind !== 'organization') return score;
  // The query must consist of pieces of the names. The first two letters rule out most entries.
  if (joined.length < 4 || !entry.letters.includes(joined.slice(0, 2))) return score;
  const own = entry.names.map(({ folded }) => folded);
  if (!own.some((text) => sharesPair(text, joined)) || !isMadeOf(joined, [...own, ...entry.holderNames])) return score;
  const [title = ''] = own;
  const share = [...title].filter((letter) => joined.includes(letter)).length / title.length;
  // The whole name, in another order, and nothing else.
  if (share === 1 && title.length === joined.length) return WHOLLY;
  // A part of a name ranks below a whole name with a typing error.
  return Math.max(score, (share === 1 ? 60 : 52) + 4 * share + Math.min(1, title.length / joined.length));
}

function sharesPair(a: string, b: string): boolean {
  for (let at = 0; at + 1 < b.length; at += 1) if (a.includes(b.slice(at, at + 2))) return true;
  return false;
}

/** Returns up to `limit` names similar to a query without results, nearest first. */
export function namesAlike(directory: Directory, query: string, limit = 3): string[] {
  const units = piecesOf(query, directory.variants);
  const joined = units.join('');
  const isLatin = /^[a-z]+$/.test(joined);
  const isAllHan = isHan(joined);
  const heard = new Set(units.flatMap((unit) => directory.sounds.get(unit)?.slice(0, 1) ?? []));
  const letters = Array.from({ length: Math.max(0, joined.length - 1) }, (_, at) => joined.slice(at, at + 2));
  const found: { title: string; score: number }[] = [];
  for (const { kind, title, names } of directory.entries) {
    const [name] = names;
    if ((kind !== 'brand' && kind !== 'organization') || name === undefined) continue;
    let score = 0;
    for (const [index, unit] of name.units.entries()) {
      if (units.includes(unit)) score += 1;
      else if (name.sounds[index]?.some((sound) => heard.has(sound))) score += 0.5;
    }
    // Without a common character there is no common bigram.
    if (score === 0 && isAllHan) continue;
    const own = isLatin ? spelling(name) : name.folded;
    for (const pair of letters) if (own.includes(pair)) score += 2;
    score /= Math.max(units.length, name.units.length);
    if (score >= 0.2) found.push({ title, score });
  }
  return [...new Set(found.sort((a, b) => b.score - a.score || (a.title < b.title ? -1 : 1)).map(({ title }) => title))].slice(0, limit);
}
