/**
 * The file format of the names: column by column, which compresses better than row by row. The build writes all
 * names into one file, and again into volumes; the browser reads them.
 */

import { LINE } from './fullText.ts';
import { pack, packEach, unpack, unpackEach } from './packing.ts';
import type { RecordKind } from './record.ts';

/** A searched record without its text. Row numbers are record numbers. */
export interface NamedRow {
  row: number;
  kind: RecordKind;
  url: string;
  /** The part of the address that differs from others of its kind. */
  tail: string;
  title: string;
  subtitle: string;
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
  /** The sound that each volume starts with, if names are in volumes. */
  volumes?: string[];
}

/** A character of a name that has an unusual reading. Name 0 is the title. */
export type Reading = [row: number, name: number, unit: number, reading: string];

interface Columns {
  /** One text per row, joined by `LINE`. */
  titles: string;
  tails: string;
  subtitles: string;
  /** Packed: 0 for no holder, else its row number plus 1. */
  holders: string;
  /** Further names, after the index of their row. */
  names: [at: number, ...names: string[]][];
  read: Reading[];
}

/** All names. The tail `SAME` repeats the holder's. `subtitles` has only rows without a holder. */
export type NamesFile = Columns;

/** Consecutive rows, then the rows `also` of other volumes. */
export interface VolumeFile extends Columns {
  also: number[];
  /** Packed, row by row, separated by spaces. */
  held: string;
}

/** No address contains it. */
const SAME = '*';

const texts = (all: readonly string[]): string => all.join(LINE);

export function namesFile(rows: readonly NamedRow[], read: Reading[]): NamesFile {
  const isSame = ({ row, holder, tail }: NamedRow): boolean => holder !== undefined && holder < row && rows[holder]?.tail === tail;
  return {
    ...columnsOf(rows, read),
    tails: texts(rows.map((row) => (isSame(row) ? SAME : row.tail))),
    subtitles: texts(rows.filter(({ holder }) => holder === undefined).map(({ subtitle }) => subtitle)),
  };
}

export const volumeFile = (own: readonly NamedRow[], others: readonly NamedRow[], read: Reading[]): VolumeFile => ({
  ...columnsOf([...own, ...others], read),
  also: others.map(({ row }) => row),
  held: [...own, ...others].map(({ held }) => pack(held)).join(' '),
});

const columnsOf = (rows: readonly NamedRow[], read: Reading[]): Columns => ({
  titles: texts(rows.map(({ title }) => title)),
  tails: texts(rows.map(({ tail }) => tail)),
  subtitles: texts(rows.map(({ subtitle }) => subtitle)),
  holders: packEach(rows.map(({ holder = -1 }) => holder + 1)),
  names: rows.flatMap(({ names }, at): Columns['names'] => (names.length === 0 ? [] : [[at, ...names]])),
  read,
});

/** Returns the rows of a file of all names. */
export function openNames(kinds: readonly Kind[], file: NamesFile): NamedRow[] {
  const tails = file.tails.split(LINE);
  const subtitles = file.subtitles.split(LINE);
  const rows = rowsOf(kinds, file, (at) => at);
  let alone = 0;
  for (const one of rows) {
    const holder = one.holder === undefined ? undefined : rows[one.holder];
    one.subtitle = holder === undefined ? (subtitles[alone++] as string) : holder.title;
    if (tails[one.row] === SAME && holder !== undefined) setTail(kinds, one, holder.tail);
    holder?.held.push(one.row);
  }
  return rows;
}

/** Returns the rows of a volume. `first` is the number of its first row. */
export function openVolume(kinds: readonly Kind[], first: number, file: VolumeFile): NamedRow[] {
  const subtitles = file.subtitles.split(LINE);
  const held = file.held.split(' ');
  const rows = rowsOf(kinds, file, (at, count) => {
    const own = count - file.also.length;
    return at < own ? first + at : (file.also[at - own] as number);
  });
  for (const [at, one] of rows.entries()) {
    one.subtitle = subtitles[at] as string;
    one.held = unpack(held[at] as string);
  }
  return rows;
}

function rowsOf(kinds: readonly Kind[], file: Columns, numberOf: (at: number, count: number) => number): NamedRow[] {
  const titles = file.titles.split(LINE);
  const tails = file.tails.split(LINE);
  const holders = unpackEach(file.holders);
  const rows = titles.map((title, at): NamedRow => {
    const row = numberOf(at, titles.length);
    const holder = holders[at] as number;
    const made = {
      row,
      kind: 'brand' as RecordKind,
      url: '',
      tail: '',
      title,
      subtitle: '',
      holder: holder === 0 ? undefined : holder - 1,
      held: [],
      names: [],
    };
    setTail(kinds, made, tails[at] as string);
    return made;
  });
  for (const [at, ...names] of file.names) (rows[at] as NamedRow).names = names;
  return rows;
}

function setTail(kinds: readonly Kind[], row: NamedRow, tail: string): void {
  const { kind, begin, end } = kindOf(kinds, row.row);
  Object.assign(row, { kind, tail, url: begin + tail + end });
}

/** Returns the kind of a row. Throws a RangeError if there is no such row. */
export function kindOf(kinds: readonly Kind[], row: number): Kind {
  let before = 0;
  for (const kind of kinds) {
    before += kind.count;
    if (row < before) return kind;
  }
  throw new RangeError(`no row ${row}`);
}
