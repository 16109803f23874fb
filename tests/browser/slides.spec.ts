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

test('the presenter’s window shows the next slide, the notes and the time, and both windows turn together', async ({ page, context }) => {
  await page.goto(addressOf(SITES.internal, 'study/jiang-shibai/slides/'));
  await expect(page).toHaveURL(/#s1$/);
  const [desk] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('p')]);
  await expect(desk.locator('[data-desk-clock]')).toHaveText(/\d:\d\d/);
  await page.keyboard.press('ArrowRight');
  await expect(desk).toHaveURL(/#s2$/);
  await expect(desk.locator('#s2')).toBeVisible();
  await expect(desk.locator('#s3')).toBeVisible();
  await expect(desk.locator('#s4')).toBeHidden();
  await desk.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/#s3$/);
  // The time of an item begins with its first slide.
  const item = await page
    .locator('[data-slide]')
    .evaluateAll((all) => all.findIndex((slide) => (slide as HTMLElement).dataset.minutes !== undefined));
  expect(item).toBeGreaterThan(0);
  await page.evaluate((number) => {
    location.hash = `#s${number}`;
  }, item + 1);
  const minutes = Number(await page.locator(`#s${item + 1}`).getAttribute('data-minutes'));
  await expect(desk.locator('[data-desk-left]')).toHaveText(new RegExp(`^(?:${minutes}:00|${minutes - 1}:\\d\\d)$`));
  const noted = await page.locator('[data-slide]').evaluateAll((all) => all.findIndex((slide) => slide.querySelector('[data-slide-notes]') !== null));
  if (noted >= 0) {
    await page.evaluate((number) => {
      location.hash = `#s${number}`;
    }, noted + 1);
    await expect(desk.locator('[data-desk-said]')).not.toBeEmpty();
  }
  const closed = desk.waitForEvent('close');
  await desk.keyboard.press('Escape').catch(() => undefined);
  await closed;
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/#s\d+$/);
});
