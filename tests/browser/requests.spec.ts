/**
 * What a site requests and stores, after all kinds of use: only GET requests to its own origin, without bodies or
 * cookies, and only settings and recent queries in the browser's own storage.
 */
import type { BrowserContext, Page, Request } from '@playwright/test';
import type { BrandsData } from '../../src/views/machines/data.ts';
import { read, readJson } from '../support/sites.ts';
import { addressOf, expect, kindsOf, SITES, test } from './support.ts';

const site = SITES.example;
const { brands } = readJson(site, 'data/brands.json') as BrandsData;
const [first, second] = brands.filter(({ status }) => status === 'named') as [BrandsData['brands'][number], BrandsData['brands'][number]];

interface Asked {
  requests: Request[];
  sockets: string[];
  /** Addresses of responses that set a cookie. */
  cookies: string[];
}

/** Records all requests of a context, those of other pages and workers too. */
function record(context: BrowserContext): Asked {
  const found: Asked = { requests: [], sockets: [], cookies: [] };
  context.on('request', (request) => found.requests.push(request));
  context.on('response', async (response) => {
    if ((await response.headerValue('set-cookie').catch(() => null)) !== null) found.cookies.push(response.url());
  });
  context.on('page', (page) => page.on('websocket', (socket) => found.sockets.push(socket.url())));
  return found;
}

/** Checks requests and storage against these promises. `kept` are the allowed storage keys. */
async function expectPrivate(page: Page, context: BrowserContext, found: Asked, kept: string[]): Promise<void> {
  await page.waitForLoadState('networkidle');
  const own = `http://localhost:${site.port}${site.base}`;
  expect(found.requests.length).toBeGreaterThan(2);
  expect(found.requests.map((request) => request.url()).filter((url) => !url.startsWith(own))).toEqual([]);
  expect(found.requests.filter((request) => request.method() !== 'GET' || request.postData() !== null).map((request) => request.url())).toEqual([]);
  expect(found.requests.map((request) => request.headers().cookie).filter((cookie) => cookie !== undefined)).toEqual([]);
  expect({ sockets: found.sockets, cookies: found.cookies }).toEqual({ sockets: [], cookies: [] });
  expect(await context.cookies()).toEqual([]);
  expect(context.serviceWorkers()).toEqual([]);
  const stored = await page.evaluate(async () => ({
    cookie: document.cookie,
    keys: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].sort(),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));
  expect(stored).toEqual({ cookie: '', keys: kept, databases: [], caches: [], workers: 0 });
}

test('every kind of page, scrolled to its end', async ({ page, context }) => {
  test.setTimeout(300_000);
  const found = record(context);
  for (const address of kindsOf(site)) {
    await page.goto(addressOf(site, address));
    // Lazy content loads now.
    await page.evaluate(async () => {
      for (let top = 0; top < document.documentElement.scrollHeight; top += innerHeight) {
        scrollTo(0, top);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
      for (const one of document.querySelectorAll('details')) one.open = true;
    });
    // DNS and preconnect hints do not appear as requests.
    const hints = await page.locator('link[rel~="preconnect"], link[rel~="dns-prefetch"], a[ping], iframe, object, embed').count();
    expect(hints, address).toBe(0);
  }
  // The comparison page was among them.
  await expectPrivate(page, context, found, ['biaogan.compare']);
});

test('a search that is typed, followed and remembered', async ({ page, context }) => {
  const found = record(context);
  await page.goto(addressOf(site, ''));
  await page.keyboard.press('/');
  await page.keyboard.type(first.name, { delay: 20 });
  await expect(page.locator('[data-search-results] a').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-results]')).toHaveAttribute('data-state', 'done');
  await page.locator('[data-results] a[data-kind]').first().click();
  await page.waitForLoadState();
  // The query appears only in the address of the search page.
  const said = encodeURIComponent(first.name);
  expect(
    found.requests.map((request) => request.url()).filter((url) => url.includes(said) && !url.startsWith(addressOf(site, 'search/?q='))),
  ).toEqual([]);
  await expectPrivate(page, context, found, ['biaogan.recent']);
});

test('facets, and brands that are chosen and compared', async ({ page, context }) => {
  const found = record(context);
  await page.goto(addressOf(site, 'brands/'));
  await page.locator('[data-facet="level"] input').first().check();
  const boxes = page.getByRole('checkbox', { name: /^把.*加入比较$/ });
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  await page.getByRole('region', { name: '选来比较的品牌' }).getByRole('link').click();
  await expect(page.getByRole('columnheader')).toHaveCount(3);
  await page.goto(addressOf(site, `compare/?b=${first.slug}`));
  await page.getByLabel('加入一个品牌').fill(second.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(addressOf(site, `compare/?b=${first.slug}&b=${second.slug}`));
  await expectPrivate(page, context, found, ['biaogan.compare']);
});

test('all display settings, across pages', async ({ page, context }) => {
  const found = record(context);
  await page.goto(addressOf(site, ''));
  await page.getByText('显示·适老', { exact: true }).click();
  await page.getByRole('checkbox', { name: '适老版' }).check();
  for (const theme of ['浅色', '深色']) await page.getByRole('radio', { name: theme }).check();
  for (const address of [`brands/${first.slug}/`, 'ladder/', 'pairings/', 'help/']) await page.goto(addressOf(site, address));
  await expectPrivate(page, context, found, ['biaogan.display']);
});

test('slides to the end, a handout, and playing media', async ({ page, context }) => {
  const found = record(context);
  const kinds = kindsOf(site);
  for (const address of kinds.filter((one) => one.endsWith('/slides/'))) {
    await page.goto(addressOf(site, address));
    const slides = await page.locator('[data-slide]').count();
    expect(slides).toBeGreaterThan(1);
    for (let at = 0; at < slides; at += 1) await page.keyboard.press('PageDown');
    await page.keyboard.press('b');
    await page.keyboard.press('b');
  }
  await page.goto(addressOf(site, kinds.find((one) => one.endsWith('/handout/')) as string));
  await page.emulateMedia({ media: 'print' });
  const heard = brands.find(({ slug }) => read(site, `brands/${slug}/index.html`).includes('<audio')) as BrandsData['brands'][number];
  await page.goto(addressOf(site, `brands/${heard.slug}/`));
  await page.locator('audio, video').evaluateAll((all) => Promise.all(all.map((one) => (one as HTMLMediaElement).play().catch(() => {}))));
  await expectPrivate(page, context, found, []);
});

test('the recorder notices what is forbidden', async ({ browser }) => {
  const context = await browser.newContext();
  const found = record(context);
  const page = await context.newPage();
  await page.goto(addressOf(site, ''));
  await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noDocumentCookie: what a tracker would do.
    document.cookie = 'seen=1';
    navigator.sendBeacon('?beacon', 'seen');
    // Read to its end: Chromium does not close a context whose answer nobody reads.
    await (await fetch('?fetch', { method: 'POST', body: 'seen' })).text();
    await caches.open('seen');
    open(`${location.href}?other`);
  });
  await expect.poll(() => found.requests.map((request) => request.url()).filter((url) => url.includes('?other'))).toHaveLength(1);
  expect(found.requests.filter((request) => request.method() === 'POST').map((request) => new URL(request.url()).search)).toEqual([
    '?beacon',
    '?fetch',
  ]);
  await expect(expectPrivate(page, context, found, [])).rejects.toThrow();
  expect(await context.cookies()).toHaveLength(1);
  await context.close();
});
