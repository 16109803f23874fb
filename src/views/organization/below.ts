/** What stands below each organization, found once for a site: ten thousand pages ask. */
import { organizationsAbove } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand, Site } from '../../publish/published.ts';
import { lookup } from '../brand/lookup.ts';

export interface Subtree {
  /** Listed brands of the organizations below, without its own, in the order of lists. */
  brands: readonly PublishedBrand[];
  /** Organizations below it, at any depth. */
  organizations: number;
}

const NOTHING: Subtree = { brands: [], organizations: 0 };
const made = new WeakMap<Site, ReadonlyMap<string, Subtree>>();

/** What stands below an organization. */
export function subtreeOf(site: Site, id: string): Subtree {
  let known = made.get(site);
  if (known === undefined) {
    known = subtrees(site);
    made.set(site, known);
  }
  return known.get(id) ?? NOTHING;
}

function subtrees(site: Site): Map<string, Subtree> {
  const below = new Map<string, { brands: PublishedBrand[]; organizations: number }>(
    site.organizations.map(({ id }) => [id, { brands: [], organizations: 0 }]),
  );
  for (const { id } of site.organizations) {
    for (const one of organizationsAbove(site, id)) {
      const held = below.get(one);
      if (held !== undefined) held.organizations += 1;
    }
  }
  for (const brand of lookup(site).listed) for (const one of organizationsAbove(site, brand.organization)) below.get(one)?.brands.push(brand);
  return below;
}
