/** Ten thousand edits of files that people and programs left behind: each says what was wanted, and changes nothing else. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument, stringify, visit } from 'yaml';
import { editsBetween } from '../../src/edit/amend.ts';
import { type Edit, edited } from '../../src/edit/edits.ts';
import { applied, changeFor, dataOf, type Kind, splice, type Value } from '../../src/edit/splice.ts';
import { PROJECT } from '../../src/project.ts';
import { withoutControls } from '../../src/read/controls.ts';

/** Texts that YAML, Chinese and people make difficult. */
const hard = fc.oneof(
  fc.constantFrom(
    '0412',
    'yes',
    'a: b',
    ' # x',
    '- x',
    '“引号”',
    '[x]',
    '一，二',
    '{x}',
    '',
    '~',
    '2019',
    '2019-03-01',
    "it's",
    '"',
    '\\n',
    '---',
    '...',
    '写：集体',
    'x:',
    '|',
    '>-',
    '\u3000',
    '一\n二',
    '一\n\n二\n',
    '\n一',
    '  一\n二',
    '一\n  二',
    '一 \n二',
    '一\n---\n二',
    '# 头\n- 项',
  ),
  fc.string({ unit: fc.constantFrom(...'ab1 :#-,[]{}"\'\\&*!|>%@`\n~.?写一，。“”\t'), maxLength: 24 }),
  // Control characters are refused wherever they stand.
  fc.string({ unit: 'binary', maxLength: 12 }).map(withoutControls),
  fc.string({ unit: fc.constantFrom(...'中国共产党建品牌结对示范，。：“”'), minLength: 40, maxLength: 400 }),
);
const key = fc.constantFrom('name', 'theme', 'tags', 'note', 'role', 'goals', 'a-b', '社会评议', 'event', 'date');
const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    hard,
    fc.oneof(fc.integer({ min: -9999, max: 9999 }), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(key, tie('value'), { maxKeys: 4 }).map((made) => ({ ...made })),
  ),
}));

/** All paths that data have. */
function pathsOf(data: unknown, at: (string | number)[] = []): (string | number)[][] {
  if (typeof data !== 'object' || data === null) return [at];
  return [at, ...Object.entries(data).flatMap(([step, inner]) => pathsOf(inner, [...at, Array.isArray(data) ? Number(step) : step]))];
}
const inside = (data: unknown, at: readonly (string | number)[]): unknown =>
  at.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], data);

/** An edit that data can take, made from three numbers and a value. */
function editFor(data: unknown, pick: number, second: number, third: number, value: Value): Edit | undefined {
  const paths = pathsOf(data);
  const at = paths[pick % paths.length] as (string | number)[];
  const found = inside(data, at);
  if (Array.isArray(found)) {
    if (third % 3 === 0) return { do: 'insert', path: at, at: second % (found.length + 1), value };
    if (third % 3 === 1 && found.length > 0) return { do: 'move', path: at, from: second % found.length, to: third % found.length };
  } else if (typeof found === 'object' && found !== null && third % 2 === 0) {
    const name = ['name', 'note', 'extra', '新键', 'true', '1'][second % 6] as string;
    return { do: 'set', path: [...at, name], value, ...(third % 4 === 0 ? { order: ['name', 'theme', 'note', 'extra'] } : {}) };
  }
  if (at.length === 0) return undefined;
  return third % 3 === 2 ? { do: 'remove', path: at } : { do: 'set', path: at, value };
}

/** Real files: the example, and what was reported of real brands. */
const FILES = ['content', 'tests/casebook'].flatMap((top) =>
  readdirSync(path.join(PROJECT, top), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:mdx|yaml)$/.test(name))
    .map((name): [string, Kind] => [readFileSync(path.join(PROJECT, top, name), 'utf8'), name.endsWith('.mdx') ? 'mdx' : 'yaml']),
);

/** YAML as people leave it: comments, other indentations, brackets, CRLF, a byte-order mark, no line end at the end. */
const written = fc
  .record({
    data: fc.dictionary(key, anyValue, { minKeys: 1, maxKeys: 5 }).map((made) => ({ ...made })),
    indent: fc.constantFrom(1, 2, 4),
    indentSeq: fc.boolean(),
    flow: fc.boolean(),
    seed: fc.nat(),
    end: fc.constantFrom('\n', '\r\n'),
    mark: fc.boolean(),
    isCut: fc.boolean(),
  })
  .map(({ data, indent, indentSeq, flow, seed, end, mark, isCut }) => {
    const text = stringify(data, {
      indent,
      indentSeq,
      lineWidth: seed % 2 === 0 ? 0 : 40,
      ...(flow ? { collectionStyle: 'flow' } : {}),
      defaultStringType: seed % 5 === 0 ? 'QUOTE_SINGLE' : 'PLAIN',
    });
    // A comment behind every line that certainly ends a value, and lines of comments before keys.
    const noted = text.replace(/^( *)([\w-]+: (?:\w+|\[[\w, ]*\]))$/gm, (line, pad: string, pair: string) =>
      seed % 3 === 0 ? `${pad}${pair} # 注 ${pair.length}` : seed % 3 === 1 ? `${pad}# 上\n${line}` : line,
    );
    const body = isCut ? noted.replace(/\n$/, '') : noted;
    return (mark ? '\uFEFF' : '') + body.replaceAll('\n', end);
  });

/** Whether brackets hold a pair without braces (`[a: b]`, `[? a]`): nobody writes that, and an edit of it is refused. */
function hasBarePair(text: string): boolean {
  let has = false;
  const from = text.startsWith('\uFEFF') ? 1 : 0;
  visit(parseDocument(text.slice(from)), {
    Map(_, { flow, range }) {
      if (flow === true && range?.[0] !== undefined && text[from + range[0]] !== '{') has = true;
    },
  });
  return has;
}

const source: fc.Arbitrary<[string, Kind]> = fc.oneof(
  { weight: 2, arbitrary: written.filter((text) => !hasBarePair(text)).map((text): [string, Kind] => [text, 'yaml']) },
  { weight: 1, arbitrary: fc.constantFrom(...FILES) },
);

describe('10,000 edits', () => {
  test('say what was wanted, and change no byte outside the value', () => {
    let made = 0;
    fc.assert(
      fc.property(source, fc.nat(), fc.nat(), fc.nat(), anyValue, ([text, kind], pick, second, third, value) => {
        let data: unknown;
        try {
          data = dataOf(text, kind);
        } catch {
          fc.pre(false);
        }
        const edit = editFor(data, pick, second, third, value);
        fc.pre(edit !== undefined);
        const change = changeFor(text, kind, edit as Edit);
        const after = applied(text, change);
        made += 1;
        expect(dataOf(after, kind)).toEqual(edited(data, edit as Edit));
        expect(after.slice(0, change.start)).toBe(text.slice(0, change.start));
        expect(after.slice(change.start + change.text.length)).toBe(text.slice(change.end));
        // The comments that do not lie in what was replaced are all there.
        expect(commentsIn(after)).toEqual(expect.arrayContaining(commentsIn(text.slice(0, change.start)).concat(commentsIn(text.slice(change.end)))));
        // A scalar's change stays on the lines of the scalar.
        if (edit?.do === 'set' && isScalar(value) && edit.path.length > 0 && isScalar(inside(data, edit.path)))
          expect(text.slice(change.start, change.end)).not.toMatch(/^\s*[\w-]+: /m);
      }),
      { numRuns: 10_000 },
    );
    expect(made).toBeGreaterThan(8_000);
  }, 600_000);

  test('data and other data are one amendment away', () => {
    fc.assert(
      fc.property(source, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), anyValue), { minLength: 1, maxLength: 4 }), ([text, kind], changes) => {
        let data: unknown;
        try {
          data = dataOf(text, kind);
        } catch {
          fc.pre(false);
        }
        let wanted = data;
        for (const [pick, second, third, value] of changes) {
          const edit = editFor(wanted, pick, second, third, value);
          if (edit !== undefined) wanted = edited(wanted, edit);
        }
        fc.pre(typeof wanted === 'object' && wanted !== null && Object.keys(wanted).length > 0);
        expect(dataOf(splice(text, kind, editsBetween(data, wanted as Value)), kind)).toEqual(wanted);
      }),
      { numRuns: 1_000 },
    );
  }, 300_000);
});

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;
const commentsIn = (text: string): string[] => [...text.matchAll(/# (?:注 \d+|上)$/gm)].map(([found]) => found);
