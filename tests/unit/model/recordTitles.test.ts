/** Titles over time: which stand, since when and by whom, when they end, and what is due while they stand. */
import { describe, expect, test } from 'vitest';
import { advance, BEGINNING, faultOf, isOverdue, lacksGoals, stateOn, statusOf, titleSpans } from '../../../src/model/record.ts';
import { eventSchema, type RecordEvent } from '../../../src/schema/record.ts';

const RANKS: Record<string, number> = { district: 0, town: 1, village: 2 };
const rankOf = (level: string) => RANKS[level];

const read = (one: Record<string, unknown>): RecordEvent => eventSchema.parse(one);
const named = (level: string, date: string, more: Record<string, unknown> = {}): RecordEvent =>
  read({ event: 'named', level, date, by: 'office', ...more });
const declared = (level: string): RecordEvent => read({ event: 'declared', level, date: '2020', by: 'x' });
const delisted = (date: string, more: Record<string, unknown> = {}): RecordEvent => read({ event: 'delisted', date, by: 'office', ...more });
const reviewed = (date: string, year: number, result = 'pass'): RecordEvent => read({ event: 'reviewed', date, year, result });
const goals = (date: string, year: number): RecordEvent => read({ event: 'goals', date, year, goals: ['一'] });
const imported = (one: RecordEvent): RecordEvent => read({ ...one, imported: true, date: undefined });
const stateAfter = (...record: RecordEvent[]) => record.reduce(advance, BEGINNING);
const levels = (...record: RecordEvent[]) => stateAfter(...record).titles.map((title) => title.level);

describe('before anything has happened', () => {
  test('nothing stands, has ended or is pending, and there is no status', () => {
    expect(stateOn([], '2026-06-01')).toEqual({
      stage: 'none',
      titles: [],
      declaredFor: undefined,
      rectifying: false,
      everLaunched: false,
      everNamed: false,
      ended: false,
    });
    expect(statusOf(BEGINNING)).toBeUndefined();
  });
});

describe('a title', () => {
  test('says since when, by whom, by which document and in which grade', () => {
    expect(stateAfter(named('town', '2020-05', { document: '甲〔2020〕1号', grade: '一等' })).titles).toEqual([
      { level: 'town', since: '2020-05', by: ['office'], document: '甲〔2020〕1号', grade: '一等' },
    ]);
    const [plain] = stateAfter(named('town', '2020-05', { by: ['office', 'bureau'] })).titles;
    expect(plain).toEqual({ level: 'town', since: '2020-05', by: ['office', 'bureau'] });
    expect(Object.keys(plain ?? {})).not.toContain('grade');
    expect(Object.keys(plain ?? {})).not.toContain('document');
    expect(stateAfter(imported(named('town', '2020'))).titles).toEqual([{ level: 'town', since: undefined, by: ['office'] }]);
  });

  test('given again at its level takes the place of the first, and leaves those of other levels', () => {
    const { titles } = stateAfter(named('village', '2018'), named('town', '2019'), named('village', '2020'));
    expect(titles.map(({ level, since }) => [level, since])).toEqual([
      ['town', '2019'],
      ['village', '2020'],
    ]);
  });

  test('ends alone where the delisting says its level, and with all others where it does not', () => {
    const both = [named('village', '2018'), named('town', '2019')];
    expect(levels(...both, delisted('2020', { level: 'village' }))).toEqual(['town']);
    expect(levels(...both, delisted('2020'))).toEqual([]);
    expect(stateAfter(...both, delisted('2020', { level: 'village' }))).toMatchObject({ stage: 'titled', ended: false });
    expect(stateAfter(...both, delisted('2020', { level: 'village' }), delisted('2021', { level: 'town' }))).toMatchObject({
      stage: 'delisted',
      ended: true,
    });
  });

  test('that ends under rectification or with a declaration pending takes both with it', () => {
    const state = stateAfter(named('village', '2018'), reviewed('2019', 2018, 'rectify'), declared('town'), delisted('2020'));
    expect(state).toMatchObject({ stage: 'delisted', rectifying: false, declaredFor: undefined, ended: true });
    expect(statusOf(stateAfter(named('village', '2018'), reviewed('2019', 2018, 'rectify'), delisted('2020'), named('village', '2021')))).toBe(
      'named',
    );
  });

  test('given once more ends being 已摘牌, and so does a launching', () => {
    const ended = [named('village', '2018'), delisted('2020')];
    expect(stateAfter(...ended, named('town', '2021')).ended).toBe(false);
    expect(stateAfter(...ended, read({ event: 'launched', date: '2021' })).ended).toBe(false);
    expect(stateAfter(...ended, read({ event: 'cultivated', date: '2021' })).ended).toBe(true);
  });

  test('that does not stand cannot end: nothing changes', () => {
    const launched = stateAfter(read({ event: 'launched', date: '2020' }));
    expect(advance(launched, delisted('2021'))).toEqual(launched);
  });
});

describe('the level of a declaration or naming', () => {
  const faultAfter = (state: ReturnType<typeof stateAfter>, event: RecordEvent, isElsewhere = false) => faultOf(state, event, rankOf, isElsewhere);
  const both = stateAfter(named('village', '2018'), named('town', '2019'));

  test('must be above every title that stands', () => {
    for (const level of ['village', 'town']) expect(faultAfter(both, declared(level)), level).toBe('level-not-higher');
    expect(faultAfter(both, declared('district'))).toBeUndefined();
    expect(faultAfter(stateAfter(named('district', '2018'), named('village', '2019')), declared('town'))).toBe('level-not-higher');
  });

  test('that nobody knows is neither above nor below another', () => {
    expect(faultAfter(both, declared('county'))).toBeUndefined();
    expect(faultAfter(stateAfter(named('county', '2018')), declared('village'))).toBeUndefined();
  });

  test('named where the dossier is elsewhere is not one that stands already', () => {
    expect(faultAfter(both, named('town', '2020'), true)).toBe('level-not-higher');
    expect(faultAfter(both, named('village', '2020'), true)).toBe('level-not-higher');
    expect(faultAfter(both, named('district', '2020'), true)).toBeUndefined();
  });

  test('delisted is one of those that stand', () => {
    for (const level of ['village', 'town']) expect(faultAfter(both, delisted('2020', { level })), level).toBeUndefined();
    expect(faultAfter(both, delisted('2020', { level: 'district' }))).toBe('level-not-standing');
    expect(faultAfter(both, delisted('2020'))).toBeUndefined();
  });

  test('is blamed once: a naming follows its declaration, right or wrong', () => {
    const wrong = stateAfter(named('village', '2018'), declared('village'), read({ event: 'evaluated', date: '2020' }));
    for (const isElsewhere of [false, true]) expect(faultAfter(wrong, named('village', '2020'), isElsewhere)).toBeUndefined();
    // An evaluation out of order, without a declaration.
    const undeclared = stateAfter(named('village', '2018'), read({ event: 'evaluated', date: '2020' }));
    expect(faultAfter(undeclared, named('village', '2020'))).toBeUndefined();
  });
});

describe('the spans of titles', () => {
  const spans = (record: RecordEvent[], day = '2026-06-01') =>
    titleSpans(record, day).map(({ level, since, until, ended }) => [level, since, until, ended]);

  test('begin with a naming and end with the delisting of their level, or of all', () => {
    const record = [named('village', '2018'), named('town', '2019'), delisted('2020', { level: 'town' }), named('town', '2021'), delisted('2022')];
    expect(spans(record)).toEqual([
      ['village', '2018', '2022', true],
      ['town', '2019', '2020', true],
      ['town', '2021', '2022', true],
    ]);
  });

  test('are those of the day: what comes later has not happened', () => {
    const record = [named('village', '2018'), delisted('2022')];
    expect(spans(record, '2017-12-31')).toEqual([]);
    expect(spans(record, '2021-12-31')).toEqual([['village', '2018', undefined, false]]);
    expect(spans(record, '2022-01-01')).toEqual([['village', '2018', '2022', true]]);
  });

  test('are not begun again by a second naming while they last', () => {
    expect(spans([named('village', '2018'), named('village', '2019')])).toEqual([['village', '2018', undefined, false]]);
    expect(spans([named('village', '2018'), delisted('2019'), named('village', '2020')])).toEqual([
      ['village', '2018', '2019', true],
      ['village', '2020', undefined, false],
    ]);
  });

  test('end without a date where the delisting has none', () => {
    const [span] = titleSpans([named('village', '2018'), imported(delisted('2019'))], '2026-06-01');
    expect(span).toEqual({ level: 'village', since: '2018', by: ['office'], ended: true });
    expect(Object.keys(span ?? {})).not.toContain('until');
  });

  test('that have ended keep their end', () => {
    const record = [named('village', '2018'), delisted('2019'), named('town', '2020'), delisted('2021')];
    expect(spans(record).map(([, , until]) => until)).toEqual(['2019', '2021']);
  });
});

describe('a review', () => {
  const overdue = (record: RecordEvent[], day = '2026-06-01') => isOverdue(record, day, '03-31');

  test('that is still to come does not count', () => {
    expect(overdue([named('village', '2018'), reviewed('2026-06-02', 2025)])).toBe(true);
    expect(overdue([named('village', '2018'), reviewed('2026-06-01', 2025)])).toBe(false);
  });

  test('is not owed by a brand that was named anew since, at any level', () => {
    expect(overdue([named('village', '2018'), named('town', '2025-12')])).toBe(false);
    expect(overdue([named('town', '2025-12'), imported(named('village', '2018'))])).toBe(false);
  });

  test('is owed where one of its namings is dated, and not where none is', () => {
    expect(overdue([imported(named('village', '2018')), named('town', '2019')])).toBe(true);
    expect(overdue([imported(named('village', '2018')), imported(named('town', '2019'))])).toBe(false);
  });

  test('is owed by none but a standing title', () => {
    expect(overdue([])).toBe(false);
    expect(overdue([named('village', '2018'), delisted('2020')])).toBe(false);
  });
});

describe('the goals of a year', () => {
  const lacks = (record: RecordEvent[], day = '2026-06-01') => lacksGoals(record, day);

  test('are asked for by a title of an earlier year, or of nobody knows when', () => {
    expect(lacks([named('village', '2026-02')])).toBe(false);
    expect(lacks([named('village', '2025-12')])).toBe(true);
    expect(lacks([imported(named('village', '2018'))])).toBe(true);
    expect(lacks([named('village', '2018'), named('town', '2026-02')])).toBe(true);
    expect(lacks([named('village', '2018'), delisted('2020')])).toBe(false);
  });

  test('are those of that year, given by the day', () => {
    expect(lacks([named('village', '2018'), goals('2026-02', 2025)])).toBe(true);
    expect(lacks([named('village', '2018'), goals('2026-06-02', 2026)])).toBe(true);
    expect(lacks([named('village', '2018'), goals('2025-12', 2025), goals('2026-02', 2026)])).toBe(false);
  });
});
