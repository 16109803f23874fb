/**
 * Many mistakes in one directory. The first run reports each of them, and none because of another. An editor
 * who only follows the messages ends with sound content.
 */
import { describe, expect, test } from 'vitest';
import { BASE, base, changed, type Files, readSituation } from '../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const SECOND = 'brands/second/index.mdx';
const PLAN = 'docs/plan.mdx';

const told = async (files: Files, file?: string): Promise<string[]> =>
  (await readSituation({ files })).diagnostics
    .filter((one) => file === undefined || one.file === file)
    .map(({ code, file: where, line, column }) => `${code} ${file === undefined ? `${where}:` : ''}${line}:${column}`);

/** A case by an editor used to Word: full-width punctuation, and dates and choices in Chinese. */
const TYPED = `---
name：红色驿站
organization: 东村党支部
domain: 农村
summary: “红色驿站”: 一句话简介
logo:
\tkind: text
\ttext: 红色驿站
\tmeaning: 字面之义
theme: "把服务送到"家门口"
connotation:内涵
philosophy: 理念
role: { organization: 带头， members: 示范 }
published: 2024年5月
updated: 2024/5/1
tags: 村务公开、民主监督
cover:
  file: cover.png
demonstration:
  since: 2024.5
  place: 村口
auther: 李四
record:
  - { event: cultivated, date: 2022.1 }
  - { event: 申报, date: 2023-02, level: 村级, by: 东村党支部 }
  - { event: evaluated, date: 2023-03
  - { event: named, date: 2023-04-01, level: village, by: town }
  - { event: reviewed, date: 2026-01, year: 2025年, result: 合格 }
  - { event: goals, date: 2026-02, year: 2026, goals: 做好一件事 }
philosophy: 又一个理念
---

## 做法

<Practise title=“一户一卡”>

每户写一张卡，** 写全 **。

</Practise>

年收入<5万元。<b>重点</b>

<Outcome value="37" unit="户" />

详见[方案](docs/plan.mdx)。

联系人电话13800138000
`;

/** The corrections exactly as the messages say. */
const MENDED = [
  ['name：', 'name: '],
  ['organization: 东村党支部', 'organization: east'],
  ['农村', 'rural'],
  ['summary: “红色驿站”: 一句话简介', 'summary: "“红色驿站”: 一句话简介"'],
  ['\tkind', '  kind'],
  ['\ttext', '  text'],
  ['\tmeaning', '  meaning'],
  ['"把服务送到"家门口"', '"把服务送到“家门口”"'],
  ['connotation:内涵', 'connotation: 内涵'],
  ['带头， ', '带头, '],
  ['2024年5月', '2024-05'],
  ['2024/5/1', '2024-05-01'],
  ['村务公开、民主监督', '[村务公开, 民主监督]'],
  ['  file: cover.png\n', ''],
  ['cover:\n', ''],
  ['2024.5', '2024-05'],
  ['auther: 李四', 'authors: [李四]'],
  ['2022.1', '2022-01'],
  ['申报', 'declared'],
  ['level: 村级, by: 东村党支部', 'level: village, by: east'],
  ['date: 2023-03\n', 'date: 2023-03 }\n'],
  ['2025年', '2025'],
  ['合格', 'pass'],
  ['goals: 做好一件事', 'goals: [做好一件事]'],
  ['philosophy: 又一个理念\n', ''],
  ['<Practise title=“一户一卡”>', '<Practice title="一户一卡">'],
  ['</Practise>', '</Practice>'],
  ['** 写全 **', '**写全**'],
  ['<5', '&lt;5'],
  ['<b>重点</b>', '**重点**'],
  ['unit="户" />', 'unit="户" label="写了卡" />'],
  ['(docs/plan.mdx)', '(../../docs/plan.mdx)'],
  ['13800138000', '0999-5550111'],
] as const;

describe('a case with thirty mistakes', () => {
  test('reports all in one run, each at its place', async () => {
    expect(await told({ [FIRST]: TYPED.replaceAll('\n', '\r\n') }, FIRST)).toEqual([
      'yaml/syntax 2:5',
      'reference/unknown 3:15',
      'reference/unknown 4:9',
      'yaml/syntax 5:16',
      'yaml/syntax 7:1',
      'yaml/syntax 10:15',
      'yaml/syntax 11:12',
      'yaml/syntax 13:25',
      'schema/value 14:12',
      'schema/value 15:10',
      'schema/type 16:7',
      'text/alt 18:3',
      'asset/missing 18:9',
      'schema/type 20:10',
      'schema/unknown-key 22:1',
      'schema/type 22:9',
      'schema/type 24:32',
      'schema/value 25:14',
      'reference/unknown 25:40',
      'reference/unknown 25:48',
      'yaml/syntax 26:5',
      'schema/type 28:45',
      'schema/value 28:60',
      'schema/type 29:55',
      'yaml/duplicate-key 30:1',
      'mdx/component 35:1',
      'mdx/syntax 35:17',
      'text/emphasis 37:8',
      'mdx/syntax 41:4',
      'mdx/html 41:9',
      'mdx/attribute 43:1',
      'link/broken 45:3',
      'privacy/phone 47:6',
    ]);
  });

  test('has no diagnostics after following the messages', async () => {
    let text = TYPED;
    for (const [from, to] of MENDED) text = changed(text, from, to);
    expect(await told({ [FIRST]: text }, FIRST)).toEqual([]);
  });
});

describe('another encoding', () => {
  const odd = changed(base(SECOND), 'domain: rural', 'domain: 农村').replace(
    '- { event: evaluated, date: 2023-03 }',
    '- { event: evaluated, date: 2023年3月 }',
  );
  const places = ['reference/unknown 4:9', 'schema/value 14:31'];
  test('a file in GB 18030 is still read', async () => {
    // No API encodes GB 18030, so this inverts the decoder for the two-byte characters.
    const table = new Map<string, number[]>();
    for (let lead = 0xa1; lead <= 0xf7; lead += 1)
      for (let trail = 0xa1; trail <= 0xfe; trail += 1) table.set(new TextDecoder('gb18030').decode(Uint8Array.of(lead, trail)), [lead, trail]);
    const bytes = Uint8Array.from([...odd].flatMap((sign) => table.get(sign) ?? [sign.charCodeAt(0)]));
    expect(await told({ [SECOND]: bytes }, SECOND)).toEqual(['file/encoding 2:7', ...places]);
  });

  test.each(['utf-16le', 'utf-16be'])('a file in %s is still read', async (encoding) => {
    const bytes = Buffer.from(`\ufeff${odd}`, 'utf16le');
    if (encoding === 'utf-16be') bytes.swap16();
    expect(await told({ [SECOND]: bytes }, SECOND)).toEqual(['file/encoding 1:1', ...places]);
  });

  test('recognises a renamed Word document', async () => {
    const { diagnostics } = await readSituation({ files: { 'docs/renamed.mdx': Buffer.from('PK\u0003\u0004\u0014\u0000 word/document.xml') } });
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(/改了扩展名的 Word 文档/)]);
  });
});

test.each([
  ['brands/third/index.mdx.txt', /^改名为 brands\/third\/index\.mdx；看不到文件名末尾的 \.txt/],
  ['brands/third/Index.mdx', /^改名为 brands\/third\/index\.mdx。$/],
  ['brands/third/index.md', /^改名为 brands\/third\/index\.mdx。$/],
  ['brands/third.mdx', /^改名为 brands\/third\/index\.mdx。$/],
  ['brand/third/index.mdx', /^改名为 brands\/third\/index\.mdx。$/],
  ['Docs/more.MDX', /^改名为 docs\/more\.mdx。$/],
  ['organizations/more.yml', /^改名为 organizations\/more\.yaml。$/],
  ['notes/x.mdx', /品牌放在 brands/],
])('suggests a name for the file %s', async (name, hint) => {
  const { diagnostics } = await readSituation({ files: { [name]: '---\ntitle: 甲\n---\n' } });
  expect(diagnostics.map(({ code, hint: told }) => `${code} ${told}`)).toEqual([expect.stringMatching(/^entry\/unexpected /)]);
  expect(diagnostics[0]?.hint).toMatch(hint);
});

test.each([
  ['docs/plan.mdx', '../../docs/plan.mdx'],
  ['/docs/plan.mdx', '../../docs/plan.mdx'],
  ['../docs/plan.md', '../../docs/plan.mdx'],
  ['../secnd/index.mdx', '../second/index.mdx'],
  ['/brands/second/', '../second/index.mdx'],
])('suggests a path for a link to %s', async (written, meant) => {
  const { diagnostics } = await readSituation({ files: { [FIRST]: changed(base(FIRST), '正文。', `见[那里](${written})。`) } });
  expect(diagnostics.map(({ code, hint }) => `${code} ${hint}`)).toEqual([`link/broken 你是不是想写 “${meant}”？`]);
});

test.each([
  ['reviewDue: 3月31日', '写成 03-31。'],
  ['reviewDue: 3.31', '写成 03-31。'],
])('site.yaml: %s', async (line, hint) => {
  const { diagnostics } = await readSituation({ files: { 'site.yaml': `${base('site.yaml')}${line}\n` } });
  expect(diagnostics.map((one) => one.hint)).toContain(hint);
});

test.each([
  ['study/one.mdx', 'minutes: 60\n', 'minutes: 60分钟\n', '只写数字，不带单位，不加引号：60'],
  ['taxonomy.yaml', 'weight: 0.4', 'weight: 40%', '只写数字，不带单位，不加引号：0.4'],
  [FIRST, 'date: 2022-01 }', 'date: 2022-01, imported: 是 }', '写成 true，不加引号。'],
  [FIRST, 'date: 2022-01 }', 'date: 2022-01, imported: 否 }', '写成 false，不加引号。'],
  [FIRST, 'date: 2022-01 }', 'date: 2022.1 }', '写成 2022-01。'],
  [FIRST, 'date: 2022-01 }', 'date: 2022.10 }', '写成 2022-10。'],
  [FIRST, 'date: 2022-01 }', 'date: 2022.12 }', '写成 2022-12。'],
  ['pairings/help.mdx', 'since: 2026-01-10', 'since: 2026年1月10日起', '写成 2026-01-10。'],
  [
    'pairings/help.mdx',
    'goals: [{ goal: 建好台账 }]',
    'goals:\n  - goal: 建好台账\ndue: 2026-12',
    '“due”是“goals”里面的：放到“goals:”下面，行首比它多空两格。',
  ],
  [PLAN, 'title: 方案', 'title: 方案\norder: 第3个', '只写数字，不带单位，不加引号：3'],
])('%s: says what to write', async (file, from, to, hint) => {
  const { diagnostics } = await readSituation({ files: { [file]: changed(base(file), from, to) } });
  expect(diagnostics.map((one) => one.hint)).toEqual([hint]);
});

test('no message uses a programmer’s terms', async () => {
  const { diagnostics } = await readSituation({ files: { ...BASE, [FIRST]: TYPED } });
  for (const { message, hint } of diagnostics)
    expect(`${message}${hint}`).not.toMatch(/字段|数组|对象|解析|语法|字符串|布尔|枚举|键值|节点|转义|正则|null|undefined|标量/);
});
