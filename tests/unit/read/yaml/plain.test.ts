/** The fast path and the `yaml` library agree: on real files, on generated YAML and on random texts. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import { PROJECT } from '../../../../src/project.ts';
import { readPlainYaml } from '../../../../src/read/yaml/plain.ts';

/** What the library reads, with keys as written; undefined if it finds a fault or a feature that content must not use. */
function byLibrary(source: string): { data: unknown } | undefined {
  const documents = parseAllDocuments(source, { version: '1.2', schema: 'core', strict: true, uniqueKeys: true, logLevel: 'silent' });
  const [document, second] = documents as Exclude<typeof documents, { empty: true }>;
  if (document === undefined || second !== undefined || document.errors.length > 0) return undefined;
  let isPlain = true;
  const plain = (node: unknown): unknown => {
    if (node === null || node === undefined) return null;
    if ((node as { anchor?: string; tag?: string }).anchor !== undefined || (node as { tag?: string }).tag !== undefined) isPlain = false;
    if (isScalar(node)) return node.value;
    if (isSeq(node)) return node.items.map(plain);
    if (isMap(node))
      return Object.fromEntries(node.items.map(({ key, value }) => [String(isScalar(key) ? (key.source ?? key.value) : key), plain(value)]));
    isPlain = false;
    return undefined;
  };
  const data = plain(document.contents);
  return isPlain ? { data } : undefined;
}

const frontmatterOf = (text: string): string => text.slice(4, text.indexOf('\n---', 4) + 1);
const real = globSync('{content,tests/casebook}/**/*.{mdx,yaml}', { cwd: PROJECT }).map((file) => {
  const text = readFileSync(path.join(PROJECT, file), 'utf8');
  return file.endsWith('.mdx') ? frontmatterOf(text) : text;
});

test('most real files take the fast path and give the same data', () => {
  const read = real.filter((source) => {
    const found = readPlainYaml(source);
    if (found !== undefined) expect(found).toEqual(byLibrary(source));
    return found !== undefined;
  });
  expect(read.length / real.length).toBeGreaterThan(0.8);
});

describe('if the fast path returns data, the library returns the same:', () => {
  const agrees = (source: string): void => {
    const found = readPlainYaml(source);
    if (found !== undefined) expect([source, found]).toEqual([source, byLibrary(source)]);
  };

  const piece = fc.constantFrom(
    ...[
      'a',
      'b-c',
      '键',
      'null',
      'true',
      '~',
      '1',
      '-1',
      '01',
      '1.5',
      '1.',
      '.5',
      '1e3',
      '0x1f',
      '0o7',
      '2026-01',
      '2026-01-02',
      '.inf',
      '-.inf',
      '-0',
    ],
    ...[
      '文',
      '“引”',
      '甲：乙',
      'a:b',
      'a: b',
      ': ',
      ':',
      '- ',
      '-',
      ' ',
      '  ',
      '    ',
      '\n',
      '\n  ',
      '\n    ',
      '\n- ',
      '\n  - ',
      '#',
      ' #',
      ',',
      ', ',
      '?',
      '? ',
    ],
    ...[
      '[',
      ']',
      '{',
      '}',
      '[]',
      '{}',
      '"',
      "'",
      '""',
      "''",
      '"a"',
      "'b'",
      '\\',
      '|',
      '>',
      '&',
      '*',
      '!',
      '%',
      '@',
      '`',
      '<<',
      '---',
      '...',
      '\t',
      '\r',
      '\u3000',
    ],
    ...[
      '=',
      '(',
      ')',
      '^',
      '$',
      ';',
      '<',
      '/',
      '+',
      '.',
      '\u00a0',
      '\u2028',
      '\ufeff',
      '😀',
      'a: ',
      'b: 1\n',
      'c:\n',
      'x: [1, 2]\n',
      '- a: 1\n',
      '__proto__: ',
      'http://a.b/c',
    ],
  );
  test('random pieces of YAML', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => agrees(pieces.join(''))),
      { numRuns: 6000 },
    );
  });

  test('random lines of YAML', () => {
    const value = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(''));
    const line = fc
      .tuple(
        fc.constantFrom('', '  ', '    ', '- ', '  - ', ' '),
        fc.constantFrom('a', 'b', 'c', 'd', '键'),
        fc.constantFrom(': ', ':', ':  '),
        value,
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (lines) => agrees(`${lines.join('\n')}\n`)),
      { numRuns: 6000 },
    );
  });

  test('real files with one change', () => {
    const changed = fc.tuple(fc.constantFrom(...real), fc.nat(), fc.nat(6), piece).map(([source, at, length, inserted]) => {
      const from = at % (source.length + 1);
      const start = source.lastIndexOf('\n', Math.max(0, from - 400)) + 1;
      return source.slice(start, from) + inserted + source.slice(from + length, from + 400);
    });
    fc.assert(fc.property(changed, agrees), { numRuns: 3000 });
  });

  test('random texts', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), agrees), { numRuns: 2000 });
  });
});
