/** What the public site would change, told of two contents. */
import { expect, test } from 'vitest';
import { changesBetween } from '../../../src/publish/changes.ts';
import { publish } from '../../../src/publish/publish.ts';
import { changeSaid } from '../../../src/wording/changes.ts';
import { BASE, BRAND, changed, type Files, readSituation } from '../../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const first = BASE[FIRST] as string;
const help = BASE['pairings/help.mdx'] as string;

/** What is said of a change of files. */
async function said(files: Files, before: Files = {}): Promise<string[]> {
  const sites = [];
  for (const one of [before, { ...before, ...files }]) sites.push(publish((await readSituation({ files: one })).model, { profile: 'public' }).site);
  return changesBetween(sites[0] as never, sites[1] as never).map(changeSaid);
}

test('nothing is said where nothing changes', async () => expect(await said({})).toEqual([]));

test.each<[string, Files, string[], Files?]>([
  [
    'a naming',
    {
      [FIRST]: changed(
        first,
        '---\n\n## 做法',
        '  - { event: declared, date: 2026-03-01, level: town, by: town }\n  - { event: evaluated, date: 2026-04-01 }\n  - { event: named, date: 2026-05-01, level: town, by: district }\n---\n\n## 做法',
      ),
    },
    ['红色驿站：申报镇级（2026-03-01）；命名为镇级（2026-05-01）'],
  ],
  ['an internal event', { [FIRST]: changed(first, '---\n\n## 做法', '  - { event: visited, date: 2026-03-01, note: 内部 }\n---\n\n## 做法') }, []],
  [
    'what is internal',
    {
      [FIRST]: changed(
        first,
        '---\n\n## 做法',
        'internal: { leader: 张三 }\napproval: { by: town, date: 2026-03-01 }\n---\n\n<Note>\n\n悄悄话\n\n</Note>\n\n## 做法',
      ),
    },
    [],
  ],
  [
    'an event that says something else',
    { [FIRST]: changed(first, 'date: 2023-04-01, level', 'date: 2023-04-02, level') },
    ['红色驿站：档案改为：命名为村级（2023-04-02）'],
  ],
  [
    'a new name, theme and body',
    { [FIRST]: first.replace('name: 红色驿站', 'name: 红色小站').replace('的主题', '的新主题').replace('正文。', '正文，多说几句。') },
    ['红色小站：改名，原来叫“红色驿站”；改了主题；改了正文，多 5 字'],
  ],
  [
    'a new brand',
    { 'brands/third/index.mdx': BRAND('夜谈会', 'south') },
    ['夜谈会：新公开的品牌，南村党支部', '组织 南村党支部：新公开的组织'],
    { 'pairings/help.mdx': null },
  ],
  [
    'a brand that goes',
    { 'brands/second/index.mdx': changed(BASE['brands/second/index.mdx'] as string, 'record:', 'visibility: internal\nrecord:') },
    ['田间课堂：不再公开', '组织 西村党支部：不再公开'],
  ],
  [
    'a new slug',
    {
      [FIRST]: null,
      'brands/erste/index.mdx': changed(first, 'record:', 'formerSlugs: [first]\nrecord:'),
      'pairings/help.mdx': changed(help, 'model: first', 'model: erste'),
      'study/one.mdx': changed(BASE['study/one.mdx'] as string, 'brand: first', 'brand: erste'),
    },
    ['红色驿站：网址改为 /brands/erste/，旧网址会转过去'],
  ],
  [
    'a pairing that goes on',
    {
      'pairings/help.mdx': help
        .replace('goal: 建好台账', 'goal: 建好台账, done: 2026-05-20')
        .replace('text: 走访 }', 'text: 走访 }, { date: 2026-05-20, text: 台账建好 }'),
    },
    ['结对 红色驿站 — 不具名组织：目标“建好台账”完成；台账添一条：台账建好（2026-05-20）'],
  ],
  [
    'a side that is named',
    { 'pairings/help.mdx': changed(help, 'visibility: anonymous', 'visibility: public') },
    ['结对 红色驿站 — 南村党支部：另一方改为具名公开', '组织 南村党支部：新公开的组织'],
  ],
  [
    'a document and a pack',
    {
      'docs/plan.mdx': changed(BASE['docs/plan.mdx'] as string, '正文。', ''),
      'study/one.mdx': changed(BASE['study/one.mdx'] as string, 'minutes: 30', 'minutes: 40'),
    },
    ['学习包 第一课：改了议程', '文档 方案：改了正文，少 3 字'],
  ],
  [
    'the site',
    { 'site.yaml': `${BASE['site.yaml']}tagline: 一句话\nfeatured: [second]\nterms: [{ avoid: 甲, use: 乙 }]\n` },
    ['网站 试验站：改了首页推荐、一句话介绍'],
  ],
])('%s', async (_, files, wanted, before) => {
  expect(await said(files, before)).toEqual(wanted);
});
