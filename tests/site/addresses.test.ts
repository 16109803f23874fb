/** Requests every kind of address over HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Listening, listen, siteHandler } from '../../src/site/serve.ts';
import { REFERENCE_PARTS } from '../../src/views/help/referencePages.ts';
import type { BrandsData, OrganizationsData, PairingsData } from '../../src/views/machines/data.ts';
import { foldersOf } from '../../src/views/site/tagFolders.ts';
import { read, readJson, SITES, type TestSite } from '../support/sites.ts';

const FIXED = [
  '',
  'brands/',
  'compare/',
  'logos/',
  'themes/',
  'ladder/',
  'organizations/',
  'pairings/',
  'study/',
  'docs/',
  'search/',
  'help/',
  'help/reference/',
  ...REFERENCE_PARTS.map((part) => `help/reference/${part}/`),
  '404.html',
  'robots.txt',
  'data/brands.json',
  'data/organizations.json',
  'data/pairings.json',
  'data/brands.schema.json',
  'data/organizations.schema.json',
  'data/pairings.schema.json',
];

/** Returns the addresses of entries and facet values, from the site's open data. */
function entriesOf(site: TestSite): string[] {
  const { brands } = readJson(site, 'data/brands.json') as BrandsData;
  const folders = foldersOf(brands.flatMap(({ tags }) => tags));
  const { organizations } = readJson(site, 'data/organizations.json') as OrganizationsData;
  const { pairings } = readJson(site, 'data/pairings.json') as PairingsData;
  return [
    ...brands.flatMap((brand) => [
      `brands/${brand.slug}/`,
      `brands/${brand.slug}/slides/`,
      `p/${brand.slug}/`,
      `domains/${brand.domain}/`,
      ...brand.focuses.map((focus) => `domains/${brand.domain}/${focus}/`),
      ...(brand.level === null ? [] : [`levels/${brand.level}/`]),
      ...(brand.namedOn === null ? [] : [`years/${brand.namedOn.slice(0, 4)}/`]),
      ...brand.tags.map((tag) => `tags/${encodeURIComponent(folders.get(tag) as string)}/`),
    ]),
    ...organizations.map((organization) => `organizations/${organization.id}/`),
    ...pairings.map((pairing) => `pairings/${pairing.slug}/`),
    ...links(site, 'study/index.html', /study\/[a-z0-9-]+\//g).flatMap((address) => [
      address,
      `${address}slides/`,
      `${address}handout/`,
      `${address}room/`,
    ]),
    ...links(site, 'docs/index.html', /docs\/[a-z0-9/-]+\//g),
  ];
}

const links = (site: TestSite, page: string, pattern: RegExp): string[] =>
  [...read(site, page).matchAll(/href="([^"#?]*)/g)].flatMap(([, href]) =>
    href?.startsWith(site.base) ? (href.slice(site.base.length).match(pattern) ?? []) : [],
  );

describe.each(Object.values(SITES))('$name', (site) => {
  let server: Listening;
  const ask = async (address: string): Promise<{ status: number; text: string }> => {
    const answer = await fetch(`http://localhost:${server.port}${site.base}${address}`, { redirect: 'manual', headers: { connection: 'close' } });
    return { status: answer.status, text: await answer.text() };
  };
  const status = async (address: string): Promise<number> => (await ask(address)).status;
  beforeAll(async () => {
    server = await listen(siteHandler(site.out, site.base), undefined);
  });
  afterAll(() => server.stop());

  test.each(FIXED)('/%s', async (address) => expect(await status(address)).toBe(200));

  test('every brand, organization, pairing, pack, document and facet value has a page', async () => {
    const missing: string[] = [];
    for (const address of new Set(entriesOf(site))) if ((await status(address)) !== 200) missing.push(address);
    expect(missing).toEqual([]);
  });

  test('/internal/ exists only in internal builds', async () => expect(await status('internal/')).toBe(site.profile === 'internal' ? 200 : 404));

  test('an unknown address gives 404 with the site’s own page', async () => {
    expect(await ask('nothing/here/')).toEqual({ status: 404, text: read(site, '404.html') });
  });

  test('feed and sitemap exist only with an origin', async () => {
    const hasUrl = /rel="canonical"/.test(read(site, 'index.html'));
    for (const address of ['feed.xml', 'sitemap-index.xml']) expect(await status(address)).toBe(hasUrl ? 200 : 404);
  });
});

test('under a base every address starts with it', () => {
  const { minimal } = SITES;
  const outside = [...read(minimal, 'index.html').matchAll(/(?:href|src|action)="(\/[^"]*)"/g)]
    .map(([, address]) => address)
    .filter((address) => !address?.startsWith('/x/'));
  expect(outside).toEqual([]);
  expect(read(minimal, 'robots.txt')).toContain('Sitemap: https://www.example.cn/x/sitemap-index.xml');
  expect(read(minimal, 'sitemap-0.xml')).toContain('<loc>https://www.example.cn/x/brands/first/</loc>');
  expect(read(minimal, 'feed.xml')).toContain('<link href="https://www.example.cn/x/brands/first/"/>');
});

test('an internal build says so on every page and asks robots to stay away', () => {
  expect(read(SITES.internal, 'robots.txt')).toBe('User-agent: *\nDisallow: /\n');
  for (const page of ['index.html', 'brands/index.html', 'docs/index.html', 'search/index.html', '404.html']) {
    expect(read(SITES.internal, page)).toContain('内部资料');
    expect(read(SITES.internal, page)).toContain('content="noindex');
  }
});
