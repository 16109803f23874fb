/** Every kind of page, in both themes and at phone width: no errors, no foreign requests, accessible. */
import { addressOf, expect, kindsOf, SITES, test, violationsOf } from './support.ts';

/** Pages that are alike on every site or alike among lists, so one site is enough. */
const ONCE = /^(?:help|tags|levels|years|domains\/[^/]+\/[^/]+)\//;

for (const site of [SITES.example, SITES.internal, SITES.casebook, SITES.minimal]) {
  for (const address of kindsOf(site).filter((one) => site === SITES.example || !ONCE.test(one))) {
    test(`${site.name} /${address}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
      await page.goto(addressOf(site, address));
      expect(await violationsOf(page), 'by day').toEqual([]);
      // The smallest site has no part that the others lack.
      if (site !== SITES.minimal) {
        await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
        expect(await violationsOf(page), 'by night').toEqual([]);
      }
      await page.setViewportSize({ width: 360, height: 740 });
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      expect(overflow, 'wider than a phone').toBeLessThanOrEqual(0);
    });
  }
}

test('without JavaScript the search link leads to a page with further links', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(addressOf(SITES.example, 'brands/'));
  await page.locator('[data-search-open]').first().click();
  await expect(page).toHaveURL(addressOf(SITES.example, 'search/'));
  await expect(page.locator('main')).toContainText('品牌');
  await context.close();
});

test('the skip link comes first and moves the focus to the content', async ({ page }) => {
  await page.goto(addressOf(SITES.example, 'brands/'));
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAttribute('href', '#page:main');
  await page.keyboard.press('Enter');
  await expect(page.locator('[id="page:main"]')).toBeFocused();
});
