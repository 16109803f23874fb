/** Tables that people send, and those that are written. */
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { OfficeError } from '../../../src/office/archive.ts';
import { readTables, workbookOf } from '../../../src/office/workbook.ts';
import { OFFICE } from '../../../src/wording/office.ts';

const fault = async (bytes: Uint8Array): Promise<string> => {
  const error = await readTables(bytes).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(OfficeError);
  return (error as Error).message;
};
const SHEET = {
  name: '名录/一',
  columns: [
    { title: '名称', width: 20 },
    { title: '数', width: 8 },
  ],
  rows: [
    ['=1+1', 2],
    ['“甲”\n乙 & <丙>', 0.5],
  ],
};

describe('a workbook', () => {
  test('is read as it was written, and what begins with = stays a text', async () => {
    expect(await readTables(await workbookOf([SHEET]))).toEqual([
      {
        name: '名录 一',
        rows: [
          ['名称', '数'],
          ['=1+1', '2'],
          ['“甲”\n乙 & <丙>', '0.5'],
        ],
      },
    ]);
  });
  test('gives what its formulas gave, and nothing for one that was never computed', async () => {
    const sheet = (cells: string) =>
      `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">${cells}</row></sheetData></worksheet>`;
    const parts = {
      '[Content_Types].xml': strToU8('<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
      'xl/workbook.xml': strToU8(
        '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
      ),
      'xl/worksheets/sheet1.xml': strToU8(sheet('<c r="A1" t="str"><f>A2&amp;"村"</f><v>丙村</v></c><c r="B1"><f>1+1</f></c><c r="C1"><v>3</v></c>')),
    };
    expect((await readTables(zipSync(parts)))[0]?.rows).toEqual([['丙村', '', '3']]);
  });
});

describe('a table as text', () => {
  const rows = [
    {
      name: '',
      rows: [
        ['名称', '上级'],
        ['丙村', '乙镇, "老"'],
      ],
    },
  ];
  const csv = '名称,上级\r\n丙村,"乙镇, ""老"""\r\n,\r\n';
  test.each<[string, Uint8Array]>([
    ['UTF-8 with a mark', strToU8(`\ufeff${csv}`)],
    [
      'GB 18030, as Excel saves it',
      Uint8Array.from([
        0xc3,
        0xfb,
        0xb3,
        0xc6,
        0x2c,
        0xc9,
        0xcf,
        0xbc,
        0xb6,
        0x0d,
        0x0a,
        0xb1,
        0xfb,
        0xb4,
        0xe5,
        0x2c,
        ...strToU8('"'),
        0xd2,
        0xd2,
        0xd5,
        0xf2,
        ...strToU8(', ""'),
        0xc0,
        0xcf,
        ...strToU8('"""\r\n'),
      ]),
    ],
    ['UTF-16 with tabs', new Uint8Array(Buffer.from('\ufeff名称\t上级\r\n丙村\t"乙镇, ""老"""\r\n', 'utf16le'))],
  ])('is read in %s', async (_, bytes) => expect(await readTables(bytes)).toEqual(rows));
});

describe('a file that is no table', () => {
  test.each<[string, Uint8Array, string]>([
    ['empty', new Uint8Array(), OFFICE.empty],
    ['a Word file', zipSync({ 'word/document.xml': strToU8('<w/>') }), OFFICE.notOffice('xlsx', 'docx')],
    ['another archive', zipSync({ 'a.txt': strToU8('a') }), OFFICE.notOffice('xlsx', 'zip')],
    ['an old document', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 0]), OFFICE.notOffice('xlsx', 'old')],
    [
      'one with a password',
      new Uint8Array(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]), Buffer.from('EncryptedPackage', 'utf16le')])),
      OFFICE.notOffice('xlsx', 'encrypted'),
    ],
    ['a PDF', strToU8('%PDF-1.7\0'), OFFICE.notOffice('xlsx', 'pdf')],
    ['cut short', zipSync({ 'xl/workbook.xml': strToU8('<a/>'.repeat(99)) }).subarray(0, 60), OFFICE.damaged],
  ])('because it is %s is refused with a sentence', async (_, bytes, told) => expect(await fault(bytes)).toBe(told));

  test('a bomb is refused before it is unpacked', async () => {
    const bomb = zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    const before = process.memoryUsage().arrayBuffers;
    expect(await fault(bomb)).toContain('太大');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 1024 * 1024);
  });
  test('100,000 rows are refused before they are read', async () => {
    const row = '<row><c t="str"><v>a</v></c></row>';
    const large = zipSync({ 'xl/workbook.xml': strToU8('<a/>'), 'xl/worksheets/sheet1.xml': strToU8(row.repeat(100_000)) });
    const begin = performance.now();
    expect(await fault(large)).toBe(OFFICE.tooManyRows(20_000));
    expect(await fault(strToU8('甲,乙\n'.repeat(100_000)))).toBe(OFFICE.tooManyRows(20_000));
    expect(performance.now() - begin).toBeLessThan(20_000);
  });
});
