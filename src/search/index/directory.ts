/**
 * Writes the directory: the names of all records with their readings, small enough that the browser scans it while
 * the full text loads. `entries.ts` opens it.
 */
import { ASKING } from '../../wording/search.ts';
import { isHan, piecesOf, type Variants } from '../format/folding.ts';
import type { SearchRecord } from '../format/record.ts';
import { type Kind, type NamedRow, type NamesFile, namesFile, type Reading } from '../format/rows.ts';
import { bySound, commonCharacters, readingsOf, syllablesOf, writeVariants } from './characters.ts';

/** The file as written. */
export interface DirectoryFile {
  /** Changes whenever any search file changes. Files of different versions must not be mixed. */
  version: string;
  /** The base path of the site. */
  base: string;
  kinds: Kind[];
  /** Rows of one kind per volume (see `volumes.ts`). */
  volume?: number;
  /** Present if the names are few; many names have their own file. */
  names?: NamesFile;
  /** The characters of names, by their readings, the usual one first: `xing/hang` → `行`. */
  sounds: Record<string, string>;
  /** The Traditional characters that the site uses, each followed by its Simplified one. */
  variants: string;
  /** The first key of each chunk of the full text. */
  starts: string[];
}

/** Loaded if a query has a character that occurs in no name. */
export interface CharactersFile {
  variants: string;
  sounds: Record<string, string>;
}

/** The directory with all names, and the rows that they were made from. */
export interface WholeDirectory {
  directory: DirectoryFile & { names: NamesFile };
  rows: NamedRow[];
}

/** Makes the directory. `starts` are the full text's. Records must be grouped by kind. Equal records give equal bytes. */
export function directoryOf(records: readonly SearchRecord[], variants: Variants, starts: string[], version: string, base = '/'): WholeDirectory {
  const used = new Set<string>();
  const read: Reading[] = [];
  for (const [row, { title, names, text }] of records.entries()) {
    for (const [at, name] of [title, ...names].entries()) {
      for (const { unit, character, reading } of readingsIn(name, variants)) {
        used.add(character);
        if (readingsOf(character)[0] !== reading) read.push([row, at, unit, reading]);
      }
    }
    for (const character of title + names.join('') + text) if (variants.has(character)) used.add(character);
  }
  const traditional = [...used].filter((character) => variants.has(character));
  const { kinds, rows } = rowsOf(records);
  return {
    directory: {
      version,
      base,
      kinds,
      names: namesFile(rows, read),
      sounds: bySound([...used].filter((character) => !variants.has(character))),
      variants: writeVariants(new Map(traditional.map((one) => [one, variants.get(one) as string]))),
      starts,
    },
    rows,
  };
}

function rowsOf(records: readonly SearchRecord[]): { kinds: Kind[]; rows: NamedRow[] } {
  const titles = new Map<string, number>();
  for (const [row, { kind, title }] of records.entries()) if (kind === 'brand' || kind === 'organization') titles.set(title, row);
  const rows: NamedRow[] = [];
  const kinds = [...new Set(records.map(({ kind }) => kind))].map((kind): Kind => {
    const own = records.filter((record) => record.kind === kind);
    const [begin, end] = commonEnds(own.map(({ url }) => url));
    for (const { url, title, subtitle, names } of own) {
      const tail = url.slice(begin.length, url.length - end.length);
      rows.push({ row: rows.length, kind, url, tail, title, subtitle, holder: titles.get(subtitle), held: [], names });
    }
    return { kind, begin, end, count: own.length };
  });
  for (const { row, holder } of rows) if (holder !== undefined) rows[holder]?.held.push(row);
  return { kinds, rows };
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
 * readings of common characters that occur in no name.
 */
export function charactersOf(
  records: readonly SearchRecord[],
  variants: Variants,
  { sounds, variants: own }: Pick<DirectoryFile, 'sounds' | 'variants'>,
): CharactersFile {
  const known = new Set(Object.values(sounds).join(''));
  const used = new Set<string>(ASKING.join(''));
  for (const { title, subtitle, names, text } of records)
    for (const piece of piecesOf([title, subtitle, ...names, text].join('\n'), variants)) if (isHan(piece)) used.add(piece);
  return {
    variants: writeVariants(new Map([...variants].filter(([character, simple]) => used.has(simple) && !own.includes(character)))),
    sounds: bySound([...commonCharacters(), ...used].filter((character) => !variants.has(character) && !known.has(character))),
  };
}
