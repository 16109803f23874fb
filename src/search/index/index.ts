/** Everything that search needs at the site's side, written below `<site>/search/data/`. */
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

/** Below the site. */
export const SEARCH_FOLDER = 'search/data';

/** Names that are no reason for volumes: some 500 pages have them, and they take less than a few texts. */
const FEW = 2000;

/** When names are put into volumes, and how many rows a volume has. */
export interface Sizes {
  few: number;
  volume: number;
}

/**
 * The files by name, each a script that hands its data over: from `file://` a page may load scripts
 * and nothing else. The same records give the same bytes.
 */
export function searchFiles(context: Context, { few, volume }: Sizes = { few: FEW, volume: VOLUME }): Map<string, string> {
  const variants = allVariants();
  const records = inOrderOfSound(searchRecords(context), variants);
  const { starts, chunks, lengths, bodies, texts } = fullTextOf(records, variants);
  const begins = running(lengths);
  const meta: MetaFile = {
    records: pack(begins),
    bodies: pack(bodies.map((body, row) => body + (begins[row] as number))),
    texts: pack(running(texts.map((file) => file.length))),
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
  // Of the bytes themselves: a newer generator may write the same records in another way.
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

/** Where each begins when they stand one after the other. */
function running(lengths: readonly number[]): number[] {
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
