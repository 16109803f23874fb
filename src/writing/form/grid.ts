/** Tables of Word as cells on a grid, merged ones whole. */
import type { WordBlock, WordPicture, WordTable } from '../../office/read.ts';
import { squeezed } from './labels.ts';

export interface GridCell {
  row: number;
  column: number;
  rows: number;
  span: number;
  blocks: WordBlock[];
  lines: string[];
  /** All of its text, without blanks. */
  text: string;
  pictures: WordPicture[];
  tables: WordTable[];
}

/** A line as it is meant: no blanks around it, digits and Latin letters of usual width. */
export const tidyLine = (line: string): string =>
  line
    .replace(/[０-９Ａ-Ｚａ-ｚ]/gu, (sign) => sign.normalize('NFKC'))
    .replace(/[\u200b\u2060\ufeff\u00ad]/gu, '')
    .replace(/[\u00a0\t ]+/gu, ' ')
    .trim();

const linesOfText = (text: string): string[] => text.split('\n').flatMap((line) => tidyLine(line) || []);

/** The lines of blocks. A table in them gives a line for each of its rows. */
export function linesOf(blocks: readonly WordBlock[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'paragraph') return linesOfText(block.text);
    return block.rows.flatMap((row) => {
      const cells = row.map((cell) => linesOf(cell.blocks)).filter(({ length }) => length > 0);
      const [first] = cells;
      if (cells.length === 1 && first !== undefined) return first;
      const texts = cells.map((lines) => lines.join(' '));
      // A number may have a cell for each of its digits.
      const isSpelled = texts.length > 2 && texts.every((text) => [...text].length === 1);
      return texts.length === 0 ? [] : [texts.join(isSpelled ? '' : '　')];
    });
  });
}

const picturesIn = (blocks: readonly WordBlock[]): WordPicture[] =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.pictures : block.rows.flat().flatMap((cell) => picturesIn(cell.blocks))));

/** The cells of a table, row by row. A cell that goes on with the one above is part of it. */
export function gridOf(table: WordTable): GridCell[] {
  const cells: GridCell[] = [];
  /** By column, the cell that ended in the row before. */
  let above = new Map<number, GridCell>();
  for (const [row, line] of table.rows.entries()) {
    const here = new Map<number, GridCell>();
    for (const { column, span, isBelow, blocks } of line) {
      const upper = isBelow ? above.get(column) : undefined;
      if (upper !== undefined) {
        upper.rows += 1;
        upper.blocks.push(...blocks);
        here.set(column, upper);
        continue;
      }
      const cell: GridCell = { row, column, rows: 1, span, blocks: [...blocks], lines: [], text: '', pictures: [], tables: [] };
      cells.push(cell);
      here.set(column, cell);
    }
    above = here;
  }
  for (const cell of cells) {
    cell.lines = linesOf(cell.blocks);
    cell.text = squeezed(cell.lines.join(''));
    cell.pictures = picturesIn(cell.blocks);
    cell.tables = cell.blocks.filter((block) => block.kind === 'table');
  }
  return cells;
}
