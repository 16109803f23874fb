/**
 * The directory of many names, in volumes: each holds names that follow one another by their sound, so that a
 * telephone loads those that begin as a query does and not all of them. Written here, loaded by `names.ts`.
 */
import type { DirectoryFile, NamesFile, Reading } from './directory.ts';
import { readingsIn } from './directory.ts';
import { rowsOf } from './entries.ts';
import { piecesOf, type Variants } from './folding.ts';
import type { SearchRecord } from './records.ts';

/** A row that needs no other: `holder` is the row that has the subtitle as its title, `held` those whose subtitle its title is, told as so many rows after this one. */
export type WholeRow = [tail: string, title: string, subtitle: string, holder: number, held: number[], ...names: string[]];

export interface VolumeFile {
  rows: WholeRow[];
  /** Rows of other volumes that have a further name which belongs here, each after its number. */
  also: [row: number, ...WholeRow][];
  read: Reading[];
}

/** Rows of a volume, some 3 KB of them compressed. */
export const VOLUME = 128;

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
  directory: DirectoryFile & { names: NamesFile },
  variants: Variants,
  few: number,
  size: number,
): { directory: DirectoryFile; names?: NamesFile; volumes: VolumeFile[] } {
  const { names, ...head } = directory;
  if (names.rows.length <= few) return { directory, volumes: [] };
  const rows = rowsOf(directory, names);
  const held = new Map<number, number[]>();
  for (const { row, holder } of rows) if (holder !== undefined) held.set(holder, [...(held.get(holder) ?? []), row]);
  const whole = (row: number): WholeRow => {
    const { tail, title, subtitle, holder, names: further } = rows[row] as (typeof rows)[number];
    return [tail, title, subtitle, holder === undefined ? 0 : holder - row, (held.get(row) ?? []).map((one) => one - row), ...further];
  };
  const volumes: VolumeFile[] = [];
  let from = 0;
  const kinds = head.kinds.map((kind) => {
    const own = rows.slice(from, from + kind.count);
    from += kind.count;
    const sounds = own.map(({ title }) => spelt(title, variants));
    const starts: string[] = [];
    const made: VolumeFile[] = [];
    for (let at = 0; at < own.length; at += size) {
      starts.push(at === 0 ? '' : between(sounds[at - 1] as string, sounds[at] as string));
      made.push({ rows: own.slice(at, at + size).map(({ row }) => whole(row)), also: [], read: [] });
    }
    for (const [at, { row, names: further }] of own.entries()) {
      const places = new Set(further.map((name) => volumeOf(starts, spelt(name, variants))));
      places.delete(Math.floor(at / size));
      for (const place of places) made[place]?.also.push([row, ...whole(row)]);
    }
    volumes.push(...made);
    return { ...kind, volumes: starts };
  });
  const readings = new Map<number, Reading[]>();
  for (const one of names.read) readings.set(one[0], [...(readings.get(one[0]) ?? []), one]);
  let row = 0;
  for (const volume of volumes) {
    const own = [...volume.rows.map((_, at) => row + at), ...volume.also.map(([one]) => one)];
    volume.read.push(...own.flatMap((one) => readings.get(one) ?? []));
    row += volume.rows.length;
  }
  return { directory: { ...head, kinds, volume: size }, names, volumes };
}

/** The shortest beginning of a sound that tells it from the one before. */
function between(before: string, sound: string): string {
  for (let length = 1; length < sound.length; length += 1) if (sound.slice(0, length) > before) return sound.slice(0, length);
  return sound;
}

/** The volume of a kind where a sound belongs. */
export function volumeOf(starts: readonly string[], sound: string): number {
  let at = starts.length - 1;
  while (at > 0 && (starts[at] as string) > sound) at -= 1;
  return at;
}
