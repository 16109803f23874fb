/** The body of an entry as a plain Word paper, as materials are handed in: the blocks of papers, set as official papers are. */
import {
  AlignmentType,
  BorderStyle,
  ExternalHyperlink,
  LineRuleType,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Inline } from '../views/paper/blocks.ts';
import { PAPER } from '../wording/form.ts';
import type { Picture } from './sheet.ts';
import { CM, FANG, font, HEI, imageOf, KAI, packed, SONG, words } from './write.ts';

/** Characters of 16 points, 28 apart, as official papers have them. */
const SIZE = 32;
const SPACING = { line: 560, lineRule: LineRuleType.EXACT } as const;
const INDENT = { firstLine: 640 };
const WIDTH = 15.6 * CM;

/** A paper: its title, who hands it in, and its blocks; `pictures` by the names that figures give them. */
export interface PlainPaper {
  title: string;
  by: string;
  blocks: readonly Block[];
}

/** Returns a paper as .docx. A figure whose picture is not there leaves its words. */
export async function paperDocument({ title, by, blocks }: PlainPaper, pictures: ReadonlyMap<string, Picture>): Promise<Uint8Array> {
  const writer = new Writer(pictures);
  const children = [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 640, lineRule: LineRuleType.AT_LEAST, after: 120 },
      children: [words(title, SONG, 44, true)],
    }),
    new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 360 }, children: [words(by, KAI, SIZE)] }),
    ...writer.blocks(blocks),
    ...writer.notes(),
  ];
  return packed(title, children, { top: 3.7 * CM, bottom: 3.5 * CM, left: 2.8 * CM, right: 2.6 * CM });
}

class Writer {
  private readonly pictures: ReadonlyMap<string, Picture>;
  /** How many headings stand at each level so far. */
  private readonly counts: number[] = [];
  private readonly footnotes: Block[][] = [];

  constructor(pictures: ReadonlyMap<string, Picture>) {
    this.pictures = pictures;
  }

  blocks(blocks: readonly Block[]): (Paragraph | Table)[] {
    return blocks.flatMap((block) => this.block(block));
  }

  /** What stands behind the text: the footnotes by their numbers. */
  notes(): (Paragraph | Table)[] {
    const made: (Paragraph | Table)[] = [];
    for (let at = 0; at < this.footnotes.length; at += 1) {
      const [first, ...rest] = this.footnotes[at] as Block[];
      const mark = words(PAPER.note(at + 1), FANG, SIZE);
      made.push(this.line(first?.kind === 'paragraph' ? [mark, ...this.inlines(first.inlines)] : [mark]));
      made.push(...this.blocks(first?.kind === 'paragraph' ? rest : (this.footnotes[at] as Block[])));
    }
    return made;
  }

  private line(children: ParagraphChild[], left = 0): Paragraph {
    return new Paragraph({ spacing: SPACING, indent: left === 0 ? INDENT : { left, firstLine: 0 }, children });
  }

  private heading(level: number, text: string): Paragraph {
    const depth = Math.min(2, level - 2);
    this.counts[depth] = (this.counts[depth] ?? 0) + 1;
    this.counts.length = depth + 1;
    const face = [HEI, KAI, FANG][depth] as string;
    return new Paragraph({
      spacing: SPACING,
      indent: INDENT,
      keepNext: true,
      outlineLevel: depth,
      children: [words(`${PAPER.number(depth, this.counts[depth] as number)}${text}`, face, SIZE, depth === 2)],
    });
  }

  private block(block: Block): (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        return [this.heading(block.level, block.text)];
      case 'paragraph':
        return [this.line(this.inlines(block.inlines))];
      case 'list':
        return block.items.flatMap(([first, ...rest], at) => {
          const mark = words(block.isOrdered ? `${block.start + at}. ` : PAPER.bullet, FANG, SIZE);
          const head = first?.kind === 'paragraph' ? this.inlines(first.inlines) : [];
          return [this.line([mark, ...head]), ...this.blocks(first === undefined || first.kind === 'paragraph' ? rest : [first, ...rest])];
        });
      case 'table':
        return [this.table(block), this.line([])];
      case 'facts':
        return block.rows.map(({ label, texts }) => this.line([words(PAPER.fact(label, texts.join('　')), FANG, SIZE)]));
      case 'numbers':
        return block.items.map((item) => this.line([words(PAPER.outcome(item), FANG, SIZE)]));
      case 'quote':
        return [...this.quoted(block.blocks), ...(block.by === undefined ? [] : [this.line([words(PAPER.by(block.by), KAI, SIZE)])])];
      case 'question':
        return [this.line([words(block.label, HEI, SIZE)]), ...this.blocks(block.blocks)];
      case 'figure':
        return this.figure(block);
      case 'program':
        return block.text.split('\n').map((text) => this.line([words(text, FANG, SIZE)], 640));
      default:
        // Rules and room to write belong to handouts.
        return [];
    }
  }

  private quoted(blocks: readonly Block[]): (Paragraph | Table)[] {
    return blocks.flatMap((block) =>
      block.kind === 'paragraph' ? [this.line(this.inlines(block.inlines, { face: KAI, bold: false }))] : this.block(block),
    );
  }

  private figure({ asset, alt, caption }: Extract<Block, { kind: 'figure' }>): Paragraph[] {
    const picture = this.pictures.get(asset);
    const text = caption ?? alt;
    const below = new Paragraph({ alignment: AlignmentType.CENTER, spacing: { after: 120 }, children: [words(text, KAI, 28)] });
    if (picture === undefined) return text === '' ? [] : [below];
    const shown = new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 120, after: 60 },
      keepNext: caption !== undefined,
      children: [imageOf({ ...picture, alt }, { width: 480, height: 320 })],
    });
    return caption === undefined ? [shown] : [shown, below];
  }

  private table({ widths, head, rows }: Extract<Block, { kind: 'table' }>): Table {
    const all = widths.reduce((sum, one) => sum + one, 0);
    const columnWidths = widths.map((one) => Math.round((WIDTH * one) / all));
    const row = (cells: readonly Inline[][], isHead: boolean): TableRow =>
      new TableRow({
        tableHeader: isHead,
        children: cells.map(
          (cell, at) =>
            new TableCell({
              width: { size: columnWidths[at] ?? 1000, type: WidthType.DXA },
              margins: { left: 80, right: 80, top: 40, bottom: 40 },
              children: [new Paragraph({ children: this.inlines(cell, { face: isHead ? HEI : FANG, bold: false, size: 24 }) })],
            }),
        ),
      });
    return new Table({
      columnWidths,
      width: { size: Math.round(WIDTH), type: WidthType.DXA },
      borders: { insideHorizontal: { style: BorderStyle.SINGLE, size: 4 }, insideVertical: { style: BorderStyle.SINGLE, size: 4 } },
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
    });
  }

  private inlines(inlines: readonly Inline[], look: { face: string; bold: boolean; size?: number } = { face: FANG, bold: false }): ParagraphChild[] {
    const { face, bold, size = SIZE } = look;
    const runs = (one: Inline): ParagraphChild[] => {
      switch (one.kind) {
        case 'text':
        case 'verbatim':
          return [words(one.text, face, size, bold)];
        case 'strong':
          return this.inlines(one.inlines, { ...look, bold: true });
        case 'emphasis':
          return this.inlines(one.inlines, { ...look, face: KAI });
        case 'strike':
          return this.inlines(one.inlines, look);
        case 'line':
          return [new TextRun({ text: '', break: 1 })];
        case 'link':
          return [new ExternalHyperlink({ link: one.url, children: this.inlines(one.inlines, look) })];
        case 'footnote':
          this.footnotes.push(one.blocks);
          return [new TextRun({ text: PAPER.note(this.footnotes.length), size, superScript: true, ...font(face) })];
      }
    };
    return inlines.flatMap(runs);
  }
}
