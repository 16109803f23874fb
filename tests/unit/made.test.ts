/** What is made when it is asked for: at hand for a while, then made again. */
import { expect, test } from 'vitest';
import { lazily, recently } from '../../src/made.ts';

/** So many others are made that none of before is at hand. */
const makeMany = (): void => {
  for (let at = 0; at < 1000; at += 1) recently(() => ({ at }))();
};

test('a value is made once while few others are made, and again after many', () => {
  let made = 0;
  const value = recently(() => ({ number: ++made }));
  expect([value().number, value().number]).toEqual([1, 1]);
  recently(() => ({}))();
  expect(value().number).toBe(1);
  makeMany();
  expect(value().number).toBe(2);
  expect(value().number).toBe(2);
});

test('a value that is made of another one is at hand with it, and both are made again', () => {
  let [inner, outer] = [0, 0];
  const one = recently(() => ({ number: ++inner }));
  const two = recently(() => ({ number: ++outer, of: one() }));
  expect(two()).toEqual({ number: 1, of: { number: 1 } });
  expect(two().of).toBe(one());
  makeMany();
  expect(two()).toEqual({ number: 2, of: { number: 2 } });
});

test('of all that were asked for in one go, those made last alone stay in memory', () => {
  const all = Array.from({ length: 1000 }, (_, at) => {
    let made = 0;
    const entry = lazily({}, 'body', String(at), () => ({ made: ++made }));
    return entry;
  });
  for (const { body } of all) expect(body.made).toBe(1);
  // Asked from the last to the first, before anything else is made, some are still at hand and most are not.
  const again = all.toReversed().map(({ body }) => body.made);
  expect(again.slice(0, 100).every((made) => made === 1)).toBe(true);
  expect(again.slice(-700).every((made) => made === 2)).toBe(true);
});
