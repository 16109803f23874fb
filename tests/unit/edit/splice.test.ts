/** A save changes the value that was edited, and not one byte beside it. */
import { describe, expect, test } from 'vitest';
import { editsBetween } from '../../../src/edit/amend.ts';
import { applied, bodyChange, bodyOf, dataOf, type Edit, type Kind, SpliceError, splice, type Value } from '../../../src/edit/splice.ts';

const one = (text: string, edit: Edit, kind: Kind = 'yaml'): string => splice(text, kind, [edit]);

describe('setting a value', () => {
  test.each<[string, string, Edit, string]>([
    ['a plain text before a comment', 'a: 旧 # 为什么\nb: 2\n', { do: 'set', path: ['a'], value: '新' }, 'a: 新 # 为什么\nb: 2\n'],
    ['in the quotes it had', `a: '旧'\nb: "旧"\n`, { do: 'set', path: ['b'], value: '新' }, `a: '旧'\nb: "新"\n`],
    ['in single quotes', `a: '旧'\n`, { do: 'set', path: ['a'], value: "it's" }, `a: 'it''s'\n`],
    ['where there was none', 'a: # 空\nb: 2\n', { do: 'set', path: ['a'], value: '新' }, 'a: 新 # 空\nb: 2\n'],
    ['in a flow mapping', '- { a: 1, b: 2 } # x\n', { do: 'set', path: [0, 'a'], value: '一，二' }, '- { a: "一，二", b: 2 } # x\n'],
    ['a new key in a flow mapping', '- { a: 1 }\n', { do: 'set', path: [0, 'b'], value: 2 }, '- { a: 1, b: 2 }\n'],
    ['a new key at the end', 'a: 1', { do: 'set', path: ['b'], value: 2 }, 'a: 1\nb: 2'],
    ['a new key in its order', 'a: 1 # x\nc: 3\n', { do: 'set', path: ['b'], value: 2, order: ['a', 'b', 'c'] }, 'a: 1 # x\nb: 2\nc: 3\n'],
    ['a key before all others', '# 头\nb: 1\n', { do: 'set', path: ['a'], value: 2, order: ['a', 'b'] }, '# 头\na: 2\nb: 1\n'],
    ['through mappings that are not there', 'a: 1\n', { do: 'set', path: ['b', 'c'], value: 2 }, 'a: 1\nb:\n  c: 2\n'],
    ['a text of several lines', 'a: 1\nb: 2\n', { do: 'set', path: ['a'], value: '一\n\n二' }, 'a: |-\n  一\n\n  二\nb: 2\n'],
    [
      'below a bar, with its comment',
      'a: | # x\n    一\n    二\n\nb: 2\n',
      { do: 'set', path: ['a'], value: '三\n四\n' },
      'a: | # x\n    三\n    四\n\nb: 2\n',
    ],
    ['a list in place of a text', 'a: 旧 # x\nb: 2\n', { do: 'set', path: ['a'], value: ['一', '二'] }, 'a: [一, 二] # x\nb: 2\n'],
    [
      'a text in place of a list, its comment staying',
      'a:\n  # x\n  - 一\n  - 二\nb: 2\n',
      { do: 'set', path: ['a'], value: '三' },
      'a: 三\n  # x\nb: 2\n',
    ],
    [
      'with CRLF and a byte-order mark',
      '\uFEFFa: 1\r\nb: 2\r\n',
      { do: 'set', path: ['a'], value: '一\n二' },
      '\uFEFFa: |-\r\n  一\r\n  二\r\nb: 2\r\n',
    ],
    ['several lines where a comment follows', 'a: 旧 # x\n', { do: 'set', path: ['a'], value: '一\n二' }, 'a: "一\\n二" # x\n'],
    ['in an empty file', '# 头\n', { do: 'set', path: ['a'], value: 1 }, '# 头\na: 1\n'],
    ['a line that would close the frontmatter', 'a: 1\n', { do: 'set', path: ['a'], value: '一\n---\n二' }, 'a: |-\n  一\n  ---\n  二\n'],
  ])('%s', (_, text, edit, wanted) => expect(one(text, edit)).toBe(wanted));

  test.each([
    '0412',
    '2019',
    '1e3',
    'yes',
    'No',
    'null',
    '~',
    '0x1F',
    '1_000',
    '12:30',
    '- 一',
    '? 一',
    'a: b',
    '一 # 二',
    '#一',
    '@甲',
    '%',
    '*甲',
    '&甲',
    '!甲',
    ' 一',
    '一 ',
    '“一句话”',
    '[一]',
    "'",
    '"',
    '',
    '\u3000一',
    '一\t二',
    '一\u0007',
  ])('quotes %j, which would be read otherwise', (value) => {
    const text = one('a: x\nb: 1\n', { do: 'set', path: ['a'], value });
    expect(text).toMatch(/^a: ["']/);
    if (!value.includes('\u0007')) expect(dataOf(text, 'yaml')).toEqual({ a: value, b: 1 });
  });

  test.each(['2019-03-01', '2019-03', '写：集体每一笔收支', '7*24小时', '“五型”社区', 'C++', '苇渡报〔2021〕3号', 'https://example.cn/a'])(
    'leaves %j without quotes',
    (value) => expect(one('a: x\n', { do: 'set', path: ['a'], value })).toBe(`a: ${value}\n`),
  );
});

describe('lists and keys', () => {
  const list = 'a:\n  # 头\n  - 一 # x\n\n  - 二\n# 尾\n';
  test.each<[string, string, Edit, string]>([
    ['append', list, { do: 'insert', path: ['a'], at: 2, value: '三' }, 'a:\n  # 头\n  - 一 # x\n\n  - 二\n  - 三\n# 尾\n'],
    ['insert', list, { do: 'insert', path: ['a'], at: 1, value: '三' }, 'a:\n  # 头\n  - 一 # x\n  - 三\n\n  - 二\n# 尾\n'],
    ['insert before the first', list, { do: 'insert', path: ['a'], at: 0, value: '三' }, 'a:\n  # 头\n  - 三\n  - 一 # x\n\n  - 二\n# 尾\n'],
    ['move', list, { do: 'move', path: ['a'], from: 1, to: 0 }, 'a:\n  # 头\n  - 二\n\n  - 一 # x\n# 尾\n'],
    ['remove', list, { do: 'remove', path: ['a', 0] }, 'a:\n  # 头\n\n  - 二\n# 尾\n'],
    ['remove the only one', 'a:\n  - 一\nb: 1\n', { do: 'remove', path: ['a', 0] }, 'a: []\nb: 1\n'],
    ['remove from brackets', 'a: [一, 二, 三] # x\n', { do: 'remove', path: ['a', 2] }, 'a: [一, 二] # x\n'],
    ['remove the first from brackets', 'a: [一, 二, 三] # x\n', { do: 'remove', path: ['a', 0] }, 'a: [二, 三] # x\n'],
    ['append in brackets', 'a: [一, 二,] # x\n', { do: 'insert', path: ['a'], at: 2, value: '三' }, 'a: [一, 二, 三,] # x\n'],
    [
      'append an event like its neighbours',
      'r:\n  - { a: 1 }\n',
      { do: 'insert', path: ['r'], at: 1, value: { a: 2, b: '二' } },
      'r:\n  - { a: 1 }\n  - { a: 2, b: 二 }\n',
    ],
    ['remove a key with its lines', 'a:\n  b: 1\n  c:\n    - 1\n    - 2 # x\n  d: 3\n', { do: 'remove', path: ['a', 'c'] }, 'a:\n  b: 1\n  d: 3\n'],
    ['remove the key behind a hyphen', '- a: 1\n  b: 2\n', { do: 'remove', path: [0, 'a'] }, '- b: 2\n'],
    ['remove the last key of a file without a line end', 'a: 1\nb: 2', { do: 'remove', path: ['b'] }, 'a: 1'],
    [
      'append where the list stands at the key',
      'a:\n- 一\n- 二\nb: 1\n',
      { do: 'insert', path: ['a'], at: 2, value: '三' },
      'a:\n- 一\n- 二\n- 三\nb: 1\n',
    ],
  ])('%s', (_, text, edit, wanted) => expect(one(text, edit)).toBe(wanted));

  test('one move of a long list is one edit', () => {
    expect(editsBetween([1, 2, 3, 4], [1, 4, 2, 3])).toEqual([{ do: 'move', path: [], from: 3, to: 1 }]);
  });
});

test('a tab at the end of the last line of a text belongs to it', () => {
  expect(one('name: |\n  a\t\nnote: b\n', { do: 'set', path: ['name'], value: '一\n' })).toBe('name: |\n  一\nnote: b\n');
});

describe('comments beside lists and values', () => {
  const set = (text: string, path: string[], value: Value) => splice(text, 'yaml', [{ do: 'set', path, value }]);

  test('a comment below a list that is not indented is no item of it', () => {
    const text = 'note:\n  date:\n  - 中\n  # 上\n  tags: false\n';
    expect(set(text, ['note', 'date'], '0412')).toBe('note:\n  date: "0412"\n  # 上\n  tags: false\n');
    expect(splice(text, 'yaml', [{ do: 'insert', path: ['note', 'date'], at: 1, value: '下' }])).toBe(
      'note:\n  date:\n  - 中\n  - 下\n  # 上\n  tags: false\n',
    );
  });

  test('a comment between a key and its value does not become a part of a text of lines', () => {
    expect(set('name:\n  # 上\n  name: false\n', ['name'], '一 \n二')).toBe('name: "一 \\n二"\n  # 上\n');
  });
});

describe('an .mdx', () => {
  const entry = '---\r\nname: 旧 # x\r\n---\r\n\r\n## 背景\r\n\r\n正文\r\n';
  test('keeps its body when a key changes', () => {
    expect(one(entry, { do: 'set', path: ['name'], value: '新' }, 'mdx')).toBe(entry.replace('旧', '新'));
  });
  test('keeps its frontmatter when the body changes, and changes only what differs', () => {
    const change = bodyChange(entry, bodyOf(entry).replace('正文', '正文一\n正文二'));
    expect(change.text).toBe('一\r\n正文二');
    expect(applied(entry, change)).toBe('---\r\nname: 旧 # x\r\n---\r\n\r\n## 背景\r\n\r\n正文一\r\n正文二\r\n');
  });
});

describe('a text that cannot be edited by its values', () => {
  test.each([
    ['a faulty one', 'a: [1\n', 'unreadable'],
    ['one with a key twice', 'a: 1\na: 2\n', 'unreadable'],
    ['one with an alias', 'a: &x 1\nb: *x\n', 'unreadable'],
    ['one without the path', 'b: 1\n', 'not-found'],
  ])('%s is left alone', (_, text, reason) => {
    expect(() => one(text, { do: 'remove', path: ['a'] })).toThrow(expect.objectContaining({ reason }));
  });
});

test('the error of a splice says what and where', () => {
  expect(new SpliceError('not-found', ['a', 0]).message).toBe('not-found: a.0');
});
