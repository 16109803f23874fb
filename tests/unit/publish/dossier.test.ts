/** What an internal build shows beside the site: the dossiers of entries, and the desk. */
import { describe, expect, test } from 'vitest';
import { isSilent } from '../../../src/model/pairing.ts';
import { publish } from '../../../src/publish/publish.ts';
import { type GivenContent, type GivenEntry, modelOf, NAMED, ORGANIZATIONS } from '../../support/model.ts';

const dossierOf = (content: GivenContent) => {
  const { dossier } = publish(modelOf(content), { profile: 'internal' });
  if (dossier === undefined) throw new Error('no dossier');
  return dossier;
};
const EMPTY = { type: 'root', children: [] };
const event = (name: string, date: string, more: Record<string, unknown> = {}) => ({ event: name, date, ...more });
const named = (level: string, date: string) => event('named', date, { level, by: 'x' });

test('a public build has none', () => {
  expect(publish(modelOf({}), { profile: 'public' })).not.toHaveProperty('dossier');
});

describe('the dossier of an entry', () => {
  test('says whether it is public, who approved it, and what is internal', () => {
    const approval = [
      { by: '甲', date: '2026-06-01' },
      { by: '乙', date: '2026-06-02' },
    ];
    const entry: GivenEntry = { internal: { leader: '张三' }, approval };
    const common = { internal: { leader: '张三' }, approvals: [approval[0]], isPublic: true, body: EMPTY };
    const { brands, pairings, packs, documents } = dossierOf({
      brands: { first: entry },
      pairings: { help: entry },
      packs: { one: entry },
      documents: { plan: entry },
    });
    expect(brands.first).toMatchObject(common);
    expect(pairings.help).toMatchObject(common);
    expect(packs).toEqual({ one: common });
    expect(documents).toEqual({ plan: common });
  });

  test('of which nothing internal is known has no key for it', () => {
    const { brands, packs } = dossierOf({ brands: { first: { visibility: 'internal' } }, packs: { one: {} } });
    expect(Object.keys(packs.one ?? {})).toEqual(['approvals', 'isPublic', 'body']);
    expect(brands.first).toMatchObject({ approvals: [], isPublic: false });
  });

  test('has the whole body', () => {
    const body = dossierOf({ documents: { plan: { BODY: '<Note>\n\n提醒\n\n</Note>' } } }).documents.plan?.body;
    expect(JSON.stringify(body)).toContain('提醒');
  });

  test('lists entries in the order of their names', () => {
    const mixed = { b: {}, c: {}, a: {} };
    const { brands, pairings, packs, documents } = dossierOf({ brands: mixed, pairings: mixed, packs: mixed, documents: mixed });
    for (const all of [brands, pairings, packs, documents]) expect(Object.keys(all)).toEqual(['a', 'b', 'c']);
  });

  test('of a brand has every event of the day, with goals as they stood, and what the standard misses', () => {
    const goals = event('goals', '2026-01', { year: 2026, goals: ['一', { goal: '二', done: '2026-06-02' }] });
    const visited = event('visited', '2026-06-01', { note: '提醒' });
    const record = [NAMED, goals, visited, event('visited', '2026-06-02')];
    const brand = dossierOf({ brands: { first: { record, theme: '主题' } } }).brands.first;
    expect(brand?.record).toEqual([NAMED, { ...goals, goals: ['一', { goal: '二' }] }, visited]);
    expect(brand?.missing).toEqual(['logo', 'connotation', 'philosophy', 'role']);
  });

  test('of a pairing says who is not named, and who agreed to being so', () => {
    const help = (more: GivenEntry) =>
      dossierOf({ brands: { first: {} }, pairings: { help: { lagging: ['south', 'west'], ...more } } }).pairings.help;
    const consent = { by: '南村', date: '2026-06-01' };
    expect(help({ visibility: 'public', consent })).toMatchObject({ visibility: 'public', consent, anonymousSide: [] });
    expect(help({ visibility: 'public', consent: { by: '南村', date: '2026-06-02' } })).not.toHaveProperty('consent');
    expect(help({})).not.toHaveProperty('consent');
    expect(help({ visibility: 'anonymous' })).toMatchObject({ visibility: 'anonymous', anonymousSide: ['south', 'west'] });
    expect(help({ visibility: undefined })).toMatchObject({ visibility: 'internal', anonymousSide: ['south', 'west'], isPublic: false });
  });

  test('of an organization has its note and what is internal, in the order of ids', () => {
    const organizations = ORGANIZATIONS.map((one) => (one.id === 'west' ? { ...one, note: '提醒', internal: { a: 'b' } } : one));
    const { organizations: told } = dossierOf({ organizations: [...organizations].reverse() });
    expect(Object.entries(told)).toEqual([
      ['district', {}],
      ['east', {}],
      ['south', {}],
      ['town', {}],
      ['west', { note: '提醒', internal: { a: 'b' } }],
    ]);
    expect(Object.keys(told.east ?? {})).toEqual([]);
  });
});

describe('the desk', () => {
  const deskOf = (content: GivenContent) => dossierOf(content).desk;

  test('of a site that has nothing yet is empty', () => {
    const empty = { targets: [], rounds: [], visits: [], overdue: [], lackingGoals: [], silentPairings: [], overduePairings: [], twins: [] };
    expect(dossierOf({})).toMatchObject({ targets: [], desk: empty });
  });

  test('tells visits of the day, latest first, those without a date last', () => {
    const record = (...visits: Record<string, unknown>[]) => [NAMED, ...visits];
    const undated = { event: 'visited', imported: true };
    expect(
      deskOf({
        brands: {
          b: { record: record(event('visited', '2024-05', { by: ['甲', '乙'], purpose: 'guidance', note: '提醒' }), event('visited', '2026-07')) },
          c: { name: '第三个品牌', record: record(undated, event('visited', '2023')) },
          a: { name: '另一个品牌', theme: '略', record: record(undated, event('visited', '2024', { by: '丙' }), event('visited', '2025-01-01')) },
        },
      }).visits,
    ).toEqual([
      { slug: 'a', date: '2025-01-01', by: [] },
      { slug: 'b', date: '2024-05', by: ['甲', '乙'], purpose: 'guidance', note: '提醒' },
      { slug: 'a', date: '2024', by: ['丙'] },
      { slug: 'c', date: '2023', by: [] },
      { slug: 'a', by: [] },
      { slug: 'c', by: [] },
    ]);
  });

  test('lists what is overdue, silent or without goals, in the order of names', () => {
    const goals = event('goals', '2026-01', { year: 2026, goals: ['一'] });
    const review = event('reviewed', '2026-01', { year: 2025, result: 'pass' });
    const brands = {
      z: {},
      first: { record: [NAMED, review, goals] },
      reviewed: { record: [NAMED, review] },
      aimed: { record: [NAMED, goals] },
      a: {},
    };
    const pairings = {
      silent: { since: '2025-01' },
      busy: { since: '2025-01', ledger: [{ date: '2026-05', text: '走访' }] },
      past: { since: '2025-01', until: '2026-05' },
      done: { since: '2025-01', until: '2026-05', outcome: { date: '2026-05-20', result: 'risen', text: '好' } },
      late: { since: '2025-01', until: '2026-05-31' },
      alone: { since: '2025-02' },
    };
    expect(deskOf({ brands, pairings })).toMatchObject({
      overdue: ['a', 'aimed', 'z'],
      lackingGoals: ['a', 'reviewed', 'z'],
      silentPairings: ['alone', 'silent'],
      overduePairings: ['late', 'past'],
    });
    expect(deskOf({ brands, site: { reviewDue: '12-31' } }).overdue).toEqual(['a', 'aimed', 'z']);
    const lately = { first: { record: [NAMED, event('reviewed', '2025-01', { year: 2024, result: 'pass' })] } };
    expect(deskOf({ brands: lately }).overdue).toEqual(['first']);
    expect(deskOf({ brands: lately, site: { reviewDue: '12-31' } }).overdue).toEqual([]);
  });

  test('tells near twins, public or not', () => {
    const brands = { first: {}, second: { name: '红色驿栈', visibility: 'internal' }, third: { name: '田间课堂' } };
    expect(deskOf({ brands }).twins).toMatchObject([{ of: 'name', a: 'first', b: 'second' }]);
  });

  describe('counts for a target', () => {
    const count = (target: Record<string, unknown>, records: Record<string, Record<string, unknown>[]>, asOf = '2026-06-01') => {
      const brands = Object.fromEntries(Object.entries(records).map(([slug, record]) => [slug, { organization: slug, record }]));
      const { targets, desk } = dossierOf({ asOf, taxonomy: { targets: [target] }, brands });
      expect(desk.targets.map((one) => one.target)).toEqual(targets);
      const { reached, of, lacking } = desk.targets[0] ?? {};
      return [reached, of, lacking];
    };
    const village = { year: 2025, level: 'village', min: 3 };
    const titled = [named('village', '2025-12-31')];
    const launched = [event('launched', '2025-12-31')];

    test('titles of the level that stand at the end of its year, or on the day if that is not over', () => {
      expect(count(village, { east: titled, west: [named('village', '2026-01-01')], south: [named('town', '2025')] })).toEqual([1, 3, []]);
      expect(count({ ...village, year: 2026 }, { east: [named('village', '2026-06-01')], west: [named('village', '2026-06-02')] })).toEqual([
        1,
        3,
        [],
      ]);
      expect(count(village, { east: [...titled, event('delisted', '2026-01', { by: 'x' })] })).toEqual([1, 3, []]);
      expect(count(village, { east: [named('village', '2024'), event('delisted', '2025-12', { by: 'x' })] })).toEqual([0, 3, []]);
      expect(count(village, { east: [named('town', '2024'), ...titled] })).toEqual([1, 3, []]);
    });

    test('what is launched by an organization of the level where that suffices', () => {
      const all = {
        east: launched,
        west: [...launched, event('withdrawn', '2025-12-31')],
        south: [event('cultivated', '2024')],
        town: launched,
        nobody: launched,
      };
      expect(count({ ...village, status: 'launched' }, all)).toEqual([1, 3, []]);
      expect(count({ ...village, status: 'launched' }, { west: all.west })).toEqual([0, 3, []]);
      expect(count(village, all)).toEqual([0, 3, []]);
      expect(count({ ...village, status: 'launched' }, { town: titled, east: [named('town', '2025')] })).toEqual([1, 3, []]);
      const ended = [...launched, named('town', '2025-12-31'), event('delisted', '2025-12-31', { by: 'x' })];
      expect(count({ ...village, status: 'launched' }, { east: ended })).toEqual([0, 3, []]);
    });

    test('organizations that have one, their own or shared, and tells who has none', () => {
      const target = { year: 2025, level: 'village', organizations: ['south', 'east', 'west'] };
      expect(count(target, { east: titled, town: titled })).toEqual([1, 3, ['south', 'west']]);
      const { desk } = dossierOf({
        taxonomy: { targets: [target] },
        brands: { first: { organization: 'town', partners: ['west'], record: titled } },
      });
      expect(desk.targets[0]).toMatchObject({ reached: 1, of: 3, lacking: ['south', 'east'] });
    });

    test('organizations without a number wanted', () => {
      expect(count({ ...village, min: undefined, organizations: ['east'] }, {})).toEqual([0, 1, ['east']]);
    });
  });

  describe('tells the candidates of a round', () => {
    const evaluation = [
      { id: 'social', label: '社会评议', weight: 0.4 },
      { id: 'expert', label: '专家评审', weight: 0.6 },
    ];
    const candidate = (scores: Record<string, number> | undefined, more: Record<string, unknown> = { round: '一' }): GivenEntry => ({
      record: [event('declared', '2025-02', { level: 'town', by: 'x' }), event('evaluated', '2025-03', { scores, ...more })],
    });
    const roundsOf = (brands: Record<string, GivenEntry>, taxonomy: Record<string, unknown> = { evaluation }) => deskOf({ brands, taxonomy }).rounds;
    const brief = (...args: Parameters<typeof roundsOf>) =>
      roundsOf(...args).map(({ round, candidates }) => [round, ...candidates.map((one) => `${one.slug} ${one.total}`)]);

    test('with the level declared, the scores, and the total by weights', () => {
      expect(roundsOf({ a: candidate({ social: 80, expert: 90.333 }) })).toEqual([
        { round: '一', candidates: [{ slug: 'a', level: 'town', scores: { social: 80, expert: 90.333 }, total: 86.2, date: '2025-03' }] },
      ]);
    });

    test('best first, then by name, those without a whole total last', () => {
      const brands = {
        d: candidate({ social: 80 }),
        c: candidate({ social: 90, expert: 90 }),
        e: candidate({ social: 0, expert: 0 }),
        f: candidate({}),
        g: candidate({ social: 0, expert: 0 }),
        b: candidate({ social: 80, expert: 80 }),
        a: candidate({ social: 80, expert: 80 }),
      };
      expect(brief(brands)).toEqual([['一', 'c 90', 'a 80', 'b 80', 'e 0', 'g 0', 'd null', 'f null']]);
    });

    test('by the name of the round, else the year; the last first', () => {
      const brands = {
        a: candidate({ social: 1, expert: 1 }, {}),
        b: candidate({ social: 2, expert: 2 }, { date: '2026-01' }),
        c: candidate({ social: 3, expert: 3 }, { round: '2025' }),
        d: candidate({ social: 4, expert: 4 }, { date: undefined, imported: true }),
      };
      expect(brief(brands)).toEqual([
        ['2026', 'b 2'],
        ['2025', 'c 3', 'a 1'],
        ['', 'd 4'],
      ]);
      expect(Object.keys(roundsOf(brands).at(-1)?.candidates[0] ?? {})).not.toContain('date');
    });

    test('without a total where the taxonomy weighs nothing, and not without scores', () => {
      expect(brief({ a: candidate({ social: 80, expert: 90 }) }, {})).toEqual([['一', 'a null']]);
      expect(brief({ a: candidate(undefined) })).toEqual([]);
      expect(brief({ a: { record: [event('evaluated', '2025', { scores: { social: 1, expert: 1 } })] } })).toEqual([['2025', 'a 1']]);
      expect(roundsOf({ a: { record: [event('evaluated', '2025', { scores: { social: 1, expert: 1 } })] } })[0]?.candidates[0]?.level).toBe('');
      expect(brief({ a: candidate({ social: 1, expert: 1 }, { date: '2026-07' }) })).toEqual([]);
    });
  });
});

describe('a pairing is silent', () => {
  const since = '2025-01-10';
  test.each([
    ['begun six months ago to the day', { since: '2025-12-01' }, false],
    ['begun a day before that', { since: '2025-11-30' }, true],
    ['begun in a month that may have ended within six', { since: '2025-12' }, false],
    ['with a word in the ledger since', { since, ledger: [{ date: '2025-12-01', text: '略' }] }, false],
    ['with a word of the day', { since: '2025-01-10', ledger: [{ date: '2026-06-01', text: '略' }] }, false],
    ['with an old word', { since, ledger: [{ date: '2025-11-30', text: '略' }] }, true],
    [
      'with several words, of which one is late enough',
      {
        since,
        ledger: [
          { date: '2026-01', text: '略' },
          { date: '2025-02', text: '略' },
        ],
      },
      false,
    ],
    ['with a word that is still to come', { since, ledger: [{ date: '2026-06-02', text: '略' }] }, true],
    ['not yet begun', { since: '2026-06-02' }, false],
    ['past its term', { since, until: '2026-05-31' }, false],
    ['with an outcome', { since, outcome: { date: '2026-01-01', result: 'ended' as const, text: '略' } }, false],
    ['with an outcome still to come', { since, outcome: { date: '2026-06-02', result: 'ended' as const, text: '略' } }, true],
  ])('%s: %3$s', (_, pairing, expected) => {
    expect(isSilent(pairing, '2026-06-01')).toBe(expected);
  });
});
