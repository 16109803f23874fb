/** Which entries a public build holds on a day. */
import { describe, expect, test } from 'vitest';
import { approvalsOf, isInternal } from '../../../src/model/visibility.ts';
import { type PublicEntries, publicEntries } from '../../../src/publish/publicEntries.ts';
import { type GivenContent, type GivenEntry, modelOf, NAMED } from '../../support/model.ts';

const DAY = '2026-06-01';
const TODAY = { by: '某人', date: DAY };
const TOMORROW = { by: '某人', date: '2026-06-02' };

/** Each kind, with an entry of it that is held where nothing else is said. */
const KINDS = {
  brand: (entry: GivenEntry): GivenContent => ({ brands: { one: entry } }),
  pairing: (entry: GivenEntry): GivenContent => ({ brands: { first: { approval: TODAY } }, pairings: { one: entry } }),
  pack: (entry: GivenEntry): GivenContent => ({ packs: { one: entry } }),
  document: (entry: GivenEntry): GivenContent => ({ documents: { one: entry } }),
};
type Kind = keyof typeof KINDS;
const holds = (kind: Kind, entry: GivenEntry, site: Record<string, unknown> = {}): boolean => {
  const held: PublicEntries = publicEntries(modelOf({ ...KINDS[kind](entry), site }));
  const byKind = held[kind]('one');
  expect(held.entry({ kind: kind === 'pack' ? 'study' : kind, id: 'one' })).toBe(byKind);
  for (const other of Object.keys(KINDS) as Kind[]) if (other !== kind) expect(held[other]('one')).toBe(false);
  return byKind;
};

describe.each(Object.keys(KINDS) as Kind[])('a %s', (kind) => {
  test('is held if it is public', () => {
    expect(holds(kind, {})).toBe(true);
    expect(holds(kind, { visibility: 'public' })).toBe(true);
    expect(holds(kind, { visibility: 'internal' })).toBe(false);
  });

  test('is never held if it comes from --private, whatever its visibility', () => {
    expect(holds(kind, { visibility: 'public', PRIVATE: true })).toBe(false);
  });

  test('is held where approval is required once it has been given', () => {
    const required = { approval: 'required' };
    expect(holds(kind, {}, required)).toBe(false);
    expect(holds(kind, { approval: TOMORROW }, required)).toBe(false);
    expect(holds(kind, { approval: TODAY }, required)).toBe(true);
    expect(holds(kind, { approval: [TOMORROW, TODAY] }, required)).toBe(true);
    expect(holds(kind, { approval: [TOMORROW, TOMORROW] }, required)).toBe(false);
    expect(holds(kind, { approval: TOMORROW })).toBe(true);
  });

  test('is not approved by what --private lays over it', () => {
    expect(holds(kind, { LAID: { approval: TODAY } }, { approval: 'required' })).toBe(false);
  });
});

describe('a pairing', () => {
  const holdsPairing = (one: GivenEntry, brands: Record<string, GivenEntry> = { first: {} }): boolean =>
    publicEntries(modelOf({ brands, pairings: { one } })).pairing('one');

  test('is internal unless it says otherwise', () => {
    expect(holdsPairing({ visibility: undefined })).toBe(false);
    expect(holdsPairing({ visibility: 'anonymous' })).toBe(true);
  });

  test('is held from the day that it may have begun', () => {
    expect(holdsPairing({ since: DAY })).toBe(true);
    expect(holdsPairing({ since: '2026-06' })).toBe(true);
    expect(holdsPairing({ since: '2026-06-02' })).toBe(false);
    expect(holdsPairing({ since: undefined })).toBe(false);
  });

  test('is held with all its brands alone', () => {
    const brands = { first: {}, second: {}, hidden: { visibility: 'internal' } };
    expect(holdsPairing({ model: ['first', 'second'] }, brands)).toBe(true);
    expect(holdsPairing({ model: ['first', 'hidden'] }, brands)).toBe(false);
    expect(holdsPairing({ model: ['hidden', 'first'] }, brands)).toBe(false);
    expect(holdsPairing({ model: 'nobody' }, brands)).toBe(false);
    expect(holdsPairing({ model: undefined }, brands)).toBe(false);
  });
});

describe('a brand', () => {
  const event = (name: string, date: string, more: Record<string, unknown> = {}) => ({ event: name, date, ...more });
  const launched = event('launched', '2024');
  const named = event('named', '2025', { level: 'village', by: 'town' });
  const withdrawn = event('withdrawn', '2025-02');
  const delisted = event('delisted', '2026', { by: 'town' });

  test.each([
    // record, held with publishFrom: named, held with publishFrom: launched
    [[], false, false],
    [[event('cultivated', '2024')], false, false],
    [[launched], false, true],
    [[named], true, true],
    [[launched, withdrawn], false, false],
    [[launched, named, withdrawn], true, true],
    [[named, delisted], true, true],
    [[named, delisted, event('cultivated', '2026-02'), event('withdrawn', '2026-03')], true, true],
    [[event('launched', '2026-06-02')], false, false],
    [[{ ...named, date: '2026-06-02' }], false, false],
    [[launched, event('withdrawn', '2026-06-02')], false, true],
  ])('with the record %j: named %s, launched %s', (record, fromNamed, fromLaunched) => {
    // A record is never empty where a brand is sound; here it may be one that is being written.
    const entry = record.length === 0 ? { record: undefined } : { record };
    expect(holds('brand', entry)).toBe(fromNamed);
    expect(holds('brand', entry, { publishFrom: 'launched' })).toBe(fromLaunched);
  });

  test('is not held for what --private lays over its record', () => {
    expect(holds('brand', { record: [launched], LAID: { record: [launched, NAMED] } })).toBe(false);
    expect(holds('brand', { record: [launched], LAID: { record: [launched, withdrawn] } }, { publishFrom: 'launched' })).toBe(true);
  });
});

describe('visibility', () => {
  test.each([
    ['brand', undefined, false],
    ['study', undefined, false],
    ['document', undefined, false],
    ['pairing', undefined, true],
    ['pairing', 'anonymous', false],
    ['brand', 'internal', true],
    ['pairing', 'public', false],
  ] as const)('of a %s that says %s is internal: %s', (kind, visibility, expected) => {
    expect(isInternal({ kind, private: false, data: { visibility } })).toBe(expected);
    expect(isInternal({ kind, private: true, data: { visibility } })).toBe(true);
  });

  test('approvals are those given by the day, one or several', () => {
    expect(approvalsOf({}, DAY)).toEqual([]);
    expect(approvalsOf({ approval: TODAY }, DAY)).toEqual([TODAY]);
    expect(approvalsOf({ approval: [TODAY, TOMORROW] }, DAY)).toEqual([TODAY]);
  });
});
