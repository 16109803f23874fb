/** The layout of share images: inside the sheet and without overlaps, for texts of any length. */
import { describe, expect, it } from 'vitest';
import type { ShareDrawing } from '../../../src/media/share/plan.ts';
import type { PublishedBrand } from '../../../src/publish/published.ts';
import { frame } from '../../../src/views/site/frame.ts';
import { emsOf } from '../../../src/views/site/lines.ts';
import { allShares, brandShare } from '../../../src/views/site/share.ts';
import { brand, contextOf, named, organization } from './siteOf.ts';

const LONG = '中共望川市青禾区第一百二十三综合服务中心联合支部委员会'.repeat(2);
const ORGANIZATIONS = [organization('office', null), organization('east', 'office', { name: LONG })];

/** Bounding boxes of left-aligned texts. */
const boxesOf = ({ texts }: ShareDrawing): { text: string; top: number; bottom: number; left: number; right: number }[] =>
  texts
    .filter(({ anchor }) => anchor !== 'middle')
    .map(({ text, x, y, size }) => ({ text, left: x, right: x + emsOf(text) * size, top: y - size * 0.86, bottom: y + size * 0.1 }));

const CASES: [string, Partial<PublishedBrand>][] = [
  ['的短名', { name: '驿', theme: '甲' }],
  ['的常名', { name: '五型同创·幸福北江', theme: '一张长桌，两边轮着先说，说完再换，换了还说，说到没有话为止' }],
  ['的长名', { name: '很长很长很长很长很长很长很长很长很长很长的一个名字', theme: LONG }],
  ['of Latin', { name: 'Extraordinarily long names of brands', theme: 'x'.repeat(90) }],
];

describe('share images', () => {
  it.each(CASES)('of a brand %s stay inside the sheet and do not overlap', (_, more) => {
    const one = named('a', 'village', '2024', more);
    const { drawing } = brandShare(contextOf([one], { organizations: ORGANIZATIONS }), one);
    const boxes = boxesOf(drawing);
    for (const { text, left, right, top, bottom } of boxes) expect(left >= 0 && right <= 1200 - 60 && top >= 0 && bottom <= 630, text).toBe(true);
    for (const [at, a] of boxes.entries())
      for (const b of boxes.slice(at + 1)) {
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        expect(apart, `${a.text} / ${b.text}`).toBe(true);
      }
  });
  it('have name and theme as text alternative', () => {
    const one = brand('a', { name: '白墙账本', theme: '账上墙' });
    expect(brandShare(contextOf([one]), one).alt).toBe('白墙账本：账上墙');
  });
  it('leave an emblem unchanged', () => {
    const asset = { digest: 'd', role: 'image', format: 'svg', bytes: 1, width: 10, height: 10 } as const;
    const one = brand('a', { logo: { kind: 'image', asset: 'd', alt: '', meaning: '', emblem: true } });
    expect(brandShare(contextOf([one], { assets: { d: asset } }), one).drawing.pictures).toMatchObject([{ untouched: true, asset }]);
  });
  it('have the level of a standing title as a seal, and how an ended one ended, in ink', () => {
    const seal = (one: PublishedBrand) => brandShare(contextOf([one]), one).drawing.texts.find(({ anchor, x }) => anchor === 'middle' && x > 700);
    const titled = named('a', 'village', '2024');
    expect(seal(titled)?.text).toBe('村级');
    const ended = seal({ ...titled, ended: true, titles: [], level: null, ending: { kind: 'concluded', by: [] } });
    expect(ended?.text).toBe('已结束');
    expect(ended?.fill).not.toBe(seal(titled)?.fill);
    expect(seal(brand('a'))).toBeUndefined();
  });
  it('exist only with an origin, and never in internal builds', () => {
    const brands = [brand('a')];
    expect(allShares(contextOf(brands))).toEqual([]);
    expect(allShares(contextOf(brands, { url: 'https://example.org', profile: 'internal' }))).toEqual([]);
    expect(allShares(contextOf(brands, { url: 'https://example.org' }))).toHaveLength(2);
    const { image } = frame(contextOf(brands, { url: 'https://example.org' }), { title: '页', address: '/base/x/' });
    expect(image).toMatchObject({ alt: '试验站' });
    expect(image?.url).toMatch(/^https:\/\/example\.org\/base\/media\/[0-9a-f]{16}-1200\.png$/);
    expect(frame(contextOf(brands), { title: '页', address: '/base/x/' }).image).toBeUndefined();
  });
});
