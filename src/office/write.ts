/** Word files: forms and plain papers, the same bytes for the same content. */
import {
  AlignmentType,
  Document,
  Footer,
  HeightRule,
  ImageRun,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Picture, Sheet, SheetCell } from './sheet.ts';

/** Faces that Word and WPS have in China; elsewhere the reader's program chooses others. */
export const SONG = '宋体';
export const FANG = '仿宋';
export const HEI = '黑体';
export const KAI = '楷体';
/** Twentieths of a point. */
export const CM = 567;
const A4 = { width: 11906, height: 16838 };
/** Characters of a line of a form's cell are 12 points high, set 20 apart. */
const CELL = { size: 24, small: 21, hint: 18, line: 360 } as const;

export const font = (name: string): Pick<IRunOptions, 'font'> => ({ font: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name } });

export const words = (text: string, face: string, size: number, bold = false): TextRun => new TextRun({ text, size, bold, ...font(face) });

const pageNumber = (): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 24, ...font(SONG) })],
      }),
    ],
  });

/** Pixels of Word, 96 to the inch; a picture is made no larger than its place. */
export function imageOf({ bytes, type, width, height, alt }: Picture, most: { width: number; height: number }): ImageRun {
  const scale = Math.min(1, most.width / width, most.height / height);
  return new ImageRun({
    type,
    data: bytes,
    transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
    altText: { name: alt.slice(0, 60), description: alt, title: alt.slice(0, 60) },
  });
}

/** Returns a form as .docx: a title, a table on a fixed grid, and paragraphs below it. */
export async function sheetDocument(sheet: Sheet): Promise<Uint8Array> {
  const { widths } = sheet;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const share = Math.round(whole / Math.max(1, sheet.head.length));
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { after: 240, line: 560, lineRule: LineRuleType.AT_LEAST },
      children: [words(sheet.title, SONG, 44, true)],
    }),
    new Paragraph({
      spacing: { after: 80 },
      tabStops: sheet.head.slice(1).map((_, at) => ({ type: 'left' as const, position: share * (at + 1) })),
      children: sheet.head.flatMap((text, at) => words(`${at === 0 ? '' : '\t'}${text}`, FANG, 24)),
    }),
    // A table without widths of its columns, or at the very end, does not survive other programs.
    new Table({
      width: { size: whole, type: WidthType.DXA },
      columnWidths: [...widths],
      layout: TableLayoutType.FIXED,
      alignment: AlignmentType.CENTER,
      rows: sheet.rows.map(
        ({ height, cells }) =>
          new TableRow({
            height: { value: height, rule: HeightRule.ATLEAST },
            cantSplit: height < 6 * CM,
            children: cellsOf(cells, sheet),
          }),
      ),
    }),
    // Of its least height, so that it never begins a page.
    ...(sheet.foot.length > 0 ? [] : [new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT }, children: [words('', FANG, 2)] })]),
    ...sheet.foot.map(
      (text, at) =>
        new Paragraph({
          spacing: { before: at === 0 ? 160 : 0, line: 300 },
          keepNext: at < sheet.foot.length - 1,
          children: [words(text, at === 0 ? HEI : FANG, 21)],
        }),
    ),
  ];
  return packed(sheet.title, children, { top: 2.2 * CM, bottom: 2 * CM, left: 2.3 * CM, right: 2.3 * CM });
}

function cellsOf(cells: readonly SheetCell[], sheet: Sheet): TableCell[] {
  let column = 0;
  return cells.map((cell) => {
    const width = sheet.widths.slice(column, column + cell.span).reduce((sum, one) => sum + one, 0);
    column += cell.span;
    return new TableCell({
      columnSpan: cell.span,
      ...(cell.rows === undefined ? {} : { rowSpan: cell.rows }),
      width: { size: width, type: WidthType.DXA },
      verticalAlign: cell.kind === 'signature' ? VerticalAlignTable.BOTTOM : VerticalAlignTable.CENTER,
      margins: { left: 100, right: 100, top: 40, bottom: 40 },
      children: paragraphsOf(cell, width, sheet),
    });
  });
}

function paragraphsOf({ kind, lines, hint, picture }: SheetCell, width: number, { signature }: Sheet): Paragraph[] {
  const spacing = { line: CELL.line, lineRule: LineRuleType.AT_LEAST };
  const isLabel = kind === 'label';
  const made = lines.map(
    (text) =>
      new Paragraph({
        spacing,
        alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
        children: [words(text, isLabel ? SONG : FANG, kind === 'options' ? CELL.small : CELL.size, isLabel)],
      }),
  );
  if (hint !== undefined) made.push(new Paragraph({ alignment: AlignmentType.CENTER, children: [words(hint, FANG, CELL.hint)] }));
  if (picture !== undefined)
    made.unshift(
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { before: 80, after: 80 },
        children: [imageOf(picture, { width: Math.round((width - 300) / 15), height: 150 })],
      }),
    );
  if (kind === 'signature')
    made.push(...signature.map((text) => new Paragraph({ spacing, alignment: AlignmentType.RIGHT, children: [words(text, FANG, CELL.size)] })));
  // A cell without a paragraph is no cell to Word.
  return made.length > 0 ? made : [new Paragraph({ spacing, children: [words('', FANG, CELL.size)] })];
}

/** A moment that says nothing. */
const NEVER = '2000-01-01T00:00:00Z';
const NEVER_IN_ZIP = new Date(2000, 0, 1);

/** Packs a document without the day and the name of whoever made it. */
export async function packed(
  title: string,
  children: readonly (Paragraph | Table)[],
  margin: { top: number; bottom: number; left: number; right: number },
): Promise<Uint8Array> {
  const document = new Document({
    title,
    creator: '',
    lastModifiedBy: '',
    styles: { default: { document: { run: { ...font(FANG), size: 32 } } } },
    sections: [
      {
        properties: { page: { size: A4, margin: Object.fromEntries(Object.entries(margin).map(([side, size]) => [side, Math.round(size)])) } },
        footers: { default: pageNumber() },
        children,
      },
    ],
  });
  const parts = unzipSync(new Uint8Array(await Packer.toBuffer(document)));
  const core = parts['docProps/core.xml'];
  if (core !== undefined) parts['docProps/core.xml'] = strToU8(new TextDecoder().decode(core).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, NEVER));
  return zipSync(Object.fromEntries(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1))), { mtime: NEVER_IN_ZIP, level: 6 });
}
