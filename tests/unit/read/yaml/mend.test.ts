/** Several mistakes in one text: all are found in one go, and what is right beside them is read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readYaml } from '../../../../src/read/yaml/index.ts';

const read = (text: string) => readYaml(text, 0, text.length);
const faults = (text: string) => read(text).problems.map(({ fault, line, column }) => `${fault} ${line}:${column}`);

describe('YAML with mistakes', () => {
  test('each in its place, and the rest as it was meant', () => {
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

  test('places are those of the text as it stands', () => {
    const text = 'name：红色\nrole: { organization: 带头，members: 示范 }\ntheme:主题\n';
    const { places } = read(text);
    expect(places.valueAt(['role', 'members'])).toEqual({ line: 2, column: 35 });
    expect(places.valueAt(['theme'])).toEqual({ line: 3, column: 7 });
    expect(places.keyAt(['theme'])).toEqual({ line: 3, column: 1 });
  });

  test('what cannot be read is lost by its key, and no other', () => {
    const { data, lost, problems } = read('a: 1\nb:\n  - x\n  ]\nc: 2\n');
    expect([problems.length > 0, [...lost]]).toEqual([true, ['b']]);
    expect(data).toMatchObject({ a: 1, c: 2 });
  });

  test('of a line without a key it is not known what is lost', () => {
    const { data, isOpen, problems } = read('a: 1\n随便一句\nb: 2\n');
    expect(problems.map(({ fault }) => fault)).toEqual(['not-a-pair']);
    expect([data, isOpen]).toEqual([{ a: 1, b: 2 }, true]);
  });

  test('a colon left out is put in', () => {
    const { data, problems } = read('name 红色驿站\nrole:\n  organization: 带头\n  members 示范\norder: 1\n');
    expect(problems.map(({ fault, detail, line }) => `${fault} ${detail} ${line}`)).toEqual(['not-a-pair name 1', 'not-a-pair members 4']);
    expect(data).toEqual({ name: '红色驿站', role: { organization: '带头', members: '示范' }, order: 1 });
  });

  test('a list goes on behind an item that is wrong', () => {
    const { data, problems } = read('- { id: a, name：甲 }\n- id: b\n   name: 乙\n- { id: c，name: 丙 }\n');
    expect(problems.map(({ fault, line }) => `${fault} ${line}`)).toEqual(['indent 3', 'full-width-comma 4', 'full-width-colon 1']);
    expect(data).toEqual([
      { id: 'a', name: '甲' },
      { id: 'b', name: '乙' },
      { id: 'c', name: '丙' },
    ]);
  });

  test('nothing of a second document counts', () => {
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
  test('whatever the text, it ends with places that the text has', () => {
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

  test('thousands of mistakes are not looked for one by one for ever', () => {
    const began = performance.now();
    expect(read('a：1\n'.repeat(20_000)).problems.length).toBeGreaterThan(50);
    expect(read(`a: [${'x，y: '.repeat(8_000)}`).problems.length).toBeGreaterThan(0);
    expect(performance.now() - began).toBeLessThan(5000);
  });
});
