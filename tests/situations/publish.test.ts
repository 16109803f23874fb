/** What a public build holds and what it leaves out. */
import { describe, expect, test } from 'vitest';
import { publication } from '../../src/site/publication.ts';
import { BRAND, base, changed, readSituation, type Situation } from '../support/content.ts';

const FIRST = 'brands/first/index.mdx';
const HELP = 'pairings/help.mdx';
const publish = async (situation: Situation, profile: 'public' | 'internal' = 'public') => {
  const reading = await readSituation(situation);
  expect(reading.diagnostics.filter((one) => one.severity === 'error')).toEqual([]);
  return publication(reading, profile);
};
const withFirst = (more: string, body?: string) => ({ [FIRST]: BRAND('红色驿站', 'east', more, body) });
const TOKEN = '绝密';

describe('a public build', () => {
  test('holds named brands, and launched ones where the site says so', async () => {
    const launched = {
      'brands/third/index.mdx':
        '---\nname: 自行发布\norganization: south\ndomain: rural\nsummary: 略\nrecord: [{ event: launched, date: 2024 }]\n---\n',
    };
    expect((await publish({ files: launched })).site.brands.map((brand) => brand.slug)).toEqual(['first', 'second']);
    const site = { 'site.yaml': `${base('site.yaml')}publishFrom: launched\n` };
    expect((await publish({ files: { ...launched, ...site } })).site.brands.map((brand) => brand.slug)).toEqual(['first', 'second', 'third']);
  });

  test('leaves out a withdrawn brand that never had a title', async () => {
    const withdrawn = {
      'brands/third/index.mdx':
        '---\nname: 自行发布\norganization: south\ndomain: rural\nsummary: 略\nrecord: [{ event: launched, date: 2024 }, { event: withdrawn, date: 2025 }]\n---\n',
    };
    const { site } = await publish({ files: { ...withdrawn, 'site.yaml': `${base('site.yaml')}publishFrom: launched\n` } });
    expect(site.brands.map((brand) => brand.slug)).toEqual(['first', 'second']);
  });

  test('takes of its address the origin, since the path is told by --base', async () => {
    const urlOf = async (url: string) => (await publish({ files: { 'site.yaml': `${base('site.yaml')}url: ${url}\n` } })).site.url;
    expect(await urlOf('https://a.cn')).toBe('https://a.cn');
    expect(await urlOf('https://a.cn:8443/pinpai/?x=1#y')).toBe('https://a.cn:8443');
    expect(await urlOf('https://品牌.cn/')).toBe('https://品牌.cn');
  });

  test('depends on the day', async () => {
    expect((await publish({ asOf: '2023-03-31' })).site.brands).toEqual([]);
  });

  test('knows of no goal that was reached later', async () => {
    const files = {
      [FIRST]: changed(BRAND('红色驿站', 'east'), 'goals: [做好一件事]', 'goals: [{ goal: 修路, done: 2026-03 }, { goal: 通水, done: 2026-09-02 }]'),
    };
    const goals = async (asOf: string, profile: 'public' | 'internal') => {
      const { site, dossier } = await publish({ files, asOf }, profile);
      const record = dossier?.brands.first?.record ?? site.brands.find((brand) => brand.slug === 'first')?.record ?? [];
      return record.flatMap((event) => (event.event === 'goals' ? event.goals : []));
    };
    for (const profile of ['public', 'internal'] as const) {
      expect(await goals('2026-09-01', profile)).toEqual([{ goal: '修路', done: '2026-03' }, { goal: '通水' }]);
      expect(await goals('2026-09-02', profile)).toEqual([
        { goal: '修路', done: '2026-03' },
        { goal: '通水', done: '2026-09-02' },
      ]);
    }
  });

  test('says nothing internal, wherever it stands', async () => {
    const internal = `internal: { leader: ${TOKEN} }\napproval: { by: ${TOKEN}, date: 2026-05 }\n`;
    const body = `正文。\n\n<Note>${TOKEN}</Note>\n\n<Internal>${TOKEN}[^1]</Internal>\n\n{/* ${TOKEN} */}\n\n[^1]: ${TOKEN}\n`;
    const brand = changed(BRAND('红色驿站', 'east', internal, body), 'date: 2023-03 }', `date: 2023-03, note: ${TOKEN}, round: ${TOKEN} }`);
    const files = {
      [FIRST]: changed(brand, 'date: 2022-01 }', `date: 2022-01, note: ${TOKEN} }`),
      [HELP]: changed(
        base(HELP),
        'visibility: anonymous',
        `visibility: anonymous\ninternal: { why: ${TOKEN} }\nconsent: { by: ${TOKEN}, date: 2026 }`,
      ),
      'organizations/all.yaml': changed(
        base('organizations/all.yaml'),
        'id: east, name: 东村党支部',
        `id: east, name: 东村党支部, note: ${TOKEN}, internal: { a: ${TOKEN} }`,
      ),
      'taxonomy.yaml': `${base('taxonomy.yaml')}targets: [{ year: 2025, level: village, min: 30 }]\n`,
    };
    const open = await publish({ files });
    expect(JSON.stringify(open)).not.toContain(TOKEN);
    expect(JSON.stringify(open)).not.toContain('targets');
    expect(open.dossier).toBeUndefined();
    const closed = JSON.stringify(await publish({ files }, 'internal'));
    expect(closed.split(TOKEN).length - 1).toBeGreaterThanOrEqual(11);
  });

  test('counts for a target what stands at the end of its year', async () => {
    const targets = (...lines: string[]) => `${base('taxonomy.yaml')}targets:\n${lines.map((line) => `  - ${line}\n`).join('')}`;
    const more = (events: string): string => BRAND('红色驿站', 'east').replace(/(record:\n(?: {2}- .*\n)+)/, `$1${events}`);
    const files = {
      [FIRST]: more('  - { event: delisted, date: 2026-04, by: town, kind: merged }\n'),
      'brands/third/index.mdx': BRAND('灯下夜话', 'south').replace(
        /record:\n(?: {2}- .*\n)+/,
        'record:\n  - { event: launched, date: 2024-05 }\n  - { event: withdrawn, date: 2026-05 }\n',
      ),
      'taxonomy.yaml': targets(
        '{ year: 2025, level: village, min: 2 }',
        '{ year: 2026, level: village, min: 2 }',
        '{ year: 2025, level: village, min: 3, status: launched }',
        '{ year: 2026, level: village, min: 3, status: launched }',
        '{ year: 2026, level: village, organizations: [east, west] }',
      ),
      [HELP]: null,
      'study/one.mdx': null,
    };
    const { dossier } = await publish({ files }, 'internal');
    expect(dossier?.desk.targets.map(({ reached, of, lacking }) => [reached, of, lacking])).toEqual([
      [2, 2, []],
      [1, 2, []],
      [3, 3, []],
      [1, 3, []],
      [1, 2, ['east']],
    ]);
  });

  test('does not name an anonymous side, nor hold it by way of the pairing', async () => {
    const { site } = await publish({});
    expect(site.pairings).toMatchObject([{ slug: 'help', partner: null, anonymous: [{ level: 'village', domain: 'rural' }] }]);
    expect(JSON.stringify(site)).not.toMatch(/south|南村/);
    expect(site.organizations.map((one) => one.id)).toEqual(['district', 'east', 'town', 'west']);
  });

  test('names a public side', async () => {
    const files = { [HELP]: changed(base(HELP), 'visibility: anonymous', 'visibility: public\nconsent: { by: 南村, date: 2026 }') };
    const { site } = await publish({ files });
    expect(site.pairings[0]?.partner).toEqual(['south']);
    expect(site.organizations.find((one) => one.id === 'south')?.pairings).toEqual(['help']);
  });

  test('holds a pairing only with all its brands, and only once begun', async () => {
    expect((await publish({ files: withFirst('visibility: internal\n'), asOf: '2026-06-01' }).catch(() => undefined))?.site.pairings ?? []).toEqual(
      [],
    );
    expect((await publish({ asOf: '2026-01-09' })).site.pairings).toEqual([]);
  });

  test('shows a pairing past its term as active unless reviews are public', async () => {
    const files = { [HELP]: changed(base(HELP), 'visibility: anonymous', 'visibility: anonymous\nuntil: 2026-05-20') };
    expect((await publish({ files })).site.pairings[0]?.status).toBe('active');
    expect((await publish({ files }, 'internal')).site.pairings[0]?.status).toBe('overdue');
    expect((await publish({ files: { ...files, 'site.yaml': `${base('site.yaml')}publicReview: true\n` } })).site.pairings[0]?.status).toBe(
      'overdue',
    );
  });

  test('asks for approvals where the site does, given by the day', async () => {
    const site = { 'site.yaml': `${base('site.yaml')}approval: required\n` };
    expect((await publish({ files: site })).site.brands).toEqual([]);
    const approved = { ...site, ...withFirst('approval: [{ by: 甲, date: 2026-05 }]\n') };
    expect((await publish({ files: approved })).site.brands.map((brand) => brand.slug)).toEqual(['first']);
    expect((await publish({ files: { ...site, ...withFirst('approval: [{ by: 甲, date: 2026-07 }]\n') } })).site.brands).toEqual([]);
  });

  test('keeps a delisted brand, marked', async () => {
    const files = {
      [FIRST]: changed(
        BRAND('红色驿站', 'east'),
        '  - { event: goals, date: 2026-02',
        '  - { event: delisted, date: 2026-02, by: town, kind: merged, statement: 并入, reason: 绝密 }\n  - { event: visited, date: 2026-03',
      ).replace(', year: 2026, goals: [做好一件事]', ''),
      [HELP]: null,
    };
    const { site } = await publish({ files });
    expect(site.brands[0]).toMatchObject({
      slug: 'first',
      status: 'delisted',
      ended: true,
      level: null,
      ending: { kind: 'merged', statement: '并入' },
    });
    expect(JSON.stringify(site)).not.toContain('绝密');
  });

  test('takes nothing from a second directory, and an internal build does', async () => {
    const over = {
      'brands/first/private.yaml':
        'internal: { leader: 绝密 }\nrecord: [{ event: visited, date: 2024-05, note: 绝密 }, { event: visited, date: 2026-05 }]\n',
      'docs/secret.mdx': '---\ntitle: 绝密\n---\n',
    };
    const without = await publish({});
    const reading = await readSituation({ private: over });
    expect(reading.diagnostics).toEqual([]);
    // The ground tells apart what was read, and goes nowhere.
    expect({ ...(await publication(reading, 'public')), ground: '' }).toEqual({ ...without, ground: '' });
    const closed = await publication(reading, 'internal');
    expect(closed.dossier?.brands.first?.record.map((event) => event.event)).toEqual([
      'cultivated',
      'declared',
      'evaluated',
      'named',
      'visited',
      'reviewed',
      'goals',
      'visited',
    ]);
    expect(closed.site.documents.map((one) => one.path)).toEqual(['plan', 'secret']);
  });

  test('redirects former slugs and ids', async () => {
    const files = {
      ...withFirst('formerSlugs: [old]\n'),
      'organizations/all.yaml': changed(base('organizations/all.yaml'), 'id: east, ', 'id: east, formerIds: [east-old], '),
    };
    expect((await publish({ files })).site.redirects).toEqual([
      { from: 'brands/old/', to: 'brands/first/' },
      { from: 'brands/old/slides/', to: 'brands/first/slides/' },
      { from: 'organizations/east-old/', to: 'organizations/east/' },
      { from: 'p/old/', to: 'p/first/' },
    ]);
  });
});
