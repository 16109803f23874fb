/** The network of pairings: complete, without overlaps at any size, and without hints at anonymous sides. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PairingStatus } from '../../../src/model/pairing.ts';
import type { PublishedPairing } from '../../../src/publish/published.ts';
import { type NetworkDrawing, networkOf } from '../../../src/views/pairing/network.ts';
import { clampLines, emsOf, linesOf } from '../../../src/views/site/lines.ts';
import { contextOf, named, organization, pairing } from './siteOf.ts';

const range = (count: number): number[] => Array.from({ length: count }, (_, at) => at);
const ORGANIZATIONS = [
  organization('office', null),
  ...range(300).map((at) => organization(`o${at}`, 'office', { name: `第${at}柳湾村党支部委员会` })),
];
const networkFor = (pairings: PublishedPairing[], brands = range(40).map((at) => named(`b${at}`, 'village', '2020'))): NetworkDrawing[] =>
  networkOf(contextOf(brands, { organizations: ORGANIZATIONS, pairings }), pairings);

const overlaps = ({ nodes }: NetworkDrawing): string[] =>
  nodes.flatMap((a, at) =>
    nodes
      .slice(at + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.href} ${b.href}`),
  );

/** Stars of every size, pairs of brands, organizations that are paired repeatedly. */
const MANY = range(300).map((at) =>
  pairing(`p${at}`, at % 9 === 0 ? [`b${at % 40}`, `b${(at + 1) % 40}`] : [`b${at % 3 === 0 ? 0 : at % 40}`], {
    ...(at % 4 === 0 ? {} : { partner: [`o${at % 7 === 0 ? 5 : at}`], anonymous: [] }),
    ...(at % 5 === 0 ? { status: 'risen' } : {}),
  }),
);

describe('a network', () => {
  test.each([[5], [300]])('of %i pairings shows each with both sides, in drawings of limited size', (count) => {
    const pairings = MANY.slice(0, count);
    const drawings = networkFor(pairings);
    const hrefs = (kind: string): (string | undefined)[] =>
      drawings.flatMap(({ nodes }) => nodes.flatMap((node) => (node.kind === kind ? [node.href] : [])));
    expect(hrefs('pairing').sort()).toEqual(pairings.map(({ slug }) => `/base/pairings/${slug}/`).sort());
    expect(new Set(hrefs('brand'))).toEqual(new Set(pairings.flatMap(({ model }) => model.map((slug) => `/base/brands/${slug}/`))));
    expect(new Set(hrefs('organization'))).toEqual(
      new Set(pairings.flatMap(({ partner }) => (partner ?? []).map((id) => `/base/organizations/${id}/`))),
    );
    expect(hrefs('anonymous')).toHaveLength(pairings.filter(({ partner }) => partner === null).length);
    for (const drawing of drawings) {
      expect(overlaps(drawing)).toEqual([]);
      expect(drawing.nodes.filter(({ kind }) => kind === 'pairing').length).toBeLessThanOrEqual(10);
      for (const { x, y, width, height, label, href } of drawing.nodes) {
        expect(x >= 0 && y >= 0 && x + width <= drawing.width && y + height <= drawing.height).toBe(true);
        if (href !== undefined) expect([height >= 44, label === undefined]).toEqual([true, false]);
      }
    }
  });

  test('has one line from side to side, through what is said of the pairing', () => {
    const [drawing] = networkFor([pairing('p', ['b1'], { partner: ['o1'], anonymous: [] })]);
    const box = drawing?.nodes.find(({ kind }) => kind === 'pairing') as NetworkDrawing['nodes'][number];
    const middle = box.y + box.height / 2;
    expect(drawing?.lines.at(-1)?.d).toMatch(new RegExp(`^M${box.x} ${middle}L`));
    // Its words stay clear of it.
    const [state, progress] = box.lines.map(({ y }) => y - middle);
    expect(state).toBeLessThan(-4);
    expect(progress).toBeGreaterThan(12);
  });

  test('is deterministic', () => expect(networkFor(MANY)).toEqual(networkFor(structuredClone(MANY))));

  test('is one drawing if an organization connects two brands', () => {
    const tied = ['b1', 'b2'].map((slug) => pairing(`of-${slug}`, [slug], { partner: ['o1'], anonymous: [] }));
    expect(networkFor(tied)).toHaveLength(1);
    expect(networkFor([...tied, pairing('other', ['b3'])]).map(({ nodes }) => nodes.length)).toEqual([5, 3]);
  });

  test('keeps two anonymous sides apart, even identical ones', () => {
    const [drawing] = networkFor([pairing('one', ['b1']), pairing('two', ['b1'])]);
    // The upper one first.
    const hidden = drawing?.nodes.filter(({ kind }) => kind === 'anonymous') ?? [];
    expect(hidden.map(({ href, label, lines }) => [href, label, lines.map(({ text }) => text)])).toEqual(
      ['two', 'one'].map((slug) => [`/base/pairings/${slug}/`, '不具名组织，村级，农村', ['不具名组织', '村级', '农村']]),
    );
  });

  test("leads to the lagging side's own brand if it was named since, and to no earlier one", () => {
    const brands = [
      named('b1', 'village', '2020'),
      named('own', 'village', '2026-01', { organization: 'o1' }),
      named('old', 'village', '2019', { organization: 'o1' }),
    ];
    const [drawing] = networkFor([pairing('p', ['b1'], { partner: ['o1'], anonymous: [], status: 'risen' })], brands);
    expect(drawing?.nodes.map(({ kind, href }) => href ?? kind)).toEqual([
      '/base/brands/b1/',
      '/base/pairings/p/',
      '/base/organizations/o1/',
      'own',
      '/base/brands/own/',
    ]);
    expect(drawing?.isWide).toBe(true);
    const { down } = drawing as NetworkDrawing;
    expect(down?.nodes.map(({ href, kind }) => href ?? kind)).toEqual(drawing?.nodes.map(({ href, kind }) => href ?? kind));
    const tops = down?.nodes.map(({ y }) => y) ?? [];
    expect(tops).toEqual([...tops].sort((a, b) => a - b));
    expect([down?.width ?? 0, overlaps(down as NetworkDrawing)]).toEqual([116, []]);
    // A line ends at the upper edge of what it leads to.
    const { lines = [], nodes = [] } = down ?? {};
    for (const { end } of lines) if (end !== undefined) expect(nodes.some(({ x, y, width }) => y === end[1] && x + width / 2 === end[0])).toBe(true);
  });

  test('draws cycles of pairings', () => {
    const brands = [named('b1', 'village', '2026-01', { organization: 'o1' }), named('b2', 'village', '2026-01', { organization: 'o2' })];
    const circle = [pairing('p', ['b1'], { partner: ['o2'], anonymous: [] }), pairing('q', ['b2'], { partner: ['o1'], anonymous: [] })];
    const [drawing, ...others] = networkFor(circle, brands);
    expect([others.length, drawing?.nodes.length, overlaps(drawing as NetworkDrawing)]).toEqual([0, 8, []]);
    for (const { d } of drawing?.lines ?? []) expect(d).not.toMatch(/NaN|undefined/);
  });
});

describe('lines', () => {
  test.each(['中共青禾区政务服务中心支部委员会', '红色驿站·一心，为民', 'ABC 先锋 Party School', '一'])(
    'of %s are as wide as they may be, and lose nothing',
    (text) => {
      for (const most of [3, 5, 8]) {
        const lines = linesOf(text, most);
        for (const line of lines) expect(emsOf(line)).toBeLessThanOrEqual(most);
        expect(lines.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }
    },
  );
  test('have similar lengths', () => expect(linesOf('一二三四五六七八', 7).map((line) => line.length)).toEqual([4, 4]));
  test('end with an ellipsis if some are left out', () => expect(clampLines(['甲，', '乙，', '丙'], 2)).toEqual(['甲，', '乙…']));
});

describe('the drawing of pairings', () => {
  test('draws no two states alike', () => {
    const css = readFileSync(new URL('../../../src/styles/network.css', import.meta.url), 'utf8');
    const drawn = (['planned', 'active', 'overdue', 'extended', 'ended'] satisfies PairingStatus[]).map(
      (state) => new RegExp(`\\.network-${state}\\b[^{]*\\{[^}]*stroke-dasharray: ([^;]+);`).exec(css)?.[1] ?? 'whole',
    );
    // A line that was walked to its end, 已提升, is whole too, with an end of its own.
    expect(new Set(drawn).size).toBe(drawn.length);
  });
});
