/** What organizations and the taxonomy are asked for. */
import { describe, expect, test } from 'vitest';
import { parentCircle } from '../../../src/wording/references.ts';
import * as say from '../../../src/wording/rules.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';
import { ORGANIZATIONS } from '../../support/model.ts';

describe('organizations', () => {
  const level = (child: Record<string, unknown>, more: Record<string, unknown>[] = []) =>
    placesOf('organization/level', { organizations: [...ORGANIZATIONS, { id: 'a', name: '甲', ...child }, ...more] });
  test('stand below none that is of a lower level', () => {
    expect(level({ level: 'town', parent: 'east' })).toEqual(['organizations/all.yaml 5.parent']);
    expect(messagesOf('organization/level', { organizations: [...ORGANIZATIONS, { id: 'a', name: '甲', level: 'town', parent: 'east' }] })).toEqual([
      say.parentBelowChild('a', '镇级', 'east', '村级').message,
    ]);
    expect(level({ level: 'village', parent: 'east' })).toEqual([]);
    expect(level({ level: 'village', parent: 'town' })).toEqual([]);
    expect(level({ level: 'district' })).toEqual([]);
  });
  test('are not judged by a level or parent that nobody knows', () => {
    expect(level({ level: 'county', parent: 'east' })).toEqual([]);
    expect(level({ level: 'town', parent: 'nobody' })).toEqual([]);
    expect(level({ parent: 'east' })).toEqual([]);
    expect(level({ level: 'town', parent: 'b' }, [{ id: 'b', name: '乙' }])).toEqual([]);
    expect(level({ level: 'town', parent: 'b' }, [{ id: 'b', name: '乙', level: 'county' }])).toEqual([]);
  });
  test('go in no circle', () => {
    const organizations = [
      { id: 'a', name: '甲', parent: 'b' },
      { id: 'b', name: '乙', parent: 'a' },
      { id: 'c', name: '丙', parent: 'a' },
    ];
    expect(placesOf('organization/cycle', { organizations })).toEqual(['organizations/all.yaml 0.parent', 'organizations/all.yaml 1.parent']);
    expect(messagesOf('organization/cycle', { organizations })[0]).toBe(parentCircle('organization', ['a', 'b']).message);
  });
  test('weigh an evaluation whose parts are one', () => {
    const weights = (...all: number[]) => all.map((weight, at) => ({ id: `p${at}`, label: `第${at}`, weight }));
    const sum = (...all: number[]) => placesOf('taxonomy/weights', { taxonomy: { evaluation: weights(...all) } });
    expect(sum(0.1, 0.2, 0.7)).toEqual([]);
    expect(sum(0.1, 0.2, 0.6)).toEqual(['taxonomy.yaml evaluation']);
    expect(sum(0.1, 0.2, 0.8)).toEqual(['taxonomy.yaml evaluation']);
    expect(messagesOf('taxonomy/weights', { taxonomy: { evaluation: weights(0.5, 0.25) } })).toEqual([
      say.weightsSum(weights(0.5, 0.25), 0.75).message,
    ]);
    expect(placesOf('taxonomy/weights', {})).toEqual([]);
    expect(
      placesOf('taxonomy/weights', { taxonomy: { evaluation: weights(0.5) } }, (content) => {
        content.taxonomy.damaged = new Set(['evaluation']);
      }),
    ).toEqual([]);
  });
});
