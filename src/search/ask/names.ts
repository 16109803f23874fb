/**
 * Loads the names of a directory: all at once if they are few, else in volumes (see `volumes.ts`). Volumes that
 * start like the query come first; all names are loaded only if volumes do not suffice.
 */

import { isHan, wordsOf } from '../format/folding.ts';
import { VERSION } from '../format/fullText.ts';
import { lastBefore } from '../format/order.ts';
import { unpackEach } from '../format/packing.ts';
import type { RecordKind } from '../format/record.ts';
import { type NamesFile, type VolumeFile, volumeNames } from '../format/rows.ts';
import type { DirectoryFile } from '../index/directory.ts';
import { addNames, addVolume, type Directory, openDirectory } from './entries.ts';
import type { Load } from './postings.ts';

/** Above this many new volumes, one file of all names is cheaper. */
const MOST = 24;
/** More volumes than this would delay the first name. */
const FIRST = 12;
/** The most spellings of one query that are looked up, since a character has several readings. */
const BEGINNINGS = 4;

export interface Names {
  /** Holds what is loaded so far. */
  directory: Directory;
  isWhole(): boolean;
  all(): Promise<void>;
  /** Loads the names that start like the query, in characters or sound. Loads nothing if they are too many. */
  beginningAs(query: string): Promise<void>;
  /** Loads the names of these kinds that start with a unit, in any reading. Returns false if they are too many. */
  beginningWith(unit: string, kinds: readonly RecordKind[]): Promise<boolean>;
  /** Loads rows by number. Returns false if they are in too many volumes. */
  rows(rows: Iterable<number>): Promise<boolean>;
}

/** Returns the names of a directory. `load` loads further files. */
export function createNames(file: DirectoryFile, load: Load): Names {
  const directory = openDirectory(file);
  const { sounds, variants } = directory;
  const kinds = kindsOf(file);
  const volumes = file.kinds.flatMap(volumeNames);
  let isWhole = file.names !== undefined;
  let whole: Promise<void> | undefined;
  let volumeOf: Promise<number[]> | undefined;
  const opened = new Map<number, Promise<void>>();

  const open = (volume: number): Promise<void> => {
    const known = opened.get(volume);
    if (known !== undefined) return known;
    const version = file.versions.volumes.slice(volume * VERSION, (volume + 1) * VERSION);
    const made = load(volumes[volume] as string, version).then((one) => addVolume(directory, one as VolumeFile));
    made.catch(() => opened.delete(volume));
    opened.set(volume, made);
    return made;
  };
  /** Returns the volume of each record number. */
  const openRows = (): Promise<number[]> => {
    volumeOf ??= (load('rows', file.versions.rows) as Promise<string>).then((packed) => {
      const own = unpackEach(packed);
      let row = 0;
      for (const { first, slots } of kinds) for (let at = 0; at < slots; at += 1, row += 1) own[row] = first + (own[row] as number);
      return own;
    });
    volumeOf.catch(() => {
      volumeOf = undefined;
    });
    return volumeOf;
  };
  const openSome = async (wanted: ReadonlySet<number>): Promise<boolean> => {
    if (isWhole) return true;
    if ([...wanted].filter((volume) => !opened.has(volume)).length > MOST) return false;
    await Promise.all([...wanted].map(open));
    return true;
  };
  /** Adds the volumes whose names may start with this sound. */
  const beginning = (sound: string, of: readonly RecordKind[] | undefined, into: Set<number>): void => {
    for (const { kind, starts, first } of kinds) {
      if (of !== undefined && !of.includes(kind)) continue;
      // Homophones may continue from the end of the volume before.
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
      whole ??= load('names', file.versions.names).then((names) => {
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
      // Initials give only the first letter of the first syllable.
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

    async rows(rows) {
      const unknown = [...rows].filter((row) => !directory.byRow.has(row));
      if (isWhole || unknown.length === 0) return true;
      const of = await openRows();
      return openSome(new Set(unknown.map((row) => of[row] as number)));
    },
  };
}

/** Returns the first volume of each kind. */
function kindsOf({ kinds }: DirectoryFile): { kind: RecordKind; slots: number; first: number; starts: readonly string[] }[] {
  let first = 0;
  return kinds.map(({ kind, slots, volumes: starts = [] }) => {
    const own = { kind, slots, first, starts };
    first += starts.length;
    return own;
  });
}

/** Returns how names that start with these units may be spelt, as far as there are at most `BEGINNINGS` spellings. */
function soundsOf(units: readonly string[], sounds: ReadonlyMap<string, readonly string[]>): string[] {
  let spelt = [''];
  for (const unit of units) {
    const readings = isHan(unit) ? (sounds.get(unit) ?? []) : [unit];
    const next = spelt.flatMap((before) => readings.map((reading) => before + reading));
    // An unknown character, or too many spellings: use the prefix so far.
    if (next.length === 0 || next.length > BEGINNINGS) break;
    spelt = next;
  }
  return spelt[0] === '' ? [] : spelt;
}

/** Returns whether letters are a sequence of pinyin syllables; the last may be incomplete. */
function isSpelt(letters: string, sounds: ReadonlyMap<string, readonly string[]>): boolean {
  const syllables = new Set([...sounds.values()].flat());
  // Each position is visited once, so that a long query costs linear time.
  const ends = new Set([0]);
  for (let from = 0; from < letters.length; from += 1) {
    if (!ends.has(from)) continue;
    const rest = letters.slice(from, from + LONGEST + 1);
    if (rest.length <= LONGEST && [...syllables].some((syllable) => syllable.startsWith(rest))) return true;
    for (let length = 1; length <= rest.length; length += 1) if (syllables.has(rest.slice(0, length))) ends.add(from + length);
  }
  return ends.has(letters.length);
}

/** The length of the longest pinyin syllables, such as zhuang. */
const LONGEST = 6;
