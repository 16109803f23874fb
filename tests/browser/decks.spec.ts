/** Decks in every format, with and without a script, with wide text: no slide holds more than it has room for. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { TestSite } from '../support/sites.ts';
import { addressOf, expect, SITES, test } from './support.ts';

const FORMATS = { wide: { width: 1920, height: 1080 }, old: { width: 1024, height: 768 }, upright: { width: 390, height: 844 } };

const decksOf = (site: TestSite): string[] =>
  readdirSync(site.out, { recursive: true, encoding: 'utf8' })
    // A former address only leads on.
    .filter((file) => file.endsWith('slides/index.html') && readFileSync(`${site.out}/${file}`, 'utf8').includes('data-deck'))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();

/** What a reader may set by himself (WCAG 1.4.12). */
const widen = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }',
    );
    document.adoptedStyleSheets = [sheet];
  });

/** Shows each slide that lies on the page and returns what stands beyond its stage. `turns`: whether only one lies there at a time. */
const overflowing = (page: Page, turns: boolean): Promise<string[]> =>
  page.evaluate(async (turning) => {
    const found: string[] = [];
    const slides = [...document.querySelectorAll<HTMLElement>('[data-slide]')];
    for (const slide of slides) {
      if (turning) {
        location.hash = `#${slide.id}`;
        await new Promise((done) => setTimeout(done, 0));
        // The type shrinks after the page was laid out.
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      }
      const stage = slide.querySelector<HTMLElement>('.slide-stage');
      const rect = stage?.getBoundingClientRect();
      if (stage === null || rect === undefined || rect.width === 0) {
        found.push(`${slide.id} is not shown`);
        continue;
      }
      if (stage.scrollHeight > stage.clientHeight + 1) found.push(`${slide.id}: ${stage.scrollHeight} in ${stage.clientHeight}`);
      for (const one of stage.querySelectorAll('.slide-face *')) {
        if (one.closest('.visually-hidden') !== null || one.tagName === 'WBR' || one.closest('svg') !== null) continue;
        const { left, right, top, bottom, width } = one.getBoundingClientRect();
        if (width === 0) continue;
        if (left < rect.left - 1 || right > rect.right + 1 || top < rect.top - 1 || bottom > rect.bottom + 1)
          found.push(`${slide.id} ${one.tagName}.${one.className}: ${one.textContent?.slice(0, 20)}`);
      }
    }
    return found;
  }, turns);

for (const site of [SITES.example, SITES.casebook, SITES.longest]) {
  for (const [format, viewport] of Object.entries(FORMATS)) {
    for (const script of [true, false]) {
      test.describe(`${site.name}, ${format}, ${script ? 'with' : 'without'} a script`, () => {
        test.use({ viewport, javaScriptEnabled: script });
        test('no slide overflows', async ({ page }) => {
          test.setTimeout(600_000);
          const faults: string[] = [];
          for (const address of decksOf(site)) {
            await page.goto(addressOf(site, address));
            const isRead = script && format === 'upright';
            if (isRead) faults.push(...(await overflowing(page, false)).map((fault) => `/${address} read: ${fault}`));
            if (isRead) await page.keyboard.press('o');
            faults.push(...(await overflowing(page, script)).map((fault) => `/${address} ${fault}`));
            await widen(page);
            faults.push(...(await overflowing(page, script)).map((fault) => `/${address} spaced: ${fault}`));
          }
          expect(faults).toEqual([]);
        });
      });
    }
  }
}

test('a deck prints a slide a page, also without a script', async ({ browser }) => {
  test.setTimeout(600_000);
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const address of decksOf(SITES.example)) {
    await page.goto(addressOf(SITES.example, address));
    const slides = await page.locator('[data-slide]').count();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length;
    if (pages !== slides) faults.push(`/${address}: ${slides} slides on ${pages} pages`);
    await page.emulateMedia({ media: 'print' });
    faults.push(...(await overflowing(page, false)).map((fault) => `/${address} printed: ${fault}`));
    await page.emulateMedia({ media: null });
  }
  expect(faults).toEqual([]);
  await context.close();
});
