/** Finds which text of a form belongs to which field: label by label, on the grid of its tables and in its lines. */
import type { WordBlock, WordDocument, WordTable } from '../../office/read.ts';
import { FORM } from '../../wording/form.ts';
import { FORM_IN } from '../../wording/formImport.ts';
import { INSTRUCTIONS, TITLE } from '../../wording/formOthers.ts';
import { Cells } from './cells.ts';
import { Findings, type Piece, type Rest } from './findings.ts';
import { type GridCell, gridOf, linesOf, tidyLine } from './grid.ts';
import { segmentsIn } from './inline.ts';
import { type LabelField, type Labels, squeezed } from './labels.ts';

export interface Placing {
  pieces: Piece[];
  rest: Rest[];
  /** What somebody should look at. */
  notes: string[];
  /** What stands behind the form, if it is long: the materials. */
  material: WordBlock[];
  /** Whether it is a form at all. */
  isForm: boolean;
}

/** Fields of one line: what more stands in a second cell is not theirs. */
const SHORT: ReadonlySet<string> = new Set([
  'name',
  'organization',
  'parent',
  'cultivated',
  'launched',
  'secretary',
  'members',
  'liaison',
  'phone',
  'leader',
  'instructor',
  'filled',
  'number',
]);
/** Characters of paragraphs behind a form that are materials. */
const LONG = 150;
/** Characters of a label that nobody knows. */
const LABEL = 16;

export function placeForm(document: WordDocument, labels: Labels): Placing {
  const placer = new Placer(labels);
  placer.blocks(document.blocks);
  for (const text of document.aside) if (!/^[\s\d—\-–/第页共]*$/u.test(text)) placer.rest.push({ label: '', lines: [tidyLine(text)], pictures: [] });
  const { pieces, rest, notes, material } = placer;
  const fields = new Set(pieces.map(({ field }) => field));
  const isForm = fields.has('name') && fields.size >= (pieces.some(({ isInTable }) => isInTable) ? 3 : 4);
  return { pieces, rest, notes, material, isForm };
}

type FormCells = Cells<Piece | Rest>;

const isPiece = (one: Piece | Rest): one is Piece => 'field' in one;

class Placer extends Findings {
  private readonly labels: Labels;

  constructor(labels: Labels) {
    super();
    this.labels = labels;
  }

  blocks(blocks: readonly WordBlock[]): void {
    const tables = blocks.map((block) => block.kind === 'table' && this.labelsIn(block) >= 1);
    const [first, last] = [tables.indexOf(true), tables.lastIndexOf(true)];
    this.lines(blocks.slice(0, Math.max(first, 0)));
    const behind = blocks.slice(last + 1);
    for (const block of first === -1 ? [] : blocks.slice(first, last + 1)) {
      if (block.kind === 'table') this.table(block);
      else this.lines([block]);
    }
    const instructions = behind.findIndex((block) => block.kind === 'paragraph' && INSTRUCTIONS.test(squeezed(block.text).replace(/[:：]$/u, '')));
    const written = instructions === -1 ? behind : behind.slice(0, instructions);
    // Those of our own form are known.
    if (instructions !== -1 && !squeezed(linesOf(behind.slice(instructions)).join('')).includes(squeezed(FORM.footSign)))
      this.notes.push(FORM_IN.instructions);
    const length = linesOf(written).join('').length;
    if (first === -1 || length >= LONG || written.some(({ kind }) => kind === 'table')) this.material.push(...written);
    else this.lines(written);
    // A form may be nothing but lines with colons.
    if (first === -1) this.lines(blocks.slice(0, 40), true);
  }

  /** How many cells of a table are labels, those of tables in it too. */
  private labelsIn(table: WordTable): number {
    return gridOf(table).reduce(
      (sum, cell) =>
        sum +
        (cell.pictures.length === 0 && cell.tables.length === 0 && (this.labels.find(cell.text) !== undefined || this.hasInline(cell)) ? 1 : 0) +
        cell.tables.reduce((inner, one) => inner + this.labelsIn(one), 0),
      0,
    );
  }

  private hasInline({ lines }: GridCell): boolean {
    return segmentsIn(lines.slice(0, 1), this.labels, true)[0]?.field !== undefined;
  }

  /** Paragraphs outside of tables. With `onlyLabelled`, what has no label is left to the materials. */
  private lines(blocks: readonly WordBlock[], onlyLabelled = false): void {
    let isInstruction = false;
    for (const block of blocks) {
      const lines = linesOf([block]);
      const pictures = block.kind === 'paragraph' ? block.pictures : [];
      if (INSTRUCTIONS.test(squeezed(lines[0] ?? '').replace(/[:：]$/u, ''))) {
        isInstruction = true;
        this.notes.push(FORM_IN.instructions);
      }
      if (isInstruction) continue;
      for (const { field, label, lines: found } of segmentsIn(lines, this.labels, false)) {
        if (field !== undefined) {
          if (found.length > 0) this.pieces.push({ field, label, lines: found, pictures: [], blocks: [block], isInTable: false });
        } else if (!onlyLabelled)
          this.keep(
            '',
            found.filter((line) => !TITLE.test(squeezed(line))),
          );
      }
      if (pictures.length > 0 && !onlyLabelled) this.rest.push({ label: '', lines: [], pictures });
    }
  }

  private table(table: WordTable): void {
    const cells = gridOf(table);
    const sheet = new Cells<Piece | Rest>(cells, this.labels);
    for (const cell of cells) {
      const inner = cell.tables.filter((one) => this.labelsIn(one) >= 2);
      if (inner.length === 0) continue;
      // The form lies in a cell of another table.
      sheet.used.add(cell);
      this.lines(cell.blocks.filter((block) => !inner.includes(block as WordTable)));
      for (const one of inner) this.table(one);
    }
    // The name of a group of rows is nobody's answer.
    for (const cell of cells) if (sheet.isGroup(cell) && sheet.fieldOf(cell) === undefined) sheet.used.add(cell);
    for (const cell of cells) this.label(sheet, cell);
    for (const cell of cells) this.goOn(sheet, cell);
    for (const cell of cells) this.inline(sheet, cell);
    for (const cell of cells) this.guess(sheet, cell);
    this.remainder(sheet);
  }

  /** Places what belongs to a label: the cells at its right, or below it. */
  private label(sheet: FormCells, cell: GridCell): void {
    const field = sheet.fieldOf(cell);
    if (field === undefined || sheet.used.has(cell)) return;
    sheet.used.add(cell);
    const rows = sheet.right(cell);
    // A label of several rows, each with a label of its own, is the name of a group.
    if (sheet.isGroup(cell)) return;
    const right = rows.flat();
    const values = right.length > 0 ? right : sheet.below(cell);
    const more = right.length > 0 ? this.strangers(field, rows[0] ?? []) : [];
    for (const one of more) sheet.used.add(one);
    const own = values.filter((one) => !more.includes(one));
    for (const one of own) sheet.used.add(one);
    for (let at = 0; at < more.length; at += 2) this.pair(more[at] as GridCell, more[at + 1]);
    const made = this.put(field, cell, own, sheet.before(cell));
    if (made !== undefined) for (const one of own) sheet.last.set(one, made);
  }

  /** Cells of a row behind a value that are a label and a value that nobody knows. */
  private strangers(field: LabelField, row: readonly GridCell[]): GridCell[] {
    const filled = row.filter(({ text, pictures }) => text !== '' || pictures.length > 0);
    const [first, ...others] = filled;
    if (first === undefined || others.length === 0 || filled.every(({ text }) => [...text].length === 1)) return [];
    const isPairs =
      others.length % 2 === 0 && others.every(({ text }, at) => at % 2 === 1 || (text.length <= LABEL && !/[，。；！？,;!?]/u.test(text)));
    return isPairs || SHORT.has(field) ? others : [];
  }

  private pair(label: GridCell, value: GridCell | undefined): void {
    if (value === undefined) this.keep('', label.lines, label.pictures);
    else this.keep(label.lines.join(''), value.lines, [...label.pictures, ...value.pictures]);
  }

  private put(field: LabelField, label: GridCell, values: readonly GridCell[], after: LabelField | undefined): Piece | Rest | undefined {
    const filled = values.filter(({ text, pictures }) => text !== '' || pictures.length > 0);
    const pictures = filled.flatMap((one) => one.pictures);
    const isSpelled = filled.length > 1 && filled.every(({ text }) => [...text].length === 1);
    const lines = isSpelled ? [filled.map(({ text }) => text).join('')] : filled.flatMap((one) => one.lines);
    const name = label.lines.join('');
    const rows = new Set(filled.map(({ row }) => row));
    if (filled.length > rows.size && !isSpelled) this.notes.push(FORM_IN.severalCells(squeezed(name)));
    const segments = SHORT.has(field) || field === 'role' ? segmentsIn(lines, this.labels, true) : [];
    if (segments.some((one) => one.field !== undefined)) {
      // 陆小满 电话：0999-5550123 in one cell, or both sides of 作用发挥. What stands before the first label is its own.
      for (const one of segments)
        if (one.field === undefined) this.place(field, { label: name, lines: one.lines, after });
        else this.place(one.field, { ...one, after: field });
      this.keep(name, [], pictures);
      return undefined;
    }
    return this.place(field, { label: name, lines, pictures, blocks: filled.flatMap((one) => one.blocks), after });
  }

  /** A row whose label is empty goes on with the value above it. */
  private goOn(sheet: FormCells, cell: GridCell): void {
    if (sheet.used.has(cell) || (cell.text === '' && cell.pictures.length === 0)) return;
    const left = sheet.cells.filter(({ row, column, rows }) => row <= cell.row && cell.row < row + rows && column < cell.column);
    const above = sheet.cells.find(({ row, rows, column, span }) => row + rows === cell.row && column === cell.column && span === cell.span);
    const before = above === undefined ? undefined : sheet.last.get(above);
    if (left.length === 0 || left.some(({ text, row }) => text !== '' || row !== cell.row) || before === undefined) return;
    const piece = isPiece(before) ? before : undefined;
    if (piece !== undefined && SHORT.has(piece.field)) return;
    before.lines.push(...cell.lines);
    before.pictures.push(...cell.pictures);
    piece?.blocks.push(...cell.blocks);
    sheet.used.add(cell);
    sheet.last.set(cell, before);
    this.notes.push(FORM_IN.goesOn(squeezed(before.label)));
  }

  /** A label and its value in one cell. */
  private inline(sheet: FormCells, cell: GridCell): void {
    if (sheet.used.has(cell)) return;
    const segments = segmentsIn(cell.lines, this.labels, true);
    const [first] = segments;
    if (segments.every(({ field }) => field === undefined)) {
      // 支部意见 in the first line, and what is said of it below.
      const [head = '', ...lines] = cell.lines;
      if (lines.length === 0 || this.labels.find(head) === undefined) return;
      sheet.used.add(cell);
      this.put(
        this.labels.find(head) as LabelField,
        { ...cell, lines: [head] },
        [{ ...cell, lines, text: squeezed(lines.join('')), blocks: without(cell.blocks, head) }],
        undefined,
      );
      return;
    }
    sheet.used.add(cell);
    for (const [at, { field, label, lines }] of segments.entries()) {
      const pictures = at === segments.length - 1 ? cell.pictures : [];
      this.place(field, { label: field === undefined ? '' : label, lines, pictures, after: first?.field });
    }
  }

  /** A label that nobody knows, with a word in it that tells. */
  private guess(sheet: FormCells, cell: GridCell): void {
    if (sheet.used.has(cell) || cell.pictures.length > 0 || cell.tables.length > 0) return;
    const field = this.labels.guess(cell.text);
    if (field === undefined || this.pieces.some((piece) => piece.field === field)) return;
    const right = sheet.right(cell).flat();
    const values = right.length > 0 ? right.slice(0, 1) : sheet.below(cell);
    if (values.every(({ text, pictures }) => text === '' && pictures.length === 0)) return;
    for (const one of [cell, ...values]) sheet.used.add(one);
    this.put(field, cell, values, sheet.before(cell));
    this.notes.push(FORM_IN.guessed(squeezed(cell.text), field));
  }

  /** Keeps what nothing was found for: pairs where a row holds a label and a value. */
  private remainder(sheet: FormCells): void {
    const rows = new Map<number, GridCell[]>();
    for (const cell of sheet.cells)
      if (!sheet.used.has(cell) && (cell.text !== '' || cell.pictures.length > 0)) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell]);
    for (const row of rows.values())
      for (let at = 0; at < row.length; at += 1) {
        const [cell, next] = [row[at] as GridCell, row[at + 1]];
        const isLabel = cell.text.length <= LABEL && cell.pictures.length === 0 && next !== undefined && next.column === cell.column + cell.span;
        this.pair(cell, isLabel ? next : undefined);
        if (isLabel) at += 1;
      }
  }
}

/** Blocks without their first paragraph, which was a label. */
const without = (blocks: readonly WordBlock[], head: string): WordBlock[] =>
  blocks.filter(
    (block, at) => !(at === blocks.findIndex((one) => one.kind === 'paragraph' && tidyLine(one.text) === head) && block.kind === 'paragraph'),
  );
