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
  // A second window, opened in the middle of the talk, begins there.
  const closed = desk.waitForEvent('close');
  await desk.keyboard.press('Escape').catch(() => undefined);
  await closed;
  const here = new URL(page.url()).hash;
  const [again] = await Promise.all([context.waitForEvent('page'), page.keyboard.press('p')]);
  await expect(again).toHaveURL(new RegExp(`${here}$`));
  await expect(page).toHaveURL(new RegExp(`${here}$`));
  await page.keyboard.press('ArrowLeft');
  await expect(page).toHaveURL(/#s\d+$/);
});

test('one key runs a meeting: it plays a recording, and then goes on', async ({ page }) => {
  await page.goto(addressOf(SITES.example, 'study/sanzhong-shengyin/slides/'));
  const heard = await page.locator('[data-slide]').evaluateAll((all) => all.findIndex((slide) => slide.querySelector('audio') !== null));
  expect(heard).toBeGreaterThan(0);
  await page.evaluate((number) => {
    location.hash = `#s${number}`;
  }, heard + 1);
  await expect(page.locator(`#s${heard + 1}`)).toBeVisible();
  const sound = page.locator(`#s${heard + 1} audio`);
  await page.keyboard.press('PageDown');
  await expect.poll(() => sound.evaluate((audio: HTMLAudioElement) => !audio.paused || audio.currentTime > 0)).toBe(true);
  await expect(page).toHaveURL(new RegExp(`#s${heard + 1}$`));
  await page.keyboard.press('PageDown');
  await expect(page).toHaveURL(new RegExp(`#s${heard + 2}$`));
});

test('all slides lie in a grid, from which one is opened', async ({ page }) => {
  await page.goto(addressOf(SITES.minimal, 'brands/first/slides/'));
  await page.keyboard.press('o');
  const slides = page.locator('[data-slide]');
  await expect(slides.nth(2)).toBeInViewport();
  await slides.nth(2).click();
  await expect(page).toHaveURL(/#s3$/);
  await expect(slides.nth(2)).toBeVisible();
  await expect(slides.nth(1)).toBeHidden();
});

test('the overview stands at the top of a tall screen, and the keyboard opens a slide from it', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await page.goto(addressOf(SITES.example, 'brands/baiqiang-zhangben/slides/'));
  await page.keyboard.press('o');
  const boxes = await page.locator('[data-slide]').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect));
  const [first, below] = [boxes[0], boxes.find(({ top }) => top > (boxes[0]?.top ?? 0))];
  expect((below?.top ?? 0) - (first?.bottom ?? 0)).toBeLessThan(40);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-deck', 'show');
  await expect(page).toHaveURL(/#s2$/);
  await expect(page.locator('[data-slide]').nth(2)).toBeHidden();
});

test('on a phone a deck is read: every slide with what is said', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(addressOf(SITES.example, 'brands/xun-yizhangzhi/slides/'));
  for (const slide of await page.locator('[data-slide]').all()) await expect(slide).toBeVisible();
  await expect(page.locator('[data-slide-notes]').first()).toBeVisible();
});
