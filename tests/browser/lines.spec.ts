/**
 * The lines that a browser breaks: no short quotation and no number is torn, no line begins or ends with a mark that
 * belongs to its other side, and no last line has one character. Asked of one page of each kind at three widths, and
 * of every deck in three formats.
 */
import { readdirSync, readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { TestSite } from '../support/sites.ts';
import { addressOf, expect, kindsOf, SITES, test } from './support.ts';

/** Returns what is broken wrongly on a page, with the text around each break. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    interface Sign {
      sign: string;
      line: number;
    }
    // A clause of large type is a box of its own and yet a part of its line.
    const isInline = (one: Element): boolean => /^(?:inline|contents)$/.test(getComputedStyle(one).display) || one.matches('.clause, .unbroken');
    const blockOf = (node: Node): Element | null => {
      let block = node.parentElement;
      while (block !== null && isInline(block)) block = block.parentElement;
      return block;
    };
    const texts = new Map<Element, Text[]>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const parent = node.parentElement as Element;
      // Heads of tables that are there for screen readers alone have no lines; notes are for the presenter.
      if (
        node.data.trim() === '' ||
        !parent.checkVisibility() ||
        parent.closest('svg, pre, thead, option, textarea, .slide-notes, .visually-hidden') !== null
      )
        continue;
      const block = blockOf(node);
      if (block === null || getComputedStyle(block).writingMode !== 'horizontal-tb') continue;
      texts.set(block, [...(texts.get(block) ?? []), node]);
    }
    const range = document.createRange();
    /** The signs of a block with their lines. A sign begins a line if it stands left of the one before it and lower. */
    const signsOf = (nodes: readonly Text[]): Sign[] => {
      const signs: Sign[] = [];
      let [line, before]: [number, DOMRect | undefined] = [0, undefined];
      for (const node of nodes) {
        for (let at = 0; at < node.data.length; at += 1) {
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          if (/\s/.test(node.data.charAt(at)) || box.height === 0) continue;
          if (before !== undefined && box.top >= before.bottom - before.height * 0.3) line += 1;
          signs.push({ sign: node.data.charAt(at), line });
          before = box;
        }
      }
      return signs;
    };
    const found: string[] = [];
    for (const [block, nodes] of texts) {
      const { lineHeight, fontSize } = getComputedStyle(block);
      const { height, width } = block.getBoundingClientRect();
      // One line, or a column too narrow for a date.
      if (height < Number.parseFloat(lineHeight) * 1.6 || width < Number.parseFloat(fontSize) * 9) continue;
      const signs = signsOf(nodes);
      const text = signs.map(({ sign }) => sign).join('');
      const last = signs.at(-1)?.line ?? 0;
      const tell = (fault: string, at: number): void => {
        found.push(`${fault}: ${text.slice(Math.max(0, at - 10), at)}|${text.slice(at, at + 6)} in ${block.tagName}.${block.className}`);
      };
      // Beside code and its words, which are long, nothing can be evened out.
      const hasCode = block.querySelector('code') !== null || /[a-z]{8}/iu.test(text);
      const end = signs.findIndex(({ line }) => line === last);
      // Browsers even out short paragraphs of large type alone.
      if (last > 0 && last < 7 && !hasCode && /^\p{Script=Han}\p{P}*$/u.test(text.slice(end))) tell('one character', end);
      // A title in few lines leaves no two alone either, and begins none with what belongs to the word before.
      const isTitle = block.matches(':is(h1, h2, h3, h4):not(.prose *), .phrases, :has(> .phrases)') && last > 0 && last < 4;
      // A short quotation is a whole, and may leave them no room.
      const leavesTwo = signs[end - 1]?.sign !== '”' && end > 5 && /^\p{L}{2}\p{P}*$/u.test(text.slice(end));
      if (isTitle && leavesTwo) tell('two characters', end);
      for (const { index, 0: quotation } of text.matchAll(/“[^“”]{1,8}”/gu)) {
        const isRoomy = (quotation.length + 1) * Number.parseFloat(fontSize) < width;
        const broken = signs.findIndex(({ line }, at) => at > index && at < index + quotation.length && line > (signs[index]?.line ?? 0));
        if (isRoomy && broken !== -1) tell('quotation', broken);
      }
      for (const [at, { line, sign }] of signs.entries()) {
        const before = signs[at - 1];
        if (before === undefined || line === before.line) continue;
        if (/[、，。；：？！）》〉」』】〕”’%]/u.test(sign)) tell('head', at);
        if (/[“‘（《〈「『【〔]/u.test(before.sign)) tell('tail', at);
        if (isTitle && /[的了着们吗呢吧]/u.test(sign)) tell('particle', at);
        if (!hasCode && /\d/.test(before.sign) && /\p{Script=Han}/u.test(sign)) tell('unit', at);
        if (/[\d.,]/.test(before.sign) && /\d/.test(sign)) tell('number', at);
      }
    }
    // The sign before the first thing in a line lies left of the row, where it is cut off; any other is seen.
    for (const one of document.querySelectorAll('.chain:not(.slide-notes *) > *')) {
      const [row, box, last] = [one.parentElement, one, one.previousElementSibling].map((each) => each?.getBoundingClientRect());
      const isHead = last === undefined || (box as DOMRect).top >= last.bottom - 2;
      const isCut = Math.abs((box as DOMRect).left - (row as DOMRect).left) < 0.5;
      if (isHead !== isCut && (box as DOMRect).width > 0) found.push(`sign: ${one.textContent}`);
    }
    return [...new Set(found)];
  });

const decksOf = (site: TestSite): string[] =>
  readdirSync(site.out, { recursive: true, encoding: 'utf8' })
    // A former address only leads on.
    .filter((file) => file.endsWith('slides/index.html') && readFileSync(`${site.out}/${file}`, 'utf8').includes('data-deck'))
    .map((file) => file.replace(/index\.html$/, ''))
    .sort();

for (const site of [SITES.example, SITES.casebook]) {
  test(`${site.name}: pages break their lines where a reader expects it`, async ({ page }) => {
    test.setTimeout(300_000);
    const faults: string[] = [];
    const addresses = [...kindsOf(site).filter((one) => !one.endsWith('/slides/')), ...(site === SITES.example ? ['brands/baiqiang-zhangben/'] : [])];
    for (const address of addresses) {
      await page.goto(addressOf(site, address));
      for (const width of [390, 1280, 1920]) {
        await page.setViewportSize({ width, height: 900 });
        // The help is the generator's own MDX, in which text is not parted.
        const found = (await faultsOf(page)).filter((fault) => !(address.startsWith('help/') && fault.startsWith('quotation')));
        faults.push(...found.map((fault) => `/${address} at ${width} px, ${fault}`));
      }
    }
    expect(faults).toEqual([]);
  });

  test(`${site.name}: pages break their lines in large type, too`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.addInitScript(() => localStorage.setItem('biaogan.display', '{"text":"large"}'));
    await page.setViewportSize({ width: 390, height: 900 });
    const faults: string[] = [];
    for (const address of kindsOf(site).filter((one) => !one.endsWith('/slides/') && !one.startsWith('help/'))) {
      await page.goto(addressOf(site, address));
      // In running text of this size a browser evens out no more than it has room for.
      const found = (await faultsOf(page)).filter((fault) => !/^one character.* in P\.$/.test(fault));
      faults.push(...found.map((fault) => `/${address}, ${fault}`));
    }
    expect(faults).toEqual([]);
  });

  test.describe(`decks of ${site.name}`, () => {
    // All slides lie below one another.
    test.use({ javaScriptEnabled: false });
    test('break their lines where a reader expects it', async ({ page }) => {
      test.setTimeout(600_000);
      const faults: string[] = [];
      for (const address of decksOf(site)) {
        await page.goto(addressOf(site, address));
        for (const [width, height] of [
          [1920, 1080],
          [1024, 768],
          [390, 844],
        ] as const) {
          await page.setViewportSize({ width, height });
          // A slide is set as large as it can be, and its lines in words alone.
          const found = (await faultsOf(page)).filter((fault) => !/^(?:particle|two characters)/.test(fault));
          faults.push(...found.map((fault) => `/${address} at ${width} px, ${fault}`));
        }
      }
      expect(faults).toEqual([]);
    });
  });
}
