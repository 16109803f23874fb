import { describe, expect, test } from 'vitest';
import { advance, BEGINNING, faultOf, isOverdue, lacksGoals, reviewYearDue, stateOn, statusOf, titleSpans } from '../../../src/model/record.ts';
import { publicEvents, publicStatus } from '../../../src/publish/publicRecord.ts';
import { eventSchema, type RecordEvent } from '../../../src/schema/record.ts';

const RANKS: Record<string, number> = { city: 0, district: 1, town: 2, village: 3 };
const rankOf = (level: string) => RANKS[level];

/** Builds events from names or partial events, one a month from 2020 on. */
const events = (...list: (string | Record<string, unknown>)[]): RecordEvent[] =>
  list.map((item, index) => {
    const given = typeof item === 'string' ? { event: item } : item;
    const defaults: Record<string, Record<string, unknown>> = {
      declared: { level: 'village', by: 'x' },
      endorsed: { by: 'x' },
      named: { level: 'village', by: 'x' },
      goals: { year: 2021, goals: ['a'] },
      reviewed: { year: 2020, result: 'pass' },
      commended: { by: 'x', title: 't' },
      renamed: { from: 'x' },
      delisted: { by: 'x' },
    };
    const date = `${2020 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
    return eventSchema.parse({ date, ...defaults[given.event as string], ...given });
  });

const faults = (record: RecordEvent[], lenient = false) => {
  let state = BEGINNING;
  return record.map((event) => {
    const fault = faultOf(state, event, rankOf, lenient);
    state = advance(state, event);
    return fault;
  });
};
const lastFault = (...list: Parameters<typeof events>) => faults(events(...list)).at(-1);

describe('what may follow', () => {
  const NAMED = ['cultivated', 'declared', 'evaluated', 'named'];
  test.each([
    [
      [
        'cultivated',
        'launched',
        'declared',
        'endorsed',
        'endorsed',
        'evaluated',
        'evaluated',
        'notice',
        'named',
        'goals',
        'reviewed',
        'commended',
        'delisted',
        'cultivated',
      ],
    ],
    [['launched', 'declared', 'evaluated', 'named']],
    [['cultivated', 'declared', 'returned', 'declared', 'evaluated', 'returned', 'withdrawn', 'cultivated']],
    [['visited', 'renamed', 'cultivated', 'visited', 'launched', 'commended']],
    [[...NAMED, { event: 'declared', level: 'town' }, 'returned', { event: 'declared', level: 'district' }, 'withdrawn', 'reviewed', 'delisted']],
    [[...NAMED, { event: 'delisted', level: 'village' }]],
  ])('%j is allowed throughout', (list) => {
    expect(faults(events(...list)).filter((fault) => fault !== undefined)).toEqual([]);
  });
  test.each([
    [['launched', 'cultivated'], 'order'],
    [['withdrawn'], 'order'],
    [['declared'], 'order'],
    [['cultivated', 'evaluated'], 'order'],
    [['cultivated', 'declared', 'notice'], 'order'],
    [['cultivated', 'declared', 'named'], 'order'],
    [['cultivated', 'launched', 'launched'], 'order'],
    [['cultivated', 'goals'], 'order'],
    [['launched', 'reviewed'], 'order'],
    [['cultivated', 'commended'], 'order'],
    [['cultivated', 'delisted'], 'order'],
    [[...NAMED, 'withdrawn'], 'order'],
    [[...NAMED, 'cultivated'], 'order'],
    [[...NAMED, 'delisted', 'reviewed'], 'order'],
    [[...NAMED, 'delisted', 'declared'], 'order'],
    [[...NAMED, { event: 'declared', level: 'village' }], 'level-not-higher'],
    [['cultivated', 'declared', 'evaluated', { event: 'named', level: 'town' }], 'level-not-declared'],
    [[...NAMED, { event: 'delisted', level: 'town' }], 'level-not-standing'],
    [[...NAMED, { event: 'declared', level: 'town' }, { event: 'declared', level: 'district' }], 'order'],
  ])('%j is not', (list, fault) => {
    expect(lastFault(...list)).toBe(fault);
  });
  test('with the dossier elsewhere the internal steps may be missing', () => {
    expect(faults(events('cultivated', 'named', { event: 'named', level: 'town' }), true)).toEqual([undefined, undefined, undefined]);
    expect(faults(events('cultivated', 'named', 'named'), true).at(-1)).toBe('level-not-higher');
    expect(faults(events('delisted'), true)).toEqual(['order']);
  });
});

describe('status', () => {
  const on = (record: RecordEvent[], day = '2026-06-01') => statusOf(stateOn(record, day));
  test.each([
    [['visited'], undefined],
    [['cultivated'], 'cultivating'],
    [['launched'], 'launched'],
    [['cultivated', 'declared', 'endorsed'], 'declared'],
    [['cultivated', 'declared', 'evaluated', 'notice'], 'evaluated'],
    [['cultivated', 'declared', 'returned'], 'returned'],
    [['cultivated', 'declared', 'withdrawn'], 'withdrawn'],
    [['cultivated', 'declared', 'evaluated', 'named', { event: 'declared', level: 'town' }, 'evaluated'], 'named'],
    [['cultivated', 'declared', 'evaluated', 'named', { event: 'reviewed', result: 'rectify' }], 'rectifying'],
    [['cultivated', 'declared', 'evaluated', 'named', { event: 'reviewed', result: 'rectify' }, 'reviewed'], 'named'],
    [['cultivated', 'declared', 'evaluated', 'named', 'delisted'], 'delisted'],
  ])('%j is %s', (list, status) => {
    expect(on(events(...list))).toBe(status);
  });
  test('later events have not yet happened, undated imported ones have', () => {
    const record = events('cultivated', { event: 'launched', date: undefined, imported: true });
    expect(on(record, '2019-01-01')).toBe('launched');
    expect(on(events('cultivated', 'launched'), '2020-01-15')).toBe('cultivating');
    expect(on(events({ event: 'cultivated', date: '2021' }), '2021-01-01')).toBe('cultivating');
  });
  test('one of two titles may end', () => {
    const record = events(
      'cultivated',
      'declared',
      'evaluated',
      'named',
      { event: 'declared', level: 'town' },
      'evaluated',
      { event: 'named', level: 'town' },
      { event: 'delisted', level: 'town' },
    );
    expect(stateOn(record, '2026-01-01').titles.map((title) => title.level)).toEqual(['village']);
    expect(titleSpans(record, '2026-01-01').map((span) => [span.level, span.ended])).toEqual([
      ['village', false],
      ['town', true],
    ]);
  });
});

describe('what the public sees', () => {
  const names = (record: RecordEvent[], review = false) => publicEvents(record, '2026-06-01', review).map((event) => event.event);
  test('a declaration and its notice only once they ended in a naming', () => {
    expect(names(events('cultivated', 'declared', 'evaluated', 'notice'))).toEqual(['cultivated']);
    expect(names(events('cultivated', 'declared', 'evaluated', 'notice', 'named'))).toEqual(['cultivated', 'declared', 'notice', 'named']);
    expect(names(events('cultivated', 'declared', 'returned', 'declared', 'evaluated', 'named'))).toEqual(['cultivated', 'declared', 'named']);
  });
  test('a naming to come makes no declaration public before its day', () => {
    const record = events('cultivated', 'declared', 'evaluated', 'named');
    expect(publicEvents(record, '2020-03-15', false).map((event) => event.event)).toEqual(['cultivated']);
  });
  test('整改 only with publicReview', () => {
    const record = events('cultivated', 'declared', 'evaluated', 'named', { event: 'reviewed', result: 'rectify' });
    expect(names(record)).not.toContain('reviewed');
    expect(names(record, true)).toContain('reviewed');
    expect(publicStatus(record, '2026-06-01', false)).toBe('named');
    expect(publicStatus(record, '2026-06-01', true)).toBe('rectifying');
  });
  test('a status that only an internal event gives shows as the last public one', () => {
    expect(publicStatus(events('cultivated', 'launched', 'declared', 'evaluated'), '2026-06-01', false)).toBe('launched');
    expect(publicStatus(events('cultivated', 'launched', 'declared', 'renamed'), '2026-06-01', false)).toBe('launched');
    expect(publicStatus(events('cultivated', 'declared', 'evaluated', 'named', 'delisted', 'cultivated', 'withdrawn'), '2026-06-01', false)).toBe(
      'cultivating',
    );
  });
  test('a brand whose titles have ended is marked until it is launched or named again', () => {
    const ended = ['cultivated', 'declared', 'evaluated', 'named', 'delisted'];
    expect(stateOn(events(...ended, 'cultivated'), '2026-06-01').ended).toBe(true);
    expect(stateOn(events(...ended, 'cultivated', 'launched'), '2026-06-01').ended).toBe(false);
  });
});

describe('reviews and goals', () => {
  const NAMED = [
    { event: 'cultivated', date: '2020-01' },
    { event: 'declared', date: '2020-02' },
    { event: 'evaluated', date: '2020-03' },
    { event: 'named', date: '2020-04' },
  ];
  test('until the due day the year before last is asked for', () => {
    expect(reviewYearDue('2026-03-31', '03-31')).toBe(2024);
    expect(reviewYearDue('2026-04-01', '03-31')).toBe(2025);
    expect(reviewYearDue('2026-04-01', '06-30')).toBe(2024);
  });
  test('overdue without a review for the year due or later', () => {
    const reviewed = (year: number) => events(...NAMED, { event: 'reviewed', date: '2026-02', year });
    expect(isOverdue(reviewed(2024), '2026-06-01', '03-31')).toBe(true);
    expect(isOverdue(reviewed(2025), '2026-06-01', '03-31')).toBe(false);
    expect(isOverdue(reviewed(2024), '2026-03-31', '03-31')).toBe(false);
    expect(isOverdue(events(...NAMED), '2021-06-01', '03-31')).toBe(false);
    expect(isOverdue(events(...NAMED), '2022-06-01', '03-31')).toBe(true);
  });
  test('an undated imported naming is not overdue before its first review', () => {
    const named = { event: 'named', imported: true, date: undefined };
    expect(isOverdue(events(named), '2026-06-01', '03-31')).toBe(false);
    expect(isOverdue(events(named, { event: 'reviewed', year: 2020 }), '2026-06-01', '03-31')).toBe(true);
  });
  test('rectifying is not overdue', () => {
    expect(isOverdue(events(...NAMED, { event: 'reviewed', date: '2022-01', year: 2021, result: 'rectify' }), '2026-06-01', '03-31')).toBe(false);
  });
  test('goals are missed after March, of titles of earlier years', () => {
    expect(lacksGoals(events(...NAMED), '2026-03-31')).toBe(false);
    expect(lacksGoals(events(...NAMED), '2026-04-01')).toBe(true);
    expect(lacksGoals(events(...NAMED, { event: 'goals', date: '2026-02', year: 2026 }), '2026-04-01')).toBe(false);
    expect(lacksGoals(events(...NAMED), '2020-12-31')).toBe(false);
  });
});
