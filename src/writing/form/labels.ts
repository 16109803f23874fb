/** Which field a label means, however it is written. */
import type { Standard } from '../../schema/taxonomy.ts';
import { FORM } from '../../wording/form.ts';
import { type FieldName, FORM_LABELS } from '../../wording/formLabels.ts';
import { ELSEWHERE, NOT_TELLING, OPINION, OTHER_LABELS, TELLING_WORDS } from '../../wording/formOthers.ts';

/** A field of a form; `keep`: the content's map says that it has no place on the site. */
export type LabelField = FieldName | 'logo.kind' | 'keep' | `extra.${string}`;

/** Text without what people and programs put between its letters: blanks, invisible characters, other widths. */
export const squeezed = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b-\u200f\u2060\ufeff\u00ad]+/gu, '');

const NUMBER = /^(?:[*★#]+|\(?[一二三四五六七八九十]{1,3}[、.)]|\(?\d{1,2}[、.)](?!\d)|[①-⑳])+/u;

/** A label without its number, its limits and its colon, in small letters. */
function bareLabel(text: string): string {
  return squeezed(text)
    .replace(NUMBER, '')
    .replace(/\([^()]*(?:\)|$)|【[^】]*(?:】|$)|\[[^\]]*(?:\]|$)|〔[^〕]*〕/gu, '')
    .replace(/^[*★]+|[:*★]+$/gu, '')
    .toLowerCase();
}

const BEFORE = /^(?:本|拟)?(?:申报|创建)?(?:基层)?(?:党建)?(?:品牌)?(?:的)?(?:有(?!限))?/u;
const BEHIND = /(?:情况|说明|内容|介绍|阐述|描述|简述)$/u;

/** Characters of the longest label. */
const LONGEST = 24;

export class Labels {
  private readonly fields = new Map<string, LabelField>();

  /** `own`: labels of the content's standard and of its maps of forms, which come before all others. */
  constructor(own: ReadonlyMap<string, LabelField>) {
    for (const [field, texts] of Object.entries(OTHER_LABELS) as [FieldName, readonly string[]][]) for (const text of texts) this.add(text, field);
    for (const [field, text] of Object.entries(FORM_LABELS) as [FieldName, string][]) if (field !== 'opinion') this.add(text, field);
    for (const text of ELSEWHERE) this.add(text, 'keep');
    this.add(FORM.logoKind, 'logo.kind');
    for (const [text, field] of own) this.fields.set(bareLabel(text), field);
  }

  private add(text: string, field: LabelField): void {
    this.fields.set(bareLabel(text), field);
  }

  /** The field that a text means as a label, without any doubt. */
  find(text: string): LabelField | undefined {
    const bare = bareLabel(text);
    if (bare === '' || bare.length > LONGEST) return undefined;
    const inner = bare.replace(BEFORE, '');
    const found = [bare, inner, bare.replace(BEHIND, ''), inner.replace(BEHIND, '')]
      .map((one) => this.fields.get(one))
      .find((one) => one !== undefined);
    return found ?? (OPINION.test(bare) && bare.length > 2 ? 'opinion' : undefined);
  }

  /** The field that an unknown label may mean: the only one that a word in it tells. */
  guess(text: string): LabelField | undefined {
    const bare = bareLabel(text);
    if (bare.length < 2 || bare.length > LONGEST || NOT_TELLING.test(bare) || /[,。;!?、]/u.test(bare)) return undefined;
    const fields = new Set(TELLING_WORDS.flatMap(([word, field]) => (bare.includes(word) ? [field] : [])));
    // 标识释义 tells of a logo too, and 战斗堡垒作用 of the organization's.
    if (fields.has('meaning')) fields.delete('logo');
    return fields.size === 1 ? [...fields][0] : undefined;
  }
}

/** The labels of what a standard asks for beyond the usual. */
export const standardLabels = (standard: Standard): Map<string, LabelField> =>
  new Map(standard.items.flatMap(({ key, label }): [string, LabelField][] => (key.startsWith('extra.') ? [[label, key as `extra.${string}`]] : [])));
