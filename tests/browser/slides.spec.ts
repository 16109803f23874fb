/** Slides by keyboard, with the keys that a presenter's remote sends. */
import { addressOf, expect, SITES, test } from './support.ts';

test('shows one slide at a time: next, previous, first, last', async ({ page }) => {
  await page.goto(addressOf(SITES.minimal, 'brands/first/slides/'));
  const slides = page.locator('[data-slide]');
  const count = await slides.count();
  expect(count).toBeGreaterThan(1);
  const shown = async (): Promise<number[]> =>
    slides.evaluateAll((all) =>
      all.flatMap((one, at) =>
        one.checkVisibility() &&
        one.getBoundingClientRect().left >= 0 &&
        one.getBoundingClientRect().left < innerWidth &&
        one.getBoundingClientRect().top < innerHeight &&
        one.getBoundingClientRect().bottom > 0
          ? [at]
          : [],
      ),
    );
  await expect.poll(shown).toEqual([0]);
  await page.keyboard.press('PageDown');
  await expect.poll(shown).toEqual([1]);
  await page.keyboard.press('PageUp');
  await expect.poll(shown).toEqual([0]);
  await page.keyboard.press('ArrowRight');
  await expect.poll(shown).toEqual([1]);
  await page.keyboard.press('End');
  await expect.poll(shown).toEqual([count - 1]);
  await page.keyboard.press('Home');
  await expect.poll(shown).toEqual([0]);
});

test('a pack has slides too', async ({ page }) => {
  await page.goto(addressOf(SITES.minimal, 'study/one/slides/'));
  expect(await page.locator('[data-slide]').count()).toBeGreaterThan(1);
});
