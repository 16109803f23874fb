/** Tables: rows out of .xlsx and .csv files, and sheets into .xlsx. */
import { parse } from 'csv-parse/sync';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import { OFFICE } from '../wording/office.ts';
import { isZip, OfficeError, openArchive } from './archive.ts';

/** A row of texts as they are seen; empty cells are `''`. */
export type TextRow = string[];

export interface Table {
  name: string;
  rows: TextRow[];
}

/** Rows of a table that are read. A register of a province has fewer. */
const MOST_ROWS = 20_000;

/**
 * Returns the tables of an .xlsx or .csv file; formulas give what they gave when the file was saved. Throws
 * `OfficeError` if it is neither, is damaged, or has too many rows.
 */
export async function readTables(bytes: Uint8Array): Promise<Table[]> {
  const isText = !isZip(bytes) && bytes.length > 0 && !isBinary(bytes);
  const tables = isText ? [{ name: '', rows: rowsOfCsv(bytes) }] : await sheetsOf(bytes);
  return tables.map(({ name, rows }) => ({ name, rows: withoutEmptyEnd(rows) })).filter(({ rows }) => rows.length > 0);
}

/** UTF-16, as Excel's “Unicode text”, has NULs too. */
const isBinary = (bytes: Uint8Array): boolean => !isUtf16(bytes) && bytes.subarray(0, 4096).includes(0);
const isUtf16 = (bytes: Uint8Array): boolean => (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

async function sheetsOf(bytes: Uint8Array): Promise<Table[]> {
  const parts = openArchive(bytes, 'xlsx', (name) => /^xl\/(?:workbook\.xml|worksheets\/[^/]+\.xml|sharedStrings\.xml)$/.test(name));
  for (const [name, part] of parts)
    if (name.includes('worksheets/') && rowsIn(part) > MOST_ROWS) throw new OfficeError(OFFICE.tooManyRows(MOST_ROWS));
  try {
    const sheets = await readWorkbook(Buffer.from(bytes), { trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellText)) }));
  } catch {
    throw new OfficeError(OFFICE.damaged);
  }
}

const ROW = Buffer.from('<row');

/** Counts the rows of a sheet's XML, at most one more than are allowed. */
function rowsIn(xml: Uint8Array): number {
  const bytes = Buffer.from(xml.buffer, xml.byteOffset, xml.length);
  let count = 0;
  for (let at = bytes.indexOf(ROW); at !== -1 && count <= MOST_ROWS; at = bytes.indexOf(ROW, at + ROW.length)) count += 1;
  return count;
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return String(cell).replace(/\r\n?/g, '\n').trim();
}

function rowsOfCsv(bytes: Uint8Array): TextRow[] {
  const text = textOf(bytes);
  const [line = ''] = text.split('\n', 1);
  const delimiter = [',', '\t', ';'].reduce((best, one) => (line.split(one).length > line.split(best).length ? one : best));
  let rows: TextRow[];
  try {
    rows = parse(text, { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: false, to: MOST_ROWS + 1 }) as TextRow[];
  } catch {
    throw new OfficeError(OFFICE.damaged);
  }
  if (rows.length > MOST_ROWS) throw new OfficeError(OFFICE.tooManyRows(MOST_ROWS));
  return rows.map((row) => row.map(cellText));
}

/** Excel saves a .csv in the system's own encoding, which is GB 18030 in China. */
function textOf(bytes: Uint8Array): string {
  for (const encoding of isUtf16(bytes) ? [bytes[0] === 0xff ? 'utf-16le' : 'utf-16be'] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next one may fit.
    }
  }
  throw new OfficeError(OFFICE.noText);
}

const isEmpty = (row: TextRow): boolean => row.every((cell) => cell === '');

const withoutEmptyEnd = (rows: TextRow[]): TextRow[] => rows.slice(0, rows.findLastIndex((row) => !isEmpty(row)) + 1);

export interface Sheet {
  name: string;
  columns: { title: string; width: number }[];
  rows: (string | number)[][];
}

/** What a name of a sheet must not hold, and its length. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);

/** Returns an .xlsx file of sheets, each with a head that stays in view. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const made = sheets.map(({ name, columns, rows }) => ({
    sheet: sheetName(name),
    stickyRowsCount: 1,
    columns: columns.map(({ width }) => ({ width })),
    data: [
      columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const, wrap: true })),
      // A text stays a text, whatever sign it begins with.
      ...rows.map((row) => row.map((value) => (typeof value === 'number' ? { value, type: Number } : { value, type: String, wrap: true }))),
    ],
  }));
  return await writeWorkbook(made as Parameters<typeof writeWorkbook>[0]).toBuffer();
}
