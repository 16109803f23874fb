/** Addresses on paper: whatever `check` takes as an address is drawn. */
import { expect, test } from 'vitest';
import { onPaper } from '../../../src/views/site/printed.ts';

test.each([
  ['https://a.cn/%E7%BA%A2/', 'a.cn/红/'],
  ['https://a.cn/%zz?a=%2F', 'a.cn/%zz?a=%2F'],
  ['http://a.cn/%E0%A4%A', 'a.cn/%E0%A4%A'],
])('%s reads %s', (url, text) => {
  expect(onPaper(url)).toMatchObject({ text, code: { path: expect.stringMatching(/^M/) } });
});

test('an address that no phone could scan has no code', () => {
  expect(onPaper(`https://a.cn/${'a'.repeat(480)}`)).toBeDefined();
  expect(onPaper(`https://a.cn/${'a'.repeat(3000)}`)).toBeUndefined();
  // What is not encoded takes three bytes a character.
  expect(onPaper(`https://a.cn/${'红'.repeat(480)}`)).toBeDefined();
});
