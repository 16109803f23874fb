/** What the drawing of time shows of each brand: at which level it stood from when to when, and how that ended. Years are fractions. */
import { given } from '../../given.ts';
import { organizationsAbove } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand, Site } from '../../publish/published.ts';
import { type Day, earliest, type LooseDate } from '../../schema/dates.ts';

/** The band below all levels: cultivated or launched, and not named yet. */
export const BEFORE = '';

/** An unbroken time at one level. */
export interface Stay {
  /** A level id, or `BEFORE`. */
  band: string;
  from: number;
  to: number;
}

export interface Life {
  brand: PublishedBrand;
  /** At least one, oldest first. */
  stays: Stay[];
  /** When a review was passed. */
  reviews: number[];
  /** How it ended; absent while it goes on. */
  end?: 'revoked' | 'concluded' | 'merged';
}

/** Returns a day as a year and its part. */
export function yearAt(date: LooseDate): number {
  const [year, month, day] = earliest(date).split('-').map(Number) as [number, number, number];
  return year + (month - 1) / 12 + (day - 1) / 372;
}

/** Returns the life of a brand by its record up to a day; undefined if no step of it has a date. */
export function lifeOf(site: Pick<Site, 'levels'>, brand: PublishedBrand, day: Day): Life | undefined {
  const rank = new Map(site.levels.map(({ id }, index) => [id, index]));
  const standing = new Set<string>();
  const stays: Stay[] = [];
  const reviews: number[] = [];
  let end: Life['end'];
  let open: { band: string; from: number } | undefined;
  const go = (band: string | undefined, at: number): void => {
    if (open?.band === band) return;
    if (open !== undefined) stays.push({ ...open, to: at });
    open = band === undefined ? undefined : { band, from: at };
  };
  for (const event of brand.record) {
    if (event.event === 'named') standing.add(event.level);
    if (event.event === 'delisted')
      if (event.level === undefined) standing.clear();
      else standing.delete(event.level);
    if (event.date === undefined) continue;
    const at = yearAt(event.date);
    const [highest] = [...standing].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
    switch (event.event) {
      case 'cultivated':
      case 'launched':
        if (standing.size === 0) go(BEFORE, at);
        break;
      case 'named':
        go(highest, at);
        end = undefined;
        break;
      case 'reviewed':
        if (event.result === 'pass') reviews.push(at);
        break;
      case 'delisted':
        go(highest, at);
        if (highest === undefined) end = event.kind;
        break;
      default:
    }
  }
  if (open !== undefined) {
    end = undefined;
    stays.push({ ...open, to: yearAt(day) });
  }
  return stays.length === 0 ? undefined : { brand, stays, reviews, ...given('end', end) };
}

/** A drawing holds no more brands than this, so that each has a line of its own that can be read. */
const MOST = 60;

export interface LifeGroup {
  title: string;
  lives: Life[];
}

/** Returns the lives in one group, or if they are many by domain, and those of a large domain by town: the highest organizations that part them. */
export function groupsOf(site: Site, lives: readonly Life[]): LifeGroup[] {
  if (lives.length <= MOST) return lives.length === 0 ? [] : [{ title: '', lives: [...lives] }];
  const names = new Map(site.organizations.map((one) => [one.id, one.shortName ?? one.name]));
  return site.domains.flatMap((domain) => {
    const own = lives.filter(({ brand }) => brand.domain === domain.id);
    if (own.length <= MOST) return own.length === 0 ? [] : [{ title: domain.label, lives: own }];
    // From the top down to each brand's own organization.
    const chains = own.map(({ brand }) => [brand.organization, ...organizationsAbove(site, brand.organization)].reverse());
    // The first step at which they part: above it, one organization stands over all.
    const depth = chains[0]?.findIndex((id, step) => chains.some((chain) => chain[step] !== id)) ?? 0;
    const towns = new Map<string, Life[]>();
    for (const [index, life] of own.entries()) {
      const town = chains[index]?.[Math.max(0, depth)] ?? life.brand.organization;
      towns.set(town, [...(towns.get(town) ?? []), life]);
    }
    return [...towns].map(([town, some]) => ({ title: `${domain.label} · ${names.get(town) ?? town}`, lives: some }));
  });
}
