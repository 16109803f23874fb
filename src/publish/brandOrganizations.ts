/** Which organizations hold a published brand, and which stand above them. */
import { derived } from '../reads.ts';
import type { PublishedBrand, Site } from './published.ts';

/** Ids of the organization that holds a brand, then of partners given by id. */
export const organizationsOf = ({ organization, partners }: PublishedBrand): string[] => [
  ...new Set([organization, ...partners.flatMap((one) => ('organization' in one ? [one.organization] : []))]),
];

const parents = derived('parents', 'site', (site: Site) => new Map(site.organizations.map((one) => [one.id, one.parent])));

/** Returns the ids of an organization's ancestors, nearest first. */
export function organizationsAbove(site: Site, id: string): string[] {
  const parentOf = parents(site);
  const chain: string[] = [];
  for (let at = parentOf.get(id) ?? null; at !== null; at = parentOf.get(at) ?? null) chain.push(at);
  return chain;
}

/** Returns the ids by which the organization filter finds a brand: its holders, and the ancestors of the first. */
export const organizationsOver = (site: Site, brand: PublishedBrand): string[] => [
  ...new Set([...organizationsOf(brand), ...organizationsAbove(site, brand.organization)]),
];
