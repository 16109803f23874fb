/** MiniSearch, with two tokenizers. */
import MiniSearch, { type Options } from 'minisearch';
import { type Engine, type EnginePage, TOP } from '../search/engines/engine.ts';
import { pairsOf, WEIGHTS, wordsOf } from './tokens.ts';

const engine = (setUp: string, tokenize: (text: string) => string[]): Engine => {
  const options: Options<EnginePage> = {
    fields: ['title', 'names', 'text'],
    tokenize,
    searchOptions: { boost: WEIGHTS, prefix: true, combineWith: 'AND' },
  };
  return {
    setUp,
    async write(pages) {
      const index = new MiniSearch(options);
      index.addAll(pages);
      return new Map([['index.json', JSON.stringify(index)]]);
    },
    async open(load) {
      const index = await MiniSearch.loadJSONAsync(await load('index.json'), options);
      return async (query) =>
        index
          .search(query)
          .slice(0, TOP)
          .map(({ id }) => String(id));
    },
  };
};

export const words = engine('Intl.Segmenter, prefixes, all terms', wordsOf);
export const pairs = engine('pairs of characters, prefixes, all terms', pairsOf);
