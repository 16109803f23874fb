/** The network of pairings: the focus goes through its boxes as the eye does. */
import { addressOf, expect, SITES, test } from './support.ts';

interface Stop {
  drawing: number;
  text: string;
  x: number;
  y: number;
}

for (const width of [390, 1280, 1920])
  test(`tabbing goes from the sides that show the way to those that follow, and downwards, at ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(addressOf(SITES.example, 'pairings/'));
    const boxes = page.locator('.network-figure a:visible');
    const count = await boxes.count();
    expect(count).toBeGreaterThan(10);
    await boxes.first().focus();
    const stops: Stop[] = [];
    for (let at = 0; at < count * 2 && stops.length < count; at += 1) {
      const stop = await page.evaluate((): Stop | undefined => {
        const box = document.activeElement;
        const figure = box?.closest('.network-figure');
        if (!box || !figure) return undefined;
        const { left, top } = box.getBoundingClientRect();
        const within = figure.getBoundingClientRect();
        const drawing = [...document.querySelectorAll('.network-figure')].indexOf(figure);
        return { drawing, text: box.getAttribute('aria-label') ?? '', x: left - within.left, y: top - within.top };
      });
      if (stop !== undefined) stops.push(stop);
      await page.keyboard.press('Tab');
    }
    expect(new Set(stops.map(({ drawing, text, x, y }) => `${drawing} ${text} ${x} ${y}`)).size).toBe(count);
    for (const [at, stop] of stops.entries()) {
      const before = stops[at - 1];
      if (before === undefined) continue;
      const goesOn = stop.drawing > before.drawing || (stop.drawing === before.drawing && (stop.x > before.x + 2 || stop.y > before.y + 2));
      expect(goesOn, `${before.text} → ${stop.text}`).toBe(true);
    }
    // Drawings follow each other down a column, and then in the next one.
    const drawings = await page
      .locator('.network-columns > li')
      .evaluateAll((all) => all.map((one) => one.getBoundingClientRect()).map(({ left, top }) => ({ left, top })));
    for (const [at, { left, top }] of drawings.entries())
      if (at > 0) {
        const before = drawings[at - 1] as (typeof drawings)[number];
        expect(left > before.left + 2 || top > before.top).toBe(true);
      }
  });

test('no drawing is cut on a phone: what is wider than a chain goes downward', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(addressOf(SITES.example, 'pairings/'));
  const boxes = page.locator('.network-scroll:visible');
  expect(await boxes.evaluateAll((all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).length)).toBe(0);
  await expect(page.locator('.network-down:visible')).not.toHaveCount(0);
  await page.setViewportSize({ width: 1280, height: 800 });
  await expect(page.locator('.network-down:visible')).toHaveCount(0);
});
