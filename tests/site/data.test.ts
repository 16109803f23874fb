/** The open data: valid against its schemas, and complete. */
import { describe, expect, test } from 'vitest';
import { brandsData, dataSchemas, organizationsData, pairingsData } from '../../src/views/machines/data.ts';
import { has, readJson, SITES } from '../support/sites.ts';

describe.each(Object.values(SITES))('$name', (site) => {
  const { brands, ...head } = brandsData.parse(readJson(site, 'data/brands.json'));
  const { organizations } = organizationsData.parse(readJson(site, 'data/organizations.json'));
  const { pairings } = pairingsData.parse(readJson(site, 'data/pairings.json'));

  test('has the day and the profile', () => expect(head).toEqual({ asOf: site.day, profile: site.profile }));

  test('has exactly the documented keys', () => {
    expect(new Set(brands.flatMap(Object.keys))).toEqual(
      new Set([
        'slug',
        'name',
        'url',
        'organization',
        'domain',
        'focuses',
        'level',
        'status',
        'overdue',
        'namedOn',
        'summary',
        'theme',
        'connotation',
        'philosophy',
        'logo',
        'tags',
        'pairings',
      ]),
    );
    expect(readJson(site, 'data/brands.json')).toEqual({ ...head, brands });
    expect(readJson(site, 'data/organizations.json')).toEqual({ ...head, organizations });
    expect(readJson(site, 'data/pairings.json')).toEqual({ ...head, pairings });
  });

  test('comes with its schemas', () => {
    const schemas = dataSchemas();
    for (const name of ['brands', 'organizations', 'pairings'] as const)
      expect(readJson(site, `data/${name}.schema.json`)).toEqual(JSON.parse(JSON.stringify(schemas[name])));
  });

  test('is sorted, and every address exists', () => {
    const sorted = <Entry>(list: Entry[], key: (entry: Entry) => string): boolean =>
      list.every((one, at) => at === 0 || key(list[at - 1] as Entry) < key(one));
    expect(sorted(brands, (one) => one.slug) && sorted(organizations, (one) => one.id) && sorted(pairings, (one) => one.slug)).toBe(true);
    for (const { url } of [...brands, ...organizations, ...pairings]) {
      expect(url.startsWith(site.base)).toBe(true);
      expect(has(site, `${url.slice(site.base.length)}index.html`), url).toBe(true);
    }
  });

  test('refers only to entries that it contains', () => {
    const [slugs, ids, pairs] = [
      new Set(brands.map((one) => one.slug)),
      new Set(organizations.map((one) => one.id)),
      new Set(pairings.map((one) => one.slug)),
    ];
    for (const brand of brands) {
      expect(ids.has(brand.organization), brand.slug).toBe(true);
      for (const pairing of brand.pairings) expect(pairs.has(pairing), brand.slug).toBe(true);
    }
    for (const one of organizations) {
      if (one.parent !== null) expect(ids.has(one.parent), one.id).toBe(true);
      for (const slug of one.brands) expect(slugs.has(slug), one.id).toBe(true);
    }
    for (const one of pairings) {
      for (const slug of one.model) expect(slugs.has(slug), one.slug).toBe(true);
      for (const id of one.partner ?? []) expect(ids.has(id), one.slug).toBe(true);
    }
  });
});

test("an anonymous side is null and appears in no organization's data", () => {
  const { pairings } = pairingsData.parse(readJson(SITES.minimal, 'data/pairings.json'));
  expect(pairings.map(({ slug, partner }) => ({ slug, partner }))).toEqual([{ slug: 'help', partner: null }]);
  const { organizations } = organizationsData.parse(readJson(SITES.minimal, 'data/organizations.json'));
  expect(organizations.some((one) => one.id === 'south')).toBe(false);
});
