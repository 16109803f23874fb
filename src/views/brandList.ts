/** Lists of brands: all of them, and those of one domain, focus, level, year or tag. */
import type { PublishedBrand } from '../model/published.ts';
import { UI } from '../wording/ui.ts';
import { type BrandCard, brandCard, levelLabel } from './brandCard.ts';
import type { Context } from './context.ts';
import { type Lookup, lookup, type Standing, standingOf } from './lookup.ts';
import { type Crumb, type Frame, frame, type Link } from './page.ts';

export const PAGE_SIZE = 24;
/** How many values of a facet stand open; the others are behind one click. */
const OPEN_VALUES = 10;

/** What a list is of. */
export type Selection =
  | { by: 'all' }
  | { by: 'domain'; domain: string }
  | { by: 'focus'; domain: string; focus: string }
  | { by: 'level'; level: string }
  | { by: 'year'; year: number }
  | { by: 'tag'; tag: string };

export interface FacetValue extends Link {
  /** What stands for it in a query string. */
  value: string;
  count: number;
  current: boolean;
  /** A focus, under its domain. */
  under?: string;
}

export interface Facet {
  key: 'domain' | 'focus' | 'level' | 'organization' | 'year' | 'tag';
  title: string;
  open: FacetValue[];
  more: FacetValue[];
  moreTitle: string;
}

export interface ListGroup {
  standing: Standing;
  title: string;
  note?: string;
  cards: BrandCard[];
}

export interface Pagination {
  /** Empty where there is one page alone. */
  pages: { number: number; href: string; current: boolean; label: string }[];
  previous?: string;
  next?: string;
  /** Where numbers are left out, after the numbers given here. */
  gaps: number[];
}

export interface ListView {
  frame: Frame;
  eyebrow?: string;
  title: string;
  text?: string;
  count: string;
  pageOf?: string;
  /** The focuses of a domain, or the domain of a focus. */
  within: (Link & { count: number; note?: string; current: boolean })[];
  groups: ListGroup[];
  facets: Facet[];
  pagination: Pagination;
  empty?: string;
  /** Where facets can be combined: the data that the browser's script reads. */
  combine?: { data: string; base: string };
  /** Where brands stand side by side. */
  compare: string;
}

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

function chosen(context: Context, selection: Selection): readonly PublishedBrand[] {
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

export function listView(context: Context, selection: Selection, page = 1): ListView {
  const { site, address } = context;
  const brands = chosen(context, selection);
  const pages = pageCount(context, selection);
  const { eyebrow, title, text, crumbs } = heading(context, selection);
  const shown = brands.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const pageOf = pages > 1 ? UI.pageOf(page, pages) : undefined;
  return {
    frame: frame(context, {
      title: [title, ...(eyebrow === undefined ? [] : [eyebrow.replace(/\s+/gu, ' ')]), ...(page > 1 ? [UI.pageNumber(page)] : [])].join(' · '),
      description: text ?? `${title}：${UI.count(brands.length, site.labels.brand)}`,
      address: addressOf(context, selection, page),
      place: 'brands',
      crumbs,
      scripts: selection.by === 'all' ? ['facets', 'compare'] : ['compare'],
    }),
    ...(eyebrow === undefined ? {} : { eyebrow }),
    title,
    ...(text === undefined ? {} : { text }),
    count: UI.count(brands.length, site.labels.brand),
    ...(pageOf === undefined ? {} : { pageOf }),
    within: within(context, selection),
    groups: groups(context, shown),
    facets: facets(context, selection),
    pagination: pagination(page, pages, (number) => addressOf(context, selection, number)),
    ...(brands.length === 0 ? { empty: UI.noBrands } : {}),
    compare: address.compare(),
    ...(selection.by === 'all' ? { combine: { data: address.file('data/facets.json'), base: address.brands() } } : {}),
  };
}

function heading(context: Context, selection: Selection): { eyebrow?: string; title: string; text?: string; crumbs: Crumb[] } {
  const { site, address } = context;
  const all: Crumb = { text: UI.nav.brands, href: address.brands() };
  switch (selection.by) {
    case 'all':
      return { title: UI.brandsTitle(site.labels.brand), crumbs: [{ text: UI.nav.brands }] };
    case 'domain': {
      const domain = site.domains.find((one) => one.id === selection.domain);
      const title = domain?.label ?? selection.domain;
      return {
        eyebrow: UI.domainEyebrow,
        title,
        ...(domain?.description === undefined ? {} : { text: domain.description }),
        crumbs: [all, { text: title }],
      };
    }
    case 'focus': {
      const domain = site.domains.find((one) => one.id === selection.domain);
      const focus = domain?.focuses?.find((one) => one.id === selection.focus);
      const title = focus?.label ?? selection.focus;
      const above = domain?.label ?? selection.domain;
      return {
        eyebrow: UI.focusEyebrow(above),
        title,
        ...(focus?.note === undefined ? {} : { text: focus.note }),
        crumbs: [all, { text: above, href: address.domain(selection.domain) }, { text: title }],
      };
    }
    case 'level': {
      const title = levelLabel(context, selection.level);
      return { eyebrow: UI.levelEyebrow, title, text: UI.levelNote, crumbs: [all, { text: title }] };
    }
    case 'year':
      return {
        eyebrow: UI.yearEyebrow,
        title: UI.yearTitle(selection.year),
        text: UI.yearNote,
        crumbs: [all, { text: UI.yearTitle(selection.year) }],
      };
    case 'tag':
      return { eyebrow: UI.tagEyebrow, title: selection.tag, crumbs: [all, { text: selection.tag }] };
  }
}

function within(context: Context, selection: Selection): ListView['within'] {
  if (selection.by !== 'domain' && selection.by !== 'focus') return [];
  const { site, address } = context;
  const { byFocus } = lookup(site);
  const focuses = site.domains.find((domain) => domain.id === selection.domain)?.focuses ?? [];
  return focuses.map((focus) => ({
    text: focus.label,
    href: address.focus(selection.domain, focus.id),
    count: byFocus.get(`${selection.domain}/${focus.id}`)?.length ?? 0,
    ...(focus.note === undefined ? {} : { note: focus.note }),
    current: selection.by === 'focus' && selection.focus === focus.id,
  }));
}

const groupWords = (context: Context): Record<Standing, { title: string; note?: string }> => ({
  named: { title: UI.groupNamed },
  // A site may call it otherwise: a register of reports knows of brands that nobody says were launched.
  launched: { title: UI.groupLaunched(context.site.labels.launched), note: UI.groupLaunchedNote },
  pending: { title: UI.groupPending, note: UI.groupPendingNote },
});

function groups(context: Context, brands: readonly PublishedBrand[]): ListGroup[] {
  return (['named', 'launched', 'pending'] as const).flatMap((standing) => {
    const members = brands.filter((brand) => standingOf(brand) === standing);
    return members.length === 0 ? [] : [{ standing, ...groupWords(context)[standing], cards: members.map((brand) => brandCard(context, brand)) }];
  });
}

/** The facets of all brands, with counts, in the taxonomy's order; those without a brand are left out. */
export function facets(context: Context, selection: Selection): Facet[] {
  const { site, address } = context;
  const held: Lookup = lookup(site);
  const count = <Key>(map: ReadonlyMap<Key, readonly PublishedBrand[]>, key: Key): number => map.get(key)?.length ?? 0;
  const value = (text: string, id: string, href: string, n: number, current: boolean): FacetValue => ({ text, value: id, href, count: n, current });
  const lists: [Facet['key'], FacetValue[]][] = [
    [
      'domain',
      site.domains.map((domain) =>
        value(
          domain.label,
          domain.id,
          address.domain(domain.id),
          count(held.byDomain, domain.id),
          selection.by === 'domain' && selection.domain === domain.id,
        ),
      ),
    ],
    [
      'focus',
      site.domains.flatMap((domain) =>
        (domain.focuses ?? []).map((focus) => ({
          ...value(
            focus.label,
            `${domain.id}/${focus.id}`,
            address.focus(domain.id, focus.id),
            count(held.byFocus, `${domain.id}/${focus.id}`),
            selection.by === 'focus' && selection.domain === domain.id && selection.focus === focus.id,
          ),
          under: domain.id,
        })),
      ),
    ],
    [
      'level',
      site.levels.map((level) =>
        value(
          level.label,
          level.id,
          address.level(level.id),
          count(held.byLevel, level.id),
          selection.by === 'level' && selection.level === level.id,
        ),
      ),
    ],
    [
      'organization',
      site.organizations
        .map((one) => value(one.shortName ?? one.name, one.id, address.organization(one.id), count(held.byOrganization, one.id), false))
        .sort((a, b) => b.count - a.count),
    ],
    [
      'year',
      [...held.byYear.keys()]
        .sort((a, b) => b - a)
        .map((year) =>
          value(UI.yearTitle(year), String(year), address.year(year), count(held.byYear, year), selection.by === 'year' && selection.year === year),
        ),
    ],
    [
      'tag',
      [...held.byTag.keys()]
        .sort()
        .map((tag) => value(tag, tag, address.tag(tag), count(held.byTag, tag), selection.by === 'tag' && selection.tag === tag))
        .sort((a, b) => b.count - a.count),
    ],
  ];
  return lists.flatMap(([key, all]) => {
    const values = all.filter((one) => one.count > 0 || one.current);
    if (values.length === 0) return [];
    const more = values.slice(OPEN_VALUES);
    return [{ key, title: UI.facets[key], open: values.slice(0, OPEN_VALUES), more, moreTitle: UI.facetMore(more.length) }];
  });
}

/** First, last and two about the current one. */
export function pagination(page: number, pages: number, href: (page: number) => string): Pagination {
  if (pages <= 1) return { pages: [], gaps: [] };
  const numbers = [...new Set([1, page - 2, page - 1, page, page + 1, page + 2, pages])]
    .filter((number) => number >= 1 && number <= pages)
    .sort((a, b) => a - b);
  return {
    pages: numbers.map((number) => ({ number, href: href(number), current: number === page, label: UI.pageNumber(number) })),
    ...(page > 1 ? { previous: href(page - 1) } : {}),
    ...(page < pages ? { next: href(page + 1) } : {}),
    gaps: numbers.filter((number, index) => index < numbers.length - 1 && numbers[index + 1] !== number + 1),
  };
}

/** What the browser's script combines facets over: `/data/facets.json`. */
export interface FacetData {
  brands: {
    href: string;
    name: string;
    theme?: string;
    summary: string;
    organization: string;
    kind: string;
    stamps: BrandCard['stamps'];
    year?: string;
    isNew: boolean;
    /** Values by facet. */
    values: Record<Facet['key'], string[]>;
  }[];
}

export function facetData(context: Context): FacetData {
  return {
    brands: lookup(context.site).listed.map((brand) => {
      const { href, name, theme, summary, organization, kind, stamps, year, isNew } = brandCard(context, brand);
      return {
        href,
        name,
        ...(theme === undefined ? {} : { theme }),
        summary,
        organization: organization.text,
        kind,
        stamps,
        ...(year === undefined ? {} : { year }),
        isNew,
        values: {
          domain: [brand.domain],
          focus: brand.focuses.map((focus) => `${brand.domain}/${focus}`),
          level: brand.level === null ? [] : [brand.level],
          organization: [brand.organization, ...brand.partners.flatMap((one) => ('organization' in one ? [one.organization] : []))],
          year: brand.year === null ? [] : [String(brand.year)],
          tag: brand.tags,
        },
      };
    }),
  };
}

/** What a route of lists is made of: the part of the address after the register's name, and its page. */
export interface ListRoute {
  params: { path: string };
  props: { selection: Selection; page: number };
}

/**
 * Every address of one kind of list, first and further pages. `path` is as the address has it, not
 * percent-encoded: what writes files does that or not, as files need.
 */
export function listRoutes(context: Context, kind: Selection['by'] | 'domains'): ListRoute[] {
  const wanted = (selection: Selection): boolean =>
    kind === 'domains' ? selection.by === 'domain' || selection.by === 'focus' : selection.by === kind;
  return selections(context)
    .filter(wanted)
    .flatMap((selection) =>
      Array.from({ length: pageCount(context, selection) }, (_, index) => index + 1).map((page) => ({
        params: { path: [...pathOf(selection), ...(page === 1 ? [] : ['page', String(page)])].join('/') },
        props: { selection, page },
      })),
    );
}

function pathOf(selection: Selection): string[] {
  switch (selection.by) {
    case 'all':
      return [];
    case 'domain':
      return [selection.domain];
    case 'focus':
      return [selection.domain, selection.focus];
    case 'level':
      return [selection.level];
    case 'year':
      return [String(selection.year).padStart(4, '0')];
    case 'tag':
      return [selection.tag];
  }
}
