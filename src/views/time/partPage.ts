/** The pages of one part of a large ladder: its drawing and table, or the parts below it. */
import { given } from '../../given.ts';
import { UI } from '../../wording/ui.ts';
import { PARTS } from '../../wording/ui-time.ts';
import { domainLabel } from '../brand/card.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { type Pagination, pagination } from '../site/pagination.ts';
import { isWhole, ladderParts, pageKey } from './parts.ts';
import { type LadderSummary, partName, partOf, summaryOf } from './summary.ts';
import { type TimeView, timeOf } from './view.ts';

export interface LadderPartView {
  frame: Frame;
  /** Its domain, above the name of an organization. */
  eyebrow?: string;
  title: string;
  count: string;
  pageOf?: string;
  /** One of the two. */
  time?: TimeView;
  summary?: LadderSummary;
  pagination: Pagination;
  /** The drawn parts before and after it, and what it is a part of. */
  previous?: Link;
  next?: Link;
  up: Link;
}

/** One page of the ladder: its path below the ladder's folder, and its part. The first, without a part, is the ladder itself. */
export interface LadderRoute {
  params: { path: string | undefined };
  props: { part: string | undefined; page: number };
}

/** Returns every page of the ladder. */
export const ladderRoutes = ({ site }: Context): LadderRoute[] => [
  { params: { path: undefined }, props: { part: undefined, page: 1 } },
  ...(isWhole(site) ? [] : ladderParts(site).pages).map(([part, page]) => ({
    params: { path: page === 1 ? part : `${part}/page/${page}` },
    props: { part, page },
  })),
];

/** Returns a page, from 1, of a part. Throws an Error if the ladder has no such part. */
export function ladderPartView(context: Context, key: string, page = 1): LadderPartView {
  const { site, address } = context;
  const part = partOf(context, key);
  const { domain = '', above, below, pages, counts } = part;
  const title = partName(context, part);
  const eyebrow = above.length === 0 ? undefined : domainLabel(context, domain);
  const linkTo = (other: string): Link => {
    const one = partOf(context, other);
    // Beside a part of another domain its name alone would mislead.
    const own = partName(context, one);
    return {
      text: one.above.length === 0 || one.domain === domain ? own : `${domainLabel(context, one.domain ?? '')} · ${own}`,
      href: address.ladderPart(other),
    };
  };
  const ladder: Link = { text: site.labels.ladder, href: address.ladder };
  const brands = below.length > 0 ? undefined : (ladderParts(site).brands.get(pageKey(key, page)) ?? []);
  const whole = [...(eyebrow === undefined ? [] : [eyebrow]), title].join(' · ');
  return {
    frame: frame(context, {
      title: [whole, site.labels.ladder, ...(page > 1 ? [UI.pageNumber(page)] : [])].join(' · '),
      description: `${whole}：${PARTS.count(counts.all)}`,
      address: address.ladderPart(key, page),
      place: 'ladder',
      isOfDay: true,
      crumbs: [ladder, ...above.map(linkTo), { text: title }],
    }),
    ...given('eyebrow', eyebrow),
    title,
    count: PARTS.count(counts.all),
    ...given('pageOf', pages > 1 ? UI.pageOf(page, pages) : undefined),
    ...(brands === undefined ? { summary: summaryOf(context, key, page) } : { time: timeOf(context, brands, whole) }),
    pagination: pagination(page, pages, (number) => address.ladderPart(key, number)),
    ...given('previous', part.previous === undefined ? undefined : linkTo(part.previous)),
    ...given('next', part.next === undefined ? undefined : linkTo(part.next)),
    up: above.length === 0 ? ladder : linkTo(above.at(-1) as string),
  };
}
