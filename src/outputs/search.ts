/** The files of the search as outputs. */

import { KeptMemory, keyOf } from '../read/memory.ts';
import type { SearchRecord } from '../search/format/record.ts';
import { keepDictionary } from '../search/index/characters.ts';
import { SEARCH_FOLDER, searchFiles } from '../search/index/index.ts';
import { recordMakers } from '../search/index/records.ts';
import { codeDigest, digest } from '../store/code.ts';
import type { Store } from '../store/index.ts';
import type { Context } from '../views/site/context.ts';
import type { Output } from './output.ts';
import type { Recordings } from './recordings.ts';

/**
 * Nothing is indexed while no record changes: then the store knows which files there are. A file's key is the digest of
 * its bytes, so that of an index that was made anew only those files are sent that differ. A record is made again if
 * something that it was made from has changed.
 */
export function searchOutputs(context: Context, store: Store, recordings: Recordings): Output[] {
  const code = codeDigest(['search', 'wording/search.ts']);
  const site = digest(code, context.address.home);
  const memory = new KeptMemory(store, `search ${site.slice(0, 24)}`);
  const digests = new Map<SearchRecord, string>();
  const found = recordMakers(context).map(({ of, make }) => {
    const kept = recordings.value(`search record of ${of} ${code}`, () => {
      const record = make();
      const key = keyOf(record);
      memory.put('record', key, record);
      return key;
    });
    return { kept, make };
  });
  const key = `search ${digest(site, JSON.stringify([found.map(({ kept }) => kept), labelsOf(context)]))}`;
  const state = `search state ${site}`;
  let made: ReadonlyMap<string, string> | undefined;
  const files = (): ReadonlyMap<string, string> => {
    if (made !== undefined) return made;
    keepDictionary(new KeptMemory(store, `dictionary ${code}`));
    const records = found.map(({ kept, make }) => {
      const record = memory.of<SearchRecord>('record', kept, make);
      digests.set(record, kept);
      return record;
    });
    const keeping = {
      get: () => store.get(state)?.toString(),
      put: (value: string) => store.put(state, value),
      digestOf: (record: SearchRecord) => digests.get(record) as string,
      recordOf: (known: string) => memory.get<SearchRecord>('record', known),
    };
    made = searchFiles(context, undefined, keeping, records);
    memory.save();
    keepDictionary(undefined);
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

/** What the filters of the search say, beside what the records say. */
const labelsOf = ({ site }: Context): unknown => [
  site.domains,
  site.levels,
  site.labels,
  site.organizations.map(({ id, name, shortName }) => [id, shortName ?? name]),
];
