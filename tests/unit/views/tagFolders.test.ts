import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unfitNames } from '../../../src/outputs/bundle/names.ts';
import { foldersOf } from '../../../src/views/site/tagFolders.ts';

const one = (tag: string): string => foldersOf([tag]).get(tag) as string;

describe('the folder of a tag', () => {
  test.each([
    ['党建', '党建'],
    ['1+3+N', '1+3+N'],
    ['主题:学习', '主题~3a学习'],
    ['甲|乙', '甲~7c乙'],
    ['*"<>', '~2a~22~3c~3e'],
    ['con', 'co~6e'],
    ['CON', 'CO~4e'],
    ['nul.学习', 'nu~6c.学习'],
    ['COM1', 'COM~31'],
    ['console', 'console'],
    ['com10', 'com10'],
    ['等等.', '等等~2e'],
    ['...', '..~2e'],
    ['3~5人', '3~5人'],
  ])('%s → %s', (tag, folder) => expect(one(tag)).toBe(folder));

  test('a second tag that differs in case alone has another', () =>
    expect([...foldersOf(['app', 'APP', 'App'])]).toEqual([
      ['APP', 'APP'],
      ['App', 'A~70~70'],
      ['app', '~61~70~70'],
    ]));

  test('a tag that says what another one’s folder is called has another', () =>
    expect([...foldersOf(['a:b', 'a~3ab'])]).toEqual([
      ['a:b', 'a~3ab'],
      ['a~3ab', 'a~7e3ab'],
    ]));

  test('of any tags are apart, and every system can hold them', () => {
    const piece = fc.oneof(
      fc.constantFrom('con', 'AUX', ':', '|', '~', '3a', '.', ' ', 'a', 'A', 'ß', 'ẞ', 'İ', 'i', 'Å', '党', '1'),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    );
    const tag = fc
      .array(piece, { minLength: 1, maxLength: 5 })
      .map((pieces) =>
        pieces
          .join('')
          .normalize('NFKC')
          .replace(/[/\\#?%]|\p{C}/gu, '')
          .replace(/\s+/gu, ' ')
          .trim(),
      )
      .filter((text) => text !== '' && text !== '.' && text !== '..');
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 8 }), (tags) => {
        const folders = foldersOf(tags);
        expect([...folders.keys()].sort()).toEqual([...new Set(tags)].sort());
        expect(unfitNames([...folders.values()].map((folder) => `tags/${folder}/index.html`))).toEqual([]);
      }),
      { numRuns: 3000 },
    );
  });
});
