/** The page of a case: its logo is looked at closely and heard, its parts are shown, its record is read from the newest on. */
import type { Page } from '@playwright/test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { BrandsData } from '../../src/views/machines/data.ts';
import { readJson } from '../support/sites.ts';
import { addressOf, expect, kindsOf, SITES, test } from './support.ts';

const site = SITES.example;

test('a logo is shown large, by mouse and keyboard, and the focus comes back', async ({ page }) => {
  await page.goto(addressOf(site, 'brands/yaoshi-tuofu/'));
  const link = page.getByRole('link', { name: '放大' });
  await link.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: /放大的标识/ });
  await expect(dialog).toBeVisible();
  const picture = await dialog.getByRole('img').boundingBox();
  expect(Math.min(picture?.width ?? 0, picture?.height ?? 0)).toBeGreaterThan(600);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
});

test('without a script the same link opens the picture', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(addressOf(site, 'brands/yaoshi-tuofu/'));
  await page.getByRole('link', { name: '放大' }).click();
  await expect(page).toHaveURL(/\/media\/[^/]+\.svg$/);
  await context.close();
});

test('each hairline ends on the logo, and begins beside the name of its part', async ({ page }) => {
  await page.goto(addressOf(site, 'brands/yaoshi-tuofu/'));
  const found = await page.evaluate(() => {
    const box = document.querySelector('header svg[aria-hidden]') as SVGSVGElement;
    const frame = box.getBoundingClientRect();
    const starts = [...(box.querySelector('path')?.getAttribute('d') ?? '').matchAll(/M0 ([\d.]+)/g)].map(
      ([, y]) => frame.top + (Number(y) / 100) * frame.height,
    );
    const names = [...document.querySelectorAll('[id="page:logo"] dt')].map((one) => one.getBoundingClientRect());
    return starts.map((start, at) => Math.abs(start - ((names[at]?.top ?? 0) + (names[at]?.height ?? 0) / 2)));
  });
  expect(found).toHaveLength(3);
  for (const distance of found) expect(distance).toBeLessThan(3);
});

test('a wide drawing keeps the size of its words on a phone, where it is moved sideways', async ({ page }) => {
  const drawing = page.getByRole('group', { name: '图，窄屏上可左右移动' }).first();
  const room = (): Promise<number> => drawing.evaluate((one) => one.scrollWidth - one.clientWidth);
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(addressOf(site, 'brands/baiqiang-zhangben/'));
  expect(await room()).toBeGreaterThan(100);
  expect((await drawing.getByRole('img').boundingBox())?.height).toBeGreaterThan(250);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await room()).toBe(0);
});

test('a sound logo is played and stopped by its plate, and a line goes through its wave', async ({ page }) => {
  await page.goto(addressOf(site, 'brands/shidianban-shousheng/'));
  const heard = () =>
    page
      .locator('audio')
      .first()
      .evaluate((one) => !(one as HTMLAudioElement).paused);
  await page.getByRole('button', { name: '播放声音标识' }).click();
  await expect.poll(heard).toBe(true);
  await expect.poll(() => page.locator('header svg > path').last().getAttribute('d')).toMatch(/^M[\d.]+ 18v44$/);
  await page.getByRole('button', { name: '暂停声音标识' }).click();
  await expect.poll(heard).toBe(false);
});

test('on a phone the name and the state of the title stand on the first screen', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  for (const slug of ['yaoshi-tuofu', 'shidianban-shousheng', 'jiazhanghui-daokai', 'daixie-jiashu']) {
    await page.goto(addressOf(site, `brands/${slug}/`));
    const state = await page.getByRole('group', { name: '称号状态' }).boundingBox();
    expect((state?.y ?? 999) + (state?.height ?? 999), slug).toBeLessThan(844);
  }
});

test('the contents of a case stay in view on a wide screen', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(addressOf(site, 'brands/yaoshi-tuofu/'));
  const contents = page.getByRole('navigation', { name: '目次' });
  await contents.getByRole('link', { name: '反思' }).click();
  await expect(page.getByRole('heading', { name: '反思' })).toBeInViewport();
  await expect(contents).toBeInViewport();
});

test('the contents of a long page are folded on a phone, and unfold without a script', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  for (const [address, name, part] of [
    ['brands/yaoshi-tuofu/', '目次', '反思'],
    ['organizations/', '目次', '渡口街道党工委'],
    ['docs/evaluation/', '本页内容', '怎样防止雷同'],
    ['help/', '本页内容', '打印讲义'],
  ] as const) {
    await page.goto(addressOf(site, address));
    const contents = page.getByRole('navigation', { name });
    await expect(contents.getByRole('link', { name: part }), address).toBeHidden();
    expect((await contents.boundingBox())?.height, address).toBeLessThan(60);
    await contents.locator('summary').click();
    await contents.getByRole('link', { name: part }).click();
    await expect(page.locator(':target'), address).toBeInViewport();
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(addressOf(site, address));
    await expect(contents.getByRole('link', { name: part }), `${address}, wide`).toBeVisible();
    await expect(contents.locator('summary'), `${address}, wide`).toBeHidden();
    await page.setViewportSize({ width: 390, height: 844 });
  }
  await context.close();
});

/** The sheets that an address prints on: their width in points, and their text. */
async function sheetsOf(page: Page, address: string): Promise<{ width: number; text: string }[]> {
  await page.goto(addressOf(site, address));
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ preferCSSPageSize: true })) }).promise;
  const sheets: { width: number; text: string }[] = [];
  for (let at = 1; at <= pdf.numPages; at += 1) {
    const sheet = await pdf.getPage(at);
    const { items } = await sheet.getTextContent();
    sheets.push({ width: sheet.view[2] as number, text: items.map((item) => ('str' in item ? item.str : '')).join('') });
  }
  return sheets;
}

test('a film prints as its picture, what is said in it, and a code of its public address', async ({ page }) => {
  const sheets = await sheetsOf(page, 'brands/baipan-jiandi/');
  const text = sheets
    .map((sheet) => sheet.text)
    .join('')
    .normalize('NFKC')
    .replace(/\s/g, '');
  const film = await page.locator('video').getAttribute('src');
  expect(text).toContain(`biaogan.example.cn${film}`);
  expect(text).toContain('塘边的读数桩上随即画下一道红线');
  const [still, code] = [page.locator('.media > .on-paper'), page.locator('.media > .print-address svg')];
  await expect(still).toBeHidden();
  await expect(code).toBeHidden();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('video')).toBeHidden();
  expect(await still.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBeGreaterThan(300);
  await expect(still).toBeVisible();
  await expect(code).toBeVisible();
});

test('each case prints on four sheets at most', async ({ page }) => {
  test.setTimeout(120_000);
  const { brands } = readJson(site, 'data/brands.json') as BrandsData;
  const long: string[] = [];
  for (const { slug } of brands) {
    const { length } = await sheetsOf(page, `brands/${slug}/`);
    if (length > 4) long.push(`${slug}: ${length}`);
  }
  expect(long).toEqual([]);
});

test('no document and no pack has a last sheet for its address or its foot alone', async ({ page }) => {
  for (const address of kindsOf(site).filter((one) => /^(?:docs|study)\/[^/]+\/$/.test(one))) {
    const sheets = await sheetsOf(page, address);
    // A code stands on the first sheet, beside the title.
    expect(sheets[0]?.text.normalize('NFKC').replace(/\s/g, ''), address).toContain(`biaogan.example.cn/${address}`);
    expect(sheets.at(-1)?.text.length, address).toBeGreaterThan(120);
  }
});

test('the ladder prints its drawing of time on A3, behind sheets that are not empty', async ({ page }) => {
  const sheets = await sheetsOf(page, 'ladder/');
  const [last] = sheets.splice(-1);
  // A3 across is 1191 points wide, A4 is 595.
  expect(Math.round(last?.width ?? 0)).toBe(1191);
  expect(last?.text).toContain('历年梯队图');
  expect(sheets.map(({ width }) => Math.round(width))).toEqual(sheets.map(() => 595));
  for (const { text } of sheets) expect(text.length).toBeGreaterThan(200);
});

test('a case prints on few sheets, each but the first with a running title and all with their number', async ({ page }) => {
  const found = await sheetsOf(page, 'brands/yaoshi-tuofu/');
  expect(found.length).toBeLessThanOrEqual(4);
  for (const [at, { text }] of found.entries()) {
    expect(text).toMatch(new RegExp(`${at + 1} / ${found.length}`));
    // Of the site's title a PDF holds look-alikes of some characters.
    expect(text.startsWith('钥匙托付 · ')).toBe(at > 0);
  }
});
