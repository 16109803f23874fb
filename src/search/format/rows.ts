/**
 * The names of the directory as they are written: column by column, which takes less than row by row. Shared by
 * the build, which writes them all in one file and again in volumes, and the browser.
 */

import { LINE } from './fullText.ts';
import { pack, packEach, unpack, unpackEach } from './packing.ts';
import type { RecordKind } from './record.ts';

/** A record of what is searched, without its text. Rows are numbered as records are. */
export interface NamedRow {
  row: number;
  kind: RecordKind;
  url: string;
  /** What the address does not share with those of its kind. */
  tail: string;
  title: string;
  subtitle: string;
  /** The row that the subtitle is the title of, and the rows whose subtitle this title is. */
  holder: number | undefined;
  held: number[];
  /** Found by these as by the title. */
  names: string[];
}

/** The rows of one kind, one kind after the other; an address is `begin`, the row's own part, `end`. */
export interface Kind {
  kind: RecordKind;
  begin: string;
  end: string;
  count: number;
  /** Of names in volumes the sound that each volume begins with. */
  volumes?: string[];
}

/** Where a name's character is not read as usual; name 0 is the title. */
export type Reading = [row: number, name: number, unit: number, reading: string];

interface Columns {
  /** Texts of one row after the other. */
  titles: string;
  tails: string;
  subtitles: string;
  /** Packed, 0 where there is none, else the row after it. */
  holders: string;
  /** Further names, after the place of the row that has them. */
  names: [at: number, ...names: string[]][];
  read: Reading[];
}

/** All names. A tail may be that of the holder (`SAME`); subtitles are of rows without one. */
export type NamesFile = Columns;

/** A run of rows, then rows of other volumes (`also`). */
export interface VolumeFile extends Columns {
  also: number[];
  /** Packed, row by row. */
  held: string;
}

/** No address has it. */
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

/** All rows. */
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

/** The rows of a volume, the first of which has this number. */
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

/** The kind that a row is of. Throws a RangeError where there is no such row. */
export function kindOf(kinds: readonly Kind[], row: number): Kind {
  let before = 0;
  for (const kind of kinds) {
    before += kind.count;
    if (row < before) return kind;
  }
  throw new RangeError(`no row ${row}`);
}
