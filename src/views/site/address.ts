/** Addresses of pages. All start with the site's base and end with a slash. */

export interface Addresses {
  /** The base path; starts and ends with a slash. */
  base: string;
  /** Returns the address, with its base, that the site's page has online. */
  online(address: string): string;
  home: string;
  brands(page?: number): string;
  brand(slug: string): string;
  brandSlides(slug: string): string;
  /** The short address for the plaque on a wall. */
  plaque(slug: string): string;
  /** Pages of one facet value of `/brands/`. */
  domain(id: string, page?: number): string;
  focus(domain: string, id: string, page?: number): string;
  level(id: string, page?: number): string;
  year(year: number, page?: number): string;
  tag(tag: string, page?: number): string;
  logos(page?: number): string;
  themes(page?: number): string;
  /** Where the theme of a brand stands on the wall of themes. */
  theme(slug: string): string;
  ladder: string;
  /** A page of a part of a large ladder, by the part's key. */
  ladderPart(key: string, page?: number): string;
  organizations: string;
  organization(id: string): string;
  /** The comparison of these brands; without brands, the page on which readers choose them. */
  compare(slugs?: readonly string[]): string;
  pairings(page?: number): string;
  pairing(slug: string): string;
  packs: string;
  pack(slug: string): string;
  packSlides(slug: string): string;
  packHandout(slug: string): string;
  /** The page for the screen of a meeting's room. */
  packRoom(slug: string): string;
  documents: string;
  document(path: string): string;
  search: string;
  help: string;
  reference: string;
  /** The page that tries out the machine, in a bundle. */
  machine: string;
  desk: string;
  /** A file below the base, such as `data/brands.json`. */
  file(path: string): string;
}

/**
 * Returns the addresses of a site. `base` must start and end with a slash. A bundle is drawn with a base of its own,
 * and `onlineBase` is that of the site that it was made from. `tagFolder` gives the folder of a tag, `themePage` the page
 * on which the theme of a brand stands.
 */
export function createAddresses(
  base: string,
  tagFolder: (tag: string) => string,
  themePage: (slug: string) => number | undefined,
  onlineBase = base,
): Addresses {
  const at = (path: string): string => `${base}${path}`;
  const paged = (path: string, page: number | undefined): string => at(page === undefined || page <= 1 ? path : `${path}page/${page}/`);
  return {
    base,
    online: (address) => onlineBase + address.slice(base.length),
    home: at(''),
    brands: (page) => paged('brands/', page),
    brand: (slug) => at(`brands/${slug}/`),
    brandSlides: (slug) => at(`brands/${slug}/slides/`),
    plaque: (slug) => at(`p/${slug}/`),
    domain: (id, page) => paged(`domains/${id}/`, page),
    focus: (domain, id, page) => paged(`domains/${domain}/${id}/`, page),
    level: (id, page) => paged(`levels/${id}/`, page),
    year: (year, page) => paged(`years/${String(year).padStart(4, '0')}/`, page),
    tag: (tag, page) => paged(`tags/${encodeURIComponent(tagFolder(tag))}/`, page),
    logos: (page) => paged('logos/', page),
    themes: (page) => paged('themes/', page),
    theme: (slug) => `${paged('themes/', themePage(slug))}#theme-${slug}`,
    ladder: at('ladder/'),
    ladderPart: (key, page) => paged(`ladder/${key}/`, page),
    organizations: at('organizations/'),
    organization: (id) => at(`organizations/${id}/`),
    compare: (slugs = []) => at(`compare/${slugs.length === 0 ? '' : `?${slugs.map((slug) => `b=${slug}`).join('&')}`}`),
    pairings: (page) => paged('pairings/', page),
    pairing: (slug) => at(`pairings/${slug}/`),
    packs: at('study/'),
    pack: (slug) => at(`study/${slug}/`),
    packSlides: (slug) => at(`study/${slug}/slides/`),
    packHandout: (slug) => at(`study/${slug}/handout/`),
    packRoom: (slug) => at(`study/${slug}/room/`),
    documents: at('docs/'),
    document: (path) => at(path === '' ? 'docs/' : `docs/${path}/`),
    search: at('search/'),
    help: at('help/'),
    reference: at('help/reference/'),
    machine: at('help/machine/'),
    desk: at('internal/'),
    file: (path) => at(path),
  };
}
