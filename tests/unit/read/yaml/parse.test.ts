/** The library, held back: of a hostile text no more is kept than anybody asks for. */
import { describe, expect, test } from 'vitest';
import { parse } from '../../../../src/read/yaml/parse.ts';

const errorsOf = (text: string): number => parse(text).reduce((sum, { errors }) => sum + errors.length, 0);

describe('of a text with very many', () => {
  test('signs that go nowhere, a hundred are kept', () => {
    for (const sign of [']\n', '}\n', ', ]\n']) {
      const errors = errorsOf(sign.repeat(50_000));
      expect(errors).toBeGreaterThan(0);
      expect(errors).toBeLessThan(300);
    }
  });
  test('documents, two are read', () => expect(parse('---\na: 1\n'.repeat(50_000)).length).toBe(2));
});

test('errors keep no calls, and nothing else loses them', () => {
  const limit = Error.stackTraceLimit;
  const [error] = parse('a: ]').flatMap(({ errors }) => errors);
  expect(error?.stack?.split('\n').length).toBe(1);
  expect(Error.stackTraceLimit).toBe(limit);
});

test('nothing is no document, and what was refused alone is one', () => {
  expect(parse('')).toEqual([]);
  expect(parse('# nothing\n')).toEqual([]);
  expect(errorsOf(']')).toBeGreaterThan(0);
});
