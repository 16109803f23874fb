/**
 * Splits a large directory into volumes of names that are neighbours by sound, so that a phone loads only those
 * that start like the query. `names.ts` loads them.
 */

import { piecesOf, type Variants } from '../format/folding.ts';
import { lastNotAfter } from '../format/order.ts';
import { packEach } from '../format/packing.ts';
import type { SearchRecord } from '../format/record.ts';
import { type Kind, type NamedRow, type VolumeFile, volumeFile } from '../format/rows.ts';
import { readingsIn, type WholeDirectory } from './directory.ts';
import { splitsOf } from './splitting.ts';

/** The most rows per volume, on average two thirds of it, some 3 KB compressed. */
export const VOLUME = 136;

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

/** The names of a large directory. */
export interface Volumes {
  /** With the sound that each volume starts with. */
  kinds: Kind[];
  /** Those of all kinds, one after the other. */
  volumes: VolumeFile[];
  /** The volume of each record within its kind, by record number, packed. */
  rows: string;
}

/** Splits the names into volumes of at most `size` rows. The rows must be sorted by sound. */
export function inVolumes({ directory, rows, readings }: WholeDirectory, variants: Variants, size: number): Volumes {
  const volumes: VolumeFile[] = [];
  const places: number[] = [];
  let from = 0;
  const kinds = directory.kinds.map((kind) => {
    const own = rows.slice(from, from + kind.count);
    from += kind.count;
    const sounds = own.map(({ title }) => spelt(title, variants));
    const cuts = splitsOf(
      own.map(() => 1),
      own.map(({ url }) => url),
      size,
    );
    const starts = cuts.map((at) => (at === 0 ? '' : between(sounds[at - 1] as string, sounds[at] as string)));
    const order = new Map(own.map((row, at) => [row, at]));
    const others = starts.map(() => new Set<NamedRow>());
    const put = (texts: readonly string[], at: number, most: number): void => {
      for (const text of texts) {
        const place = Math.max(0, lastNotAfter(starts, spelt(text, variants)));
        const also = others[place] as Set<NamedRow>;
        if (place !== lastNotAfter(cuts, at) && also.size < most) also.add(own[at] as NamedRow);
      }
    };
    // Further names always get a place. Parts, which thousands may share, get only a few, to show while others load.
    for (const [at, { names: further }] of own.entries()) put(further, at, Number.POSITIVE_INFINITY);
    for (const [at, { title, names: further }] of own.entries()) put([title, ...further].flatMap(partsOf), at, PARTS);
    for (const [place, set] of others.entries()) {
      const run = own.slice(cuts[place], cuts[place + 1]);
      for (const { row } of run) places[row] = place;
      volumes.push(volumeFile([...run, ...[...set].sort((a, b) => (order.get(a) as number) - (order.get(b) as number))], readings));
    }
    return { ...kind, volumes: starts };
  });
  const numbers = kinds.reduce((sum, { slots }) => sum + slots, 0);
  return { kinds, volumes, rows: packEach(Array.from({ length: numbers }, (_, row) => places[row] ?? 0)) };
}

/** Returns the ends of a name that follow its inner punctuation. */
const partsOf = (name: string): string[] => [...name.matchAll(/[\s\p{P}]+/gu)].map((mark) => name.slice(mark.index));

/** Returns the shortest prefix of a sound that sorts after the sound before it. */
function between(before: string, sound: string): string {
  for (let length = 1; length < sound.length; length += 1) if (sound.slice(0, length) > before) return sound.slice(0, length);
  return sound;
}
