/** Phones: no page scrolls sideways, and no line begins with a mark that belongs to the one before (避头尾). */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { TestSite } from '../support/sites.ts';
import { addressOf, expect, SITES, test } from './support.ts';

const pagesOf = (site: TestSite): string[] =>
  readdirSync(`${site.out}/`, { recursive: true, encoding: 'utf8' })
    // A former address only leads on.
    .filter(
      (file) =>
        file.endsWith('index.html') &&
        !file.endsWith('slides/index.html') &&
        !readFileSync(`${site.out}/${file}`, 'utf8').includes('http-equiv="refresh"'),
    )
    .map((file) =>
      file
        .replace(/index\.html$/, '')
        .split('/')
        .map(encodeURIComponent)
        .join('/'),
    )
    .sort();

/** Returns what stands further right than the page is wide. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (over <= 0) return [];
    const out = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5);
    return [`${over} px`, ...out.slice(-2).map((one) => one.outerHTML.slice(0, 120))];
  });

/** Returns marks that begin a line although something stands before them in their block. */
const wrongHeads = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const MARKS = /[、，。；：？！）》〉」』】〕”’]/gu;
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement;
      if (parent === null || node.data.search(MARKS) === -1 || parent.closest('svg, pre, code') !== null || !parent.checkVisibility()) continue;
      // Heads of tables that are there for screen readers alone.
      if (parent.closest('thead, .visually-hidden') !== null) continue;
      let block: Element = parent;
      while (/^inline$/.test(getComputedStyle(block).display) && block.parentElement !== null) block = block.parentElement;
      if (getComputedStyle(block).writingMode !== 'horizontal-tb') continue;
      for (const { index } of node.data.matchAll(MARKS)) {
        const [own, before] = [document.createRange(), document.createRange()];
        own.setStart(node, index);
        own.setEnd(node, index + 1);
        before.selectNodeContents(block);
        before.setEnd(node, index);
        const mark = own.getBoundingClientRect();
        const last = [...before.getClientRects()].filter(({ width }) => width > 0).at(-1);
        if (mark.width === 0 || last === undefined || mark.top < last.top + last.height * 0.7) continue;
        found.push(`${node.data.slice(Math.max(0, index - 8), index + 8)} in ${parent.tagName}.${parent.className}`);
      }
    }
    return found;
  });

for (const site of [SITES.example, SITES.casebook, SITES.longest]) {
  test(`${site.name}: no page is wider than a phone, and no line begins with a closing mark`, async ({ page }) => {
    test.setTimeout(300_000);
    const faults: string[] = [];
    const pages = pagesOf(site);
    expect(pages.length).toBeGreaterThan(20);
    for (const address of pages) {
      await page.setViewportSize({ width: 390, height: 800 });
      await page.goto(addressOf(site, address));
      for (const width of [390, 360, 320]) {
        await page.setViewportSize({ width, height: 800 });
        faults.push(...(await tooWide(page)).map((fault) => `/${address} at ${width} px: ${fault}`));
        faults.push(...(await wrongHeads(page)).map((fault) => `/${address} at ${width} px: line begins with ${fault}`));
      }
      await page.evaluate(() => document.documentElement.setAttribute('data-text', 'large'));
      faults.push(...(await tooWide(page)).map((fault) => `/${address} at 320 px in large type: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}
