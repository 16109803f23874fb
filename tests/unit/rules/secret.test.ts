/** By what an organization is recognized, and what is somebody else's. */
import { describe, expect, test } from 'vitest';
import type { TreeNode } from '../../../src/model/organizations.ts';
import { searched } from '../../../src/model/spelling.ts';
import { Known, secretOf } from '../../../src/rules/secret.ts';

const SIDE: TreeNode = { id: 'yinquan-branch', name: '中共渡口镇隐泉坳党支部', shortName: '隐泉坳党支部' };
const secret = (node: TreeNode = SIDE, ...published: TreeNode[]) => secretOf(node, new Known(published));
const named = (text: string, node?: TreeNode, ...published: TreeNode[]) =>
  secret(node, ...published)
    .named(searched(text))
    .map(({ index, form }) => `${index} ${form}`);
const doubtful = (text: string, node?: TreeNode, ...published: TreeNode[]) =>
  secret(node, ...published)
    .doubtful(searched(text))
    .map(({ form }) => form);
const identified = (text: string, isMeant: boolean, id = SIDE.id) =>
  secret({ ...SIDE, id })
    .identified(searched(text), isMeant)
    .map(({ index }) => index);

describe('its names', () => {
  test.each([
    ['去隐泉坳党支部看看', ['1 隐泉坳党支部']],
    ['中共渡口镇隐泉坳党支部', ['0 中共渡口镇隐泉坳党支部']],
    ['去隐泉坳村看看', ['1 隐泉坳村']],
    ['去隐泉坳小区看看', ['1 隐泉坳村']],
    ['去隱泉坳村看看', ['1 隐泉坳村']],
    ['去隐\u200b泉坳村，再去隐泉坳屯', ['1 隐泉坳村', '9 隐泉坳村']],
    ['去隐泉坳看看', ['1 隐泉坳']],
    ['隐泉边的坳口', []],
    ['泉坳村', []],
    ['', []],
  ])('%s: %j', (text, found) => {
    expect(named(text)).toEqual(found);
  });

  test('are its short name and its former ones too, however they are written', () => {
    const firm = { id: 'f', name: '中共青穗食品有限公司支部委员会', formerNames: ['青 禾 粮 行党支部'] };
    expect(named('青穗食品的人', firm)).toEqual(['0 青穗食品']);
    expect(named('ＡＢ青禾粮行党支部', firm)).toEqual(['2 青 禾 粮 行党支部']);
  });

  test('of two characters count where words begin and end', () => {
    const south = { id: 's', name: '南村党支部' };
    expect(named('去南村看', south)).toEqual(['1 南村']);
    expect(named('河南村民多', south)).toEqual([]);
  });

  test('within a longer name of another one are that one’s', () => {
    const south = { id: 's', name: '南村党支部' };
    const other = { id: 'o', name: '西南村党支部' };
    expect(named('去西南村党支部看', south, other)).toEqual([]);
    expect(named('去西南村党支部，再去南村党支部看', south, other)).toEqual(['10 南村党支部']);
    expect(named('去南村党支部看', south, { id: 'o', name: '南村党支部' })).toEqual(['1 南村党支部']);
    expect(named('去南村党支部看', south, { id: 's', name: '老南村党支部' })).toEqual(['1 南村党支部']);
  });

  test('that are a part of what another one is called do not tell of it', () => {
    expect(named('隐泉坳的人', SIDE, { id: 'o', name: '隐泉坳水库管理所党支部' })).toEqual([]);
    expect(named('隐泉坳党支部的人', SIDE, { id: 'o', name: '隐泉坳水库管理所党支部' })).toEqual(['0 隐泉坳党支部']);
    expect(named('隐泉坳的人', SIDE, { id: 'o', name: '石桥头党支部' })).toEqual(['0 隐泉坳']);
  });
});

test('short forms that are words are doubtful', () => {
  const library = { id: 'l', name: '中共青禾区图书馆支部委员会' };
  expect(doubtful('图书馆开门了', library)).toEqual(['图书馆']);
  expect(named('图书馆开门了', library)).toEqual([]);
  expect(doubtful('图书馆开门了', library, { id: 'o', name: '市图书馆党支部' })).toEqual([]);
  expect(doubtful('隐泉坳村', SIDE)).toEqual([]);
});

describe('its ids', () => {
  test.each([
    ['见yinquan-branch。', true, [1]],
    ['见Yinquan-Branch，yinquan-branch', true, [1, 16]],
    ['见yinquan-branch。', false, [1]],
    ['yinquan-branches', true, []],
    ['my-yinquan-branch', true, []],
    ['yinquan', true, []],
  ])('%s: %j', (text, isMeant, found) => {
    expect(identified(text, isMeant)).toEqual(found);
  });

  test('of one word count only alone, unless they are meant', () => {
    expect(identified('the market', true, 'market')).toEqual([4]);
    expect(identified('the market', false, 'market')).toEqual([]);
    expect(identified(' market ', false, 'market')).toEqual([0]);
    expect(identified('a m2 b', false, 'm2')).toEqual([2]);
  });
});

describe('its slug', () => {
  const inSlug = (slug: string, isMeant: boolean, node = SIDE) => secret(node).inSlug(slug, isMeant);
  test.each([
    ['baipan-yinquan-branch', true],
    ['yinquan-branch', true],
    ['yin-quan-ao', true],
    ['baipan-yinquanao', true],
    ['helps/yinquan-ao', true],
    ['baipan-yinquan', false],
    ['yin-quan', false],
    ['quan-ao', false],
    ['yinquanaotou', false],
    ['bai-pan', false],
    ['', false],
  ])('%s: %s', (slug, holds) => {
    expect(inSlug(slug, false)).toBe(holds);
  });

  test('may begin like its name where it is meant, with two syllables at least', () => {
    expect(inSlug('baipan-yinquan', true)).toBe(true);
    expect(inSlug('baipan-yin', true)).toBe(false);
  });

  test('may be its id of one word only where it is meant', () => {
    expect(inSlug('old-market-day', false, { ...SIDE, id: 'market' })).toBe(false);
    expect(inSlug('market', false, { ...SIDE, id: 'market' })).toBe(true);
    expect(inSlug('old-market-day', true, { ...SIDE, id: 'market' })).toBe(true);
    expect(inSlug('supermarket', true, { ...SIDE, id: 'market' })).toBe(false);
  });
});

test('the digest changes with what the answers depend on', () => {
  const of = (node: TreeNode, ...published: TreeNode[]) => secret(node, ...published).digest;
  const digests = [
    of(SIDE),
    of({ ...SIDE, id: 'other' }),
    of({ ...SIDE, name: '清泉坳党支部' }),
    of({ ...SIDE, formerNames: ['老泉坳党支部'] }),
    of(SIDE, { id: 'o', name: '上隐泉坳村党支部' }),
    of({ id: 'l', name: '中共青禾区图书馆支部委员会' }),
  ];
  expect(new Set(digests).size).toBe(digests.length);
  expect(of(SIDE)).toBe(of({ ...SIDE }));
});
