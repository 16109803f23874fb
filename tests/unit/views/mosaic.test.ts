import { describe, expect, it, test } from 'vitest';
import { inARow, mosaicView, sample } from '../../../src/views/brand/mosaic.ts';
import { frame } from '../../../src/views/site/frame.ts';
import { brand, contextOf, named } from './siteOf.ts';

const many = (count: number, domain: string) =>
  Array.from({ length: count }, (_, index) => named(`${domain}-${String(index).padStart(3, '0')}`, 'village', '2020', { domain }));

describe('the sheet of logos', () => {
  it('holds all standing brands up to fifty-nine, and the way to the list', () => {
    const view = mosaicView(contextOf([...many(58, 'rural'), named('gone', 'village', '2019', { ended: true }), brand('own', { theme: '甲' })]));
    expect(view?.tiles).toHaveLength(59);
    expect(view?.tiles.find((tile) => tile.href === '/base/brands/own/')).toMatchObject({ name: '品牌own', theme: '甲', by: expect.any(String) });
    expect([view?.note, view?.all.href]).toEqual([undefined, '/base/brands/']);
    expect(view?.tiles.filter((tile) => tile.eager)).toHaveLength(view?.rows.phone ?? 0);
    expect(mosaicView(contextOf([]))).toBeUndefined();
  });

  it('shows a share of every domain from sixty on, those with a logo first, and says so', () => {
    const logo = { kind: 'text', text: '标', meaning: '字' } as const;
    const rural = many(290, 'rural').map((one, index) => (index % 10 === 9 ? { ...one, logo } : one));
    const context = contextOf([...rural, ...many(10, 'community')]);
    const chosen = sample(context, 47);
    const of = (domain: string) => chosen.filter((one) => one.domain === domain);
    expect([of('rural').length, of('community').length]).toEqual([45, 2]);
    expect(of('rural').filter((one) => one.logo !== undefined)).toHaveLength(29);
    expect(mosaicView(context)?.note).toBe('从 300 个里按领域选出 47 个');
  });

  it('may not lie over a mark with the emblem', () => {
    const logo = { kind: 'image', asset: 'd'.repeat(64), alt: '徽', meaning: '徽', emblem: true } as const;
    const asset = { digest: logo.asset, role: 'image', format: 'svg', width: 100, height: 100 } as const;
    const context = contextOf([brand('a', { logo }), brand('b')], { assets: { [logo.asset]: asset } as never });
    expect(mosaicView(context)?.tiles.map((tile) => tile.emblem)).toEqual([true, false]);
  });
});

test('rows fit their room at every number of tiles, as large as they may be', () => {
  const room = { width: 350, height: 480, fewest: 3, most: 7 };
  for (let count = 2; count <= 49; count += 1) {
    const row = inARow(count, room);
    expect((room.width / row) * Math.ceil(count / row), `${count} tiles`).toBeLessThanOrEqual(room.height);
  }
  expect([inARow(4, room), inARow(30, room), inARow(48, room)]).toEqual([3, 5, 6]);
  expect(inARow(300, room)).toBe(7);
});

test('a short title of Han is a seal on the home page, any other a line', () => {
  const columnOf = (title: string, address = '/base/') => frame(contextOf([], { title }), { title, address }).sealColumn;
  expect(['标杆', '青禾标杆', '七个字的标杆站', '一二三四五六七八九十', 'ABC 标杆'].map((title) => columnOf(title))).toEqual([
    2,
    2,
    3,
    undefined,
    undefined,
  ]);
  expect(columnOf('青禾标杆', '/base/brands/')).toBeUndefined();
});
