/**
 * Finding in the directory: exact names, pieces, abbreviations, sound. Pure, and shared by the
 * browser and the tests.
 */
import type { Directory, DirectoryEntry } from './directory.ts';
import { foldText } from './folding.ts';

export interface Hit {
  entry: DirectoryEntry;
  /** Larger is nearer; hits of one class keep the directory's order. */
  score: number;
}

const bare = (text: string): string => foldText(text).replace(/[^\p{L}\p{N}]/gu, '');

/** Whether the letters of `short` stand in `long` in order: 红驿 in 红色驿站. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** How near a folded query is to one name: 0 is not at all. */
function nameScore(query: string, name: string): number {
  if (name === '') return 0;
  if (name === query) return 100;
  if (name.startsWith(query)) return 90;
  if (name.includes(query)) return 80;
  // An abbreviation takes letters in order, and a good part of them.
  if (query.length >= 2 && hasHan(query) && query[0] === name[0] && isSubsequence(query, name)) return 60;
  if (query.length >= 3 && hasHan(query) && isSubsequence(query, name)) return 50;
  return 0;
}

/** How near a query in Latin letters is to the sound of a name. */
function soundScore(query: string, sound: string): number {
  if (sound === '' || !/^[a-z0-9]+$/.test(query)) return 0;
  const syllables = sound.split(' ');
  const initials = syllables.map((syllable) => syllable[0]).join('');
  const whole = syllables.join('');
  if (whole === query || initials === query) return 95;
  for (let from = 0; from < syllables.length; from += 1) {
    const rest = syllables.slice(from);
    if (query.length >= 2 && initials.slice(from).startsWith(query)) return from === 0 ? 85 : 70;
    if (rest.join('').startsWith(query) && query.length >= (rest[0] as string).length) return from === 0 ? 85 : 70;
    if (typed(query, rest)) return from === 0 ? 75 : 62;
  }
  return 0;
}

/** Half-typed sound: of each syllable a beginning, at the least its first letter: `hongsyz`. */
function typed(query: string, syllables: readonly string[]): boolean {
  if (query.length < 3) return false;
  const step = (at: number, index: number): boolean => {
    if (at === query.length) return index >= 2;
    const syllable = syllables[index];
    if (syllable === undefined) return false;
    for (let length = Math.min(syllable.length, query.length - at); length >= 1; length -= 1) {
      if (query.startsWith(syllable.slice(0, length), at) && step(at + length, index + 1)) return true;
    }
    return false;
  };
  return step(0, 0);
}

/** Entries that a query may mean, nearest first. Several words must all be met. */
export function searchDirectory(directory: Directory, text: string): Hit[] {
  const words = foldText(text)
    .split(' ')
    .map(bare)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const joined = words.join('');
  const hits: Hit[] = [];
  for (const entry of directory.entries) {
    const names = [entry.title, ...entry.names].map(bare);
    const scoreOf = (query: string): number =>
      Math.max(...names.map((name) => nameScore(query, name)), soundScore(query, entry.sound), soundAlike(directory, query, entry));
    let score = scoreOf(joined);
    if (score === 0 && words.length > 1) {
      const beside = bare(entry.subtitle);
      const scores = words.map((word) => Math.max(scoreOf(word), beside.includes(word) ? 40 : 0));
      score = Math.min(...scores) === 0 ? 0 : Math.min(...scores) * 0.9;
    }
    if (score === 0 && joined.length >= 2 && entry.kind === 'brand' && bare(entry.subtitle).includes(joined)) score = 30;
    if (score > 0) hits.push({ entry, score });
  }
  return hits.sort((a, b) => b.score - a.score);
}

/** Characters that sound like the name's: 红色忆站 for 红色驿站. */
function soundAlike(directory: Directory, query: string, entry: DirectoryEntry): number {
  const characters = [...query];
  if (characters.length < 2 || !characters.every(hasHan)) return 0;
  const sounds = characters.map((character) => directory.sounds[character]);
  const known = sounds.filter((sound) => sound !== undefined);
  if (known.length < characters.length - 1) return 0;
  const syllables = entry.sound.split(' ');
  for (let from = 0; from + characters.length <= syllables.length; from += 1) {
    const wrong = sounds.filter((sound, index) => sound !== undefined && sound !== syllables[from + index]).length;
    if (wrong === 0 && known.length === characters.length) return 58;
  }
  return 0;
}
