import { expect, test } from 'vitest';
import { formatSeconds } from '../../../src/browser/presenting/desk.ts';

test.each([
  [0, '0:00'],
  [61.9, '1:01'],
  [3661, '1:01:01'],
  [-0.5, '0:00'],
  [-61, '−1:01'],
])('%s seconds', (seconds, wanted) => expect(formatSeconds(seconds)).toBe(wanted));
