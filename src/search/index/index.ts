/** Writes all search files of a site below `<site>/search/data/`. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../../views/site/context.ts';
import type { MetaFile } from '../ask/lookup.ts';
import { fullTextOf } from '../format/fullText.ts';
import { pack } from '../format/packing.ts';
import { allVariants } from './characters.ts';
import { charactersOf, directoryOf } from './directory.ts';
import { facetsOf } from './facets.ts';
import { searchRecords } from './records.ts';
import { inOrderOfSound, inVolumes, VOLUME } from './volumes.ts';

/** Relative to the site. */
export const SEARCH_FOLDER = 'search/data';

/** Up to this many names stay in one file. Some 500 pages have so many, and they weigh less than a few texts. */
const FEW = 2000;

/** From how many names on there are volumes, and how many rows a volume has. */
export interface Sizes {
  few: number;
  volume: number;
}

/**
 * Returns the files by name. Each is a script that hands over its data, because a `file://` page may load
 * scripts and nothing else. Equal records give equal bytes.
 */
export function searchFiles(context: Context, { few, volume }: Sizes = { few: FEW, volume: VOLUME }): Map<string, string> {
  const variants = allVariants();
  const records = inOrderOfSound(searchRecords(context), variants);
  const { starts, chunks, lengths, bodies, texts } = fullTextOf(records, variants);
  const begins = offsets(lengths);
  const meta: MetaFile = {
    records: pack(begins),
    bodies: pack(bodies.map((body, row) => body + (begins[row] as number))),
    texts: pack(offsets(texts.map((file) => file.length))),
  };
  const whole = directoryOf(records, variants, starts, '', context.address.home);
  const { directory, names, volumes } = inVolumes(whole, variants, few, volume);
  const others = [
    ['characters', charactersOf(records, variants, directory)],
    ['facets', facetsOf(context, records)],
    ['meta', meta],
    ...(names === undefined ? [] : [['names', names] as [string, unknown]]),
    ...volumes.map((one, at): [string, unknown] => [`v${at}`, one]),
    ...chunks.map((chunk, at): [string, unknown] => [`g${at}`, chunk]),
    ...texts.map((file, at): [string, unknown] => [`t${at}`, file]),
  ].map(([name, data]) => scriptOf(name as string, data));
  // A hash of the bytes, because a newer generator may write the same records differently.
  const version = digestOf(JSON.stringify(directory), ...others.map(([, script]) => script)).slice(0, 12);
  return new Map([scriptOf('directory', { ...directory, version }), ...others]);
}

const scriptOf = (name: string, data: unknown): [string, string] => [
  `${name}.js`,
  `biaoganSearch(${JSON.stringify(name)},${JSON.stringify(data)})\n`,
];

const digestOf = (...parts: string[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('hex');
};

/** Returns the start of each length in a sequence. */
function offsets(lengths: readonly number[]): number[] {
  let before = 0;
  return lengths.map((length) => {
    before += length;
    return before - length;
  });
}

/** Writes the search of a site into `folder`, the site's own; what an earlier one left there goes. */
export async function writeSearch(context: Context, folder: string): Promise<void> {
  const own = path.join(folder, SEARCH_FOLDER);
  await rm(own, { recursive: true, force: true });
  await mkdir(own, { recursive: true });
  for (const [name, text] of searchFiles(context)) await writeFile(path.join(own, name), text);
}
