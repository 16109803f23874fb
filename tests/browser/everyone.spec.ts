/** Accessibility that axe cannot check: display settings, keyboard use, reflow at 320 px and 400 %, forced colours. */
import type { Page } from '@playwright/test';
import { addressOf, expect, kindsOf, SITES, test, violationsOf } from './support.ts';

const site = SITES.example;
const KEY = 'biaogan.display';
const ALL = JSON.stringify({ text: 'large', contrast: 'high', plain: 'plain' });
const kinds = kindsOf(site);
const isBare = (address: string): boolean => /\/(?:slides|handout|room)\/$/.test(address);

const keeping = (page: Page, settings: string): Promise<unknown> =>
  page.addInitScript(([key, value]) => localStorage.setItem(key as string, value as string), [KEY, settings]);
const widthOver = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
const dataOf = (page: Page): Promise<Record<string, string | undefined>> =>
  page.evaluate(() => {
    const { theme, text, contrast, plain } = document.documentElement.dataset;
    return { theme, text, contrast, plain };
  });

test.describe('the display settings', () => {
  for (const width of [390, 1280]) {
    test(`work by keyboard alone at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(addressOf(site, 'brands/'));
      const summary = page.getByText('显示·适老', { exact: true });
      await expect(summary).toBeInViewport();
      await summary.focus();
      await page.keyboard.press('Enter');
      const all = page.getByRole('checkbox', { name: '适老版' });
      await expect(page.getByRole('status').filter({ hasText: '默认' })).toBeVisible();
      await page.keyboard.press('Tab');
      await expect(all).toBeFocused();
      await page.keyboard.press('Space');
      expect(await dataOf(page)).toEqual({ theme: undefined, text: 'large', contrast: 'high', plain: 'plain' });
      await expect(page.getByRole('status').filter({ hasText: '已开启：大字、高对比、简洁版。' })).toBeVisible();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      expect((await dataOf(page)).text).toBeUndefined();
      expect(await all.evaluate((input: HTMLInputElement) => [input.checked, input.indeterminate])).toEqual([false, true]);
      await page.keyboard.press('Escape');
      await expect(summary).toBeFocused();
      await expect(all).toBeHidden();
    });
  }

  test('last from page to page and tab to tab without cookies, until they are reset', async ({ page, context }) => {
    await page.goto(addressOf(site, ''));
    await page.getByText('显示·适老', { exact: true }).click();
    await page.getByRole('checkbox', { name: '适老版' }).check();
    await page.getByRole('radio', { name: '深色' }).check();
    const other = await context.newPage();
    await other.goto(addressOf(site, 'study/'));
    expect(await dataOf(other)).toEqual({ theme: 'dark', text: 'large', contrast: 'high', plain: 'plain' });
    expect(await context.cookies()).toEqual([]);
    await other.getByText('显示·适老', { exact: true }).click();
    await other.getByRole('button', { name: '恢复默认' }).click();
    await expect(other.getByText('显示·适老', { exact: true })).toBeFocused();
    await expect.poll(() => dataOf(page)).toEqual({ theme: undefined, text: undefined, contrast: undefined, plain: undefined });
  });

  test('apply before the first paint, even if their script is late', async ({ page }) => {
    await keeping(page, '{"theme":"dark"}');
    await page.route(/\/assets\/display/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await page.goto(addressOf(site, ''));
    const { painted, ran } = await page.evaluate(async () => {
      const paint = await new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries()[0]?.startTime ?? 0)).observe({ type: 'paint', buffered: true });
      });
      const script = performance.getEntriesByType('resource').find(({ name }) => /\/assets\/display/.test(name)) as PerformanceResourceTiming;
      return { painted: paint, ran: script.responseEnd };
    });
    expect(painted).toBeGreaterThanOrEqual(ran);
  });

  test('work under a strict Content-Security-Policy', async ({ page }) => {
    await page.route(/:\d+\/(?:[^.]*\/)?$/, async (route) => {
      const response = await route.fetch();
      const policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";
      await route.fulfill({ response, headers: { ...response.headers(), 'content-security-policy': policy } });
    });
    await keeping(page, ALL);
    await page.goto(addressOf(site, 'pairings/'));
    expect((await dataOf(page)).contrast).toBe('high');
    await page.getByText('显示·适老', { exact: true }).click();
    await page.getByRole('checkbox', { name: '高对比' }).uncheck();
    expect((await dataOf(page)).contrast).toBeUndefined();
  });

  test('leave slides and print unchanged', async ({ page }) => {
    await keeping(page, JSON.stringify({ text: 'large', contrast: 'high', plain: 'plain', theme: 'dark' }));
    const slug = kinds.find((address) => address.endsWith('/slides/')) as string;
    await page.goto(addressOf(site, slug));
    expect(await page.locator('img, .plate').evaluateAll((found) => found.filter((one) => getComputedStyle(one).display === 'none').length)).toBe(0);
    await page.goto(addressOf(site, slug.replace('slides/', '')));
    await page.emulateMedia({ media: 'print' });
    const { ink, paper, toned } = await page.evaluate(() => {
      const { color, backgroundColor } = getComputedStyle(document.documentElement);
      return { ink: color, paper: backgroundColor, toned: getComputedStyle(document.querySelector('[data-tone]') as Element).color };
    });
    expect([ink, paper, toned]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)', 'rgb(0, 0, 0)']);
  });

  test('say what the plain view hides, and the way back, and nothing while nothing is hidden', async ({ page }) => {
    await page.goto(addressOf(site, 'logos/'));
    const note = page.getByText('简洁版不显示图片');
    await expect(note).toBeHidden();
    await page.getByText('显示·适老', { exact: true }).click();
    await page.getByRole('checkbox', { name: '简洁版' }).check();
    await expect(page.locator('.plate').first()).toBeHidden();
    await expect(note).toBeVisible();
    await page.emulateMedia({ media: 'print' });
    await expect(note).toBeHidden();
  });

  for (const address of kinds.filter((one) => !isBare(one))) {
    test(`all on: /${address} is readable`, async ({ page }) => {
      await keeping(page, ALL);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(addressOf(site, address));
      expect(await widthOver(page)).toBeLessThanOrEqual(0);
      expect(await violationsOf(page)).toEqual([]);
    });
  }
});

/** Returns headings and paragraphs that are broken though a column four times as wide would hold them whole. */
const squeezed = (page: Page): Promise<string[]> =>
  page.locator('main').evaluate((main) =>
    [...main.querySelectorAll('h1, h2, h3, p, dd')].flatMap((one) => {
      const { width, height } = one.getBoundingClientRect();
      const { fontSize, lineHeight, writingMode } = getComputedStyle(one);
      const em = Number.parseFloat(fontSize);
      if (writingMode !== 'horizontal-tb' || !one.checkVisibility() || width >= 4 * em || height < 2.5 * Number.parseFloat(lineHeight)) return [];
      return [`${one.tagName}.${one.className} ${one.textContent?.trim().slice(0, 12)}: ${Math.round(width / em)} em`];
    }),
  );

test.describe('on a desk', () => {
  for (const width of [1024, 1280, 1920]) {
    test(`large type and the plain view leave every column room at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      for (const settings of ['{"text":"large"}', '{"plain":"plain"}', '{"projector":"on"}', ALL]) {
        await page.goto(addressOf(site, ''));
        await page.evaluate(([key, value]) => localStorage.setItem(key as string, value as string), [KEY, settings]);
        for (const address of ['', 'brands/yaoshi-tuofu/', 'brands/liangpai-fuwu/', 'pairings/', 'study/']) {
          await page.goto(addressOf(site, address));
          expect(await squeezed(page), `/${address} with ${settings}`).toEqual([]);
          expect(await widthOver(page), `/${address} with ${settings}`).toBeLessThanOrEqual(0);
        }
      }
    });
  }

  test('the note of the plain view covers nothing', async ({ page }) => {
    await keeping(page, '{"plain":"plain"}');
    for (const address of ['', 'brands/', 'brands/yaoshi-tuofu/', 'ladder/']) {
      await page.goto(addressOf(site, address));
      const gap = await page
        .locator('.plain-note')
        .evaluate((note) => (note.nextElementSibling as Element).getBoundingClientRect().top - note.getBoundingClientRect().bottom);
      expect(gap, `/${address}`).toBeGreaterThanOrEqual(0);
    }
  });
});

/** Presses Tab and returns the faults of each stop: no focus ring, out of view, against the reading order. */
async function walk(page: Page, stops: number): Promise<string[]> {
  const faults: string[] = [];
  let before: string | undefined;
  for (let stop = 0; stop < stops; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const one = document.activeElement;
      if (one === null || one === document.body) return undefined;
      const box = one.getBoundingClientRect();
      const { outlineStyle, outlineWidth } = getComputedStyle(one);
      const frame = one.querySelector('rect');
      const isRinged = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      const isFramed = frame !== null && Number.parseFloat(getComputedStyle(frame).strokeWidth) >= 2;
      const held = window as unknown as { previous?: Element; again?: number };
      // A time field has stops for the half of the day, the hour, the minute and its button, and lets go after them.
      held.again = held.previous === one ? (held.again ?? 0) + 1 : 0;
      const isWithin = held.again > 0 && held.again <= 3 && one.matches('input[type="time"]');
      const goesOn = isWithin || held.previous === undefined || (held.previous.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
      held.previous = one;
      const isSeen = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight;
      return {
        name: `${one.tagName} ${one.getAttribute('href') ?? one.textContent?.trim().slice(0, 20)}`,
        hasRing: isRinged || isFramed,
        goesOn,
        isSeen,
      };
    });
    if (seen === undefined) break;
    if (!seen.hasRing) faults.push(`no ring: ${seen.name}`);
    if (!seen.isSeen) faults.push(`out of sight: ${seen.name}`);
    if (!seen.goesOn) faults.push(`backwards: ${before} → ${seen.name}`);
    before = seen.name;
  }
  return faults;
}

/** Returns targets under 24 px that are neither in a sentence nor isolated (WCAG 2.2, 2.5.8). */
const smallTargets = (page: Page): Promise<string[]> =>
  page.locator('a[href], button, input, summary, select, textarea').evaluateAll((all) => {
    const boxes = all.map((one) => (one.closest('label') ?? one).getBoundingClientRect());
    return all.flatMap((one, at) => {
      const box = boxes[at] as DOMRect;
      if (box.width === 0 || box.height === 0 || one.matches('.skip, .visually-hidden')) return [];
      if (box.width >= 24 && box.height >= 24) return [];
      const own = one.textContent?.trim() ?? '';
      if (getComputedStyle(one).display === 'inline' && (one.parentElement?.textContent?.trim().length ?? 0) > own.length) return [];
      const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
      const isAlone = all.every((other, which) => {
        const near = boxes[which] as DOMRect;
        if (which === at || one.contains(other) || other.contains(one) || near.width === 0) return true;
        return Math.hypot(Math.max(near.left - x, 0, x - near.right), Math.max(near.top - y, 0, y - near.bottom)) >= 12;
      });
      return isAlone
        ? []
        : [`${one.tagName} ${one.getAttribute('href') ?? ''} ${own.slice(0, 20)} ${Math.round(box.width)}×${Math.round(box.height)}`];
    });
  });

for (const address of kinds) {
  test(`/${address} works by keyboard, by touch, at 400 %, without motion and with forced colours`, async ({ page }) => {
    await page.goto(addressOf(site, address));
    expect(await walk(page, 60), 'by keyboard').toEqual([]);
    await page.setViewportSize({ width: 390, height: 800 });
    expect(await smallTargets(page), 'by finger').toEqual([]);
    // 1280 by 1024 px at 400 % (WCAG 1.4.10).
    for (const height of [640, 256]) {
      await page.setViewportSize({ width: 320, height });
      expect(await widthOver(page), 'reflow').toBeLessThanOrEqual(0);
    }
    if (!isBare(address)) {
      const top = await page.locator('main').evaluate((main) => main.getBoundingClientRect().top + scrollY);
      expect(top, 'half of the first screen is content').toBeLessThanOrEqual(128);
    }
    await page.emulateMedia({ reducedMotion: 'reduce', forcedColors: 'active' });
    const { moving, lost } = await page.evaluate(() => {
      const all = [...document.querySelectorAll('body *')];
      const ground = getComputedStyle(document.body).backgroundColor;
      return {
        moving: document.getAnimations().length + all.filter((one) => !/^0s(?:, 0s)*$/.test(getComputedStyle(one).transitionDuration)).length,
        // Text and lines that are drawn in the colour of the background.
        lost: all.filter((one) => {
          const { fill, stroke } = getComputedStyle(one);
          return (one.matches('svg text') && fill === ground) || (one.matches('.network-line') && stroke === ground);
        }).length,
      };
    });
    expect([moving, lost], 'still, and nothing lost').toEqual([0, 0]);
  });
}
