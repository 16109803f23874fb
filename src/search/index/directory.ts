/**
 * Writes the directory: the names of all records with their readings, small enough that the browser scans it while
 * the full text loads. `entries.ts` opens it.
 */
import { ASKING } from '../../wording/search.ts';
import { isHan, piecesOf, type Variants } from '../format/folding.ts';
import type { SearchRecord } from '../format/record.ts';
import { type Kind, type NamedRow, type NamesFile, namesFile, type Reading } from '../format/rows.ts';
import { slotsFor, slotsOf } from '../format/slots.ts';
import { bySound, commonCharacters, readingsOf, syllablesOf, writeVariants } from './characters.ts';

/**
 * The file as written. Every other file has a version, a part of the digest of its bytes, that a browser asks for it
 * with: a file that stays is not loaded again, and one that changes is never taken from before.
 */
export interface DirectoryFile {
  /** The base path of the site. */
  base: string;
  kinds: Kind[];
  /** What records stand at, such as levels. */
  standings: string[];
  /** Present if the names are few; many names have their own file. */
  names?: NamesFile;
  /** The characters of names, by their readings, the usual one first: `xing/hang` → `行`. */
  sounds: Record<string, string>;
  /** The Traditional characters that the site uses, each followed by its Simplified one. */
  variants: string;
  /** The first key of each chunk of the full text. */
  starts: string[];
  /** One after the other, as `starts` and the volumes of all kinds are. */
  versions: { chunks: string; volumes: string } & Record<Single, string>;
}

/** The files that there is one of. `rows` and `names` are there if names are in volumes, `texts` if there is any. */
export const SINGLES = ['characters', 'facets', 'texts', 'rows', 'names'] as const;
export type Single = (typeof SINGLES)[number];

/** Loaded if a query has a character that occurs in no name. */
export interface CharactersFile {
  variants: string;
  sounds: Record<string, string>;
}

/** The directory but for what tells of other files, and the rows and readings that it was made from. */
export interface WholeDirectory {
  directory: Omit<DirectoryFile, 'starts' | 'versions'> & { names: NamesFile };
  /** In the order of the records. */
  rows: NamedRow[];
  /** By record number. */
  readings: ReadonlyMap<number, readonly Reading[]>;
}

/** Makes the directory. Records must be grouped by kind. Equal records give equal bytes. */
export function directoryOf(records: readonly SearchRecord[], variants: Variants, base = '/'): WholeDirectory {
  const { kinds, rows, standings } = rowsOf(records, base);
  const used = new Set<string>();
  // One look at a text instead of one at each of its characters.
  const traditionalIn = new RegExp(`[${[...variants.keys()].join('') || '\\u0000'}]`, 'gu');
  const readings = new Map<number, Reading[]>();
  for (const [at, { title, names, text }] of records.entries()) {
    const own: Reading[] = [];
    for (const [name, one] of [title, ...names].entries()) {
      for (const { unit, character, reading } of readingsIn(one, variants)) {
        used.add(character);
        if (readingsOf(character)[0] !== reading) own.push([at, name, unit, reading]);
      }
    }
    if (own.length > 0) readings.set((rows[at] as NamedRow).row, own);
    for (const character of `${title}${names.join('')}${text}`.match(traditionalIn) ?? []) used.add(character);
  }
  const traditional = [...used].filter((character) => variants.has(character));
  return {
    directory: {
      base,
      kinds,
      standings,
      names: namesFile(rows, readings),
      sounds: bySound([...used].filter((character) => !variants.has(character))),
      variants: writeVariants(new Map(traditional.map((one) => [one, variants.get(one) as string]))),
    },
    rows,
    readings,
  };
}

function rowsOf(records: readonly SearchRecord[], base: string): { kinds: Kind[]; rows: NamedRow[]; standings: string[] } {
  const rows: NamedRow[] = [];
  const standings = [...new Set(records.flatMap(({ standing }) => standing ?? []))].sort();
  let number = 0;
  const kinds = [...new Set(records.map(({ kind }) => kind))].map((kind): Kind => {
    const own = records.filter((record) => record.kind === kind);
    const urls = own.map(({ url }) => url);
    const [begin, end] = commonEnds(urls);
    const slots = slotsFor(own.length);
    // Without the base: the same site has the same numbers wherever it lies.
    const of = slotsOf(
      urls.map((url) => url.slice(base.length)),
      slots,
    );
    for (const [at, { url, title, subtitle, names, standing, sign }] of own.entries()) {
      const tail = url.slice(begin.length, url.length - end.length);
      const place = { row: number + (of[at] as number), kind, url, tail };
      const known = sign === undefined ? '' : `${sign.tone ?? ''} ${sign.picture ?? ''}`;
      rows.push({ ...place, title, subtitle, standing: 1 + standings.indexOf(standing ?? ''), sign: known, holder: undefined, held: [], names });
    }
    number += slots;
    return { kind, begin, end, count: own.length, slots };
  });
  const holders = new Map<string, NamedRow>();
  for (const row of rows) if (row.kind === 'brand' || row.kind === 'organization') holders.set(row.title, row);
  for (const row of rows) {
    const holder = holders.get(row.subtitle);
    if (holder === undefined) continue;
    row.holder = holder.row;
    holder.held.push(row.row);
  }
  return { kinds, rows, standings };
}

/** Returns the reading of each Han character in a name, in context. */
export function readingsIn(name: string, variants: Variants): { unit: number; character: string; reading: string }[] {
  const pieces = piecesOf(name, variants);
  const result: { unit: number; character: string; reading: string }[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    let run = '';
    const from = at;
    while (at < pieces.length && isHan(pieces[at] as string)) run += pieces[at++];
    if (run === '') continue;
    const characters = [...run];
    const syllables = syllablesOf(run);
    for (const [index, character] of characters.entries())
      result.push({ unit: from + index, character, reading: syllables[index] ?? (readingsOf(character)[0] as string) });
  }
  return result;
}

/** Returns the longest common prefix and suffix of addresses. */
function commonEnds(urls: readonly string[]): [string, string] {
  let begin = urls[0] ?? '';
  for (const url of urls) while (!url.startsWith(begin)) begin = begin.slice(0, -1);
  let end = (urls[0] ?? '').slice(begin.length);
  for (const url of urls) while (!url.slice(begin.length).endsWith(end)) end = end.slice(1);
  return [begin, end];
}

/**
 * Returns what the directory lacks: Traditional characters for those of texts and of question words, and the
 * readings of common characters that occur in no name. `units` are all that the records hold.
 */
export function charactersOf(
  units: Iterable<string>,
  variants: Variants,
  { sounds, variants: own }: Pick<DirectoryFile, 'sounds' | 'variants'>,
): CharactersFile {
  const known = new Set(Object.values(sounds).join(''));
  const used = new Set<string>(ASKING.join(''));
  for (const unit of units) if (isHan(unit)) used.add(unit);
  return {
    variants: writeVariants(new Map([...variants].filter(([character, simple]) => used.has(simple) && !own.includes(character)))),
    sounds: bySound([...commonCharacters(), ...used].filter((character) => !variants.has(character) && !known.has(character))),
  };
}
