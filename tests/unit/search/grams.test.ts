import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { excerptOf } from '../../../src/search/excerpt.ts';
import { wordsOf } from '../../../src/search/folding.ts';
import { gramsOf, lookupOf, textOf } from '../../../src/search/grams.ts';

describe('text as words for the engine', () => {
  test('runs of Han are cut into overlapping pairs, the rest stands as it is', () => {
    expect(gramsOf('红色驿站。20分钟')).toBe('红色 色驿 驿站 站 。20 分钟 钟');
    expect(gramsOf('站')).toBe('站');
    expect(gramsOf('')).toBe('');
  });

  test('full-width letters and digits meet the plain ones; punctuation stays as it was', () => {
    expect(gramsOf('20分,ABC')).toBe('20 分 ,ABC');
  });

  test('the text comes back from its grams', () => {
    for (const text of ['红色驿站。', '走20分钟,到“五型”社区', 'open data', '一', '甲A乙']) expect(textOf(gramsOf(text))).toBe(text);
  });

  test('any Han text comes back, and every piece of a run is asked by pairs that it has', () => {
    const han = fc.stringMatching(/^[一-龥]{1,12}$/);
    fc.assert(
      fc.property(han, fc.nat(), fc.nat(), (text, a, b) => {
        expect(textOf(gramsOf(text))).toBe(text);
        const from = a % text.length;
        const piece = text.slice(from, from + 2 + (b % text.length));
        if (piece.length < 2) return;
        const words = new Set(gramsOf(text).split(' '));
        for (const token of lookupOf(piece).split(' ')) expect(words.has(token)).toBe(true);
      }),
    );
  });

  test('a query asks for every second pair, and for the last', () => {
    expect(lookupOf('红色驿站')).toBe('红色 驿站');
    expect(lookupOf('红色驿站建')).toBe('红色 驿站 站建');
    expect(lookupOf('红')).toBe('红');
    expect(lookupOf('20分钟 步行')).toBe('20 分钟 步行');
  });
});

describe('excerpts', () => {
  const text = `${'前'.repeat(40)}老年食堂开门,${'后'.repeat(100)}`;

  test('show the words where they stand, marked', () => {
    const parts = excerptOf(text, wordsOf('年食堂'));
    expect(parts?.find((part) => part.isHit)?.text).toBe('年食堂');
    expect(parts?.[0]).toEqual({ text: '…', isHit: false });
    expect(parts?.at(-1)).toEqual({ text: '…', isHit: false });
    expect(parts?.map((part) => part.text).join('').length).toBeLessThan(80);
  });

  test('width, case, marks between and blanks keep nothing apart', () => {
    expect(excerptOf('建成“五型”社区 ABC', wordsOf('五型社区abc'))).toBeDefined();
  });

  test('a word that is not there is no answer, whatever the engine says', () => {
    expect(excerptOf(text, wordsOf('食堂 关门'))).toBeUndefined();
  });
});
