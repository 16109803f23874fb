/** The home page's sheet of logos: on the first screen at every width, light on a phone, with a label by mouse, key and finger. */
import { brotliCompressSync } from 'node:zlib';
import { addressOf, expect, SITES, test } from './support.ts';

const site = SITES.example;

for (const [width, height] of [
  [390, 844],
  [1280, 800],
  [1920, 1080],
] as const) {
  for (const one of [SITES.example, SITES.casebook]) {
    test(`${one.name}: every logo is on the first screen at ${width}×${height}`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.goto(addressOf(one, ''));
      const tops = await page
        .locator('.stud')
        .evaluateAll((all) => all.map((tile) => tile.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]));
      expect(tops.length).toBeGreaterThan(20);
      expect(tops[0]?.[1]).toBeLessThanOrEqual(height * 0.52);
      expect(Math.max(...tops.map(([, bottom]) => bottom as number))).toBeLessThanOrEqual(height);
    });
  }
}

test('at most 150 KB reach a phone before it scrolls', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, deviceScaleFactor: 3 });
  const page = await context.newPage();
  const bodies: Promise<number>[] = [];
  // As a server sends them: text in Brotli.
  page.on('response', (response) => {
    const isText = !/^(?:image\/(?!svg)|audio|video|font)/.test(response.headers()['content-type'] ?? '');
    bodies.push(response.body().then((body) => (isText ? brotliCompressSync(body) : body).length));
  });
  await page.goto(addressOf(site, ''));
  await page.waitForLoadState('networkidle');
  expect(bodies.length).toBeGreaterThan(20);
  expect((await Promise.all(bodies)).reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(150_000);
  await context.close();
});

test('a tile shows its name and theme under the mouse and with the focus', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(addressOf(site, ''));
  const [first, second] = [page.locator('.stud').nth(0), page.locator('.stud').nth(1)];
  const opacity = (tile: typeof first) => tile.locator('.stud-label').evaluate((one) => getComputedStyle(one).opacity);
  expect([await opacity(first), await opacity(second)]).toEqual(['0', '0']);
  await first.hover();
  expect([await opacity(first), await opacity(second)]).toEqual(['1', '0']);
  await second.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect.poll(() => opacity(second)).toBe('1');
});

test('the first tap shows the label, the second opens the case', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const page = await context.newPage();
  await page.goto(addressOf(site, ''));
  const tile = page.locator('.stud').nth(3);
  await tile.tap();
  await expect(tile.locator('.stud-name')).toBeInViewport();
  await expect(tile.locator('.stud-label')).toHaveCSS('opacity', '1');
  await expect(page).toHaveURL(addressOf(site, ''));
  await tile.tap();
  await expect(page).not.toHaveURL(addressOf(site, ''));
  await context.close();
});
