/** Drives the search page of a site, and the page of an engine, in Chromium. */
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from '@playwright/test';
import { findChromium } from '../../programs.ts';

/** The id of the page that a result leads to: `c12`, `o3`, or else its address. */
const ID = /\/(?:brands|organizations)\/([^/#]+)\/|#theme-(.+)$/;

export const idOf = (href: string): string => {
  const match = ID.exec(decodeURIComponent(href));
  return match?.[2] ?? match?.[1] ?? href;
};

export interface Answer {
  /** `ids`: pages without repeats. `listed`: all results. */
  ids: string[];
  listed: string[];
  milliseconds: number;
  /** CPU milliseconds of the page's thread, which exclude other work on the machine. */
  computed: number;
}
export type Asking = (query: string) => Promise<Answer>;

export interface FirstCost {
  /** Bytes loaded until the first result, and in all. */
  firstBytes: number;
  bytes: number;
  requests: number;
  /** Milliseconds until the first result and until all results. */
  first: number;
  full: number;
}

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: findChromium() });

/** Opens a search page for queries one after another, without the pause for further keys. */
export async function openSearch(context: BrowserContext, address: string): Promise<Asking> {
  const page = await context.newPage();
  await page.goto(address);
  await page.waitForSelector('[data-results][data-state="done"]', { state: 'attached' });
  return asking(page, (query) =>
    page.evaluate(async (text) => {
      const input = document.querySelector('form[data-search-page] input[name="q"]') as HTMLInputElement;
      const results = document.querySelector('[data-results]') as HTMLElement;
      input.value = text;
      const began = performance.now();
      (input.form as HTMLFormElement).requestSubmit();
      while (results.dataset.state !== 'done') await new Promise((resolve) => setTimeout(resolve));
      const milliseconds = performance.now() - began;
      return { hrefs: [...results.querySelectorAll('a[data-kind]')].map((link) => link.getAttribute('href') ?? ''), milliseconds };
    }, query),
  );
}

/** Opens the page of an engine for queries. */
export async function openEngine(context: BrowserContext, origin: string): Promise<Asking> {
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.evaluate(LOAD);
  return asking(page, (query) =>
    page.evaluate(async (text) => {
      const began = performance.now();
      const hrefs = (await window.ask?.(text)) ?? [];
      return { hrefs, milliseconds: performance.now() - began };
    }, query),
  );
}

/** Text, so that the bundler does not resolve the import. */
const LOAD = `import('/engine.js').then(() => undefined)`;

async function asking(page: Page, ask: (query: string) => Promise<{ hrefs: string[]; milliseconds: number }>): Promise<Asking> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  return async (query) => {
    const before = await threadTime(session);
    const { hrefs, milliseconds } = await ask(query);
    const computed = (await threadTime(session)) - before;
    const listed = hrefs.map(idOf);
    return { ids: [...new Set(listed)], listed, milliseconds, computed };
  };
}

async function threadTime(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics');
  return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0);
}

/** Asks one query on a page and measures it. */
type Drive = (page: Page, query: string) => Promise<{ first: number; full: number }>;

/** Asks in the dialog. The pause after the last key counts; the page's own script does not, because every page has it. */
export const inDialog: Drive = (page, query) =>
  page.evaluate(async (text) => {
    const began = performance.now();
    document.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }));
    // The dialog and its styles may be loaded first.
    while (document.querySelector('[data-search-dialog][open]') === null) await new Promise((resolve) => setTimeout(resolve, 5));
    const input = document.querySelector('[data-search-input]') as HTMLInputElement;
    const results = document.querySelector('[data-search-results]') as HTMLElement;
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

/** Asks on the page of an engine, whose script is loaded with the first query. */
export const inEngine: Drive = (page, query) =>
  page.evaluate(
    async ([load, text]) => {
      const began = performance.now();
      // biome-ignore lint/security/noGlobalEval: an import of the page's own, which a bundler must not see.
      await eval(load as string);
      await window.ask?.(text as string);
      const taken = performance.now() - began;
      return { first: taken, full: taken };
    },
    [LOAD, query],
  );

/** Measures a first query on a phone: 1.6 Mbit/s, 150 ms per request, a quarter of this CPU. */
export async function firstQuery(browser: Browser, address: string, query: string, drive: Drive): Promise<FirstCost> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await page.goto(address);
  await page.waitForLoadState('networkidle');
  const loaded: { at: number; bytes: number }[] = [];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    loaded.push({ at: performance.now(), bytes: encodedDataLength });
  });
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 90_000 });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  const began = performance.now();
  const taken = await drive(page, query);
  await context.close();
  const bytesUntil = (time: number): number => loaded.filter(({ at }) => at <= time).reduce((sum, { bytes }) => sum + bytes, 0);
  return { firstBytes: bytesUntil(began + taken.first), bytes: bytesUntil(Number.POSITIVE_INFINITY), requests: loaded.length, ...taken };
}
