/** A small published site for tests, with changes. */
import type { PublishedBrand, PublishedOrganization, PublishedPairing, Site } from '../../../src/publish/published.ts';
import { labelsWith } from '../../../src/schema/labels.ts';
import { DEFAULT_STANDARD } from '../../../src/schema/standard.ts';
import { type Context, createContext } from '../../../src/views/site/context.ts';

export function brand(slug: string, more: Partial<PublishedBrand> = {}): PublishedBrand {
  return {
    slug,
    name: `品牌${slug}`,
    organization: 'east',
    partners: [],
    domain: 'rural',
    focuses: [],
    summary: '一句话。',
    connotation: [],
    philosophy: [],
    carriers: [],
    extra: {},
    tags: [],
    formerNames: [],
    sources: [],
    record: [{ event: 'launched', date: '2020' }],
    status: 'launched',
    overdue: false,
    ended: false,
    titles: [],
    level: null,
    namedOn: null,
    year: 2020,
    isNew: false,
    body: { type: 'root', children: [] },
    ...more,
  };
}

/** A brand with one title at a level since a date. */
export function named(slug: string, level: string, since: string, more: Partial<PublishedBrand> = {}): PublishedBrand {
  return brand(slug, {
    record: [{ event: 'named', date: since, level, by: 'office' }],
    status: 'named',
    titles: [{ level, since, by: ['office'] }],
    level,
    namedOn: since,
    year: Number(since.slice(0, 4)),
    ...more,
  });
}

export function organization(id: string, parent: string | null, more: Partial<PublishedOrganization> = {}): PublishedOrganization {
  return { id, name: `${id}党支部`, level: 'village', parent, formerNames: [], children: [], brands: [], pairings: [], ...more };
}

export function pairing(slug: string, model: string[], more: Partial<PublishedPairing> = {}): PublishedPairing {
  return {
    slug,
    model,
    partner: null,
    anonymous: [{ level: 'village', domain: 'rural' }],
    kind: 'lift',
    since: '2025-03',
    status: 'active',
    goals: [{ goal: '一件事', kind: 'basic' }],
    measures: [],
    ledger: [],
    body: { type: 'root', children: [] },
    ...more,
  };
}

export function siteOf(brands: PublishedBrand[], more: Partial<Site> = {}): Site {
  return {
    profile: 'public',
    asOf: '2026-06-01',
    title: '试验站',
    publisher: 'office',
    footer: { marks: [] },
    labels: labelsWith(),
    showsReview: false,
    newMonths: 24,
    domains: [
      {
        id: 'rural',
        label: '农村',
        description: '村里的事',
        focuses: [
          { id: 'near', label: '近郊' },
          { id: 'far', label: '远郊' },
        ],
      },
      { id: 'community', label: '社区' },
    ],
    levels: [
      { id: 'district', label: '区级' },
      { id: 'village', label: '村级' },
    ],
    evaluation: [],
    standard: DEFAULT_STANDARD,
    featured: [],
    brands,
    organizations: [organization('office', null, { children: ['east', 'west'] }), organization('east', 'office'), organization('west', 'office')],
    pairings: [],
    packs: [],
    documents: [],
    redirects: [],
    assets: {},
    inBodies: [],
    ...more,
  };
}

export const contextOf = (brands: PublishedBrand[], more: Partial<Site> = {}): Context => createContext(siteOf(brands, more), '/base/');
