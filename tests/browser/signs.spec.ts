/** What search results are known by at a glance: the logo of a brand on its plate, a character for all others. */
import type { Locator } from '@playwright/test';
import type { BrandsData } from '../../src/views/machines/data.ts';
import { readJson } from '../support/sites.ts';
import { addressOf, expect, SITES, test } from './support.ts';

const site = SITES.example;
const { brands } = readJson(site, 'data/brands.json') as BrandsData;
const of = (kind: string): BrandsData['brands'][number] => brands.find(({ logo }) => logo?.kind === kind) as BrandsData['brands'][number];

for (const scheme of ['light', 'dark'] as const)
  test(`a brand and its theme show the logo whole on the plate of the site, ${scheme}`, async ({ page }) => {
    const brand = of('image');
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(addressOf(site, `search/?q=${encodeURIComponent(brand.name)}`));
    for (const [kind, title] of [
      ['brand', brand.name],
      ['theme', brand.theme ?? ''],
    ] as const) {
      const sign = page.locator(`[data-results] a[data-kind="${kind}"]`, { hasText: title }).first().locator('.search-sign');
      const logo = sign.locator('img');
      await expect(logo, kind).toHaveJSProperty('complete', true);
      await expect.poll(() => logo.evaluate((one: HTMLImageElement) => one.naturalWidth), kind).toBeGreaterThan(0);
      const { fit, ground, plate } = await logo.evaluate((one) => {
        const probe = document.createElement('div');
        probe.className = 'plate plate-image';
        document.querySelector('main')?.append(probe);
        return {
          fit: getComputedStyle(one).objectFit,
          ground: getComputedStyle(one).backgroundColor,
          plate: getComputedStyle(probe).backgroundColor,
        };
      });
      expect({ fit, ground }, kind).toEqual({ fit: 'contain', ground: plate });
    }
  });

test('a brand without a picture shows the first character of its name in its colour, and a document that of its kind', async ({ page }) => {
  const brand = of('text');
  await page.goto(addressOf(site, `search/?q=${encodeURIComponent(brand.name)}`));
  const sign = page.locator('[data-results] a[data-kind="brand"]').first().locator('.search-sign');
  await expect(sign).toHaveAttribute('data-sign', /^\p{L}$/u);
  expect(brand.name).toContain(await sign.getAttribute('data-sign'));
  const groundOf = (one: Locator): Promise<string> => one.evaluate((box) => getComputedStyle(box).backgroundColor);
  expect(await groundOf(sign)).not.toBe('rgba(0, 0, 0, 0)');
  await page.goto(addressOf(site, 'search/?q=评审办法'));
  const other = page.locator('[data-results] a[data-kind="document"]').first().locator('.search-sign');
  await expect(other).toHaveAttribute('data-sign', '文');
  await expect(other.locator('img')).toHaveCount(0);
  expect(await groundOf(other)).toBe('rgba(0, 0, 0, 0)');
});

test('the dialog of a case shows logos too, and the plain view shows none', async ({ page }) => {
  const brand = of('image');
  await page.goto(addressOf(site, `brands/${brand.slug}/`));
  await page.keyboard.press('/');
  await page.keyboard.type(brand.name);
  const logo = page.locator('[data-search-results] .search-sign img').first();
  await expect.poll(() => logo.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(0);
  expect((await logo.boundingBox())?.width).toBeGreaterThan(40);
  await page.evaluate(() => {
    document.documentElement.dataset.plain = 'plain';
  });
  await expect(logo).toBeHidden();
});
