/** Word files that are no forms, or mean harm: each is refused with a sentence, and soon. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { OfficeError } from '../../../src/office/archive.ts';
import { readWord, type WordParagraph, type WordTable } from '../../../src/office/read.ts';
import { packWord } from '../../support/forms/form.ts';

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const document = (body: string): string => `<?xml version="1.0"?><w:document ${W}><w:body>${body}</w:body></w:document>`;
const word = (body: string): Uint8Array => packWord(document(body));
const p = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const refusal = (bytes: Uint8Array): string => {
  try {
    readWord(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(OfficeError);
    return (error as Error).message;
  }
  return 'opened';
};

const OLD = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const utf16 = (text: string): number[] => [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);

describe('a file is refused that is', () => {
  test.each([
    ['empty', new Uint8Array(), '空的'],
    ['a .doc, also with another name', new Uint8Array([...OLD, ...Array.from({ length: 600 }, () => 0)]), '另存为 .docx'],
    ['encrypted', new Uint8Array([...OLD, ...utf16('EncryptedPackage')]), '密码'],
    ['a PDF', strToU8('%PDF-1.7 …'), 'PDF'],
    ['some other archive', zipSync({ 'a.txt': strToU8('x') }), '压缩包'],
    ['cut short', word(p('一')).slice(0, 900), '坏了'],
    ['no XML', packWord('<w:document'), '坏了'],
    [
      'a bomb of entities',
      packWord(`<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>${document(p('&b;')).slice(21)}`),
      '坏了',
    ],
    ['a bomb of nothing', packWord(document(' '.repeat(45 * 1024 * 1024))), '太大'],
    ['a book of 300 pages', word(Array.from({ length: 3000 }, () => p('字'.repeat(70))).join('')), '太长'],
    ['many empty paragraphs', word('<w:p/>'.repeat(40_000)), '太长'],
    ['nested without end', word(`${'<w:sdt><w:sdtContent>'.repeat(200)}${p('一')}${'</w:sdtContent></w:sdt>'.repeat(200)}`), '太长'],
  ])('%s', (_, bytes, words) => expect(refusal(bytes)).toContain(words));
});

describe('what is read', () => {
  test('text as Word shows it: breaks, signs of fonts, without deletions', () => {
    const { blocks, hasDeletions } = readWord(
      word(
        '<w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:tab/><w:sym w:font="Wingdings" w:char="F0FE"/></w:r><w:del><w:r><w:delText>没有</w:delText></w:r></w:del><w:r><w:rPr><w:rFonts w:ascii="Wingdings 2"/></w:rPr><w:t>R</w:t></w:r></w:p>',
      ),
    );
    expect((blocks[0] as WordParagraph).text).toBe('一\n二\t☑☑');
    expect(hasDeletions).toBe(true);
  });
  test('cells by the columns of the grid', () => {
    const cell = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const { blocks } = readWord(
      word(
        `<w:tbl><w:tr>${cell('一', '<w:vMerge w:val="restart"/>')}${cell('二', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>${cell('三')}${cell('四')}</w:tr><w:tr>${cell('', '<w:vMerge/>')}</w:tr></w:tbl>`,
      ),
    );
    const rows = (blocks[0] as WordTable).rows.map((row) => row.map(({ column, span, isBelow }) => [column, span, isBelow]));
    expect(rows).toEqual([
      [
        [0, 1, false],
        [1, 2, false],
      ],
      [
        [1, 1, false],
        [2, 1, false],
      ],
      [[0, 1, true]],
    ]);
  });
  test('a picture that is only linked has no bytes, and nothing is fetched', () => {
    const bytes = packWord(
      document(
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:embed="rIdLink"/></w:drawing></w:r></w:p>',
      ),
    );
    expect((readWord(bytes).blocks[0] as WordParagraph).pictures[0]?.bytes).toHaveLength(0);
  });
});
