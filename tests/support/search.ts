/** Runs the browser's search in Node, over records or a whole site. */

import { type Directory, openDirectory } from '../../src/search/ask/entries.ts';
import { createFinder, type Finder } from '../../src/search/ask/find.ts';
import type { SearchRecord } from '../../src/search/format/record.ts';
import { allVariants } from '../../src/search/index/characters.ts';
import { type DirectoryFile, directoryOf } from '../../src/search/index/directory.ts';
import { searchFiles } from '../../src/search/index/index.ts';
import { publication } from '../../src/site/publication.ts';
import { readSite } from '../../src/site/read.ts';
import { type Context, createContext } from '../../src/views/site/context.ts';

export const VARIANTS = allVariants();

export const record = (kind: SearchRecord['kind'], title: string, more: Partial<SearchRecord> = {}): SearchRecord => ({
  kind,
  url: `/${title}/`,
  title,
  subtitle: '',
  names: [],
  text: '',
  filters: {},
  ...more,
});

/** No other file. */
const ALONE: Pick<DirectoryFile, 'starts' | 'versions'> = {
  starts: [],
  versions: { chunks: '', volumes: '', characters: '', facets: '', texts: '', rows: '', names: '' },
};

/** The directory goes through JSON, as in a browser. */
export const directoryFor = (records: readonly SearchRecord[]): Directory =>
  openDirectory(JSON.parse(JSON.stringify({ ...directoryOf(records, VARIANTS).directory, ...ALONE })));

export interface Searching {
  finder: Finder;
  /** Names of the loaded files, in order. */
  loaded: string[];
}

/** Returns the data in a script of the search. */
export function dataOf(script: string): unknown {
  const match = /^biaoganSearch\("[\w]+",(.*)\)\n$/s.exec(script);
  if (match === null) throw new Error(`not a file of the search: ${script.slice(0, 60)}`);
  return JSON.parse(match[1] as string);
}

/** Searches in files as a build writes them. */
export function searchingIn(files: ReadonlyMap<string, string>): Searching {
  const loaded: string[] = [];
  const finder = createFinder(async (name) => {
    const script = files.get(`${name}.js`);
    if (script === undefined) throw new Error(`no such file: ${name}`);
    loaded.push(name);
    return dataOf(script);
  });
  return { finder, loaded };
}

export async function contextOf(root: string, asOf: string): Promise<Context> {
  const made = await publication(await readSite({ root, asOf }), 'public');
  return createContext(made.site, '/');
}

export const searchOf = (context: Context): Searching => searchingIn(searchFiles(context));
