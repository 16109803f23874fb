/** Checks that every browser test makes. */
import { test as base, expect, type Page } from '@playwright/test';
import axe from 'axe-core';
import { kindsOf } from '../support/kinds.ts';
import { SITES, type TestSite } from '../support/sites.ts';

export { expect, kindsOf, SITES };

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

/** Returns what axe finds for WCAG 2.2 levels A and AA, and its best practices. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: checker } = window as unknown as { axe: typeof axe };
    const { violations } = await checker.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
    return violations.flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target.join(' ')} — ${node.failureSummary ?? ''}`));
  });
}
