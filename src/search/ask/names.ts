/**
 * The names of a directory as they come: all at once where they are few, else by volumes (`volumes.ts`), those
 * that begin as a query does first, and all of them when nothing less will do.
 */

import { isHan, wordsOf } from '../format/folding.ts';
import { lastBefore, lastNotAfter } from '../format/order.ts';
import type { RecordKind } from '../format/record.ts';
import type { NamesFile, VolumeFile } from '../format/rows.ts';
import type { DirectoryFile } from '../index/directory.ts';
import { addNames, addVolume, type Directory, openDirectory } from './entries.ts';
import type { Load } from './lookup.ts';

/** More volumes than this at once cost as much as all names in one file. */
const MOST = 24;
/** More than this to begin with keep the first name waiting. */
const FIRST = 12;
/** Beginnings of one query that are looked up: characters have several readings. */
const BEGINNINGS = 4;

export interface Names {
  /** Holds what has come so far. */
  directory: Directory;
  isWhole(): boolean;
  all(): Promise<void>;
  /** Those that begin as a query does, by its characters or its sound; none where these would be too many. */
  beginningAs(query: string): Promise<void>;
  /** All names of these kinds that begin with a unit, whatever its reading. Whether it was not too many. */
  beginningWith(unit: string, kinds: readonly RecordKind[]): Promise<boolean>;
  /** Rows by their numbers. Whether they were not too many. */
  rows(rows: Iterable<number>): Promise<boolean>;
}

export function createNames(file: DirectoryFile, load: Load): Names {
  const directory = openDirectory(file);
  const { sounds, variants } = directory;
  const kinds = kindsOf(file);
  /** The first row of each volume. */
  const volumes = kinds.flatMap(({ from, starts }) => starts.map((_, at) => from + at * (file.volume as number)));
  let isWhole = file.names !== undefined;
  let whole: Promise<void> | undefined;
  const opened = new Map<number, Promise<void>>();

  const open = (volume: number): Promise<void> => {
    const known = opened.get(volume);
    if (known !== undefined) return known;
    const made = load(`v${volume}`).then((one) => addVolume(directory, volumes[volume] as number, one as VolumeFile));
    made.catch(() => opened.delete(volume));
    opened.set(volume, made);
    return made;
  };
  const openSome = async (wanted: ReadonlySet<number>): Promise<boolean> => {
    if (isWhole) return true;
    if ([...wanted].filter((volume) => !opened.has(volume)).length > MOST) return false;
    await Promise.all([...wanted].map(open));
    return true;
  };
  /** Volumes where names may begin so. */
  const beginning = (sound: string, of: readonly RecordKind[] | undefined, into: Set<number>): void => {
    for (const { kind, starts, first } of kinds) {
      if (of !== undefined && !of.includes(kind)) continue;
      // Of names that sound alike some may stand at the end of the volume before.
      const from = Math.max(0, lastBefore(starts, sound));
      const to = Math.max(from, lastBefore(starts, `${sound}\uffff`));
      for (let at = from; at <= to; at += 1) into.add(first + at);
    }
  };

  return {
    directory,
    isWhole: () => isWhole,

    all() {
      if (isWhole) return Promise.resolve();
      whole ??= load('names').then((names) => {
        addNames(directory, names as NamesFile);
        isWhole = true;
      });
      whole.catch(() => {
        whole = undefined;
      });
      return whole;
    },

    async beginningAs(query) {
      if (isWhole) return;
      const wanted = new Set<number>();
      const units = wordsOf(query, variants).flat();
      const [letters = ''] = units;
      // Initials: of a syllable the first letter alone is known.
      if (units.length === 1 && /^[a-z]+$/.test(letters) && !isSpelt(letters, sounds))
        beginning(letters[0] as string, ['brand', 'organization'], wanted);
      else for (const sound of soundsOf(units, sounds)) beginning(sound, undefined, wanted);
      if (wanted.size <= FIRST) await openSome(wanted);
    },

    beginningWith(unit, of) {
      const wanted = new Set<number>();
      for (const sound of sounds.get(unit) ?? [unit]) beginning(sound, of, wanted);
      return openSome(wanted);
    },

    rows: (rows) => openSome(new Set([...rows].map((row) => lastNotAfter(volumes, row)))),
  };
}

/** Where the rows and the volumes of each kind begin. */
function kindsOf({ kinds }: DirectoryFile): { kind: RecordKind; from: number; first: number; starts: readonly string[] }[] {
  let from = 0;
  let first = 0;
  return kinds.map(({ kind, count, volumes: starts = [] }) => {
    const own = { kind, from, first, starts };
    from += count;
    first += starts.length;
    return own;
  });
}

/** How a name that begins with these units may be spelt: as far as the readings are not too many. */
function soundsOf(units: readonly string[], sounds: ReadonlyMap<string, readonly string[]>): string[] {
  let spelt = [''];
  for (const unit of units) {
    const readings = isHan(unit) ? (sounds.get(unit) ?? []) : [unit];
    const next = spelt.flatMap((before) => readings.map((reading) => before + reading));
    // A character that no name has, or too many ways: what is spelt so far is the beginning.
    if (next.length === 0 || next.length > BEGINNINGS) break;
    spelt = next;
  }
  return spelt[0] === '' ? [] : spelt;
}

/** Whether letters are syllables one after the other, the last perhaps half typed. */
function isSpelt(letters: string, sounds: ReadonlyMap<string, readonly string[]>): boolean {
  const syllables = new Set([...sounds.values()].flat());
  // Each place once, however many ways lead there: a query may be as long as somebody makes it.
  const ends = new Set([0]);
  for (let from = 0; from < letters.length; from += 1) {
    if (!ends.has(from)) continue;
    const rest = letters.slice(from, from + LONGEST + 1);
    if (rest.length <= LONGEST && [...syllables].some((syllable) => syllable.startsWith(rest))) return true;
    for (let length = 1; length <= rest.length; length += 1) if (syllables.has(rest.slice(0, length))) ends.add(from + length);
  }
  return ends.has(letters.length);
}

/** Letters of the longest syllable: zhuang. */
const LONGEST = 6;
