/** What is below each organization. Computed once for a site, because every organization page asks. */
import { organizationsAbove } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand, Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import { lookup } from '../brand/lookup.ts';

export interface Subtree {
  /** Listed brands of the organizations below, in list order, without the organization's own. */
  brands: readonly PublishedBrand[];
  /** The number of organizations below, at any depth. */
  organizations: number;
}

const NOTHING: Subtree = { brands: [], organizations: 0 };

/** What stands below an organization. */
export const subtreeOf = (site: Site, id: string): Subtree => subtrees(site).get(id) ?? NOTHING;

const subtrees = derived('subtrees', 'site', (site: Site): Map<string, Subtree> => {
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
});
