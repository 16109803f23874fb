/** Decides which organizations a build holds: those that a published entry names, and their ancestors. */
import { compareText } from '../diagnostic.ts';
import { given } from '../given.ts';
import { holdingOrganizations, listOf, type Model } from '../model/model.ts';
import type { Profile, PublishedBrand, PublishedDocument, PublishedOrganization, PublishedPairing } from './published.ts';

/** The published entries that may name organizations. */
export interface Naming {
  brands: readonly PublishedBrand[];
  pairings: readonly PublishedPairing[];
  documents: readonly PublishedDocument[];
}

/** Returns the organizations of a site, sorted by id. An internal build holds all, a public one those that are named. */
export function shownOrganizations(model: Model, profile: Profile, naming: Naming): PublishedOrganization[] {
  const { tree } = model;
  const isInternal = profile === 'internal';
  // A text in place of an id may equal the id of an organization that only the `--private` directory has.
  const mayHold = (id: string): boolean => tree.has(id) && (isInternal || model.organizations.get(id)?.private !== true);
  const named = isInternal ? tree.ids() : [model.settings.publisher ?? '', ...namedIn(naming)];
  const held = new Set<string>();
  for (const id of new Set(named)) if (mayHold(id)) for (const one of [id, ...tree.ancestors(id)]) if (mayHold(one)) held.add(one);
  const brandsOf = new Map<string, string[]>();
  for (const brand of naming.brands) note(brandsOf, [brand.organization, ...partnersOf(brand)], brand.slug);
  const pairingsOf = new Map<string, string[]>();
  for (const pairing of naming.pairings) {
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

/** Yields ids, and texts of keys that allow an id or a text. The caller skips what is not in the tree. */
function* namedIn({ brands, pairings, documents }: Naming): Generator<string> {
  for (const brand of brands) {
    yield brand.organization;
    yield* partnersOf(brand);
    for (const event of brand.record) yield* 'by' in event ? listOf(event.by) : [];
  }
  for (const pairing of pairings) {
    yield* pairing.partner ?? [];
    if (pairing.outcome?.by !== undefined) yield pairing.outcome.by;
  }
  for (const document of documents) if (document.issuer !== undefined) yield document.issuer;
}

function note(lists: Map<string, string[]>, ids: Iterable<string>, slug: string): void {
  for (const id of new Set(ids)) lists.set(id, [...(lists.get(id) ?? []), slug]);
}
