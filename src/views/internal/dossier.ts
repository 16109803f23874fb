/**
 * View models of dossiers and the desk. Only `components/internal/` may call these, because only internal builds
 * have a dossier.
 */

import { compareText } from '../../diagnostic.ts';
import { given } from '../../given.ts';
import type { BrandDossier, Desk, Dossier, EntryDossier } from '../../publish/published.ts';
import type { RecordEvent } from '../../schema/record.ts';
import { formatDate } from '../../wording/ui.ts';
import { DESK, INTERNAL } from '../../wording/ui-internal.ts';
import { levelLabel, organizationLink } from '../brand/card.ts';
import { names, type Words } from '../brand/record.ts';
import { pairingTitle } from '../pairing/line.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';

export interface Fact {
  label: string;
  text: string;
}

export interface DossierRecord {
  event: RecordEvent['event'];
  title: string;
  date: string;
  datetime?: string;
  imported: boolean;
  by: Words[];
  lines: string[];
}

export interface EntryDossierView {
  isPublic: boolean;
  information: Fact[];
  approvals: string[];
}

export interface BrandDossierView extends EntryDossierView {
  record: DossierRecord[];
  /** Labels of the standard's items that the brand does not meet. */
  missing: string[];
}

/** Returns approvals, `internal` keys, and whether the entry is public. */
export function entryDossierView(entry: EntryDossier): EntryDossierView {
  return {
    isPublic: entry.isPublic,
    information: informationOf(entry.internal),
    approvals: entry.approvals.map(({ by, date }) => INTERNAL.approval(by, formatDate(date))),
  };
}

/** Flattens the free mapping `internal` into labels and texts. Nested values have all their keys in the label. */
export function informationOf(internal: Record<string, unknown> | undefined): Fact[] {
  const facts: Fact[] = [];
  const visit = (label: string, value: unknown): void => {
    if (value === null || value === undefined) return;
    if (Array.isArray(value) && value.every((one) => typeof one !== 'object')) facts.push({ label, text: value.map(String).join('、') });
    else if (typeof value === 'object') {
      for (const [key, one] of Object.entries(value))
        visit(label === '' ? nameOf(key) : `${label} ${Array.isArray(value) ? Number(key) + 1 : nameOf(key)}`, one);
    } else facts.push({ label, text: typeof value === 'boolean' ? (value ? INTERNAL.yes : INTERNAL.no) : String(value) });
  };
  visit('', internal ?? {});
  return facts;
}

const nameOf = (key: string): string => INTERNAL.keys[key] ?? key;

export function brandDossierView(context: Context, entry: BrandDossier): BrandDossierView {
  const labels = new Map(context.site.standard.items.map((item) => [item.key, item.label]));
  return {
    ...entryDossierView(entry),
    missing: entry.missing.map((key) => labels.get(key) ?? key),
    record: entry.record.map((event) => ({
      event: event.event,
      title: INTERNAL.event[event.event],
      date: event.date === undefined ? INTERNAL.undated : formatDate(event.date),
      ...given('datetime', event.date),
      imported: event.imported === true,
      by: 'by' in event ? names(context, event.by) : [],
      lines: linesOf(context, event),
    })),
  };
}

function linesOf(context: Context, event: RecordEvent): string[] {
  const say = INTERNAL.line;
  const lines: (string | undefined)[] = [];
  const maybe = <Value>(value: Value | undefined, phrase: (value: Value) => string): string | undefined =>
    value === undefined ? undefined : phrase(value);
  switch (event.event) {
    case 'visited':
      lines.push(maybe(event.purpose, (purpose) => INTERNAL.purpose[purpose]));
      break;
    case 'declared':
      lines.push(levelLabel(context, event.level), maybe(event.number, say.number));
      break;
    case 'evaluated': {
      const labels = new Map(context.site.evaluation.map((part) => [part.id, part.label]));
      const scores = Object.entries(event.scores ?? {});
      lines.push(
        maybe(event.round, say.round),
        scores.length === 0 ? undefined : scores.map(([part, score]) => say.score(labels.get(part) ?? part, score)).join('，'),
      );
      break;
    }
    case 'notice':
      lines.push(
        maybe(event.until, (until) => say.until(formatDate(until))),
        maybe(event.document, say.document),
      );
      break;
    case 'named':
      lines.push(levelLabel(context, event.level), maybe(event.document, say.document), maybe(event.grade, say.grade));
      break;
    case 'goals':
      lines.push(
        say.year(event.year),
        ...event.goals.map((goal) => (typeof goal === 'string' ? goal : say.goal(goal.goal, maybe(goal.done, formatDate)))),
        ...(typeof event.measures === 'string' ? [event.measures] : (event.measures ?? [])).map(say.measure),
      );
      break;
    case 'reviewed':
      lines.push(`${say.year(event.year)} ${INTERNAL.result[event.result]}`, maybe(event.grade, say.grade));
      break;
    case 'commended':
      lines.push(event.title, maybe(event.document, say.document));
      break;
    case 'renamed':
      lines.push(say.from(event.from));
      break;
    case 'delisted':
      lines.push(
        [INTERNAL.kind[event.kind], ...(event.level === undefined ? [] : [levelLabel(context, event.level)])].join(' '),
        maybe(event.statement, say.statement),
        maybe(event.reason, say.reason),
      );
      break;
    case 'cultivated':
    case 'launched':
    case 'endorsed':
    case 'returned':
    case 'withdrawn':
      break;
  }
  lines.push(maybe(event.note, say.note));
  return lines.filter((line) => line !== undefined);
}

export interface DeskView {
  lead: string;
  targets: { text: string; reached: string; share: number; isMet: boolean; lacking: Link[] }[];
  rounds: {
    title: string;
    parts: string[];
    candidates: (Link & { level: string; scores: string[]; total?: string; date?: string })[];
  }[];
  visits: { date: string; datetime?: string; brand: Link; by: Words[]; purpose?: string; note?: string }[];
  /** Lists of open tasks. The page says so if one is empty. */
  lists: { id: string; title: string; items: (Link & { note?: string })[] }[];
}

export function deskView(context: Context, dossier: Dossier): DeskView {
  const { site, address } = context;
  const { desk } = dossier;
  const brand = (slug: string): Link & { note: string } => {
    const held = context.brands.get(slug);
    return { text: held?.name ?? slug, href: address.brand(slug), note: held === undefined ? '' : organizationLink(context, held.organization).text };
  };
  const pairing = (slug: string): Link => {
    const held = context.pairings.get(slug);
    return { text: held === undefined ? slug : pairingTitle(context, held), href: address.pairing(slug) };
  };
  return {
    lead: DESK.lead(formatDate(site.asOf)),
    targets: desk.targets.map((target) => targetOf(context, target)),
    rounds: desk.rounds.map(({ round, candidates }) => ({
      title: DESK.round(round),
      parts: site.evaluation.map((part) => DESK.weight(part.label, part.weight)),
      candidates: candidates.map((one) => ({
        ...brand(one.slug),
        level: levelLabel(context, one.level),
        scores: site.evaluation.map((part) => (one.scores[part.id] === undefined ? '' : String(one.scores[part.id]))),
        ...(one.total === null ? {} : { total: one.total.toFixed(2) }),
        ...(one.date === undefined ? {} : { date: formatDate(one.date) }),
      })),
    })),
    visits: desk.visits.map(({ slug, date, by, purpose, note }) => ({
      date: date === undefined ? INTERNAL.undated : formatDate(date),
      ...given('datetime', date),
      brand: brand(slug),
      by: names(context, by),
      ...(purpose === undefined ? {} : { purpose: INTERNAL.purpose[purpose] }),
      ...given('note', note),
    })),
    lists: [
      { id: 'overdue', title: DESK.overdue, items: desk.overdue.map(brand) },
      { id: 'goals', title: DESK.lackingGoals, items: desk.lackingGoals.map(brand) },
      { id: 'silent', title: DESK.silent, items: desk.silentPairings.map(pairing) },
      { id: 'past-term', title: DESK.pastTerm, items: desk.overduePairings.map(pairing) },
      { id: 'missing', title: DESK.missing, items: missingOf(context, dossier, brand) },
      { id: 'twins', title: DESK.twins, items: twinsOf(context, dossier) },
      { id: 'unpublished', title: DESK.unpublished, items: unpublishedOf(context, dossier, brand, pairing) },
    ],
  };
}

function targetOf(context: Context, { target, reached, of, lacking }: Desk['targets'][number]): DeskView['targets'][number] {
  return {
    text: DESK.target(target.year, target.level === undefined ? undefined : levelLabel(context, target.level), DESK.statuses[target.status]),
    reached: DESK.reached(reached, of),
    share: of === 0 ? 1 : Math.min(1, reached / of),
    isMet: reached >= of,
    lacking: lacking.map((id) => organizationLink(context, id)),
  };
}

/** Returns brands that hold a title or are candidates, and do not meet the standard. */
function missingOf(context: Context, dossier: Dossier, brand: (slug: string) => Link): DeskView['lists'][number]['items'] {
  const labels = new Map(context.site.standard.items.map((item) => [item.key, item.label]));
  return context.site.brands.flatMap((one) => {
    const missing = dossier.brands[one.slug]?.missing ?? [];
    const counts = one.titles.length > 0 || one.status === 'declared' || one.status === 'evaluated';
    return missing.length === 0 || !counts ? [] : [{ ...brand(one.slug), note: missing.map((key) => labels.get(key) ?? key).join('、') }];
  });
}

/** Returns near twins in the order of the desk, with what the two share. */
function twinsOf(context: Context, { desk }: Dossier): DeskView['lists'][number]['items'] {
  return desk.twins.flatMap((twin) => {
    const [a, b] = [context.brands.get(twin.a), context.brands.get(twin.b)];
    if (a === undefined || b === undefined) return [];
    const what = twin.of === 'body' ? DESK.share(twin.share, twin.passage) : `${DESK.twinKind[twin.of]}${DESK.likeness[twin.likeness]}`;
    const [left, right] = twin.of === 'theme' ? [a.theme ?? a.name, b.theme ?? b.name] : [a.name, b.name];
    const holders = [a, b].map((brand) => organizationLink(context, brand.organization).text).join('，');
    return [{ text: DESK.twinName(left, right), href: context.address.brand(a.slug), note: `${what}：${holders}` }];
  });
}

function unpublishedOf(
  context: Context,
  dossier: Dossier,
  brand: (slug: string) => Link,
  pairing: (slug: string) => Link,
): DeskView['lists'][number]['items'] {
  const { site, address } = context;
  const hidden = (entries: Record<string, EntryDossier>, link: (id: string) => Link & { note?: string }, kind: string) =>
    Object.entries(entries)
      .filter(([, entry]) => !entry.isPublic)
      .sort(([a], [b]) => compareText(a, b))
      .map(([id]) => ({ ...link(id), note: kind }));
  return [
    ...hidden(dossier.brands, brand, site.labels.brand),
    ...hidden(dossier.pairings, pairing, site.labels.pairing),
    ...hidden(dossier.packs, (slug) => ({ text: context.packs.get(slug)?.title ?? slug, href: address.pack(slug) }), site.labels.study),
    ...hidden(
      dossier.documents,
      (path) => ({ text: context.documents.get(path)?.title ?? path, href: address.document(path) }),
      site.labels.documents,
    ),
  ];
}
