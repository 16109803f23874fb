/**
 * Finding in the directory: exact names, pieces, abbreviations, sound. Pure, and shared by the
 * browser and the tests.
 */
import type { Directory, DirectoryEntry } from './directory.ts';
import { bareText, wordsOf } from './folding.ts';

export interface Hit {
  entry: DirectoryEntry;
  /** Larger is nearer; hits of one class keep the directory's order. */
  score: number;
}

/** Entries that a query may mean, nearest first. Several words must all be met. */
export type Matcher = (query: string) => Hit[];

/** An entry, folded once and for all queries. */
interface Folded {
  entry: DirectoryEntry;
  names: string[];
  sounds: Sound[];
  subtitle: string;
}

/** The readings of each syllable of a name. */
type Sound = string[][];

export function prepare(directory: Directory): Matcher {
  const folded = directory.entries.map(
    (entry): Folded => ({
      entry,
      names: [entry.title, ...entry.names].map(bareText),
      sounds: entry.sounds.map((sound) => sound.split(' ').map((syllable) => syllable.split('/'))),
      subtitle: bareText(entry.subtitle),
    }),
  );
  return (query) => {
    const words = wordsOf(query);
    if (words.length === 0) return [];
    const joined = words.join('');
    const heard = soundsOfQuery(directory, joined);
    const hits: Hit[] = [];
    for (const one of folded) {
      const score = scoreOf(one, words, joined, heard);
      if (score > 0) hits.push({ entry: one.entry, score });
    }
    return hits.sort((a, b) => b.score - a.score);
  };
}

function scoreOf(one: Folded, words: readonly string[], joined: string, heard: string[] | undefined): number {
  const score = Math.max(nearness(one, joined), heard === undefined ? 0 : soundsAlike(heard, one));
  if (score > 0) return score;
  if (words.length > 1) {
    const least = Math.min(...words.map((word) => Math.max(nearness(one, word), one.subtitle.includes(word) ? 40 : 0)));
    if (least > 0) return least * 0.9;
  }
  // Brands of an organization that is asked for.
  return joined.length >= 2 && one.entry.kind === 'brand' && one.subtitle.includes(joined) ? 30 : 0;
}

const nearness = (one: Folded, query: string): number =>
  Math.max(...one.names.map((name) => nameScore(query, name)), ...one.sounds.map((sound) => soundScore(query, sound)));

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** Whether the letters of `short` stand in `long` in order: 红驿 in 红色驿站. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

/** How near a folded query is to one name: 0 is not at all. */
function nameScore(query: string, name: string): number {
  if (name === '') return 0;
  if (name === query) return 100;
  if (name.startsWith(query)) return 90;
  if (name.includes(query)) return 80;
  // An abbreviation takes letters in order: two from the beginning on, more from anywhere.
  if (!hasHan(query) || query.length < 2 || !isSubsequence(query, name)) return 0;
  return query[0] === name[0] ? 60 : query.length >= 3 ? 50 : 0;
}

/** How near a query in Latin letters is to the sound of a name. */
function soundScore(query: string, sound: Sound): number {
  if (query.length < 2 || !/^[a-z0-9]+$/.test(query)) return 0;
  for (let from = 0; from < sound.length; from += 1) {
    const read = readSound(query, sound, from);
    if (read === undefined) continue;
    if (from === 0 && read.syllables === sound.length && read.kind !== 'typed') return 95;
    if (read.kind === 'typed') return from === 0 ? 75 : 62;
    return from === 0 ? 85 : 70;
  }
  return 0;
}

interface SoundRead {
  kind: 'whole' | 'initials' | 'typed';
  syllables: number;
}

/** The strictest way in which a query is the sound of syllables from one on. */
function readSound(query: string, sound: Sound, from: number): SoundRead | undefined {
  /** How many syllables the query takes, each giving the beginnings that `pieces` allows. */
  const take = (at: number, index: number, pieces: (syllable: string, left: number) => number[]): number | undefined => {
    if (at === query.length) return index - from;
    for (const syllable of sound[index] ?? []) {
      for (const length of pieces(syllable, query.length - at)) {
        if (!query.startsWith(syllable.slice(0, length), at)) continue;
        const taken = take(at + length, index + 1, pieces);
        if (taken !== undefined) return taken;
      }
    }
    return undefined;
  };
  // The last syllable of a query may be half typed, as long as one before it is whole.
  const whole = take(0, from, (syllable, left) => (left >= syllable.length ? [syllable.length] : left < query.length ? [left] : []));
  if (whole !== undefined) return { kind: 'whole', syllables: whole };
  const initials = take(0, from, () => [1]);
  if (initials !== undefined) return { kind: 'initials', syllables: initials };
  // Of each syllable a beginning: `hongsyz`.
  const typed =
    query.length < 3
      ? undefined
      : take(0, from, (syllable, left) => Array.from({ length: Math.min(syllable.length, left) }, (_, cut) => Math.min(syllable.length, left) - cut));
  return typed !== undefined && typed >= 2 ? { kind: 'typed', syllables: typed } : undefined;
}

/** The syllables of a query in Han, where the directory knows them all. */
function soundsOfQuery(directory: Directory, query: string): string[] | undefined {
  const characters = [...query];
  if (characters.length < 2) return undefined;
  const sounds = characters.map((character) => directory.sounds[character]);
  return sounds.every((sound) => sound !== undefined) ? sounds : undefined;
}

/** Characters that sound like the name's: 红色忆站 for 红色驿站. */
function soundsAlike(heard: readonly string[], one: Folded): number {
  const isIn = (sound: Sound): boolean => {
    for (let from = 0; from + heard.length <= sound.length; from += 1)
      if (heard.every((syllable, index) => sound[from + index]?.includes(syllable))) return true;
    return false;
  };
  return one.sounds.some(isIn) ? 58 : 0;
}
