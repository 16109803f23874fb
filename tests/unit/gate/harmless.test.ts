/** What the gate lets pass: what public texts say too, and what the generator puts together of them. */
import { expect, test } from 'vitest';
import { BRAND, type Files } from '../../support/content.ts';
import { readChanged, type Site, search, told } from './contentAndSite.ts';

/** What is told of pages of which the content keeps these texts inside. */
async function alarms(texts: readonly string[], site: Site, more: Files = {}): Promise<string[]> {
  const internal = `internal:\n${texts.map((text, at) => `  key${at}: "${text}"\n`).join('')}`;
  return told(await search(await readChanged({ 'brands/first/index.mdx': BRAND('红色驿站', 'east', internal), ...more }), site));
}
const page = (text: string): Site => ({ 'index.html': `<p>${text}</p>` });

test('what public texts say as well, in one word or in a longer one', async () => {
  const more = { 'docs/plan.mdx': '---\ntitle: 张三丰工作室\n---\n\n凌晨**四点**捡拾垃圾。\n' };
  expect(await alarms(['张三', '红色驿站', '凌晨四点捡拾'], page('张三丰工作室，红色驿站，凌晨四点捡拾垃圾'), more)).toEqual([]);
});

test('what the generator says of itself', async () => expect(await alarms(['党组织', '搜索'], page('党组织 搜索'))).toEqual([]));

test('what the generator puts together of a value and its own words, but no other text that holds it', async () => {
  const texts = ['2024年命名', '年3月5日完成', '月5日完', '甲镇党委品牌'];
  expect(await alarms(texts, page('2024年命名，2025年3月5日完成，甲镇党委品牌'))).toEqual([]);
  expect(await alarms(['甲镇党委暂缓命名'], page('甲镇党委暂缓命名'))).not.toEqual([]);
  // The same two characters, where neither half is a value or a label by itself.
  expect(await alarms(['委完'], page('甲镇党委完成'))).toEqual([]);
  expect(await alarms(['委完'], page('请委完璧归赵'))).toEqual(['index.html: 委完']);
});

test('two values that stand side by side, with a blank or a tag between', async () => {
  const more = { 'docs/plan.mdx': '---\ntitle: 光明\nsummary: 月季\n---\n\n正文。\n' };
  for (const between of [' ', '</b><b>', '</span> <span>', '<br>', '&nbsp;'])
    expect(await alarms(['明月', '光明月季'], page(`<b>光明${between}月季</b>`), more)).toEqual([]);
  expect(await alarms(['明月'], page('书记<b>明</b>月说'), more)).toEqual(['index.html: 明月']);
});

test('numbers, dates, quantities and colours', async () => {
  const texts = ['98', '2026-03-04', '20260304', '202603', '#8a1c1d', 'ab1', '12户', '3月5日完成', '320px'];
  expect(await alarms(texts, page('98 2026-03-04 20260304 202603 #8a1c1d ab1 38户 12户 3月5日完成 320px'))).toEqual([]);
});

test('a longer number, a longer word', async () =>
  expect(await alarms(['13912345678', 'shawan-branch', '12号楼东'], page('139123456789 shawan-branches myshawan-branch 112号楼东'))).toEqual([]));

test('what sounds as a public name does', async () => {
  const more = { 'docs/plan.mdx': '---\ntitle: 黎明湖畔\n---\n\n正文。\n' };
  expect(await alarms(['李明湖畔'], page('li-ming-hu-pan'), more)).toEqual([]);
});

test('words of programs and of licences, but no name in them', async () => {
  const files = { 'assets/a-1.js': 'neighbourhood("李湘兰");', 'licenses.txt': 'neighbourhood' };
  expect(await alarms(['neighbourhood'], files)).toEqual([]);
  expect(await alarms(['李湘兰'], files)).toEqual(['assets/a-1.js: 李湘兰']);
});

test('characters that an index lists by their sound', async () => {
  const list = (name: string): string => `biaoganSearch("${name}",{"variants":"學学歐欧","sounds":{"xue":"薛雪学"}})`;
  const files = {
    'search/data/characters.js': list('characters'),
    'search/data/directory.js': list('directory'),
    'search/data/g0ayg7270r3uh97.js': 'biaoganSearch("g0ayg7270r3uh97","薛 雪!a的$")',
  };
  expect(await alarms(['薛雪', '学欧'], files)).toEqual([]);
  expect(await alarms(['薛雪'], { 'search/data/v1.js': 'x("薛雪")' })).toEqual(['search/data/v1.js: 薛雪']);
});

test('counts what is looked for, what is said in public as well, and what is too short', async () => {
  const { content } = await readChanged({});
  const before = await search({ content } as Awaited<ReturnType<typeof readChanged>>, {});
  const after = await search(
    await readChanged({ 'brands/first/index.mdx': BRAND('红色驿站', 'east', 'internal: { leader: 祁岷, of: 红色驿站, members: 29 }\n') }),
    {},
  );
  // Keys are internal texts too: those of `internal` that are known are the generator’s own.
  expect([after.lookedFor - before.lookedFor, after.alsoPublic - before.alsoPublic, after.passedOver - before.passedOver]).toEqual([1, 3, 5]);
});
