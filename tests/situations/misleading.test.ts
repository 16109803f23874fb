/** Messages whose mending once falsified a value or led astray: each says what was meant, and nothing else is told. */
import { describe, expect, test } from 'vitest';
import { BRAND, base, changed, type Files, readSituation } from '../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const HELP = 'pairings/help.mdx';
const PLAN = 'docs/plan.mdx';
const ORGS = 'organizations/all.yaml';
const site = (line: string): Files => ({ 'site.yaml': `${base('site.yaml')}${line}\n` });
const plan = (line: string): Files => ({ [PLAN]: changed(base(PLAN), 'title: 方案', `title: 方案\n${line}`) });
const first = (from: string, to: string): Files => ({ [FIRST]: changed(base(FIRST), from, to) });
const more = (lines: string): Files => ({ [FIRST]: BRAND('红色驿站', 'east', `${lines}\n`) });
const body = (text: string): Files => ({ [FIRST]: BRAND('红色驿站', 'east', '', `${text}\n`) });
const help = (from: string, to: string): Files => ({ [HELP]: changed(base(HELP), from, to) });
const asset = (name: string, content = 'x'): Files => ({ ...body(`![甲](${name})`), [`brands/first/${name}`]: content });

/** Each: what was done, the files, and of every diagnostic `line:column message → hint`. */
const CASES: [did: string, files: Files, ...told: RegExp[]][] = [
  ['a number with zeros before it', site('footer: { siteCode: 0412300001 }'), /^3:21 .*数字 0412300001。 → 加上英文双引号："0412300001"$/],
  ['007', plan('number: 007'), /^3:9 .*数字 007。 → .*"007"$/],
  ['1.0', plan('number: 1.0'), /数字 1\.0。 → .*"1\.0"$/],
  ['1e3', plan('number: 1e3'), /数字 1e3。 → .*"1e3"$/],
  ['0x1F', plan('number: 0x1F'), /数字 0x1F。 → .*"0x1F"$/],
  ['a telephone number in a list', more('formerNames: [01012345678]'), /数字 01012345678。 → .*"01012345678"$/],
  ['a date of October', plan('issued: 2022.10'), /“2022\.10”。 → 写成 2022-10。$/],
  ['a date without hyphens', plan('issued: 20240305'), /“20240305”。 → 写成 2024-03-05。$/],
  ['a date with dashes', plan('issued: 2025—01—05'), /“2025—01—05”。 → 写成 2025-01-05。$/],
  ['a colour without quotation marks', more('colors:\n  primary: #b3261e'), /^19:3 .*会被当成备注。 → .*primary: "#b3261e"$/],
  ['a colour without quotation marks, in braces', more('colors: { primary: #b3261e }'), /^18:20 “#b3261e”前后没有引号.* → .*"#b3261e"$/],
  ['accent without quotation marks', site('accent: #b3261e'), /^3:1 .*会被当成备注。 → .*accent: "#b3261e"$/],
  [
    'a missing role',
    first('role: { organization: 带头, members: 示范 }\n', ''),
    /还缺：作用发挥好（role）。 → .*role: \{ organization: …, members: … \}/,
  ],
  [
    'a missing logo',
    first('logo: { kind: text, text: 红色驿站, meaning: 字面之义 }\n', ''),
    /还缺：有标识（logo）。 → .*logo: \{ kind: text, text: …, meaning: … \}/,
  ],
  [
    'a key without a blank after its colon',
    first('{ event: evaluated, ', '{ event:evaluated, '),
    /^14:12 “event:”后面少一个空格。 → 在“event:”后面加一个空格。$/,
  ],
  [
    'a key without a blank after its colon, in the middle',
    first('{ event: evaluated, date: 2023-03 }', '{ event: evaluated, date:2023-03 }'),
    /^14:29 “date:”后面少一个空格/,
  ],
  [
    'an English comma in braces',
    help('{ goal: 建好台账 }', '{ goal: 建好台账, 装好路灯 }'),
    /“装好路灯”被当成了另一项.*英文逗号.* → .*goal: 建好台账，装好路灯/,
  ],
  ['an English comma between thousands', help('text: 走访', 'text: 走访 1,200 户'), /“200 户”被当成了另一项.* → .*text: 走访 1，200 户/],
  ['a component in small letters', body('<practice title="灯">甲</practice>'), /没有叫 <practice> 的组件。 → 写成 <Practice>（做法）/],
  ['a component in Chinese', body('<做法 title="灯">甲</做法>'), /没有叫 <做法> 的组件。 → 写成 <Practice>（做法）/],
  ['an unknown component', body('<Timeline />'), /没有叫 <Timeline> 的组件。 → .*Milestone（大事）/],
  ['an attribute in Chinese', body('<Outcome value="1" label="户" 单位="户" />'), /没有属性“单位”。 → “单位”写成 unit：unit="…"。$/],
  ['an unknown attribute', body('<Outcome value="1" label="户" colour="户" />'), /没有属性“colour”。 → 可用的有：value（数值）、unit（单位）/],
  [
    'an unknown level',
    first('declared, date: 2023-02, level: village', 'declared, date: 2023-02, level: ward'),
    /没有叫“ward”的层级。 → 可用的有：district（区级）、town（镇级）、village（村级）。$/,
  ],
  ['a misspelt domain', first('domain: rural', 'domain: rurall'), /没有叫“rurall”的领域。 → 你是不是想写 “rural”（农村）？$/],
  [
    'a part of a label as key',
    { [ORGS]: changed(base(ORGS), '西村党支部, level: village, parent: town', '西村党支部, level: village, 上级: town') },
    /没有“上级”这一项。 → “上级”写成 parent（上级组织）。$/,
  ],
  [
    'a misspelt key that is needed',
    { [PLAN]: changed(base(PLAN), 'title: 方案', 'titel: 方案') },
    /没有“titel”这一项。 → 你是不是想写 “title”（标题）？$/,
  ],
  [
    'a misspelt key of an event',
    first('level: village, by: east', 'levle: village, by: east'),
    /没有“levle”这一项。 → 你是不是想写 “level”（层级）？$/,
  ],
  ['a Chinese key of an event', first('level: village, by: town', '层级: village, by: town'), /没有“层级”这一项。 → “层级”写成 level（层级）。$/],
  ['goals that are a text', first('goals: [做好一件事]', 'goals: 做好一件事'), /“goals”应当是列表.* → .*goals: \[做好一件事\]$/],
  ['a goal of another type', first('goals: [做好一件事]', 'goals: [[做好一件事]]'), /“goals”第 1 项应当是文字或若干“名称: 内容”，这里是列表。/],
  [
    'goals of a pairing that are texts',
    help('[{ goal: 建好台账 }]', '[建好台账]'),
    /“goals”第 1 项应当是若干“名称: 内容”，这里是文字。 → .*goal（目标）/,
  ],
  ['an old Word document', asset('a.doc'), /不能用 \.doc 文件.* → .*另存为.*docx/],
  ['a photograph of an iPhone', asset('a.heic'), /不能用 \.heic 文件.* → .*另存为 jpg/],
  ['a GIF', asset('a.gif', 'GIF89a'), /不能用 \.gif 文件.* → .*另存为.*PNG/],
];

describe('says what was meant', () => {
  test.each(CASES)('%s', async (_, files, ...expected) => {
    const { diagnostics } = await readSituation({ files });
    const told = diagnostics.map(({ line, column, message, hint }) => `${line}:${column} ${message} → ${hint}`);
    expect(told).toEqual(expected.map((one) => expect.stringMatching(one)));
  });

  test('an SVG in UTF-16', async () => {
    const files = { ...asset('a.svg'), 'brands/first/a.svg': Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le') };
    const { diagnostics } = await readSituation({ files });
    expect(diagnostics.map(({ message }) => message)).toEqual([expect.stringMatching(/“a\.svg”不是 UTF-8 编码/)]);
  });

  test('an organization whose id is none, and what else is wrong with it and elsewhere', async () => {
    const files: Files = {
      [ORGS]: changed(
        base(ORGS),
        '{ id: south, name: 南村党支部, level: village, parent: town,',
        '{ id: 南村, name: 南村党支部, level: ward, parent: tawn,',
      ),
      [HELP]: changed(base(HELP), 'lagging: south', 'lagging: 南村'),
      ...plan('issuer: distrct'),
    };
    const { diagnostics } = await readSituation({ files });
    expect(diagnostics.map(({ code, file, line }) => `${code} ${file}:${line}`)).toEqual([
      `reference/unknown ${PLAN}:3`,
      `schema/value ${ORGS}:5`,
      `reference/unknown ${ORGS}:5`,
      `reference/unknown ${ORGS}:5`,
    ]);
  });
});
