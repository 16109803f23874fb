/** The drawing of time on the ladder and on the home page, and the table with the same content. */
import { compareText } from '../../diagnostic.ts';
import { given } from '../../given.ts';
import type { PublishedBrand, PublishedPairing } from '../../publish/published.ts';
import { formatDate } from '../../wording/ui.ts';
import { TIME } from '../../wording/ui-time.ts';
import { endingName, levelLabel } from '../brand/card.ts';
import { toneOf } from '../brand/colours.ts';
import { lookup } from '../brand/lookup.ts';
import { pairingTitle } from '../pairing/line.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';
import { type Chart, chartOf, type PlacedLine, type PlacedTie, STYLES, type Style, type Tie } from './chart.ts';
import { BEFORE, groupsOf, isDated, type Life, type LifeGroup, lifeOf, yearAt } from './lives.ts';

export interface TimeLine extends PlacedLine {
  href: string;
  /** What the line says, in words. */
  label: string;
  tone?: string;
  ending?: Life['end'];
}

export interface TimeThread extends PlacedTie {
  href: string;
  label: string;
  kind: PublishedPairing['kind'];
}

export interface TimeDrawing extends Omit<Chart, 'lines' | 'ties' | 'bands'> {
  bands: (Chart['bands'][number] & { text: string })[];
  threads: TimeThread[];
  /** From the top: the order in which the keyboard meets them. */
  lines: TimeLine[];
}

export interface TimePart {
  title?: string;
  label: string;
  wide: TimeDrawing;
  narrow: TimeDrawing;
}

export interface TimeRow {
  brand: Link;
  tone?: string;
  /** The date at each column; empty where the record has none. */
  cells: string[];
}

export interface TimeView {
  title: string;
  lead: string;
  parts: TimePart[];
  legend: { sample: 'named' | 'reviewed' | 'undated' | 'revoked' | 'concluded' | 'merged' | 'thread' | 'mark'; text: string }[];
  table: { columns: string[]; rows: TimeRow[] };
  /** How many brands have no title and no date, and so no line. */
  undated?: string;
}

/** Returns the drawing of all brands of the site; undefined if fewer than two have dates. */
export function timeView(context: Context): TimeView | undefined {
  const { site } = context;
  const lives = livesOf(context, site.brands);
  return lives.filter(isDated).length < 2 ? undefined : viewOf(context, site.brands, lives, groupsOf(site, lives));
}

/** Returns the drawing of some brands, as one, and their table. If none has a date, nothing is drawn. */
export function timeOf(context: Context, brands: readonly PublishedBrand[], title: string): TimeView {
  const lives = livesOf(context, brands);
  return viewOf(context, brands, lives, lives.some(isDated) ? [{ title: '', lives }] : [], title);
}

/** `name` says in words what a part without a title shows. */
function viewOf(context: Context, brands: readonly PublishedBrand[], lives: readonly Life[], groups: readonly LifeGroup[], name = ''): TimeView {
  const parts = groups.map(({ title, lives: own }) => ({
    ...(title === '' ? {} : { title }),
    label: TIME.label(own.length, title === '' ? name : title),
    wide: drawing(context, own, STYLES.wide),
    narrow: drawing(context, own, STYLES.narrow),
  }));
  const threads = parts.flatMap(({ wide }) => wide.threads);
  const endings = new Set(lives.flatMap(({ end }) => end ?? []));
  return {
    title: TIME.title,
    lead: TIME.lead,
    parts,
    legend: [
      { sample: 'named', text: TIME.legend.named },
      ...(lives.some(({ reviews }) => reviews.length > 0) ? [{ sample: 'reviewed' as const, text: TIME.legend.reviewed }] : []),
      ...(lives.some(({ stays }) => stays.some(({ undated }) => undated)) ? [{ sample: 'undated' as const, text: TIME.legend.undated }] : []),
      ...(['revoked', 'concluded', 'merged'] as const).flatMap((sample) =>
        endings.has(sample) ? [{ sample, text: endingName(context, sample) }] : [],
      ),
      ...(threads.length > 0 ? [{ sample: 'thread' as const, text: TIME.legend.thread(context.site.labels.pairing) }] : []),
      ...(threads.some(({ isMark }) => isMark) ? [{ sample: 'mark' as const, text: TIME.legend.mark }] : []),
    ],
    table: tableOf(context, brands, lives),
    ...(lives.length < brands.length ? { undated: TIME.undated(brands.length - lives.length) } : {}),
  };
}

/** Returns the small drawing, without names, of some brands. */
export function smallTime(context: Context, brands: readonly PublishedBrand[]): (TimePart & { all: Link }) | undefined {
  const lives = livesOf(context, brands);
  if (lives.filter(isDated).length < 2) return undefined;
  return {
    title: TIME.title,
    label: TIME.label(lives.length, ''),
    wide: drawing(context, lives, STYLES.smallWide),
    narrow: drawing(context, lives, STYLES.smallNarrow),
    all: { text: TIME.all, href: context.address.ladder },
  };
}

/** Returns the drawing of some brands with their names, on the page of an organization; undefined if none has a date. */
export function timePart(context: Context, brands: readonly PublishedBrand[], title: string): TimePart | undefined {
  const lives = livesOf(context, brands);
  if (!lives.some(isDated)) return undefined;
  return { label: TIME.label(lives.length, title), wide: drawing(context, lives, STYLES.wide), narrow: drawing(context, lives, STYLES.narrow) };
}

const livesOf = ({ site }: Context, brands: readonly PublishedBrand[]): Life[] => brands.flatMap((brand) => lifeOf(site, brand, site.asOf) ?? []);

function drawing(context: Context, lives: readonly Life[], style: Style): TimeDrawing {
  const { site, address } = context;
  const drawn = new Set(lives.filter(isDated).map(({ brand }) => brand.slug));
  // Those of the drawn brands alone: an organization's page would else read, and follow, every pairing of the site.
  const { pairingsOf } = lookup(site);
  const theirs = new Set([...drawn].flatMap((slug) => pairingsOf.get(slug) ?? []));
  const tied = [...theirs]
    .sort((a, b) => compareText(a.slug, b.slug))
    .flatMap((pairing) => tiesOf(context, pairing, drawn).map((tie) => ({ pairing, tie })));
  const { lines, ties, ...chart } = chartOf(
    lives,
    tied.map(({ tie }) => tie),
    [...site.levels.map(({ id }) => id), BEFORE],
    yearAt(site.asOf),
    style,
  );
  const lifeBy = new Map(lives.map((life) => [life.brand.slug, life]));
  return {
    ...chart,
    bands: chart.bands.map((band) => ({ ...band, text: band.id === BEFORE ? TIME.before : levelLabel(context, band.id) })),
    threads: ties.flatMap((tie, index) => {
      const pairing = tied[index]?.pairing;
      return tie === undefined || pairing === undefined
        ? []
        : [{ ...tie, href: address.pairing(pairing.slug), label: pairingTitle(context, pairing), kind: pairing.kind }];
    }),
    lines: lines
      .map((line): TimeLine => {
        const life = lifeBy.get(line.slug) as Life;
        return {
          ...line,
          href: address.brand(line.slug),
          label: TIME.line(life.brand.name, wordsOf(context, life)),
          ...given('tone', toneOf(life.brand)),
          ...given('ending', life.end),
        };
      })
      .sort((a, b) => a.end[1] - b.end[1] || a.end[0] - b.end[0]),
  };
}

/** Returns the threads of a pairing between drawn brands, and to the levels of sides without one. An anonymous side has none. */
function tiesOf(context: Context, pairing: PublishedPairing, drawn: ReadonlySet<string>): Tie[] {
  const { byOrganization } = lookup(context.site);
  const at = yearAt(pairing.since);
  return pairing.model
    .filter((slug) => drawn.has(slug))
    .flatMap((model) =>
      (pairing.partner ?? []).map((id): Tie => {
        const own = (byOrganization.get(id) ?? []).find(({ slug, organization }) => organization === id && slug !== model && drawn.has(slug));
        return { model, at, to: own === undefined ? { level: context.organizations.get(id)?.level ?? '' } : { brand: own.slug } };
      }),
    );
}

/** Returns the steps of a life in words: 2019年命名为村级, …. */
function wordsOf(context: Context, { brand, end, endedAt, stays }: Life): string[] {
  const steps = stays.map(({ band, from, undated }) => {
    const year = undated === true ? undefined : Math.floor(from);
    return band === BEFORE ? TIME.began(year) : TIME.named(levelLabel(context, band), year);
  });
  return end === undefined
    ? [...steps, ...(brand.ended ? [] : [TIME.still])]
    : [...steps, TIME.ended(endingName(context, end), endedAt === undefined ? undefined : Math.floor(endedAt))];
}

function tableOf(context: Context, brands: readonly PublishedBrand[], lives: readonly Life[]): TimeView['table'] {
  const { site, address } = context;
  const lifeBy = new Map(lives.map((life) => [life.brand.slug, life]));
  const isBefore = lives.some(({ stays }) => stays.some(({ band }) => band === BEFORE));
  const levels = [...site.levels].reverse();
  const dated = (brand: PublishedBrand, test: (event: PublishedBrand['record'][number]) => boolean): string => {
    const found = brand.record.find(test);
    return found === undefined ? '' : found.date === undefined ? TIME.undatedYear : formatDate(found.date);
  };
  return {
    columns: [
      ...(isBefore ? [TIME.before] : []),
      ...levels.map(({ label }) => label),
      TIME.columns.reviewed,
      TIME.columns.ended,
      site.labels.pairing,
    ],
    rows: brands.map((brand) => {
      const reviews = lifeBy.get(brand.slug)?.reviews.length ?? 0;
      const { ending } = brand;
      return {
        brand: { text: brand.name, href: address.brand(brand.slug) },
        ...given('tone', toneOf(brand)),
        cells: [
          ...(isBefore ? [dated(brand, ({ event }) => event === 'cultivated' || event === 'launched')] : []),
          ...levels.map(({ id }) => dated(brand, (event) => event.event === 'named' && event.level === id)),
          reviews === 0 ? '' : TIME.times(reviews),
          ending === undefined ? '' : `${endingName(context, ending.kind)} ${ending.date === undefined ? TIME.undatedYear : formatDate(ending.date)}`,
          TIME.pairings(lookup(site).pairingsOf.get(brand.slug)?.length ?? 0),
        ],
      };
    }),
  };
}
