/** The messages and hints of common mistakes. A hint gives the exact text to type wherever possible. */
import { describe, expect, test } from 'vitest';
import { dateMeant } from '../../src/schema/interpret.ts';
import { slugFor } from '../../src/schema/slugs.ts';
import { BRAND, base, changed, type Files, readSituation, SVG } from '../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const PLAN = 'docs/plan.mdx';
const plan = (line: string): Files => ({ [PLAN]: changed(base(PLAN), 'title: 方案', `title: 方案\n${line}`) });
const first = (from: string, to: string): Files => ({ [FIRST]: changed(base(FIRST), from, to) });
const more = (lines: string): Files => ({ [FIRST]: BRAND('红色驿站', 'east', `${lines}\n`) });
const body = (text: string): Files => ({ [FIRST]: BRAND('红色驿站', 'east', '', `${text}\n`) });
const ALONE: Files = { 'pairings/help.mdx': null, 'study/one.mdx': null };

const CASES: { did: string; files: Files; message: RegExp; hint: RegExp }[] = [
  { did: 'a key in Chinese', files: plan('摘要: 一句话'), message: /没有“摘要”这一项/, hint: /^“摘要”写成 summary（摘要）。$/ },
  { did: 'a choice in Chinese', files: plan('status: 现行'), message: /“status”不能是“现行”/, hint: /^“现行”写成 in-force。$/ },
  { did: 'a choice that does not exist', files: plan('status: 有效'), message: /不能是“有效”/, hint: /in-force（现行）、superseded（已被取代）/ },
  {
    did: 'an event in Chinese',
    files: first('event: evaluated', 'event: 评审'),
    message: /第 3 项的“event”不能是“评审”/,
    hint: /“评审”写成 evaluated/,
  },
  { did: 'a kind of logo in Chinese', files: first('kind: text', 'kind: 文字标识'), message: /不能是“文字标识”/, hint: /写成 text/ },
  { did: 'a date in Chinese', files: plan('issued: 2026年1月5日'), message: /2026年1月5日/, hint: /^写成 2026-01-05。$/ },
  { did: 'a day that does not exist', files: plan('issued: 2026-02-30'), message: /2026-02-30/, hint: /日历上有的日子/ },
  { did: 'a name instead of an id', files: plan('issuer: 甲区委组织部'), message: /这里要写代号，不写名称/, hint: /^“甲区委组织部”写成 district。$/ },
  {
    did: 'a part of a name instead of an id',
    files: more('partners: [西村]'),
    message: /不写名称：“西村”/,
    hint: /^“西村”写成 west（“西村党支部”的代号）。$/,
  },
  { did: 'a name that several organizations contain', files: more('partners: [党支部]'), message: /没有叫“党支部”的组织/, hint: /检查拼写/ },
  {
    did: 'the name of a brand instead of its slug',
    files: more('parentBrand: 田间课堂'),
    message: /这里要写品牌的目录名/,
    hint: /“田间课堂”写成 second/,
  },
  {
    did: 'a missing required key',
    files: { 'site.yaml': 'title: 站\n' },
    message: /缺少“publisher”（主管组织）/,
    hint: /^补上一行 publisher: 组织的代号（在“organizations”文件夹里）/,
  },
  {
    did: 'an event without its kind',
    files: first('{ event: evaluated, date: 2023-03 }', '{ date: 2023-03 }'),
    message: /“record”第 3 项里缺少“event”/,
    hint: /evaluated（评审）/,
  },
  {
    did: 'an event without a date',
    files: first('{ event: evaluated, date: 2023-03 }', '{ event: evaluated }'),
    message: /缺少“date”（日期）/,
    hint: /imported: true/,
  },
  { did: 'a logo without its kind', files: first('{ kind: text, ', '{ '), message: /“logo”里缺少“kind”/, hint: /text（文字标识）/ },
  { did: 'a text instead of a list', files: more('carriers: 宣讲队'), message: /“carriers”应当是列表/, hint: /carriers: \[宣讲队\]/ },
  {
    did: 'a text instead of a map',
    files: first('{ organization: 带头, members: 示范 }', '党员带头'),
    message: /“role”应当是/,
    hint: /organization（组织作用）、members（党员作用）/,
  },
  { did: 'a text instead of an approval', files: plan('approval: 张三'), message: /“approval”应当是/, hint: /by（审批人或组织）、date（日期）/ },
  { did: 'a number with its unit', files: plan('order: 第一'), message: /“order”应当是数字/, hint: /阿拉伯数字/ },
  { did: 'a summary that is too long', files: first('一句话简介。', '长'.repeat(130)), message: /有 130 个字，太长了/, hint: /120/ },
  { did: 'text after the closing quotation mark', files: plan('summary: "党建"引领'), message: /引号或括号结束以后，后面还有字/, hint: /中文的“ ”/ },
  { did: 'an asterisk at the start of a value', files: plan('summary: *重点*'), message: /内容不能以 \* 开头/, hint: /英文双引号/ },
  { did: 'an unclosed bracket', files: plan('summary: [甲, 乙'), message: /“\[”没有结束/, hint: /末尾补上 \]/ },
  { did: 'a list without its opening bracket', files: more('tags: 甲, 乙]'), message: /“tags”应当是列表/, hint: /tags: \[甲, 乙\]$/ },
  { did: 'a colon in a value', files: plan('summary: 说明: 一'), message: /还有一个“冒号加空格”/, hint: /中文冒号“：”.*summary: "说明: 一"$/ },
  { did: 'a colon in Chinese quotation marks', files: plan('summary: “说明: 一”'), message: /还有一个“冒号加空格”/, hint: /^前后用的是中文引号/ },
  {
    did: 'a colon and quotation marks in a value',
    files: plan('summary: 说明: "一"'),
    message: /还有一个“冒号加空格”/,
    hint: /summary: "…"，里面的引号改用中文/,
  },
  {
    did: 'an unquoted value',
    files: body('<Outcome value=12 unit="户" label="户数" />'),
    message: /^value 的值没有加引号/,
    hint: /^写成 value="12"/,
  },
  {
    did: 'an unquoted value at the end of a tag',
    files: body('<Outcome label="户数" value=12/>'),
    message: /^value 的值没有加引号/,
    hint: /^写成 value="12"/,
  },
  {
    did: 'a successor that does not exist',
    files: plan('status: superseded\nsupersededBy: plam'),
    message: /没有叫“plam”的文档/,
    hint: /“docs”文件夹/,
  },
  {
    did: 'a naming after a declaration alone',
    files: first('  - { event: evaluated, date: 2023-03 }\n', ''),
    message: /命名不能接在这里：此前的状态是“已申报”/,
    hint: /评审过的，在这一行的上面补上： {2}- \{ event: evaluated, date: 评审日期 \}。$/,
  },
  {
    did: 'the first character of a level',
    files: first('declared, date: 2023-02, level: village', 'declared, date: 2023-02, level: 村'),
    message: /不写名称：“村”/,
    hint: /^“村”写成 village（“村级”的代号）。$/,
  },
  {
    did: 'a key that is misspelt beside the right one',
    files: { 'site.yaml': `${base('site.yaml')}titel: 站\n` },
    message: /没有“titel”这一项/,
    hint: /^“title”（.+）已经写了一行：多写的并到那一行里，再删掉这一行。$/,
  },
  {
    did: 'a key that nobody knows',
    files: { 'site.yaml': `${base('site.yaml')}weather: 晴\n` },
    message: /没有“weather”这一项/,
    hint: /^这里可以写：(?!.*title（).*accent/,
  },
  {
    did: 'a level that does not exist',
    files: first('declared, date: 2023-02, level: village', 'declared, date: 2023-02, level: 组'),
    message: /没有叫“组”的层级/,
    hint: /可用的有：district（区级）、town（镇级）、village（村级）/,
  },
  {
    did: 'a link to a file on their own computer',
    files: body('[表](C:\\文件\\表.docx)'),
    message: /你自己电脑上的文件/,
    hint: /放进这个条目的文件夹/,
  },
  {
    did: 'a file named in Chinese',
    files: { 'docs/工作方案.mdx': base(PLAN) },
    message: /“工作方案”不能作条目的名称/,
    hint: /例如 gong-zuo-fang-an。$/,
  },
  { did: 'a file name with blanks', files: { 'docs/Work Plan 2.mdx': base(PLAN) }, message: /“Work Plan 2”/, hint: /例如 work-plan-2。$/ },
  { did: 'a link to a missing heading', files: body('[目标](../../docs/plan.mdx#办法)'), message: /没有“办法”这个小标题/, hint: /照抄/ },
  { did: 'a missing attribute', files: body('<Outcome value="3" />'), message: /缺少属性“label”（说明）/, hint: /<Outcome label="…">/ },
  {
    did: 'a missing review',
    files: first('  - { event: reviewed, date: 2026-01, year: 2025, result: pass }\n', ''),
    message: /还没有 2025 年的复查记录/,
    hint: /- \{ event: reviewed, date: 复查日期, year: 2025, result: 结果 \}/,
  },
  {
    did: 'naming without authority',
    files: { ...ALONE, ...first('level: village, by: town', 'level: village, by: district') },
    message: /district（甲区委组织部）无权为“村级”命名/,
    hint: /应当由 town（甲镇党委）命名/,
  },
  {
    did: 'a table in HTML',
    files: body('<table>甲</table>'),
    message: /不能用 HTML 标签 <table>/,
    hint: /\| 列一 \| 列二 \|.*\| --- \| --- \|/,
  },
  { did: 'a missing item of the standard', files: first('theme: 红色驿站的主题\n', ''), message: /还缺：有主题（theme）/, hint: /theme/ },
];

describe('one mistake causes one message that says what to type', () => {
  test.each(CASES)('$did', async ({ files, message, hint }) => {
    const { diagnostics } = await readSituation({ files });
    expect(diagnostics.map((one) => one.message)).toEqual([expect.stringMatching(message)]);
    expect(diagnostics[0]?.hint).toMatch(hint);
  });

  test('reports a value once that two checks refuse', async () => {
    const { diagnostics } = await readSituation({ files: { 'site.yaml': `${base('site.yaml')}reviewDue: 3月31日\n` } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['schema/value']);
  });

  test('does not report an unknown level as a different level too', async () => {
    const { diagnostics } = await readSituation({ files: { ...ALONE, ...first('level: village, by: east', 'level: 村级, by: east') } });
    expect(diagnostics.map(({ code, hint }) => `${code} ${hint}`)).toEqual(['reference/unknown “村级”写成 village。']);
  });

  test.each(['{ event: delisted, date: 2026-03, by: town }', '{ event: goals, date: 2026-02-03, year: 2025, goals: [一] }'])(
    'tells that a public event in --private belongs in the content: %s',
    async (event) => {
      const { diagnostics } = await readSituation({ private: { 'brands/first/private.yaml': `record:\n  - ${event}\n` } });
      expect(diagnostics.map(({ code, message, hint }) => `${code} ${message} ${hint}`)).toEqual([
        expect.stringMatching(
          /^schema\/value .*“(?:delisted|goals)”：这是公开的事，内部档案里不能写。 把这一项移到内容目录里，.*index\.mdx 的 record/,
        ),
      ]);
    },
  );

  test('distinguishes cycles of brands from cycles of organizations', async () => {
    const circle = (await readSituation({ files: { ...more('parentBrand: first') } })).diagnostics;
    expect(circle.map((one) => one.message)).toEqual([expect.stringMatching(/^母品牌绕成了圈/)]);
  });
});

test.each([
  ['红色驿站', 'hong-se-yi-zhan'],
  ['绿水 Plan', 'lv-shui-plan'],
  ['！？', undefined],
  [
    '字'.repeat(40),
    Array.from({ length: 16 }, () => 'zi')
      .join('-')
      .concat('-zi'.repeat(5)),
  ],
])('the slug for %s is %s', (name, slug) => expect(slugFor(name)).toBe(slug));

test.each([
  ['2026年', '2026'],
  ['2026年3月', '2026-03'],
  ['2026年3月1日', '2026-03-01'],
  ['2026年3月1号', '2026-03-01'],
  ['2026.3.1', '2026-03-01'],
  ['2026/3', '2026-03'],
  ['２０２６年３月', '2026-03'],
  ['2026-3-1', '2026-03-01'],
  ['2026年2月30日', undefined],
  ['2026-03-01', undefined],
  ['去年', undefined],
  ['3月1日', undefined],
])('%s means %s', (written, meant) => expect(dateMeant(written)).toBe(meant));

test('suggests the unused file for a logo with a wrong file name', async () => {
  const { diagnostics } = await readSituation({
    files: { ...first('{ kind: text, text: 红色驿站', '{ kind: image, file: 标识.svg, alt: 圆'), 'brands/first/logo.svg': SVG },
  });
  const [missing, unused] = diagnostics.map(({ message, hint }) => `${message}${hint}`).sort((a) => (a.startsWith('找不到') ? -1 : 1));
  expect(missing).toMatch(/找不到文件“标识.svg”.*没被用到的“logo.svg”/);
  // An editor who reads only this message must not delete the file that was meant.
  expect(unused).toMatch(/“brands\/first\/logo.svg”没有被用到.*看看是不是条目里写错了它的文件名/);
});

test('says of a key below a text that the text is in its place, and nothing else of the key', async () => {
  const { diagnostics } = await readSituation({ files: first('role: { organization: 带头, members: 示范 }', 'role: 党员带头\n  成员: 示范') });
  expect(diagnostics.map(({ message }) => message)).toEqual([
    '“role”应当是若干“名称: 内容”，这里是文字。',
    '这一行行首的空格比上一行多，可是上一行“role:”后面已经写了内容。',
  ]);
});
