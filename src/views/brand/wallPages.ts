/** Which brands stand on which page of the wall of logos and of the wall of themes, by domain and then in list order. */
import type { PublishedBrand, Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import { lookup } from './lookup.ts';

/** The most brands on one page of a wall: some 120 kB of HTML. A register of one district stays on one page. */
export const WALL_PAGE = 240;

export type Wall = 'logos' | 'themes';

interface Pages {
  /** The brands of each page, from 1. */
  on: ReadonlyMap<number, readonly PublishedBrand[]>;
  /** What all pages of the wall say alike: how many they are, and the page on which each domain begins. */
  whole: { pages: number; domains: { id: string; count: number; page: number }[] };
}

function pagesOf(site: Site, belongs: (brand: PublishedBrand) => boolean): Pages {
  const { byDomain } = lookup(site);
  const groups = site.domains.map(({ id }) => ({ id, brands: (byDomain.get(id) ?? []).filter(belongs) }));
  const all = groups.flatMap(({ brands }) => brands);
  const pages = Math.max(1, Math.ceil(all.length / WALL_PAGE));
  let before = 0;
  const domains = groups.flatMap(({ id, brands: { length: count } }) => {
    const page = Math.floor(before / WALL_PAGE) + 1;
    before += count;
    return count === 0 ? [] : [{ id, count, page }];
  });
  return {
    on: new Map(Array.from({ length: pages }, (_, at) => [at + 1, all.slice(at * WALL_PAGE, (at + 1) * WALL_PAGE)])),
    whole: { pages, domains },
  };
}

export const PAGES = {
  logos: derived('logoPages', 'site', (site: Site) => pagesOf(site, (brand) => brand.logo !== undefined)),
  themes: derived('themePages', 'site', (site: Site) => pagesOf(site, (brand) => brand.theme !== undefined)),
} as const;

/** The page of the wall of themes on which each brand with a theme stands; brands that have ended stand on none. */
export const themePageOf = derived(
  'themePageOf',
  'site',
  (site: Site): ReadonlyMap<string, number> =>
    new Map([...PAGES.themes(site).on].flatMap(([page, brands]) => brands.map(({ slug }) => [slug, page]))),
);
