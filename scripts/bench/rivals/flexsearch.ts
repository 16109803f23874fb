/** FlexSearch. Its documentation recommends `Charset.CJK` for Chinese: one character per term. The browser makes the index. */
import { Charset, Document, type EncoderOptions } from 'flexsearch';
import { type Engine, type EnginePage, TOP } from '../search/engines/engine.ts';
import { pairsOf, WEIGHTS } from './tokens.ts';

const engine = (setUp: string, encoding: { encode: (text: string) => string[] } | { encoder: EncoderOptions }): Engine => ({
  setUp,
  async write(pages) {
    return new Map([['pages.json', JSON.stringify(pages)]]);
  },
  async open(load) {
    // `Document` needs a type with an index signature, which an interface lacks.
    const index = new Document<{ [Key in keyof EnginePage]: string }>({
      document: { id: 'id', index: ['title', 'names', 'text'] },
      tokenize: 'forward',
      ...encoding,
    });
    for (const page of JSON.parse(await load('pages.json')) as EnginePage[]) index.add({ ...page });
    return async (query) => {
      const scores = new Map<string, number>();
      for (const { field, result } of index.search(query, { limit: TOP }))
        for (const [at, id] of result.entries())
          scores.set(String(id), (scores.get(String(id)) ?? 0) + WEIGHTS[field as keyof typeof WEIGHTS] / (at + 1));
      return [...scores]
        .sort(([, one], [, other]) => other - one)
        .slice(0, TOP)
        .map(([id]) => id);
    };
  },
});

export const cjk = engine('Charset.CJK, prefixes', { encoder: Charset.CJK });
export const pairs = engine('pairs of characters, prefixes', { encode: pairsOf });
