/** Comparing brands: choosing on the list or on a case, sharing the address, and the notice without JavaScript. */
import { test as plain } from '@playwright/test';
import type { BrandsData } from '../../src/views/machines/data.ts';
import { readJson } from '../support/sites.ts';
import { addressOf, expect, SITES, test, violationsOf } from './support.ts';

const site = SITES.example;
const { brands } = readJson(site, 'data/brands.json') as BrandsData;
const standing = brands.filter(({ status }) => status === 'named');
const [first, second] = standing as [BrandsData['brands'][number], BrandsData['brands'][number]];

test('choosing two to four brands on the list', async ({ page }) => {
  await page.goto(addressOf(site, 'brands/'));
  const boxes = page.getByRole('checkbox', { name: /^把.*加入比较$/ });
  const tray = page.getByRole('region', { name: '选来比较的品牌' });
  await expect(tray).toBeHidden();
  await boxes.nth(0).check();
  await expect(tray).toContainText('已选 1 个');
  await expect(tray.getByRole('link')).toBeHidden();
  for (const at of [1, 2, 3]) await boxes.nth(at).check();
  await expect(tray).toContainText('最多 4 个');
  await expect(boxes.nth(4)).toBeDisabled();
  await boxes.nth(3).uncheck();
  await expect(boxes.nth(4)).toBeEnabled();
  // Entries drawn by the facets can be chosen, and the choice stays.
  await page.locator('[data-facet="level"] input').first().check();
  await expect(page.locator('.entry[data-drawn]').first().getByRole('checkbox')).toBeVisible();
  await tray.getByRole('link').click();
  await expect(page).toHaveURL(/\/compare\/\?b=[a-z0-9-]+&b=[a-z0-9-]+&b=[a-z0-9-]+$/);
  await expect(page.getByRole('columnheader')).toHaveCount(4);
});

test('starting from a case and adding a brand by name gives an address that repeats the comparison', async ({ page, context }) => {
  await page.goto(addressOf(site, `brands/${first.slug}/`));
  await page.getByRole('link', { name: '与别的品牌并列比较' }).click();
  await expect(page.getByRole('status').filter({ hasText: '至少选两个品牌' })).toBeVisible();
  await page.getByLabel('加入一个品牌').fill(second.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(addressOf(site, `compare/?b=${first.slug}&b=${second.slug}`));
  await expect(page).toHaveTitle(new RegExp(`^${first.name}、${second.name} · `));
  const other = await context.newPage();
  await other.goto(page.url());
  for (const { name, theme, summary } of [first, second]) {
    await expect(other.getByRole('columnheader', { name })).toBeVisible();
    await expect(other.getByRole('row', { name: /^简介/ })).toContainText(summary);
    if (theme !== null) await expect(other.getByRole('row', { name: /主题/ })).toContainText(theme);
  }
  expect(await violationsOf(other)).toEqual([]);
  await other.getByRole('button', { name: `把${first.name}移出比较` }).click();
  await expect(other).toHaveURL(addressOf(site, `compare/?b=${second.slug}`));
});

test('a reader who has chosen nothing is offered two brands of a domain', async ({ page }) => {
  await page.goto(addressOf(site, 'compare/'));
  const offers = page.getByRole('navigation', { name: '比如' });
  await expect(offers.getByRole('link')).not.toHaveCount(0);
  expect(await violationsOf(page)).toEqual([]);
  await offers.getByRole('link').first().click();
  await expect(page.getByRole('columnheader')).toHaveCount(3);
  await expect(offers).toBeHidden();
});

test('each field has one row, and empty cells say so', async ({ page }) => {
  const few = [...brands].sort((a, b) => JSON.stringify(a).length - JSON.stringify(b).length)[0] as BrandsData['brands'][number];
  await page.goto(addressOf(site, `compare/?b=${few.slug}&b=${first.slug}`));
  await expect(page.locator('.compare-table')).toBeVisible();
  const fields = await page.locator('tbody th').allTextContents();
  expect(new Set(fields).size).toBe(fields.length);
  expect(fields.length).toBeGreaterThan(6);
  for (const row of await page.locator('tbody tr').all()) expect(await row.locator('td').count()).toBe(2);
  expect(await page.locator('[data-compare] [id], .compare-table [id]').count()).toBe(0);
});

// The plain test, because this one provokes a 404, which `test` counts as a fault.
plain('an unknown brand is reported, and an invalid slug is never requested', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(addressOf(site, `compare/?b=nobody&b=${first.slug}&b=..%2F..%2Fdata&b=${first.slug}`));
  await expect(page.getByRole('status').filter({ hasText: '没有找到“nobody”' })).toBeVisible();
  await expect(page.getByRole('columnheader')).toHaveCount(2);
  expect(asked.filter((path) => path.includes('data/'))).toEqual([]);
});

test('without JavaScript the page says so and links to the list', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(addressOf(site, 'compare/'));
  await expect(page.locator('.notice')).toContainText('JavaScript');
  await page.locator('.notice a').click();
  await expect(page).toHaveURL(addressOf(site, 'brands/'));
  await context.close();
});

test('print shows only the table', async ({ page }) => {
  await page.goto(addressOf(site, `compare/?b=${first.slug}&b=${second.slug}`));
  await expect(page.locator('.compare-table')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  for (const hidden of ['.compare-choose', '.compare-remove', '.compare-status']) await expect(page.locator(hidden).first()).toBeHidden();
  await expect(page.locator('.compare-table')).toBeVisible();
});

test('no line of the domains begins with a dot', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(
    addressOf(
      site,
      `compare/?b=${standing
        .slice(0, 4)
        .map(({ slug }) => slug)
        .join('&b=')}`,
    ),
  );
  await expect(page.locator('.compare-table .eyebrow').first()).toBeVisible();
  const links = page.locator('.compare-table .eyebrow a');
  expect(await links.count()).toBeGreaterThan(4);
  const dots = await links.evaluateAll((all) =>
    all.map((one) => {
      const [row, box, last] = [one.parentElement, one, one.previousElementSibling].map((each) => each?.getBoundingClientRect() as DOMRect);
      return {
        content: getComputedStyle(one, '::before').content,
        isHead: last === undefined || (box?.top ?? 0) >= last.bottom - 2,
        // Left of the row, where it is cut off.
        isCut: Math.abs((box?.left ?? 0) - (row?.left ?? 0)) < 0.5,
      };
    }),
  );
  for (const { content, isHead, isCut } of dots) expect([content.includes('·'), isCut]).toEqual([true, isHead]);
  expect(dots.some(({ isHead }) => !isHead)).toBe(true);
});
