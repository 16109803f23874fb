/** Writes all search files of a site below `<site>/search/data/`. */
import { hash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../views/site/context.ts';
import { firstOf } from '../format/grams.ts';
import type { SearchRecord } from '../format/record.ts';
import { type NamedRow, volumeNames } from '../format/rows.ts';
import { chunksAfter } from './changes.ts';
import { allVariants } from './characters.ts';
import { charactersOf, type DirectoryFile, directoryOf, type WholeDirectory } from './directory.ts';
import { facetsOf, labelsOf } from './facets.ts';
import { fileThatStayed, type IndexFile, type Keeping, type KeptFile, keepPart, keptOf, keptPart, versionOf, written } from './files.ts';
import { type KnownRecord, knownAs } from './known.ts';
import { type SignOf, searchRecords } from './records.ts';
import { textsAfter } from './textFiles.ts';
import { inOrderOfSound, inVolumes, VOLUME } from './volumes.ts';

/** Relative to the site. */
export const SEARCH_FOLDER = 'search/data';

/** Up to this many names stay in one file. Some 500 pages have so many, and they weigh less than a few texts. */
const FEW = 2000;

/** From how many names on there are volumes, and how many rows a volume has at most. */
export interface Sizes {
  few: number;
  volume: number;
}

/**
 * Returns the files of an index. Equal records give equal bytes, and a record that changes, comes or goes leaves all
 * files as they are that do not name it or one of its bigrams, but for the lists of versions (see `slots.ts` and
 * `splitting.ts`). With `keeping`, records and files that stayed are not made again.
 */
export function indexOf(context: Context, known: readonly KnownRecord[], { few, volume }: Sizes, keeping?: Keeping): IndexFile[] {
  const names = namesAfter(context, known, { few, volume }, keeping);
  const variants = allVariants();
  const numbered = known.map((one, at) => ({ row: names.rows[at] as number, known: one })).sort((a, b) => a.row - b.row);
  const { starts, files: chunks, grams } = chunksAfter(numbered, variants, keeping);
  const texts = textsAfter(names.head.kinds, numbered, keeping);
  // Each unit is the first of a bigram.
  const characters = charactersAfter([...new Set(grams.map((gram) => firstOf(gram)))].sort(), names, keeping);
  const [named = [], volumes = []] = [names.files, names.volumes].map((files) => files.map(fileOf));
  const version = (name: string): string =>
    named
      .filter((file) => file.name === name)
      .map(versionOf)
      .join('');
  const directory: DirectoryFile = {
    ...names.head,
    starts,
    versions: {
      chunks: chunks.map(versionOf).join(''),
      volumes: volumes.map(versionOf).join(''),
      characters: versionOf(characters),
      facets: version('facets'),
      texts: versionOf(texts.list),
      rows: version('rows'),
      names: version('names'),
    },
  };
  const files = [...texts.files, ...chunks, ...volumes, characters, ...named, texts.list, written('directory', directory)];
  const taken = new Set<string>();
  for (const { name } of files) {
    if (taken.has(name)) throw new Error(`two search files are named ${name}`);
    taken.add(name);
  }
  return files;
}

/** All that is made from the heads of records: the directory but for what tells of other files, the names, the filters, and the number of each record. */
interface Names {
  key: string;
  head: Omit<DirectoryFile, 'starts' | 'versions'>;
  rows: number[];
  files: (IndexFile | KeptFile)[];
  volumes: (IndexFile | KeptFile)[];
}

const fileOf = (file: IndexFile | KeptFile): IndexFile => ('name' in file ? file : fileThatStayed(file));

function namesAfter(context: Context, known: readonly KnownRecord[], sizes: Sizes, keeping: Keeping | undefined): Names {
  const heads = known.map(({ summary }) => summary.head);
  const key = hash('sha256', JSON.stringify([context.address.home, sizes, labelsOf(context), heads]), 'base64url');
  const kept = keptPart<Names>(keeping, 'names', key);
  if (kept !== undefined) return kept;
  const made = namesOf(context, headsAfter(known, keeping), sizes);
  const keptFiles = (files: readonly IndexFile[]): KeptFile[] => files.map(keptOf);
  keepPart(keeping, 'names', key, { key, ...made, files: keptFiles(made.files), volumes: keptFiles(made.volumes) } satisfies Names);
  return { key, ...made };
}

/** The heads of records, those that stayed as they were kept. */
function headsAfter(known: readonly KnownRecord[], keeping: Keeping | undefined): SearchRecord[] {
  const before = new Map(keptPart<[digest: string, head: SearchRecord][]>(keeping, 'heads', ''));
  const heads = known.map(({ summary, head }): [string, SearchRecord] => [summary.head, before.get(summary.head) ?? head()]);
  keepPart(keeping, 'heads', '', heads);
  return heads.map(([, head]) => head);
}

function namesOf(context: Context, heads: readonly SearchRecord[], { few, volume }: Sizes) {
  const variants = allVariants();
  const records = inOrderOfSound(heads, variants);
  const whole: WholeDirectory = directoryOf(records, variants, context.address.home);
  const { names, kinds, ...head } = whole.directory;
  const numbers = new Map(records.map((record, at) => [record, (whole.rows[at] as NamedRow).row]));
  const rows = heads.map((record) => numbers.get(record) as number);
  const numbered = heads.map((record, at) => ({ row: rows[at] as number, record })).sort((a, b) => a.row - b.row);
  const inVolume = records.length > few ? inVolumes(whole, variants, volume) : undefined;
  const own = inVolume?.kinds ?? kinds;
  return {
    head: { ...head, kinds: own, ...(inVolume === undefined ? { names } : {}) },
    rows,
    files: [
      written('facets', facetsOf(context, numbered)),
      ...(inVolume === undefined ? [] : [written('rows', inVolume.rows), written('names', names)]),
    ],
    volumes: own.flatMap(volumeNames).map((name, at) => written(name, inVolume?.volumes[at])),
  };
}

/** The file of characters. */
function charactersAfter(units: readonly string[], { key, head }: Names, keeping: Keeping | undefined): IndexFile {
  const of = hash('sha256', JSON.stringify([key, units]), 'base64url');
  const kept = keptPart<KeptFile>(keeping, 'characters', of);
  if (kept !== undefined) return fileThatStayed(kept);
  const made = written('characters', charactersOf(units, allVariants(), head));
  keepPart(keeping, 'characters', of, keptOf(made));
  return made;
}

/** Returns all files by name, with their endings. Without `signOf` no brand has a sign. */
export function searchFiles(context: Context, sizes: Sizes = SIZES, signOf?: SignOf): Map<string, string> {
  const variants = allVariants();
  const known = searchRecords(context, signOf).map((record) => knownAs(record, variants));
  return new Map(indexOf(context, known, sizes).map(({ name, script }) => [`${name}.js`, script as string]));
}

/** As a site has them. */
export const SIZES: Sizes = { few: FEW, volume: VOLUME };

/** Writes the search of a site into `folder`, the site's own; what an earlier one left there goes. */
export async function writeSearch(context: Context, folder: string): Promise<void> {
  const own = path.join(folder, SEARCH_FOLDER);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  for (const [name, text] of searchFiles(context)) await writeFile(path.join(own, name), text);
}
