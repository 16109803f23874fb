/** The passes over texts and bytes find what these patterns say. */

import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isPackedOf } from '../../../src/gate/decode.ts';
import { APART } from '../../../src/gate/normalize.ts';
import { runsIn, stretchesOfUtf8 } from '../../../src/gate/runs.ts';

const RUNS = 2000;

/** Texts of few kinds of signs, so that runs come about. */
const text = fc.array(fc.constantFrom('a', 'F', '0', '9', '_', '+', '/', '-', ' ', '  ', '\n', '.', '汉', 'é', 'ab ', '0f '), { maxLength: 60 });

test('words that may be of base64, and whether bytes may stand in it', () => {
  fc.assert(
    fc.property(text, (parts) => {
      const whole = parts.join('');
      const { words, hasSpaced, hasMisread } = runsIn(whole);
      const found = words.flatMap((begin, at) => (at % 2 === 0 ? [whole.slice(begin, words[at + 1])] : []));
      expect(found).toEqual((whole.match(/[\w+/-]{8,}/g) ?? []).filter((word) => /[A-Z\d]/.test(word)));
      if (/(?:[\da-f]{2} ){5,}[\da-f]{2}/i.test(whole)) expect(hasSpaced).toBe(true);
      if (/[\u00e3-\u00e9]/.test(whole)) expect(hasMisread).toBe(true);
    }),
    { numRuns: RUNS },
  );
});

test('six bytes with blanks between are noticed, also behind a longer word', () => {
  expect(runsIn('x0f 1f 2F 3f 4f 5f').hasSpaced).toBe(true);
  expect(runsIn('0f 1f 2F 3f 4f').hasSpaced).toBe(false);
});

test('text without encoded bytes is passed over', () => {
  expect(runsIn('公开的正文，2026 年 3 月 1 日。 class="card"')).toEqual({ words: [], hasSpaced: false, hasMisread: false });
});

/** What stretches of UTF-8 are, as latin1. */
const STRETCH = /(?:[\xe3-\xe9][\x80-\xbf]{2}|\xf0[\xa0-\xbf][\x80-\xbf]{2}|[ -~]){2,}/g;
const PAIRS = /\xed[\xa0-\xaf][\x80-\xbf]\xed[\xb0-\xbf][\x80-\xbf]/g;
const joined = (pair: string): string => {
  const unit = (at: number): number => 0xd000 | ((pair.charCodeAt(at) & 63) << 6) | (pair.charCodeAt(at + 1) & 63);
  return Buffer.from(String.fromCharCode(unit(1), unit(4))).toString('latin1');
};

test('stretches of UTF-8 in bytes of any kind', () => {
  const pieces = [
    'a',
    '~',
    '\x1f',
    '\x7f',
    '\x80',
    '\xbf',
    '\xe3\x80\x80',
    '\xe9\xbf',
    '\xea\x80\x80',
    '\xf0\xa0\x80\x80',
    '\xf0\x9f\x80\x80',
    '\xed',
    '\xb0',
  ];
  const halves = ['\xed\xa1\x80\xed\xb0\x80', '\xed\xa0\x80\xed\xb0\x80', '\xed\xaf\xbf\xed\xbf\xbf'];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces, ...halves), { maxLength: 40 }), (parts) => {
      const latin = parts.join('');
      const found = (latin.replace(PAIRS, joined).match(STRETCH) ?? []).filter(({ length }) => length >= 6);
      expect(stretchesOfUtf8(Buffer.from(latin, 'latin1'))).toBe(Buffer.from(found.join(APART), 'latin1').toString('utf8'));
    }),
    { numRuns: RUNS },
  );
});

test('a packed copy is one if nothing else stands in it', () => {
  const content = Buffer.from('公开的正文，写了又写。'.repeat(40));
  for (const packed of [gzipSync(content), brotliCompressSync(content)]) {
    expect(isPackedOf(packed, content)).toBe(true);
    expect(isPackedOf(packed, content.subarray(1))).toBe(false);
    expect(isPackedOf(packed, Buffer.concat([content, content]))).toBe(false);
    expect(isPackedOf(Buffer.concat([packed, Buffer.from('x')]), content)).toBe(false);
    expect(isPackedOf(packed.subarray(0, packed.length - 9), content)).toBe(false);
  }
  const named = gzipSync(content);
  named[3] = 8;
  expect(isPackedOf(named, content)).toBe(false);
});
