/** What will be printed as typed is told with what to type. What is written rightly is not. */
import { describe, expect, test } from 'vitest';
import { readBody } from '../../../src/read/body/index.ts';

/** The warnings about a body, each as `line:column message → hint`. */
const told = (body: string): string[] =>
  readBody(body, 0).problems.map(({ code, severity, line, column, message, hint }) => {
    expect([code, severity]).toEqual(['text/markdown', 'warning']);
    return `${line}:${column} ${message} → ${hint}`;
  });

describe('told once, where it begins, with what to type', () => {
  test.each<[what: string, body: string, told: RegExp]>([
    ['a heading without its blank', '##做法\n', /^1:1 .*不会成为标题.* → .*## 做法$/],
    ['a heading of the first level without its blank', '#做法\n', /^1:1 .*标题.* → .*# 做法$/],
    ['a heading after text', '正文。\n###成效\n', /^2:1 .*标题.* → .*### 成效$/],
    ['a heading with full-width marks', '＃＃ 做法\n', /^1:1 .*“＃＃”.* → .*## 做法$/],
    ['a heading with one full-width mark', '＃ 做法\n', /^1:1 .*标题.* → .*# 做法$/],
    ['a heading in a quotation', '> ##做法\n', /^1:3 .*标题/],
    ['a table without its second row', '| 序号 | 名称 |\n| 1 | 甲 |\n', /^1:1 .*少了一行横线.* → .*\| --- \| --- \|/],
    ['a table of one row', '| 序号 | 名称 |\n', /^1:1 .*表格/],
    ['a table without outer bars', '序号 | 名称\n1 | 甲\n', /^1:1 .*表格.*\| --- \| --- \|/],
    ['a table with full-width bars', '｜序号｜名称｜\n｜－－－｜－－－｜\n｜1｜甲｜\n', /^1:1 .*全角的“｜”.* → .*\| --- \| --- \|/],
    ['a table with full-width hyphens', '| 序号 | 名称 |\n|－－－|－－－|\n| 1 | 甲 |\n', /^1:1 .*第二行的横线写得不对.* → .*\| --- \| --- \|/],
    [
      'a table whose second row has other cells',
      '| 序号 | 名称 | 数 |\n|---|---|\n| 1 | 甲 | 3 |\n',
      /^1:1 .*格数不一样.* → .*\| --- \| --- \| --- \|/,
    ],
    ['a table with tabs', '序号\t名称\n1\t甲\n', /^1:1 .*Word 或 Excel.* → .*\| 序号 \| 名称 \|.*\| --- \| --- \|/],
    ['a cell beyond the header', '| 序号 | 名称 |\n|---|---|\n| 1 | 甲 | 多的 |\n', /^3:11 .*“多的”不会印出来.* → .*2 格/],
    ['a component in full-width brackets', '＜Practice title="灯"＞\n', /^1:1 .*全角.* → .*<Practice …>/],
    ['a component in full-width brackets, in Chinese', '＜做法 标题="灯"＞\n', /^1:1 .*全角.* → .*<Practice …>/],
    ['a closing tag in full-width brackets', '完了。＜／Practice＞\n', /^1:4 .*全角/],
    ['a picture in full-width brackets', '见！［村口］（a.jpg）。\n', /^1:2 .*不会成为图片.* → 写成：!\[村口\]\(a\.jpg\)$/],
    ['a picture with full-width round brackets', '![村口]（a.jpg）\n', /^1:1 .*图片.* → 写成：!\[村口\]\(a\.jpg\)$/],
    ['a picture with a blank in its name', '![村口](村口 照片.jpg)\n', /^1:1 .*图片.* → 写成：!\[村口\]\(<村口 照片\.jpg>\)$/],
    ['a link with full-width brackets', '见[说明]（https://a.cn/x）。\n', /^1:2 .*链接.* → 写成：\[说明\]\(https:\/\/a\.cn\/x\)$/],
    ['a link with a blank in its address', '见[说明](https://a.cn/a b)。\n', /^1:2 .*链接.* → 写成：\[说明\]\(https:\/\/a\.cn\/a%20b\)$/],
    ['a link with a blank between its brackets', '见[说明] (../plan.mdx)。\n', /^1:2 .*链接.* → 写成：\[说明\]\(\.\.\/plan\.mdx\)$/],
    ['a link to nothing', '见[说明][方案]。\n', /^1:2 .*“方案”是哪个地址/],
    ['an undefined footnote', '没有定义[^1]。\n', /^1:5 .*没有脚注“1”.* → .*\[\^1\]: /],
    ['an unused footnote', '正文。\n\n[^2]: 没有引用。\n', /^3:1 .*脚注“2”没有用到.* → .*\[\^2\]/],
    ['a footnote that is written twice', '甲[^1]。\n\n[^1]: 一。\n\n[^1]: 二。\n', /^5:1 .*写了两次/],
    ['a definition of a link that nothing uses', '正文。\n\n[1]: 说明\n', /^3:1 .*不会印出来.* → .*\[\^1\]/],
    ['a list with 、', '有两条：\n1、第一条\n2、第二条\n', /^2:1 .*“1、”.* → .*“1\. ”/],
    ['a list with 、 from its first line', '1、第一条\n2、第二条\n', /^1:1 .*连成一段/],
    ['a list with （一）', '（一）甲\n（二）乙\n', /^1:1 .*“（二）”/],
    ['a list with circled numbers', '①甲\n②乙\n', /^1:1 .*连成一段/],
    ['a list with full-width numbers', '１．甲\n２．乙\n', /^1:1 .*连成一段/],
    ['a list with bullets', '• 甲\n• 乙\n', /^1:1 .*“•”/],
    ['a bullet in a paragraph of its own', '● 甲\n', /^1:1 .*“●”会原样印出来.* → .*“- ”/],
    ['a list without blanks', '-甲\n-乙\n', /^1:1 .*“-”/],
    ['a number without its blank', '1.甲\n2.乙\n', /^1:1 .*“2\.”/],
    ['a paragraph that is only indented', '　　首段。\n　　次段。\n', /^2:1 .*另起一段.* → 两段之间空一行/],
    ['a notice', '> [!NOTE]\n> 请带证件。\n', /^1:3 .*“\[!NOTE\]”.* → .*\*\*注意/],
    ['a directive', ':::tip\n甲\n:::\n', /^1:1 .*“:::tip”/],
    ['a formula', '得分为 $S=\\sum x_i$。\n', /^1:5 .*公式/],
    ['a formula of its own', '$$a+b$$\n', /^1:1 .*公式/],
    ['a formula as LaTeX writes it', '得分为 \\(x^2\\)。\n', /^1:5 .*公式/],
    ['a diagram', '```mermaid\ngraph TD\n```\n', /^1:1 .*mermaid.* → .*<Figure/],
    ['code without an end', '```\n甲\n\n乙\n', /^1:1 .*没有结束/],
    ['emphasis with underscores that is none', '__粗，__后文\n', /^1:1 .*“__”.* → .*\*\*文字\*\*/],
    ['strikes with blanks', '甲~~ 删 ~~乙\n', /^1:2 .*“~~”/],
    ['full-width strikes', '甲～～删～～乙\n', /^1:2 .*“～～”/],
    ['a highlight', '这是==重点==。\n', /^1:3 .*“==”/],
    ['a table of contents', '[TOC]\n', /^1:1 .*“\[TOC\]”/],
    ['a link as a wiki writes it', '见[[方案]]。\n', /^1:2 .*“\[\[方案\]\]”/],
    ['a full-width quotation mark', '＞ 灯亮了。\n', /^1:1 .*引用/],
    ['a full-width divider', '甲\n\n－－－\n\n乙\n', /^3:1 .*分隔线.* → .*---/],
    ['a divider right below a sentence', '灯亮了。\n---\n\n乙\n', /^1:1 .*会成为标题.* → .*空一行/],
  ])('%s', (_, body, expected) => {
    expect(told(body)).toEqual([expect.stringMatching(expected)]);
  });

  test('several kinds of one body are all told', () => {
    expect(told('##做法\n\n- 甲[^9]\n- ==乙==\n').map((one) => one.split(' ')[0])).toEqual(['1:1', '3:4', '4:3']);
  });

  test('what stands in a component is told too', () => {
    expect(told('<Practice title="灯">\n\n1、甲\n2、乙\n\n</Practice>\n')).toEqual([expect.stringMatching(/^3:1 /)]);
  });
});

describe('nothing is told of what is printed as it was meant', () => {
  test.each([
    '## 做法\n\n#党建引领# 话题，#党建引领 #基层治理。\n',
    '\\#1 楼，C# 语言，3＃楼。\n',
    '| 序号 | 名称 |\n| --- | --- |\n| 1 | 甲 |\n| 2 | 乙 | |\n',
    '甲|乙，丙｜丁。\n',
    '标题｜副标题\n',
    '- 甲\n- 乙\n\n1. 甲\n2. 乙\n',
    '（一）甲。\n\n（二）乙。\n\n1、甲\n\n2、乙\n',
    '1、甲  \n2、乙\\\n3、丙\n',
    '　　首段。\n\n　　次段。\n',
    '甲[^1]。\n\n[^1]: 注。\n',
    '见[说明][1]、[方案]。\n\n[1]: https://a.cn/\n[方案]: https://b.cn/\n',
    '见 https://a.cn/x（附件），附件［2024］（第 3 号），文［2024］12号，[2024]（试行）。\n',
    '![村口](<村口 照片.jpg>)\n',
    '> 灯亮了。\n> ——居民王某\n',
    '每天 24 小时，10~20分钟，5$ 和 6$，a==b。\n',
    '```\n##做法\n| a |\n```\n\n`##做法`、`[^1]`\n',
    '甲为1.5米，\n2.5米以上的除外，\n3米不算。\n',
    '不到 ＜5 万元的，＞3 万元的。\n',
    '甲\n\n---\n\n乙\n',
    '成效\n---\n\n乙\n',
    '<Outcome value="12" label="户数" />\n\n<Quote by="居民">甲\n乙</Quote>\n',
    '引用[1][2]。\n',
    'x_i 与 __init__.py，snake__case__name。\n',
  ])('%j', (body) => {
    expect(told(body)).toEqual([]);
  });
});

test.each([
  ['本所提供7*24小时服务，实行5*8小时值守。', '本所提供7*24小时服务，实行5*8小时值守。'],
  ['７*24小时，3*4*5。', '７*24小时，3*4*5。'],
])('an asterisk between two digits is text: %s', (body, printed) => {
  expect(readBody(body, 0).tree.children).toEqual([{ type: 'paragraph', children: [{ type: 'text', value: printed }] }]);
});

test('two asterisks between digits are emphasis, and one beside a word', () => {
  const [paragraph] = readBody('138**0013**8000，*重点*5', 0).tree.children;
  expect(paragraph?.children?.map(({ type }) => type)).toEqual(['text', 'strong', 'text', 'emphasis', 'text']);
});
