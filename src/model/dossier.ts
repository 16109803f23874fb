/** What internal builds show beside the site: dossiers, and the organization department's desk. */
import { compareText } from '../diagnostic.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { addMonths, type Day, earliest, type LooseDate, latest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { RecordEvent } from '../schema/record.ts';
import type { Target } from '../schema/taxonomy.ts';
import type { BodyRoot } from './body.ts';
import { approvalsOf, type Holdings } from './holdings.ts';
import { holders, listOf, type Model } from './model.ts';
import { outcomeOn, pairingStatus } from './pairing.ts';
import { goalsOn } from './publicRecord.ts';
import type { BrandDossier, Desk, Dossier, EntryDossier } from './published.ts';
import { eventsOf, hasHappened, isOverdue, lacksGoals, stateOn } from './record.ts';
import { missingOf } from './standard.ts';
import { twinsOf } from './twins.ts';

/** Opens the dossier of a model free of errors. `bodyOf` gives a body with its links resolved. */
export function openDossier(model: Model, holdings: Holdings, bodyOf: (entry: Entry<unknown>) => BodyRoot): Dossier {
  const common = (entry: Entry<unknown>): EntryDossier => {
    const data = entry.data as { internal?: Record<string, unknown>; approval?: Brand['approval'] };
    return {
      ...(data.internal === undefined ? {} : { internal: data.internal }),
      approvals: approvalsOf(data, model.asOf),
      isPublic: holdings.entry(entry),
      body: bodyOf(entry),
    };
  };
  const all = <Data, Item>(entries: Iterable<Entry<Data>>, open: (entry: Entry<Data>) => Item): Record<string, Item> =>
    Object.fromEntries([...entries].sort((a, b) => compareText(a.id, b.id)).map((entry) => [entry.id, open(entry)]));
  return {
    brands: all(
      model.brands.values(),
      (entry): BrandDossier => ({
        ...common(entry),
        record: happened(entry, model.asOf),
        missing: missingOf(entry.data, model.standard),
      }),
    ),
    pairings: all(model.pairings.values(), (entry) => ({
      ...common(entry),
      visibility: entry.data.visibility ?? 'internal',
      ...(entry.data.consent === undefined || earliest(entry.data.consent.date) > model.asOf ? {} : { consent: entry.data.consent }),
      anonymousSide: entry.data.visibility === 'public' ? [] : [...listOf(entry.data.lagging)],
    })),
    packs: all(model.packs.values(), common),
    documents: all(model.documents.values(), common),
    organizations: Object.fromEntries(
      [...model.organizations]
        .sort(([a], [b]) => compareText(a, b))
        .map(([id, { data }]) => [
          id,
          { ...(data.note === undefined ? {} : { note: data.note }), ...(data.internal === undefined ? {} : { internal: data.internal }) },
        ]),
    ),
    targets: model.taxonomy.targets ?? [],
    desk: desk(model),
  };
}

const happened = (entry: Entry<Brand>, day: Day): RecordEvent[] =>
  (entry.data.record ?? [])
    .filter((event) => hasHappened(event, day))
    .map((event) => (event.event === 'goals' ? { ...event, goals: goalsOn(event.goals, day) } : event));

const latestFirst = <Item extends { date?: LooseDate }>(a: Item, b: Item): number =>
  compareText(b.date === undefined ? '' : earliest(b.date), a.date === undefined ? '' : earliest(a.date));

function desk(model: Model): Desk {
  const brands = [...model.brands.values()].sort((a, b) => compareText(a.id, b.id));
  const pairings = [...model.pairings.values()].sort((a, b) => compareText(a.id, b.id)) as (Entry<Pairing> & { data: Pairing })[];
  const record = (entry: Entry<Brand>): readonly RecordEvent[] => entry.data.record ?? [];
  return {
    targets: (model.taxonomy.targets ?? []).map((target) => measure(model, target, brands)),
    rounds: rounds(model, brands),
    visits: brands
      .flatMap((entry) =>
        eventsOf(happened(entry, model.asOf), 'visited').map(({ date, by, purpose, note }) => ({
          slug: entry.id,
          by: [...listOf(by)],
          ...(date === undefined ? {} : { date }),
          ...(purpose === undefined ? {} : { purpose }),
          ...(note === undefined ? {} : { note }),
        })),
      )
      .sort(latestFirst),
    overdue: brands.filter((entry) => isOverdue(record(entry), model.asOf, model.settings.reviewDue)).map((entry) => entry.id),
    lackingGoals: brands.filter((entry) => lacksGoals(record(entry), model.asOf)).map((entry) => entry.id),
    silentPairings: pairings.filter((entry) => isSilent(entry.data, model.asOf)).map((entry) => entry.id),
    overduePairings: pairings.filter((entry) => pairingStatus(entry.data, model.asOf) === 'overdue').map((entry) => entry.id),
    twins: twinsOf(model),
  };
}

/** Running, and nothing in the ledger for six months, counted from its beginning where there is nothing yet. */
export function isSilent(pairing: Pick<Pairing, 'since' | 'until' | 'outcome' | 'ledger'>, day: Day): boolean {
  if (pairingStatus(pairing, day) !== 'active' || outcomeOn(pairing, day) !== undefined) return false;
  const dates = [pairing.since, ...(pairing.ledger ?? []).map((item) => item.date).filter((date) => earliest(date) <= day)];
  const last = dates.map(latest).sort(compareText).at(-1) as Day;
  return last < addMonths(day, -6);
}

/**
 * What stands against a target at the end of its year: brands with a title at the level that has not ended, or
 * launched there and neither withdrawn nor ended since. One that was ended fulfils no plan (contract, sections 3 and 10).
 */
function measure(model: Model, target: Target, brands: readonly Entry<Brand>[]): Desk['targets'][number] {
  const end = `${target.year}-12-31` < model.asOf ? `${target.year}-12-31` : model.asOf;
  const reached = brands.filter((entry) => {
    const state = stateOn(entry.data.record ?? [], end);
    const isNamed = state.titles.some((title) => title.level === target.level);
    if (target.status === 'named' || isNamed) return isNamed;
    const isOwn = model.tree.get(entry.data.organization ?? '')?.level === target.level;
    return isOwn && state.everLaunched && !state.ended && state.stage !== 'withdrawn';
  });
  if (target.organizations === undefined) {
    return { target, reached: reached.length, of: target.min ?? 0, lacking: [] };
  }
  const having = new Set(reached.flatMap((entry) => holders(entry.data)));
  const lacking = target.organizations.filter((id) => !having.has(id));
  return { target, reached: target.organizations.length - lacking.length, of: target.organizations.length, lacking };
}

/** Candidates by the round they were evaluated in; the total is weighted by the taxonomy's parts. */
function rounds(model: Model, brands: readonly Entry<Brand>[]): Desk['rounds'] {
  const parts = model.taxonomy.evaluation ?? [];
  const byRound = new Map<string, Desk['rounds'][number]['candidates']>();
  for (const entry of brands) {
    let level = '';
    for (const event of happened(entry, model.asOf)) {
      if (event.event === 'declared') level = event.level;
      if (event.event !== 'evaluated' || event.scores === undefined) continue;
      const { scores } = event;
      const whole = parts.length > 0 && parts.every((part) => scores[part.id] !== undefined);
      const total = whole ? Math.round(parts.reduce((sum, part) => sum + part.weight * (scores[part.id] as number), 0) * 100) / 100 : null;
      const round = event.round ?? event.date?.slice(0, 4) ?? '';
      byRound.set(round, [
        ...(byRound.get(round) ?? []),
        { slug: entry.id, level, scores, total, ...(event.date === undefined ? {} : { date: event.date }) },
      ]);
    }
  }
  return [...byRound]
    .sort(([a], [b]) => compareText(b, a))
    .map(([round, candidates]) => ({
      round,
      candidates: candidates.sort((a, b) => (b.total ?? -1) - (a.total ?? -1) || compareText(a.slug, b.slug)),
    }));
}
