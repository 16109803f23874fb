/** Limits on what the YAML library does with a hostile text. */
import { describe, expect, test } from 'vitest';
import { parse } from '../../../../src/read/yaml/parse.ts';

const errorsOf = (text: string): number => parse(text).reduce((sum, { errors }) => sum + errors.length, 0);

describe('in a hostile text', () => {
  test('parsing stops after a hundred stray characters', () => {
    for (const sign of [']\n', '}\n', ', ]\n']) {
      const errors = errorsOf(sign.repeat(50_000));
      expect(errors).toBeGreaterThan(0);
      expect(errors).toBeLessThan(300);
    }
  });
  test('only two documents are read', () => expect(parse('---\na: 1\n'.repeat(50_000)).length).toBe(2));
});

test('YAML errors have no stack trace, other errors do', () => {
  const limit = Error.stackTraceLimit;
  const [error] = parse('a: ]').flatMap(({ errors }) => errors);
  expect(error?.stack?.split('\n').length).toBe(1);
  expect(Error.stackTraceLimit).toBe(limit);
});

test('an empty text has no document, a refused one has', () => {
  expect(parse('')).toEqual([]);
  expect(parse('# nothing\n')).toEqual([]);
  expect(errorsOf(']')).toBeGreaterThan(0);
});
