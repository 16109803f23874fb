/** Fuse.js: fuzzy search through all text; since 7.5 also by tokens. */
import Fuse, { type IFuseOptions } from 'fuse.js';
import { type Engine, type EnginePage, TOP } from '../search/engines/engine.ts';
import { pairsOf, WEIGHTS } from './tokens.ts';

const KEYS = (['title', 'names', 'text'] as const).map((name) => ({ name, weight: WEIGHTS[name] }));

const engine = (setUp: string, own: IFuseOptions<EnginePage>): Engine => ({
  setUp,
  async write(pages) {
    return new Map([['pages.json', JSON.stringify(pages)]]);
  },
  async open(load) {
    const fuse = new Fuse(JSON.parse(await load('pages.json')) as EnginePage[], { keys: KEYS, ignoreLocation: true, ...own });
    return async (query) => fuse.search(query, { limit: TOP }).map(({ item }) => item.id);
  },
});

export const anywhere = engine('anywhere in the text, threshold 0.2', { threshold: 0.2 });
export const pairs = engine('by pairs of characters, all terms, threshold 0.2', {
  threshold: 0.2,
  useTokenSearch: true,
  tokenize: pairsOf,
  tokenMatch: 'all',
});
