/** What stands on a form, as plain data: rows of labels and values on a fixed grid. */

export interface Picture {
  bytes: Uint8Array;
  type: 'png' | 'jpg';
  width: number;
  height: number;
  alt: string;
}

export interface SheetCell {
  lines: readonly string[];
  /** Columns of the grid that it covers. */
  span: number;
  /** Rows that it covers; 1 if not given. */
  rows?: number;
  /** `options`: choices with boxes, set smaller; `signature`: room for an opinion, with a seal and a date below it. */
  kind: 'label' | 'value' | 'options' | 'signature';
  /** Set smaller below a label. */
  hint?: string;
  picture?: Picture;
}

export interface SheetRow {
  /** At least so high, in twentieths of a point. */
  height: number;
  cells: readonly SheetCell[];
}

export interface Sheet {
  title: string;
  /** A line above the table: texts set apart from each other. */
  head: readonly string[];
  /** Widths of the columns, in twentieths of a point. */
  widths: readonly number[];
  rows: readonly SheetRow[];
  /** Paragraphs below the table, the first of them a heading; there may be none. */
  foot: readonly string[];
  /** Below the seal of an opinion. */
  signature: readonly string[];
}
