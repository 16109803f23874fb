/** What slides show of a body: its sentences, its numbers, its tables, and how many slides there are. */
import { describe, expect, test } from 'vitest';
import type { BodyNode } from '../../../../src/model/body.ts';
import { addressParts, type Draft, distinct, folded, valueParts } from '../../../../src/views/slides/poster.ts';
import { grouped, heightOf, sizeFor } from '../../../../src/views/slides/room.ts';
import { runsOf, sentencesOf, telling, textOf } from '../../../../src/views/slides/sentence.ts';
import { tableSize, tablesOf } from '../../../../src/views/slides/tables.ts';

const text = (value: string): BodyNode => ({ type: 'text', value });
const strong = (value: string): BodyNode => ({ type: 'strong', children: [text(value)] });
const paragraph = (...children: BodyNode[]): BodyNode => ({ type: 'paragraph', children });
const told = (...nodes: BodyNode[]): string => textOf(telling(nodes) ?? []);

describe('sentences', () => {
  test('none ends within quotation marks', () => {
    const runs = runsOf([text('老人说：“我不知道。你们说没有，那我呢？”馆长没有回答。他坐下了。')]);
    expect(sentencesOf(runs).map(textOf)).toEqual(['老人说：“我不知道。你们说没有，那我呢？”', '馆长没有回答。', '他坐下了。']);
    expect(sentencesOf(runsOf([text('说是“不归我们。”，走了。')])).map(textOf)).toEqual(['说是“不归我们。”，走了。']);
  });

  test('joined, they are the paragraph', () => {
    const runs = runsOf([text('一句。'), strong('两句！三'), text('句“四。”五句')]);
    expect(sentencesOf(runs).map(textOf).join('')).toBe('一句。两句！三句“四。”五句');
  });

  test('the one that the author emphasised says most', () => {
    expect(told(paragraph(text('村子三面临湖，水从北边进。')), paragraph(strong('有一年的数是假的。'), text('后来改了。')))).toBe(
      '有一年的数是假的。',
    );
  });

  test('what is emphasised within a long sentence stands alone', () => {
    expect(told(paragraph(text('说'.repeat(60)), strong('最认真的人受罪最多'), text('。')))).toBe('最认真的人受罪最多。');
  });

  test('an item of a list ends as a sentence', () => {
    expect(told(paragraph(text('七日内要有墨字答复，写在粉笔字下面；')))).toBe('七日内要有墨字答复，写在粉笔字下面。');
  });

  test('without emphasis a short one is taken, what somebody said before all', () => {
    expect(told(paragraph(text(`${'长'.repeat(80)}。村子三面临湖，水从北边进。他说：“从头再来一遍。”`)))).toBe('他说：“从头再来一遍。”');
  });
});

describe('room', () => {
  test('longer texts get smaller type', () => {
    const sizes = [5, 40, 90, 200].map((count) => sizeFor([{ text: '字'.repeat(count) }]));
    expect(sizes).toEqual(sizes.toSorted((a, b) => a - b));
    expect(new Set(sizes).size).toBeGreaterThan(2);
  });

  test('groups are even and as few as possible', () => {
    expect(grouped([1, 2, 3, 4, 5], (some) => some.length <= 4).map((some) => some.length)).toEqual([3, 2]);
    expect(grouped([9], () => false)).toEqual([[9]]);
    expect(grouped([], () => true)).toEqual([]);
  });

  test('a line more is higher', () => {
    expect(heightOf([{ text: '字'.repeat(60) }], 2)).toBeGreaterThan(heightOf([{ text: '字' }], 2));
  });
});

describe('tables', () => {
  const cell = (value: string): BodyNode => ({ type: 'tableCell', children: [text(value)] });
  const table = (rows: number): BodyNode => ({
    type: 'table',
    children: Array.from({ length: rows + 1 }, (_, at) => ({ type: 'tableRow', children: [cell(`第 ${at} 行`), cell('12')] })) as BodyNode[],
  });

  test('a table stays whole while it can be read', () => {
    expect(tablesOf(table(10))).toHaveLength(1);
    expect(tableSize(table(3))).toBeLessThan(tableSize(table(12)));
  });

  test('a longer one is split with its head on each part, and loses no row', () => {
    const parts = tablesOf(table(60)).map(({ node }) => node.children ?? []);
    expect(parts.length).toBeGreaterThan(1);
    for (const [head] of parts) expect(JSON.stringify(head)).toContain('第 0 行');
    expect(parts.reduce((sum, rows) => sum + rows.length - 1, 0)).toBe(60);
  });

  test('a footnote makes a table one to be told', () => {
    const noted = {
      ...table(1),
      children: [
        ...(table(1).children ?? []),
        { type: 'tableRow', children: [{ type: 'tableCell', children: [text('有'), { type: 'footnoteReference', identifier: '1' }] }] },
      ],
    } as BodyNode;
    const [one] = tablesOf(noted);
    expect(one?.isWhole).toBe(false);
    expect(JSON.stringify(one?.shown)).not.toContain('footnoteReference');
  });
});

describe('the number of slides', () => {
  const draft = (heading: string, rank?: number): Draft => ({
    heading,
    face: { kind: 'sentence', paragraphs: [], size: 1, isQuote: false },
    told: [paragraph(text(`说${heading}`))],
    shown: [paragraph(text(`看${heading}`))],
    ...(rank === undefined ? {} : { rank }),
  });

  test('what is given up is told with the slide before it', () => {
    const drafts = folded([draft('甲'), draft('乙', 2), draft('丙', 1), draft('丁')], 3);
    expect(drafts.map(({ heading }) => heading)).toEqual(['甲', '乙', '丁']);
    expect(JSON.stringify(drafts[1]?.told)).toMatch(/说乙.*看丙.*说丙/);
  });

  test('what has no rank stays', () => {
    expect(folded([draft('甲'), draft('乙'), draft('丙')], 1)).toHaveLength(3);
  });

  test('slides of one heading are numbered', () => {
    const slides = distinct([{ heading: '做法' }, { heading: '成效' }, { heading: '做法' }], (heading, number, of) => `${heading} ${number}/${of}`);
    expect(slides.map(({ heading }) => heading)).toEqual(['做法 1/2', '成效', '做法 2/2']);
  });
});

test('words beside a number are not digits', () => {
  expect(valueParts('超1500')).toEqual([
    { text: '超', isDigits: false },
    { text: '1500', isDigits: true },
  ]);
  expect(valueParts('五')).toEqual([{ text: '五', isDigits: true }]);
});

test('an address breaks after slashes and before dots and hyphens', () => {
  expect(addressParts('a.cn/x-y/')).toEqual(['a', '.cn/', 'x', '-y/']);
});
