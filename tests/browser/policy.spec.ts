/** The content security policy of pages: no violation, no foreign request, no cookie on any kind of page. */
import type { BrowserContext, Page } from '@playwright/test';
import { addressOf, expect, kindsOf, SITES, type SITES as Sites, test } from './support.ts';

interface Watch {
  violations: string[];
  requests: string[];
}

/** Collects violations and requests, from before the first script on. */
async function watch(page: Page): Promise<Watch> {
  const found: Watch = { violations: [], requests: [] };
  await page.exposeFunction('tellViolation', (violation: string) => found.violations.push(violation));
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sourceFile, lineNumber }) => {
      (window as unknown as { tellViolation(text: string): void }).tellViolation(`${violatedDirective}: ${blockedURI} (${sourceFile}:${lineNumber})`);
    });
  });
  page.on('request', (request) => found.requests.push(request.url()));
  return found;
}

async function expectClean(page: Page, context: BrowserContext, site: (typeof Sites)[keyof typeof Sites], found: Watch): Promise<void> {
  await page.waitForLoadState('networkidle');
  expect(found.violations).toEqual([]);
  expect(found.requests.length).toBeGreaterThan(2);
  expect(found.requests.filter((url) => !url.startsWith(`http://localhost:${site.port}${site.base}`))).toEqual([]);
  expect(await context.cookies()).toEqual([]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
}

for (const site of [SITES.example, SITES.internal, SITES.minimal]) {
  test(`every kind of page of the ${site.name} site`, async ({ page, context }) => {
    test.setTimeout(300_000);
    const found = await watch(page);
    for (const address of kindsOf(site)) {
      await page.goto(addressOf(site, address));
      await expect(page.locator('meta[http-equiv="Content-Security-Policy"]'), address).toHaveCount(1);
      // No stylesheet was blocked.
      expect(await page.evaluate(() => [...document.styleSheets].every((sheet) => sheet.cssRules.length > 0)), address).toBe(true);
      expect(found.violations, address).toEqual([]);
    }
    await expectClean(page, context, site, found);
  });
}

test('the search dialog, the search page and the facets', async ({ page, context }) => {
  const found = await watch(page);
  await page.goto(addressOf(SITES.example, 'search/?q=党员'));
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  await page.goto(addressOf(SITES.example, 'brands/'));
  await page.keyboard.press('/');
  await page.keyboard.type('支部');
  await expect(page.locator('dialog[open] a').first()).toBeVisible();
  await expectClean(page, context, SITES.example, found);
});

test('the policy blocks what it forbids, and this test notices', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found = await watch(page);
  await page.goto(addressOf(SITES.example, ''));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.body.append(script);
    const style = document.createElement('style');
    style.textContent = 'body { color: red }';
    document.head.append(style);
    const picture = new Image();
    picture.src = 'http://localhost:1/a.png';
    document.body.append(picture);
    document.body.setAttribute('onclick', 'window.wasRun = true');
    // Chromium from 150 on looks at a handler when it would run.
    document.body.click();
  });
  await expect
    .poll(() => found.violations.map((one) => one.split(':')[0]).sort())
    .toEqual(['img-src', 'script-src-attr', 'script-src-elem', 'style-src-elem']);
  expect(await page.evaluate(() => 'wasRun' in window)).toBe(false);
  await context.close();
});
