/**
 * The parts of a large ladder, each with pages of its own: the domains, and in a domain with many brands the
 * organizations that part them, from the top down. A part is called by its domain and its organization, so that its
 * address stays when others grow.
 */
import { organizationsAbove } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand, Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import { BEFORE, isDated, type Life, lifeOf, MOST, yearAt } from './lives.ts';

/** The most brands whose ladder is one page with all its drawings: those of a district. Three hundred make 470 kB of HTML, which a phone still opens. */
export const WHOLE = 300;
/** The fewest brands of an organization that is a part by itself. Those of smaller ones share a part. */
const LEAST = 6;
/** The most parts that one page lists. */
const ROWS = 100;
/** Names the part of those that have none of their own. No id has this sign. */
const OTHERS = '~others';

export interface LadderPart {
  /** The path of its pages below the ladder: `rural`, `rural/town`, `rural/town/~others`; empty for the whole. */
  key: string;
  /** Absent from the whole. */
  domain?: string;
  organization?: string;
  /** Whether it holds what its parent's other parts leave. */
  isOthers: boolean;
  /** Keys of the parts above, from the top, without the whole. */
  above: string[];
  /** Keys of the parts below; without any, the part is drawn. */
  below: string[];
  pages: number;
  /** Keys of the drawn parts before and after this one, if it is drawn itself. */
  previous?: string;
  next?: string;
  counts: PartCounts;
}

export interface PartCounts {
  /** Brands by the highest level at which they stand, in the order of the levels. */
  levels: number[];
  /** Without a title, and not ended. */
  untitled: number;
  ended: number;
  all: number;
}

/** How many brands stood in each band at the end of each year, and today at the end of the last. */
export interface BandYears {
  first: number;
  /** The highest first. Bands in which nobody ever stood are left out, but for levels. */
  bands: { id: string; counts: number[] }[];
}

interface Parts {
  /** By key. */
  parts: ReadonlyMap<string, LadderPart>;
  /** The brands of each page of a drawn part, by `pageKey`. */
  brands: ReadonlyMap<string, readonly PublishedBrand[]>;
  /** By the key of a part that is not drawn. */
  years: ReadonlyMap<string, BandYears>;
  /** Every page, by the key of its part. */
  pages: readonly (readonly [key: string, page: number])[];
}

export const pageKey = (key: string, page: number): string => `${key} ${page}`;

/** Returns whether the ladder of a site is one page. */
export const isWhole = ({ brands }: Pick<Site, 'brands'>): boolean => brands.length <= WHOLE;

/** Returns the parts of a site's ladder, whether it is large or not. */
export const ladderParts = derived('ladderParts', 'site', (site: Site): Parts => {
  const parts = new Map<string, LadderPart>();
  const brands = new Map<string, readonly PublishedBrand[]>();
  const years = new Map<string, BandYears>();
  const order = new Map(site.organizations.map(({ id }, at) => [id, at]));
  const placeOf = ({ organization }: PublishedBrand): number => order.get(organization) ?? order.size;

  const add = (from: Omit<LadderPart, 'below' | 'pages' | 'counts'>, own: readonly PublishedBrand[]): string => {
    const { key } = from;
    const part: LadderPart = { ...from, below: [], pages: 1, counts: countsOf(site, own) };
    parts.set(key, part);
    const above = key === '' ? [] : [...from.above, key];
    const below = (rest: Partial<LadderPart> & { key: string }, some: readonly PublishedBrand[]): string =>
      add({ isOthers: false, above, ...(from.domain === undefined ? {} : { domain: from.domain }), ...rest }, some);
    if (key === '') {
      part.below = site.domains.flatMap(({ id }) => {
        const some = own.filter((brand) => brand.domain === id);
        return some.length === 0 ? [] : [below({ key: id, domain: id }, some)];
      });
    } else {
      const { groups, others } = own.length <= MOST || from.isOthers ? { groups: [], others: own } : parted(site, own);
      part.below = groups.map(([organization, some]) => below({ key: `${from.domain}/${organization}`, organization }, some));
      if (groups.length > 0 && others.length > 0)
        part.below.push(
          below({ key: `${key}/${OTHERS}`, isOthers: true, ...(from.organization === undefined ? {} : { organization: from.organization }) }, others),
        );
    }
    if (part.below.length > 0) {
      part.pages = Math.ceil(part.below.length / ROWS);
      years.set(key, yearsOf(site, own));
      return key;
    }
    const drawn = own.toSorted((a, b) => placeOf(a) - placeOf(b));
    part.pages = Math.max(1, Math.ceil(drawn.length / MOST));
    for (let page = 1; page <= part.pages; page += 1) brands.set(pageKey(key, page), drawn.slice((page - 1) * MOST, page * MOST));
    return key;
  };
  add({ key: '', isOthers: false, above: [] }, site.brands);
  const leaves = [...parts.values()].filter(({ key, below }) => key !== '' && below.length === 0);
  for (const [at, leaf] of leaves.entries()) {
    const [previous, next] = [leaves[at - 1], leaves[at + 1]];
    if (previous !== undefined) leaf.previous = previous.key;
    if (next !== undefined) leaf.next = next.key;
  }
  const pages = [...parts.values()].flatMap(({ key, pages: count }) =>
    key === '' ? [] : Array.from({ length: count }, (_, at): [string, number] => [key, at + 1]),
  );
  return { parts, brands, years, pages };
});

/** The parts that a page of a part lists. */
export const listedOn = ({ below }: LadderPart, page: number): string[] => below.slice((page - 1) * ROWS, page * ROWS);

/** Whether the page of the whole has room for the parts of all domains, too. */
export const isShort = (domains: readonly LadderPart[]): boolean => domains.reduce((sum, { below }) => sum + below.length, 0) <= ROWS;

/** Returns brands by the highest organizations that part them, and those of organizations with few, or above all others. */
function parted(site: Site, brands: readonly PublishedBrand[]): { groups: [string, PublishedBrand[]][]; others: PublishedBrand[] } {
  const chains = brands.map(({ organization }) => [organization, ...organizationsAbove(site, organization)].reverse());
  const shortest = Math.min(...chains.map(({ length }) => length));
  let depth = 0;
  while (depth < shortest && chains.every((chain) => chain[depth] === chains[0]?.[depth])) depth += 1;
  const groups = Map.groupBy(brands, (_, at) => chains[at]?.[depth]);
  const large = site.organizations.flatMap(({ id }): [string, PublishedBrand[]][] => {
    const own = groups.get(id);
    return own === undefined || own.length < LEAST ? [] : [[id, own]];
  });
  const named = new Set(large.flatMap(([, own]) => own));
  return { groups: large, others: brands.filter((brand) => !named.has(brand)) };
}

function countsOf({ levels }: Site, brands: readonly PublishedBrand[]): PartCounts {
  const byLevel = new Map<string | null, number>();
  let ended = 0;
  for (const brand of brands) {
    if (brand.ended) ended += 1;
    else byLevel.set(brand.level, (byLevel.get(brand.level) ?? 0) + 1);
  }
  return { levels: levels.map(({ id }) => byLevel.get(id) ?? 0), untitled: byLevel.get(null) ?? 0, ended, all: brands.length };
}

function yearsOf(site: Site, brands: readonly PublishedBrand[]): BandYears {
  const lives = brands.flatMap((brand) => lifeOf(site, brand, site.asOf) ?? []);
  const today = yearAt(site.asOf);
  const last = Math.floor(today);
  const first = lives.filter(isDated).reduce((least, { stays: [stay] }) => Math.min(least, Math.floor(stay?.from ?? last)), last);
  const ends = Array.from({ length: last - first + 1 }, (_, at) => Math.min(first + at + 1, today));
  const used = [...site.levels.map(({ id }) => id), ...(lives.some(({ stays }) => stays.some(({ band }) => band === BEFORE)) ? [BEFORE] : [])];
  return { first, bands: used.map((id) => ({ id, counts: ends.map((end) => lives.filter((life) => stoodIn(life, id, end, today)).length) })) };
}

/** Whether a brand stood in a band just before a moment, or stands there today. */
function stoodIn({ stays, end }: Life, band: string, at: number, today: number): boolean {
  const last = stays.at(-1);
  if (at === today) return end === undefined && last?.band === band && last.to === today;
  return stays.some((stay) => stay.band === band && stay.from < at && stay.to >= at);
}
