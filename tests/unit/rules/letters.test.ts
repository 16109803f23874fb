/** Which characters have a letter in the fonts of share pictures and PDFs. */
import { describe, expect, test } from 'vitest';
import { hasLetter } from '../../../src/rules/letters.ts';
import { messagesOf, placesOf } from '../../support/findings.ts';

const content = (BODY: string) => ({ brands: { first: { BODY } } });

test('characters with a letter are known, and others', () => {
  expect(['一', '龥', 'A', '❤', '𬭚'].map((one) => hasLetter(one.codePointAt(0) as number))).toEqual([true, true, true, true, true]);
  expect([0x2a6d6, 0x10ffff].map(hasLetter)).toEqual([false, false]);
});

describe('a body', () => {
  test('is told the first character that has none, and where it stands', () => {
    expect(placesOf('text/glyph', content('好𬭚守\u{2a6d6}了\u{2a6d6}'))).toEqual(['brands/first/index.mdx:1:5']);
    expect(messagesOf('text/glyph', content('守\u{2a6d6}'))).toEqual([expect.stringContaining('\u{2a6d6}')]);
  });
  test.each(['好，“字”—— 12% Ⅲ ❤', '\u2003\u200d\ufe0f\ufffd', ''])('of letters is told nothing: %j', (body) => {
    expect(placesOf('text/glyph', content(body))).toEqual([]);
  });
});
