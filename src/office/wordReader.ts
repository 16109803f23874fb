/** Puts paragraphs, tables and pictures of a Word document together while its XML goes by. */
import type { SaxesTagNS } from 'saxes';
import { OFFICE } from '../wording/office.ts';
import { OfficeError } from './archive.ts';
import { signOf, signsIn } from './signs.ts';
import type { WordBlock, WordCell, WordParagraph, WordPicture, WordTable } from './word.ts';
import { attribute, type Handler, isOff, isWord } from './xml.ts';

/** A form with its materials has some thousand characters. */
const MOST_CHARACTERS = 100_000;
const MOST_BLOCKS = 30_000;
const MOST_PICTURES = 60;

/** Elements of which nothing counts: what was deleted, and what stands there for older programs. */
const SKIPPED = new Set([
  'del',
  'moveFrom',
  'Fallback',
  'rt',
  'pPrChange',
  'rPrChange',
  'tcPrChange',
  'tblPrChange',
  'trPrChange',
  'sectPrChange',
  'numPr',
]);

interface OpenParagraph {
  made: WordParagraph;
  /** What stands in text boxes of the paragraph. */
  boxes: WordBlock[];
  plainLetters: number;
}

interface OpenTable {
  table: WordTable;
  row: WordCell[];
  column: number;
  cell: WordCell | undefined;
  isMergedLeft: boolean;
}

export interface PendingPicture extends WordPicture {
  relation: string;
}

export class WordReader implements Handler {
  readonly blocks: WordBlock[] = [];
  readonly pictures: PendingPicture[] = [];
  hasDeletions = false;
  hasObjects = false;

  private readonly levels: ReadonlyMap<string, number>;
  /** Where blocks go: the document, a cell, or a text box. */
  private readonly places: WordBlock[][] = [this.blocks];
  private readonly paragraphs: OpenParagraph[] = [];
  private readonly tables: OpenTable[] = [];
  private skipped = 0;
  private isText = false;
  private run = { isBold: false, font: '' };
  private box: boolean | undefined;
  private alt = '';
  private characters = 0;
  private count = 0;

  constructor(levels: ReadonlyMap<string, number>) {
    this.levels = levels;
  }

  open(tag: SaxesTagNS): void {
    if (this.skipped > 0 || SKIPPED.has(tag.local)) {
      if (tag.local === 'numPr' && this.skipped === 0) this.markItem();
      if (tag.local === 'del' || tag.local === 'moveFrom') this.hasDeletions = true;
      this.skipped += 1;
      return;
    }
    if (isWord(tag)) this.openWord(tag);
    else if (tag.local === 'docPr') this.alt = attribute(tag, 'descr') ?? '';
    else if (tag.local === 'blip' || tag.local === 'imagedata') this.addPicture(attribute(tag, 'embed') ?? attribute(tag, 'id') ?? '');
    else if (tag.local === 'OLEObject') this.hasObjects = true;
  }

  private openWord(tag: SaxesTagNS): void {
    switch (tag.local) {
      case 'p':
        this.openParagraph();
        return;
      case 't':
        this.isText = true;
        return;
      case 'r':
        this.run = { isBold: false, font: '' };
        return;
      case 'b':
        this.run.isBold = !isOff(tag);
        return;
      case 'rFonts':
        this.run.font = attribute(tag, 'ascii') ?? attribute(tag, 'hAnsi') ?? '';
        return;
      case 'docPr':
        return;
      case 'tab':
        // In the properties of a paragraph it is a stop, which has a position.
        if (attribute(tag, 'pos') === undefined) this.add('\t');
        return;
      case 'br':
      case 'cr':
        this.add('\n');
        return;
      case 'noBreakHyphen':
        this.add('-');
        return;
      case 'sym':
        this.add(signOf(attribute(tag, 'font') ?? '', attribute(tag, 'char') ?? ''));
        return;
      case 'checkBox':
        this.box = false;
        return;
      case 'default':
      case 'checked':
        if (this.box !== undefined)
          this.box = tag.local === 'checked' ? !isOff(tag) : this.box || (attribute(tag, 'val') !== undefined && !isOff(tag));
        return;
      case 'outlineLvl':
        this.setLevel(Number(attribute(tag, 'val')));
        return;
      case 'pStyle':
        this.setLevel(this.levels.get(attribute(tag, 'val') ?? ''));
        return;
      case 'object':
        this.hasObjects = true;
        return;
      case 'txbxContent':
        this.places.push(this.paragraphs.at(-1)?.boxes ?? this.place());
        return;
      default:
        this.openTable(tag);
    }
  }

  private openTable(tag: SaxesTagNS): void {
    const table = this.tables.at(-1);
    const number = Number(attribute(tag, 'val') ?? 1);
    switch (tag.local) {
      case 'tbl':
        this.tables.push({ table: { kind: 'table', rows: [] }, row: [], column: 0, cell: undefined, isMergedLeft: false });
        return;
      case 'tr':
        if (table !== undefined) [table.row, table.column] = [[], 0];
        return;
      case 'gridBefore':
        if (table !== undefined && number < 100) table.column += number;
        return;
      case 'tc':
        if (table === undefined) return;
        this.counted();
        table.cell = { column: table.column, span: 1, isBelow: false, blocks: [] };
        table.isMergedLeft = false;
        this.places.push(table.cell.blocks);
        return;
      case 'gridSpan':
        if (table?.cell !== undefined && number >= 1 && number < 100) table.cell.span = number;
        return;
      case 'vMerge':
        if (table?.cell !== undefined) table.cell.isBelow = attribute(tag, 'val') !== 'restart';
        return;
      case 'hMerge':
        if (table !== undefined) table.isMergedLeft = attribute(tag, 'val') !== 'restart';
    }
  }

  close(tag: SaxesTagNS): void {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    if (!isWord(tag)) return;
    const table = this.tables.at(-1);
    switch (tag.local) {
      case 't':
        this.isText = false;
        return;
      case 'p':
        this.closeParagraph();
        return;
      case 'checkBox':
        this.add(this.box === true ? '☑' : '□');
        this.box = undefined;
        return;
      case 'txbxContent':
        this.places.pop();
        return;
      case 'tc':
        if (table?.cell === undefined) return;
        this.places.pop();
        this.putCell(table, table.cell);
        table.cell = undefined;
        return;
      case 'tr':
        if (table !== undefined && table.row.length > 0) table.table.rows.push(table.row);
        return;
      case 'tbl':
        this.tables.pop();
        if (table !== undefined) this.place().push(table.table);
    }
  }

  private putCell(table: OpenTable, cell: WordCell): void {
    const before = table.row.at(-1);
    if (table.isMergedLeft && before !== undefined) {
      before.span += cell.span;
      before.blocks.push(...cell.blocks.filter((block) => block.kind === 'table' || block.text !== '' || block.pictures.length > 0));
    } else table.row.push(cell);
    table.column = cell.column + cell.span;
  }

  private place(): WordBlock[] {
    return this.places.at(-1) as WordBlock[];
  }

  private counted(): void {
    this.count += 1;
    if (this.count > MOST_BLOCKS) throw new OfficeError(OFFICE.tooLong);
  }

  private openParagraph(): void {
    this.counted();
    this.paragraphs.push({ made: { kind: 'paragraph', text: '', isItem: false, isBold: false, pictures: [] }, boxes: [], plainLetters: 0 });
  }

  private closeParagraph(): void {
    const open = this.paragraphs.pop();
    if (open === undefined) return;
    const { made, boxes, plainLetters } = open;
    made.isBold = made.text.trim() !== '' && plainLetters === 0;
    this.place().push(made, ...boxes);
  }

  private markItem(): void {
    const open = this.paragraphs.at(-1);
    if (open !== undefined) open.made.isItem = true;
  }

  private setLevel(level: number | undefined): void {
    const open = this.paragraphs.at(-1);
    if (open !== undefined && level !== undefined && level >= 0 && level < 9) open.made.level = level;
  }

  text(text: string): void {
    if (this.isText && this.skipped === 0) this.add(signsIn(text, this.run.font));
  }

  private add(text: string): void {
    const open = this.paragraphs.at(-1);
    if (open === undefined) return;
    this.characters += text.length;
    if (this.characters > MOST_CHARACTERS) throw new OfficeError(OFFICE.tooLong);
    open.made.text += text;
    if (!this.run.isBold) open.plainLetters += text.trim().length;
  }

  private addPicture(relation: string): void {
    const open = this.paragraphs.at(-1);
    if (open === undefined || relation === '') return;
    if (this.pictures.length === MOST_PICTURES) throw new OfficeError(OFFICE.tooManyPictures(MOST_PICTURES));
    const picture: PendingPicture = { relation, bytes: new Uint8Array(), name: '', alt: this.alt };
    this.alt = '';
    this.pictures.push(picture);
    open.made.pictures.push(picture);
  }
}
