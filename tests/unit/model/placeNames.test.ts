/** What people call an organization for short, and how a name may be spelt. */
import { describe, expect, test } from 'vitest';
import { shortNamesOf, standsAsWords } from '../../../src/model/placeNames.ts';
import { spellingsOf } from '../../../src/model/spelling.ts';

describe('the short forms of a name', () => {
  test.each([
    ['隐泉坳党支部', ['隐泉坳'], [], '隐泉坳'],
    ['南村党支部', ['南村'], [], undefined],
    ['甲镇党委', ['甲镇'], [], '甲镇'],
    ['中共渡口街道石埠社区支部委员会', ['渡口街道石埠社区', '石埠社区'], ['石埠'], '石埠'],
    ['中共苇渡镇石桥头村支部委员会', ['苇渡镇石桥头村', '石桥头村', '石桥头'], [], '石桥头'],
    ['中共榆荫大厦联合支部委员会', ['榆荫大厦'], [], '榆荫大厦'],
    ['中共青禾青穗食品有限公司支部委员会', ['青禾青穗食品有限公司', '青禾青穗食品'], [], '青禾青穗食品'],
    ['中共渡口街道河埠集贸市场支部委员会', ['渡口街道河埠集贸市场', '河埠集贸市场'], [], '河埠集贸市场'],
    ['水利局机关党支部', [], ['水利局'], '水利局'],
    ['区图书馆党支部', ['区图书馆'], [], '区图书馆'],
    ['图书馆党支部', [], ['图书馆'], '图书馆'],
    ['龙马潭区直机关工委', ['龙马潭区直机关'], [], '龙马潭区直机关'],
    ['区直机关工委', [], [], undefined],
    ['机关党支部', [], [], undefined],
    ['第二党支部', [], [], undefined],
  ])('%s', (name, certain, doubtful, core) => {
    expect(shortNamesOf(name)).toEqual({ certain, doubtful, core });
  });
});

test('a part of a text stands as words where words begin and end', () => {
  const stands = (text: string, part: string) => standsAsWords(text, text.indexOf(part), text.indexOf(part) + part.length);
  expect(stands('去南村看', '南村')).toBe(true);
  expect(stands('南村', '南村')).toBe(true);
  expect(stands('河南村民', '南村')).toBe(false);
});

describe('the spellings of a name', () => {
  const isSpelt = (name: string, text: string) => new RegExp(spellingsOf(name), 'u').test(text);
  test.each([
    ['Traditional', '台里发干', '臺裏發乾'],
    ['Traditional of Taiwan and Hong Kong', '里峰', '裡峯'],
    ['full-width letters', 'A1号', 'ａ１號'],
    ['another case', 'Ab', 'aB'],
    ['white space and invisible characters', '南村', '南 \u200b\u3000\u00ad\ufe00村'],
    ['a blank that is missing', '南 村', '南村'],
    ['signs of patterns', '(一)', '(一)'],
  ])('are %s', (_, name, text) => {
    expect(isSpelt(name, text)).toBe(true);
  });
  test('are no other characters', () => {
    expect(isSpelt('南村', '南，村')).toBe(false);
    expect(isSpelt('台', '抬')).toBe(false);
  });
});
