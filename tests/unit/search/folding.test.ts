/** What is the same when it is searched for: marks within words, accents, unseen characters, ways to write a date. */
import { describe, expect, test } from 'vitest';
import { piecesOf, unitsOf, withDates } from '../../../src/search/format/folding.ts';

describe('units', () => {
  test.each([
    ['Wi-Fi', ['wifi']],
    ['Café', ['cafe']],
    ['Cafe\u0301', ['cafe']],
    ['Node.js', ['nodejs']],
    ['hóng sè', ['hong', 'se']],
    ["O'Brien", ['obrien']],
    ['见 a.b。C', ['见', 'ab', 'c']],
    ['灯\ufe00亮', ['灯', '亮']],
    ['灯\u{e0100}亮\u200b了', ['灯', '亮', '了']],
    ['10—15分钟', ['10', '-', '15', '分', '钟']],
    ['4+1+N', ['4', '+', '1', '+', 'n']],
    ['2.5-A', ['2.5', 'a']],
    ['-a-', ['a']],
  ])('%s', (text, pieces) => {
    expect(piecesOf(text)).toEqual(pieces);
  });
  test('tell where they stand in the text', () => {
    expect(unitsOf('用Wi-Fi上网')).toMatchObject([{ from: 0, to: 1 }, { text: 'wifi', from: 1, to: 6 }, { from: 6 }, {}]);
    expect(unitsOf('灯\ufe00亮')).toMatchObject([{ from: 0 }, { text: '亮', from: 2, to: 3 }]);
  });
});

test.each([
  ['2025-10-01', '2025年10月1日'],
  ['２０２５－１０－０１', '2025年10月1日'],
  ['2025/1/3 走访', '2025年1月3日 走访'],
  ['2025.10.1', '2025年10月1日'],
  ['2025年10月01日', '2025年10月1日'],
  ['2025-10', '2025年10月'],
  ['2025年03月', '2025年3月'],
  ['2025.10', '2025.10'],
  ['2025-13-01', '2025-13-01'],
  ['2025-10-32', '2025-10-32'],
  ['12025-10-01', '12025-10-01'],
  ['2015-2018', '2015-2018'],
  ['2025', '2025'],
])('the date %s is %s', (query, date) => {
  expect(withDates(query)).toBe(date);
});
