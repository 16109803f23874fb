/**
 * The directory: names, organizations and themes with their sound, small enough to be scanned in the
 * browser while the full text is still loading. Written here, opened by `entries.ts`.
 */
import { ASKING } from '../../wording/search.ts';
import { isHan, piecesOf, type Variants } from '../format/folding.ts';
import type { SearchRecord } from '../format/record.ts';
import { type Kind, type NamedRow, type NamesFile, namesFile, type Reading } from '../format/rows.ts';
import { allVariants, bySound, commonCharacters, readingsOf, syllablesOf, writeVariants } from './characters.ts';

/** As it is written. */
export interface DirectoryFile {
  /** Changes with anything that is searched: what was loaded before belongs to another. */
  version: string;
  /** The address that all others begin with. */
  base: string;
  kinds: Kind[];
  /** Rows of one kind that a volume holds (`volumes.ts`). */
  volume?: number;
  /** Here where they are few, in a file of their own where they are many. */
  names?: NamesFile;
  /** By reading, the usual one first, the characters of names: `xing/hang` → `行`. */
  sounds: Record<string, string>;
  /** Traditional characters that the site itself uses, each before the one that it stands for. */
  variants: string;
  /** The first key of each file of the full text. */
  starts: string[];
}

/** What is loaded when a query holds a character that no name has. */
export interface CharactersFile {
  variants: string;
  sounds: Record<string, string>;
}

/** The directory with all of its names, and the rows that they were made of. */
export interface WholeDirectory {
  directory: DirectoryFile & { names: NamesFile };
  rows: NamedRow[];
}

/** `starts` are the full text's. Records must be kind after kind; the same give the same bytes. */
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
    const [begin, end] = around(own.map(({ url }) => url));
    for (const { url, title, subtitle, names } of own) {
      const tail = url.slice(begin.length, url.length - end.length);
      rows.push({ row: rows.length, kind, url, tail, title, subtitle, holder: titles.get(subtitle), held: [], names });
    }
    return { kind, begin, end, count: own.length };
  });
  for (const { row, holder } of rows) if (holder !== undefined) rows[holder]?.held.push(row);
  return { kinds, rows };
}

/** How the characters of a name are read in it. */
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

/** What all addresses begin and end with. */
function around(urls: readonly string[]): [string, string] {
  let begin = urls[0] ?? '';
  for (const url of urls) while (!url.startsWith(begin)) begin = begin.slice(0, -1);
  let end = (urls[0] ?? '').slice(begin.length);
  for (const url of urls) while (!url.slice(begin.length).endsWith(end)) end = end.slice(1);
  return [begin, end];
}

/** Traditional characters for those of the site and of questions, and the sound of common characters that no name has: what the directory does not tell. */
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

export { allVariants };
