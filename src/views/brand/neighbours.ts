/** Other cases to read after this one, with the reason. */
import type { PublishedBrand } from '../../publish/published.ts';
import { UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import { domainLabel } from './card.ts';
import { lookup } from './lookup.ts';

export interface Neighbour {
  brand: PublishedBrand;
  reason: string;
}

/**
 * Returns at most `most` listed brands, the nearest first: paired, same organization, common tag, same focus, related
 * organization, same domain. From each group it takes those that follow the brand cyclically, so that in a large
 * group every brand gets links.
 */
export function neighbours(context: Context, brand: PublishedBrand, most: number, except: ReadonlySet<string> = new Set()): Neighbour[] {
  const { site } = context;
  const held = lookup(site);
  const found = new Map<string, Neighbour>();
  const take = (group: readonly PublishedBrand[] | undefined, reason: string, atMost: number): void => {
    if (group === undefined) return;
    const start = group.indexOf(brand) + 1;
    let taken = 0;
    for (let step = 0; step < group.length && taken < atMost && found.size < most; step += 1) {
      const other = group[(start + step) % group.length] as PublishedBrand;
      if (other === brand || found.has(other.slug) || except.has(other.slug)) continue;
      found.set(other.slug, { brand: other, reason });
      taken += 1;
    }
  };
  const listed = (slugs: readonly string[]): PublishedBrand[] => slugs.flatMap((slug) => context.brands.get(slug) ?? []).filter((one) => !one.ended);

  for (const pairing of held.pairingsOf.get(brand.slug) ?? []) {
    take(listed(pairing.model), UI.why.paired, 2);
    for (const id of pairing.partner ?? []) take(held.byOrganization.get(id), UI.why.paired, 2);
  }
  for (const id of context.organizations.get(brand.organization)?.pairings ?? []) {
    const pairing = context.pairings.get(id);
    if (pairing?.partner?.includes(brand.organization) === true) take(listed(pairing.model), UI.why.paired, 2);
  }
  take(held.byOrganization.get(brand.organization), UI.why.sameOrganization, 2);
  for (const tag of brand.tags) take(held.byTag.get(tag), UI.why.tag(tag), 2);
  const domain = site.domains.find((one) => one.id === brand.domain);
  for (const focus of brand.focuses) {
    const label = domain?.focuses?.find((one) => one.id === focus)?.label;
    if (label !== undefined) take(held.byFocus.get(`${brand.domain}/${focus}`), UI.why.focus(label), 2);
  }
  const organization = context.organizations.get(brand.organization);
  const above = organization?.parent === null || organization === undefined ? undefined : context.organizations.get(organization.parent);
  const family = [
    ...(organization?.children ?? []),
    ...(above === undefined ? [] : [above.id, ...above.children.filter((id) => id !== brand.organization)]),
  ];
  for (const id of family) {
    if (found.size >= most) break;
    take(held.byOrganization.get(id), UI.why.organization, 1);
  }
  take(held.byDomain.get(brand.domain), UI.why.domain(domainLabel(context, brand.domain)), most);
  return [...found.values()];
}
