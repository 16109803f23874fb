/** A large ladder: parts of their own by domain and organization, with every brand in one of them. */
import { describe, expect, it } from 'vitest';
import type { PublishedBrand, Site } from '../../../src/publish/published.ts';
import { ladderView } from '../../../src/views/brand/ladder.ts';
import { MOST } from '../../../src/views/time/lives.ts';
import { ladderPartView, ladderRoutes } from '../../../src/views/time/partPage.ts';
import { ladderParts, WHOLE } from '../../../src/views/time/parts.ts';
import { STEPS_STYLES, stepsOf } from '../../../src/views/time/steps.ts';
import { brand, contextOf, named, organization } from './siteOf.ts';

const times = <Item>(count: number, make: (at: number) => Item): Item[] => Array.from({ length: count }, (_, at) => make(at));
const many = (count: number, prefix: string, more: Partial<PublishedBrand>): PublishedBrand[] =>
  times(count, (at) => named(`${prefix}-${String(at).padStart(4, '0')}`, 'village', String(2018 + (at % 7)), more));

/** A city over a district with two towns, and villages below; the district and a small town hold a few themselves. */
const organizations: Site['organizations'] = [
  organization('city', null),
  organization('district', 'city'),
  organization('north', 'district', { shortName: '北镇' }),
  organization('small', 'district', { shortName: '小镇' }),
  organization('south', 'district', { shortName: '南镇' }),
  organization('v1', 'north'),
  organization('v2', 'south'),
];
const brands = [
  ...many(40, 'north', { organization: 'v1' }),
  ...many(2, 'small', { organization: 'small' }),
  ...many(130, 'south', { organization: 'v2' }),
  ...many(3, 'own', { organization: 'district' }),
  ...many(20, 'town', { organization: 'v2', domain: 'community' }),
  ...times(WHOLE, (at) => brand(`young-${String(at).padStart(4, '0')}`, { organization: 'v1', domain: 'community' })),
];
const context = contextOf(brands, { organizations });
const routes = ladderRoutes(context);
const views = routes.flatMap(({ props: { part, page } }) => (part === undefined ? [] : [{ part, page, view: ladderPartView(context, part, page) }]));

describe('a small ladder', () => {
  it('is one page with its drawings, whatever its parts', () => {
    const small = contextOf(brands.slice(-WHOLE), { organizations });
    expect(ladderRoutes(small).map(({ params }) => params.path)).toEqual([undefined]);
    const view = ladderView(small);
    expect([view.time?.parts.length, view.summary]).toEqual([1, undefined]);
  });
});

describe('a large ladder', () => {
  it('has pages by domain and organization, and goes on where one organization has very many', () => {
    expect(routes.map(({ params }) => params.path)).toEqual([
      undefined,
      'rural',
      'rural/north',
      'rural/south',
      'rural/south/page/2',
      'rural/south/page/3',
      'rural/~others',
      'community',
      'community/north',
      ...[2, 3, 4, 5].map((page) => `community/north/page/${page}`),
      'community/south',
    ]);
  });
  it('has every brand in one part, on one page, with few lines on each', () => {
    const rows = views.flatMap(({ view }) => view.time?.table.rows.map(({ brand: { href } }) => href) ?? []);
    expect(rows.toSorted()).toEqual(brands.map(({ slug }) => `/base/brands/${slug}/`).toSorted());
    for (const { part, view } of views) {
      expect(view.time === undefined, part).toBe(view.summary !== undefined);
      expect(view.time?.table.rows.length ?? 1, part).toBeGreaterThan(0);
      expect(view.time?.parts[0]?.wide.lines.length ?? 0, part).toBeLessThanOrEqual(MOST);
    }
  });
  it('leads from each part to the next one, back, and to what it is a part of', () => {
    const drawn = views.filter(({ view, page }) => view.time !== undefined && page === 1).map(({ part }) => `/base/ladder/${part}/`);
    const of = (part: string) => views.find((one) => one.part === part)?.view;
    const met = [drawn[0] as string];
    for (let next = of('rural/north')?.next; next !== undefined; next = of(next.href.slice('/base/ladder/'.length, -1))?.next) met.push(next.href);
    expect(met).toEqual(drawn);
    expect(of('rural/south')?.previous).toEqual({ text: '北镇', href: '/base/ladder/rural/north/' });
    expect(of('rural/~others')?.next?.text).toBe('社区 · 北镇');
    expect(of('rural/south')?.up).toEqual({ text: '农村', href: '/base/ladder/rural/' });
    expect(of('rural')?.up.href).toBe('/base/ladder/');
  });
  it('counts at a glance what stands in each part, and in all', () => {
    const { summary, time, steps } = ladderView(context);
    expect(time).toBeUndefined();
    expect(summary?.parts.columns).toEqual(['区级', '村级', '未命名', '合计']);
    expect(summary?.parts.rows.map(({ text, isHead, cells }) => [text, isHead, cells])).toEqual([
      ['农村', true, [0, 175, 0, 175]],
      ['北镇', false, [0, 40, 0, 40]],
      ['南镇', false, [0, 130, 0, 130]],
      ['其他组织', false, [0, 5, 0, 5]],
      ['社区', true, [0, 20, WHOLE, WHOLE + 20]],
      ['北镇', false, [0, 0, WHOLE, WHOLE]],
      ['南镇', false, [0, 20, 0, 20]],
    ]);
    expect(summary?.parts.total?.cells).toEqual([0, 195, WHOLE, WHOLE + 195]);
    expect(summary?.years.rows[0]).toEqual({ text: '现在', cells: [0, 195, WHOLE] });
    expect(steps.find(({ id }) => id === 'village')?.count).toBe(195);
  });
  it('lists few beside its levels, and says where the others are', () => {
    const [launched] = ladderView(context).besides;
    expect(launched?.count).toBe(WHOLE);
    const listed = (launched?.brands.length ?? 0) + (launched?.rest?.items.length ?? 0);
    expect(listed).toBeLessThan(100);
    expect(launched?.left).toEqual({ text: `另有 ${WHOLE - listed} 个，`, links: [{ text: '在列表里接着看', href: '/base/brands/page/9/' }] });
    const awarded = brands.map((one) => ({
      ...one,
      isNew: one.titles.length > 0,
      record: [...one.record, { event: 'commended' as const, date: '2025', by: '省委', title: '先进' }],
    }));
    const { newly, commended } = ladderView(contextOf(awarded, { organizations }));
    expect([newly.count, newly.left?.links.at(-1)]).toEqual([195, { text: '2018年', href: '/base/years/2018/' }]);
    expect(commended.items.length + (commended.rest?.items.length ?? 0)).toBeLessThan(100);
    expect(commended.left?.text).toContain(String(brands.length - 84));
  });
  it('keeps the addresses of other parts when one grows', () => {
    const grown = contextOf([...brands, ...many(200, 'more', { organization: 'v1' })], { organizations });
    const now = new Set(ladderRoutes(grown).map(({ params }) => params.path));
    expect(routes.filter(({ params }) => !now.has(params.path))).toEqual([]);
  });
  it('counts at the end of each year who stood where by then, and leaves no one twice', () => {
    const record: PublishedBrand['record'] = [
      { event: 'launched', date: '2019' },
      { event: 'named', date: '2021-03', level: 'village', by: ['office'] },
      { event: 'named', date: '2023', level: 'district', by: ['office'] },
      { event: 'delisted', date: '2025-02', by: ['office'], kind: 'concluded' },
    ];
    const { first, bands } = ladderParts(contextOf([brand('one', { record, ended: true })]).site).years.get('') as { first: number; bands: unknown };
    expect([first, bands]).toEqual([
      2019,
      [
        { id: 'district', counts: [0, 0, 0, 0, 1, 1, 0, 0] },
        { id: 'village', counts: [0, 0, 1, 1, 0, 0, 0, 0] },
        { id: '', counts: [1, 1, 0, 0, 0, 0, 0, 0] },
      ],
    ]);
  });
});

describe('the steps', () => {
  it('have one scale for all bands, and show the few beside thousands', () => {
    const { bands, height } = stepsOf(
      2020,
      [
        { id: 'a', counts: [0, 3] },
        { id: 'b', counts: [1500, 3000] },
      ],
      STEPS_STYLES.wide,
    );
    const heights = bands.map(({ edge, bottom }) => [...edge.matchAll(/V([\d.]+)/g)].map(([, y]) => bottom - Number(y)));
    expect(heights).toEqual([[2], [75, 150]]);
    expect(bands.at(-1)?.bottom).toBeLessThan(height);
    expect(bands.map(({ numbers }) => numbers.at(-1)?.text)).toEqual(['3', '3000']);
  });
});
