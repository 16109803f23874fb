/** The files of the search as outputs. */

import { facetsOf } from '../search/index/facets.ts';
import { SEARCH_FOLDER, searchFiles } from '../search/index/index.ts';
import { searchRecords } from '../search/index/records.ts';
import { codeDigest, digest } from '../store/code.ts';
import type { Store } from '../store/index.ts';
import type { Context } from '../views/site/context.ts';
import type { Output } from './output.ts';

/** Nothing is indexed while no record changes: then the store knows which files there are. */
export function searchOutputs(context: Context, store: Store): Output[] {
  const records = searchRecords(context);
  const key = digest(codeDigest(['search', 'wording/search.ts']), context.address.home, JSON.stringify([records, facetsOf(context, records)]));
  let made: ReadonlyMap<string, string> | undefined;
  const files = (): ReadonlyMap<string, string> => {
    made ??= searchFiles(context);
    return made;
  };
  const kept = store.get(`search ${key}`)?.toString();
  const names = kept === undefined ? [...files().keys()] : (JSON.parse(kept) as string[]);
  if (kept === undefined) store.put(`search ${key}`, JSON.stringify(names));
  return names.map((name) => ({
    path: `${SEARCH_FOLDER}/${name}`,
    key: `search ${key} ${name}`,
    make: () => Buffer.from(files().get(name) as string),
  }));
}
