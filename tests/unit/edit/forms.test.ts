/** The form of the editing page: what may stand in place of a list, dates as people type them, and problems in words. */
import { describe, expect, test } from 'vitest';
import { dateTyped } from '../../../src/edit/browser/dates.ts';
import { inWords } from '../../../src/edit/browser/inWords.ts';
import { CHOSEN, CURSOR, isGuide, nextEmpty, placeBlock } from '../../../src/edit/browser/placing.ts';
import { type Field, formOf, type Shape } from '../../../src/edit/forms.ts';
import { CASE_SECTIONS } from '../../../src/wording/new.ts';
import { sectionsText } from '../../../src/writing/page.ts';

const fieldOf = (shape: Shape, key: string): Field => {
  const fields = shape.is === 'group' ? shape.fields : shape.is === 'variants' ? shape.options.flatMap((one) => one.fields) : [];
  return fields.find((one) => one.key === key) as Field;
};
const brand = formOf('brand');

describe('a list', () => {
  test('of groups never shrinks to one group, unless its schema takes one', () => {
    expect(fieldOf(fieldOf(brand, 'logo').shape, 'meaning').shape).toMatchObject({ is: 'list', single: false, orText: true });
    expect(fieldOf(brand, 'connotation').shape).toMatchObject({ is: 'list', single: true, orText: false });
    expect(fieldOf(brand, 'approval').shape).toMatchObject({ is: 'list', single: true, orText: false });
    expect(fieldOf(formOf('pairing'), 'lagging').shape).toMatchObject({ is: 'list', single: true });
  });
});

test.each([
  ['2024年3月15日', '2024-03-15'],
  ['2024-07', '2024-07'],
  ['２０２４／１２／１', '2024-12-01'],
  ['20240301', '2024-03-01'],
  ['2024-0', undefined],
  ['2024-13', undefined],
  ['2024年3月1', '2024-03-01'],
])('a date typed as %s is %s', (typed, meant) => expect(dateTyped(typed)).toBe(meant));

describe('a problem beside its field', () => {
  const problem = { code: 'x', severity: 'error', line: 1, column: 1 } as const;
  test('calls keys as the form does', () => {
    const said = { ...problem, path: ['record', 1, 'date'], message: '“record”第 2 项的“date”写得不对：“20247”。', hint: '日期写成 2026。' };
    expect(inWords(said, brand)).toEqual({ message: '“创建档案”第 2 项的“日期”写得不对：“20247”。', hint: '日期写成 2026。' });
  });
  test('asks for no line of YAML', () => {
    const alt = { ...problem, path: ['logo', 'alt'], message: '图片没有替代文字。', hint: '补上 alt: …，用一句话说出图上有什么。' };
    expect(inWords(alt, brand).hint).toBe('用一句话说出图上有什么。');
    const review = { ...problem, path: ['record', 0], message: '逾期。', hint: '加一行：  - { event: reviewed, date: 复查日期 }' };
    expect(inWords(review, brand)).toEqual({ message: '逾期。' });
  });
});

describe('what is put into a body', () => {
  const put = (text: string, block: string, from: number, to = from): { text: string; anchor: number } => {
    const { from: start, to: end, insert, anchor } = placeBlock(text, block, from, to);
    return { text: text.slice(0, start) + insert + text.slice(end), anchor };
  };
  const quote = `<Quote>\n\n${CHOSEN}${CURSOR}\n\n</Quote>`;
  test('never splits a paragraph', () => {
    const { text } = put('一段话。\n接着写。\n\n另一段。\n', `<Figure src="a" alt="${CURSOR}" />`, 2);
    expect(text).toBe('一段话。\n接着写。\n\n<Figure src="a" alt="" />\n\n另一段。\n');
  });
  test('takes what is chosen, line end and all, and loses none of it', () => {
    expect(put('前。\n\n他说的话。\n\n后。', quote, 4, 10).text).toBe('前。\n\n<Quote>\n\n他说的话。\n\n</Quote>\n\n后。');
    expect(put('前。\n\n他说的话。\n\n后。', `<Outcome value="${CURSOR}" />`, 4, 9).text).toBe('前。\n\n他说的话。\n\n<Outcome value="" />\n\n后。');
  });
  test('stands by itself at every place of a text', () => {
    const text = '## 题\n\n一段。\n两行。\n\n- 甲\n- 乙\n\n\n末。';
    for (let at = 0; at <= text.length; at += 1) {
      const made = put(text, '<X />', at).text;
      expect(made, String(at)).toMatch(/(?:^|\n\n)<X \/>(?:\n\n|\n?$)/);
      expect(made.replace(/\s*<X \/>\s*/, '').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    }
  });
  test('leaves the cursor where something is to be written', () => {
    const { text, anchor } = put('', `<Outcome value="${CURSOR}" label="" />`, 0);
    expect(text.slice(anchor - 7, anchor)).toBe('value="');
    expect(nextEmpty('<Outcome value="3" label="" />', 17)).toBe(26);
    expect(nextEmpty('一句 a="" 话', 0)).toBeUndefined();
  });
});

test('the guide of a new case is told from a text that somebody has begun', () => {
  const guide = sectionsText(CASE_SECTIONS);
  expect(isGuide(guide)).toBe(true);
  expect(isGuide(`${guide}\n我写的。\n`)).toBe(false);
  expect(isGuide('')).toBe(false);
});
