/** The directory in the browser: entries with folded names and the readings of each unit. */

import type { Sign } from '../../views/brand/sign.ts';
import { piecesOf } from '../format/folding.ts';
import { LABELLED } from '../format/fullText.ts';
import type { RecordKind } from '../format/record.ts';
import { type Kind, type NamedRow, type NamesFile, openNames, openVolume, type Reading, type VolumeFile } from '../format/rows.ts';
import type { CharactersFile, DirectoryFile } from '../index/directory.ts';
import type { Name } from './name.ts';
import { lettersIn } from './sound.ts';

export interface Entry {
  row: number;
  /** The place of its kind among the kinds. */
  place: number;
  kind: RecordKind;
  url: string;
  title: string;
  subtitle: string;
  /** Its level, or that its titles have ended. */
  standing: string | undefined;
  /** By what it is known at a glance; its picture with the base. */
  sign: Sign | undefined;
  /** The title is first. */
  names: readonly Name[];
  /** `holder`: the row whose title is this subtitle. `held`: the rows whose subtitle is this title. */
  holder: number | undefined;
  held: readonly number[];
  /** The holder's names, folded. If the holder is not loaded, the subtitle alone, unless it is only a label. */
  holderNames: readonly string[];
  /** All names and holder names in one string. A substring test on it rules out most entries at once. */
  letters: string;
}

export interface Directory {
  /** The base path of the site. */
  base: string;
  kinds: readonly Kind[];
  standings: readonly string[];
  /** The entries loaded so far, unordered. */
  entries: Entry[];
  byRow: Map<number, Entry>;
  /** Grow when more characters are loaded. */
  variants: Map<string, string>;
  sounds: Map<string, readonly string[]>;
}

/** Opens a loaded directory file, with its names if it holds them. */
export function openDirectory(file: DirectoryFile): Directory {
  const variants = new Map<string, string>();
  addVariants(variants, file.variants);
  const sounds = new Map<string, readonly string[]>();
  addSounds(sounds, file.sounds);
  const { kinds, standings, base } = file;
  const directory = { kinds, standings, base, entries: [], byRow: new Map(), variants, sounds };
  if (file.names !== undefined) addNames(directory, file.names);
  return directory;
}

/** Adds all names. Rows that are there stay as they are. */
export const addNames = (directory: Directory, file: NamesFile): void => addRows(directory, openNames(directory, file), file.read);

/** Adds the names of a volume. */
export const addVolume = (directory: Directory, file: VolumeFile): void => addRows(directory, openVolume(directory.kinds, file), file.read);

/** Skips rows that are there already. */
function addRows({ base, kinds, standings, entries, byRow, variants, sounds }: Directory, rows: readonly NamedRow[], read: readonly Reading[]): void {
  const readings = new Map<string, string>();
  for (const [at, name, unit, reading] of read) readings.set(`${(rows[at] as NamedRow).row} ${name} ${unit}`, reading);
  const places = new Map(kinds.map((one, at) => [one.kind, at]));
  const added: Entry[] = [];
  for (const { row, kind, url, title, subtitle, standing, sign, holder, held, names: further } of rows) {
    if (byRow.has(row)) continue;
    const names = [title, ...further].map((name, at): Name => {
      const units = piecesOf(name, variants);
      const own = units.map((unit, index) => readingFirst(sounds.get(unit) ?? [unit], readings.get(`${row} ${at} ${index}`)));
      return { units, folded: units.join(''), sounds: own, alphabet: own.reduce((letters, one) => letters | alphabetOf(one), 0) };
    });
    const shown = { row, place: places.get(kind) as number, kind, url, title, subtitle, standing: standings[standing - 1], sign: signOf(sign, base) };
    const entry: Entry = { ...shown, names, holder, held, holderNames: [], letters: '' };
    byRow.set(row, entry);
    entries.push(entry);
    added.push(entry);
  }
  const tellHolder = (entry: Entry): void => {
    const holder = entry.holder === undefined ? undefined : byRow.get(entry.holder);
    entry.holderNames =
      holder?.names.map(({ folded }) => folded) ?? (LABELLED.includes(entry.kind) ? [] : [piecesOf(entry.subtitle, variants).join('')]);
    entry.letters = [...entry.names.map(({ folded }) => folded), ...entry.holderNames].join('\n');
  };
  const isNew = new Set(added);
  for (const entry of added) tellHolder(entry);
  // Entries that were loaded before their holder.
  for (const { held } of added)
    for (const row of held) {
      const entry = byRow.get(row);
      if (entry !== undefined && !isNew.has(entry)) tellHolder(entry);
    }
}

function signOf(written: string, base: string): Sign | undefined {
  if (written === '') return undefined;
  const [tone, picture] = written.split(' ');
  return { ...(tone ? { tone } : {}), ...(picture ? { picture: base + picture } : {}) };
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

const readingFirst = (readings: readonly string[], reading: string | undefined): readonly string[] =>
  reading === undefined ? readings : [reading, ...readings.filter((one) => one !== reading)];

/** Adds the variants and readings of characters that occur in no name. */
export function addCharacters(directory: Directory, file: CharactersFile): void {
  addVariants(directory.variants, file.variants);
  addSounds(directory.sounds, file.sounds);
}

/** Returns whether the query has a Han character without known reading or variant. The `characters` file then has to be loaded. */
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
