/**
 * Indexes of brands by what they share. They are made once for a site, so that a page costs the same in a
 * register of fifty brands and of ten thousand.
 */
import { compareText } from '../../diagnostic.ts';
import { organizationsOf, organizationsOver } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand, PublishedPairing, Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';

export interface Lookup {
  /** Brands that have not ended, in list order (`inOrder`). */
  listed: readonly PublishedBrand[];
  /** The slugs before and after each listed brand. */
  beside: ReadonlyMap<string, readonly string[]>;
  byDomain: ReadonlyMap<string, readonly PublishedBrand[]>;
  /** By `domain/focus`. */
  byFocus: ReadonlyMap<string, readonly PublishedBrand[]>;
  byLevel: ReadonlyMap<string, readonly PublishedBrand[]>;
  byYear: ReadonlyMap<number, readonly PublishedBrand[]>;
  byTag: ReadonlyMap<string, readonly PublishedBrand[]>;
  /** By holder and by partner. */
  byOrganization: ReadonlyMap<string, readonly PublishedBrand[]>;
  /** By holder, partner, and every organization above the holder. */
  underOrganization: ReadonlyMap<string, readonly PublishedBrand[]>;
  childrenOf: ReadonlyMap<string, readonly PublishedBrand[]>;
  /** Pairings by each brand of the model side. */
  pairingsOf: ReadonlyMap<string, readonly PublishedPairing[]>;
  levelRank: ReadonlyMap<string, number>;
}

/** Which of the three groups of a list a brand belongs to: named, launched by its own organization, or neither yet. */
export type Standing = 'named' | 'launched' | 'pending';

export function standingOf(brand: PublishedBrand): Standing {
  if (brand.titles.length > 0) return 'named';
  return brand.status !== 'withdrawn' && brand.record.some((event) => event.event === 'launched') ? 'launched' : 'pending';
}

/** Returns who stands with whom. */
export const lookup = derived('lookup', 'site', (site: Site): Lookup => {
  const levelRank = new Map(site.levels.map((level, rank) => [level.id, rank]));
  const listed = inOrder(
    site.brands.filter((brand) => !brand.ended),
    levelRank,
  );
  return {
    listed,
    beside: new Map(listed.map(({ slug }, at) => [slug, [listed[at - 1], listed[at + 1]].flatMap((one) => one?.slug ?? [])])),
    byDomain: group(listed, (brand) => [brand.domain]),
    byFocus: group(listed, (brand) => brand.focuses.map((focus) => `${brand.domain}/${focus}`)),
    byLevel: group(listed, (brand) => (brand.level === null ? [] : [brand.level])),
    byYear: group(listed, (brand) => (brand.year === null ? [] : [brand.year])),
    byTag: group(listed, (brand) => brand.tags),
    byOrganization: group(listed, organizationsOf),
    underOrganization: group(listed, (brand) => organizationsOver(site, brand)),
    childrenOf: group(listed, (brand) => (brand.parentBrand === undefined ? [] : [brand.parentBrand])),
    pairingsOf: group(site.pairings, (pairing) => pairing.model),
    levelRank,
  };
});

const STANDINGS: readonly Standing[] = ['named', 'launched', 'pending'];

/** In list order: named before launched, then the higher level, the later naming, the slug. What is compared is read once: of ten thousand, comparing reads a million times. */
function inOrder(brands: readonly PublishedBrand[], levelRank: ReadonlyMap<string, number>): PublishedBrand[] {
  return brands
    .map((brand) => ({
      brand,
      slug: brand.slug,
      standing: STANDINGS.indexOf(standingOf(brand)),
      rank: brand.level === null ? levelRank.size : (levelRank.get(brand.level) ?? levelRank.size),
      when: brand.namedOn ?? (brand.year === null ? '' : String(brand.year)),
    }))
    .sort((a, b) => a.standing - b.standing || a.rank - b.rank || compareText(b.when, a.when) || compareText(a.slug, b.slug))
    .map(({ brand }) => brand);
}

function group<Key, Item>(items: readonly Item[], keys: (item: Item) => readonly Key[]): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) {
    for (const key of keys(item)) {
      const held = groups.get(key);
      if (held === undefined) groups.set(key, [item]);
      else held.push(item);
    }
  }
  return groups;
}
