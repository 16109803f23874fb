/**
 * The sheet of logos that opens the home page: all standing brands, or from sixty on a sample of every domain. How many
 * tiles stand in a row is worked out here, so that the whole sheet fits the first screen of a phone, a desk and a large
 * screen, with three brands or with three hundred.
 */
import { given } from '../../given.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { MOSAIC } from '../../wording/ui-mosaic.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';
import { organizationLink } from './card.ts';
import { toneOf } from './colours.ts';
import { lookup } from './lookup.ts';
import { type PlateView, plateView } from './plate.ts';

/** More brands than this are sampled, so that a tile stays large enough to be seen. */
const WHOLE = 59;
/** The tiles of a sample, without the one that leads to all. */
const SAMPLE = 47;

export interface MosaicTile {
  href: string;
  name: string;
  theme?: string;
  by: string;
  tone?: string;
  plate: PlateView;
  /** It holds the Party emblem, so that nothing may lie over it: its label stands elsewhere. */
  emblem: boolean;
  /** It stands in the first row, so that its picture loads at once. */
  eager: boolean;
}

export interface MosaicView {
  title: string;
  /** Says that these are not all. */
  note?: string;
  tiles: MosaicTile[];
  /** The last tile. */
  all: Link;
  /** Tiles in a row on a phone, a desk, and a large screen. */
  rows: Record<keyof typeof ROOMS, number>;
}

/** What the first screen leaves for the sheet, in CSS pixels, at 390×844, 1280×800 and 1920×1080; and the most and fewest tiles in a row. */
const ROOMS = {
  phone: { width: 350, height: 480, fewest: 3, most: 7 },
  desk: { width: 1152, height: 585, fewest: 3, most: 12 },
  large: { width: 1728, height: 720, fewest: 3, most: 14 },
} as const;

/** Returns the sheet; undefined if no brand stands. */
export function mosaicView(context: Context): MosaicView | undefined {
  const { site, address } = context;
  const { listed } = lookup(site);
  if (listed.length === 0) return undefined;
  const brands = shownBrands(context);
  const count = brands.length + 1;
  const rows = { phone: inARow(count, ROOMS.phone), desk: inARow(count, ROOMS.desk), large: inARow(count, ROOMS.large) };
  return {
    title: MOSAIC.title(listed.length, site.labels.brand),
    ...(brands.length < listed.length ? { note: MOSAIC.sample(brands.length, listed.length) } : {}),
    tiles: brands.map((brand, index) => tile(context, brand, index < rows.phone)),
    all: { text: MOSAIC.all(site.labels.brand), href: address.brands() },
    rows,
  };
}

/** Returns the brands that the home page shows one by one, in list order. */
export function shownBrands(context: Context): readonly PublishedBrand[] {
  const { listed } = lookup(context.site);
  return listed.length <= WHOLE ? listed : sample(context, SAMPLE);
}

function tile(context: Context, brand: PublishedBrand, eager: boolean): MosaicTile {
  return {
    href: context.address.brand(brand.slug),
    name: brand.name,
    ...given('theme', brand.theme),
    by: organizationLink(context, brand.organization).text,
    ...given('tone', toneOf(brand)),
    plate: plateView(context, brand, 'stud'),
    emblem: brand.logo?.kind === 'image' && brand.logo.emblem === true,
    eager,
  };
}

/** Returns brands of all domains, each with a share of its own, those with a logo first; in list order. */
export function sample(context: Context, size: number): readonly PublishedBrand[] {
  const { site } = context;
  const { listed, byDomain } = lookup(site);
  const waiting = site.domains.flatMap((domain) => {
    const own = byDomain.get(domain.id) ?? [];
    return own.length === 0 ? [] : [{ of: own.length, left: [...own].sort((a, b) => Number(a.logo === undefined) - Number(b.logo === undefined)) }];
  });
  const taken = new Set<PublishedBrand>();
  // Each time the domain of which the smallest part is shown gives one.
  while (taken.size < Math.min(size, listed.length)) {
    const next = waiting.filter(({ left }) => left.length > 0).reduce((a, b) => (shown(b) < shown(a) ? b : a));
    taken.add(next.left.shift() as PublishedBrand);
  }
  return listed.filter((brand) => taken.has(brand));
}

const shown = ({ of, left }: { of: number; left: readonly unknown[] }): number => (of - left.length) / of;

/**
 * Returns how many square tiles stand in a row, so that all fit the room and are large; of layouts nearly as large, the
 * one that leaves the fewest cells empty.
 */
export function inARow(count: number, { width, height, fewest, most }: { width: number; height: number; fewest: number; most: number }): number {
  const all = Array.from({ length: most - fewest + 1 }, (_, index) => fewest + index);
  const fitting = all.filter((row) => (width / row) * Math.ceil(count / row) <= height);
  const [largest] = fitting;
  if (largest === undefined) return most;
  const empty = (row: number): number => Math.ceil(count / row) * row - count;
  return fitting.filter((row) => row <= largest * 1.15).reduce((best, row) => (empty(row) < empty(best) ? row : best), largest);
}
