/** The search, by keyboard, as people type. */
import type { Page } from '@playwright/test';
import { pinyin } from 'pinyin-pro';
import type { BrandsData, OrganizationsData } from '../../src/views/data.ts';
import { readJson, type TestSite } from '../support/sites.ts';
import { addressOf, expect, SITES, test } from './support.ts';

const brandsOf = (site: TestSite) =>
  (readJson(site, 'data/brands.json') as BrandsData).brands.filter((one) => /^\p{Script=Han}{4,}$/u.test(one.name));
const initials = (text: string): string => pinyin(text, { pattern: 'first', toneType: 'none', type: 'array' }).join('');

/** The search page's own answer to a query. */
async function resultsOf(
  page: Page,
  site: TestSite,
  query: string,
  more = '',
): Promise<{ kind: string | null; href: string | null; text: string }[]> {
  await page.goto(addressOf(site, `search/?q=${encodeURIComponent(query)}${more}`));
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  return page
    .locator('[data-results] a')
    .evaluateAll((links) =>
      links.map((link) => ({ kind: link.getAttribute('data-kind'), href: link.getAttribute('href'), text: link.textContent ?? '' })),
    );
}

for (const site of [SITES.example, SITES.casebook, SITES.minimal]) {
  const brand = brandsOf(site)[0] as BrandsData['brands'][number];
  const theme = (readJson(site, 'data/brands.json') as BrandsData).brands.find((one) => one.theme !== null)?.theme;
  const { organizations } = readJson(site, 'data/organizations.json') as OrganizationsData;
  const holder = organizations.find((one) => one.id === brand.organization) as OrganizationsData['organizations'][number];

  test.describe(site.name, () => {
    for (const key of ['/', 'Control+k', 'Meta+k']) {
      test(`opens by ${key}, and finds as one types`, async ({ page }) => {
        await page.goto(addressOf(site, 'brands/'));
        await page.keyboard.press(key);
        const input = page.locator('[data-search-input]');
        await expect(input).toBeFocused();
        await page.keyboard.type(initials(brand.name));
        const link = page.locator(`[data-search-results] a[href="${brand.url}"]`).first();
        await expect(link).toBeVisible();
        await expect(page.locator('[data-search-status]')).toContainText('找到');
        await page.keyboard.press('ArrowDown');
        await expect(page.locator('[data-search-results] a').first()).toBeFocused();
        await page.keyboard.press('ArrowUp');
        await expect(input).toBeFocused();
        await page.keyboard.press('Escape');
        await expect(page.locator('[data-search-dialog]')).toBeHidden();
      });
    }

    test('Enter leads to the search page with the query, and the query is remembered', async ({ page }) => {
      await page.goto(addressOf(site, ''));
      await page.keyboard.press('/');
      await page.keyboard.type(brand.name);
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(addressOf(site, `search/?q=${encodeURIComponent(brand.name)}`));
      await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', brand.url);
      await page.goto(addressOf(site, ''));
      await page.keyboard.press('/');
      await expect(page.locator('[data-search-results]')).toContainText(brand.name);
    });

    test('a name: whole, a piece of it, its pinyin, its initials', async ({ page }) => {
      for (const query of [
        brand.name,
        brand.name.slice(1, 3),
        pinyin(brand.name, { toneType: 'none', type: 'array', v: true }).join(''),
        initials(brand.name),
      ]) {
        const results = await resultsOf(page, site, query);
        expect(
          results.filter((one) => one.kind === 'brand').map((one) => one.href),
          query,
        ).toContain(brand.url);
      }
    });

    test('an organization and a theme, each of its own kind', async ({ page }) => {
      const [organization] = await resultsOf(page, site, holder.name);
      expect(organization).toMatchObject({ kind: 'organization', href: holder.url });
      // Of the casebook's brands no theme was reported.
      if (theme !== undefined && theme !== null) expect((await resultsOf(page, site, theme)).map((one) => one.kind)).toContain('theme');
    });

    test('nonsense: nothing, and it is said', async ({ page }) => {
      expect(await resultsOf(page, site, '饕餮魍魉')).toEqual([]);
      await expect(page.locator('[data-search-page-status]')).toContainText('没有找到');
    });

    test('filters narrow', async ({ page }) => {
      const results = await resultsOf(page, site, '的');
      await page.goto(addressOf(site, `search/?q=${encodeURIComponent(brand.name)}`));
      await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
      const select = page.locator('select[name="domain"]');
      const options = await select.locator('option').allTextContents();
      expect(options.length).toBeGreaterThan(1);
      await select.selectOption({ index: 1 });
      await expect(page).toHaveURL(/domain=/);
      await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
      expect(results).toBeDefined();
    });

    test('whatever is found is there', async ({ page, request }) => {
      const { entries } = (await (await request.get(addressOf(site, 'search/directory.json'))).json()) as {
        entries: { url: string; title: string }[];
      };
      expect(entries.length).toBeGreaterThan(5);
      for (const { url, title } of entries) {
        const [address, fragment] = url.split('#');
        const answer = await request.get(`http://localhost:${site.port}${address}`);
        expect(answer.status(), title).toBe(200);
        if (fragment !== undefined) expect(await answer.text(), title).toContain(`id="${fragment}"`);
      }
      await page.close();
    });
  });
}

test('the full text: any piece of a page, with an excerpt that shows it', async ({ page }) => {
  const results = await resultsOf(page, SITES.minimal, '建好台账');
  expect(results[0]).toMatchObject({ kind: 'pairing', href: '/x/pairings/help/' });
  await expect(page.locator('[data-results] mark').first()).toHaveText('建好台账');
});

test('a query of the old is dropped for the newer', async ({ page }) => {
  await page.goto(addressOf(SITES.minimal, 'search/'));
  await page.locator('main input[name="q"]').fill('红色驿站');
  await page.locator('main input[name="q"]').fill('田间课堂');
  await expect(page.locator('[data-results] a').first()).toHaveAttribute('href', '/x/brands/second/');
  await expect(page).toHaveURL(/q=%E7%94%B0/);
});
