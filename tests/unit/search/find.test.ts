import { describe, expect, test, vi } from 'vitest';
import { directoryOf } from '../../../src/search/directory.ts';
import { createFinder, type Engine, type Filters } from '../../../src/search/find.ts';
import { gramsOf } from '../../../src/search/grams.ts';
import type { SearchRecord } from '../../../src/search/records.ts';

const RECORDS: SearchRecord[] = [
  { kind: 'brand', url: '/a/', title: '红色驿站', subtitle: '东村', names: [], text: '老年食堂开门了。', filters: { domain: '农村' } },
  { kind: 'brand', url: '/b/', title: '先锋课堂', subtitle: '西村', names: [], text: '红色驿站是我们的榜样。', filters: { domain: '社区' } },
];

/** Answers with everything, as an engine that guesses would. */
const engine: Engine = {
  search: async () => ({
    results: RECORDS.map(({ kind, url, title, subtitle, text }) => ({
      data: async () => ({ url, content: gramsOf(`${title}\n${text}`), meta: { kind, title, subtitle } }),
    })),
  }),
};

const finder = () =>
  createFinder({ directory: async () => directoryOf(RECORDS, { domain: ['农村', '社区'], level: [] }), engine: async () => engine });
const find = (query: string, filters: Filters = {}, partial = (): void => {}) => finder().find(query, filters, partial);

describe('a search', () => {
  test('gives names first, then the full text, each once', async () => {
    expect((await find('红色驿站')).map((one) => one.url)).toEqual(['/a/', '/b/']);
  });

  test('tells the names before the full text is there', async () => {
    const partial = vi.fn();
    await find('红色驿站', {}, partial);
    expect(partial).toHaveBeenCalledTimes(1);
  });

  test('finds any piece of a text, with an excerpt', async () => {
    const [result] = await find('年食堂');
    expect(result?.url).toBe('/a/');
    expect(result?.excerpt?.find((part) => part.isHit)?.text).toBe('年食堂');
  });

  test('drops what the engine only guessed', async () => {
    expect(await find('铁路公安')).toEqual([]);
  });

  test('narrows by filters', async () => {
    const wanted = vi.spyOn(engine, 'search');
    await find('红色驿站', { domain: '社区' });
    expect(wanted).toHaveBeenCalledWith('红色 驿站', { filters: { domain: '社区' } });
  });
});
