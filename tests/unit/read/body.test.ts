import { describe, expect, test } from 'vitest';
import { plainText, publicTree } from '../../../src/model/body.ts';
import { readBody } from '../../../src/read/body/index.ts';
import { drawStory, type Segment } from '../../../src/views/story.ts';

const WORDS = { footnotes: '注', back: (n: number) => `回到 ${n}`, table: '表', done: '已', open: '未' };
const said = (text: string) => readBody(text, 0).problems.map(({ code, line, column }) => `${code} ${line}:${column}`);
const drawn = (text: string): Segment[] => drawStory(publicTree(readBody(text, 0).tree), { link: (url) => ({ href: url }), words: WORDS });
const html = (text: string): string =>
  drawn(text)
    .map((segment) => (typeof segment === 'string' ? segment : `[${segment.component}]`))
    .join('');

describe('the gate', () => {
  test.each([
    ['收入<5万元', 'mdx/syntax 1:3'],
    ['见<https://a.cn>', 'mdx/syntax 1:2'],
    ['<!-- 注 -->', 'mdx/syntax 1:1'],
    ['{集合', 'mdx/syntax 1:1'],
    ['甲\n\n<Practice title="一">\n\n乙', 'mdx/syntax 3:1'],
    ['<Practice title="一"><Quote></Practice>', 'mdx/syntax 1:21'],
    ['甲 </Quote>', 'mdx/syntax 1:3'],
    ['😀{一}', 'mdx/code 1:3'],
    ['{}', 'mdx/code 1:1'],
    ['{/* 注 */ 1}', 'mdx/code 1:1'],
    ['import a from "b"', 'mdx/code 1:1'],
    ['export const a = 1', 'mdx/code 1:1'],
    ['<Quote by={x}>甲</Quote>', 'mdx/code 1:12'],
    ['<Quote {...x}>甲</Quote>', 'mdx/code 1:8'],
    ['甲<br/>', 'mdx/html 1:2'],
    ['<>甲</>', 'mdx/html 1:1'],
    ['<constructor/>', 'mdx/html 1:1'],
    ['<Constructor/>', 'mdx/component 1:1'],
    ['<a.b/>', 'mdx/component 1:1'],
    ['<Outcome value="1"/>', 'mdx/attribute 1:1'],
    ['<Outcome value="1" label=" "/>', 'mdx/attribute 1:27'],
    ['<Outcome value="1" label="甲" label="乙"/>', 'mdx/attribute 1:30'],
    ['<Outcome value="1" label="甲" colour="红"/>', 'mdx/attribute 1:30'],
    ['<Outcome value label="甲"/>', 'mdx/attribute 1:10'],
    ['<Milestone date="2020-02-30">甲</Milestone>', 'mdx/attribute 1:18'],
    ['<Video title="甲"/>', 'mdx/attribute 1:1'],
    ['<Video title="甲" src="a.mp4" href="https://a.cn"/>', 'mdx/attribute 1:1'],
    ['<Figure src="a.png"/>', 'text/alt 1:1'],
    ['<Figure src="a.png" alt=""/>', 'text/alt 1:26'],
    ['<Audio src="a.mp3"/>', 'text/alt 1:1'],
    ['甲![](a.png)', 'text/alt 1:2'],
  ])('%j is %s', (text, fault) => {
    expect(said(text)).toEqual([fault]);
  });

  test.each([
    ['甲 < 乙'],
    ['{/* 注 } 释 */}'],
    ['`{代码}` 和 `<b>`'],
    ['```\n<div>{x}</div>\n```'],
    ['进口 import 一词'],
    ['<Question>甲?</Question>'],
  ])('%j is allowed', (text) => {
    expect(said(text)).toEqual([]);
  });

  test('goes on after a syntax error', () => {
    expect(said('收入<5万元。\n\n{一}\n\n<b>甲</b>')).toEqual(['mdx/syntax 1:3', 'mdx/code 3:1', 'mdx/html 5:1']);
  });

  test('counts from the file’s beginning', () => {
    const text = '---\ntitle: 甲\n---\n\n{一}\n';
    expect(readBody(text, text.indexOf('---', 4) + 4).problems).toMatchObject([{ line: 5, column: 1 }]);
  });

  test.each([
    ['quotes', '>'.repeat(5_000)],
    ['lists', '- '.repeat(5_000)],
    ['asterisks', '*'.repeat(50_000)],
    ['brackets', '['.repeat(50_000)],
    ['emphasis', '**a'.repeat(3_000)],
    ['tags', '<Note>'.repeat(500)],
    ['smaller than', '<'.repeat(5_000)],
    ['braces', '{'.repeat(5_000)],
    ['one long word', '党'.repeat(200_000)],
  ])('ends soon on hostile %s', (_name, text) => {
    const began = performance.now();
    expect(Array.isArray(readBody(text, 0).problems)).toBe(true);
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('Chinese is set right', () => {
  test.each([
    ['**重点。**后文', '<p><strong>重点。</strong>后文</p>'],
    ['打造**“五型”社区，**为', '<p>打造<strong>“五型”社区，</strong>为</p>'],
    ['前文**《条例》**后文', '<p>前文<strong>《条例》</strong>后文</p>'],
    ['~~删。~~后文', '<p><del>删。</del>后文</p>'],
    ['10~20分钟，5~8月', '<p>10~20分钟，5~8月</p>'],
    ['甲乙\n丙丁', '<p>甲乙丙丁</p>'],
    ['甲乙。\n**丙**\n丁', '<p>甲乙。<strong>丙</strong>丁</p>'],
    ['甲 abc\ndef 乙', '<p>甲 abc def 乙</p>'],
    ['“甲”与"乙"', '<p>“甲”与"乙"</p>'],
    ['见https://a.cn/x，后文', '<p>见<a href="https://a.cn/x" rel="noopener external">https://a.cn/x</a>，后文</p>'],
    ['**见 https://a.cn/x，后文**后续', '<p><strong>见 <a href="https://a.cn/x" rel="noopener external">https://a.cn/x</a>，后文</strong>后续</p>'],
    ['[甲](https://a.cn/中文)', '<p><a href="https://a.cn/中文" rel="noopener external">甲</a></p>'],
  ])('%j', (text, expected) => {
    expect(html(text)).toBe(expected);
  });
});

describe('the tree', () => {
  test('ids are GitHub’s, numbered as if notes were not there; a practice has one', () => {
    const { headings } = readBody('## 成效\n\n<Note>\n## 成效\n</Note>\n\n## 成效\n\n<Practice title="成效">甲</Practice>\n', 0);
    expect(headings.map((one) => [one.id, one.zone, one.kind])).toEqual([
      ['成效', 'public', 'heading'],
      ['成效-3', 'note', 'heading'],
      ['成效-1', 'public', 'heading'],
      ['成效-2', 'public', 'practice'],
    ]);
  });
  test('zones: internal wins within a note', () => {
    const { links } = readBody('[a](a) <Note>[b](b) <Internal>[c](c)</Internal></Note>', 0);
    expect(links.map((link) => link.zone)).toEqual(['public', 'note', 'internal']);
  });
  test('blocks never stand in a paragraph', () => {
    expect(html('前 <Outcome value="1" label="人"/> 后')).toBe('<p>前</p>\n[Outcome]\n<p>后</p>');
    expect(html('![图](a.png)')).toBe('[Figure]');
  });
  test('reference links are followed, definitions leave no trace', () => {
    expect(html('[甲][x]\n\n[x]: https://a.cn "题"')).toBe('<p><a href="https://a.cn" title="题" rel="noopener external">甲</a></p>');
  });
  test('alignment is a class, tables scroll', () => {
    expect(html('|a|\n|:-:|\n|b|')).toContain('<th class="align-center" scope="col">a</th>');
    expect(html('|a|\n|:-:|\n|b|')).not.toContain('style=');
  });
  test('headings go down one rank at a time from h2', () => {
    expect(html('# 甲\n\n### 乙')).toBe('<h2 id="甲">甲</h2>\n<h3 id="乙">乙</h3>');
  });
  test('a footnote that only an internal passage refers to is gone from the public tree', () => {
    const tree = publicTree(readBody('甲[^1]\n\n<Internal>乙[^2]</Internal>\n\n[^1]: 明[^3]\n\n[^2]: 密\n\n[^3]: 三\n', 0).tree);
    expect(JSON.stringify(tree)).not.toContain('密');
    expect(JSON.stringify(tree)).toContain('三');
  });
  test('plain text has one block a line', () => {
    expect(plainText(readBody('## 一\n\n甲**乙**\n\n- 丙\n- 丁\n\n<Outcome value="8" unit="成" label="满意"/>', 0).tree.children)).toBe(
      '一\n甲乙\n丙\n丁\n8 成 满意',
    );
  });
});
