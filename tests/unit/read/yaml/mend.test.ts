/** Error recovery: all mistakes of a text are found in one run, and the rest is read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../../src/read/yaml/index.ts';

const read = (text: string) => readYaml(text, 0, text.length);
const faults = (text: string) => read(text).problems.map(({ fault, line, column }) => `${fault} ${line}:${column}`);

describe('YAML with mistakes', () => {
  test('reports each mistake in its place and reads the data as meant', () => {
    const text = [
      'name：红色驿站',
      'summary: “驿站”: 简介',
      'logo:',
      '\tkind: text',
      '\ttext: 驿站',
      'theme: "送到"家门口"',
      'connotation:内涵',
      'role: { organization: 带头， members: 示范 }',
      'tags: [一, 二',
      'order: 3',
      'title: "没有结束',
      'cover:',
      '  file: a.png',
      '   alt: 图',
      'record:',
      '- { event: named, date: 2023 ',
      '- { event: goals, date: 2024 }',
      '',
    ].join('\n');
    expect(faults(text)).toEqual([
      'full-width-colon 1:5',
      'unquoted-colon 2:14',
      'tab 4:1',
      'after-quote 6:12',
      'no-space-after-colon 7:12',
      'full-width-comma 8:25',
      'open-bracket 9:7',
      'open-quote 11:8',
      'indent 14:4',
      'open-bracket 16:3',
    ]);
    const { data, lost, isOpen, readable } = read(text);
    expect({ lost: [...lost], isOpen, readable }).toEqual({ lost: [], isOpen: false, readable: true });
    expect(data).toEqual({
      name: '红色驿站',
      summary: '“驿站”: 简介',
      logo: { kind: 'text', text: '驿站' },
      theme: '"送到"家门口"',
      connotation: '内涵',
      role: { organization: '带头', members: '示范' },
      tags: ['一', '二'],
      order: 3,
      title: '没有结束',
      cover: { file: 'a.png', alt: '图' },
      record: [
        { event: 'named', date: 2023 },
        { event: 'goals', date: 2024 },
      ],
    });
  });

  test('gives positions in the original text', () => {
    const text = 'name：红色\nrole: { organization: 带头，members: 示范 }\ntheme:主题\n';
    const { places } = read(text);
    expect(places.valueAt(['role', 'members'])).toEqual({ line: 2, column: 35 });
    expect(places.valueAt(['theme'])).toEqual({ line: 3, column: 7 });
    expect(places.keyAt(['theme'])).toEqual({ line: 3, column: 1 });
  });

  test('loses only the key that cannot be read', () => {
    const { data, lost, problems } = read('a: 1\nb:\n  - x\n  ]\nc: 2\n');
    expect([problems.length > 0, [...lost]]).toEqual([true, ['b']]);
    expect(data).toMatchObject({ a: 1, c: 2 });
  });

  test('is open if a line without a key was left out', () => {
    const { data, isOpen, problems } = read('a: 1\n随便一句\nb: 2\n');
    expect(problems.map(({ fault }) => fault)).toEqual(['not-a-pair']);
    expect([data, isOpen]).toEqual([{ a: 1, b: 2 }, true]);
  });

  test('adds a missing colon', () => {
    const { data, problems } = read('name 红色驿站\nrole:\n  organization: 带头\n  members 示范\norder: 1\n');
    expect(problems.map(({ fault, detail, line }) => `${fault} ${detail} ${line}`)).toEqual(['not-a-pair name 1', 'not-a-pair members 4']);
    expect(data).toEqual({ name: '红色驿站', role: { organization: '带头', members: '示范' }, order: 1 });
  });

  test('reads a list on after a faulty item', () => {
    const { data, problems } = read('- { id: a, name：甲 }\n- id: b\n   name: 乙\n- { id: c，name: 丙 }\n');
    expect(problems.map(({ fault, line }) => `${fault} ${line}`)).toEqual(['indent 3', 'full-width-comma 4', 'full-width-colon 1']);
    expect(data).toEqual([
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
      { id: 'c', name: '丙' },
    ]);
  });

  test('ignores a second document', () => {
    const { data, problems, isOpen } = read('a: 1\n---\na: 2\nb: 3\n');
    expect([data, isOpen, problems.map(({ fault }) => fault)]).toEqual([{ a: 1 }, true, ['second-document']]);
  });

  const PIECES = [
    'a',
    'b: ',
    'name',
    '：',
    ':',
    ' ',
    '  ',
    '\t',
    '\n',
    '\n- ',
    '"',
    "'",
    '“',
    '[',
    ']',
    '{',
    '}',
    '，',
    ', ',
    '#',
    '|',
    '>',
    '&x ',
    '*x',
    '!t ',
    '~',
    '?',
    '%',
    '@',
    '`',
    '\\',
    '甲',
  ];
  test('gives only positions that exist, for any text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const lines = text.split('\n');
        const { problems, places, data } = read(text);
        for (const { line, column } of [
          ...problems,
          places.valueAt([]),
          places.insideOf([]),
          ...Object.keys(data ?? {}).map((key) => places.keyAt([key])),
        ]) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeLessThanOrEqual((lines[line - 1] as string).length + 1);
        }
      }),
      { numRuns: 3000, seed: 7 },
    );
  });

  test('handles thousands of mistakes in time', () => {
    const began = performance.now();
    expect(read('a：1\n'.repeat(20_000)).problems.length).toBeGreaterThan(50);
    expect(read(`a: [${'x，y: '.repeat(8_000)}`).problems.length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
