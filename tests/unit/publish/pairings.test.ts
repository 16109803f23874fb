/** A published pairing: whose it is, how it stands on the day, and what is said of a side without a name. */
import { describe, expect, test } from 'vitest';
import { certainlyOverlap, outcomeOn, pairingStatus } from '../../../src/model/pairing.ts';
import { publish } from '../../../src/publish/publish.ts';
import { type GivenContent, type GivenEntry, modelOf, ORGANIZATIONS } from '../../support/model.ts';

type Profile = 'public' | 'internal';
const siteOf = (help: GivenEntry, more: GivenContent = {}, profile: Profile = 'public') =>
  publish(modelOf({ brands: { first: {}, second: { organization: 'west' } }, pairings: { help }, ...more }), { profile }).site;
const pairingOf = (...args: Parameters<typeof siteOf>) => siteOf(...args).pairings[0];

test('a pairing of which only what is needed is known', () => {
  expect(pairingOf({})).toEqual({
    slug: 'help',
    model: ['first'],
    partner: ['south'],
    anonymous: [],
    kind: 'lift',
    since: '2025-01-10',
    status: 'active',
    goals: [{ goal: '建好台账' }],
    measures: [],
    ledger: [],
    body: { type: 'root', children: [] },
  });
});

test('a pairing of which everything is known', () => {
  const internal = {
    consent: { by: '南村', date: '2025' },
    approval: { by: '某人', date: '2025' },
    internal: { why: '绝密' },
    formerSlugs: ['old'],
    visibility: 'public',
  };
  const shown = {
    model: ['first', 'second'],
    kind: 'mutual',
    since: '2024',
    until: '2027',
    goals: [
      { goal: '修路', kind: 'basic', due: '2025', done: '2026-06-01' },
      { goal: '通水', kind: 'brand', due: '2026' },
    ],
    measures: ['走访'],
    ledger: [{ date: '2024-05', text: '走访', goal: 1 }],
    outcome: { date: '2026-06-01', result: 'risen', text: '好了', by: 'town' },
    published: '2024-01',
    updated: '2025-01',
  };
  const pairing = pairingOf({ ...internal, ...shown, lagging: ['south', 'west'] });
  expect(pairing).toMatchObject({ ...shown, partner: ['south', 'west'], status: 'risen' });
  for (const key of Object.keys(internal)) expect(pairing).not.toHaveProperty(key);
});

test('knows nothing that comes after the day', () => {
  const pairing = pairingOf({
    goals: [{ goal: '修路', done: '2026-06-02' }],
    ledger: [
      { date: '2026-06-01', text: '今天' },
      { date: '2026-06-02', text: '明天' },
    ],
    outcome: { date: '2026-06-02', result: 'ended', text: '完' },
  });
  expect(pairing).toMatchObject({ goals: [{ goal: '修路' }], ledger: [{ date: '2026-06-01', text: '今天' }], status: 'active' });
  expect(pairing).not.toHaveProperty('outcome');
  expect(Object.keys(pairing?.goals[0] ?? {})).toEqual(['goal']);
});

test.each([
  ['public', false, 'active'],
  ['public', true, 'overdue'],
  ['internal', false, 'overdue'],
] as const)('past its term in a %s build, publicReview %s, it shows as %s', (profile, publicReview, status) => {
  expect(pairingOf({ until: '2026-05-31' }, { site: { publicReview } }, profile)?.status).toBe(status);
});

describe('a side without a name', () => {
  const organizations = [
    ...ORGANIZATIONS,
    { id: 'plain', name: '无领域党支部', level: 'village', parent: 'town' },
    { id: 'office', name: '镇机关党支部', level: 'town', parent: 'district', domain: 'community' },
  ];
  const lagging = ['south', 'west', 'plain', 'office'];

  test('is told by level and domain, in the order of the taxonomy, whatever the order of the file', () => {
    const told = [
      { level: 'town', domain: 'community' },
      { level: 'village' },
      { level: 'village', domain: 'rural' },
      { level: 'village', domain: 'community' },
    ];
    for (const order of [lagging, [...lagging].reverse(), ['plain', 'west', 'office', 'south']]) {
      const pairing = pairingOf({ visibility: 'anonymous', lagging: order }, { organizations });
      expect(pairing).toMatchObject({ partner: null });
      expect(pairing?.anonymous).toEqual(told);
    }
  });

  test('has its name in an internal build', () => {
    expect(pairingOf({ visibility: 'anonymous', lagging }, { organizations }, 'internal')).toMatchObject({ partner: lagging, anonymous: [] });
    expect(pairingOf({ visibility: 'internal', lagging }, { organizations }, 'internal')).toMatchObject({ partner: lagging, anonymous: [] });
  });

  test('is in a public build by no way', () => {
    const text = JSON.stringify(siteOf({ visibility: 'anonymous' }));
    expect(text).toContain('东村党支部');
    expect(text).not.toContain('南村');
    expect(text).not.toContain('south');
  });
});

describe('a pairing stands on a day', () => {
  const term = { since: '2025-03', until: '2026-03' };
  test.each([
    ['2025-02-28', 'planned'],
    ['2025-03-01', 'active'],
    ['2026-03-31', 'active'],
    ['2026-04-01', 'overdue'],
  ])('%s as %s', (day, status) => {
    expect(pairingStatus(term, day)).toBe(status);
  });
  test.each(['risen', 'extended', 'ended'] as const)('by its outcome, once it has one: %s', (result) => {
    const outcome = { date: '2026-05', result, text: '略' };
    expect(pairingStatus({ ...term, outcome }, '2026-04-30')).toBe('overdue');
    expect(pairingStatus({ ...term, outcome }, '2026-05-01')).toBe(result);
    expect(outcomeOn({ outcome }, '2026-04-30')).toBeUndefined();
    expect(outcomeOn({ outcome }, '2026-05-01')).toBe(outcome);
  });
  test('without a term and an outcome as active for ever', () => {
    expect(pairingStatus({ since: '2025' }, '9999-01-01')).toBe('active');
    expect(outcomeOn({}, '2026-05-01')).toBeUndefined();
  });
});

describe('two pairings overlap for certain', () => {
  const ends = (date: string) => ({ date, result: 'ended', text: '略' }) as const;
  test.each([
    ['both without an end', { since: '2024' }, { since: '2025' }, true],
    ['one within the other', { since: '2024-01', until: '2024-12' }, { since: '2024-03', until: '2024-05' }, true],
    ['one that ends on the day the other begins', { since: '2024-01-01', until: '2024-06-01' }, { since: '2024-06-01' }, false],
    ['one that ends the day after the other begins', { since: '2024-01-01', until: '2024-06-02' }, { since: '2024-06-01' }, true],
    ['one that may end before the other may begin', { since: '2024-01-01', until: '2024-06' }, { since: '2024-06' }, false],
    ['one that may begin in the last days of the other', { since: '2024-01-01', until: '2024-06-30' }, { since: '2024-06' }, false],
    ['an outcome before the term', { since: '2024-01-01', until: '2025-12', outcome: ends('2024-05-01') }, { since: '2024-06-01' }, false],
    ['an outcome after the term', { since: '2024-01-01', until: '2024-05-01', outcome: ends('2025-12') }, { since: '2024-06-01' }, false],
    ['an outcome without a term', { since: '2024-01-01', outcome: ends('2024-05-01') }, { since: '2024-06-01' }, false],
    ['an outcome still to come', { since: '2024-01-01', outcome: ends('2024-07-01') }, { since: '2024-06-01' }, true],
  ])('%s: %4$s', (_, a, b, expected) => {
    expect(certainlyOverlap(a, b)).toBe(expected);
    expect(certainlyOverlap(b, a)).toBe(expected);
  });
});
