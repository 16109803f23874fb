/** The declaration form on its grid: blank, or filled in. */
import { given } from '../../given.ts';
import type { Model } from '../../model/model.ts';
import type { Picture, Sheet, SheetCell, SheetRow } from '../../office/sheet.ts';
import { FORM } from '../../wording/form.ts';
import type { FieldName } from '../../wording/formLabels.ts';
import { COLUMNS, LINE, label, value, WIDTHS } from './sheetCells.ts';
import type { FormField, FormValues } from './values.ts';

/** The height of a row with room to write so many lines. */
const room = (lines: number): number => Math.max(LINE, lines * 360 + 160);

const labelOf = (field: FieldName, hint = FORM.hint(field)): SheetCell => label(FORM.label(field), hint === undefined ? {} : { hint });
const options = (lines: readonly string[]): SheetCell => ({ lines, span: COLUMNS - 1, kind: 'options' });
/** A date of the content as it is written on paper. */
function written(date: string): string {
  const [year, month, day] = date.split('-');
  return FORM.date(year as string, month, day);
}

/** Choices with their boxes. */
const boxed = (options: readonly { id: string; label: string }[], chosen: readonly string[]): string =>
  options.map(({ id, label: text }) => `${chosen.includes(id) ? FORM.boxes.on : FORM.boxes.off}${text}`).join('　');

/** Returns the form of a content, filled in with `values`. `logo` stands in the place of the logo. */
export function declarationSheet(model: Model, values: FormValues = new Map(), logo?: Picture): Sheet {
  const { domains = [], levels = [] } = model.taxonomy;
  const of = (field: FormField): string[] => values.get(field) ?? [];
  const isBlank = values.size === 0;
  const organization = of('organization').map((id) => model.organizations.get(id)?.data.name ?? id);
  const wide = (field: FieldName & FormField, lines: number, hint?: string): SheetRow => ({
    height: isBlank ? room(lines) : LINE,
    cells: [labelOf(field, hint), value(of(field), COLUMNS - 1)],
  });
  const half = (field: FieldName & FormField, lines = of(field)): SheetCell[] => [labelOf(field), value(lines, 2)];
  const pair = (...cells: SheetCell[][]): SheetRow => ({ height: LINE, cells: cells.flat() });
  const focuses = domains.flatMap(({ label: text, focuses: all = [] }) => (all.length === 0 ? [] : [`${text}：${boxed(all, of('focuses'))}`]));
  const kinds = (['image', 'text', 'audio'] as const).map((id) => ({ id, label: FORM.logoKinds[id] }));
  const extras = model.standard.items.filter(({ key }) => key.startsWith('extra.'));
  return {
    title: FORM.title,
    head: [FORM.head.filled + (of('filled').map(written)[0] ?? FORM.blankDate), FORM.head.number + (of('number')[0] ?? '')],
    widths: WIDTHS,
    rows: [
      wide('name', 1, FORM.nameLimit(model.settings.nameLength)),
      pair(half('organization', organization), half('parent')),
      { height: LINE, cells: [labelOf('level'), options([boxed(levels, of('level'))])] },
      { height: LINE, cells: [labelOf('domain'), options([boxed(domains, of('domain'))])] },
      ...(focuses.length === 0 ? [] : [{ height: LINE, cells: [labelOf('focuses'), options(focuses)] }]),
      pair(half('cultivated', of('cultivated').map(written)), half('launched', of('launched').map(written))),
      pair(half('secretary'), half('members')),
      pair(half('liaison'), half('phone')),
      pair(half('leader'), half('instructor')),
      { height: LINE, cells: [labelOf('partners'), value(of('partners').length === 0 ? [] : [of('partners').join('、')], COLUMNS - 1)] },
      wide('summary', 3),
      { height: LINE, cells: [label(FORM.logoKind), options([boxed(kinds, of('logo.kind'))])] },
      { height: isBlank ? room(5) : LINE, cells: [labelOf('logo'), value(of('logo'), COLUMNS - 1, given('picture', logo))] },
      wide('meaning', 2),
      wide('theme', 1),
      wide('connotation', 3),
      wide('philosophy', 2),
      {
        height: isBlank ? room(3) : LINE,
        cells: [{ ...labelOf('role'), rows: 2 }, labelOf('role.organization'), value(of('role.organization'), COLUMNS - 2)],
      },
      { height: isBlank ? room(3) : LINE, cells: [labelOf('role.members'), value(of('role.members'), COLUMNS - 2)] },
      wide('carriers', 3),
      ...extras.map(({ key, label: text }) => ({
        height: isBlank ? room(3) : LINE,
        cells: [label(text), value(of(key as FormField), COLUMNS - 1)],
      })),
      ...FORM.opinions.map((lines) => ({
        height: isBlank ? room(6) : room(5),
        cells: [label(lines), { lines: [], span: COLUMNS - 1, kind: 'signature' as const }],
      })),
    ],
    // Whoever reads a form that is filled in needs no instructions, which would take a page of their own.
    foot: isBlank ? FORM.foot(levels.map(({ label: text }) => text)) : [],
    signature: FORM.signature,
  };
}
