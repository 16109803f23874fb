/**
 * Which entries a public build holds on a day (contract, section 10). The rules ask too, since a
 * public page may not lead to what is not there.
 */
import type { Entry } from '../read/content.ts';
import type { Brand, Release } from '../schema/brand.ts';
import { earliest } from '../schema/dates.ts';
import type { Pairing } from '../schema/pairing.ts';
import { listOf, type Model } from './model.ts';
import { eventsOf, hasHappened, stateOn, statusOf } from './record.ts';

type Released = { approval?: Release | Release[]; visibility?: string };

/** Releases that have been given by the day. */
export const approvalsOf = (data: Released, day: string): Release[] => listOf(data.approval).filter((release) => earliest(release.date) <= day);

/** Whether an entry's visibility keeps it from the public for good. */
export const isInternal = (entry: Pick<Entry<unknown>, 'private' | 'data' | 'kind'>): boolean =>
  entry.private || ((entry.data as Released).visibility ?? (entry.kind === 'pairing' ? 'internal' : 'public')) === 'internal';

const isReleased = (model: Model, data: Released): boolean => model.settings.approval !== 'required' || approvalsOf(data, model.asOf).length > 0;

export interface Holdings {
  brand(slug: string): boolean;
  pairing(slug: string): boolean;
  pack(slug: string): boolean;
  document(path: string): boolean;
  /** By the entry itself, whatever its kind. */
  entry(entry: Pick<Entry<unknown>, 'kind' | 'id'>): boolean;
}

/** What a public build of the model would hold, taking nothing from what `--private` lays over. */
export function publicHoldings(model: Model): Holdings {
  const brands = new Set([...model.brands.values()].filter((entry) => holdsBrand(model, entry)).map((entry) => entry.id));
  const pairings = new Set([...model.pairings.values()].filter((entry) => holdsPairing(model, entry, brands)).map((entry) => entry.id));
  const simple = (entry: Entry<unknown>): boolean => !isInternal(entry) && isReleased(model, entry.own as Released);
  const packs = new Set([...model.packs.values()].filter(simple).map((entry) => entry.id));
  const documents = new Set([...model.documents.values()].filter(simple).map((entry) => entry.id));
  const sets = { brand: brands, pairing: pairings, study: packs, document: documents };
  return {
    brand: (slug) => brands.has(slug),
    pairing: (slug) => pairings.has(slug),
    pack: (slug) => packs.has(slug),
    document: (path) => documents.has(path),
    entry: (entry) => sets[entry.kind].has(entry.id),
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
