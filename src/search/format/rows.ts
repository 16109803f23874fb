/**
 * The file format of the names: column by column, which compresses better than row by row. The build writes all
 * names into one file, and again into volumes; the browser reads them.
 */

import { LINE } from './fullText.ts';
import { pack, packEach, unpack, unpackEach } from './packing.ts';
import type { RecordKind } from './record.ts';
import { nameOf, slotsOf } from './slots.ts';

/** A searched record without its text. */
export interface NamedRow {
  /** The number of the record: the first number of its kind, and its slot (see `slots.ts`). Not all numbers are taken. */
  row: number;
  kind: RecordKind;
  url: string;
  /** The part of the address that differs from others of its kind. */
  tail: string;
  title: string;
  subtitle: string;
  /** The number of what it stands at among `DirectoryFile.standings`, from 1; 0 for nothing. */
  standing: number;
  /** As written: the tone and the picture of its sign with a space between them; empty for no sign. */
  sign: string;
  /** `holder`: the row whose title is this subtitle. `held`: the rows whose subtitle is this title. */
  holder: number | undefined;
  held: number[];
  /** Further names that find it. */
  names: string[];
}

/** The rows of one kind. Kinds follow each other. An address is `begin`, the row's tail, `end`. */
export interface Kind {
  kind: RecordKind;
  begin: string;
  end: string;
  count: number;
  /** How many numbers it takes. */
  slots: number;
  /** The sound that each volume starts with, if names are in volumes. */
  volumes?: string[];
}

/** Returns the names of the files of a kind's volumes. Names that sound alike may begin several. */
export const volumeNames = ({ kind, volumes = [] }: Kind): string[] =>
  volumes.map((start, at) => nameOf('v', `${kind} ${start} ${at - volumes.indexOf(start)}`));

/** A character of a name that has an unusual reading. `at` is the index of the row in its file; name 0 is the title. */
export type Reading = [at: number, name: number, unit: number, reading: string];

interface Columns {
  /** One text per row, joined by `LINE`. */
  titles: string;
  tails: string;
  subtitles: string;
  /** Packed: 0 for no holder, else its number plus 1. */
  holders: string;
  /** Packed. Left out if no row has any. */
  standings?: string;
  /** One per row. Left out if no row has any. */
  signs?: string;
  /** Further names, after the index of their row. */
  names: [at: number, ...names: string[]][];
  read: Reading[];
}

/** All names, sorted by kind and sound. The tail `SAME` repeats the holder's. `subtitles` has only rows without a holder. A holder is an index. */
export type NamesFile = Columns;

/** Consecutive rows, then rows of other volumes. A holder is a record number. */
export interface VolumeFile extends Columns {
  /** The record numbers, packed. */
  rows: string;
  /** Packed, row by row, separated by spaces. */
  held: string;
}

/** No address contains it. */
const SAME = '*';

const texts = (all: readonly string[]): string => all.join(LINE);

/** Writes all rows. `readings` gives those of a row, with any index. */
export function namesFile(rows: readonly NamedRow[], readings: ReadonlyMap<number, readonly Reading[]>): NamesFile {
  const index = new Map(rows.map(({ row }, at) => [row, at]));
  const holderOf = ({ holder }: NamedRow): number | undefined => (holder === undefined ? undefined : index.get(holder));
  const isSame = (row: NamedRow, at: number): boolean => {
    const holder = holderOf(row);
    return holder !== undefined && holder < at && rows[holder]?.tail === row.tail;
  };
  return {
    ...columnsOf(rows, readings, holderOf),
    tails: texts(rows.map((row, at) => (isSame(row, at) ? SAME : row.tail))),
    subtitles: texts(rows.filter(({ holder }) => holder === undefined).map(({ subtitle }) => subtitle)),
  };
}

/** Writes rows, those of other volumes at the end. */
export const volumeFile = (rows: readonly NamedRow[], readings: ReadonlyMap<number, readonly Reading[]>): VolumeFile => ({
  ...columnsOf(rows, readings, ({ holder }) => holder),
  rows: packEach(rows.map(({ row }) => row)),
  held: rows.map(({ held }) => pack([...held].sort((a, b) => a - b))).join(' '),
});

const columnsOf = (
  rows: readonly NamedRow[],
  readings: ReadonlyMap<number, readonly Reading[]>,
  holderOf: (row: NamedRow) => number | undefined,
): Columns => ({
  titles: texts(rows.map(({ title }) => title)),
  tails: texts(rows.map(({ tail }) => tail)),
  subtitles: texts(rows.map(({ subtitle }) => subtitle)),
  holders: packEach(rows.map((row) => (holderOf(row) ?? -1) + 1)),
  ...(rows.some(({ standing }) => standing > 0) ? { standings: packEach(rows.map(({ standing }) => standing)) } : {}),
  ...(rows.some(({ sign }) => sign !== '') ? { signs: texts(rows.map(({ sign }) => sign)) } : {}),
  names: rows.flatMap(({ names }, at): Columns['names'] => (names.length === 0 ? [] : [[at, ...names]])),
  read: rows.flatMap(({ row }, at) => (readings.get(row) ?? []).map(([, ...reading]): Reading => [at, ...reading])),
});

/** Returns the rows of a file of all names, in its order. `base` is the site's, which has no part in the numbers of its records. */
export function openNames({ kinds, base }: { kinds: readonly Kind[]; base: string }, file: NamesFile): NamedRow[] {
  const subtitles = file.subtitles.split(LINE);
  const rows = rowsOf(file);
  let alone = 0;
  for (const one of rows) {
    const holder = one.holder === undefined ? undefined : rows[one.holder];
    one.subtitle = holder === undefined ? (subtitles[alone++] as string) : holder.title;
    if (one.tail === SAME && holder !== undefined) one.tail = holder.tail;
  }
  let [from, number] = [0, 0];
  for (const kind of kinds) {
    const own = rows.slice(from, from + kind.count);
    for (const one of own) setKind(one, kind);
    const slots = slotsOf(
      own.map(({ url }) => url.slice(base.length)),
      kind.slots,
    );
    for (const [at, one] of own.entries()) one.row = number + (slots[at] as number);
    from += kind.count;
    number += kind.slots;
  }
  for (const one of rows) {
    const holder = one.holder === undefined ? undefined : (rows[one.holder] as NamedRow);
    one.holder = holder?.row;
    holder?.held.push(one.row);
  }
  return rows;
}

/** Returns the rows of a volume, in its order. */
export function openVolume(kinds: readonly Kind[], file: VolumeFile): NamedRow[] {
  const subtitles = file.subtitles.split(LINE);
  const numbers = unpackEach(file.rows);
  const held = file.held.split(' ');
  const rows = rowsOf(file);
  for (const [at, one] of rows.entries()) {
    one.row = numbers[at] as number;
    one.subtitle = subtitles[at] as string;
    one.held = unpack(held[at] as string);
    setKind(one, kindOf(kinds, one.row));
  }
  return rows;
}

/** Reads what both kinds of files have. Holders are as written. */
function rowsOf(file: Columns): NamedRow[] {
  const tails = file.tails.split(LINE);
  const holders = unpackEach(file.holders);
  const standings = unpackEach(file.standings ?? '');
  const signs = file.signs?.split(LINE);
  const rows = file.titles.split(LINE).map((title, at): NamedRow => {
    const holder = holders[at] as number;
    return {
      row: -1,
      kind: 'brand',
      url: '',
      tail: tails[at] as string,
      title,
      subtitle: '',
      standing: standings[at] ?? 0,
      sign: signs?.[at] ?? '',
      holder: holder === 0 ? undefined : holder - 1,
      held: [],
      names: [],
    };
  });
  for (const [at, ...names] of file.names) (rows[at] as NamedRow).names = names;
  return rows;
}

function setKind(row: NamedRow, { kind, begin, end }: Kind): void {
  row.kind = kind;
  row.url = begin + row.tail + end;
}

/** Returns the kind of a record number. Throws a RangeError if there is no such number. */
export function kindOf(kinds: readonly Kind[], row: number): Kind {
  let before = 0;
  for (const kind of kinds) {
    before += kind.slots;
    if (row < before) return kind;
  }
  throw new RangeError(`no row ${row}`);
}
