/**
 * The directory of many names, in volumes: each holds names that follow one another by their sound, so that a
 * telephone loads those that begin as a query does and not all of them. Written here, loaded by `names.ts`.
 */

import { piecesOf, type Variants } from '../format/folding.ts';
import { lastNotAfter } from '../format/order.ts';
import type { SearchRecord } from '../format/record.ts';
import { type NamedRow, type NamesFile, type Reading, type VolumeFile, volumeFile } from '../format/rows.ts';
import { type DirectoryFile, readingsIn, type WholeDirectory } from './directory.ts';

/** Rows of a volume, some 3 KB of them compressed. */
export const VOLUME = 96;

/** Rows of other volumes that one has, where the last of them begin in the middle of a name. */
const PARTS = 24;

/** A name as it is read aloud, without a gap; words and numbers as they are. */
export function spelt(name: string, variants: Variants): string {
  const units = piecesOf(name, variants);
  for (const { unit, reading } of readingsIn(name, variants)) units[unit] = reading;
  return units.join('');
}

/** Records of each kind in the order of their sound; kinds stay where they are. */
export function inOrderOfSound(records: readonly SearchRecord[], variants: Variants): SearchRecord[] {
  const kinds = [...new Set(records.map(({ kind }) => kind))];
  return records
    .map((record) => ({ record, kind: kinds.indexOf(record.kind), sound: spelt(record.title, variants) }))
    .sort((a, b) => a.kind - b.kind || order(a.sound, b.sound) || order(a.record.title, b.record.title))
    .map(({ record }) => record);
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A directory whose names are few enough stays as it is: its rows must be in the order of their sound. */
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
    // Every name is where it begins; of parts, which thousands may share, a few that are shown while the others come.
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

/** Where else a name may be begun: after the marks inside it. */
const partsOf = (name: string): string[] => [...name.matchAll(/[\s\p{P}]+/gu)].map((mark) => name.slice(mark.index));

/** The shortest beginning of a sound that tells it from the one before. */
function between(before: string, sound: string): string {
  for (let length = 1; length < sound.length; length += 1) if (sound.slice(0, length) > before) return sound.slice(0, length);
  return sound;
}
