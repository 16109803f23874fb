/** The times of a meeting. */
import { describe, expect, it } from 'vitest';
import { itemAt, leftOf, minutesOf, slotsOf, timeOf } from '../../../src/browser/meeting/times.ts';

describe('a time', () => {
  it('is read as it is typed, and nothing else is', () => {
    expect(['14:05', '9:5', '00:00', '9：30', ' 23:59 '].map(minutesOf)).toEqual([845, 545, 0, 570, 1439]);
    expect(['', '24:00', '9', '9:60', 'abc', '-1:00', null, undefined].map(minutesOf)).toEqual(Array(8).fill(undefined));
  });
  it('is written with two figures each, and goes on after midnight', () => {
    expect([0, 545, 1439, 1440, 1505, -5].map(timeOf)).toEqual(['00:00', '09:05', '23:59', '00:00', '01:05', '23:55']);
  });
});

describe('the items of an agenda', () => {
  const slots = slotsOf(14 * 60, [25, 10, 30]);
  it('follow one another', () => {
    expect(slots.map(({ from, to }) => `${timeOf(from)}-${timeOf(to)}`)).toEqual(['14:00-14:25', '14:25-14:35', '14:35-15:05']);
    expect(slotsOf(0, [])).toEqual([]);
  });
  it('are on from their first minute to the last before the next', () => {
    expect(['13:59', '14:00', '14:24', '14:25', '14:35', '15:04', '15:05'].map((time) => itemAt(slots, minutesOf(time) as number))).toEqual([
      -1, 0, 0, 1, 2, 2, 3,
    ]);
    expect(itemAt([], 600)).toBe(-1);
  });
  it('are on over midnight', () => {
    const late = slotsOf(23 * 60 + 30, [20, 60]);
    expect(['23:29', '23:30', '23:55', '00:10', '00:49', '00:50'].map((time) => itemAt(late, minutesOf(time) as number))).toEqual([
      -1, 0, 1, 1, 1, -1,
    ]);
    expect(leftOf(late[1] as { from: number; to: number }, 10)).toBe(40);
    expect(leftOf(late[1] as { from: number; to: number }, 23 * 60 + 55)).toBe(55);
  });
});
