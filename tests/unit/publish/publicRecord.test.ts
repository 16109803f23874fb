/** What of a record the public sees: its events, each with its own keys alone, and the status that they give. */
import { describe, expect, test } from 'vitest';
import { shownEvent } from '../../../src/publish/event.ts';
import { goalsOn, publicEvents, publicStatus } from '../../../src/publish/publicRecord.ts';
import { type EventName, eventSchema, type RecordEvent } from '../../../src/schema/record.ts';

const DAY = '2026-06-01';

/** Every key that an event may have. Those that stand in `INTERNAL` go nowhere. */
const WHOLE: Record<EventName, Record<string, unknown>> = {
  cultivated: { by: 'x' },
  launched: { by: 'x' },
  visited: { by: 'x', purpose: 'research' },
  declared: { level: 'village', by: 'x', number: '3' },
  endorsed: { by: 'x' },
  returned: {},
  evaluated: { round: '1', scores: { a: 1 } },
  notice: { until: '2020-02', document: '1号' },
  named: { level: 'village', by: 'x', document: '1号', grade: '一等' },
  goals: { year: 2026, goals: ['a', { goal: 'b', done: '2026-01' }], measures: ['m'] },
  reviewed: { year: 2025, result: 'pass', by: 'x', grade: '优' },
  commended: { by: 'x', title: 't', document: '1号' },
  renamed: { from: 'x' },
  delisted: { by: 'x', level: 'village', kind: 'merged', statement: 's', reason: '绝密' },
  withdrawn: {},
};
const BARE: Partial<Record<EventName, Record<string, unknown>>> = {
  declared: { level: 'village', by: 'x' },
  endorsed: { by: 'x' },
  named: { level: 'village', by: 'x' },
  goals: { year: 2026, goals: ['a'] },
  reviewed: { year: 2025, result: 'pass' },
  commended: { by: 'x', title: 't' },
  renamed: { from: 'x' },
  delisted: { by: 'x', kind: 'revoked' },
};
const NEVER = ['visited', 'endorsed', 'returned', 'evaluated', 'withdrawn'];
const NAMES = Object.keys(WHOLE) as EventName[];
const event = (name: EventName, more: Record<string, unknown> = BARE[name] ?? {}, date: string | undefined = '2020'): RecordEvent =>
  eventSchema.parse({ event: name, date, ...more });

describe.each(NAMES)('an event %s', (name) => {
  const internal = { note: '绝密', imported: true };

  test(NEVER.includes(name) ? 'is never shown' : 'is shown with its own keys, without note, reason and imported', () => {
    const whole = event(name, { ...WHOLE[name], ...internal });
    if (NEVER.includes(name)) expect(() => shownEvent(whole, DAY)).toThrow(`${name} is internal`);
    else {
      const { reason: _, ...shown } = WHOLE[name];
      expect(shownEvent(whole, DAY)).toEqual({ event: name, date: '2020', ...shown });
    }
  });

  test('is or is not in the public record by itself', () => {
    const isShown = !NEVER.includes(name) && name !== 'declared' && name !== 'notice';
    expect(publicEvents([event(name)], DAY, false)).toHaveLength(isShown ? 1 : 0);
  });
});

describe.each(NAMES.filter((name) => !NEVER.includes(name)))('a shown event %s', (name) => {
  test('has no key for what is not known', () => {
    const bare = shownEvent(event(name), DAY);
    expect(Object.entries(bare)).toEqual(Object.entries({ event: name, date: '2020', ...BARE[name] }).filter(([, value]) => value !== undefined));
    expect(Object.keys(shownEvent(eventSchema.parse({ event: name, imported: true, ...BARE[name] }), DAY))).not.toContain('date');
  });
});

describe('a declaration and its notice', () => {
  const way = (text: string): RecordEvent[] => text.split(' ').map((name) => event(name as EventName));
  /** Which of the record is shown, by its number in it. */
  const shown = (text: string): number[] => {
    const record = way(text);
    return publicEvents(record, DAY, false).map((one) => record.indexOf(one));
  };
  test.each([
    ['declared evaluated named', [0, 2]],
    ['declared notice named', [0, 1, 2]],
    ['declared notice notice named', [0, 1, 2, 3]],
    ['notice named', [0, 1]],
    ['declared notice', []],
    ['declared notice declared named', [2, 3]],
    ['declared notice returned named', [3]],
    ['declared notice withdrawn named', [3]],
    ['declared notice visited renamed named', [0, 1, 3, 4]],
    ['declared named declared notice', [0, 1]],
    ['declared named notice returned', [0, 1]],
    ['declared named declared named', [0, 1, 2, 3]],
    ['declared named named', [0, 1, 2]],
  ])('of %s shows %j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });
});

test('a review that asks for rectification is shown with publicReview alone', () => {
  const record = [event('reviewed', { year: 2025, result: 'rectify' }), event('reviewed', { year: 2025, result: 'pass' })];
  expect(publicEvents(record, DAY, false)).toEqual([record[1]]);
  expect(publicEvents(record, DAY, true)).toEqual(record);
});

test('what is later than the day is not shown', () => {
  const record = [event('launched', {}, DAY), event('renamed', { from: 'x' }, '2026-06-02')];
  expect(publicEvents(record, DAY, false)).toEqual([record[0]]);
});

test('goals are told as they stood on the day', () => {
  const goals = ['a', { goal: 'b' }, { goal: 'c', done: DAY }, { goal: 'd', done: '2026-06-02' }];
  expect(goalsOn(goals, DAY)).toEqual(['a', { goal: 'b' }, { goal: 'c', done: DAY }, { goal: 'd' }]);
  expect(goalsOn(goals, DAY).map((goal) => Object.keys(Object(goal)).includes('done'))).toEqual([false, false, true, false]);
});

describe('the status that the public sees', () => {
  const rectify = event('reviewed', { year: 2025, result: 'rectify' });
  const way = (...parts: (string | RecordEvent)[]): RecordEvent[] =>
    parts.flatMap((part) => (typeof part === 'string' ? part.split(' ').map((name) => event(name as EventName)) : [part]));
  test.each([
    ['nothing has happened', [], undefined],
    ['only internal events', way('declared evaluated'), undefined],
    ['cultivated', way('cultivated'), 'cultivating'],
    ['launched, then declared in secret', way('launched declared endorsed'), 'launched'],
    ['launched, then declared, then a public word that gives no status', way('launched declared renamed'), 'launched'],
    ['launched, then declared, then commended', way('launched declared commended'), 'launched'],
    ['launched, then withdrawn in secret', way('launched withdrawn'), 'launched'],
    ['named', way('launched declared evaluated named'), 'named'],
    ['named, then declared for more', way('declared evaluated named declared'), 'named'],
    ['named, then delisted', way('declared named delisted'), 'delisted'],
    ['delisted, then cultivated anew', way('named delisted cultivated'), 'cultivating'],
    ['delisted, then cultivated and declared in secret', way('named delisted cultivated declared'), 'cultivating'],
    ['delisted, then goals', way('named delisted goals'), 'delisted'],
  ])('%s: %3$s', (_, record, status) => {
    expect(publicStatus(record, DAY, false)).toBe(status);
    expect(publicStatus(record, DAY, true)).toBe(status);
  });
  test('under rectification', () => {
    expect(publicStatus(way('named', rectify), DAY, false)).toBe('named');
    expect(publicStatus(way('named', rectify), DAY, true)).toBe('rectifying');
    expect(publicStatus(way('named', rectify, 'delisted'), DAY, true)).toBe('delisted');
  });
  test('is that of the day', () => {
    expect(publicStatus([event('launched'), event('delisted', BARE.delisted, '2026-06-02')], DAY, false)).toBe('launched');
    expect(publicStatus([event('launched', {}, '2026-06-02')], DAY, false)).toBeUndefined();
    expect(publicStatus([event('launched'), event('named', BARE.named, '2026-06-02')], DAY, false)).toBe('launched');
  });
});
