import { expect, it } from 'vitest';
import { legible } from '../../../src/views/site/legible.ts';

it.each([
  ['/tags/%E7%BA%A2%20%E7%AB%99/', '/tags/红%20站/'],
  // A mark, a wide blank and a sign that turns the direction of writing stay encoded.
  [`#${encodeURIComponent('“红”\u3000站\u202e')}`, '#%E2%80%9C红%E2%80%9D%E3%80%80站%E2%80%AE'],
  ['/a/?q=%26%23#%22', '/a/?q=%26%23#%22'],
])('%s is written %s', (href, written) => {
  expect(legible(href)).toBe(written);
  expect(new URL(written, 'https://a.cn/').href).toBe(new URL(href, 'https://a.cn/').href);
});
