/** Builds what only internal builds show: the dossiers of entries and the desk, `/internal/`. */

import { compareText } from '../diagnostic.ts';
import { given } from '../given.ts';
import type { BodyRoot } from '../model/body.ts';
import { holdingOrganizations, listOf, type Model } from '../model/model.ts';
import { isSilent, pairingStatus } from '../model/pairing.ts';
import { eventsOf, hasHappened, isOverdue, lacksGoals, roundOf, stateOn } from '../model/record.ts';
import { missingOf } from '../model/standard.ts';
import { approvalsOf } from '../model/visibility.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { type Day, earliest, type LooseDate } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import type { RecordEvent } from '../schema/record.ts';
import type { Target } from '../schema/taxonomy.ts';
import { twinsOf } from '../twins/index.ts';
import { dueOn } from './due.ts';
import type { PublicEntries } from './publicEntries.ts';
import { goalsOn } from './publicRecord.ts';
import type { BrandDossier, Desk, Dossier, EntryDossier } from './published.ts';

/** Builds the dossier of a model that `check` accepts. `bodyOf` returns a body with its links resolved. */
export function openDossier(model: Model, publicEntries: PublicEntries, bodyOf: (entry: Entry<unknown>) => BodyRoot): Dossier {
  const common = (entry: Entry<unknown>): EntryDossier => {
    const data = entry.data as { internal?: Record<string, unknown>; approval?: Brand['approval'] };
    return {
      ...given('internal', data.internal),
      approvals: approvalsOf(data, model.asOf),
      isPublic: publicEntries.entry(entry),
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
        .map(([id, { data }]) => [id, { ...given('note', data.note), ...given('internal', data.internal) }]),
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
    due: dueOn(model),
    targets: (model.taxonomy.targets ?? []).map((target) => measure(model, target, brands)),
    rounds: rounds(model, brands),
    visits: brands
      .flatMap((entry) =>
        eventsOf(happened(entry, model.asOf), 'visited').map(({ date, by, purpose, note }) => ({
          slug: entry.id,
          by: [...listOf(by)],
          ...given('date', date),
          ...given('purpose', purpose),
          ...given('note', note),
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

/**
 * Measures a target of the taxonomy at the end of its year. A brand counts if it has a title at the level. With
 * `status: launched` it also counts if its organization has that level and it was launched, and not withdrawn or ended since.
 */
function measure(model: Model, target: Target, brands: readonly Entry<Brand>[]): Desk['targets'][number] {
  const end = `${target.year}-12-31` < model.asOf ? `${target.year}-12-31` : model.asOf;
  const reached = brands.filter((entry) => {
    const state = stateOn(entry.data.record ?? [], end);
    const isNamed = state.titles.some((title) => target.level === undefined || title.level === target.level);
    if (target.status === 'named' || isNamed) return isNamed;
    const isOwn = target.level === undefined || model.tree.get(entry.data.organization ?? '')?.level === target.level;
    return isOwn && state.everLaunched && !state.ended && state.stage !== 'withdrawn';
  });
  if (target.organizations === undefined) {
    return { target, reached: reached.length, of: target.min ?? 0, lacking: [] };
  }
  const having = new Set(reached.flatMap((entry) => holdingOrganizations(entry.data)));
  const lacking = target.organizations.filter((id) => !having.has(id));
  return { target, reached: target.organizations.length - lacking.length, of: target.organizations.length, lacking };
}

/** Groups candidates by evaluation round, last round first. `evaluation` gives the weights of the total. */
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
      const round = roundOf(event);
      const scored = { slug: entry.id, level, scores, total, ...given('date', event.date) };
      const all = byRound.get(round);
      if (all === undefined) byRound.set(round, [scored]);
      else all.push(scored);
    }
  }
  return [...byRound]
    .sort(([a], [b]) => compareText(b, a))
    .map(([round, candidates]) => ({
      round,
      candidates: candidates.sort((a, b) => (b.total ?? -1) - (a.total ?? -1) || compareText(a.slug, b.slug)),
    }));
}
