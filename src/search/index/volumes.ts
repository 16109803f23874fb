/**
 * Splits a large directory into volumes of names that are neighbours by sound, so that a phone loads only those
 * that start like the query. `names.ts` loads them.
 */

import { piecesOf, type Variants } from '../format/folding.ts';
import { lastNotAfter } from '../format/order.ts';
import type { SearchRecord } from '../format/record.ts';
import { type NamedRow, type NamesFile, type Reading, type VolumeFile, volumeFile } from '../format/rows.ts';
import { type DirectoryFile, readingsIn, type WholeDirectory } from './directory.ts';

/** Rows per volume, some 3 KB compressed. */
export const VOLUME = 96;

/** The most rows that a volume takes from others because a part inside their name starts here. */
const PARTS = 24;

/** Returns the pinyin of a name without spaces. Words and numbers stay as they are. */
export function spelt(name: string, variants: Variants): string {
  const units = piecesOf(name, variants);
  for (const { unit, reading } of readingsIn(name, variants)) units[unit] = reading;
  return units.join('');
}

/** Sorts the records of each kind by sound. Kinds keep their order. */
export function inOrderOfSound(records: readonly SearchRecord[], variants: Variants): SearchRecord[] {
  const kinds = [...new Set(records.map(({ kind }) => kind))];
  return records
    .map((record) => ({ record, kind: kinds.indexOf(record.kind), sound: spelt(record.title, variants) }))
    .sort((a, b) => a.kind - b.kind || compare(a.sound, b.sound) || compare(a.record.title, b.record.title))
    .map(({ record }) => record);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Splits the names into volumes of `size` rows if they are more than `few`. The rows must be sorted by sound. */
export function inVolumes(
  { directory, rows }: WholeDirectory,
  variants: Variants,
  few: number,
  size: number,
): { directory: DirectoryFile; names?: NamesFile; volumes: VolumeFile[] } {
  const { names, ...head } = directory;
  if (rows.length <= few) return { directory, volumes: [] };
  const readings = new Map<number, Reading[]>();
  for (const one of names.read) readings.set(one[0], [...(readings.get(one[0]) ?? []), one]);
  const volumes: VolumeFile[] = [];
  let from = 0;
  const kinds = head.kinds.map((kind) => {
    const own = rows.slice(from, from + kind.count);
    from += kind.count;
    const sounds = own.map(({ title }) => spelt(title, variants));
    const starts = sounds.flatMap((sound, at) => (at % size > 0 ? [] : at === 0 ? [''] : [between(sounds[at - 1] as string, sound)]));
    const others = starts.map(() => new Set<NamedRow>());
    const put = (texts: readonly string[], at: number, most: number): void => {
      for (const text of texts) {
        const place = Math.max(0, lastNotAfter(starts, spelt(text, variants)));
        const also = others[place] as Set<NamedRow>;
        if (place !== Math.floor(at / size) && also.size < most) also.add(own[at] as NamedRow);
      }
    };
    // Further names always get a place. Parts, which thousands may share, get only a few, to show while others load.
    for (const [at, { names: further }] of own.entries()) put(further, at, Number.POSITIVE_INFINITY);
    for (const [at, { title, names: further }] of own.entries()) put([title, ...further].flatMap(partsOf), at, PARTS);
    for (const [place, set] of others.entries()) {
      const also = [...set].sort((a, b) => a.row - b.row);
      const run = own.slice(place * size, (place + 1) * size);
      volumes.push(
        volumeFile(
          run,
          also,
          [...run, ...also].flatMap(({ row }) => readings.get(row) ?? []),
        ),
      );
    }
    return { ...kind, volumes: starts };
  });
  return { directory: { ...head, kinds, volume: size }, names, volumes };
}

/** Returns the ends of a name that follow its inner punctuation. */
const partsOf = (name: string): string[] => [...name.matchAll(/[\s\p{P}]+/gu)].map((mark) => name.slice(mark.index));

/** Returns the shortest prefix of a sound that sorts after the sound before it. */
function between(before: string, sound: string): string {
  for (let length = 1; length < sound.length; length += 1) if (sound.slice(0, length) > before) return sound.slice(0, length);
  return sound;
}
