/** The rules of pairings: who may help whom, when, and what is due. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/rules.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenContent, type GivenEntry, NAMED, ORGANIZATIONS } from '../../support/model.ts';

const content = (help: GivenEntry, more: GivenContent = {}): GivenContent => ({
  brands: { first: {} },
  pairings: { help },
  ...more,
});
const found = (code: string, ...args: Parameters<typeof content>): string[] =>
  placesOf(code, content(...args)).map((place) => place.replace('pairings/help.mdx ', ''));
const told = (code: string, ...args: Parameters<typeof content>): string[] => messagesOf(code, content(...args));
const event = (name: string, date: string | undefined, more: Record<string, unknown> = {}) => ({ event: name, date, imported: true, ...more });
const named = (date: string | undefined) => event('named', date, { level: 'village', by: 'town' });
const delisted = (date: string | undefined) => event('delisted', date, { by: 'town' });
const launched = (date: string | undefined) => event('launched', date);

describe('a model', () => {
  const models = (since: string, record: Record<string, unknown>[] | undefined, site = {}, entry: GivenEntry = {}) =>
    found('pairing/model', { since }, { brands: { first: { record, ...entry } }, site });

  test.each([
    ['named before', [named('2024')], []],
    ['named on the day', [named('2025-01-10')], []],
    ['named in a month that may be before', [named('2025-01')], []],
    ['named the day after', [named('2025-01-11')], ['model']],
    ['named nobody knows when', [named(undefined)], []],
    ['delisted the day before', [named('2024'), delisted('2025-01-09')], ['model']],
    ['delisted on the day', [named('2024'), delisted('2025-01-10')], []],
    ['delisted in a month that may be after', [named('2024'), delisted('2025-01')], []],
    ['delisted nobody knows when', [named('2024'), delisted(undefined)], []],
    ['launched alone', [launched('2024')], ['model']],
  ])('%s: %3$j', (_, record, expected) => {
    expect(models('2025-01-10', record)).toEqual(expected);
  });
  test.each([
    ['launched before', [launched('2024')], []],
    ['launched in a month that may be before', [launched('2025-01')], []],
    ['launched the day after', [launched('2025-01-11')], ['model']],
    ['launched nobody knows when', [launched(undefined)], []],
    ['never launched', [event('cultivated', '2024')], ['model']],
  ])('where launched brands are public, %s: %3$j', (_, record, expected) => {
    expect(models('2025-01-10', record, { publishFrom: 'launched' })).toEqual(expected);
  });
  test('is judged by a loose beginning in its favour', () => {
    expect(models('2025', [named('2025-12-31')])).toEqual([]);
    expect(models('2025', [named('2020'), delisted('2025-01-01')])).toEqual([]);
    expect(models('2025', [launched('2025-12-31')], { publishFrom: 'launched' })).toEqual([]);
  });
  test('is not judged where nothing is known of it, nor in a pairing of equals', () => {
    expect(models('2025', undefined)).toEqual([]);
    expect(models('2025', [launched('2024')], {}, { DAMAGED: ['record'] })).toEqual([]);
    expect(found('pairing/model', { since: undefined }, { brands: { first: { record: [launched('2024')] } } })).toEqual([]);
    expect(found('pairing/model', { model: 'nobody' })).toEqual([]);
    expect(found('pairing/model', { model: undefined })).toEqual([]);
    const brands = { first: { record: [launched('2024')] } };
    expect(found('pairing/model', { kind: 'mutual' }, { brands })).toEqual([]);
    expect(found('pairing/model', { kind: 'lift' }, { brands })).toEqual(['model']);
    expect(found('pairing/model', { kind: undefined, since: '2025' }, { brands })).toEqual(['model']);
  });
  test('is told by its place in a list, and why', () => {
    const brands = { first: {}, second: { record: [launched('2024')] } };
    expect(found('pairing/model', { model: ['first', 'second'] }, { brands })).toEqual(['model.1']);
    expect(told('pairing/model', { model: ['first', 'second'] }, { brands })).toEqual([say.modelWithoutTitle('second', '2025-01-10', false).message]);
    expect(told('pairing/model', { model: 'second', since: '2023' }, { brands, site: { publishFrom: 'launched' } })).toEqual([
      say.modelWithoutTitle('second', '2023', true).message,
    ]);
  });
});

describe('a lagging side', () => {
  test('does not hold or share the model’s brand', () => {
    expect(found('pairing/lagging', { lagging: 'south' })).toEqual([]);
    expect(found('pairing/lagging', { lagging: 'east' })).toEqual(['lagging']);
    expect(told('pairing/lagging', { lagging: 'east' })).toEqual([say.laggingHolds('east', 'first').message]);
    expect(found('pairing/lagging', { lagging: ['south', 'west'] }, { brands: { first: { partners: ['west'] } } })).toEqual(['lagging.1']);
  });
  test('does not stand above it', () => {
    expect(told('pairing/lagging', { lagging: ['district', 'town', 'south'] })).toEqual([
      say.laggingIsAncestor('district', 'first').message,
      say.laggingIsAncestor('town', 'first').message,
    ]);
  });
  test('is looked for in all of several models', () => {
    const brands = { first: {}, second: { organization: 'west' } };
    expect(told('pairing/lagging', { model: ['first', 'second', 'nobody'], lagging: 'west' }, { brands })).toEqual([
      say.laggingHolds('west', 'second').message,
    ]);
  });

  test.each([
    ['named before', [named('2025-01-09')], true],
    ['named on the day', [named('2025-01-10')], true],
    ['named in a month that may be after', [named('2025-01')], false],
    ['named nobody knows when', [named(undefined)], true],
    ['delisted the day after', [named('2024'), delisted('2025-01-11')], true],
    ['delisted on the day', [named('2024'), delisted('2025-01-10')], false],
    ['delisted in a month that may be before', [named('2024'), delisted('2025-01')], false],
    ['delisted nobody knows when', [named('2024'), delisted(undefined)], false],
    ['never named', [launched('2024')], false],
  ])('has no title of its own: %s, %3$s', (_, record, isTitled) => {
    const brands = { first: {}, own: { organization: 'south', record } };
    expect(told('pairing/lagging', {}, { brands })).toEqual(isTitled ? [say.laggingTitled('south', 'own', '2025-01-10').message] : []);
  });
  test('has a title of its own by any of its brands, held or shared, whose record is sound', () => {
    const brands = {
      first: {},
      a: { organization: 'south', record: [launched('2024')] },
      own: { organization: 'west', partners: ['south'], record: [NAMED] },
    };
    expect(told('pairing/lagging', {}, { brands })).toEqual([say.laggingTitled('south', 'own', '2025-01-10').message]);
    expect(found('pairing/lagging', {}, { brands: { ...brands, own: { ...brands.own, DAMAGED: ['record'] } } })).toEqual([]);
    expect(found('pairing/lagging', { since: undefined }, { brands })).toEqual([]);
    // On every reading of the year.
    expect(
      found('pairing/lagging', { since: '2025' }, { brands: { first: {}, own: { organization: 'south', record: [named('2025-01-02')] } } }),
    ).toEqual([]);
    expect(
      found('pairing/lagging', { since: '2025' }, { brands: { first: {}, own: { organization: 'south', record: [NAMED, delisted('2025-12-31')] } } }),
    ).toEqual([]);
  });
  test('is not judged in a pairing of equals, nor where an organization is not yet known', () => {
    expect(found('pairing/lagging', { lagging: 'east', kind: 'mutual' })).toEqual([]);
    expect(found('pairing/lagging', { lagging: undefined })).toEqual([]);
    expect(found('pairing/lagging', { lagging: 'town' }, { brands: { first: { organization: undefined } } })).toEqual([]);
  });
});

describe('two pairings of the same two', () => {
  const two = (one: GivenEntry, other: GivenEntry, more: GivenContent = {}) =>
    placesOf('pairing/overlap', { brands: { first: {}, second: {} }, pairings: { one, other }, ...more });
  test('at one time are told of each other', () => {
    expect(two({}, {})).toEqual(['pairings/one.mdx lagging', 'pairings/other.mdx lagging']);
    expect(messagesOf('pairing/overlap', { pairings: { one: {}, other: {} } })).toEqual([
      say.pairedTwice('first', 'south', 'other').message,
      say.pairedTwice('first', 'south', 'one').message,
    ]);
    expect(two({ model: ['second', 'first'], lagging: ['west', 'south'] }, { lagging: 'south' })).toEqual([
      'pairings/one.mdx lagging.1',
      'pairings/other.mdx lagging',
    ]);
  });
  test('one after the other are no matter, nor of others', () => {
    expect(two({ until: '2025-06-01' }, { since: '2025-06-01' })).toEqual([]);
    expect(two({ lagging: 'west' }, {})).toEqual([]);
    expect(two({ model: 'second' }, {})).toEqual([]);
    expect(two({ model: ['first', 'first'] }, { lagging: 'west' })).toEqual([]);
    expect(two({ lagging: undefined }, {})).toEqual([]);
  });
  test('are not judged where an end could not be read', () => {
    for (const key of ['until', 'outcome']) expect(two({ DAMAGED: [key] }, {})).toEqual([]);
    expect(two({ since: undefined }, {})).toEqual([]);
    expect(two({ DAMAGED: ['goals'] }, {})).toHaveLength(2);
  });
});

describe('a term', () => {
  test('has nothing before its beginning', () => {
    const help = {
      since: '2025-02',
      until: '2025-01-31',
      ledger: [
        { date: '2025-01-31', text: '略' },
        { date: '2025', text: '略' },
        { date: '2025-02-01', text: '略' },
        { date: '2024', text: '略' },
      ],
      outcome: { date: '2025-01', result: 'ended', text: '略' },
    };
    expect(found('pairing/term', help)).toEqual(['until', 'ledger.0.date', 'ledger.3.date', 'outcome.date']);
    expect(told('pairing/term', help)).toEqual([
      say.beforeSince('期满日期', '2025-01-31', '2025-02').message,
      say.beforeSince('台账日期', '2025-01-31', '2025-02').message,
      say.beforeSince('台账日期', '2024', '2025-02').message,
      say.beforeSince('结果日期', '2025-01', '2025-02').message,
    ]);
  });
  test('may end on the day it begins, and is not judged without a beginning', () => {
    const same = '2025-02-01';
    expect(found('pairing/term', { since: same, until: same, outcome: { date: same, result: 'ended', text: '略' } })).toEqual([]);
    expect(found('pairing/term', { since: same })).toEqual([]);
    expect(found('pairing/term', { since: undefined, until: '2020' })).toEqual([]);
  });
});

describe('consent', () => {
  test('is asked for by a side that is named and helped', () => {
    expect(found('pairing/consent', { visibility: 'public' })).toEqual(['visibility']);
    expect(told('pairing/consent', { visibility: 'public' })).toEqual([say.CONSENT.message]);
    expect(found('pairing/consent', { visibility: 'anonymous' })).toEqual([]);
    expect(found('pairing/consent', { visibility: 'internal' })).toEqual([]);
    expect(found('pairing/consent', { kind: 'mutual' })).toEqual([]);
  });
  test('is given by the day', () => {
    expect(found('pairing/consent', { consent: { by: '南村', date: '2026-06-01' } })).toEqual([]);
    expect(found('pairing/consent', { consent: { by: '南村', date: '2026-06-02' } })).toEqual(['visibility']);
    expect(found('pairing/consent', { DAMAGED: ['consent'] })).toEqual([]);
  });
});

describe('an outcome', () => {
  const accepted = (by: string | undefined, more: GivenEntry = {}, rest: GivenContent = {}) =>
    found('pairing/acceptance', { outcome: { date: '2026-01', result: 'risen', text: '好', by }, ...more }, rest);
  test('is not accepted by one of the two sides, by whatever name', () => {
    const organizations = ORGANIZATIONS.map((one) => (one.id === 'south' ? { ...one, shortName: '南村 支部' } : one));
    for (const by of ['south', 'east', '南村党支部', '东村党支部', '南村　支部'])
      expect(accepted(by, {}, { organizations }), by).toEqual(['outcome.by']);
    for (const by of ['town', 'west', '专家组', undefined]) expect(accepted(by, {}, { organizations }), by).toEqual([]);
    expect(found('pairing/acceptance', {})).toEqual([]);
  });
  test('is so by any of several on either side, and by one who shares the brand', () => {
    const brands = { first: { partners: ['west'] }, second: { organization: 'town' } };
    expect(accepted('west', {}, { brands })).toEqual(['outcome.by']);
    expect(accepted('town', { model: ['first', 'second', 'nobody'] }, { brands })).toEqual(['outcome.by']);
    expect(accepted('district', { lagging: ['south', 'district', 'nobody'] })).toEqual(['outcome.by']);
    expect(told('pairing/acceptance', { outcome: { date: '2026', result: 'risen', text: '好', by: 'south' } })).toEqual([
      say.acceptedBySide('south').message,
    ]);
  });
});

describe('what is due', () => {
  test('is an outcome past the term', () => {
    expect(found('pairing/overdue', { until: '2026-05-31' })).toEqual(['until']);
    expect(told('pairing/overdue', { until: '2026-05-31' })).toEqual([say.pairingOverdue('2026-05-31').message]);
    expect(found('pairing/overdue', { until: '2026-06-01' })).toEqual([]);
    expect(found('pairing/overdue', { until: '2026-05', DAMAGED: ['outcome'] })).toEqual([]);
    expect(found('pairing/overdue', { until: '2026-05', since: undefined })).toEqual([]);
    expect(found('pairing/overdue', {})).toEqual([]);
    expect(found('pairing/overdue', { until: '2026-05', kind: 'mutual' })).toEqual(['until']);
  });
  test('is a word in the ledger after half a year of silence', () => {
    expect(found('pairing/silent', {})).toEqual(['since']);
    expect(told('pairing/silent', {})).toEqual([say.pairingSilent('2025-01-10').message]);
    const ledger = [
      { date: '2025-02', text: '略' },
      { date: '2025-03', text: '略' },
    ];
    expect(found('pairing/silent', { ledger })).toEqual(['ledger.1.date']);
    expect(told('pairing/silent', { ledger })).toEqual([say.pairingSilent('2025-03').message]);
    expect(found('pairing/silent', { ledger: [] })).toEqual(['since']);
    expect(found('pairing/silent', { ledger: [{ date: '2026-05', text: '略' }] })).toEqual([]);
    for (const key of ['outcome', 'ledger', 'until']) expect(found('pairing/silent', { DAMAGED: [key] })).toEqual([]);
    expect(found('pairing/silent', { since: undefined })).toEqual([]);
  });
});
