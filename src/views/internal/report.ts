/**
 * The report for the organization department: the desk of internal builds as Markdown, for a mail, a terminal or a
 * word processor. It is internal.
 */
import type { Dossier, PublishedBrand } from '../../publish/published.ts';
import { REPORT } from '../../wording/report.ts';
import { formatDate } from '../../wording/ui.ts';
import { DESK } from '../../wording/ui-internal.ts';
import { OVERVIEW } from '../../wording/ui-overview.ts';
import type { Context } from '../site/context.ts';
import { type DeskView, deskView } from './dossier.ts';
import { type OverviewView, overviewView } from './overview.ts';

export interface ReportView {
  title: string;
  asOf: string;
  /** Standing brands by domain and level. The last row and column are sums. */
  table: { columns: string[]; rows: { title: string; counts: number[] }[] };
  /** Brands by status, in the order that a brand passes through. */
  statuses: { title: string; count: number }[];
  /** What the report leads with. */
  overview: OverviewView;
  /** What the standard of the site is called. */
  standard: string;
  desk: DeskView;
}

const STATUSES = ['cultivating', 'launched', 'declared', 'evaluated', 'returned', 'named', 'rectifying', 'delisted', 'withdrawn'] as const;

/** Returns the content of the report. The site must be an internal publication, and the dossier its own. */
export function reportView(context: Context, dossier: Dossier): ReportView {
  const { site } = context;
  const { labels } = site;
  const standing = site.brands.filter((brand) => brand.level !== null);
  const count = (belongs: (brand: PublishedBrand) => boolean): number[] => {
    const counts = site.levels.map((level) => standing.filter((brand) => brand.level === level.id && belongs(brand)).length);
    return [...counts, counts.reduce((sum, one) => sum + one, 0)];
  };
  return {
    title: REPORT.title(site.title),
    asOf: formatDate(site.asOf),
    table: {
      columns: [REPORT.domain, ...site.levels.map((level) => level.label), REPORT.sum],
      rows: [
        ...site.domains.map((domain) => ({ title: domain.label, counts: count((brand) => brand.domain === domain.id) })),
        { title: REPORT.sum, counts: count(() => true) },
      ],
    },
    statuses: STATUSES.map((status) => ({ title: labels[status], count: site.brands.filter((brand) => brand.status === status).length })).filter(
      (one) => one.count > 0,
    ),
    overview: overviewView(context, dossier),
    standard: site.standard.label,
    desk: deskView(context, dossier),
  };
}

/** Escapes a text for Markdown and puts it on one line. */
const plain = (text: string): string => text.replace(/\s+/gu, ' ').replace(/[\\`*_[\]<>|#~]/gu, '\\$&');

const table = (columns: readonly string[], rows: readonly (readonly (string | number)[])[], numbersFrom: number): string[] => {
  const line = (cells: readonly (string | number)[]): string => `| ${cells.map((cell) => plain(String(cell))).join(' | ')} |`;
  return [line(columns), `| ${columns.map((_, index) => (index < numbersFrom ? '---' : '--:')).join(' | ')} |`, ...rows.map(line)];
};

/** Returns the report as GitHub Flavored Markdown, with a final line break. */
export function reportText({ title, asOf, table: totals, statuses, overview, standard, desk }: ReportView): string {
  const part = (heading: string, lines: readonly string[]): string[] => ['', `## ${heading}`, '', ...(lines.length === 0 ? [DESK.none] : lines)];
  const lines = [
    `# ${plain(title)}`,
    '',
    REPORT.lead(asOf),
    ...overviewParts(overview, standard, part),
    ...part(REPORT.totals, [
      ...table(
        totals.columns,
        totals.rows.map((row) => [row.title, ...row.counts]),
        1,
      ),
      '',
      statuses.map((status) => REPORT.status(plain(status.title), status.count)).join('，'),
    ]),
    ...part(
      DESK.targets,
      desk.targets.map(
        (target) =>
          `- ${plain(target.text)}：${target.reached}，${target.isMet ? DESK.met : DESK.notMet}` +
          (target.lacking.length === 0 ? '' : `。${DESK.lacking}：${target.lacking.map((one) => plain(one.text)).join('、')}`),
      ),
    ),
    ...desk.rounds.flatMap((round) =>
      part(`${DESK.rounds} ${plain(round.title)}`, [
        ...table(
          [DESK.rank, DESK.candidate, DESK.level, ...round.parts, DESK.total],
          round.candidates.map((one, index) => [index + 1, one.text, one.level, ...one.scores, one.total ?? DESK.incomplete]),
          3,
        ),
      ]),
    ),
    ...part(
      DESK.visits,
      desk.visits.map((visit) =>
        plain([visit.date, visit.brand.text, visit.by.map((word) => word.text).join(''), visit.purpose, visit.note].filter(Boolean).join('，')),
      ),
    ).map((line, index) => (index > 2 && line !== DESK.none ? `- ${line}` : line)),
    ...desk.lists.flatMap((list) =>
      part(
        plain(list.title),
        list.items.map((item) => `- ${plain(item.text)}${item.note === undefined || item.note === '' ? '' : `（${plain(item.note)}）`}`),
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Names of a list that the text gives; the workbook has all. */
const FEW = 20;

function overviewParts(overview: OverviewView, standard: string, part: (heading: string, lines: readonly string[]) => string[]): string[] {
  const { columns, readinessColumns, pairingColumns } = OVERVIEW;
  const whole = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] =>
    rows.length === 0 ? [] : table(heads, rows, heads.length);
  return [
    ...part(
      `${OVERVIEW.due}（${OVERVIEW.dueNote}）`,
      whole(
        [columns.deadline, columns.when, columns.what, columns.task, columns.who, columns.by],
        overview.due.map((due) => [due.date, due.when, due.text, due.task, due.who, due.by]),
      ),
    ),
    ...part(
      OVERVIEW.coverage,
      overview.coverage.map(({ level, having, of, lacking }) => {
        const names = lacking.slice(0, FEW).map(({ text }) => plain(text));
        const more = lacking.length > FEW ? OVERVIEW.more(lacking.length) : '';
        return `- ${plain(OVERVIEW.coverageLine(level, having, of))}${lacking.length === 0 ? '' : `。${OVERVIEW.lacking}：${names.join('、')}${more}`}`;
      }),
    ),
    ...part(
      OVERVIEW.readiness(plain(standard)),
      whole(
        [readinessColumns.brand, readinessColumns.organization, readinessColumns.status, readinessColumns.met, readinessColumns.missing],
        overview.readiness.map((one) => [one.text, one.organization, one.status, `${one.met}/${one.of}`, one.missing.join('、')]),
      ),
    ),
    ...part(
      OVERVIEW.pairings,
      whole(
        [pairingColumns.pairing, pairingColumns.state, pairingColumns.goals, pairingColumns.latest, pairingColumns.until],
        overview.pairings.map((one) => [one.text, one.state, `${one.done}/${one.of}`, one.latest ?? '', one.until ?? '']),
      ),
    ),
  ];
}
