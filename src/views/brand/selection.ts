/** What a list of brands selects, its addresses, and its number of pages. */
import type { PublishedBrand } from '../../publish/published.ts';
import type { Context } from '../site/context.ts';
import { tagFolders } from '../site/tagFolders.ts';
import { lookup } from './lookup.ts';

export const PAGE_SIZE = 24;

/** What a list selects. */
export type Selection =
  | { by: 'all' }
  | { by: 'domain'; domain: string }
  | { by: 'focus'; domain: string; focus: string }
  | { by: 'level'; level: string }
  | { by: 'year'; year: number }
  | { by: 'tag'; tag: string };

/** Returns the selections that have pages, in order. Those of the taxonomy exist even if they are empty. */
export function selections(context: Context): Selection[] {
  const { site } = context;
  // Archived brands link to their year and tags, so these pages must exist too.
  const years = new Set(site.brands.flatMap((brand) => (brand.year === null ? [] : [brand.year])));
  const tags = new Set(site.brands.flatMap((brand) => brand.tags));
  return [
    { by: 'all' },
    ...site.domains.flatMap((domain): Selection[] => [
      { by: 'domain', domain: domain.id },
      ...(domain.focuses ?? []).map((focus): Selection => ({ by: 'focus', domain: domain.id, focus: focus.id })),
    ]),
    ...site.levels.map((level): Selection => ({ by: 'level', level: level.id })),
    ...[...years].sort((a, b) => b - a).map((year): Selection => ({ by: 'year', year })),
    ...[...tags].sort().map((tag): Selection => ({ by: 'tag', tag })),
  ];
}

export const pageCount = (context: Context, selection: Selection): number => Math.max(1, Math.ceil(chosen(context, selection).length / PAGE_SIZE));

/** Returns the selected brands in list order. */
export function chosen(context: Context, selection: Selection): readonly PublishedBrand[] {
  const held = lookup(context.site);
  switch (selection.by) {
    case 'all':
      return held.listed;
    case 'domain':
      return held.byDomain.get(selection.domain) ?? [];
    case 'focus':
      return held.byFocus.get(`${selection.domain}/${selection.focus}`) ?? [];
    case 'level':
      return held.byLevel.get(selection.level) ?? [];
    case 'year':
      return held.byYear.get(selection.year) ?? [];
    case 'tag':
      return held.byTag.get(selection.tag) ?? [];
  }
}

export function addressOf({ address }: Context, selection: Selection, page?: number): string {
  switch (selection.by) {
    case 'all':
      return address.brands(page);
    case 'domain':
      return address.domain(selection.domain, page);
    case 'focus':
      return address.focus(selection.domain, selection.focus, page);
    case 'level':
      return address.level(selection.level, page);
    case 'year':
      return address.year(selection.year, page);
    case 'tag':
      return address.tag(selection.tag, page);
  }
}

/** One page of a list: its folder, its path below the folder, and its content. */
export interface ListRoute {
  params: { folder: string; path: string | undefined };
  props: { selection: Selection; page: number };
}

/**
 * Returns every page of every list. `path` is not percent-encoded, as in the address; code that writes files
 * encodes it if necessary.
 */
export const listRoutes = (context: Context): ListRoute[] =>
  selections(context).flatMap((selection) => {
    const [folder, ...below] = placeOf(context, selection);
    return Array.from({ length: pageCount(context, selection) }, (_, index) => index + 1).map((page): ListRoute => {
      const path = [...below, ...(page === 1 ? [] : ['page', String(page)])].join('/');
      return { params: { folder, path: path === '' ? undefined : path }, props: { selection, page } };
    });
  });

/** Returns the folder of a selection's list and the segments below it. */
function placeOf({ site }: Context, selection: Selection): [folder: string, ...below: string[]] {
  switch (selection.by) {
    case 'all':
      return ['brands'];
    case 'domain':
      return ['domains', selection.domain];
    case 'focus':
      return ['domains', selection.domain, selection.focus];
    case 'level':
      return ['levels', selection.level];
    case 'year':
      return ['years', String(selection.year).padStart(4, '0')];
    case 'tag':
      return ['tags', tagFolders(site).get(selection.tag) ?? selection.tag];
  }
}
