/** The search page of a site, driven as people drive it, in Chromium. */
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../chromium.ts';

/** Of a result the page it leads to: `c12`, `o3`, or the address itself. */
const ID = /\/(?:brands|organizations)\/([^/#]+)\/|#theme-(.+)$/;

export interface Answer {
  ids: string[];
  milliseconds: number;
}

export interface FirstCost {
  bytes: number;
  requests: number;
  /** Milliseconds until the first result and until all results were there. */
  first: number;
  full: number;
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: findChromium() });

/** A page that answers queries one after the other, without the pause that waits for more keys. */
export async function openSearch(context: BrowserContext, origin: string): Promise<(query: string) => Promise<Answer>> {
  const page = await context.newPage();
  await page.goto(`${origin}/search/`);
  await page.waitForSelector('[data-results][data-state="done"]', { state: 'attached' });
  return (query) => ask(page, query);
}

async function ask(page: Page, query: string): Promise<Answer> {
  const { hrefs, milliseconds } = await page.evaluate(async (text) => {
    const input = document.querySelector('form[data-search-page] input[name="q"]') as HTMLInputElement;
    const results = document.querySelector('[data-results]') as HTMLElement;
    input.value = text;
    const began = performance.now();
    (input.form as HTMLFormElement).requestSubmit();
    while (results.dataset.state !== 'done') await new Promise((resolve) => setTimeout(resolve));
    const taken = performance.now() - began;
    return { hrefs: [...results.querySelectorAll('a[data-kind]')].map((link) => link.getAttribute('href') ?? ''), milliseconds: taken };
  }, query);
  const ids = hrefs.map((href) => {
    const match = ID.exec(decodeURIComponent(href));
    return match?.[2] ?? match?.[1] ?? href;
  });
  return { ids: [...new Set(ids)], milliseconds };
}

/**
 * A first query with nothing of the search loaded, in the dialog of a page, on a phone: 1.6 Mbit/s,
 * 150 ms a request, a quarter of this processor. The pause after the last key is part of it; the page's own
 * script is not, since every page has it.
 */
export async function firstQuery(browser: Browser, address: string, query: string): Promise<FirstCost> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  let bytes = 0;
  let requests = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
    requests += 1;
  });
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const { first, full } = await page.evaluate(async (text) => {
    const input = document.querySelector('[data-search-input]') as HTMLInputElement;
    const results = document.querySelector('[data-search-results]') as HTMLElement;
    const began = performance.now();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    input.value = text;
    input.dispatchEvent(new Event('input', { bubbles: true }));
    let seen = 0;
    results.dataset.state = 'asked';
    while (results.dataset.state !== 'done') {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (seen === 0 && results.querySelector('a[data-kind]') !== null) seen = performance.now() - began;
    }
    const taken = performance.now() - began;
    return { first: seen === 0 ? taken : seen, full: taken };
  }, query);
  await context.close();
  return { bytes, requests, first, full };
}
