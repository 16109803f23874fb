/** Near twins of a model: which brands are compared at all, in what, and who is no twin of whom. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lettersOf } from '../../../src/prose.ts';
import { twinsOf } from '../../../src/twins/index.ts';
import { bodyTwins } from '../../../src/twins/passages.ts';
import { type GivenEntry, modelOf, NAMED } from '../../support/model.ts';

const twins = (brands: Record<string, GivenEntry>) => twinsOf(modelOf({ brands })).map((twin) => `${twin.of} ${twin.a} ${twin.b}`);
const TWIN = { a: { name: '石榴花开', theme: '甲' }, b: { name: '石榴花红', theme: '乙' } };
const withB = (more: GivenEntry) => twins({ a: TWIN.a, b: { ...TWIN.b, ...more } });

describe('twins', () => {
  test('are two brands of like names, in the order of the content', () => {
    expect(twins(TWIN)).toEqual(['name a b']);
    expect(twins({ b: TWIN.b, a: TWIN.a })).toEqual(['name b a']);
    expect(twinsOf(modelOf({ brands: TWIN }))).toEqual([{ a: 'a', b: 'b', of: 'name', likeness: 'shape' }]);
  });
  test('are told of names, then of themes, then of bodies', () => {
    const BODY = Array.from({ length: 20 }, (_, at) => `第${at}户的灯修好了，第${at * 7}块菜地有人认领。`).join('\n\n');
    const like = { theme: '一盏灯照亮一条路', BODY };
    expect(twins({ a: { ...TWIN.a, ...like }, b: { ...TWIN.b, ...like }, c: { name: '田间课堂' } })).toEqual(['name a b', 'theme a b', 'body a b']);
    const [body] = twinsOf(modelOf({ brands: { a: { name: '一个名字', BODY }, b: { name: '另外一个', BODY } } }));
    expect(body).toMatchObject({ of: 'body', a: 'a', b: 'b', share: 1 });
  });
  test('are none if the names are one and the same: that is said otherwise', () => {
    expect(twins({ a: { name: '石榴花开' }, b: { name: ' 石榴花开' } })).toEqual([]);
    expect(twins({ a: { name: '石榴花开', theme: '一盏灯照亮一条路' }, b: { name: '石榴花开', theme: '一盏灯照亮一条路' } })).toEqual(['theme a b']);
  });
  test('are none if one of them is withdrawn or delisted', () => {
    expect(
      withB({
        record: [
          { event: 'cultivated', date: '2024' },
          { event: 'withdrawn', date: '2025' },
        ],
      }),
    ).toEqual([]);
    expect(withB({ record: [NAMED, { event: 'delisted', date: '2025', by: 'town' }] })).toEqual([]);
    expect(withB({ record: [NAMED, { event: 'delisted', date: '2027', by: 'town' }] })).toEqual(['name a b']);
    expect(withB({ record: undefined })).toEqual(['name a b']);
  });
  test('are none within a family, however far apart', () => {
    expect(withB({ parentBrand: 'a' })).toEqual([]);
    expect(
      twins({ ...TWIN, head: { name: '另外一个' }, b: { ...TWIN.b, parentBrand: 'middle' }, middle: { name: '田间课堂', parentBrand: 'a' } }),
    ).toEqual([]);
    expect(twins({ head: { name: '另外一个' }, a: { ...TWIN.a, parentBrand: 'head' }, b: { ...TWIN.b, parentBrand: 'head' } })).toEqual([]);
    expect(twins({ head: { name: '另外一个' }, a: { ...TWIN.a, parentBrand: 'head' }, b: TWIN.b })).toEqual(['name a b']);
    expect(twins({ a: { ...TWIN.a, parentBrand: 'a' }, b: { ...TWIN.b, parentBrand: 'c' }, c: { name: '田间课堂', parentBrand: 'b' } })).toEqual([
      'name a b',
    ]);
  });
  test('are found once for a model', () => {
    const model = modelOf({ brands: TWIN });
    expect(twinsOf(model)).toBe(twinsOf(model));
  });
  test('are none of what has no name or theme yet', () => {
    expect(twins({ a: { name: undefined }, b: { name: undefined } })).toEqual([]);
  });
});

describe('bodies', () => {
  const letters = [...'天地玄黄宇宙洪荒日月盈昃辰宿列张寒来暑往秋收冬藏闰余成岁律吕调阳云腾致雨露结为霜金生丽水玉出昆冈剑号巨阙珠称夜光'];
  /** A text of so many letters in which hardly any passage comes twice; another for another seed. */
  const textOf = (length: number, seed: number): string => {
    let state = seed;
    return Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return letters[(state >>> 16) % letters.length];
    }).join('');
  };
  const seed = fc.integer({ min: 1, max: 2 ** 31 });

  test('of which the one stands whole in the other are twins, and share what it says', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 200, max: 400 }), (one, length) => {
        const short = textOf(length, one);
        const [twin] = bodyTwins([short, textOf(150, one + 1) + short + textOf(50, one + 2)]);
        expect(twin).toEqual({ a: 0, b: 1, share: 1, passage: short.slice(0, 60) });
      }),
      { numRuns: 50 },
    );
  });
  test('that have nothing in common are none', () => {
    fc.assert(
      fc.property(seed, (one) => {
        expect(bodyTwins([textOf(300, one), textOf(300, one + 1)])).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
  test('share the part of the shorter that stands in the other', () => {
    fc.assert(
      fc.property(seed, fc.integer({ min: 6, max: 9 }), (one, tenths) => {
        const common = textOf(tenths * 100, one);
        const short = common + textOf(1000 - tenths * 100, one + 1);
        const [twin] = bodyTwins([textOf(2000, one + 2) + common, short]);
        expect(twin?.share).toBeCloseTo(tenths / 10, 1);
        expect(common).toContain(twin?.passage);
        expect(twin?.passage).toHaveLength(60);
      }),
      { numRuns: 30 },
    );
    const common = textOf(300, 7);
    const halves = [common + textOf(700, 8), textOf(700, 9) + common];
    expect(bodyTwins(halves)).toEqual([]);
    expect(bodyTwins(halves, 0.25)).toHaveLength(1);
  });
  test('tell the longest passage that both have', () => {
    const [long, short] = [textOf(58, 1), textOf(50, 2)];
    const [twin] = bodyTwins([`${short}甲乙丙${long}丁戊己`, `${long}庚辛壬${short}`], 0.1);
    expect(twin?.passage).toBe(long);
  });
  test('are compared by their letters alone', () => {
    const text = textOf(300, 3);
    const marked = [...text].join('，');
    expect(bodyTwins([text, marked])).toEqual([{ a: 0, b: 1, share: 1, passage: text.slice(0, 60) }]);
    expect(lettersOf(marked)).toBe(text);
  });
  test('of a few letters are left alone, though they are the same', () => {
    expect(bodyTwins([textOf(20, 4), textOf(20, 4)])).toEqual([]);
    expect(bodyTwins(['', ''])).toEqual([]);
  });
  test('are told in their order, each two once', () => {
    const text = textOf(300, 5);
    const all = [textOf(300, 6), text, textOf(300, 7), `${text}一`, `二${text}`];
    expect(bodyTwins(all).map(({ a, b }) => [a, b])).toEqual([
      [1, 3],
      [1, 4],
      [3, 4],
    ]);
  });
});
