/** What is kept of data with mistakes in it: all that is valid, in its order, with the way back to where it stood. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { originalOf, validate } from '../../../../src/read/validate/index.ts';

const schema = z.strictObject({
  name: z.string(),
  numbers: z.array(z.int()).optional(),
  items: z.array(z.strictObject({ id: z.string(), parts: z.array(z.string()).optional() })).optional(),
});

describe('of a list', () => {
  test('whatever items are taken out, those that are valid stay in order, and each knows where it stood', () => {
    const item = fc.oneof(fc.integer(), fc.constantFrom('text', true, null, [], {}));
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), (numbers) => {
        const { data, problems, damaged, moved } = validate(schema, { name: '甲', numbers });
        const isValid = (one: unknown): boolean => typeof one === 'number';
        const valid = numbers.flatMap((one, at) => (isValid(one) ? [{ one, at }] : []));
        expect(data.numbers ?? []).toEqual(valid.map(({ one }) => one));
        expect(problems.map(({ path }) => path).toSorted((a, b) => Number(a[1]) - Number(b[1]))).toEqual(
          numbers.flatMap((one, at) => (isValid(one) ? [] : [['numbers', at]])),
        );
        for (const [at, { at: there }] of valid.entries()) expect(originalOf(['numbers', at], moved)).toEqual(['numbers', there]);
        expect(damaged.has('numbers')).toBe(valid.length < numbers.length);
        expect(damaged.has('name')).toBe(false);
      }),
    );
  });

  test('that lies in the item of another, the way back goes through both', () => {
    const raw = { name: '甲', items: [{ id: {} }, { id: 'a', parts: [{}, 'x', {}, 'y'] }, {}, { id: 'b', parts: ['z', {}] }] };
    const { data, problems, moved } = validate(schema, raw);
    expect(data.items).toEqual([
      { id: 'a', parts: ['x', 'y'] },
      { id: 'b', parts: ['z'] },
    ]);
    expect(originalOf(['items', 0, 'parts', 1], moved)).toEqual(['items', 1, 'parts', 3]);
    expect(originalOf(['items', 1, 'parts', 0], moved)).toEqual(['items', 3, 'parts', 0]);
    expect(problems.map(({ path }) => path.join('.')).toSorted()).toEqual([
      'items.0.id',
      'items.1.parts.0',
      'items.1.parts.2',
      'items.2',
      'items.3.parts.1',
    ]);
    // What was read is not changed.
    expect(raw.items[1]).toEqual({ id: 'a', parts: [{}, 'x', {}, 'y'] });
  });
});
