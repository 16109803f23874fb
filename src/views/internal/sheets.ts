/** The register and the report as sheets for Excel. */
import type { Dossier, PublishedBrand } from '../../publish/published.ts';
import { DESK } from '../../wording/ui-internal.ts';
import { OVERVIEW, SHEETS } from '../../wording/ui-overview.ts';
import { domainLabel, focusLabels, levelLabel, organizationLink, whoever } from '../brand/card.ts';
import { doneGoalCount, pairingState } from '../pairing/line.ts';
import type { Context } from '../site/context.ts';
import { deskView } from './dossier.ts';
import { overviewView } from './overview.ts';

export interface SheetView {
  name: string;
  columns: { title: string; width: number }[];
  rows: (string | number)[][];
}

const sheet = (name: string, columns: readonly (readonly [title: string, width: number])[], rows: (string | number)[][]): SheetView => ({
  name,
  columns: columns.map(([title, width]) => ({ title, width })),
  rows,
});

/** Returns the register of brands (名录), of organizations and of pairings; with a dossier everything internal too. */
export function sheetsOf(context: Context, dossier?: Dossier): SheetView[] {
  return [
    ...(dossier === undefined ? [] : [dueSheet(context, dossier)]),
    registerSheet(context, dossier),
    organizationSheet(context),
    pairingSheet(context),
    ...(dossier === undefined ? [] : roundSheets(context, dossier)),
  ];
}

function dueSheet(context: Context, dossier: Dossier): SheetView {
  const { columns } = OVERVIEW;
  return sheet(
    SHEETS.due,
    [
      [columns.deadline, 12],
      [columns.when, 14],
      [columns.what, 24],
      [columns.task, 40],
      [columns.who, 24],
      [columns.by, 60],
    ],
    overviewView(context, dossier).due.map((due) => [due.deadline, due.when, due.text, due.task, due.who, due.by]),
  );
}

function registerSheet(context: Context, dossier: Dossier | undefined): SheetView {
  const { registerColumns: head } = SHEETS;
  const { site } = context;
  const isInternal = dossier !== undefined;
  const labels = new Map(site.standard.items.map((item) => [item.key, item.label]));
  const row = (brand: PublishedBrand): (string | number)[] => {
    const [title] = brand.titles;
    const organization = context.organizations.get(brand.organization);
    const reviews = brand.record.flatMap((event) => (event.event === 'reviewed' ? [event.year] : []));
    const missing = dossier?.brands[brand.slug]?.missing ?? [];
    return [
      brand.name,
      organizationLink(context, brand.organization).text,
      organization?.parent == null ? '' : organizationLink(context, organization.parent).text,
      domainLabel(context, brand.domain),
      focusLabels(context, brand).join('、'),
      brand.level === null ? '' : levelLabel(context, brand.level),
      brand.status === null ? '' : site.labels[brand.status],
      brand.namedOn ?? '',
      (title?.by ?? []).map((by) => whoever(context, by).text).join('、'),
      title?.document ?? '',
      title?.grade ?? '',
      reviews.length === 0 ? '' : Math.max(...reviews),
      brand.theme ?? '',
      ...(isInternal
        ? [
            `${site.standard.items.length - missing.length}/${site.standard.items.length}`,
            missing.map((key) => labels.get(key) ?? key).join('、'),
            dossier.brands[brand.slug]?.isPublic === true ? SHEETS.yes : SHEETS.no,
          ]
        : []),
      brand.slug,
    ];
  };
  return sheet(
    SHEETS.register,
    [
      [head.name, 18],
      [head.organization, 24],
      [head.above, 20],
      [head.domain, 18],
      [head.focuses, 18],
      [head.level, 14],
      [head.status, 10],
      [head.namedOn, 12],
      [head.by, 18],
      [head.document, 18],
      [head.grade, 8],
      [head.reviewed, 12],
      [head.theme, 28],
      ...(isInternal
        ? ([
            [head.met, 10],
            [head.missing, 24],
            [head.isPublic, 10],
          ] as const)
        : []),
      [head.slug, 24],
    ],
    site.brands.map(row),
  );
}

function organizationSheet(context: Context): SheetView {
  const { organizationColumns: head } = SHEETS;
  return sheet(
    SHEETS.organizations,
    [
      [head.name, 40],
      [head.shortName, 22],
      [head.parent, 22],
      [head.level, 14],
      [head.domain, 18],
      [head.count, 8],
      [head.brands, 30],
      [head.id, 30],
    ],
    context.site.organizations.map(({ id, name, shortName, parent, level, domain, brands }) => [
      name,
      shortName ?? '',
      parent === null ? '' : organizationLink(context, parent).text,
      levelLabel(context, level),
      domain === undefined ? '' : domainLabel(context, domain),
      brands.length,
      brands.map((slug) => context.brands.get(slug)?.name ?? slug).join('、'),
      id,
    ]),
  );
}

function pairingSheet(context: Context): SheetView {
  const { columns, pairingColumns: head } = OVERVIEW;
  return sheet(
    SHEETS.pairings,
    [
      [SHEETS.sides.model, 24],
      [SHEETS.sides.partner, 24],
      [head.state, 10],
      [SHEETS.sides.since, 12],
      [head.until, 12],
      [head.goals, 10],
      [head.latest, 14],
      [columns.task, 60],
    ],
    context.site.pairings.map((pairing) => [
      pairing.model.map((slug) => context.brands.get(slug)?.name ?? slug).join('、'),
      pairing.partner === null ? context.site.labels.anonymous : pairing.partner.map((id) => organizationLink(context, id).text).join('、'),
      pairingState(context, pairing.status),
      pairing.since,
      pairing.until ?? '',
      `${doneGoalCount(pairing)}/${pairing.goals.length}`,
      pairing.ledger
        .map(({ date }) => date)
        .sort()
        .at(-1) ?? '',
      pairing.goals.map(({ goal }) => goal).join('；'),
    ]),
  );
}

/** One sheet for each round of evaluation, best candidate first, with scores and weighted totals as numbers. */
function roundSheets(context: Context, dossier: Dossier): SheetView[] {
  return deskView(context, dossier).rounds.map((round) =>
    sheet(
      SHEETS.round(round.title),
      [[DESK.rank, 6], [DESK.candidate, 20], [DESK.level, 16], ...round.parts.map((part): [string, number] => [part, 16]), [DESK.total, 12]],
      round.candidates.map((one, index) => [
        index + 1,
        one.text,
        one.level,
        ...one.scores.map((score) => (score === '' ? '' : Number(score))),
        one.total === undefined ? DESK.incomplete : Number(one.total),
      ]),
    ),
  );
}
