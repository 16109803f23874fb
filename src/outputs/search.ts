/** The files of the search as outputs. */

import { KeptMemory } from '../read/memory.ts';
import type { SearchRecord } from '../search/format/record.ts';
import { allVariants, keepDictionary } from '../search/index/characters.ts';
import type { IndexFile, Keeping } from '../search/index/files.ts';
import { indexOf, SEARCH_FOLDER, SIZES, searchFiles } from '../search/index/index.ts';
import { headOf, type KnownRecord, type Summary, summaryOf } from '../search/index/known.ts';
import { recordMakers } from '../search/index/records.ts';
import { codeDigest, digest } from '../store/code.ts';
import type { Store } from '../store/index.ts';
import { signOf } from '../views/brand/sign.ts';
import type { Context } from '../views/site/context.ts';
import type { Output } from './output.ts';
import { storeKey } from './produce.ts';
import type { Recordings } from './recordings.ts';

/** Whether a file is one of those that `searchOutputs` lists. */
export const isOfSearch = (file: string): boolean => file.startsWith(`${SEARCH_FOLDER}/`);

/**
 * A record is made again if something that it was made from has changed, and a file if one of its records has. A file's
 * key is the digest of its bytes, so that of an index that was made anew only those files are sent that differ.
 */
export function searchOutputs(context: Context, store: Store, recordings: Recordings): Output[] {
  const code = codeDigest([
    'search',
    'wording/search.ts',
    'views/brand/sign.ts',
    'views/brand/colours.ts',
    'views/brand/wallPages.ts',
    'media/plan.ts',
  ]);
  const site = digest(code, context.address.home);
  keepDictionary(new KeptMemory(store, `dictionary ${code}`));
  const variants = allVariants();
  /** Keeps a text. Returns whether it is kept: otherwise it has to stay in memory. */
  const keeps = (key: string, text: string): boolean => {
    store.put(key, text);
    return store.get(key) !== undefined;
  };
  const recordKey = (of: string): string => `search record ${code} ${of}`;
  const recordOf = (of: string): SearchRecord | undefined => {
    const kept = store.get(recordKey(of));
    return kept === undefined ? undefined : (JSON.parse(kept.toString()) as SearchRecord);
  };
  const known = recordMakers(context, signOf).map(({ of, make }): KnownRecord => {
    let [fresh, freshHead]: (SearchRecord | undefined)[] = [];
    const summary = recordings.value(`search record of ${of} ${code}`, (): Summary => {
      const record = make();
      freshHead = headOf(record, variants);
      const summed = summaryOf(record, freshHead);
      if (!keeps(recordKey(summed.digest), JSON.stringify(record))) fresh = record;
      return summed;
    });
    const record = (): SearchRecord => fresh ?? recordOf(summary.digest) ?? make();
    return { summary, head: () => freshHead ?? headOf(record(), variants), record };
  });
  const pathOf = (name: string): string => `${SEARCH_FOLDER}/${name}.js`;
  const scriptOf = (name: string, of: string): string | undefined => store.get(storeKey(pathOf(name), of))?.toString();
  const keeping: Keeping = {
    get: (part) => store.get(`search ${part} ${site}`)?.toString(),
    put: (part, value) => store.put(`search ${part} ${site}`, value),
    keepScript: (name, of, script) => keeps(storeKey(pathOf(name), of), script),
    scriptOf,
    recordOf,
  };
  const files = indexOf(context, known, SIZES, keeping);
  keepDictionary(undefined);
  let whole: ReadonlyMap<string, string> | undefined;
  const made = ({ name, script }: IndexFile): string => {
    if (script !== undefined) return script;
    // What was kept of an index before is damaged or gone.
    whole ??= searchFiles(context, SIZES, signOf);
    return whole.get(`${name}.js`) as string;
  };
  return files.map((file) => ({ path: pathOf(file.name), key: file.digest, make: () => Buffer.from(made(file)) }));
}
