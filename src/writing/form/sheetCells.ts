/** The grid of the papers on which an office writes, and the cells of a row. */
import type { SheetCell } from '../../office/sheet.ts';

/** Six columns; together the width of A4 between its margins. */
export const WIDTHS = [1560, 1520, 1520, 1560, 1520, 1620];
export const COLUMNS = WIDTHS.length;
/** The height of a row of one line, in twentieths of a point. */
export const LINE = 480;

export const label = (lines: string | readonly string[], more: Partial<SheetCell> = {}): SheetCell => ({
  lines: [lines].flat(),
  span: 1,
  kind: 'label',
  ...more,
});

export const value = (lines: string | readonly string[], span: number, more: Partial<SheetCell> = {}): SheetCell => ({
  lines: [lines].flat(),
  span,
  kind: 'value',
  ...more,
});
