/** Writing the search of a site: what is kept between builds, and what is written again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SEARCH_FOLDER, searchFiles, writeSearch } from '../../../src/search/index/index.ts';
import { BASE, BRAND, DAY, writeContent } from '../../support/content.ts';
import { contextOf } from '../../support/search.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-search-'));
afterAll(() => rmSync(home, { recursive: true }));
const [site, cache] = [path.join(home, 'site'), path.join(home, 'cache')];
const before = await contextOf(writeContent(BASE), DAY);
const after = await contextOf(writeContent({ ...BASE, 'brands/second/index.mdx': BRAND('田间课堂', 'west', '', '另一篇正文。\n') }), DAY);

const written = (): Map<string, string> => {
  const folder = path.join(site, SEARCH_FOLDER);
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]));
};
const sorted = (files: ReadonlyMap<string, string>): [string, string][] => [...files].sort(([a], [b]) => (a < b ? -1 : 1));

test('the same files with a cache and without', async () => {
  await writeSearch(before, site);
  expect(sorted(written())).toEqual(sorted(searchFiles(before)));
  await writeSearch(before, site, cache);
  expect(sorted(written())).toEqual(sorted(searchFiles(before)));
});

test('while no record changes what was kept is copied, not made again', async () => {
  await writeSearch(before, site, cache);
  const [kept] = readdirSync(cache);
  writeFileSync(path.join(cache, kept as string, 'meta.js'), 'kept');
  await writeSearch(before, site, cache);
  expect(written().get('meta.js')).toBe('kept');
});

test('a record that changed is written, and nothing of the earlier index stays', async () => {
  writeFileSync(path.join(site, SEARCH_FOLDER, 'g999.js'), 'old');
  await writeSearch(after, site, cache);
  expect(sorted(written())).toEqual(sorted(searchFiles(after)));
  expect([...written().values()].join('')).toContain('另一篇正文');
});
