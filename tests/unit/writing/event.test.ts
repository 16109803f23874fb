/** Which events may follow a record, and what is asked of them. */
import { describe, expect, test } from 'vitest';
import { faultOf, stateOn } from '../../../src/model/record.ts';
import type { RecordEvent } from '../../../src/schema/record.ts';
import { followingOf } from '../../../src/writing/event.ts';
import { type GivenEntry, modelOf, NAMED } from '../../support/model.ts';

const following = (record: GivenEntry[], site = {}) => {
  const model = modelOf({ site, brands: { first: { record: record.length === 0 ? undefined : record } } });
  const entry = model.brands.get('first');
  if (entry === undefined) throw new Error('no brand');
  return { model, events: followingOf(model, entry) };
};

describe('the events that are offered', () => {
  test.each<[string, GivenEntry[], string[]]>([
    ['nothing', [], ['cultivated', 'launched', 'visited', 'renamed']],
    ['cultivation', [{ event: 'cultivated', date: '2024' }], ['launched', 'visited', 'declared', 'renamed', 'withdrawn']],
    ['a title', [NAMED], ['visited', 'declared', 'goals', 'reviewed', 'commended', 'renamed', 'delisted']],
  ])('after %s are those that the record takes', (_, record, names) => {
    const { model, events } = following(record);
    expect(events.map(({ name }) => name)).toEqual(names);
    const state = stateOn(record as RecordEvent[], '2030-01-01');
    for (const { name, levels } of events)
      for (const level of levels.length === 0 ? [undefined] : levels)
        expect(faultOf(state, { event: name, level } as RecordEvent, model.rankOf, false)).toBeUndefined();
  });
  test('for a higher level alone, and for the declared one', () => {
    expect(following([NAMED]).events.find(({ name }) => name === 'declared')?.levels).not.toContain(NAMED.level);
    const declared = [NAMED, { event: 'declared', date: '2024', level: 'district', by: 'x' }, { event: 'evaluated', date: '2024' }];
    expect(following(declared).events.find(({ name }) => name === 'named')?.levels).toEqual(['district']);
  });
  test('where what is internal is kept elsewhere may leave out what is not seen', () => {
    expect(following([{ event: 'cultivated', date: '2024' }], { dossier: 'elsewhere' }).events.map(({ name }) => name)).toContain('named');
  });
});
