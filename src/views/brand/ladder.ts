/** The ladder: who stands at which level, who is newly named and commended, and how all of it came about. */

import { compareText } from '../../diagnostic.ts';
import { given } from '../../given.ts';
import type { PublishedBrand, Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { PARTS } from '../../wording/ui-time.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { isWhole } from '../time/parts.ts';
import { type LadderSummary, summaryOf } from '../time/summary.ts';
import { type TimeView, timeView } from '../time/view.ts';
import { type BrandCard, brandCard } from './card.ts';
import { lookup, standingOf } from './lookup.ts';
import { names, type Words } from './record.ts';
import { PAGE_SIZE } from './selection.ts';

/** How many brands a level shows before it links to its list, and how many the lists below show unfolded. */
const STEP = 36;
const NEWLY = 12;
const COMMENDATIONS = 24;
/** How many more a large ladder lists folded; a small one lists all. */
const MORE = 60;

/** How a brand rose: its standing titles from the lowest, with the year of each if it is known. */
export interface Climb {
  label: string;
  steps: { title: string; year?: string }[];
}

export interface LadderStep {
  id: string;
  title: string;
  href: string;
  count: number;
  brands: (Link & { note: string; isNew: boolean; tone?: string; climb?: Climb })[];
  more?: Link;
  empty?: string;
}

export interface LadderView {
  frame: Frame;
  title: string;
  lead: string;
  /** How all of it came about; of a large ladder, how many stood where. */
  time?: TimeView;
  summary?: LadderSummary;
  steps: LadderStep[];
  newly: { title: string; count: number; cards: BrandCard[]; rest?: Rest<LadderBrand>; left?: Left; empty?: string };
  commended: { title: string; count: number; items: Commendation[]; rest?: Rest<Commendation>; left?: Left; empty?: string };
  /** Brands on no level: self-launched ones; in internal builds also those under way and those that have ended. */
  besides: { title: string; count: number; note?: string; brands: LadderBrand[]; rest?: Rest<LadderBrand>; left?: Left }[];
}

export type LadderBrand = Link & { note: string };

export interface Commendation {
  brand: Link;
  date: string;
  datetime?: string;
  sentence: Words[];
  award: string;
}

/** The folded rest of a list. */
export interface Rest<Item> {
  title: string;
  items: Item[];
}

/** Says how many a list leaves out, and where they are found. */
export interface Left {
  text: string;
  links: Link[];
}

/** Splits a list into the first `open` items, the folded rest, and what is left out of a large ladder. `where` says where to find it. */
function folded<Item>(
  all: readonly Item[],
  open: number,
  isLarge: boolean,
  where: (left: readonly Item[]) => Left,
): { open: Item[]; rest?: Rest<Item>; left?: Left } {
  const items = all.slice(open, isLarge ? open + MORE : undefined);
  const left = all.slice(open + items.length);
  return {
    open: all.slice(0, open),
    ...(items.length === 0 ? {} : { rest: { title: UI.ladderRest(items.length), items } }),
    ...(left.length === 0 ? {} : { left: where(left) }),
  };
}

/** What the ladder lists beside its levels. Made once, so that a page reads only the brands that it shows. */
const listsOf = derived('ladderLists', 'site', (site: Site) => {
  const { listed } = lookup(site);
  const withStatus = (...statuses: PublishedBrand['status'][]): PublishedBrand[] =>
    listed.filter((brand) => brand.titles.length === 0 && statuses.includes(brand.status));
  return {
    newest: listed.filter((brand) => brand.isNew).sort((a, b) => compareText(b.namedOn ?? '', a.namedOn ?? '') || compareText(a.slug, b.slug)),
    commended: listed
      .flatMap((brand) => brand.record.flatMap((event, at) => (event.event === 'commended' ? [{ brand, at, date: event.date ?? '' }] : [])))
      .sort((a, b) => compareText(b.date, a.date) || compareText(a.brand.slug, b.brand.slug)),
    launched: listed.filter((brand) => standingOf(brand) === 'launched'),
    cultivating: withStatus('cultivating'),
    declared: withStatus('declared', 'evaluated', 'returned'),
    delisted: site.brands.filter((brand) => brand.ended),
    /** How many stand before the self-launched ones, and before those that are neither, in the list of all brands. */
    before: {
      launched: listed.findIndex((brand) => standingOf(brand) === 'launched'),
      pending: listed.findIndex((brand) => standingOf(brand) === 'pending'),
    },
  };
});

/** Returns the climb of a brand with two standing titles or more. One title alone is no climb. */
function climbOf({ site }: Context, brand: PublishedBrand): Climb | undefined {
  if (brand.titles.length < 2) return undefined;
  const steps = brand.titles.map(({ level, since }) => ({
    title: site.levels.find(({ id }) => id === level)?.label ?? level,
    ...(since === undefined ? {} : { year: since.slice(0, 4) }),
  }));
  return { label: UI.ladderClimb, steps: steps.reverse() };
}

export function ladderView(context: Context): LadderView {
  const { site, address } = context;
  const { labels } = site;
  const held = lookup(site);
  const link = (brand: PublishedBrand): LadderBrand => ({
    text: brand.name,
    href: address.brand(brand.slug),
    note: context.organizations.get(brand.organization)?.shortName ?? context.organizations.get(brand.organization)?.name ?? '',
  });
  const steps = site.levels.map((level): LadderStep => {
    const brands = held.byLevel.get(level.id) ?? [];
    const card = (brand: PublishedBrand): LadderStep['brands'][number] => {
      const { tone } = brandCard(context, brand);
      const climb = climbOf(context, brand);
      return { ...link(brand), isNew: brand.isNew, ...given('tone', tone), ...given('climb', climb) };
    };
    return {
      id: level.id,
      title: level.label,
      href: address.level(level.id),
      count: brands.length,
      brands: brands.slice(0, STEP).map(card),
      ...(brands.length > STEP ? { more: { text: UI.ladderMore(brands.length), href: address.level(level.id) } } : {}),
      ...(brands.length === 0 ? { empty: UI.ladderEmpty } : {}),
    };
  });
  const lists = listsOf(site);
  const isLarge = !isWhole(site);
  // In the list of all brands those of one standing follow each other.
  const listedFrom = (before: number, left: number): Left => ({
    text: UI.ladderLeft(left),
    links: [{ text: UI.ladderLeftAll, href: address.brands(Math.floor(Math.max(0, before) / PAGE_SIZE) + 1) }],
  });
  const internal = site.profile === 'internal';
  const { launched: launchedAt, pending: pendingAt } = lists.before;
  const groups: (readonly [title: string, note: string, brands: readonly PublishedBrand[], where: (left: number) => Left])[] = [
    [labels.launched, UI.groupLaunchedNote, lists.launched, (left) => listedFrom(launchedAt, left)],
    ...(internal
      ? ([
          [labels.cultivating, UI.ladderInternal, lists.cultivating, (left: number) => listedFrom(pendingAt, left)],
          [labels.declared, UI.ladderInternal, lists.declared, (left: number) => listedFrom(pendingAt, left)],
          // No list holds those that have ended; the tables of the parts do.
          [
            labels.delisted,
            UI.ladderInternal,
            lists.delisted,
            (left: number) => ({ text: UI.ladderLeft(left), links: [{ text: PARTS.parts, href: '#parts' }] }),
          ],
        ] as const)
      : []),
  ];
  const besides = groups.flatMap(([title, note, brands, where]) => {
    if (brands.length === 0) return [];
    const { open, rest, left } = folded(brands, STEP, isLarge, ({ length }) => where(length));
    return [
      {
        title,
        note,
        count: brands.length,
        brands: open.map(link),
        ...given('rest', rest === undefined ? undefined : { ...rest, items: rest.items.map(link) }),
        ...given('left', left),
      },
    ];
  });
  const newly = folded(lists.newest, NEWLY, isLarge, (left) => ({
    text: UI.ladderLeftNew(left.length),
    links: [...new Set(left.flatMap(({ year }) => year ?? []))].map((year) => ({ text: UI.yearTitle(year), href: address.year(year) })),
  }));
  const commendation = ({ brand, at }: (typeof lists.commended)[number]): Commendation[] => {
    const event = brand.record[at];
    return event?.event !== 'commended'
      ? []
      : [
          {
            brand: { text: brand.name, href: address.brand(brand.slug) },
            date: event.date === undefined ? UI.undated : formatDate(event.date),
            ...given('datetime', event.date),
            sentence: names(context, event.by),
            award: event.title,
          },
        ];
  };
  const commended = folded(lists.commended, COMMENDATIONS, isLarge, ({ length }) => ({ text: UI.ladderLeftCommended(length), links: [] }));
  return {
    frame: frame(context, {
      title: labels.ladder,
      description: UI.ladderLead,
      address: address.ladder,
      place: 'ladder',
      isOfDay: true,
      crumbs: [{ text: labels.ladder }],
    }),
    title: labels.ladder,
    lead: UI.ladderLead,
    ...(isLarge ? { summary: summaryOf(context, '') } : given('time', timeView(context))),
    steps,
    newly: {
      title: UI.ladderNew(site.newMonths),
      count: lists.newest.length,
      cards: newly.open.map((brand) => brandCard(context, brand)),
      ...given('rest', newly.rest === undefined ? undefined : { ...newly.rest, items: newly.rest.items.map(link) }),
      ...given('left', newly.left),
      ...(lists.newest.length === 0 ? { empty: UI.ladderNewEmpty } : {}),
    },
    commended: {
      title: UI.ladderCommended,
      count: lists.commended.length,
      items: commended.open.flatMap(commendation),
      ...given('rest', commended.rest === undefined ? undefined : { ...commended.rest, items: commended.rest.items.flatMap(commendation) }),
      ...given('left', commended.left),
      ...(lists.commended.length === 0 ? { empty: UI.ladderCommendedEmpty } : {}),
    },
    besides,
  };
}
