/** Everything that search needs at the site's side, written below `<site>/search/data/`. */
import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Context } from '../views/context.ts';
import { allVariants } from './characters.ts';
import { charactersOf, directoryOf } from './directory.ts';
import { facetsOf } from './facets.ts';
import { fullTextOf } from './fullText.ts';
import type { MetaFile } from './lookup.ts';
import { pack } from './packing.ts';
import { searchRecords } from './records.ts';

/** Below the site. */
export const SEARCH_FOLDER = 'search/data';

/**
 * The files by name, each a script that hands its data over: from `file://` a page may load scripts
 * and nothing else. The same records give the same bytes.
 */
export function searchFiles(context: Context): Map<string, string> {
  const records = searchRecords(context);
  const variants = allVariants();
  const { starts, chunks, lengths, bodies, texts } = fullTextOf(records, variants);
  const begins = running(lengths);
  const facets = facetsOf(context, records);
  const meta: MetaFile = {
    records: pack(begins),
    bodies: pack(bodies.map((body, row) => body + (begins[row] as number))),
    texts: pack(running(texts.map((file) => file.length))),
  };
  const version = createHash('sha256')
    .update(JSON.stringify([records, facets]))
    .digest('hex')
    .slice(0, 12);
  const files = new Map<string, unknown>([
    ['directory', directoryOf(records, variants, starts, version, context.address.home)],
    ['characters', charactersOf(records, variants)],
    ['facets', facets],
    ['meta', meta],
    ...chunks.map((chunk, at): [string, unknown] => [`g${at}`, chunk]),
    ...texts.map((file, at): [string, unknown] => [`t${at}`, file]),
  ]);
  return new Map([...files].map(([name, data]) => [`${name}.js`, `biaoganSearch(${JSON.stringify(name)},${JSON.stringify(data)})\n`]));
}

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
