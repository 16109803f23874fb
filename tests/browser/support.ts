/** Checks that every browser test makes, and the kinds of pages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import type { BrandsData, OrganizationsData, PairingsData } from '../../src/views/machines/data.ts';
import { readJson, SITES, type TestSite } from '../support/sites.ts';

export { expect, SITES };

export const addressOf = (site: TestSite, address: string): string => `http://localhost:${site.port}${site.base}${address}`;

/** A page that fails its test for any console error, failed request, or request to another origin. */
export const test = base.extend({
  page: async ({ page }, use) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      // The 404 page is requested on purpose.
      if (message.type() === 'error' && !/404 \(Not Found\)/.test(message.text())) faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
    page.on('request', (request) => {
      if (!/^(?:http:\/\/localhost:\d+\/|data:|blob:)/.test(request.url())) faults.push(`request: ${request.url()}`);
    });
    page.on('response', (response) => {
      if (response.status() >= 400 && response.request().resourceType() !== 'document') faults.push(`${response.status()}: ${response.url()}`);
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

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
    ...some.flatMap(({ slug }) => [`brands/${slug}/`, `brands/${slug}/slides/`]),
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
    ...packs.flatMap((address) => [address, `${address}slides/`, `${address}handout/`]),
    'docs/',
    ...first('docs', /^docs\/.+\/$/),
    'search/',
    'help/',
    'help/reference/',
    '404.html',
    ...(site.profile === 'internal' ? ['internal/'] : []),
  ];
}

/** Returns what axe finds for WCAG 2.2 levels A and AA, and its best practices. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations } = await checker.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`));
  });
}
