import { describe, expect, test } from 'vitest';
import { outline, type PublicBodyRoot, plainText, publicTree, questions, sections, walk } from '../../../src/model/body.ts';
import { type Body, readBody } from '../../../src/read/body/index.ts';
import { COMPONENTS } from '../../../src/schema/components.ts';

const said = (text: string) => readBody(text, 0).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
const hints = (text: string) => readBody(text, 0).problems.map(({ message, hint }) => `${message}${hint ?? ''}`);
const at = ({ line, column }: { line: number; column: number }) => `${line}:${column}`;
/** A tree in short form: `paragraph(text甲 strong(text乙))`. */
const short = (nodes: Body['tree']['children']): string =>
  nodes
    .map((node) => {
      const name = node.type === 'component' ? `<${node.name}>` : node.type;
      const value = node.type === 'component' ? '' : (node.value ?? node.alt ?? '');
      return node.children === undefined ? `${name}${value}` : `${name}(${short(node.children)})`;
    })
    .join(' ');
const tree = (text: string): string => short(readBody(text, 0).tree.children);

describe('the gate', () => {
  test.each([
    ['收入<5万元', 'mdx/syntax 1:3'],
    ['😀收入<5万元', 'mdx/syntax 1:5'],
    ['见<https://a.cn>', 'mdx/syntax 1:2'],
    ['<a@b.cn>', 'mdx/syntax 1:1'],
    ['<!-- 注 -->', 'mdx/syntax 1:1'],
    ['<关于加强党建的通知>', 'mdx/syntax 1:1'],
    ['{集合', 'mdx/syntax 1:1'],
    ['甲 {/* 注\n\n释 */}', 'mdx/syntax 1:3'],
    ['> {/* 注\n释 */}', 'mdx/syntax 1:3'],
    ['甲\n\n<Practice title="一">\n\n乙', 'mdx/syntax 3:1'],
    ['<Practice title="一"><Quote></Practice>', 'mdx/syntax 1:21'],
    ['<Quote>甲</Quot>', 'mdx/syntax 1:1'],
    ['<Quote>甲</quote>', 'mdx/syntax 1:1'],
    ['<Quote>甲</Practice>乙</Quote>', 'mdx/syntax 1:9'],
    ['<Note>甲\n\n乙</Note>', 'mdx/syntax 1:1'],
    ['<Note>\n\n- <Internal>\n- 甲\n</Internal>\n</Note>', 'mdx/syntax 3:3'],
    ['<Note>\n\n- 甲\n  </Note>', 'mdx/syntax 1:1'],
    ['> <Note>\n甲\n> </Note>', 'mdx/syntax 1:3'],
    ['<Quote>甲\n\n<Quote>乙</Quote>', 'mdx/syntax 1:1'],
    ['甲 </Quote>', 'mdx/syntax 1:3'],
    ['<Note>甲</Note x>', 'mdx/syntax 1:8'],
    ['<Note>甲</Note/>', 'mdx/syntax 1:8'],
    ['<Figure src="a.png" alt="甲', 'mdx/syntax 1:1'],
    ['<Figure src="a.png" alt="甲"', 'mdx/syntax 1:1'],
    ['<Figure src="a<b" alt=“甲” />', 'mdx/syntax 1:23'],
    ['<Figure src＝"a.png" />', 'mdx/syntax 1:12'],
    ['<Quote by={甲>乙</Quote>', 'mdx/syntax 1:1'],
    ['<Note a={1}>', 'mdx/syntax 1:1'],
    ['😀{一}', 'mdx/code 1:3'],
    ['{}', 'mdx/code 1:1'],
    ['{ }', 'mdx/code 1:1'],
    ['{/* 注 */ 1}', 'mdx/code 1:1'],
    ['{// 注\n}', 'mdx/code 1:1'],
    ['import a from "b"', 'mdx/code 1:1'],
    ['import a from "b"\nexport default () => {', 'mdx/code 1:1'],
    ['export const a = () => <b>', 'mdx/code 1:1'],
    ['<Quote by={x}>甲</Quote>', 'mdx/code 1:12'],
    ['<Quote {...x}>甲</Quote>', 'mdx/code 1:8'],
    ['<Quote {/* 注 */}>甲</Quote>', 'mdx/code 1:8'],
    ['甲<br/>', 'mdx/html 1:2'],
    ['甲<br>乙', 'mdx/html 1:2'],
    ['<div>\n\n甲\n\n</div>', 'mdx/html 1:1'],
    ['<font color=red>甲</font>', 'mdx/html 1:1'],
    ['甲</b>乙', 'mdx/html 1:2'],
    ['<>甲</>', 'mdx/html 1:1'],
    ['<constructor/>', 'mdx/html 1:1'],
    ['<Constructor/>', 'mdx/component 1:1'],
    ['<a.b/>', 'mdx/component 1:1'],
    ['<a:b/>', 'mdx/component 1:1'],
    ['# 甲 <Qoute>乙</Qoute>', 'mdx/component 1:5'],
    ['<Outcome value="1"/>', 'mdx/attribute 1:1'],
    ['<Outcome value="1" label=" "/>', 'mdx/attribute 1:27'],
    ['<Outcome value="1" label="甲" label="乙"/>', 'mdx/attribute 1:30'],
    ['😀<Outcome value="1" label="甲" colour="红"/>', 'mdx/attribute 1:32'],
    ['<Outcome value label="甲"/>', 'mdx/attribute 1:10'],
    ['<Quote by>甲</Quote>', 'mdx/attribute 1:8'],
    ['<Note by="甲">乙</Note>', 'mdx/attribute 1:7'],
    ['<Milestone>甲</Milestone>', 'mdx/attribute 1:1'],
    ['<Milestone date="2020-02-30">甲</Milestone>', 'mdx/attribute 1:18'],
    ["<Milestone\n  date = '2020-13'>甲</Milestone>", 'mdx/attribute 2:11'],
    ['<Video title="甲"/>', 'mdx/attribute 1:1'],
    ['<Video title="甲" src=""/>', 'mdx/attribute 1:1'],
    ['<Video title="甲" src/>', 'mdx/attribute 1:18'],
    ['<Video title="甲" src="a.mp4" href="https://a.cn"/>', 'mdx/attribute 1:1'],
    ['<Figure src="a.png"/>', 'text/alt 1:1'],
    ['<Figure src="a.png" alt=""/>', 'text/alt 1:26'],
    ['<Figure src="a.png" alt/>', 'text/alt 1:21'],
    ['<Audio src="a.mp3"/>', 'text/alt 1:1'],
    ['<Audio src="a.mp3" transcript=" "/>', 'text/alt 1:32'],
    ['甲![](a.png)', 'text/alt 1:2'],
    ['![ ][x]\n\n[x]: a.png', 'text/alt 1:1'],
  ])('%j gives only %s', (text, fault) => {
    expect(said(text)).toEqual([fault]);
  });

  test.each([
    '甲 < 乙 > 丙',
    '{/* 注 } 释 { */}',
    '前 {/* } */} 后',
    '{/* {\n\n空行 */}',
    '{/* 一 */ /* 二 */}',
    '{/* } */}{/* { */} <Note/>',
    '{/* 一\n\n二 } */}{/* 三 {\n\n四 */}',
    '`{代码}` 和 `<b>` 和 `{/* } */}`',
    '```\n<div>{x}</div>\n```',
    '进口 import 一词',
    '- import 一词',
    ' import 一词',
    '甲\nimport 乙',
    '<Question>甲?</Question>',
    '<Figure src="a.png" alt="甲" caption="" credit=""/>',
    '<Video title="甲" src="" href="https://a.cn"/>',
    '<Milestone date="2020">甲</Milestone><Milestone date="2020-02">乙</Milestone><Milestone date="2020-02-29">丙</Milestone>',
    '&lt;5 \\<5 \\{一}',
    '## 甲 <Note>乙</Note>',
    '| 甲 |\n| - |\n| <Internal>乙</Internal> |',
  ])('%j is allowed', (text) => {
    expect(said(text)).toEqual([]);
  });

  test('reads on after a syntax error and finds links and files', () => {
    const body = readBody('收入<5万元，[甲](b)。\n\n{一}\n\n<Note>丙\n\n<b>甲</b> ![图](a.png) <Outcom/>', 0);
    expect(body.problems.map(({ code, line, column }) => `${code} ${line}:${column}`)).toEqual([
      'mdx/syntax 1:3',
      'mdx/code 3:1',
      'mdx/syntax 5:1',
      'mdx/html 7:1',
      'mdx/component 7:22',
    ]);
    expect(body.broken).toBe(true);
    expect(body.links.map(at)).toEqual(['1:8']);
    expect(body.assets.map(at)).toEqual(['7:10']);
    expect(readBody('{一}', 0).broken).toBe(false);
  });

  test('reads Markdown even if there are too many faults', () => {
    const { problems, links, broken } = readBody(`${'5<6 '.repeat(60)}[甲](b)`, 0);
    expect([problems.length, links.length, broken]).toEqual([50, 1, true]);
  });

  test('gives a hint what to type', () => {
    expect(hints('收入<5万元')[0]).toContain('&lt;');
    expect(hints('见<https://a.cn>')[0]).toContain('直接写网址');
    expect(hints('<!-- 注 -->')[0]).toContain('{/* … */}');
    expect(hints('<关于加强党建的通知>')[0]).toContain('《》');
    expect(hints('<Figure src=“a.png” alt="甲"/>')[0]).toContain('英文');
    expect(hints('<Quote>甲</Quot>')[0]).toContain('</Quot>');
    expect(hints('甲<br>乙')[0]).toContain('反斜杠');
    expect(hints('import 乙')[0]).toContain('导入');
    expect(hints('<Fgure/>')[0]).toContain('“Figure”');
    expect(hints('<Outcome value="1" lable="甲" label="乙"/>')[0]).toContain('“label”');
    expect(hints('<Note>甲\n\n乙</Note>')[0]).toContain('单独成行');
  });

  test('gives Chinese sentences without parser terms', () => {
    const all = [
      '5<6',
      '{',
      '<Note>',
      '</Note>',
      '<Quote by={x',
      '<Note>\n\n</Quote>',
      '{x}',
      '<b/>',
      '<A/>',
      '<Note a/>',
      '<Video/>',
      '<Figure/>',
    ].flatMap(hints);
    for (const sentence of all) {
      expect(sentence).toMatch(/[。？?]$/u);
      expect(sentence).not.toMatch(/[Ee]xpected|character|closing|undefined|null/);
    }
  });

  test('counts lines from the start of the file', () => {
    const text = '---\ntitle: 甲\n---\n\n甲 {一}\n';
    expect(readBody(text, text.indexOf('---', 4) + 4).problems.map(at)).toEqual(['5:3']);
  });

  test('does not take inherited object properties for components', () => {
    expect(said('<ToString/>')).toEqual(['mdx/component 1:1']);
    expect(said('<Note toString="甲">乙</Note>')).toEqual(['mdx/attribute 1:7']);
  });

  test('knows these components and attributes', () => {
    const table = COMPONENTS.map(({ name, attributes }) =>
      `${name} ${attributes.map((one) => `${one.name}${one.needed ? '' : '?'}`).join(' ')}`.trim(),
    );
    expect(table).toEqual([
      'Figure src alt caption? credit?',
      'Gallery',
      'Practice title',
      'Outcome value unit? label before? asOf?',
      'Quote by?',
      'Milestone date',
      'Question',
      'Audio src transcript title?',
      'Video src? href? title poster? transcript?',
      'Note',
      'Internal',
    ]);
  });
});

describe('hostile texts', () => {
  const nested = (mark: string, depth: number) => Array.from({ length: depth }, (_, index) => `${mark.repeat(index)}- 甲`).join('\n');
  test.each([
    ['quotes', '>'.repeat(5_000), 1],
    ['quotes on lines', `${'> '.repeat(101)}甲\n`.repeat(900), 1],
    ['bullets', `${'- '.repeat(5_000)}甲`, 1],
    ['thematic breaks', `${'- '.repeat(5_000)}\n\n${'* '.repeat(5_000)}`, 0],
    ['numbers', '1. '.repeat(5_000), 1],
    ['nested lists', nested('  ', 400), 1],
    ['nested components', `${'<Quote>\n'.repeat(500)}甲\n${'</Quote>\n'.repeat(500)}`, 1],
    ['components in a line', `${'<Quote>'.repeat(2_000)}甲${'</Quote>'.repeat(2_000)}`, 1],
    ['list items', '- 甲\n'.repeat(30_000), 1],
    ['footnotes', Array.from({ length: 5_000 }, (_, index) => `甲[^${index}]\n\n[^${index}]: 乙\n\n`).join(''), 1],
    ['asterisks', '*'.repeat(100_000), 0],
    ['emphasis', '**a'.repeat(30_000), undefined],
    ['emphasis in emphasis', '*a **b '.repeat(5_000), undefined],
    ['open brackets', '['.repeat(100_000), 1],
    ['closing brackets', ']('.repeat(50_000), 1],
    ['links in links, fewer', '[甲'.repeat(3_000) + '](a)'.repeat(3_000), 1],
    ['links in links', '[甲'.repeat(10_000) + '](a)'.repeat(10_000), 1],
    ['bracket pairs', '[a]'.repeat(33_000), 1],
    ['backticks', Array.from({ length: 400 }, (_, index) => '`'.repeat(index + 1)).join('a'), undefined],
    ['tags', '<Note>'.repeat(500), undefined],
    ['less-than signs', '<'.repeat(5_000), undefined],
    ['braces', '{'.repeat(5_000), undefined],
    ['comments that never end', '{/* \n\n'.repeat(12_000), undefined],
    ['comments in one brace', `{${'/* */'.repeat(20_000)}x}`, 1],
    ['an address of question marks', `https://a.cn/${'?'.repeat(100_000)}a`, 0],
    ['an address of entities', `https://a.cn/${'&a;'.repeat(30_000)}a`, 1],
    ['an address of dots', `https://a${'.'.repeat(100_000)}a`, 0],
    ['an address after a bracket', `[https://a.cn/${')'.repeat(100_000)}`, 0],
    ['blanks', `甲${' '.repeat(100_000)}乙\n丙`, 0],
    ['blanks in a table', `a|b\n-|-${' '.repeat(100_000)}x`, 1],
    ['blanks after a heading without its own', `##甲${' '.repeat(100_000)}乙`, 1],
    ['a table of bars', '|'.repeat(100_000), 1],
    ['formulas', '$a_'.repeat(15_000), undefined],
    ['highlights', '==a'.repeat(30_000), undefined],
    ['full-width tags', '＜Practice '.repeat(10_000), 0],
    ['tabs', `${'\t甲'.repeat(20_000)}\n${'\t乙'.repeat(20_000)}`, 1],
    ['blank lines', '\n'.repeat(100_000), 1],
    ['a long name', `<${'a.'.repeat(50_000)}b/>`, 1],
    ['one long word', '党'.repeat(200_000), 0],
    ['lone surrogates and NUL', '\ud800\0'.repeat(10_000), 0],
  ])('%s are read or refused quickly', (_name, text, problems) => {
    const began = process.cpuUsage();
    const body = readBody(text, 0);
    const { user } = process.cpuUsage(began);
    if (problems !== undefined) expect(body.problems.length).toBe(problems);
    for (const { message } of body.problems) expect(message.length).toBeLessThan(200);
    for (const { code, line, column } of body.problems)
      expect([/^(?:mdx\/|text\/markdown$)/.test(code), line > 0, column > 0]).toEqual([true, true, true]);
    expect(user / 1000).toBeLessThan(3_000);
    expect(() => JSON.stringify(publicTree(body.tree))).not.toThrow();
  });

  test('too deep nesting is reported where it starts', () => {
    expect(said(`甲\n\n${'> '.repeat(150)}乙`)).toEqual(['mdx/syntax 3:201']);
    expect(said(`${'> '.repeat(40)}甲`)).toEqual([]);
    expect(said(`${'* * '.repeat(100)}\n\n甲`)).toEqual([]);
  });

  test('a long real text is accepted', () => {
    const row = '| [甲](a) | **乙** | `丙` |\n';
    const text = `## 甲\n\n${'一段正文，有**重点**，有[链接](a)。\n\n'.repeat(1_000)}| 一 | 二 | 三 |\n| - | - | - |\n${row.repeat(1_500)}\n${'- 甲\n'.repeat(2_000)}`;
    const body = readBody(text, 0);
    expect([body.problems.length, body.links.length]).toEqual([0, 2_500]);
  });

  test('reading never throws and returns plain data', () => {
    const pieces = [
      '甲',
      'a ',
      '\n',
      '\n\n',
      '> ',
      '- ',
      '#',
      '**',
      '`',
      '```\n',
      '[',
      ']',
      '](a)',
      '![',
      '[^1]',
      '\n\n[^1]: ',
      '<',
      '>',
      '/>',
      '<Note>',
      '</Note>',
      '<Quote by="',
      '"',
      '<b>',
      '</>',
      '{',
      '}',
      '{/*',
      '*/}',
      'https://a.cn/',
      '，',
      '|',
      '\n-|-\n',
      '\\',
      '&lt;',
      '\t',
      '😀',
      '\ud83d',
    ];
    let seed = 20260601;
    const next = (below: number): number => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return Math.floor((seed / 2147483648) * below);
    };
    for (let round = 0; round < 1_500; round += 1) {
      const text = Array.from({ length: 1 + next(14) }, () => pieces[next(pieces.length)]).join('');
      const body = readBody(text, 0);
      expect(JSON.parse(JSON.stringify(body))).toEqual(body);
      const lines = text.split('\n');
      for (const { line, column } of [...body.problems, ...body.links, ...body.assets, ...body.headings, ...body.texts]) {
        expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 1);
      }
      for (const node of walk(body.tree.children)) {
        if (!['paragraph', 'heading', 'strong', 'emphasis', 'delete', 'link'].includes(node.type)) continue;
        expect(node.children?.filter((child) => child.type === 'component' || child.type === 'paragraph')).toEqual([]);
      }
    }
  });
});

describe('links and files', () => {
  test('links have the position of their use and the address as written', () => {
    const { links } = readBody('😀[甲*乙*](a%20b.mdx#c) [丙][x] <Video title="丁" href="https://a.cn/&amp;"/> a@b.cn\n\n[x]: ../d "题"', 0);
    expect(links.map((link) => `${link.url} ${link.text} ${at(link)}`)).toEqual([
      'a%20b.mdx#c 甲乙 1:3',
      '../d 丙 1:23',
      'https://a.cn/& 丁 1:53',
      'mailto:a@b.cn a@b.cn 1:75',
    ]);
  });

  test('entities are decoded, so that they cannot hide a scheme', () => {
    expect(readBody('[甲](javascript&colon;alert%281%29)', 0).links[0]?.url).toBe('javascript:alert%281%29');
  });

  test('files have the position of their value', () => {
    const { assets } = readBody(
      '![图](a.png) ![图][x]\n\n<Figure src="b.png" alt="图"/><Audio src="c.mp3" transcript="文"/>\n<Video title="影" src="d.mp4" poster="e.png"/>\n\n[x]: f.png',
      0,
    );
    expect(assets.map((asset) => `${asset.path} ${asset.role} ${asset.where} ${at(asset)}`)).toEqual([
      'a.png image image 1:1',
      'f.png image image 1:13',
      'b.png image Figure 3:14',
      'c.mp3 audio Audio 3:42',
      'd.mp4 video Video 4:23',
      'e.png image Video 4:38',
    ]);
  });

  test('the innermost zone counts, but internal wins', () => {
    const { links } = readBody('[a](a) <Note>[b](b) <Internal>[c](c) <Note>[d](d)</Note></Internal></Note>\n\n<Quote>[e](e)</Quote>', 0);
    expect(links.map((link) => link.zone)).toEqual(['public', 'note', 'internal', 'internal', 'public']);
  });

  test('a misspelt Internal is not public', () => {
    expect(readBody('<Intenal>[a](a)</Intenal> <internal>[b](b)</internal> <code>[c](c)</code>', 0).links.map((link) => link.zone)).toEqual([
      'internal',
      'internal',
      'public',
    ]);
  });

  test('a footnote has the zone of its most public reference', () => {
    const text =
      '甲[^a]\n\n<Note>乙[^b]</Note> <Internal>丙[^c][^a]</Internal>\n\n[^a]: [a](a)\n\n[^b]: [b](b)[^d]\n\n[^c]: ![c](c.png)\n\n[^d]: [d](d)\n\n[^e]: [e](e)';
    const { links, assets, texts } = readBody(text, 0);
    expect([...links, ...assets].map((one) => `${'url' in one ? one.url : one.path} ${one.zone}`)).toEqual([
      'a public',
      'b note',
      'd note',
      'e internal',
      'c.png internal',
    ]);
    expect(texts.find((one) => one.text === 'd')?.zone).toBe('note');
  });

  test('a public link does not use an internal definition', () => {
    const text =
      '[甲][x] ![图][x] [乙][y]\n\n<Internal>\n\n[x]: https://secret.cn\n\n[y]: https://secret.cn/y\n\n[丙][x]\n\n</Internal>\n\n[y]: https://open.cn';
    const { links, tree: root } = readBody(text, 0);
    expect(links.map((link) => `${link.url} ${link.text}`)).toEqual(['https://open.cn 乙', 'https://secret.cn 丙']);
    expect(JSON.stringify(publicTree(root))).not.toContain('secret');
  });

  test('texts have their own positions, whatever comes before them on the line', () => {
    const { texts } = readBody('> 甲😀 **乙**\n> 丙\n\n- `丁`<Outcome value="8" label="戊"/>', 0);
    expect(texts.map((one) => `${one.text} ${one.kind} ${at(one)}`)).toEqual([
      '甲😀 text 1:3',
      '乙 text 1:9',
      '丙 text 2:3',
      '丁 code 4:4',
      '8 attribute 4:22',
      '戊 attribute 4:32',
    ]);
  });
});

test('a line with entities has its own position, not that of the line before', () => {
  const { texts } = readBody('短\n&#x110000;长长长长长长长长\n> 引\n> &amp;用用用\n尾', 0);
  expect(texts.map((one) => `${one.text} ${at(one)}`)).toEqual(['短 1:1', '\ufffd长长长长长长长长 2:1', '引 3:3', '&用用用 4:1', '尾 5:1']);
});

describe('headings', () => {
  test('ids are GitHub’s, numbered without internal headings; a practice has one', () => {
    const { headings, tree: root } = readBody('## 成效\n\n<Note>\n## 成效\n</Note>\n\n## 成效\n\n<Practice title="成效">甲</Practice>\n', 0);
    expect(headings.map((one) => [one.id, one.zone, one.kind, at(one)])).toEqual([
      ['成效', 'public', 'heading', '1:1'],
      ['成效-3', 'note', 'heading', '4:1'],
      ['成效-1', 'public', 'heading', '7:1'],
      ['成效-2', 'public', 'practice', '9:1'],
    ]);
    expect([...walk(root.children)].flatMap((node) => ('id' in node ? [node.id] : []))).toEqual(['成效', '成效-3', '成效-1', '成效-2']);
  });

  test('ids come from the public text', () => {
    const { headings } = readBody('## 甲<Internal>密</Internal>乙 `丙` ![图](a.png)\n\n一行\n又一行\n---\n\n##\n\n### A B, C!\n', 0);
    expect(headings.map((one) => `${one.depth} ${one.text} ${one.id}`)).toEqual(['2 甲乙 丙 甲乙-丙', '2 一行又一行 一行又一行', '3 A B, C! a-b-c']);
  });
});

describe('the tree', () => {
  test.each([
    ['blocks split a paragraph', '前 <Outcome value="1" label="人"/> 后', 'paragraph(text前) <Outcome>() paragraph(text后)'],
    ['blocks split bold', '**前<Quote>甲</Quote>后**', 'paragraph(strong(text前)) <Quote>(paragraph(text甲)) paragraph(strong(text后))'],
    ['blocks are moved behind a heading', '## 前<Quote>甲</Quote>后', 'heading(text前 text后) <Quote>(paragraph(text甲))'],
    ['pictures are separate paragraphs', '前 ![图](a.png) 后', 'paragraph(text前) paragraph(image图) paragraph(text后)'],
    ['a link keeps the alternative text of its picture', '[![图](a.png)](b)', 'paragraph(image图) paragraph(link(text图))'],
    [
      'cells may contain pictures and components',
      '| ![图](a.png) | <Quote>甲</Quote> |\n| - | - |',
      'table(tableRow(tableCell(image图) tableCell(<Quote>(paragraph(text甲)))))',
    ],
    ['components alone are not in a paragraph', '<Note>甲</Note> <Note>乙</Note>', '<Note>(paragraph(text甲)) <Note>(paragraph(text乙))'],
    ['text in a component is in a paragraph', '<Quote>\n甲\n\n- 乙\n</Quote>', '<Quote>(paragraph(text甲) list(listItem(paragraph(text乙))))'],
    ['content of a component that takes none comes after it', '<Figure src="a.png" alt="图">甲</Figure>', '<Figure>() paragraph(text甲)'],
    ['comments are removed', '甲{/* } */}\n\n{/* 注\n\n释 */}\n\n- {/* 注 */}', 'paragraph(text甲) list(listItem())'],
    ['refused elements are removed, their content stays', '甲{一}<b>乙</b><Foo>丙</Foo>', 'paragraph(text甲 text乙 text丙)'],
    ['code is literal', '`{/* } */}`\n\n```\n{/* { */}\n```', 'paragraph(inlineCode{/* } */}) code{/* { */}'],
    ['references become links and pictures', '[甲][x]![图][x]\n\n[x]: a.png', 'paragraph(link(text甲)) paragraph(image图)'],
    ['an empty heading is removed', '##\n\n甲', 'paragraph(text甲)'],
  ])('%s', (_name, text, expected) => {
    expect(tree(text)).toBe(expected);
  });

  test('attributes are plain texts with lines joined as in a paragraph', () => {
    const [node] = readBody('<Audio src="a.mp3" transcript="第一句，\n  第二句\n\n  a\n  b &quot;c&quot;"/>', 0).tree.children;
    expect(node).toEqual({
      type: 'component',
      name: 'Audio',
      attributes: { src: 'a.mp3', transcript: '第一句，第二句\na b "c"' },
      children: [],
    });
  });

  test('the first public footnote of a name counts', () => {
    const text = '甲[^1]\n\n<Internal>\n\n[^1]: 密\n\n</Internal>\n\n[^1]: 明\n\n[^1]: 暗';
    expect(plainText(readBody(text, 0).tree.children)).toBe('甲\n明');
  });
});

describe('lines', () => {
  const first = (text: string) => plainText(readBody(text, 0).tree.children);
  test.each([
    ['甲乙\n丙丁', '甲乙丙丁'],
    ['甲，\n（乙）', '甲，（乙）'],
    ['甲。\n**丙**\n丁', '甲。丙丁'],
    ['**甲**\n*乙*', '甲乙'],
    ['甲[^1]\n乙\n\n[^1]: 丙', '甲乙\n丙'],
    ['かな\n漢字', 'かな漢字'],
    ['甲“乙”\n丙', '甲“乙”丙'],
    ['𠮷\n𠮷', '𠮷𠮷'],
    ['葛\u{e0100}\n城', '葛\u{e0100}城'],
    ['甲 abc\ndef 乙', '甲 abc def 乙'],
    ['甲\nabc\n乙', '甲 abc 乙'],
    ['said “a”\n“b”', 'said “a” “b”'],
    ['甲😀\n乙', '甲😀 乙'],
    ['甲\\\n乙', '甲\n乙'],
    ['> 甲\n> 乙\n丙', '甲乙丙'],
  ])('%j', (text, expected) => {
    expect(first(text)).toBe(expected);
  });
});

describe('bare addresses', () => {
  const urls = (text: string) => readBody(text, 0).links.map((link) => `${link.url} ${at(link)}`);
  test.each([
    ['见https://a.cn/x，后文', ['https://a.cn/x 1:2']],
    ['见 HTTPS://A.cn/，后', ['HTTPS://A.cn/ 1:3']],
    ['😀https://a.cn后文', ['https://a.cn 1:3']],
    ['（https://a.cn/x?a=1&b=2）', ['https://a.cn/x?a=1&b=2 1:2']],
    ['(https://a.cn/x_(y)).，后', ['https://a.cn/x_(y) 1:2']],
    ['https://a.cn/x.&amp;，后', ['https://a.cn/x 1:1']],
    ['https://a.cn/a_b_c*d*', ['https://a.cn/a_b_c*d 1:1']],
    ['https://例子.cn/', []],
    ['xhttps://a.cn', []],
    ['https://a_b.cn', []],
    ['`https://a.cn`', []],
    ['[https://a.cn，后文', ['https://a.cn 1:2']],
    ['[见 a@b.cn 和 https://c.cn/，与 https://c.cn/d)。', ['mailto:a@b.cn 1:4', 'https://c.cn/ 1:13', 'https://c.cn/d 1:29']],
    ['[见 https\\://a.cn', []],
    ['[https://a.cn](https://b.cn/中文)', ['https://b.cn/中文 1:1']],
    ['<Quote by="https://a.cn，后">甲</Quote>', []],
    ['见www.a.cn，（ www.a.cn/b，后', ['http://www.a.cn/b 1:13']],
    ['联系a@b.cn，谢谢', ['mailto:a@b.cn 1:3']],
  ])('%j', (text, expected) => {
    expect(urls(text)).toEqual(expected);
  });
});

describe('the model', () => {
  const CASE =
    '前言\n\n## 一\n\n甲[^1]\n\n<Practice title="做法">\n<Question>问**一**？</Question>\n</Practice>\n\n## 二\n\n### 小\n\n<Outcome value="8" unit="成" label="满意"/>\n\n[^1]: 注\n';

  test('the public tree has no notes, no elements that contained only notes, and no footnotes of notes', () => {
    const text =
      '甲[^1][^2]\n\n<Internal>乙[^2]</Internal>\n\n- <Note>密</Note>\n- 丙\n\n> <Note>密</Note>\n\n<Note>\n\n[^2]: 密\n\n</Note>\n\n| <Internal>密</Internal> | 丁 |\n| - | - |\n\n<Practice title="戊"><Internal>密</Internal></Practice>\n\n[^1]: 明[^3]\n\n[^3]: 三\n\n[^4]: 密[^4]';
    const root = publicTree(readBody(text, 0).tree);
    expect(JSON.stringify(root)).not.toContain('密');
    expect(short(root.children as Body['tree']['children'])).toBe(
      'paragraph(text甲 footnoteReference) list(listItem(paragraph(text丙))) table(tableRow(tableCell() tableCell(text丁))) <Practice>() footnoteDefinition(paragraph(text明 footnoteReference)) footnoteDefinition(paragraph(text三))',
    );
    expect(publicTree(root)).toEqual(root);
  });

  test('the type of the public tree excludes notes', () => {
    const whole = readBody('甲', 0).tree;
    // @ts-expect-error: a whole body may contain a note.
    const wrong: PublicBodyRoot = whole;
    // @ts-expect-error: this body contains a note.
    const alsoWrong: PublicBodyRoot = { type: 'root', children: [{ type: 'component', name: 'Note', attributes: {}, children: [] }] };
    const right: PublicBodyRoot = { type: 'root', children: [{ type: 'component', name: 'Quote', attributes: {}, children: [] }] };
    expect([wrong, alsoWrong, right].length).toBe(3);
  });

  test('plain text has one line per block', () => {
    expect(plainText(readBody(CASE, 0).tree.children)).toBe('前言\n一\n甲\n做法\n问一？\n二\n小\n8 成 满意\n注');
    expect(plainText(readBody('| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n\n![图](a.png "图注")', 0).tree.children)).toBe('甲 乙\n1 2\n图 图注');
  });

  test('outline, sections, questions', () => {
    const root = publicTree(readBody(CASE, 0).tree);
    expect(outline(root)).toEqual([
      { depth: 2, id: '一', text: '一' },
      { depth: 3, id: '做法', text: '做法' },
      { depth: 2, id: '二', text: '二' },
      { depth: 3, id: '小', text: '小' },
    ]);
    expect(sections(root).map(({ id, title, children }) => `${id} ${title}: ${short(children)}`)).toEqual([
      'undefined undefined: paragraph(text前言)',
      '一 一: paragraph(text甲 footnoteReference) <Practice>(<Question>(paragraph(text问 strong(text一) text？)))',
      '二 二: heading(text小) <Outcome>()',
    ]);
    expect(questions(root).map(plainText)).toEqual(['问一？']);
  });
});
