/** The searched text of an entry is what its page shows. */
import { expect, test } from 'vitest';
import { searchRecords } from '../../../src/search/index/records.ts';
import { BASE, BRAND, DAY, type Files, writeContent } from '../../support/content.ts';
import { contextOf } from '../../support/search.ts';

const MORE = `cover: { file: bild.svg, alt: 傍晚的山谷, credit: 村里人 }
demonstration: { since: 2024-05, place: 老祠堂, visits: 先打电话 }
sources: [{ title: 统计年报, date: 2025-01-20 }]
tags: [独居老人]
`;
const BODY = `<Milestone date="2019-10">搬家。</Milestone>

<Outcome value="13" unit="分钟" label="上门用时" before="26" asOf="2026-03" />
`;
const RECORD = `record:
  - { event: cultivated, date: 2022-01, by: 外面来的人 }
  - { event: declared, date: 2023-02, level: village, by: east, number: 甲字第九号 }
  - { event: evaluated, date: 2023-03, round: 第一轮, note: 不公开的话 }
  - { event: notice, date: 2023-03-10, until: 2023-03-17 }
  - { event: named, date: 2023-04-01, level: village, by: town, document: 甲镇委〔2023〕9号, grade: 优秀 }
  - { event: goals, date: 2024-02, year: 2024, goals: [去年的事], measures: 去年的办法 }
  - { event: commended, date: 2025-05, by: [市总工会], title: 先进集体 }
  - { event: goals, date: 2026-02, year: 2026, goals: [{ goal: 点上灯, done: 2026-05-01 }, 修好路], measures: [轮流值班] }
`;
const content = (record: string): Files => ({
  ...BASE,
  'brands/first/bild.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><circle cx="5" cy="5" r="4"/></svg>\n',
  'brands/first/index.mdx': BRAND('红色驿站', 'east', MORE, BODY)
    .replace(/record:\n(?: {2}- .*\n)+/, record)
    .replace('meaning: 字面之义', 'meaning: [{ part: 铃, means: 平安 }], rights: 东村人'),
  'docs/plan.mdx': '---\ntitle: 方案\nissuer: district\nnumber: 甲组〔2024〕1号\nissued: 2024-03-04\n---\n\n正文。\n',
  'pairings/help.mdx': String(BASE['pairings/help.mdx'])
    .replace('goals: [{ goal: 建好台账 }]', 'goals: [{ goal: 建好台账, due: 2026-12-31 }]')
    .replace('since: 2026-01-10', 'since: 2026-01-10\nuntil: 2027-01-09'),
});
const linesOf = async (url: string, record = RECORD): Promise<string[]> => {
  const records = searchRecords(await contextOf(writeContent(content(record)), DAY));
  return records.find((one) => one.url === url)?.text.split('\n') ?? [];
};

test('takes all texts of a brand, with dates as pages show them', async () => {
  const lines = await linesOf('/brands/first/');
  expect(lines).toEqual(
    expect.arrayContaining([
      ...['2019年10月', '13 分钟 上门用时 2026年3月 26 分钟', '独居老人', '农村', '铃：平安', '东村人', '傍晚的山谷', '村里人'],
      ...['老祠堂', '2024年5月', '先打电话', '统计年报 2025年1月20日'],
      ...['2023年4月1日 命名', '村级', '甲镇委〔2023〕9号', '优秀', '甲字第九号', '2023年3月17日', '先进集体', '市总工会', '外面来的人'],
      ...['点上灯 2026年5月1日', '修好路', '轮流值班'],
    ]),
  );
});

test('leaves out goals of former years, organizations that have a page, and what is internal', async () => {
  const text = (await linesOf('/brands/first/')).join('\n');
  for (const unsaid of ['去年的', '甲镇党委', '不公开', '第一轮']) expect(text, unsaid).not.toContain(unsaid);
  const ended = `${RECORD}  - { event: delisted, date: 2026-05-20, by: town, statement: 改不好 }\n`;
  const lines = await linesOf('/brands/first/', ended);
  expect(lines).toEqual(expect.arrayContaining(['2026年5月20日 已摘牌', '改不好']));
  expect(lines).not.toContain('修好路');
});

test('takes the facts above the body of documents and pairings', async () => {
  expect(await linesOf('/docs/plan/')).toEqual(expect.arrayContaining(['甲组〔2024〕1号', '2024年3月4日', '甲区委组织部']));
  expect(await linesOf('/pairings/help/')).toEqual(
    expect.arrayContaining(['红色驿站与不具名组织（村级，农村）', '2026年1月10日 2027年1月9日', '建好台账 2026年12月31日', '2026年5月1日 走访']),
  );
});
