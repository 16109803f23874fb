/** Whose a published brand is: its own organization, those that share it, and what stands above. */
import { derived } from '../reads.ts';
import type { PublishedBrand, Site } from './published.ts';

/** Who holds a brand, then who shares it, as far as they are entries. */
export const organizationsOf = ({ organization, partners }: PublishedBrand): string[] => [
  ...new Set([organization, ...partners.flatMap((one) => ('organization' in one ? [one.organization] : []))]),
];

const parents = derived('parents', 'site', (site: Site) => new Map(site.organizations.map((one) => [one.id, one.parent])));

/** The organizations above one, from the nearest up. */
export function organizationsAbove(site: Site, id: string): string[] {
  const parentOf = parents(site);
  const chain: string[] = [];
  for (let at = parentOf.get(id) ?? null; at !== null; at = parentOf.get(at) ?? null) chain.push(at);
  return chain;
}

/** Whose brand one is when somebody narrows by an organization: its own, and that of everything above its holder. */
export const organizationsOver = (site: Site, brand: PublishedBrand): string[] => [
  ...new Set([...organizationsOf(brand), ...organizationsAbove(site, brand.organization)]),
];
