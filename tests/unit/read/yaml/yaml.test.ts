import { describe, expect, test } from 'vitest';
import { decode } from '../../../../src/read/text.ts';
import { readYaml } from '../../../../src/read/yaml/index.ts';

const read = (text: string) => readYaml(text, 0, text.length);
const faults = (text: string) => read(text).problems.map(({ fault, line, column }) => `${fault} ${line}:${column}`);

describe('YAML with typical mistakes', () => {
  test.each([
    ['name：红色\ntheme: x\n', 'full-width-colon 1:5'],
    ['theme: x\nname：红色\n', 'full-width-colon 2:5'],
    ['name：红色\n', 'full-width-colon 1:5'],
    ['name:红\nb: 1', 'no-space-after-colon 1:5'],
    ['theme: 民心: 驿站', 'unquoted-colon 1:10'],
    ['\ta: 1', 'tab 1:1'],
    ['a: 1\na: 2', 'duplicate-key 2:1'],
    ['a: &x 1', 'anchor 1:7'],
    ['a: *x', 'alias 1:4'],
    ['a: !!str 1', 'tag 1:10'],
    ['a: 1\n---\nb: 2', 'second-document 2:1'],
    ['<<: {a: 1}', 'merge 1:1'],
    ['a: "x\nb: 1', 'open-quote 1:4'],
    ['a: [1,', 'open-bracket 1:4'],
    ['a: 1\n b: 2\nc: 3', 'indent 2:2'],
    ['- a: 1\n   b: 2\n  c: 3', 'indent 2:4'],
    ['a: 1\n随便一句\nb: 2', 'not-a-pair 2:1'],
    ['a: "x" 后面', 'after-quote 1:8'],
    ['a: "C:\\文件"', 'escape 1:7'],
    ['a: { b: 一，c: 二 }', 'full-width-comma 1:10'],
    ['a: { b：一 }', 'full-width-colon 1:7'],
    ['a: @x', 'syntax 1:4'],
  ])('%j gives %s', (text, fault) => {
    expect(faults(text)[0]).toBe(fault);
  });

  test('follows YAML 1.2 core: dates and yes are texts, years are numbers', () => {
    expect(read('a: 2019-10-26\nb: yes\nc: 2019\nd: 2019-10\ne: true\nf:\n').data).toEqual({
      a: '2019-10-26',
      b: 'yes',
      c: 2019,
      d: '2019-10',
      e: true,
      f: null,
    });
  });

  test('treats __proto__ like any other key', () => {
    const { data } = read('__proto__: { admin: true }\nconstructor: 1\n');
    expect(Object.keys(data as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test.each([
    ['brackets', '['.repeat(50_000)],
    ['dashes', '- '.repeat(50_000)],
    ['maps', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['braces', '{a: '.repeat(20_000)],
  ])('refuses deep nesting quickly: %s', (_name, text) => {
    const began = performance.now();
    expect(read(text).problems.length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(5_000);
  });

  test('finds positions of values, keys and missing keys', () => {
    const { places } = read('a:\n- b: 1\n  c:\n- d\n');
    expect(places.valueAt(['a', 0, 'b'])).toEqual({ line: 2, column: 6 });
    expect(places.keyAt(['a', 0, 'c'])).toEqual({ line: 3, column: 3 });
    expect(places.valueAt(['a', 0, 'c'])).toEqual({ line: 3, column: 3 });
    expect(places.insideOf(['a', 0])).toEqual({ line: 2, column: 3 });
    expect(places.valueAt(['nothing', 3])).toEqual({ line: 1, column: 1 });
  });
});

describe('bytes', () => {
  const bytes = (...parts: (string | number[])[]) => Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part as string))));
  test('a byte-order mark is removed, CRLF and CR become LF', () => {
    expect(decode(bytes([0xef, 0xbb, 0xbf], 'a\r\nb\rc'))).toEqual({ text: 'a\nb\nc' });
  });
  test.each([
    ['in the middle of a line', bytes('好的\n甲', [0xff], '乙'), { line: 2, column: 2 }],
    ['an incomplete character', bytes('甲', [0xe4, 0xb8]), { line: 1, column: 2 }],
    ['at the start', bytes([0x80]), { line: 1, column: 1 }],
    ['after an emoji, counted in UTF-16 units', bytes('😀', [0xc0, 0xaf]), { line: 1, column: 3 }],
  ])('%s', (_name, given, place) => {
    expect(decode(given)).toMatchObject({ wrong: place });
  });
  test('GBK is detected', () => {
    expect(decode(bytes('name: ', [0xba, 0xec, 0xc9, 0xab, 0xe6, 0xe4, 0xd5, 0xbe]))).toMatchObject({
      guess: 'gb18030',
      wrong: { line: 1, column: 7 },
    });
  });
});
