/** Many pairings by area: each in exactly one area, and no area too long. */
import { describe, expect, test } from 'vitest';
import type { PublishedPairing } from '../../../src/publish/published.ts';
import { type PairingArea, pairingAreas } from '../../../src/views/pairing/areas.ts';
import { type PairingFold, pairingListView, pairingRoutes } from '../../../src/views/pairing/list.ts';
import { contextOf, named, organization, pairing } from './siteOf.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);

/** Towns of one district, villages in each town, and a brand in each village. */
function contextWith(towns: number, villages: number, pairings: PublishedPairing[] = []) {
  const all = range(towns).flatMap((town) => range(villages).map((village) => `t${town}-v${village}`));
  return contextOf(
    all.map((id) => named(`of-${id}`, 'village', '2020', { organization: id })),
    {
      organizations: [
        organization('district', null),
        ...range(towns).map((town) => organization(`t${town}`, 'district', { name: `第${town}镇党委` })),
        ...all.map((id) => organization(id, id.slice(0, id.indexOf('-')))),
      ],
      pairings,
    },
  );
}
const leaves = (areas: readonly PairingArea[]): PairingArea[] => areas.flatMap((area) => (area.areas.length === 0 ? [area] : leaves(area.areas)));
const slugs = (areas: readonly PairingArea[]): string[] => areas.flatMap(({ pairings }) => pairings.map(({ slug }) => slug));

describe('pairings by area', () => {
  test('group by town, largest first, and divide a large town by village', () => {
    const pairings = [...range(40).map((at) => pairing(`a${at}`, [`of-t1-v${at % 2}`])), ...range(5).map((at) => pairing(`b${at}`, ['of-t2-v0']))];
    const areas = pairingAreas(contextWith(3, 2), pairings);
    expect(
      areas.map((area) => [area.organization, area.pairings.length, area.areas.map((below) => [below.organization, below.pairings.length])]),
    ).toEqual([
      [
        't1',
        40,
        [
          ['t1-v0', 20],
          ['t1-v1', 20],
        ],
      ],
      ['t2', 5, []],
    ]);
  });

  test('pairings of the organization above an area have their own area', () => {
    const context = contextOf([named('top', 'district', '2020', { organization: 'office' }), named('low', 'village', '2020')]);
    const areas = pairingAreas(context, [pairing('a', ['top']), pairing('b', ['low']), pairing('c', ['low'])]);
    expect(areas.map(({ organization, isOwn, pairings }) => [organization, isOwn, pairings.length])).toEqual([
      ['east', false, 2],
      ['office', true, 1],
    ]);
  });

  test.each([
    ['of one brand', 1, 1, 200],
    ['of as many towns as pairings', 200, 1, 200],
    ['of towns and villages', 20, 12, 300],
  ])('%s: each pairing is in exactly one area, and no area is long', (_, towns, villages, count) => {
    const pairings = range(count).map((at) => pairing(`p${at}`, [`of-t${at % towns}-v${(at * 7) % villages}`]));
    const areas = pairingAreas(contextWith(towns, villages), pairings);
    expect(slugs(leaves(areas)).sort()).toEqual(pairings.map(({ slug }) => slug).sort());
    expect(areas.length).toBeLessThanOrEqual(24);
    for (const { pairings } of leaves(areas)) expect(pairings.length).toBeLessThanOrEqual(30);
  });
});

describe('the page of pairings', () => {
  const many = (count: number): PublishedPairing[] => range(count).map((at) => pairing(`p${at}`, [`of-t${at % 3}-v0`]));
  test('folds nothing if there are few', () => {
    const view = pairingListView(contextWith(3, 1, many(14)));
    expect([view.folds, view.states]).toEqual([[], []]);
    expect(view.groups.flatMap(({ lines }) => lines)).toHaveLength(14);
    expect(view.network.length).toBeGreaterThan(0);
  });
  test('folds many, with each pairing and its drawing in one fold', () => {
    const view = pairingListView(contextWith(3, 1, many(60)));
    expect([view.groups, view.network]).toEqual([[], []]);
    expect(view.folds.map(({ title, count, states }) => [title, count, states])).toEqual([
      ['第0镇党委', '20 对', '结对中 20'],
      ['第1镇党委', '20 对', '结对中 20'],
      ['第2镇党委', '20 对', '结对中 20'],
    ]);
    const slugsOf = (hrefs: (string | undefined)[]): string[] => [...new Set(hrefs.flatMap((href) => href ?? []))].sort();
    const expected = many(60)
      .map(({ slug }) => `/base/pairings/${slug}/`)
      .sort();
    expect(slugsOf(view.folds.flatMap(({ lines }) => lines.map(({ href }) => href)))).toEqual(expected);
    const drawn = view.folds.flatMap(({ network }) => network.flatMap(({ nodes }) => nodes.filter(({ kind }) => kind === 'pairing')));
    expect(slugsOf(drawn.map(({ href }) => href))).toEqual(expected);
    const ids = view.folds.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('very many pairings', () => {
  const pairings = range(400).map((at) =>
    pairing(`p${String(at).padStart(3, '0')}`, [`of-t${at % 9}-v${at % 30}`], { status: at % 4 === 0 ? 'risen' : 'active' }),
  );
  const context = contextWith(9, 30, pairings);
  const pages = [pairingListView(context), ...pairingRoutes(context).map(({ props }) => pairingListView(context, props.page))];
  const leaf = (folds: readonly PairingFold[]): PairingFold[] => folds.flatMap((fold) => (fold.folds.length === 0 ? [fold] : leaf(fold.folds)));
  test('stand on pages of whole areas, each pairing on one', () => {
    const lines = pages.map(({ folds }) => leaf(folds).flatMap((fold) => fold.lines.map(({ slug }) => slug)));
    expect(lines.flat().toSorted()).toEqual(pairings.map(({ slug }) => slug).toSorted());
    for (const own of lines) expect(own.length).toBeLessThanOrEqual(60);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages[1]?.pagination).toMatchObject({ previous: '/base/pairings/', next: '/base/pairings/page/3/' });
  });
  test('are counted in all on every page, and the areas lead to where they begin', () => {
    for (const { lead, states, contents } of pages) {
      expect([lead.slice(0, 20), states]).toEqual([pages[0]?.lead.slice(0, 20), pages[0]?.states]);
      expect(contents.map(({ count }) => count).reduce((sum, one) => sum + one)).toBe(400);
    }
    for (const { href } of pages[0]?.contents ?? []) {
      const [address, id] = href.split('#');
      const page = pages.find(({ pagination }) => pagination.pages.some((one) => one.current && one.href === address));
      expect(
        page?.folds.map((fold) => fold.id),
        href,
      ).toContain(id);
    }
  });
  test('of few there is one page, as before', () => {
    const few = contextWith(9, 30, pairings.slice(0, 90));
    expect(pairingRoutes(few)).toEqual([]);
    expect([pairingListView(few).contents, pairingListView(few).pagination.pages]).toEqual([[], []]);
  });
});
