/** What a telephone loads to show a page, and when it paints first. */
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser } from '@playwright/test';

export interface FirstLoad {
  /** Bytes: of texts as brotli sends them, of others as they are. */
  html: number;
  styles: number;
  scripts: number;
  fonts: number;
  pictures: number;
  requests: number;
  /** Milliseconds until the first paint; the middle of three loads. */
  paint: number;
}

const TELEPHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 };
/** Lighthouse's slow 4G, and a processor four times as slow. The server sends uncompressed texts, so that its throughput is three times that much. */
const NETWORK = { offline: false, latency: 150, downloadThroughput: (3 * 1.6e6) / 8, uploadThroughput: 750e3 / 8 };
const SLOWER = 4;

const compressed = (bytes: Buffer): number =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;

/** Loads a page until nothing is asked for any more, without a cache. */
export async function firstLoad(browser: Browser, address: string): Promise<FirstLoad> {
  const sizes = { document: 0, stylesheet: 0, script: 0, font: 0, image: 0 };
  let requests = 0;
  const paints: number[] = [];
  for (const isCounted of [true, false, false]) {
    const context = await browser.newContext(TELEPHONE);
    const page = await context.newPage();
    const reading: Promise<void>[] = [];
    if (isCounted)
      page.on('response', (response) => {
        requests += 1;
        const kind = response.request().resourceType() as keyof typeof sizes;
        reading.push(
          response.body().then(
            (bytes) => {
              if (kind in sizes) sizes[kind] += kind === 'font' || kind === 'image' ? bytes.length : compressed(bytes);
            },
            () => {},
          ),
        );
      });
    const session = await context.newCDPSession(page);
    await session.send('Network.emulateNetworkConditions', NETWORK);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(address, { waitUntil: 'networkidle' });
    await Promise.all(reading);
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN));
    await context.close();
  }
  const { document, stylesheet, script, font, image } = sizes;
  return {
    html: document,
    styles: stylesheet,
    scripts: script,
    fonts: font,
    pictures: image,
    requests,
    paint: paints.sort((a, b) => a - b)[1] as number,
  };
}
