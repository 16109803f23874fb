/** The rules of the record: order, transitions, authority, and what is due on the day. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/rules.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { type GivenContent, type GivenEntry, NAMED, ORGANIZATIONS, TAXONOMY } from '../../support/model.ts';

type Event = Record<string, unknown>;
const event = (name: string, date: string | undefined, more: Event = {}): Event => ({ event: name, date, ...more });
const withRecord = (record: Event[] | undefined, more: GivenContent = {}, entry: GivenEntry = {}): GivenContent => ({
  ...more,
  brands: { first: { record, ...entry } },
});
/** Where in the record of the one brand the rule finds something: `2.date`. */
const found = (code: string, ...args: Parameters<typeof withRecord>): string[] =>
  placesOf(code, withRecord(...args)).map((place) => place.replace('brands/first/index.mdx record.', ''));
const told = (code: string, ...args: Parameters<typeof withRecord>): string[] => messagesOf(code, withRecord(...args));

const CULTIVATED = event('cultivated', '2020-01');
const DECLARED = event('declared', '2020-02', { level: 'village', by: 'east' });
const EVALUATED = event('evaluated', '2020-03');
const TITLED = event('named', '2020-04', { level: 'village', by: 'town' });
const WAY = [CULTIVATED, DECLARED, EVALUATED, TITLED];

describe.each(['record/order', 'record/transition', 'record/authority', 'record/overdue', 'record/goals-missing'])('%s', (code) => {
  test('is not asked of a record of which part could not be read', () => {
    const record = [event('reviewed', '2021', { year: 2020, result: 'pass' }), event('withdrawn', '2019'), { ...TITLED, by: 'west' }];
    expect(found(code, record, {}, { DAMAGED: ['record'] })).toEqual([]);
    expect(found(code, undefined)).toEqual([]);
  });
});

describe('dates that run backwards', () => {
  const order = (...dates: (string | undefined)[]): string[] =>
    found(
      'record/order',
      dates.map((date) => event('visited', date, date === undefined ? { imported: true } : {})),
    );
  test.each([
    [['2020', '2021'], []],
    [['2021', '2020'], ['1.date']],
    [['2020-05-02', '2020-05-01'], ['1.date']],
    [['2020-05-01', '2020-05-01'], []],
    [['2020-05-31', '2020-05'], []],
    [['2020-05', '2020-05-01'], []],
    [['2020-06-01', '2020-05'], ['1.date']],
    [['2020', '2020-01-01'], []],
    [['2020-12-31', '2020'], []],
    [
      ['2021', '2020', '2020-06', '2021'],
      ['1.date', '2.date'],
    ],
    [['2019', '2021', '2020', '2021-03'], ['2.date']],
    [['2021-03', '2021', '2021-02'], ['2.date']],
    [['2021', undefined, '2020'], ['2.date']],
  ])('of %j are %j', (dates, expected) => {
    expect(order(...dates)).toEqual(expected);
  });
  test('are not judged of what was brought in', () => {
    expect(found('record/order', [event('visited', '2021'), event('visited', '2020', { imported: true }), event('visited', '2021')])).toEqual([]);
    expect(found('record/order', [event('visited', '2021', { imported: true }), event('visited', '2020')])).toEqual([]);
  });
  test('are told against the latest before them', () => {
    const record = [event('launched', '2019'), event('renamed', '2021', { from: 'x' }), event('visited', '2020')];
    expect(told('record/order', record)).toEqual([say.datesBackwards('visited', '2020', 'renamed', '2021').message]);
  });
});

describe('an event that may not follow', () => {
  test('is told with the state before it', () => {
    expect(found('record/transition', WAY)).toEqual([]);
    expect(found('record/transition', [CULTIVATED, TITLED])).toEqual(['1.event']);
    expect(told('record/transition', [CULTIVATED, TITLED])).toEqual([say.mayNotFollow('named', 'cultivating').message]);
  });
  test('is told once, and each that is wrong by itself again', () => {
    expect(found('record/transition', [DECLARED, EVALUATED, event('withdrawn', '2021'), event('returned', '2021')])).toEqual(['0.event', '3.event']);
  });
  test('may follow all the same where it was brought in', () => {
    expect(found('record/transition', [CULTIVATED, { ...TITLED, imported: true }])).toEqual([]);
    expect(found('record/transition', [CULTIVATED, { ...TITLED, imported: false }])).toEqual(['1.event']);
  });
  test('may follow where the dossier is elsewhere and what is kept there explains it', () => {
    expect(found('record/transition', [CULTIVATED, TITLED], { site: { dossier: 'elsewhere' } })).toEqual([]);
    expect(found('record/transition', [event('delisted', '2021', { by: 'town' })], { site: { dossier: 'elsewhere' } })).toEqual(['0.event']);
  });
  test('stands at its level where that is what is wrong', () => {
    const wrong = { ...TITLED, level: 'town' };
    expect(found('record/transition', [CULTIVATED, DECLARED, EVALUATED, wrong])).toEqual(['3.level']);
    expect(told('record/transition', [CULTIVATED, DECLARED, EVALUATED, wrong])).toEqual([say.levelNotDeclared('镇级', '村级').message]);
    const again = { ...DECLARED, date: '2021' };
    expect(found('record/transition', [...WAY, again])).toEqual(['4.level']);
    expect(told('record/transition', [...WAY, again])).toEqual([say.levelNotHigher('村级').message]);
    const ended = event('delisted', '2021', { by: 'town', level: 'town' });
    expect(found('record/transition', [...WAY, ended])).toEqual(['4.level']);
    expect(told('record/transition', [...WAY, ended])).toEqual([say.levelNotStanding('镇级').message]);
  });
  test('is not blamed for a level that nobody knows', () => {
    expect(found('record/transition', [CULTIVATED, DECLARED, EVALUATED, { ...TITLED, level: 'county' }])).toEqual([]);
    expect(found('record/transition', [CULTIVATED, { ...DECLARED, level: 'county' }, EVALUATED, TITLED])).toEqual([]);
    expect(found('record/transition', [...WAY, event('delisted', '2021', { by: 'town', level: 'county' })])).toEqual([]);
    expect(found('record/transition', [{ ...TITLED, level: 'county' }])).toEqual(['0.event']);
  });
});

describe('authority', () => {
  const authority = (one: Event, more: GivenContent = {}): string[] => found('record/authority', [...WAY, one], more);
  const named = (level: string, by: unknown) => event('named', '2021', { level, by });
  const declared = (level: string, by: unknown) => event('declared', '2021', { level, by });
  const delisted = (by: unknown, level?: string) => event('delisted', '2021', { by, level });

  test('is had by whom the taxonomy says', () => {
    expect(authority(named('village', 'town'))).toEqual([]);
    expect(authority(named('village', 'district'))).toEqual(['4.by']);
    expect(authority(named('town', 'district'))).toEqual([]);
    expect(authority(declared('town', 'town'))).toEqual([]);
    expect(authority(declared('town', 'east'))).toEqual(['4.by']);
    for (const by of ['east', 'town', 'district']) expect(authority(declared('village', by))).toEqual([]);
    expect(authority(declared('village', 'west'))).toEqual(['4.by']);
    expect(authority(delisted('town'))).toEqual([]);
    expect(authority(delisted('district'))).toEqual(['4.by']);
    expect(authority(delisted('district', 'town'))).toEqual([]);
  });
  test('suffices in one of several', () => {
    expect(authority(named('village', ['west', 'town']))).toEqual([]);
    expect(authority(named('village', ['west', 'district']))).toEqual(['4.by.0']);
  });
  test('to end all titles is that of the highest that stands', () => {
    const both = [...WAY, event('named', '2021', { level: 'town', by: 'district', imported: true })];
    expect(found('record/authority', [...both, delisted('district')])).toEqual([]);
    expect(found('record/authority', [...both, delisted('town')])).toEqual(['5.by']);
    const [village, town] = [both[3] as Event, both[4] as Event];
    expect(found('record/authority', [town, { ...village, imported: true }, delisted('town')])).toEqual(['2.by']);
    expect(found('record/authority', [event('launched', '2020'), delisted('west')])).toEqual([]);
  });
  test('is not asked of what was brought in, of other acts, of levels or ids that nobody knows', () => {
    expect(authority({ ...named('village', 'west'), imported: true })).toEqual([]);
    expect(authority(event('endorsed', '2021', { by: 'west' }))).toEqual([]);
    expect(authority(event('commended', '2021', { by: 'west', title: '奖', document: 'x' }))).toEqual([]);
    expect(authority(named('county', 'west'))).toEqual([]);
    expect(authority(named('village', ['west', 'nobody']))).toEqual([]);
    expect(found('record/authority', [named('village', 'west')], {}, { organization: 'nobody' })).toEqual([]);
    expect(found('record/authority', [named('village', 'west')], {}, { organization: undefined })).toEqual([]);
  });
  test('is nobody’s where the tree has nothing above', () => {
    expect(found('record/authority', [named('village', 'town')], {}, { organization: 'district' })).toEqual(['0.by']);
    expect(told('record/authority', [named('village', 'town')], {}, { organization: 'district' })).toEqual([
      say.noAuthority('named', '村级', ['town（甲镇党委）'], []).message,
    ]);
  });

  const hintsOf = (...args: Parameters<typeof authority>) => told('record/authority', [...WAY, args[0]], args[1] ?? {});
  test('is told with who has it, by name', () => {
    const organizations = ORGANIZATIONS.map((one) => (one.id === 'town' ? { ...one, shortName: '甲镇' } : one));
    expect(hintsOf(named('village', ['west', 'district']), { organizations })).toEqual([
      say.noAuthority('named', '村级', ['west（西村党支部）', 'district（甲区委组织部）'], ['town（甲镇）']).message,
    ]);
    expect(hintsOf(declared('town', 'west'))).toEqual([say.noAuthority('declared', '镇级', ['west（西村党支部）'], ['town（甲镇党委）']).message]);
    expect(hintsOf(declared('village', 'west'))).toEqual([
      say.noAuthority('declared', '村级', ['west（西村党支部）'], ['east（东村党支部）', 'town（甲镇党委）', 'district（甲区委组织部）']).message,
    ]);
  });
  test('is told of three at the most who may declare', () => {
    const organizations = [
      ...ORGANIZATIONS.map((one) => (one.id === 'east' ? { ...one, parent: 'office' } : one)),
      { id: 'office', name: '片区党委', level: 'village', parent: 'town' },
    ];
    const three = ['east（东村党支部）', 'office（片区党委）', 'town（甲镇党委）'];
    expect(hintsOf(declared('village', 'west'), { organizations })).toEqual([
      say.noAuthority('declared', '村级', ['west（西村党支部）'], three).message,
    ]);
  });
});

test('what is still to come is told, whatever it is', () => {
  const record = [
    TITLED,
    event('visited', '2026-06-01'),
    event('visited', '2026-06-02'),
    event('visited', undefined, { imported: true }),
    event('visited', '2027'),
  ];
  expect(found('record/future', record)).toEqual(['2.date', '4.date']);
  expect(told('record/future', record)[0]).toBe(say.futureEvent('2026-06-02', '2026-06-01').message);
  expect(found('record/future', undefined)).toEqual([]);
});

describe('what is due', () => {
  const review = (date: string, year: number) => event('reviewed', date, { year, result: 'pass' });
  const goals = event('goals', '2026-01', { year: 2026, goals: ['一'] });
  test('is told at the last event', () => {
    expect(found('record/overdue', [NAMED, review('2025', 2024)])).toEqual(['1']);
    expect(told('record/overdue', [NAMED])).toEqual([say.overdueReview(2025).message]);
    expect(found('record/overdue', [NAMED, review('2026', 2025)])).toEqual([]);
    expect(found('record/goals-missing', [NAMED, review('2025', 2024)])).toEqual(['1']);
    expect(told('record/goals-missing', [NAMED])).toEqual([say.goalsMissing(2026).message]);
    expect(found('record/goals-missing', [NAMED, goals])).toEqual([]);
  });
  test('is due by the day that the site sets', () => {
    const lately = [NAMED, review('2025', 2024)];
    expect(found('record/overdue', lately, { site: { reviewDue: '06-30' } })).toEqual([]);
    expect(told('record/overdue', [NAMED], { site: { reviewDue: '06-30' } })).toEqual([say.overdueReview(2024).message]);
  });
});

test('a level is called by its label, and by its id where the taxonomy has none for it', () => {
  const taxonomy = { ...TAXONOMY, levels: [{ id: 'village', label: '村', namedBy: 'parent' }] };
  const record = [...WAY, { ...DECLARED, date: '2021' }];
  expect(told('record/transition', record, { taxonomy })).toEqual([say.levelNotHigher('村').message]);
});
