/** Decides which organizations a build holds: those that a published entry names, and their ancestors. */
import { compareText } from '../diagnostic.ts';
import { given } from '../given.ts';
import { holdingOrganizations, listOf, type Model } from '../model/model.ts';
import { outcomeOn } from '../model/pairing.ts';
import type { Entry } from '../read/content.ts';
import type { EventName } from '../schema/record.ts';
import type { PublicEntries } from './publicEntries.ts';
import { publicEvents } from './publicRecord.ts';
import type { Profile, PublishedBrand, PublishedOrganization, PublishedPairing } from './published.ts';

/** What a site holds of that which has organizations. */
interface Held {
  brands: readonly PublishedBrand[];
  pairings: readonly PublishedPairing[];
}

/** Returns the organizations of a site, sorted by id. An internal build holds all, a public one those that are named. */
export function shownOrganizations(model: Model, profile: Profile, entries: PublicEntries, { brands, pairings }: Held): PublishedOrganization[] {
  const { tree } = model;
  const held = profile === 'internal' ? new Set(tree.ids()) : publicOrganizations(model, entries);
  const brandsOf = new Map<string, string[]>();
  for (const brand of brands) note(brandsOf, [brand.organization, ...partnersOf(brand)], brand.slug);
  const pairingsOf = new Map<string, string[]>();
  for (const pairing of pairings) {
    const models = pairing.model.flatMap((slug) => holdingOrganizations(model.brands.get(slug)?.own ?? {}));
    note(pairingsOf, [...models, ...(pairing.partner ?? [])], pairing.slug);
  }
  return [...held].sort(compareText).flatMap((id) => {
    const node = tree.get(id);
    if (node?.name === undefined || node.level === undefined) return [];
    return [
      {
        id,
        name: node.name,
        ...given('shortName', node.shortName),
        level: node.level,
        parent: node.parent ?? null,
        ...given('domain', node.domain),
        formerNames: node.formerNames ?? [],
        children: tree
          .children(id)
          .filter((child) => held.has(child))
          .sort(compareText),
        brands: brandsOf.get(id) ?? [],
        pairings: pairingsOf.get(id) ?? [],
      },
    ];
  });
}

const partnersOf = (brand: PublishedBrand): string[] =>
  brand.partners.flatMap((partner) => ('organization' in partner ? [partner.organization] : []));

/** Returns the ids of the organizations that a public build of the model holds: those that it names, with their ancestors. */
export function publicOrganizations(model: Model, entries: PublicEntries): Set<string> {
  const { tree } = model;
  // A text in place of an id may equal the id of an organization that only the `--private` directory has.
  const mayHold = (id: string): boolean => tree.has(id) && model.organizations.get(id)?.private !== true;
  const held = new Set<string>();
  for (const { id } of mentionsIn(model, entries)) {
    if (!held.has(id) && mayHold(id)) for (const one of [id, ...tree.ancestors(id)]) if (mayHold(one)) held.add(one);
  }
  return held;
}

/** An organization that a public entry names. */
export interface Mention {
  id: string;
  /** Whether a text could stand in place of the id: it says that the organization did something, not what it is here. */
  isAside: boolean;
}

/** The events in which `by` may be a text. */
const ASIDE: ReadonlySet<string> = new Set(['cultivated', 'launched', 'reviewed', 'commended'] satisfies EventName[]);

/** Yields the ids, and texts in place of ids, by which a public build names organizations. */
export function* mentionsIn(model: Model, entries: PublicEntries): Generator<Mention> {
  const { asOf, settings } = model;
  const held = <Data>(all: Iterable<Entry<Data>>): Entry<Data>[] => [...all].filter((entry) => entries.entry(entry));
  if (settings.publisher !== undefined) yield { id: settings.publisher, isAside: false };
  for (const entry of held(model.brands.values())) {
    for (const id of holdingOrganizations(entry.own)) yield { id, isAside: false };
    for (const event of publicEvents(entry.own.record ?? [], asOf, settings.publicReview)) {
      for (const id of 'by' in event ? listOf(event.by) : []) yield { id, isAside: ASIDE.has(event.event) };
    }
  }
  for (const entry of held(model.pairings.values())) {
    if (entry.own.visibility === 'public') for (const id of listOf(entry.own.lagging)) yield { id, isAside: false };
    const acceptedBy = outcomeOn(entry.own, asOf)?.by;
    if (acceptedBy !== undefined) yield { id: acceptedBy, isAside: true };
  }
  for (const entry of held(model.documents.values())) if (entry.own.issuer !== undefined) yield { id: entry.own.issuer, isAside: false };
}

function note(lists: Map<string, string[]>, ids: Iterable<string>, slug: string): void {
  for (const id of new Set(ids)) lists.set(id, [...(lists.get(id) ?? []), slug]);
}
