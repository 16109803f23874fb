/** What a list of brands is of, where it stands, and how many pages it takes. */
import type { PublishedBrand } from '../../publish/published.ts';
import type { Context } from '../site/context.ts';
import { lookup } from './lookup.ts';

export const PAGE_SIZE = 24;

/** What a list is of. */
export type Selection =
  | { by: 'all' }
  | { by: 'domain'; domain: string }
  | { by: 'focus'; domain: string; focus: string }
  | { by: 'level'; level: string }
  | { by: 'year'; year: number }
  | { by: 'tag'; tag: string };

/** The selections that have pages, in order, those of the taxonomy even when empty. */
export function selections(context: Context): Selection[] {
  const { site } = context;
  // A page kept as an archive still carries its tags and its year, so these have their pages too.
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

/** Its brands, in the order of lists. */
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

/** One address of a list: its folder, what stands behind the folder, and what its page shows. */
export interface ListRoute {
  params: { folder: string; path: string | undefined };
  props: { selection: Selection; page: number };
}

/**
 * Every address of every list, first and further pages. `path` is as the address has it, not
 * percent-encoded: what writes files does that or not, as files need.
 */
export const listRoutes = (context: Context): ListRoute[] =>
  selections(context).flatMap((selection) => {
    const [folder, ...below] = placeOf(selection);
    return Array.from({ length: pageCount(context, selection) }, (_, index) => index + 1).map((page): ListRoute => {
      const path = [...below, ...(page === 1 ? [] : ['page', String(page)])].join('/');
      return { params: { folder, path: path === '' ? undefined : path }, props: { selection, page } };
    });
  });

/** The folder of a selection's list and the parts of its path below it. */
function placeOf(selection: Selection): [folder: string, ...below: string[]] {
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
      return ['tags', selection.tag];
  }
}
