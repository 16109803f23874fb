/** What is read of Word files, as plain data. */

export interface WordPicture {
  bytes: Uint8Array;
  /** The name of the part, such as `image1.png`. */
  name: string;
  /** What somebody wrote for those who do not see it. */
  alt: string;
}

export interface WordParagraph {
  kind: 'paragraph';
  /** Its lines, with `\n` between them. */
  text: string;
  /** Of a heading: 0 is the highest. */
  level?: number;
  isItem: boolean;
  /** Whether all of it is bold. */
  isBold: boolean;
  pictures: WordPicture[];
}

export interface WordCell {
  /** The first column of the grid that it covers, and how many. */
  column: number;
  span: number;
  /** Whether it goes on with the cell above. */
  isBelow: boolean;
  blocks: WordBlock[];
}

export interface WordTable {
  kind: 'table';
  rows: WordCell[][];
}

export type WordBlock = WordParagraph | WordTable;

export interface WordDocument {
  blocks: WordBlock[];
  /** Texts of headers, footers, footnotes and comments, one for each paragraph. */
  aside: string[];
  /** Whether it holds tracked deletions, which were left out, or objects that cannot be read. */
  hasDeletions: boolean;
  hasObjects: boolean;
}
