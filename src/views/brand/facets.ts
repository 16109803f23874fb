/** The facets beside a list of brands, and the data with which the browser combines them. */
import { given } from '../../given.ts';
import { organizationsOver } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import { UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import { legible } from '../site/legible.ts';
import type { Link } from '../site/link.ts';
import type { PictureView } from '../site/pictures.ts';
import { type BrandCard, brandCard } from './card.ts';
import { type Lookup, lookup, type Standing, standingOf } from './lookup.ts';
import type { PlateView, Setting } from './plate.ts';
import type { Selection } from './selection.ts';

/** Values of a facet that are shown at once; the others are folded. */
const OPEN_VALUES = 10;
/** The most folded values on every list. With thousands of organizations they would outweigh the list. */
const MORE_VALUES = 100;

/** The most organizations beside any list, those with the most brands first: all of a district, not the thousands of a city. */
const ORGANIZATIONS = 500;

/** The facets that are open beside the list of all brands. */
const UNFOLDED: readonly Facet['key'][] = ['domain', 'focus', 'level', 'year'];

export interface FacetValue extends Link {
  /** Its value in a query string. */
  value: string;
  count: number;
  current: boolean;
}

export interface Facet {
  key: 'domain' | 'focus' | 'level' | 'organization' | 'year' | 'tag';
  title: string;
  /** Whether its values are seen at once. Beside a list of one value only that value's own facet is open. */
  isOpen: boolean;
  open: FacetValue[];
  more: FacetValue[];
  moreTitle: string;
  /** The page that lists the other values, if they are too many. */
  elsewhere?: Link;
}

/** Returns the facets of all brands with counts, in the taxonomy's order. Values without a brand are left out. */
export function facets(context: Context, selection: Selection): Facet[] {
  const { site, address } = context;
  const held: Lookup = lookup(site);
  const count = <Key>(map: ReadonlyMap<Key, readonly PublishedBrand[]>, key: Key): number => map.get(key)?.length ?? 0;
  const value = (text: string, id: string, href: string, n: number, current: boolean): FacetValue => ({ text, value: id, href, count: n, current });
  const lists: [Facet['key'], FacetValue[]][] = [
    [
      'domain',
      site.domains.map((domain) =>
        value(
          domain.label,
          domain.id,
          address.domain(domain.id),
          count(held.byDomain, domain.id),
          selection.by === 'domain' && selection.domain === domain.id,
        ),
      ),
    ],
    [
      'focus',
      site.domains.flatMap((domain) =>
        (domain.focuses ?? []).map((focus) =>
          value(
            focus.label,
            `${domain.id}/${focus.id}`,
            address.focus(domain.id, focus.id),
            count(held.byFocus, `${domain.id}/${focus.id}`),
            selection.by === 'focus' && selection.domain === domain.id && selection.focus === focus.id,
          ),
        ),
      ),
    ],
    [
      'level',
      site.levels.map((level) =>
        value(
          level.label,
          level.id,
          address.level(level.id),
          count(held.byLevel, level.id),
          selection.by === 'level' && selection.level === level.id,
        ),
      ),
    ],
    ['organization', organizations(context)],
    [
      'year',
      [...held.byYear.keys()]
        .sort((a, b) => b - a)
        .map((year) =>
          value(UI.yearTitle(year), String(year), address.year(year), count(held.byYear, year), selection.by === 'year' && selection.year === year),
        ),
    ],
    [
      'tag',
      [...held.byTag.keys()]
        .sort()
        .map((tag) => value(tag, tag, legible(address.tag(tag)), count(held.byTag, tag), selection.by === 'tag' && selection.tag === tag))
        .sort((a, b) => b.count - a.count),
    ],
  ];
  return lists.flatMap(([key, all]) => {
    const values = all.filter((one) => one.count > 0 || one.current);
    if (values.length === 0) return [];
    const isLong = key === 'organization' && values.length > ORGANIZATIONS;
    const more = values.slice(OPEN_VALUES, isLong ? ORGANIZATIONS : undefined);
    const isOpen = selection.by === 'all' ? UNFOLDED.includes(key) : selection.by === key;
    return [
      {
        key,
        title: key === 'organization' ? site.labels.organization : UI.facets[key],
        isOpen,
        open: values.slice(0, OPEN_VALUES),
        more,
        moreTitle: UI.facetMore(more.length),
        ...(isLong ? { elsewhere: { text: UI.facetMore(values.length - ORGANIZATIONS), href: address.organizations } } : {}),
      },
    ];
  });
}

/** Every list has them, and none is the list of an organization. */
const organizations = derived('facetOrganizations', 'context', (context: Context): FacetValue[] => {
  const { site, address } = context;
  const held = lookup(site);
  return (
    site.organizations
      .map((one) => ({
        text: one.shortName ?? one.name,
        value: one.id,
        href: address.organization(one.id),
        count: held.underOrganization.get(one.id)?.length ?? 0,
        current: false,
      }))
      // What stands over everything narrows nothing.
      .filter((one) => one.count < held.listed.length || held.byOrganization.has(one.value))
      .sort((a, b) => b.count - a.count)
  );
});

/** Returns the facets with long value lists replaced by a link to the list of all brands. */
export function shortened(context: Context, whole: readonly Facet[]): Facet[] {
  const href = `${context.address.brands()}#facets-title`;
  return whole.map((facet) => (facet.more.length <= MORE_VALUES ? facet : { ...facet, more: [], elsewhere: { text: facet.moreTitle, href } }));
}

/** The content of `/data/facets.json`, which the browser's script filters. */
export interface FacetData {
  /** The groups of the list, in its order. */
  groups: ReturnType<typeof groupWords>;
  brands: (Pick<BrandCard, 'href' | 'name' | 'tone' | 'theme' | 'summary' | 'kinds' | 'stamps' | 'year' | 'isNew'> & {
    organization: string;
    standing: Standing;
    plate: { kind: PlateView['kind']; picture?: Pick<PictureView, 'src' | 'width' | 'height'>; setting?: Setting; wave?: string };
    /** Values by facet. */
    values: Record<Facet['key'], string[]>;
  })[];
}

export function facetData(context: Context): FacetData {
  return {
    groups: groupWords(context),
    brands: lookup(context.site).listed.map((brand) => {
      const { href, name, tone, theme, summary, organization, kinds, stamps, year, isNew, plate } = brandCard(context, brand);
      return {
        href,
        name,
        ...given('tone', tone),
        ...given('theme', theme),
        summary,
        organization: organization.text,
        kinds,
        stamps,
        ...given('year', year),
        isNew,
        standing: standingOf(brand),
        plate: shortPlate(plate),
        values: {
          domain: [brand.domain],
          focus: brand.focuses.map((focus) => `${brand.domain}/${focus}`),
          level: brand.level === null ? [] : [brand.level],
          organization: organizationsOver(context.site, brand),
          year: brand.year === null ? [] : [String(brand.year)],
          tag: brand.tags,
        },
      };
    }),
  };
}

/** Returns what a row of a list shows of a plate: one picture is enough for its size. */
function shortPlate(plate: PlateView): FacetData['brands'][number]['plate'] {
  if (plate.kind !== 'image') return { kind: plate.kind, setting: plate.setting, ...(plate.kind === 'audio' ? { wave: plate.wave } : {}) };
  const { src, width, height } = plate.picture;
  return { kind: 'image', picture: { src, width, height } };
}

/** The titles of the groups of a list. */
export const groupWords = (context: Context): Record<Standing, { title: string; note?: string }> => ({
  named: { title: UI.groupNamed },
  // The label `launched` is the site's: a register may list brands that nobody is known to have launched.
  launched: { title: UI.groupLaunched(context.site.labels.launched), note: UI.groupLaunchedNote },
  pending: { title: UI.groupPending, note: UI.groupPendingNote },
});
