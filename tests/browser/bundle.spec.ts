/** A meeting from an offline bundle: unpacked, opened from the disk, the network off. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, expect, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import type { BrandsData } from '../../src/views/machines/data.ts';
import { command, readJson, SITES } from '../support/sites.ts';
import { addressOf, test as online } from './support.ts';

let folder: string;
const at = (file: string): string => pathToFileURL(path.join(folder, file)).href;

/** A page without a network that fails its test for any error or failed request. */
const test = base.extend({
  context: async ({ browser }, use) => {
    const context = await browser.newContext({ offline: true, locale: 'zh-CN' });
    await use(context);
    await context.close();
  },
  page: async ({ context }, use) => {
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('requestfailed', (request) => {
      // Pictures that are still on their way when the reader goes on.
      if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(request.url());
    });
    await use(page);
    expect(faults).toEqual([]);
  },
});

test.describe.configure({ mode: 'serial' });
test.beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'biaogan-bundle-'));
  const { status, stderr } = command('pack', [...SITES.example.arguments(), '--as-of', SITES.example.day, '--out', path.join(folder, 'zip')]);
  expect(status, stderr).toBe(0);
  const [zip = ''] = readdirSync(path.join(folder, 'zip'));
  for (const [file, bytes] of Object.entries(unzipSync(readFileSync(path.join(folder, 'zip', zip))))) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), bytes);
  }
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('leads from the first page to a case and its slides, which the keyboard runs', async ({ page }) => {
  await page.goto(at('index.html'));
  await page.locator('header nav a').first().click();
  await expect(page).toHaveURL(at('brands/index.html'));
  await page.locator('.entry-name a').first().click();
  await expect(page.locator('h1')).toBeVisible();
  const pictures = await page.locator('img').evaluateAll((all) => all.map((one) => one.getAttribute('src') ?? ''));
  expect(pictures.length).toBeGreaterThan(0);
  await expect
    .poll(() =>
      page
        .locator('img')
        .evaluateAll(
          (all) => all.filter((one) => (one as HTMLImageElement).loading !== 'lazy' && (one as HTMLImageElement).naturalWidth === 0).length,
        ),
    )
    .toBe(0);
  const own = page.url();
  await page.locator('a[href$="slides/index.html"]').first().click();
  await expect(page).toHaveURL(/#s1$/);
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(/#s2$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(own);
});

test('filters and compares', async ({ page }) => {
  await page.goto(at('brands/index.html'));
  await page.locator('.facets input[type=checkbox]').first().check();
  await expect(page.locator('.facets-status')).toContainText('个');
  const href = await page.locator('[data-facets-list] .entry-name a').first().getAttribute('href');
  expect(href).toMatch(/^file:.*\/index\.html$/);
  for (const number of [0, 1]) await page.locator('.compare-pick input').nth(number).check();
  await page.locator('.compare-tray a').click();
  await expect(page.locator('.compare-status')).toContainText('正在比较');
  await expect(page.locator('.compare-table img').first()).toHaveJSProperty('complete', true);
  expect(
    await page
      .locator('.compare-table img')
      .first()
      .evaluate((image: HTMLImageElement) => image.naturalWidth),
  ).toBeGreaterThan(0);
  await page.locator('.compare-choose input').fill('没有这样的品牌');
  await page.locator('.compare-choose button').click();
  await expect(page.locator('.compare-status')).toContainText('没有叫');
  await page.locator('.compare-name').first().click();
  await expect(page).toHaveURL(/brands\/[^/]+\/index\.html$/);
});

test('tries out the machine with one click', async ({ page }) => {
  await page.goto(at('index.html'));
  await page.locator('footer a', { hasText: '本机检查' }).click();
  await page.locator('[data-machine] button').first().click();
  for (const part of ['fonts', 'search', 'storage']) await expect(page.locator(`[data-part=${part}]`)).toHaveAttribute('data-state', 'good');
  // The keyboard stands where the question is asked.
  await expect(page.locator('[data-part=sound] button').first()).toBeFocused({ timeout: 10_000 });
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-machine] button').first()).toBeFocused();
  await expect(page.locator('[data-part=sound]')).toHaveAttribute('data-state', 'good');
  await expect(page.locator('.machine-status')).toContainText(/都可以用|项不行/);
});

/** The first results of a query on a search page. */
async function resultsOf(page: Page, address: string, query: string): Promise<string[]> {
  await page.goto(`${address}?q=${encodeURIComponent(query)}`);
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  return (await page.locator('[data-results] a[data-kind]').allTextContents()).slice(0, 10);
}

test('finds what the site finds online', async ({ page, browser }) => {
  const server = await browser.newPage();
  const { brands } = readJson(SITES.example, 'data/brands.json') as BrandsData;
  for (const query of [...brands.slice(0, 6).map(({ name }) => name), '党员', 'dy', '紅色', '2025', '怎么']) {
    const wanted = await resultsOf(server, addressOf(SITES.example, 'search/'), query);
    expect(await resultsOf(page, at('search/index.html'), query), query).toEqual(wanted);
  }
  await server.close();
  await page.goto(`${at('search/index.html')}?q=${encodeURIComponent(brands.find(({ logo }) => logo?.kind === 'image')?.name ?? '')}`);
  const logo = page.locator('[data-results] .search-sign img').first();
  await expect.poll(() => logo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
});

online('the site itself has no page that tries out the machine', async ({ page }) => {
  const answer = await page.goto(addressOf(SITES.example, 'help/machine/'));
  expect(answer?.status()).toBe(404);
});
