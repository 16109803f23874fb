/** The ladder: who stands at which level, who is newly named and commended, and how all of it came about. */

import { compareText } from '../../diagnostic.ts';
import { given } from '../../given.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { type TimeView, timeView } from '../time/view.ts';
import { type BrandCard, brandCard } from './card.ts';
import { lookup, standingOf } from './lookup.ts';
import { names, type Words } from './record.ts';

/** How many brands a level shows before it links to its list, and how many the lists below show unfolded. */
const STEP = 36;
const NEWLY = 12;
const COMMENDATIONS = 24;

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
  /** How all of it came about. */
  time?: TimeView;
  steps: LadderStep[];
  newly: { title: string; count: number; cards: BrandCard[]; rest?: Rest<LadderBrand>; empty?: string };
  commended: { title: string; count: number; items: Commendation[]; rest?: Rest<Commendation>; empty?: string };
  /** Brands on no level: self-launched ones; in internal builds also those under way and those that have ended. */
  besides: { title: string; count: number; note?: string; brands: LadderBrand[]; rest?: Rest<LadderBrand> }[];
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

/** Splits a list into the first `open` items and the folded rest. */
function folded<Item>(all: readonly Item[], open: number): { open: Item[]; rest?: Rest<Item> } {
  const items = all.slice(open);
  return { open: all.slice(0, open), ...(items.length === 0 ? {} : { rest: { title: UI.ladderRest(items.length), items } }) };
}

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
  const newest = held.listed
    .filter((brand) => brand.isNew)
    .sort((a, b) => compareText(b.namedOn ?? '', a.namedOn ?? '') || compareText(a.slug, b.slug));
  const commended = held.listed
    .flatMap((brand) => brand.record.flatMap((event) => (event.event === 'commended' ? [{ brand, event }] : [])))
    .sort((a, b) => compareText(b.event.date ?? '', a.event.date ?? '') || compareText(a.brand.slug, b.brand.slug))
    .map(
      ({ brand, event }): Commendation => ({
        brand: { text: brand.name, href: address.brand(brand.slug) },
        date: event.date === undefined ? UI.undated : formatDate(event.date),
        ...given('datetime', event.date),
        sentence: names(context, event.by),
        award: event.title,
      }),
    );
  const launched = held.listed.filter((brand) => standingOf(brand) === 'launched');
  const withStatus = (...statuses: PublishedBrand['status'][]): PublishedBrand[] =>
    held.listed.filter((brand) => brand.titles.length === 0 && statuses.includes(brand.status));
  const internal = site.profile === 'internal';
  const groups: (readonly [title: string, note: string, brands: readonly PublishedBrand[]])[] = [
    [labels.launched, UI.groupLaunchedNote, launched],
    ...(internal
      ? ([
          [labels.cultivating, UI.ladderInternal, withStatus('cultivating')],
          [labels.declared, UI.ladderInternal, withStatus('declared', 'evaluated', 'returned')],
          [labels.delisted, UI.ladderInternal, site.brands.filter((brand) => brand.ended)],
        ] as const)
      : []),
  ];
  const besides = groups.flatMap(([title, note, brands]) => {
    if (brands.length === 0) return [];
    const { open, ...rest } = folded(brands.map(link), STEP);
    return [{ title, note, count: brands.length, brands: open, ...rest }];
  });
  const { open: newlyOpen, ...newlyRest } = folded(newest, NEWLY);
  const { open: items, ...commendedRest } = folded(commended, COMMENDATIONS);
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
    ...given('time', timeView(context)),
    steps,
    newly: {
      title: UI.ladderNew(site.newMonths),
      count: newest.length,
      cards: newlyOpen.map((brand) => brandCard(context, brand)),
      ...(newlyRest.rest === undefined ? {} : { rest: { ...newlyRest.rest, items: newlyRest.rest.items.map(link) } }),
      ...(newest.length === 0 ? { empty: UI.ladderNewEmpty } : {}),
    },
    commended: {
      title: UI.ladderCommended,
      count: commended.length,
      items,
      ...commendedRest,
      ...(commended.length === 0 ? { empty: UI.ladderCommendedEmpty } : {}),
    },
    besides,
  };
}
