/** Finding in lists at a terminal. */
import { expect, test } from 'vitest';
import { isFoundBy } from '../../../src/site/prompts.ts';

test.each([
  ['苇湾', true],
  ['weiwan', true],
  ['wei wan', true],
  ['WWC', true],
  ['ｗｗｃ', true],
  ['旧名', true],
  ['jm', true],
  ['weiwan-village', true],
  ['村级', true],
  ['', true],
  ['长堤', false],
  ['wwd', false],
])('“%s” finds a name, its pinyin, its initials, a former name or the id: %s', (typed, isFound) => {
  expect(isFoundBy(typed, { value: 'weiwan-village', label: '苇湾村党总支', hint: '村级', also: ['旧名'] })).toBe(isFound);
});
