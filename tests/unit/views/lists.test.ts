import { describe, expect, it } from 'vitest';
import { facetData, facets } from '../../../src/views/brand/facets.ts';
import { listView } from '../../../src/views/brand/list.ts';
import { listRoutes, type Selection, selections } from '../../../src/views/brand/selection.ts';
import { pagination } from '../../../src/views/site/pagination.ts';
import { brand, contextOf, named, organization } from './siteOf.ts';

const paths = (context: ReturnType<typeof contextOf>, folder: string) =>
  listRoutes(context).flatMap(({ params }) => (params.folder === folder ? [params.path] : []));

const names = (context: ReturnType<typeof contextOf>, selection: Parameters<typeof listView>[1], page = 1): string[] =>
  listView(context, selection, page).groups.flatMap((group) => group.cards.map((card) => card.slug));

describe('the list of all brands', () => {
  it('separates named and self-launched brands, with higher levels and later namings first', () => {
    const view = listView(contextOf([brand('d'), named('a', 'village', '2021'), named('b', 'district', '2020'), named('c', 'village', '2022-05')]), {
      by: 'all',
    });
    expect(view.groups.map((group) => [group.standing, group.cards.map((card) => card.slug)])).toEqual([
      ['named', ['b', 'c', 'a']],
      ['launched', ['d']],
    ]);
  });
  it('leaves out brands that have ended', () => {
    const context = contextOf([named('a', 'village', '2021', { ended: true, titles: [], level: null, tags: ['茶'] }), named('b', 'village', '2021')]);
    expect(names(context, { by: 'all' })).toEqual(['b']);
    // The archived page links to its tag, so the tag keeps its page, without brands.
    expect(selections(context)).toContainEqual({ by: 'tag', tag: '茶' });
    expect(names(context, { by: 'tag', tag: '茶' })).toEqual([]);
    expect(facetData(context).brands).toHaveLength(1);
  });
  it('starts a new page after 24 brands', () => {
    const context = contextOf(Array.from({ length: 25 }, (_, index) => brand(`b${String(index).padStart(2, '0')}`)));
    expect(names(context, { by: 'all' })).toHaveLength(24);
    expect(names(context, { by: 'all' }, 2)).toEqual(['b24']);
    expect(listView(context, { by: 'all' }).pagination.next).toBe('/base/brands/page/2/');
    expect(paths(context, 'domains')).toContain('rural/page/2');
  });
  it('has a page for every domain, focus and level, even an empty one', () => {
    const context = contextOf([]);
    expect(paths(context, 'domains')).toEqual(['rural', 'rural/near', 'rural/far', 'community']);
    expect(paths(context, 'levels')).toEqual(['district', 'village']);
    expect(listView(context, { by: 'focus', domain: 'rural', focus: 'far' }).empty).toBeDefined();
  });
});

describe('organizations as a facet', () => {
  const counts = (context: ReturnType<typeof contextOf>) =>
    facets(context, { by: 'all' })
      .find((facet) => facet.key === 'organization')
      ?.open.map((one) => [one.value, one.count]);
  const a = brand('a', { organization: 'east', partners: [{ organization: 'west' }] });
  const b = brand('b', { organization: 'east' });
  it('count partners and brands of organizations below', () => {
    const context = contextOf([a, b, brand('c', { organization: 'office' })]);
    expect(counts(context)).toEqual([
      ['office', 3],
      ['east', 2],
      ['west', 1],
    ]);
    expect(facetData(context).brands.find((one) => one.name === a.name)?.values.organization).toEqual(['east', 'west', 'office']);
  });
  it('leave out one that is above everything and holds no brand', () => {
    expect(counts(contextOf([a, b]))).toEqual([
      ['east', 2],
      ['west', 1],
    ]);
  });
});

describe('facets with very many values', () => {
  const context = contextOf(Array.from({ length: 130 }, (_, index) => brand(`b${index}`, { tags: [`标签${index}`], domain: 'rural' })));
  const tags = (selection: Selection, page = 1) => listView(context, selection, page).facets.find((facet) => facet.key === 'tag');
  it('are complete on the first list of all brands, where they can be combined', () => {
    expect(listView(context, { by: 'all' }).combine).toBeDefined();
    expect(tags({ by: 'all' })).toMatchObject({ more: { length: 120 } });
    expect(tags({ by: 'all' })?.elsewhere).toBeUndefined();
  });
  it('link to that list from every other list', () => {
    for (const [selection, page] of [
      [{ by: 'all' }, 2],
      [{ by: 'domain', domain: 'rural' }, 1],
    ] as const) {
      expect(listView(context, selection, page).combine).toBeUndefined();
      expect(tags(selection, page)).toMatchObject({ open: { length: 10 }, more: [], elsewhere: { href: '/base/brands/#facets-title' } });
    }
  });
  it('are complete everywhere if values are fewer', () => {
    const few = contextOf(Array.from({ length: 50 }, (_, index) => brand(`b${index}`, { tags: [`标签${index}`] })));
    expect(listView(few, { by: 'all' }, 2).combine).toBeDefined();
    expect(listView(few, { by: 'all' }, 2).facets.find((facet) => facet.key === 'tag')?.more).toHaveLength(40);
  });
});

describe('lists of one value', () => {
  it('use the highest standing level, the first naming, focus and tag', () => {
    const both = named('a', 'district', '2019', {
      titles: [
        { level: 'district', since: '2022', by: [] },
        { level: 'village', since: '2019', by: [] },
      ],
      focuses: ['near'],
      tags: ['夜 校'],
    });
    const context = contextOf([both, named('b', 'village', '2022')]);
    expect(names(context, { by: 'level', level: 'village' })).toEqual(['b']);
    expect(names(context, { by: 'year', year: 2019 })).toEqual(['a']);
    expect(names(context, { by: 'focus', domain: 'rural', focus: 'near' })).toEqual(['a']);
    expect(listView(context, { by: 'tag', tag: '夜 校' }).frame.canonical).toBeUndefined();
    expect(facets(context, { by: 'all' }).find((facet) => facet.key === 'tag')?.open[0]?.href).toBe('/base/tags/夜%20校/');
  });
  it('fold all facets but their own, and the list of all has the main ones open', () => {
    const context = contextOf([named('a', 'village', '2022', { tags: ['茶'] })]);
    const open = (selection: Selection) => listView(context, selection).facets.flatMap(({ key, isOpen }) => (isOpen ? [key] : []));
    expect(open({ by: 'all' })).toEqual(['domain', 'level', 'year']);
    expect(open({ by: 'tag', tag: '茶' })).toEqual(['tag']);
  });
  it('hand the browser what a row shows: colour, plate, and the group that it stands in', () => {
    const { brands, groups } = facetData(contextOf([named('a', 'village', '2022', { colors: { primary: '#0a7d3c' } }), brand('b')]));
    expect(brands.map(({ standing, tone, plate }) => [standing, tone === undefined, plate.kind, (plate.setting?.lines.length ?? 0) > 0])).toEqual([
      ['named', false, 'name', true],
      ['launched', true, 'name', true],
    ]);
    expect([groups.named.title, groups.launched.note]).toEqual(['经命名的品牌', '没有上级命名的记录。']);
  });
  it("keep the taxonomy's order in facets", () => {
    const context = contextOf([brand('a', { domain: 'community' }), brand('b', { domain: 'community' }), brand('c')]);
    expect(facets(context, { by: 'all' })[0]?.open.map((value) => [value.text, value.count])).toEqual([
      ['农村', 1],
      ['社区', 2],
    ]);
  });
});

describe('pagination', () => {
  it('leaves out distant pages and marks the gaps', () => {
    const { pages, gaps } = pagination(6, 20, (page) => `/${page}/`);
    expect(pages.map((page) => page.number)).toEqual([1, 4, 5, 6, 7, 8, 20]);
    expect(gaps).toEqual([1, 8]);
  });
  it('is empty if there is one page', () => {
    expect(pagination(1, 1, String).pages).toEqual([]);
  });
});

describe('very many organizations', () => {
  const ids = Array.from({ length: 600 }, (_, index) => `o${index}`);
  const context = contextOf(
    ids.map((id) => brand(`of-${id}`, { organization: id })),
    { organizations: [organization('top', null), ...ids.map((id) => organization(id, 'top'))] },
  );
  it('stand beside the first list up to a bound, and the others are on the page of organizations', () => {
    const view = listView(context, { by: 'all' });
    const facet = view.facets.find(({ key }) => key === 'organization');
    expect((facet?.open.length ?? 0) + (facet?.more.length ?? 0)).toBe(500);
    expect(facet?.elsewhere).toEqual({ text: '其余 100 项', href: '/base/organizations/' });
    expect(view.combine).toBeDefined();
  });
});
