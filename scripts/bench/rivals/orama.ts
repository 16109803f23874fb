/** Orama, with its Mandarin tokenizer and with bigrams. */
import { create, insertMultiple, load as restore, save, search } from '@orama/orama';
import { createTokenizer } from '@orama/tokenizers/mandarin';
import { type Engine, TOP } from '../search/engines/engine.ts';
import { pairsOf, WEIGHTS } from './tokens.ts';

const SCHEMA = { id: 'string', title: 'string', names: 'string', text: 'string' } as const;
const pairTokenizer = () => ({
  language: 'pairs',
  normalizationCache: new Map<string, string>(),
  tokenize: (raw: string) => [...new Set(pairsOf(raw))],
});

const engine = (setUp: string, tokenizerOf: () => ReturnType<typeof createTokenizer> | ReturnType<typeof pairTokenizer>): Engine => {
  const empty = () => create({ schema: SCHEMA, components: { tokenizer: tokenizerOf() } });
  return {
    setUp,
    async write(pages) {
      const database = empty();
      await insertMultiple(database, [...pages]);
      return new Map([['index.json', JSON.stringify(save(database))]]);
    },
    async open(load) {
      const database = empty();
      restore(database, JSON.parse(await load('index.json')));
      return async (query) => {
        const { hits } = await search(database, { term: query, properties: ['title', 'names', 'text'], boost: WEIGHTS, threshold: 0, limit: TOP });
        return hits.map(({ document }) => String(document.id));
      };
    },
  };
};

export const mandarin = engine('its Mandarin tokenizer, all terms', () => createTokenizer());
export const pairs = engine('pairs of characters, all terms', pairTokenizer);
