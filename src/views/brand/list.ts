/** Lists of brands: all of them, and those of one domain, focus, level, year or tag. */
import { given } from '../../given.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Crumb, Link } from '../site/link.ts';
import { type Pagination, pagination } from '../site/pagination.ts';
import { type BrandCard, brandCard, levelLabel } from './card.ts';
import { type Facet, facets, groupWords, shortened } from './facets.ts';
import { lookup, type Standing, standingOf } from './lookup.ts';
import { addressOf, chosen, PAGE_SIZE, pageCount, type Selection } from './selection.ts';

export interface ListGroup {
  standing: Standing;
  title: string;
  note?: string;
  cards: BrandCard[];
}

export interface ListView {
  frame: Frame;
  eyebrow?: string;
  title: string;
  text?: string;
  count: string;
  pageOf?: string;
  /** The focuses of the domain. */
  within: (Link & { count: number; note?: string; current: boolean })[];
  groups: ListGroup[];
  facets: Facet[];
  pagination: Pagination;
  empty?: string;
  /** Present if facets can be combined here: the data that the browser's script reads. */
  combine?: { data: string; base: string };
  /** The address of the comparison page. */
  compare: string;
}

export function listView(context: Context, selection: Selection, page = 1): ListView {
  const { site, address } = context;
  const brands = chosen(context, selection);
  const pages = pageCount(context, selection);
  const { eyebrow, title, text, crumbs } = heading(context, selection);
  const shown = brands.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);
  const whole = facets(context, selection);
  const short = shortened(context, whole);
  // The script combines only values that the page contains.
  const combines = selection.by === 'all' && (page === 1 || short.every((facet) => facet.elsewhere === undefined));
  const pageOf = pages > 1 ? UI.pageOf(page, pages) : undefined;
  return {
    frame: frame(context, {
      title: [title, ...(eyebrow === undefined ? [] : [eyebrow.replace(/\s+/gu, ' ')]), ...(page > 1 ? [UI.pageNumber(page)] : [])].join(' · '),
      description: text ?? `${title}：${UI.count(brands.length, site.labels.brand)}`,
      address: addressOf(context, selection, page),
      place: 'brands',
      isOfDay: selection.by === 'all',
      crumbs,
      scripts: combines ? ['facets', 'compare'] : ['compare'],
    }),
    ...given('eyebrow', eyebrow),
    title,
    ...given('text', text),
    count: UI.count(brands.length, site.labels.brand),
    ...given('pageOf', pageOf),
    within: within(context, selection),
    groups: groups(context, shown),
    facets: combines ? whole : short,
    pagination: pagination(page, pages, (number) => addressOf(context, selection, number)),
    ...(brands.length === 0 ? { empty: UI.noBrands } : {}),
    compare: address.compare(),
    ...(combines ? { combine: { data: address.file('data/facets.json'), base: address.brands() } } : {}),
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
    ...given('note', focus.note),
    current: selection.by === 'focus' && selection.focus === focus.id,
  }));
}

function groups(context: Context, brands: readonly PublishedBrand[]): ListGroup[] {
  return (['named', 'launched', 'pending'] as const).flatMap((standing) => {
    const members = brands.filter((brand) => standingOf(brand) === standing);
    return members.length === 0 ? [] : [{ standing, ...groupWords(context)[standing], cards: members.map((brand) => brandCard(context, brand)) }];
  });
}
