/** What is found in a form: texts that have a field, texts that have none, and what somebody should look at. */
import type { WordBlock, WordPicture } from '../../office/read.ts';
import { FORM_IN } from '../../wording/formImport.ts';
import { SIGNATURE } from '../../wording/formOthers.ts';
import { type LabelField, squeezed } from './labels.ts';

/** A text that has a field. */
export interface Piece {
  field: LabelField;
  /** The label as it was written. */
  label: string;
  lines: string[];
  pictures: WordPicture[];
  /** What it was in the document, for texts that go into the body. */
  blocks: WordBlock[];
  /** The label before it in its row. */
  after?: LabelField;
  /** Whether it stands in a table, and not on a cover. */
  isInTable: boolean;
}

/** A text that has none. */
export interface Rest {
  label: string;
  lines: string[];
  pictures: WordPicture[];
}

/** A text with what stands around it, before it is known whether it has a field. */
interface Found {
  label: string;
  lines: readonly string[];
  pictures?: readonly WordPicture[];
  blocks?: readonly WordBlock[];
  after?: LabelField | undefined;
}

export class Findings {
  readonly pieces: Piece[] = [];
  readonly rest: Rest[] = [];
  readonly notes: string[] = [];
  /** What stands behind the form, if it is long: the materials. */
  readonly material: WordBlock[] = [];

  /** Puts a text of a table where its field says; undefined if there is nothing to put. */
  protected place(field: LabelField | undefined, { label, lines, pictures = [], blocks = [], after }: Found): Piece | Rest | undefined {
    if (field === undefined || field === 'keep') return this.keep(label, lines, pictures);
    if (field === 'opinion') {
      // What it says beyond its seal and its empty date.
      const said = lines.filter((line) => squeezed(line).normalize('NFKC').replace(SIGNATURE, '') !== '');
      if (pictures.length > 0) this.notes.push(FORM_IN.seals(squeezed(label)));
      return this.keep(squeezed(label), said);
    }
    if (lines.length === 0 && pictures.length === 0) return undefined;
    const piece: Piece = { field, label, lines: [...lines], pictures: [...pictures], blocks: [...blocks], isInTable: true };
    if (after !== undefined) piece.after = after;
    this.pieces.push(piece);
    return piece;
  }

  protected keep(label: string, lines: readonly string[], pictures: readonly WordPicture[] = []): Rest | undefined {
    if (lines.length === 0 && pictures.length === 0) return undefined;
    const rest = { label, lines: [...lines], pictures: [...pictures] };
    this.rest.push(rest);
    return rest;
  }
}
