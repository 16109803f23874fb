/** The files of the search as outputs. */

import { facetValues } from '../search/index/facets.ts';
import { SEARCH_FOLDER, searchFiles } from '../search/index/index.ts';
import { searchRecords } from '../search/index/records.ts';
import { codeDigest, digest } from '../store/code.ts';
import type { Store } from '../store/index.ts';
import type { Context } from '../views/site/context.ts';
import type { Output } from './output.ts';

/**
 * Nothing is indexed while no record changes: then the store knows which files there are. A file's key is the digest of
 * its bytes, so that of an index that was made anew only those files are sent that differ.
 */
export function searchOutputs(context: Context, store: Store): Output[] {
  const records = searchRecords(context);
  const site = digest(codeDigest(['search', 'wording/search.ts']), context.address.home);
  const key = `search ${digest(site, JSON.stringify([records, facetValues(context, records)]))}`;
  const state = `search state ${site}`;
  let made: ReadonlyMap<string, string> | undefined;
  const files = (): ReadonlyMap<string, string> => {
    made ??= searchFiles(context, undefined, { get: () => store.get(state)?.toString(), put: (value) => store.put(state, value) });
    return made;
  };
  const kept = store.get(key)?.toString();
  const known =
    kept === undefined ? [...files()].map(([name, text]): [string, string] => [name, digest(text)]) : (JSON.parse(kept) as [string, string][]);
  if (kept === undefined) store.put(key, JSON.stringify(known));
  return known.map(([name, bytes]) => ({
    path: `${SEARCH_FOLDER}/${name}`,
    key: bytes,
    make: () => Buffer.from(files().get(name) as string),
  }));
}
