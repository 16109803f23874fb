/** The menu of every page: the site's own, or the lists that hold something. */
import type { Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import { UI } from '../../wording/ui.ts';
import type { Context } from './context.ts';
import type { Link } from './link.ts';

export type Place =
  | 'home'
  | 'brands'
  | 'logos'
  | 'themes'
  | 'ladder'
  | 'organizations'
  | 'pairings'
  | 'study'
  | 'documents'
  | 'search'
  | 'help'
  | 'internal';

export interface MenuLink extends Link {
  current: boolean;
}

type ListPlace = 'brands' | 'logos' | 'themes' | 'ladder' | 'organizations' | 'pairings' | 'study' | 'documents';

/** Which lists have anything on them. */
const held = derived(
  'heldLists',
  'site',
  ({ brands, organizations, pairings, packs, documents }: Site): Readonly<Record<ListPlace, boolean>> => ({
    brands: brands.length > 0,
    logos: brands.some(({ logo }) => logo !== undefined),
    themes: brands.some(({ theme }) => theme !== undefined),
    ladder: brands.length > 0,
    organizations: organizations.length > 0,
    pairings: pairings.length > 0,
    study: packs.length > 0,
    documents: documents.length > 0,
  }),
);

/** Returns the lists that hold something, whatever the menu says. */
export function lists({ site, address }: Context): (Link & { place: ListPlace })[] {
  const { labels } = site;
  const all: (Link & { place: ListPlace })[] = [
    { place: 'brands', text: UI.nav.brands, href: address.brands() },
    { place: 'logos', text: UI.nav.logos, href: address.logos() },
    { place: 'themes', text: UI.nav.themes, href: address.themes() },
    { place: 'ladder', text: labels.ladder, href: address.ladder },
    { place: 'organizations', text: labels.organization, href: address.organizations },
    { place: 'pairings', text: labels.pairing, href: address.pairings() },
    { place: 'study', text: labels.study, href: address.packs },
    { place: 'documents', text: labels.documents, href: address.documents },
  ];
  const isHeld = held(site);
  return all.filter(({ place }) => isHeld[place]);
}

/** Returns the menu of the page at `page`, which stands in a place of the site. One item at most is current. */
export function menuLinks(context: Context, page: string, place: Place | undefined): MenuLink[] {
  const { site, address } = context;
  if (site.menu === undefined) return lists(context).map(({ place: own, ...link }) => ({ ...link, current: own === place }));
  const links = site.menu.map((item): Link => ({ text: item.label, href: 'page' in item ? address.file(item.page) : item.url }));
  const list = lists(context).find((one) => one.place === place)?.href;
  const current = nearest(links, page, address.home) ?? links.find(({ href }) => href === list);
  return links.map((link) => ({ ...link, current: link === current }));
}

/** The link to the page itself or, failing that, to the nearest page above it. All pages lie below the home page. */
function nearest(links: readonly Link[], page: string, home: string): Link | undefined {
  return links
    .filter(({ href }) => (href === home ? page === home : page.startsWith(href)))
    .reduce<Link | undefined>((best, link) => (best === undefined || link.href.length > best.href.length ? link : best), undefined);
}
