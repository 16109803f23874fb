/** Writes all search files of a site below `<site>/search/data/`. */
import { hash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../views/site/context.ts';
import { chunkName, NO_FILE, type TextsFile, textName, VERSION } from '../format/fullText.ts';
import { firstOf } from '../format/grams.ts';
import type { SearchRecord } from '../format/record.ts';
import { type NamedRow, volumeNames } from '../format/rows.ts';
import { chunksAfter, type Keeping } from './changes.ts';
import { allVariants } from './characters.ts';
import { charactersOf, type DirectoryFile, directoryOf } from './directory.ts';
import { facetsOf } from './facets.ts';
import { textsBySlot, textsOf } from './fullText.ts';
import { searchRecords } from './records.ts';
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
 * Returns the files by name. Each is a script that hands over its data, because a `file://` page may load scripts and
 * nothing else. Equal records give equal bytes, and a record that changes, comes or goes leaves all files as they are
 * that do not name it or one of its bigrams, but for the lists of versions (see `slots.ts` and `splitting.ts`). `keeping`
 * holds the state of the index before, which saves time and changes nothing else; `given` are the records of the site, if they are known.
 */
export function searchFiles(
  context: Context,
  { few, volume }: Sizes = { few: FEW, volume: VOLUME },
  keeping?: Keeping,
  given?: readonly SearchRecord[],
): Map<string, string> {
  const variants = allVariants();
  const records = inOrderOfSound(given ?? searchRecords(context), variants);
  const whole = directoryOf(records, variants, context.address.home);
  const { names, kinds, ...head } = whole.directory;
  const numbered = records.map((record, at) => ({ row: (whole.rows[at] as NamedRow).row, record })).sort((a, b) => a.row - b.row);
  const files = new Map<string, string>();
  /** Returns the version of the file. */
  const put = (name: string, data: unknown): string => {
    const file = `${name}.js`;
    if (files.has(file)) throw new Error(`two search files are named ${file}`);
    const script = `biaoganSearch(${JSON.stringify(name)},${JSON.stringify(data)})\n`;
    files.set(file, script);
    return hash('sha256', script, 'base64url').slice(0, VERSION);
  };

  const { starts, chunks, grams } = chunksAfter(numbered, variants, keeping);
  // Each unit is the first of a bigram.
  const units = new Set(grams.map((gram) => firstOf(gram)));
  const texts: TextsFile = { widths: [], versions: [] };
  let first = 0;
  for (const [at, { width, files: own }] of textsBySlot(kinds, numbered).map(textsOf).entries()) {
    const from = first;
    texts.widths.push(width);
    texts.versions.push(own.map((file, index) => (file === undefined ? NO_FILE : put(textName(from + index * width), file))).join(''));
    first += kinds[at]?.slots ?? 0;
  }
  const inVolume = records.length > few ? inVolumes(whole, variants, volume) : undefined;
  const own = inVolume?.kinds ?? kinds;
  const directory: DirectoryFile = {
    ...head,
    kinds: own,
    ...(inVolume === undefined ? { names } : {}),
    starts,
    versions: {
      chunks: starts.map((start, at) => put(chunkName(start), chunks[at])).join(''),
      volumes: own
        .flatMap(volumeNames)
        .map((name, at) => put(name, inVolume?.volumes[at]))
        .join(''),
      characters: put('characters', charactersOf(units, variants, head)),
      facets: put('facets', facetsOf(context, numbered)),
      texts: put('texts', texts),
      rows: inVolume === undefined ? '' : put('rows', inVolume.rows),
      names: inVolume === undefined ? '' : put('names', names),
    },
  };
  put('directory', directory);
  return files;
}

/** Writes the search of a site into `folder`, the site's own; what an earlier one left there goes. */
export async function writeSearch(context: Context, folder: string): Promise<void> {
  const own = path.join(folder, SEARCH_FOLDER);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  for (const [name, text] of searchFiles(context)) await writeFile(path.join(own, name), text);
}
