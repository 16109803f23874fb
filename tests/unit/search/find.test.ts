/** Searches from query to results, checked against a plain scan of all text. */
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { PROJECT } from '../../../src/project.ts';
import { unitsOf } from '../../../src/search/format/folding.ts';
import { linesOf } from '../../../src/search/format/fullText.ts';
import type { SearchRecord } from '../../../src/search/format/record.ts';
import { searchFiles } from '../../../src/search/index/index.ts';
import { searchRecords } from '../../../src/search/index/records.ts';
import { BASE, BRAND, DAY, type Files, writeContent } from '../../support/content.ts';
import { contextOf, searchOf, VARIANTS } from '../../support/search.ts';

const FILES: Files = {
  ...BASE,
  'brands/first/index.mdx': BRAND('红色驿站', 'east', 'tags: [助餐, 养老]\n', '## 做法\n\n老年食堂开门了，步行20分钟。\n\n文号〔2010〕26号。\n'),
  'brands/second/index.mdx': BRAND('田间课堂', 'west', 'focuses: [near]\n', '## 做法\n\n红色驿站是我们的榜样，满意率82.8%，120分钟。\n'),
};
const context = await contextOf(writeContent(FILES), DAY);
const { finder } = searchOf(context);
const find = async (query: string, filters = {}) => (await finder.find(query, filters, () => {})).results;
const urls = async (query: string, filters = {}) => (await find(query, filters)).map((one) => one.url);

describe('a search', () => {
  test('lists name matches first, then text matches, each record once', async () => {
    const found = await find('红色驿站');
    expect(found[0]).toMatchObject({ kind: 'brand', url: '/brands/first/', by: 'name' });
    expect(found.map((one) => one.url)).toContain('/brands/second/');
    expect(new Set(found.map((one) => one.url)).size).toBe(found.length);
  });

  test('reports name matches before the full text is loaded', async () => {
    const partial = vi.fn();
    await finder.find('红色驿站', {}, partial);
    expect(partial).toHaveBeenCalledTimes(1);
  });

  test('finds any substring of a text, with an excerpt', async () => {
    const [result] = await find('年食堂');
    expect(result).toMatchObject({ url: '/brands/first/', by: 'text' });
    expect((await result?.excerpt?.())?.parts.find((part) => part.isHit)?.text).toBe('年食堂');
  });

  test('ranks brands of a renamed organization below texts that contain its former name', async () => {
    const former = await contextOf(
      writeContent({
        ...FILES,
        'organizations/all.yaml': String(BASE['organizations/all.yaml']).replace(
          'name: 东村党支部,',
          'name: 东村党支部, formerNames: [南河湾联合支部],',
        ),
        'brands/second/index.mdx': BRAND('田间课堂', 'west', '', '从南河湾走到这里要半天。\n'),
      } as Files),
      DAY,
    );
    const { results } = await searchOf(former).finder.find('南河湾', {}, () => {});
    expect(results.map(({ url, by }) => [url, by])).toEqual([
      ['/organizations/east/', 'name'],
      ['/brands/second/', 'text'],
      ['/brands/first/', 'holder'],
    ]);
  });

  test('ranks a name with scattered pieces below texts with the exact phrase, if another name has the phrase', async () => {
    const own = await contextOf(
      writeContent({
        ...FILES,
        'brands/first/index.mdx': BRAND('清风后勤部', 'east'),
        'brands/second/index.mdx': BRAND('清风绿道后勤部', 'west'),
        'brands/third/index.mdx': BRAND('田间课堂', 'south', '', '我们学清风后勤部的办法。\n'),
      }),
      DAY,
    );
    const asked = await searchOf(own).finder.find('清风后勤部', {}, () => {});
    const at = (url: string): number => asked.results.findIndex((one) => one.url === url);
    expect(at('/brands/first/')).toBe(0);
    expect(at('/brands/third/')).toBeGreaterThan(0);
    expect(at('/brands/second/')).toBeGreaterThan(at('/brands/third/'));
    // Without such a name and text, it is a result.
    expect((await searchOf(own).finder.find('清风勤部', {}, () => {})).results.map(({ url }) => url)).toContain('/brands/second/');
  });

  test('does not find a number inside another number', async () => {
    expect(await urls('20分钟')).toEqual(['/brands/first/']);
    expect(await urls('〔2010〕26号')).toEqual(['/brands/first/']);
    expect(await urls('82.8%')).toEqual(['/brands/second/']);
  });

  test('ranks texts first that have one wrong character and no missing one', async () => {
    const own = await contextOf(
      writeContent({
        ...FILES,
        'brands/first/index.mdx': BRAND('红色驿站', 'east', '', '没人辅导的线索当天就派。\n'),
        'brands/second/index.mdx': BRAND('田间课堂', 'west', '', '没人管的线索当天就派。\n'),
      }),
      DAY,
    );
    const { results } = await searchOf(own).finder.find('没人难的线索当天', {}, () => {});
    expect(results.map(({ url }) => url)).toEqual(['/brands/second/', '/brands/first/']);
  });

  test('finds a longer name that contains the subject of a question', async () => {
    const own = await contextOf(
      writeContent({ ...FILES, 'brands/first/index.mdx': BRAND('橙心铁骑能量站', 'east'), 'brands/second/index.mdx': BRAND('铁骑能量站', 'west') }),
      DAY,
    );
    const { results } = await searchOf(own).finder.find('心铁骑能量站怎么办？', {}, () => {});
    expect(results[0]?.url).toBe('/brands/first/');
  });

  test('answers whole questions about a name or a topic', async () => {
    expect((await urls('红色驿站是怎么做的？'))[0]).toBe('/brands/first/');
    expect(await urls('请问老年食堂开门有什么好办法吗')).toEqual(['/brands/first/']);
    expect((await urls('老年食糖开门了'))[0]).toBe('/brands/first/');
  });

  test('answers questions about a single word and a short name', async () => {
    expect((await urls('为什么食堂？'))[0]).toBe('/brands/first/');
    expect(await urls('什么是助餐？')).toEqual(['/brands/first/']);
    const own = await contextOf(writeContent({ ...FILES, 'brands/third/index.mdx': BRAND('红叶', 'south') }), DAY);
    const { results } = await searchOf(own).finder.find('红叶是怎么做的？', {}, () => {});
    expect(results[0]?.url).toBe('/brands/third/');
  });

  test('ranks a name that ends in 品牌 before the same name without it, if it is asked for', async () => {
    const own = await contextOf(
      writeContent({ ...FILES, 'brands/first/index.mdx': BRAND('“麦田”长廊', 'east'), 'brands/second/index.mdx': BRAND('麦田长廊品牌', 'west') }),
      DAY,
    );
    const first = async (query: string) => (await searchOf(own).finder.find(query, {}, () => {})).results.map(({ url }) => url).slice(0, 2);
    expect(await first('麦田长廊品牌')).toEqual(['/brands/second/', '/brands/first/']);
    expect(await first('麦田长廊')).toEqual(['/brands/first/', '/brands/second/']);
  });

  test('ranks a whole name before texts that hold it with a word such as 品牌', async () => {
    const own = await contextOf(
      writeContent({ ...FILES, 'brands/second/index.mdx': BRAND('田间课堂', 'west', '', '东村党支部的品牌在隔壁。\n') }),
      DAY,
    );
    const first = async (query: string) => (await searchOf(own).finder.find(query, {}, () => {})).results[0]?.url;
    expect(await first('东村党支部 品牌')).toBe('/organizations/east/');
    expect(await first('东村党支部品牌')).toBe('/organizations/east/');
    // 的 belongs to the text.
    expect(await first('东村党支部的')).toBe('/brands/second/');
  });

  test('ranks a text that holds the whole subject before a name inside it', async () => {
    const own = await contextOf(writeContent({ ...FILES, 'docs/plan.mdx': '---\ntitle: 方案\n---\n\n一起见识红色驿站和邻村。\n' }), DAY);
    const { results } = await searchOf(own).finder.find('有没有见识红色驿站和邻村的例子？', {}, () => {});
    expect(results.map(({ url }) => url).slice(0, 2)).toEqual(['/docs/plan/', '/brands/first/']);
  });

  test('ranks texts first that have a number next to the word it counts', async () => {
    const own = await contextOf(
      writeContent({
        ...FILES,
        'brands/first/index.mdx': BRAND('红色驿站', 'east', '', '26 人来过，住着 400 户，又有 400 人和 26 户。\n'),
        'brands/second/index.mdx': BRAND('田间课堂', 'west', '', '26 户。\n'),
        'brands/third/index.mdx': BRAND('夜校', 'south', '', '26 人，26 次，400 户。\n'),
      }),
      DAY,
    );
    const { results } = await searchOf(own).finder.find('26 户', {}, () => {});
    expect(results.map(({ url }) => url)).toEqual(['/brands/first/', '/brands/second/', '/brands/third/']);
  });

  test('removes question words in Simplified and Traditional characters', async () => {
    expect(VARIANTS.has('么')).toBe(false);
    expect(VARIANTS.get('麼')).toBe('么');
    // Four of nine characters: their share alone would be too small.
    expect(await urls('请问食堂开门有什么好办法吗')).toEqual(['/brands/first/']);
    expect(await urls('請問食堂開門怎麼辦')).toEqual(['/brands/first/']);
  });

  test.each(['铁路公安', '饕餮魍魉', '量子计算怎么办', 'qwrtpsdf', '99371号', '，。！'])('%s: finds nothing', async (query) => {
    expect(await find(query)).toEqual([]);
  });

  test('suggests similar names without listing them as results', async () => {
    const { results, alike } = await finder.find('红色鲸鱼城', {}, () => {});
    expect(results).toEqual([]);
    expect(alike).toContain('红色驿站');
  });

  test('narrows by combined filters and counts the results of each value', async () => {
    expect(await urls('红色驿站', { focus: 'rural/near' })).toEqual(['/brands/second/']);
    expect(await urls('红色驿站', { tag: '养老' })).toEqual(['/brands/first/', '/themes/#theme-first']);
    expect(await urls('红色驿站', { tag: '养老', organization: 'west' })).toEqual([]);
    const { rows, results } = await finder.find('红色驿站', { tag: '养老' }, () => {});
    expect(rows.length).toBeGreaterThan(results.length);
    const counts = (await finder.facets()).counts(rows, { organization: 'west' });
    expect(counts.tag).toEqual([
      { id: '养老', label: '养老', count: 0 },
      { id: '助餐', label: '助餐', count: 0 },
    ]);
    expect(counts.organization.find(({ id }) => id === 'west')?.count).toBeGreaterThan(0);
    expect(counts.domain.map(({ id }) => id)).toEqual(['rural']);
    expect(counts.status.map(({ id, label }) => [id, label])).toEqual([['named', context.site.labels.named]]);
  });

  test('lists all records of a filter without a query', async () => {
    expect(await urls('', { focus: 'rural/near' })).toEqual(['/brands/second/', '/themes/#theme-second']);
    expect(await urls('')).toEqual([]);
  });

  test('reports a failed load and retries it', async () => {
    const files = searchFiles(context);
    let isDown = true;
    const { createFinder } = await import('../../../src/search/ask/find.ts');
    const { dataOf } = await import('../../support/search.ts');
    const other = createFinder(async (name) => {
      if (isDown) throw new Error('down');
      return dataOf(files.get(`${name}.js`) as string);
    });
    await expect(other.find('红色', {}, () => {})).rejects.toThrow('down');
    isDown = false;
    expect((await other.find('红色', {}, () => {})).results.length).toBeGreaterThan(0);
  });

  test('equal records give equal files', () => {
    expect([...searchFiles(context)]).toEqual([...searchFiles(context)]);
  });
});

/** The units of all lines, with separators that no unit contains. */
const streamOf = (record: SearchRecord): string => {
  const { head, body } = linesOf(record);
  return `\u0001${[...head, ...body]
    .map((line) =>
      unitsOf(line, VARIANTS)
        .map(({ text }) => text)
        .join('\u0001'),
    )
    .join('\u0001\u0002\u0001')}\u0001`;
};

describe.each([
  ['the example', 'content', '2026-11-20'],
  ['the casebook', 'tests/casebook', '2026-11-20'],
])('a plain scan of %s', (_, folder, day) => {
  test('finds the same records as the search', async () => {
    const own = await contextOf(path.join(PROJECT, folder), day);
    const records = searchRecords(own);
    const search = searchOf(own).finder;
    const streams = records.map(streamOf);
    let seed = 17;
    const next = (below: number): number => {
      seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    let asked = 0;
    for (let at = 0; at < 400; at += 1) {
      const record = records[next(records.length)] as SearchRecord;
      const lines = [record.title, ...record.text.split('\n')].filter((line) => line.length > 1);
      const line = lines[next(lines.length)] as string;
      const units = unitsOf(line, VARIANTS);
      if (units.length < 2) continue;
      const from = next(units.length - 1);
      const piece = units.slice(from, from + 1 + next(at % 5 === 0 ? 30 : 6));
      const query = line.slice(piece[0]?.from, piece.at(-1)?.to);
      // The last word may be incomplete; numbers must be complete.
      const wanted = `\u0001${piece.map(({ text }) => text).join('\u0001')}${/^\p{L}/u.test(piece.at(-1)?.text ?? '') ? '' : '\u0001'}`;
      const scanned = records.filter((__, row) => streams[row]?.includes(wanted)).map(({ url }) => url);
      if (/\s/.test(query) || scanned.length === 0) continue;
      asked += 1;
      const { results } = await search.find(query, {}, () => {});
      const literal = results.filter(({ by }) => by === 'name' || by === 'text').map(({ url }) => url);
      // A holder may once have been called so, which its brands do not say.
      const suggestions = ['holder', 'sound', 'abbreviation', 'contraction'];
      const others = results.filter(({ url, by }) => !literal.includes(url) && !suggestions.includes(by));
      expect(others, query).toEqual([]);
      const suggested = results.filter(({ url }) => !literal.includes(url)).map(({ url }) => url);
      expect([...new Set([...literal, ...suggested.filter((url) => scanned.includes(url))])].sort(), query).toEqual([...new Set(scanned)].sort());
    }
    expect(asked).toBeGreaterThan(250);
  });
});

test('lists the brands of a slogan that many have, with one link to the wall of themes before them', async () => {
  const files: Files = { ...BASE };
  for (let at = 0; at < 30; at += 1)
    files[`brands/b${at}/index.mdx`] = BRAND(`第${at}号驿站`, 'east').replace(/theme: .*/, 'theme: 把服务送到家门口');
  const { results, count } = await searchOf(await contextOf(writeContent(files), DAY)).finder.find('把服务送到家门口', {}, () => {}, 20);
  expect(results.slice(0, 21).map(({ kind }) => kind)).toEqual(['theme', ...new Array<string>(20).fill('brand')]);
  expect(results.filter(({ kind }) => kind === 'theme')).toHaveLength(1);
  expect(count).toBe(31);
});

test('finds days by any way to write them, and words by any way to spell them', async () => {
  const files: Files = {
    ...BASE,
    'brands/first/index.mdx': BRAND('红色驿站', 'east', '', '10月1日开门，接了Wi-Fi，卖咖啡的叫Café。\n'),
    'docs/plan.mdx': '---\ntitle: 方案\n---\n\n2025年3月8日印发，文件放在 brands/hongse-yizhan/index.mdx，用 Node.js 做。灯\ufe00亮一点。\n',
  };
  const search = searchOf(await contextOf(writeContent(files), DAY)).finder;
  const first = async (query: string): Promise<string | undefined> => (await search.find(query, {}, () => {}, 5)).results[0]?.url;
  for (const query of ['2025-10-01', '2025/10/1', '10月1日', 'wifi', 'Wi-Fi', 'cafe', 'café'])
    expect([query, await first(query)]).toEqual([query, '/brands/first/']);
  for (const query of ['2025-03-08', '2025.3.8', '2025年03月08日', 'nodejs', 'Node.js', '灯亮一点'])
    expect([query, await first(query)]).toEqual([query, '/docs/plan/']);
  // A path in a text is no reason to come before the brand of that name.
  for (const query of ['hongse', 'hongse-yizhan', 'hongseyi']) expect([query, await first(query)]).toEqual([query, '/brands/first/']);
});
