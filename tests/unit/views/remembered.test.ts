/** What is made of a text is made once for as long as it is remembered, and no more is remembered than was said. */
import { expect, test } from 'vitest';
import { remembered } from '../../../src/views/site/remembered.ts';

test('is made once, and again when too much was made since', () => {
  const made: string[] = [];
  const upper = remembered(2, (text) => {
    made.push(text);
    return text.toUpperCase();
  });
  expect(['a', 'b', 'a', 'b'].map(upper)).toEqual(['A', 'B', 'A', 'B']);
  expect(made).toEqual(['a', 'b']);
  expect(['c', 'a', 'c'].map(upper)).toEqual(['C', 'A', 'C']);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});
