/** The search of a site as outputs: what is kept between builds, and what is made again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { searchOutputs } from '../../../src/outputs/search.ts';
import { SEARCH_FOLDER, searchFiles } from '../../../src/search/index/index.ts';
import { NO_STORE, openStore } from '../../../src/store/index.ts';
import { BASE, BRAND, DAY, writeContent } from '../../support/content.ts';
import { contextOf } from '../../support/search.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-search-'));
afterAll(() => rmSync(home, { recursive: true }));
const before = await contextOf(writeContent(BASE), DAY);
const after = await contextOf(writeContent({ ...BASE, 'brands/second/index.mdx': BRAND('田间课堂', 'west', '', '另一篇正文。\n') }), DAY);

const made = async (outputs: ReturnType<typeof searchOutputs>): Promise<[string, string][]> =>
  (await Promise.all(outputs.map(async (one): Promise<[string, string]> => [one.path, String(await one.make())]))).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
const expected = (context: typeof before): [string, string][] =>
  [...searchFiles(context)].map(([name, text]): [string, string] => [`${SEARCH_FOLDER}/${name}`, text]).sort(([a], [b]) => (a < b ? -1 : 1));

test('the same files with a store and without, the first time and the second', async () => {
  const store = openStore(path.join(home, 'store'));
  expect(await made(searchOutputs(before, NO_STORE))).toEqual(expected(before));
  expect(await made(searchOutputs(before, store))).toEqual(expected(before));
  expect(await made(searchOutputs(before, store))).toEqual(expected(before));
  store.close();
});

test('keys stay while no record changes, and change with a record', () => {
  const keys = (context: typeof before): (string | undefined)[] => searchOutputs(context, NO_STORE).map(({ key }) => key);
  expect(keys(before)).toEqual(keys(before));
  expect(keys(after).some((key) => keys(before).includes(key))).toBe(false);
});
