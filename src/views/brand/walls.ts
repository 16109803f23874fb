/** The wall of logos and the wall of themes, by domain. Both go on at pages of their own, so that a register of ten thousand opens on a phone. */
import { given } from '../../given.ts';
import { UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { type Pagination, pagination } from '../site/pagination.ts';
import { type BrandCard, brandCard } from './card.ts';
import { PAGES, type Wall } from './wallPages.ts';

export interface WallGroup {
  id: string;
  title: string;
  href: string;
  cards: BrandCard[];
}

export interface WallView {
  frame: Frame;
  title: string;
  lead: string;
  /** Which page this is, of several. */
  pageOf?: string;
  /** Where each domain begins, if there are several pages. */
  contents: (Link & { count: number; current: boolean })[];
  groups: WallGroup[];
  pagination: Pagination;
  empty?: string;
}

/** One page of a wall: its path below the wall's folder, and its number. */
export interface WallRoute {
  params: { path: string | undefined };
  props: { page: number };
}

/** Returns every page of a wall. An empty wall has one. */
export const wallRoutes = ({ site }: Context, wall: Wall): WallRoute[] =>
  Array.from({ length: PAGES[wall](site).whole.pages }, (_, index) => ({
    params: { path: index === 0 ? undefined : `page/${index + 1}` },
    props: { page: index + 1 },
  }));

const TEXTS = {
  logos: { title: UI.logosTitle, lead: UI.logosLead, empty: UI.noLogos },
  themes: { title: UI.themesTitle, lead: UI.themesLead, empty: UI.noThemes },
} as const satisfies Record<Wall, object>;

/** Returns a page, from 1, of the wall of logos or of themes and slogans. */
export function wallView(context: Context, wall: Wall, page = 1): WallView {
  const { site, address } = context;
  const { title, lead, empty } = TEXTS[wall];
  const { on, whole } = PAGES[wall](site);
  const { pages, domains } = whole;
  const byDomain = Map.groupBy(on.get(page) ?? [], ({ domain }) => domain);
  const groups = site.domains.flatMap(({ id, label }) => {
    const brands = byDomain.get(id) ?? [];
    return brands.length === 0 ? [] : [{ id, title: label, href: address.domain(id), cards: brands.map((brand) => brandCard(context, brand)) }];
  });
  return {
    frame: frame(context, {
      title: page === 1 ? title : `${title} · ${UI.pageNumber(page)}`,
      description: lead,
      address: address[wall](page),
      place: wall,
      crumbs: [{ text: title }],
    }),
    title,
    lead,
    ...given('pageOf', pages > 1 ? UI.pageOf(page, pages) : undefined),
    contents:
      pages > 1
        ? domains.map(({ id, count, page: first }) => ({
            text: site.domains.find((domain) => domain.id === id)?.label ?? id,
            href: `${address[wall](first)}#domain-${id}`,
            count,
            current: byDomain.has(id),
          }))
        : [],
    groups,
    pagination: pagination(page, pages, address[wall]),
    ...(groups.length === 0 ? { empty } : {}),
  };
}
