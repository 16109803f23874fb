/** The directory as the browser holds it: entries with folded names and the readings of each unit. */
import type { CharactersFile, DirectoryFile, Row } from './directory.ts';
import { piecesOf, type Variants } from './folding.ts';
import type { RecordKind } from './records.ts';
import { lettersIn } from './sound.ts';

export interface Name {
  units: readonly string[];
  bare: string;
  /** Of each unit the readings, the one meant first; of a word or a number itself. */
  sounds: readonly (readonly string[])[];
  /** All letters of all readings (`lettersIn`). */
  alphabet: number;
}

export interface Entry {
  row: number;
  kind: RecordKind;
  url: string;
  title: string;
  subtitle: string;
  /** The title first. */
  names: readonly Name[];
  /** All of these in one, to be asked first: most entries have nothing of a query. */
  letters: string;
  /** All names of the organization under the title. */
  holderNames: readonly string[];
}

export interface Directory {
  version: string;
  entries: readonly Entry[];
  starts: readonly string[];
  /** Grows when more characters are loaded. */
  variants: Map<string, string>;
  sounds: Map<string, readonly string[]>;
}

/** The rows of a directory one after the other, with their addresses. */
export function rowsOf({ kinds }: Pick<DirectoryFile, 'kinds'>): { kind: RecordKind; url: string; row: Row }[] {
  const tails: string[] = [];
  return kinds.flatMap(({ kind, begin, end, rows }) =>
    rows.map((row) => {
      const [tail, , subtitle] = row;
      tails.push(tail === 0 ? (tails[tails.length + Number(subtitle)] as string) : tail);
      return { kind, url: begin + tails.at(-1) + end, row };
    }),
  );
}

/** Makes a directory of what was loaded. */
export function openDirectory(file: DirectoryFile): Directory {
  const variants = new Map<string, string>();
  addVariants(variants, file.variants);
  const sounds = new Map<string, readonly string[]>();
  addSounds(sounds, file.sounds);
  const read = new Map<string, string>();
  for (const [row, name, unit, reading] of file.read) read.set(`${row} ${name} ${unit}`, reading);
  const alphabets = new Map<readonly string[], number>();
  const alphabetOf = (readings: readonly string[]): number => {
    let letters = alphabets.get(readings);
    if (letters === undefined) {
      letters = lettersIn(readings.join(''));
      alphabets.set(readings, letters);
    }
    return letters;
  };
  const rows = rowsOf(file);
  const named = rows.map(({ row: [, title, , ...further] }, row) =>
    [title, ...further].map((name, at): Name => {
      const units = piecesOf(name, variants);
      const own = units.map((unit, index) => meant(sounds.get(unit) ?? [unit], read.get(`${row} ${at} ${index}`)));
      return { units, bare: units.join(''), sounds: own, alphabet: own.reduce((letters, readings) => letters | alphabetOf(readings), 0) };
    }),
  );
  const entries = rows.map(({ kind, url, row: [, title, subtitle] }, row): Entry => {
    const names = named[row] as Name[];
    const holder = typeof subtitle === 'number' ? row + subtitle : undefined;
    const holderNames = holder === undefined ? [piecesOf(String(subtitle), variants).join('')] : (named[holder] as Name[]).map(({ bare }) => bare);
    return {
      row,
      kind,
      url,
      title,
      subtitle: holder === undefined ? String(subtitle) : (rows[holder]?.row[1] ?? ''),
      names,
      letters: [...names.map(({ bare }) => bare), ...holderNames].join('\n'),
      holderNames,
    };
  });
  return { version: file.version, entries, starts: file.starts, variants, sounds };
}

const meant = (readings: readonly string[], reading: string | undefined): readonly string[] =>
  reading === undefined ? readings : [reading, ...readings.filter((one) => one !== reading)];

/** Adds what was loaded for characters that no name has. */
export function addCharacters(directory: Directory, file: CharactersFile): void {
  addVariants(directory.variants, file.variants);
  addSounds(directory.sounds, file.sounds);
}

/** Whether the characters that no name has are needed to understand a query. */
export const isUnknown = ({ sounds, variants }: Directory, query: string): boolean =>
  [...query.normalize('NFKC')].some((character) => /\p{Script=Han}/u.test(character) && !sounds.has(character) && !variants.has(character));

function addVariants(variants: Map<string, string>, text: string): void {
  const characters = [...text];
  for (let at = 0; at + 1 < characters.length; at += 2) variants.set(characters[at] as string, characters[at + 1] as string);
}

function addSounds(sounds: Map<string, readonly string[]>, table: Readonly<Record<string, string>>): void {
  for (const [sound, characters] of Object.entries(table))
    for (const character of characters) if (!sounds.has(character)) sounds.set(character, sound.split('/'));
}

export type { Variants };
