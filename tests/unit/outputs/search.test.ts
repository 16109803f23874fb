/** The search of a site as outputs: what is kept between builds, and what is made again. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Recordings } from '../../../src/outputs/recordings.ts';
import { searchOutputs } from '../../../src/outputs/search.ts';
import { SEARCH_FOLDER, searchFiles } from '../../../src/search/index/index.ts';
import { NO_STORE, openStore } from '../../../src/store/index.ts';
import { signOf } from '../../../src/views/brand/sign.ts';
import { BASE, BRAND, DAY, writeContent } from '../../support/content.ts';
import { contextOf } from '../../support/search.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-search-'));
afterAll(() => rmSync(home, { recursive: true }));
const before = await contextOf(writeContent(BASE), DAY);
const after = await contextOf(writeContent({ ...BASE, 'brands/second/index.mdx': BRAND('田间课堂', 'west', '', '另一篇正文。\n') }), DAY);

const none = (): Recordings => new Recordings('', { valueOf: () => undefined });
const made = async (outputs: ReturnType<typeof searchOutputs>): Promise<[string, string][]> =>
  (await Promise.all(outputs.map(async (one): Promise<[string, string]> => [one.path, String(await one.make())]))).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
const expected = (context: typeof before): [string, string][] =>
  [...searchFiles(context, undefined, signOf)]
    .map(([name, text]): [string, string] => [`${SEARCH_FOLDER}/${name}`, text])
    .sort(([a], [b]) => (a < b ? -1 : 1));

test('the same files with a store and without, the first time and the second', async () => {
  const store = openStore(path.join(home, 'store'));
  expect(await made(searchOutputs(before, NO_STORE, none()))).toEqual(expected(before));
  expect(await made(searchOutputs(before, store, none()))).toEqual(expected(before));
  expect(await made(searchOutputs(before, store, none()))).toEqual(expected(before));
  store.close();
});

test('keys stay while no record changes, and change with the bytes of a file', async () => {
  const keys = (context: typeof before): Map<string, string | undefined> =>
    new Map(searchOutputs(context, NO_STORE, none()).map(({ path: file, key }) => [file, key]));
  expect(keys(before)).toEqual(keys(before));
  const [old, fresh] = [keys(before), keys(after)];
  const bytes = new Map(expected(before));
  for (const [file, text] of expected(after)) expect(fresh.get(file) === old.get(file), file).toBe(bytes.get(file) === text);
  expect([...fresh].filter(([file, key]) => old.get(file) === key).length).toBeGreaterThan(0);
  expect([...fresh].filter(([file, key]) => old.get(file) !== key).length).toBeGreaterThan(1);
});
