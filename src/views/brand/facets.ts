/** The facets beside a list of brands, and the data with which the browser combines them. */
import { given } from '../../given.ts';
import { organizationsOver } from '../../publish/brandOrganizations.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import { UI } from '../../wording/ui.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';
import { type BrandCard, brandCard } from './card.ts';
import { type Lookup, lookup } from './lookup.ts';
import type { Selection } from './selection.ts';

/** Values of a facet that are shown at once; the others are folded. */
const OPEN_VALUES = 10;
/** The most folded values on every list. With thousands of organizations they would outweigh the list. */
const MORE_VALUES = 100;

export interface FacetValue extends Link {
  /** Its value in a query string. */
  value: string;
  count: number;
  current: boolean;
}

export interface Facet {
  key: 'domain' | 'focus' | 'level' | 'organization' | 'year' | 'tag';
  title: string;
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
        .map((tag) => value(tag, tag, address.tag(tag), count(held.byTag, tag), selection.by === 'tag' && selection.tag === tag))
        .sort((a, b) => b.count - a.count),
    ],
  ];
  return lists.flatMap(([key, all]) => {
    const values = all.filter((one) => one.count > 0 || one.current);
    if (values.length === 0) return [];
    const more = values.slice(OPEN_VALUES);
    return [{ key, title: UI.facets[key], open: values.slice(0, OPEN_VALUES), more, moreTitle: UI.facetMore(more.length) }];
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
  brands: {
    href: string;
    name: string;
    theme?: string;
    summary: string;
    organization: string;
    kind: string;
    stamps: BrandCard['stamps'];
    year?: string;
    isNew: boolean;
    /** Values by facet. */
    values: Record<Facet['key'], string[]>;
  }[];
}

export function facetData(context: Context): FacetData {
  return {
    brands: lookup(context.site).listed.map((brand) => {
      const { href, name, theme, summary, organization, kind, stamps, year, isNew } = brandCard(context, brand);
      return {
        href,
        name,
        ...given('theme', theme),
        summary,
        organization: organization.text,
        kind,
        stamps,
        ...given('year', year),
        isNew,
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
