/**
 * What stands on paper, as plain data: a typesetting program draws it, and knows nothing of brands. Text is data
 * throughout, so that no character of it can be taken for an instruction.
 */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'strong' | 'emphasis' | 'strike'; inlines: Inline[] }
  | { kind: 'verbatim'; text: string }
  | { kind: 'link'; url: string; inlines: Inline[] }
  | { kind: 'line' }
  | { kind: 'footnote'; blocks: Block[] };

export type Block =
  /** `level`: 2 below the title, never more than one below the heading before (PDF/UA-1, 7.4.2). */
  | { kind: 'heading'; level: number; text: string }
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'list'; isOrdered: boolean; start: number; items: Block[][] }
  /** `widths` are shares of the width of the page. */
  | { kind: 'table'; widths: number[]; head: Inline[][]; rows: Inline[][][]; align: ('left' | 'center' | 'right')[] }
  | { kind: 'quote'; blocks: Block[]; by?: string }
  /** `asset`: the digest of a picture. */
  | { kind: 'figure'; asset: string; alt: string; caption?: string }
  | { kind: 'facts'; rows: { label: string; texts: string[] }[] }
  | { kind: 'numbers'; items: { value: string; unit?: string; before?: string; label: string; note?: string }[] }
  | { kind: 'question'; label: string; blocks: Block[]; lines: number }
  | { kind: 'program'; text: string }
  | { kind: 'rule' }
  /** Lines to write on. */
  | { kind: 'lines'; count: number }
  /** Fields of a form: a label and room to write; `value` is filled in. */
  | { kind: 'fields'; rows: { label: string; value?: string; isWide: boolean }[] }
  /** A table to fill in by hand, down to the foot of the page. */
  | { kind: 'sheet'; head: string[]; widths: number[] }
  | { kind: 'page' };

/** One paper. */
export interface Paper {
  title: string;
  /** Above the title, and above the title at the head of each further page. */
  eyebrow: string;
  lead?: string;
  /** A line below the title, such as who named a brand. */
  notes: string[];
  /** The logo: the digest of a picture. */
  logo?: { asset: string; alt: string };
  blocks: Block[];
  /** At the foot of each page. */
  foot: string;
  /** The page online: its address as people type it, and the one for its QR code. */
  online?: { text: string; alt: string; url: string };
}

export const text = (value: string): Inline => ({ kind: 'text', text: value });
export const paragraph = (value: string): Block => ({ kind: 'paragraph', inlines: [text(value)] });

/** Returns the digests of the pictures on a paper, each once. */
export function picturesOn(paper: Pick<Paper, 'blocks' | 'logo'>): string[] {
  const found = new Set<string>(paper.logo === undefined ? [] : [paper.logo.asset]);
  const visit = (blocks: readonly Block[]): void => {
    for (const block of blocks) {
      if (block.kind === 'figure') found.add(block.asset);
      if (block.kind === 'quote' || block.kind === 'question') visit(block.blocks);
      if (block.kind === 'list') for (const item of block.items) visit(item);
    }
  };
  visit(paper.blocks);
  return [...found];
}
