/**
 * Decides which entries a public build holds on a day. The rules use it too, since a public page must not
 * link to an entry that is missing.
 */

import { listOf, type Model } from '../model/model.ts';
import { eventsOf, hasHappened, stateOn, statusOf } from '../model/record.ts';
import { approvalsOf, isInternal, type Released } from '../model/visibility.ts';
import type { Entry } from '../read/content.ts';
import type { Brand } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';

const isReleased = (model: Model, data: Released): boolean => model.settings.approval !== 'required' || approvalsOf(data, model.asOf).length > 0;

/**
 * Whether a fault that is told elsewhere decides if a public build holds an entry: a damaged value that publication asks
 * for, or a model that nothing is. Such an entry is not called unpublished, since its editor meant otherwise.
 */
export function isUnsure(model: Model, entry: Entry<unknown>): boolean {
  const { site } = model.content;
  if (!entry.readable || !site.readable || DECIDING.site.some((key) => site.damaged.has(key))) return true;
  if (DECIDING[entry.kind].some((key) => entry.damaged.has(key))) return true;
  if (entry.kind !== 'pairing') return false;
  const { since, model: models } = entry.data as Partial<Pairing>;
  const brands = listOf(models).map((slug) => model.brands.get(slug));
  return since === undefined || brands.length === 0 || brands.some((brand) => brand === undefined || isUnsure(model, brand));
}

/** The keys that publication asks for. */
const DECIDING: Record<Entry<unknown>['kind'] | 'site', readonly string[]> = {
  site: ['publishFrom', 'approval'],
  brand: ['visibility', 'approval', 'record'],
  pairing: ['visibility', 'approval', 'since', 'model'],
  study: ['visibility', 'approval'],
  document: ['visibility', 'approval'],
};

export interface PublicEntries {
  brand(slug: string): boolean;
  pairing(slug: string): boolean;
  pack(slug: string): boolean;
  document(path: string): boolean;
  /** For an entry of any kind. */
  entry(entry: Pick<Entry<unknown>, 'kind' | 'id'>): boolean;
}

/** Returns what a public build of the model holds. Ignores the data of `--private`. */
export function publicEntries(model: Model): PublicEntries {
  const kept = model.content.memory.of('held', [model.asOf, model.content.frame.data], () => heldIn(model));
  const sets = { brand: new Set(kept.brand), pairing: new Set(kept.pairing), study: new Set(kept.study), document: new Set(kept.document) };
  return {
    brand: (slug) => sets.brand.has(slug),
    pairing: (slug) => sets.pairing.has(slug),
    pack: (slug) => sets.study.has(slug),
    document: (path) => sets.document.has(path),
    entry: (entry) => sets[entry.kind].has(entry.id),
  };
}

/** The ids of all that it holds. */
function heldIn(model: Model): Record<Entry<unknown>['kind'], string[]> {
  const brands = new Set([...model.brands.values()].filter((entry) => holdsBrand(model, entry)).map((entry) => entry.id));
  const pairings = [...model.pairings.values()].filter((entry) => holdsPairing(model, entry, brands)).map((entry) => entry.id);
  const simple = (entry: Entry<unknown>): boolean => !isInternal(entry) && isReleased(model, entry.own as Released);
  const idsOf = (entries: Iterable<Entry<unknown>>): string[] => [...entries].filter(simple).map(({ id }) => id);
  return { brand: [...brands], pairing: pairings, study: idsOf(model.packs.values()), document: idsOf(model.documents.values()) };
}

/** The same as if one more entry were held, and of a pairing its models, without which nobody could tell of it. */
export function holding(entries: PublicEntries, model: Model, { kind, id }: Pick<Entry<unknown>, 'kind' | 'id'>): PublicEntries {
  const models = new Set(kind === 'pairing' ? listOf(model.pairings.get(id)?.own.model) : []);
  const isHeld = (one: Pick<Entry<unknown>, 'kind' | 'id'>): boolean =>
    entries.entry(one) || (one.kind === kind && one.id === id) || (one.kind === 'brand' && models.has(one.id));
  return {
    brand: (slug) => isHeld({ kind: 'brand', id: slug }),
    pairing: (slug) => isHeld({ kind: 'pairing', id: slug }),
    pack: (slug) => isHeld({ kind: 'study', id: slug }),
    document: (path) => isHeld({ kind: 'document', id: path }),
    entry: isHeld,
  };
}

function holdsBrand(model: Model, entry: Entry<Brand>): boolean {
  if (isInternal(entry) || !isReleased(model, entry.own)) return false;
  const record = (entry.own.record ?? []).filter((event) => hasHappened(event, model.asOf));
  const named = eventsOf(record, 'named').length > 0;
  const launched = eventsOf(record, 'launched').length > 0;
  if (!named && !(model.settings.publishFrom === 'launched' && launched)) return false;
  return named || statusOf(stateOn(record, model.asOf)) !== 'withdrawn';
}

function holdsPairing(model: Model, entry: Entry<Pairing>, brands: ReadonlySet<string>): boolean {
  const { since } = entry.own;
  if (isInternal(entry) || since === undefined || earliest(since) > model.asOf || !isReleased(model, entry.own)) return false;
  const slugs = listOf(entry.own.model);
  return slugs.length > 0 && slugs.every((slug) => brands.has(slug));
}
