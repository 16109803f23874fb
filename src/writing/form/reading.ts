/** What a form says, as the fields of a brand; what has no field is kept in words, and what is in doubt is told. */
import type { Model } from '../../model/model.ts';
import type { WordBlock, WordDocument, WordPicture } from '../../office/read.ts';
import { isCalendarDate } from '../../schema/dates.ts';
import { dateMeant } from '../../schema/interpret.ts';
import { near } from '../../schema/near.ts';
import { FORM } from '../../wording/form.ts';
import { FORM_IN } from '../../wording/formImport.ts';
import { type FieldName, FORM_LABELS } from '../../wording/formLabels.ts';
import { chosenIn, type Option } from './choice.ts';
import type { Piece } from './findings.ts';
import { type LabelField, Labels, squeezed, standardLabels } from './labels.ts';
import { type Placing, placeForm } from './place.ts';
import type { FormField, FormValues } from './values.ts';

/** Fields that become sections of the body, in their order. */
export const SECTIONS = ['background', 'practice', 'results', 'reflection', 'appendix'] as const;

export interface FormReading {
  isForm: boolean;
  values: FormValues;
  logo?: WordPicture;
  /** By section of the body, what stood there. */
  sections: Map<(typeof SECTIONS)[number], WordBlock[]>;
  /** Texts without a field, each with its label. */
  rest: string[];
  /** Pictures without a field. */
  pictures: WordPicture[];
  notes: string[];
  material: WordBlock[];
}

/** Reads a document as a form. `own`: labels of the content's maps. */
export function readForm(document: WordDocument, model: Model, own: ReadonlyMap<string, LabelField> = new Map()): FormReading {
  const labels = new Labels(new Map([...standardLabels(model.standard), ...own]));
  return new Reading(placeForm(document, labels), model).made;
}

const textOf = (label: string, lines: readonly string[]): string => FORM_IN.rest(squeezed(label).replace(/[:：]$/u, ''), lines.join('\n'));

interface Found {
  as: FormField;
  lines: string[];
}

class Reading {
  readonly made: FormReading;
  private readonly model: Model;

  constructor({ pieces, rest, notes, material, isForm }: Placing, model: Model) {
    this.model = model;
    this.made = {
      isForm,
      values: new Map(),
      sections: new Map(),
      rest: rest.flatMap(({ label, lines }) => (lines.length === 0 ? [] : [textOf(label, lines)])),
      pictures: rest.flatMap(({ pictures }) => pictures),
      notes: [...new Set(notes)],
      material,
    };
    const byField = new Map<LabelField, Piece[]>();
    for (const piece of pieces) byField.set(piece.field, [...(byField.get(piece.field) ?? []), piece]);
    for (const [field, all] of byField) this.take(field, all);
    if (this.made.logo !== undefined && !this.made.values.has('logo.kind')) this.made.values.set('logo.kind', ['image']);
    if (this.made.values.has('logo') && !this.made.values.has('logo.kind')) this.made.values.set('logo.kind', ['text']);
  }

  private take(field: LabelField, pieces: readonly Piece[]): void {
    if ((SECTIONS as readonly string[]).includes(field)) {
      this.section(field as (typeof SECTIONS)[number], pieces);
      return;
    }
    if (field === 'logo') for (const { pictures } of pieces) this.logo(pictures);
    else for (const { pictures } of pieces) this.made.pictures.push(...pictures);
    const read = pieces.flatMap((piece) => (piece.lines.length === 0 ? [] : [{ piece, found: this.resolve(field, piece) }]));
    const known = read.filter(({ found }) => found !== undefined && found !== null).sort((a, b) => this.weight(b.piece) - this.weight(a.piece));
    for (const { piece } of read.filter(({ found }) => found === undefined)) this.made.rest.push(textOf(piece.label, piece.lines));
    const [first, ...others] = known;
    if (first?.found == null) return;
    const { as, lines } = first.found;
    const before = this.made.values.get(as);
    if (before !== undefined && same(before) !== same(lines)) this.disagree(first.piece, before);
    else this.made.values.set(as, lines);
    for (const { piece, found } of others) if (found != null && same(found.lines) !== same(lines)) this.disagree(piece, lines);
  }

  /** A field that is written twice: the table counts before a cover, and the liaison's telephone before the secretary's. */
  private weight({ isInTable, field, after }: Piece): number {
    return (isInTable ? 2 : 0) + (field === 'phone' && after === 'liaison' ? 4 : 0) - (field === 'phone' && after === 'secretary' ? 1 : 0);
  }

  private disagree(piece: Piece, taken: readonly string[]): void {
    const label = piece.field === 'phone' && piece.after === 'secretary' ? FORM_IN.secretaryPhone : piece.label;
    this.made.rest.push(textOf(label, piece.lines));
    if (piece.field !== 'phone') this.made.notes.push(FORM_IN.twice(squeezed(piece.label), taken.join(' '), piece.lines.join(' ')));
  }

  private logo([first, ...others]: readonly WordPicture[]): void {
    if (first === undefined) return;
    if (this.made.logo === undefined) this.made.logo = first;
    else this.made.pictures.push(first);
    this.made.pictures.push(...others);
  }

  private section(field: (typeof SECTIONS)[number], pieces: readonly Piece[]): void {
    const blocks = pieces.flatMap(({ blocks: own, lines }): WordBlock[] =>
      own.length > 0 ? own : lines.map((text) => ({ kind: 'paragraph', text, isItem: false, isBold: false, pictures: [] })),
    );
    this.made.sections.set(field, blocks);
  }

  /**
   * The lines of a field as the content has them, and the field that they are of; undefined if they are not what it
   * holds, null if they say nothing.
   */
  private resolve(field: LabelField, piece: Piece): Found | undefined | null {
    const { lines } = piece;
    const own = (found: string[] | undefined | null): Found | undefined | null => (found ? { as: field as FormField, lines: found } : found);
    const one = lines.join('').normalize('NFKC').trim();
    switch (field) {
      case 'name':
        return own([lines.join('')]);
      case 'organization':
        return own(this.organization(lines.join('')));
      case 'level':
      case 'domain':
      case 'focuses':
      case 'logo.kind':
        return this.choice(field, piece);
      case 'cultivated':
      case 'launched':
      case 'filled':
        return own(this.date(one, piece));
      case 'phone':
        return /\d{5}/.test(one.replace(/[-\s]/g, '')) ? own([lines.join('、').normalize('NFKC')]) : this.unfit(piece);
      case 'members':
        return /\d/.test(one) ? own([one]) : this.unfit(piece);
      case 'secretary':
      case 'liaison':
      case 'leader':
      case 'instructor':
        return [...one].length <= 30 ? own([lines.join('、')]) : this.unfit(piece);
      case 'number':
        return own([lines.join(' ')]);
      case 'partners':
        return own(lines.flatMap((line) => line.split(/[、，,；;]/u).flatMap((text) => text.trim() || [])));
      case 'connotation':
      case 'philosophy':
      case 'meaning':
        return own(unnumbered(lines));
      case 'carriers':
        return own(carriersIn(unnumbered(lines)));
      case 'role':
        this.made.notes.push(FORM_IN.roleInOne);
        return undefined;
      case 'logo':
        return own([...lines]);
      case 'opinion':
      case 'keep':
        return undefined;
      default:
        return own([...lines]);
    }
  }

  private unfit(piece: Piece): undefined {
    this.made.notes.push(FORM_IN.unfit(squeezed(piece.label), piece.lines.join(' ')));
    return undefined;
  }

  private date(text: string, piece: Piece): string[] | undefined | null {
    if (/^[\s年月日.\-/]*$/u.test(text)) return null;
    const date = isCalendarDate(text) ? text : dateMeant(text);
    return date === undefined ? this.unfit(piece) : [date];
  }

  /** The id of the organization that is meant by its name, short name or a former one. */
  private organization(text: string): string[] | undefined {
    const wanted = squeezed(text);
    const all = [...this.model.organizations].map(([id, { data }]) => ({
      id,
      names: [data.name, data.shortName, ...(data.formerNames ?? [])].flatMap((name) => (name === undefined ? [] : [squeezed(name)])),
    }));
    const ids = all.filter(({ names }) => names.includes(wanted)).map(({ id }) => id);
    if (ids.length === 1) return ids;
    if (ids.length > 1) this.made.notes.push(FORM_IN.severalOrganizations(text, ids));
    else
      this.made.notes.push(
        FORM_IN.noOrganization(
          text,
          near(
            wanted,
            all.flatMap(({ names }) => names),
          ),
        ),
      );
    return undefined;
  }

  /** What was ticked. A label such as 类别 may mean any of the taxonomy's lists: the one whose choices stand there. */
  private choice(field: 'level' | 'domain' | 'focuses' | 'logo.kind', piece: Piece): Found | undefined | null {
    const { domains = [], levels = [] } = this.model.taxonomy;
    const lists: Record<typeof field, readonly Option[]> = {
      level: levels,
      domain: domains,
      focuses: domains.flatMap(({ focuses = [] }) => focuses),
      'logo.kind': (['image', 'text', 'audio'] as const).map((id) => ({ id, label: FORM.logoKinds[id] })),
    };
    const order = [field, ...(field === 'logo.kind' ? [] : (['level', 'domain', 'focuses'] as const).filter((one) => one !== field))];
    for (const as of order) {
      const heads = as === 'focuses' ? domains.map(({ label }) => label) : [];
      const found = chosenIn(piece.lines, lists[as], as !== 'focuses', heads);
      if (found.state === 'absent') continue;
      if (found.state === 'unclear') return this.unfit(piece);
      if (found.state === 'none') {
        this.made.notes.push(FORM_IN.notTicked(squeezed(piece.label)));
        return null;
      }
      if (found.other !== '') this.made.rest.push(textOf(piece.label, [found.other]));
      return { as, lines: found.ids };
    }
    return this.unfit(piece);
  }
}

const same = (lines: readonly string[]): string => squeezed(lines.join(''));

const LINE_NUMBER = /^(?:[（(]?[一二三四五六七八九十]{1,2}[、.．)）]|[（(]?\d{1,2}[、.．)）](?!\d)|[①-⑳]|[·•●■◆▪-])\s*/u;

/** Lines without their numbers, if all of several have one. */
function unnumbered(lines: readonly string[]): string[] {
  return lines.length > 1 && lines.every((line) => LINE_NUMBER.test(line)) ? lines.map((line) => line.replace(LINE_NUMBER, '')) : [...lines];
}

/** Names of carriers in one line. */
function carriersIn(lines: readonly string[]): string[] {
  const [only = '', ...more] = lines;
  const parts = only
    .replace(/[。；;]$/u, '')
    .split(/[、；;]/u)
    .map((part) => part.trim());
  return more.length === 0 && parts.length > 1 && parts.every((part) => part !== '' && [...part].length <= 12) ? parts : [...lines];
}

/** The label of a field, for sentences. */
export const labelOf = (field: FormField | FieldName): string => FORM_LABELS[field as FieldName] ?? FORM.logoKind;
