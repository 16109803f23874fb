/** The directory as the browser holds it: entries with folded names and the readings of each unit. */

import { piecesOf, type Variants } from '../format/folding.ts';
import { LABELLED } from '../format/fullText.ts';
import type { RecordKind } from '../format/record.ts';
import { type Kind, type NamedRow, type NamesFile, openNames, openVolume, type Reading, type VolumeFile } from '../format/rows.ts';
import type { CharactersFile, DirectoryFile } from '../index/directory.ts';
import type { Name } from './name.ts';
import { lettersIn } from './sound.ts';

export interface Entry {
  row: number;
  kind: RecordKind;
  url: string;
  title: string;
  subtitle: string;
  /** The title first. */
  names: readonly Name[];
  /** The row that the subtitle is the title of, and the rows whose subtitle this title is. */
  holder: number | undefined;
  held: readonly number[];
  /** All names of the holder that are here; its title is, as the subtitle, where that is a name. */
  holderNames: readonly string[];
  /** All of these in one, to be asked first: most entries have nothing of a query. */
  letters: string;
}

export interface Directory {
  version: string;
  kinds: readonly Kind[];
  /** Those that are here, in no order. */
  entries: Entry[];
  byRow: Map<number, Entry>;
  starts: readonly string[];
  /** Grows when more characters are loaded. */
  variants: Map<string, string>;
  sounds: Map<string, readonly string[]>;
}

/** Makes a directory of what was loaded. */
export function openDirectory(file: DirectoryFile): Directory {
  const variants = new Map<string, string>();
  addVariants(variants, file.variants);
  const sounds = new Map<string, readonly string[]>();
  addSounds(sounds, file.sounds);
  const directory = { version: file.version, kinds: file.kinds, entries: [], byRow: new Map(), starts: file.starts, variants, sounds };
  if (file.names !== undefined) addNames(directory, file.names);
  return directory;
}

/** Adds all names. */
export const addNames = (directory: Directory, file: NamesFile): void => addRows(directory, openNames(directory.kinds, file), file.read);

/** Adds the names of a volume, the first of which has this row. */
export const addVolume = (directory: Directory, first: number, file: VolumeFile): void =>
  addRows(directory, openVolume(directory.kinds, first, file), file.read);

/** What is here already stays as it is. */
function addRows({ entries, byRow, variants, sounds }: Directory, rows: readonly NamedRow[], read: readonly Reading[]): void {
  const readings = new Map<string, string>();
  for (const [row, name, unit, reading] of read) readings.set(`${row} ${name} ${unit}`, reading);
  const added: Entry[] = [];
  for (const { row, kind, url, title, subtitle, holder, held, names: further } of rows) {
    if (byRow.has(row)) continue;
    const names = [title, ...further].map((name, at): Name => {
      const units = piecesOf(name, variants);
      const own = units.map((unit, index) => meant(sounds.get(unit) ?? [unit], readings.get(`${row} ${at} ${index}`)));
      return { units, bare: units.join(''), sounds: own, alphabet: own.reduce((letters, one) => letters | alphabetOf(one), 0) };
    });
    const entry: Entry = { row, kind, url, title, subtitle, names, holder, held, holderNames: [], letters: '' };
    byRow.set(row, entry);
    entries.push(entry);
    added.push(entry);
  }
  const tellHolder = (entry: Entry): void => {
    const holder = entry.holder === undefined ? undefined : byRow.get(entry.holder);
    entry.holderNames = holder?.names.map(({ bare }) => bare) ?? (LABELLED.includes(entry.kind) ? [] : [piecesOf(entry.subtitle, variants).join('')]);
    entry.letters = [...entry.names.map(({ bare }) => bare), ...entry.holderNames].join('\n');
  };
  const isNew = new Set(added);
  for (const entry of added) tellHolder(entry);
  // Those that were here before their holder.
  for (const { held } of added)
    for (const row of held) {
      const entry = byRow.get(row);
      if (entry !== undefined && !isNew.has(entry)) tellHolder(entry);
    }
}

const alphabets = new WeakMap<readonly string[], number>();
function alphabetOf(readings: readonly string[]): number {
  let letters = alphabets.get(readings);
  if (letters === undefined) {
    letters = lettersIn(readings.join(''));
    alphabets.set(readings, letters);
  }
  return letters;
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
