/** The home page: what the site is, ways to search, featured and newest brands. */

import { compareText } from '../../diagnostic.ts';
import { given } from '../../given.ts';
import { earliest } from '../../schema/dates.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { type BrandCard, brandCard } from '../brand/card.ts';
import { lookup, standingOf } from '../brand/lookup.ts';
import { type MosaicView, mosaicView, shownBrands } from '../brand/mosaic.ts';
import { smallTime } from '../time/view.ts';
import type { Context } from './context.ts';
import { type Frame, frame } from './frame.ts';
import type { Link } from './link.ts';
import { siteThing } from './microdata.ts';

const NEWEST = 6;
const PACKS = 3;

export interface RegisterRow extends Link {
  /** By level, then brands without a title, then all. */
  cells: { count: number; label: string }[];
}

export interface HomeView {
  frame: Frame;
  title: string;
  tagline?: string;
  figures: { value: number; noun: string; href: string }[];
  /** Of a bundle: what a facilitator opens first. */
  meeting: Link[];
  /** The logos of the first screen. */
  mosaic?: MosaicView;
  /** How the brands that stand rose, in small. */
  time?: ReturnType<typeof smallTime>;
  featured: BrandCard[];
  newest: BrandCard[];
  register: { columns: { text: string; href?: string }[]; rows: RegisterRow[]; total: RegisterRow };
  domains: (Link & { description?: string; count: number; focuses: (Link & { count: number })[] })[];
  packs: (Link & { notes: string[]; datetime?: string; date?: string })[];
  packsAll: Link;
  brandsAll: Link;
  empty?: string;
}

export function homeView(context: Context): HomeView {
  const { site, address } = context;
  const { labels } = site;
  const held = lookup(site);
  // All `featured` brands, without duplicates: editors decide how many.
  const slugs = [...new Set(site.featured)].filter((slug) => context.brands.get(slug)?.ended === false);
  const byDate = held.listed
    .filter((brand) => brand.namedOn !== null)
    .sort((a, b) => compareText(b.namedOn ?? '', a.namedOn ?? '') || compareText(a.slug, b.slug));
  // Without `featured`, the newest named brand, or the first of the list.
  const first = slugs.length > 0 ? slugs : [...byDate, ...held.listed].slice(0, 1).map((brand) => brand.slug);
  const featured = first.flatMap((slug) => context.brands.get(slug) ?? []);
  return {
    frame: frame(context, {
      title: site.title,
      ...given('description', site.tagline),
      address: address.home,
      place: 'home',
      isOfDay: true,
      scripts: ['mosaic'],
      thing: siteThing(context),
    }),
    title: site.title,
    ...given('tagline', site.tagline),
    figures: [
      { value: held.listed.length, noun: UI.opening.brandsNoun, href: address.brands() },
      { value: held.byOrganization.size, noun: UI.opening.organizations(site.labels.organization), href: address.organizations },
      { value: site.pairings.length, noun: UI.opening.pairings(site.labels.pairing), href: address.pairings() },
    ].filter((figure) => figure.value > 0),
    meeting: context.isOffline ? meetingLinks(context) : [],
    ...given('mosaic', mosaicView(context)),
    ...given('time', smallTime(context, shownBrands(context))),
    featured: featured.map((brand, index) => brandCard(context, brand, index === 0 ? 'plate' : 'thumb')),
    newest: byDate
      .filter((brand) => !first.includes(brand.slug))
      .slice(0, NEWEST)
      .map((brand) => brandCard(context, brand)),
    register: register(context),
    domains: site.domains.map((domain) => ({
      text: domain.label,
      href: address.domain(domain.id),
      ...given('description', domain.description),
      count: held.byDomain.get(domain.id)?.length ?? 0,
      focuses: (domain.focuses ?? []).map((focus) => ({
        text: focus.label,
        href: address.focus(domain.id, focus.id),
        count: held.byFocus.get(`${domain.id}/${focus.id}`)?.length ?? 0,
      })),
    })),
    packs: nextPacks(context),
    packsAll: { text: UI.allOf(labels.study), href: address.packs },
    brandsAll: { text: UI.allBrands, href: address.brands() },
    ...(held.listed.length === 0 ? { empty: UI.noBrands } : {}),
  };
}

function register(context: Context): HomeView['register'] {
  const { site, address } = context;
  const { listed, byDomain } = lookup(site);
  const hasLaunched = listed.some((brand) => standingOf(brand) !== 'named');
  const columns = [
    ...site.levels.map((level) => ({ text: level.label, href: address.level(level.id) })),
    ...(hasLaunched ? [{ text: site.labels.launched }] : []),
    { text: UI.registerTotal, href: address.brands() },
  ];
  const row = (link: Link, brands: typeof listed): RegisterRow => ({
    ...link,
    cells: [
      ...site.levels.map((level) => brands.filter((brand) => brand.level === level.id).length),
      ...(hasLaunched ? [brands.filter((brand) => standingOf(brand) !== 'named').length] : []),
      brands.length,
    ].map((count, index) => ({ count, label: columns[index]?.text ?? '' })),
  });
  return {
    columns,
    rows: site.domains.map((domain) => row({ text: domain.label, href: address.domain(domain.id) }, byDomain.get(domain.id) ?? [])),
    total: row({ text: UI.registerTotal, href: address.brands() }, listed),
  };
}

/** The pack, if the bundle was made of one, and the page that tries out the machine. */
const meetingLinks = ({ site: { packs }, address }: Context): Link[] => [
  ...packs.filter(() => packs.length === 1).map(({ title, slug }) => ({ text: UI.opening.pack(title), href: address.pack(slug) })),
  { text: UI.opening.machine, href: address.machine },
];

/** Returns the next packs: coming ones first, then those without a date, then past ones. */
function nextPacks(context: Context): HomeView['packs'] {
  const { site, address } = context;
  const rank = (date: string | undefined): number =>
    date === undefined ? 1 : date.length < 10 ? (date >= site.asOf.slice(0, date.length) ? 0 : 2) : date >= site.asOf ? 0 : 2;
  return [...site.packs]
    .sort(
      (a, b) =>
        rank(a.date) - rank(b.date) || (rank(a.date) === 2 ? -1 : 1) * compareText(dayOf(a.date), dayOf(b.date)) || compareText(a.slug, b.slug),
    )
    .slice(0, PACKS)
    .map((pack) => ({
      text: pack.title,
      href: address.pack(pack.slug),
      notes: [UI.minutes(pack.minutes), ...(pack.place === undefined ? [] : [pack.place])],
      ...(pack.date === undefined ? {} : { date: formatDate(pack.date), datetime: pack.date }),
    }));
}

const dayOf = (date: string | undefined): string => (date === undefined ? '' : earliest(date));
