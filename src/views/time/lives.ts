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
  /** Whether it stands there today and the record does not say since when: both years are then today. */
  undated?: true;
}

export interface Life {
  brand: PublishedBrand;
  /** At least one, oldest first. */
  stays: Stay[];
  /** When a review was passed. */
  reviews: number[];
  /** How it ended; absent while it goes on. */
  end?: 'revoked' | 'concluded' | 'merged';
  /** When it ended, if the record says so. */
  endedAt?: number;
}

/** Returns a day as a year and its part. */
export function yearAt(date: LooseDate): number {
  const [year, month, day] = earliest(date).split('-').map(Number) as [number, number, number];
  return year + (month - 1) / 12 + (day - 1) / 372;
}

/** Returns the life of a brand by its record up to a day; undefined if no step has a date and it has no title today. */
export function lifeOf(site: Pick<Site, 'levels'>, brand: PublishedBrand, day: Day): Life | undefined {
  const rank = new Map(site.levels.map(({ id }, index) => [id, index]));
  const standing = new Set<string>();
  const highest = (): string | undefined => [...standing].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0))[0];
  const stays: Stay[] = [];
  const reviews: number[] = [];
  let end: Life['end'];
  let endedAt: number | undefined;
  /** Where it is by the record so far, dated or not. */
  let present: string | undefined;
  let open: { band: string; from: number } | undefined;
  let latest = 0;
  for (const event of brand.record) {
    if (event.event === 'named') standing.add(event.level);
    if (event.event === 'delisted')
      if (event.level === undefined) standing.clear();
      else standing.delete(event.level);
    const at = event.date === undefined ? undefined : yearAt(event.date);
    if (at !== undefined) latest = Math.max(latest, at);
    switch (event.event) {
      case 'cultivated':
      case 'launched':
        if (standing.size > 0) continue;
        present = BEFORE;
        break;
      case 'named':
        present = highest();
        break;
      case 'delisted':
        present = highest();
        if (present === undefined) [end, endedAt] = [event.kind, at];
        break;
      case 'reviewed':
        if (event.result === 'pass' && at !== undefined) reviews.push(at);
        continue;
      default:
        continue;
    }
    if (at === undefined || open?.band === present) continue;
    if (open !== undefined) stays.push({ ...open, to: at });
    open = present === undefined ? undefined : { band: present, from: at };
  }
  const today = yearAt(day);
  // An end without a date is drawn where the record last knows of it.
  if (open !== undefined) stays.push({ ...open, to: present === undefined ? latest : today });
  if (present !== undefined) [end, endedAt] = [undefined, undefined];
  // Only at a level: strokes of all that merely began would fill a picture that says nothing of them.
  if (present !== undefined && present !== BEFORE && open?.band !== present) stays.push({ band: present, from: today, to: today, undated: true });
  return stays.length === 0 ? undefined : { brand, stays, reviews, ...given('end', end), ...given('endedAt', endedAt) };
}

/** Whether any year of a life is known. */
export const isDated = ({ stays }: Life): boolean => stays.some(({ undated }) => undated !== true);

/** A drawing holds no more brands than this, so that each has a line of its own that can be read. */
export const MOST = 60;

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
