/** One address of each kind of page of a built site. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { BrandsData, OrganizationsData, PairingsData } from '../../src/views/machines/data.ts';
import { readJson, type TestSite } from './sites.ts';

/** Returns one address of each kind of page of a site. */
export function kindsOf(site: TestSite): string[] {
  const { brands } = readJson(site, 'data/brands.json') as BrandsData;
  const { organizations } = readJson(site, 'data/organizations.json') as OrganizationsData;
  const { pairings } = readJson(site, 'data/pairings.json') as PairingsData;
  const first = (page: string, pattern: RegExp): string[] =>
    [...readFileSync(path.join(site.out, page, 'index.html'), 'utf8').matchAll(/href="([^"#?]*)/g)]
      .map(([, href]) => (href ?? '').slice(site.base.length))
      .filter((href) => pattern.test(href))
      .slice(0, 1);
  // The brands with the most and with the least content.
  const byLength = [...brands].sort((a, b) => JSON.stringify(b).length - JSON.stringify(a).length);
  const some = [...new Set([byLength[0], byLength.at(-1)])].flatMap((one) => (one === undefined ? [] : [one]));
  const packs = first('study', /^study\/[a-z0-9-]+\/$/);
  return [
    '',
    'brands/',
    `compare/${some.length < 2 ? '' : `?${some.map(({ slug }) => `b=${slug}`).join('&')}`}`,
    ...some.flatMap(({ slug }) => [`brands/${slug}/`, `brands/${slug}/slides/`, `p/${slug}/`]),
    ...some
      .slice(0, 1)
      .flatMap((one) => [
        `domains/${one.domain}/`,
        ...one.focuses.slice(0, 1).map((focus) => `domains/${one.domain}/${focus}/`),
        ...one.tags.slice(0, 1).map((tag) => `tags/${encodeURIComponent(tag)}/`),
      ]),
    ...brands.flatMap((one) => (one.level === null ? [] : [`levels/${one.level}/`])).slice(0, 1),
    ...brands.flatMap((one) => (one.namedOn === null ? [] : [`years/${one.namedOn.slice(0, 4)}/`])).slice(0, 1),
    'logos/',
    'themes/',
    'ladder/',
    'organizations/',
    ...organizations.slice(0, 1).map(({ id }) => `organizations/${id}/`),
    'pairings/',
    ...pairings.slice(0, 1).map(({ slug }) => `pairings/${slug}/`),
    'study/',
    ...packs.flatMap((address) => [address, `${address}slides/`, `${address}handout/`, `${address}room/`]),
    'docs/',
    ...first('docs', /^docs\/.+\/$/),
    'search/',
    'help/',
    'help/reference/',
    'help/reference/brand/',
    'help/reference/components/',
    'help/reference/codes/',
    '404.html',
    ...(site.profile === 'internal' ? ['internal/'] : []),
  ];
}
