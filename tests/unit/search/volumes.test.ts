/** A directory in volumes: its answers and the files it loads, checked against one file of all names. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { corpusOf, writeCorpus } from '../../../scripts/bench/search/corpus.ts';
import { queriesOf } from '../../../scripts/bench/search/queries.ts';
import { PROJECT } from '../../../src/project.ts';
import { createFinder, type Result } from '../../../src/search/ask/find.ts';
import { unpackEach } from '../../../src/search/format/packing.ts';
import { type NamedRow, type NamesFile, openNames, openVolume, type VolumeFile } from '../../../src/search/format/rows.ts';
import { type DirectoryFile, directoryOf } from '../../../src/search/index/directory.ts';
import { searchFiles } from '../../../src/search/index/index.ts';
import { inOrderOfSound, inVolumes, spelt, type Volumes } from '../../../src/search/index/volumes.ts';
import { BASE, BRAND, writeContent } from '../../support/content.ts';
import { contextOf, dataOf, record, type Searching, searchingIn, VARIANTS } from '../../support/search.ts';

const DAY = '2026-11-20';
const home = mkdtempSync(path.join(tmpdir(), 'biaogan-volumes-'));
afterAll(() => rmSync(home, { recursive: true }));

const RECORDS = inOrderOfSound(
  [
    record('brand', '红色驿站', { url: '/brands/hong/', subtitle: '东村党支部' }),
    record('brand', '银行先锋', { url: '/brands/yin/', subtitle: '西村党支部' }),
    record('brand', '“三亮”·百姓工作法', { url: '/brands/san/', subtitle: '东村党支部' }),
    record('brand', '阿婆说事', { url: '/brands/a/', subtitle: '无人', names: ['路边小站'] }),
    record('organization', '东村党支部', { url: '/organizations/east/', names: ['东村'] }),
    record('organization', '西村党支部', { url: '/organizations/west/', names: ['石坝村党支部'] }),
    record('theme', '聚力为民', { url: '/themes/#theme-hong', subtitle: '红色驿站' }),
  ],
  VARIANTS,
);
const made = directoryOf(RECORDS, VARIANTS);
const { kinds, names } = made.directory;
/** Passed through JSON, as in a browser. */
const restored = (size: number): Volumes => JSON.parse(JSON.stringify(inVolumes(made, VARIANTS, size)));
const byRow = (rows: Iterable<NamedRow>): NamedRow[] => [...rows].sort((a, b) => a.row - b.row);

describe('volumes', () => {
  test('hold the names of each kind, sorted by sound', () => {
    expect(RECORDS.map(({ title }) => spelt(title, VARIANTS))).toEqual([
      'aposhuoshi',
      'hongseyizhan',
      'sanliangbaixinggongzuofa',
      'yinhangxianfeng',
      'dongcundangzhibu',
      'xicundangzhibu',
      'juliweimin',
    ]);
    for (const size of [1, 2, 3]) {
      const { kinds: own, volumes } = restored(size);
      const files = own.map((kind) => kind.volumes?.length ?? 0);
      expect(volumes.length).toBe(files.reduce((sum, count) => sum + count, 0));
      const titles = volumes.map((volume) => openVolume(own, volume).map(({ title }) => spelt(title, VARIANTS)));
      // A start is the shortest prefix that separates a volume from the one before.
      for (const [at, start] of own.flatMap((kind) => kind.volumes ?? []).entries()) {
        if (start !== '') expect((titles[at]?.[0] ?? '').startsWith(start)).toBe(true);
        expect(titles[at]?.[0] ?? '').not.toBe('');
      }
    }
    expect(restored(1).kinds.map((kind) => kind.volumes)).toEqual([['', 'h', 's', 'y'], ['', 'x'], ['']]);
  });

  test('restore the same rows as the file of all names', () => {
    expect(openNames({ kinds, base: '/' }, names)).toEqual(made.rows);
    for (const size of [1, 2, 3]) {
      const { kinds: own, volumes } = restored(size);
      const opened = new Map(volumes.flatMap((volume) => openVolume(own, volume)).map((row) => [row.row, row]));
      expect(byRow(opened.values())).toEqual(byRow(made.rows));
    }
    // 行 alone is xing, so its reading in this name is stored with the name.
    expect(names.read.map(([at]) => at)).toEqual([3]);
    const { kinds: own, volumes } = restored(1);
    expect(volumes.flatMap((volume) => volume.read.map(([at]) => openVolume(own, volume)[at]?.title))).toEqual(['银行先锋']);
  });

  test('also hold names of other volumes whose further names or parts start here', () => {
    const { kinds: own, volumes } = restored(1);
    const also = volumes.map((volume) =>
      openVolume(own, volume)
        .slice(1)
        .map(({ title }) => title),
    );
    // 百姓工作法 near 阿婆说事 (formerly 路边小站), and 石坝村党支部 (a former name) before 西村党支部.
    expect(also).toEqual([['“三亮”·百姓工作法'], ['阿婆说事'], [], [], ['西村党支部'], [], []]);
  });

  test('are found by the number of a record', () => {
    const { kinds: own, volumes, rows } = restored(2);
    const places = unpackEach(rows);
    let [first, number] = [0, 0];
    for (const kind of own) {
      for (const { row } of made.rows.filter((one) => one.kind === kind.kind))
        expect(openVolume(own, volumes[first + (places[row] as number)] as VolumeFile).map((one) => one.row)).toContain(row);
      first += kind.volumes?.length ?? 0;
      number += kind.slots;
    }
    expect(places.length).toBe(number);
  });
});

/** All that a finder returns. */
async function answerOf({ finder }: Searching, query: string): Promise<unknown> {
  const finding = await finder.find(query, {}, () => {}, 5);
  const { count, rows, alike } = finding;
  return { all: (await finding.all()).map(({ excerpt, marked, ...result }) => ({ ...result, marked: marked() })), count, rows, alike };
}

const corpus = corpusOf(90, 4711);
const own = path.join(home, 'corpus');
writeCorpus(corpus, own);
const asked = await contextOf(own, DAY);

describe.each([
  ['a corpus', asked],
  ['the example', await contextOf(path.join(PROJECT, 'content'), DAY)],
  ['the casebook', await contextOf(path.join(PROJECT, 'tests/casebook'), DAY)],
])('in volumes, %s', (_, context) => {
  const files = searchFiles(context, { few: 0, volume: 7 });
  const whole = searchingIn(searchFiles(context, { few: Number.POSITIVE_INFINITY, volume: 7 }));
  const rows = openNames(dataOf(files.get('directory.js') as string) as DirectoryFile, dataOf(files.get('names.js') as string) as NamesFile);

  test('a name, its middle, its sound and a typing error give the same answers as all names', async () => {
    const middle = (text: string): string => text.slice(1, 4);
    const slip = (text: string): string => `${text.slice(0, 2)}鲸${text.slice(3)}`;
    const queries = rows.flatMap(({ title, subtitle }, at) => {
      const made = [title, middle(title), slip(title), spelt(title, VARIANTS), `${subtitle} ${title.slice(0, 2)}`, title.slice(0, 2)];
      return [title, made[1 + (at % 5)] as string];
    });
    expect(queries.length).toBeGreaterThan(150);
    for (const query of queries) expect(await answerOf(searchingIn(files), query), query).toEqual(await answerOf(whole, query));
  });

  test('a name is found by its start before anything else is loaded', async () => {
    let known = 0;
    for (const { title } of rows) {
      if (!/^\p{Script=Han}{4,}$/u.test(title)) continue;
      const loaded: string[] = [];
      const seen: { results: Result[]; loaded: string[] }[] = [];
      const finder = createFinder(async (name) => {
        loaded.push(name);
        return dataOf(files.get(`${name}.js`) as string);
      });
      await finder.find(title, {}, (results) => seen.push({ results, loaded: [...loaded] }), 5);
      expect(
        seen[0]?.results.map((one) => one.title),
        title,
      ).toContain(title);
      expect(seen[0]?.loaded).not.toContain('names');
      expect(seen[0]?.loaded.filter((name) => name.startsWith('v')).length, title).toBeLessThanOrEqual(12);
      known += 1;
    }
    expect(known).toBeGreaterThan(40);
  });
});

describe('all query classes of the benchmark', () => {
  const files = searchFiles(asked, { few: 0, volume: 7 });
  const whole = searchingIn(searchFiles(asked, { few: Number.POSITIVE_INFINITY, volume: 7 }));
  const queries = [...queriesOf(corpus, 4711)];

  test.each(queries)('%s', async (_, some) => {
    // One finder that has loaded volumes, and one that has not.
    const going = searchingIn(files);
    for (const { text } of some.slice(0, 8)) {
      const wanted = await answerOf(whole, text);
      expect(await answerOf(going, text), text).toEqual(wanted);
      expect(await answerOf(searchingIn(files), text), text).toEqual(wanted);
    }
  });

  test('all names are loaded at most once, and only if a query needs them', async () => {
    const searching = searchingIn(files);
    await searching.finder.find(corpus.cases[0]?.name as string, {}, () => {}, 5);
    expect(searching.loaded).not.toContain('names');
    await searching.finder.find('xyz', {}, () => {}, 5);
    await searching.finder.find('不在此处的话', {}, () => {}, 5);
    expect(searching.loaded.filter((name) => name === 'names')).toEqual(['names']);
    expect(new Set(searching.loaded).size).toBe(searching.loaded.length);
  });

  test('a failed volume is reported and retried', async () => {
    let isDown = true;
    const finder = createFinder(async (name) => {
      if (isDown && name.startsWith('v')) throw new Error('down');
      return dataOf(files.get(`${name}.js`) as string);
    });
    const name = corpus.cases[0]?.name as string;
    await expect(finder.find(name, {}, () => {}, 5)).rejects.toThrow('down');
    isDown = false;
    expect((await finder.find(name, {}, () => {}, 5)).results[0]?.title).toBe(name);
  });

  test('only the shown texts are loaded first, and all of them on demand', async () => {
    const { finder } = searchingIn(files);
    const { results, count, all } = await finder.find('党', {}, () => {}, 2);
    expect(results.length).toBeLessThanOrEqual(count);
    expect(await all()).toHaveLength(count);
    expect((await all()).slice(0, 2).map(({ url }) => url)).toEqual(results.slice(0, 2).map(({ url }) => url));
  });
});

const organizations = String(BASE['organizations/all.yaml'])
  .replace('name: 东村党支部,', 'name: 东村党支部, shortName: 河东, formerNames: [石坝联合支部],')
  .replace('name: 西村党支部,', 'name: 西村党支部, formerNames: [石坝二支部],')
  .replace('name: 南村党支部,', 'name: 南村党支部, formerNames: [石坝三支部],');
const small = await contextOf(
  writeContent({
    ...BASE,
    'organizations/all.yaml': organizations,
    'brands/second/index.mdx': BRAND('田间课堂', 'west', '', '正文。\n'),
    'brands/first/index.mdx': BRAND('红色驿站', 'east', '', '大家都说红驿和田堂好，也说区委织部。\n'),
    'brands/fourth/index.mdx': BRAND('田间克堂', 'south'),
    // These syllables can be split in several ways.
    'brands/fifth/index.mdx': BRAND('阿安南拿', 'south'),
    'brands/third/index.mdx': BRAND('田秋书屋', 'west'),
  }),
  '2026-06-01',
);

describe('queries that a few volumes answer', () => {
  const files = searchFiles(small, { few: 0, volume: 1 });
  const whole = searchingIn(searchFiles(small));

  test.each([
    ['色驿', '/brands/first/', 'a piece'],
    ['河东', '/brands/first/', 'a short name of the holder, which is not its title'],
    ['石坝联合', '/brands/first/', 'a former name of the holder'],
    ['驿站 石坝', '/brands/first/', 'a piece, and a piece of a former name of the holder'],
    ['石坝 驿站', '/brands/first/', 'the other way round'],
    ['色驿 石坝', '/brands/first/', 'a piece that fewer names have than the other word'],
    ['田堂', '/brands/second/', 'an abbreviation that a text has too'],
    ['区委织部', '/organizations/district/', 'pieces from the middle on'],
    ['主题', '/themes/#theme-first', 'what only themes have'],
  ])('%s: %s, %s', async (query, url) => {
    const searching = searchingIn(files);
    const answer = await answerOf(searching, query);
    expect(answer).toEqual(await answerOf(whole, query));
    const found = (answer as { all: { url: string }[] }).all.map((one) => one.url);
    expect(found).toContain(url);
  });

  test.each(['色驿', '河东', '石坝联合', '驿站 石坝', '石坝 驿站', '色驿 石坝', '田堂', '区委织部', '主题'])('%s: few volumes', async (query) => {
    const searching = searchingIn(files);
    await searching.finder.find(query, {}, () => {}, 5);
    expect(searching.loaded).not.toContain('names');
  });

  test('homophones are found across a volume boundary', async () => {
    for (const query of ['田间克堂', '田间课堂']) {
      const seen: string[][] = [];
      await searchingIn(files).finder.find(query, {}, (results) => seen.push(results.map(({ title }) => title)), 5);
      expect(seen[0]).toContain(query);
    }
  });

  test('letters with many possible splits are matched in linear time', async () => {
    // an + a, na + n, nan …: no split fits the end, so a naive search would try them all.
    const query = `${'an'.repeat(60)}v`;
    const searching = searchingIn(files);
    expect(await answerOf(searching, query)).toEqual(await answerOf(whole, query));
  });
});
