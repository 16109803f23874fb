/** A meeting on its day: the start time entered once, the screen of the room, by the clock and by hand, online and from a disk. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test as base, type Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { command, SITES } from '../support/sites.ts';
import { addressOf, expect, test, violationsOf } from './support.ts';

const site = SITES.example;
const PACK = 'study/lianghe-guanmo/';
const times = (page: Page): Promise<string[]> => page.locator('.agenda-offset').allTextContents();
const rows = (page: Page): Promise<string[]> => page.locator('.room-offset').allTextContents();
/** Fixes the clock of a page, which goes on when it is told to. */
const at = (page: Page, time: string): Promise<void> => page.clock.install({ time: `2026-11-20T${time}:00+08:00` });

test.use({ timezoneId: 'Asia/Shanghai' });

test('a start time is entered once, on the page of the pack, and every item says when it is', async ({ page }) => {
  await page.goto(addressOf(site, PACK));
  const plain = await times(page);
  expect(plain[0]).toBe('0:00');
  await page.getByLabel('开始时间').fill('14:00');
  const set = await times(page);
  const minutes = (text: string): number => Number(text.split(':')[0]) * 60 + Number(text.split(':')[1]);
  expect(set[0]).toBe('14:00');
  expect(set.map((time) => minutes(time) - 14 * 60)).toEqual(plain.map(minutes));
  await expect(page.locator('.agenda-time .meta').first()).toHaveText(new RegExp(`^\\d+ 分钟\\s*至 ${set[1]}$`));
  await expect(page.locator('.agenda-ends')).toHaveText(/^\d\d:\d\d 结束$/);
  // It is known on the next visit, and on the screen of the room.
  await page.goto(addressOf(site, 'study/'));
  await page.goto(addressOf(site, PACK));
  expect(await times(page)).toEqual(set);
  await page.getByRole('link', { name: '会场屏' }).click();
  await expect(page).toHaveURL(/room\/\?start=14:00$/);
  expect(await rows(page)).toEqual(set);
  // So do the slides.
  await page.getByRole('link', { name: '放映' }).click();
  await expect(page.locator('.poster-cover .slide-eyebrow [data-offset]')).toHaveText(set);
  await expect(page.locator('.poster-rows [data-offset]')).toHaveText(set);
  await page.goBack();
  await page.goBack();
  await page.getByRole('button', { name: '清除' }).click();
  expect(await times(page)).toEqual(plain);
  await expect(page.getByLabel('开始时间')).toBeFocused();
});

test('the screen shows what comes, who is missing, and by the clock the item that is on with its code', async ({ page }) => {
  await at(page, '13:48');
  await page.goto(addressOf(site, `${PACK}room/?start=14:00`));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[data-room-until]')).toHaveText('12 分钟后开始');
  await expect(page.locator('.room-clock')).toHaveText('现在 13:48');
  await expect(page.locator('.room-code:visible')).toHaveCount(1);
  await expect(page.locator('.room-code:visible')).toContainText(`biaogan.example.cn/${PACK}`);
  await page.getByLabel('应到', { exact: true }).fill('12');
  await page.getByLabel('应到', { exact: true }).press('Enter');
  for (let n = 0; n < 11; n += 1) await page.getByRole('button', { name: '实到加一' }).click();
  await expect(page.locator('.room-missing')).toHaveText('还缺 1 人');
  await page.getByRole('button', { name: '实到加一' }).click();
  await expect(page.locator('.room-missing')).toHaveText('都到了');
  await page.clock.fastForward('13:00');
  await expect(page.locator('.room-now:visible')).toContainText('第 1 项');
  await expect(page.locator('.room-agenda [aria-current]')).toHaveCount(1);
  await expect(page.locator('.room-code:visible')).toContainText('biaogan.example.cn/');
  expect(await violationsOf(page)).toEqual([]);
  await page.clock.fastForward('08:00:00');
  await expect(page.locator('[data-room-over]')).toBeVisible();
  // Who was counted is still known after the page was loaded again.
  await page.reload();
  await expect(page.getByLabel('应到', { exact: true })).toHaveValue('12');
});

test('the keyboard turns the items by hand, and goes back to the clock', async ({ page }) => {
  await at(page, '09:00');
  await page.goto(addressOf(site, `${PACK}room/`));
  await expect(page.locator('[data-room-before]')).toBeVisible();
  const count = await page.locator('[data-room-item]').count();
  for (let item = 1; item <= count; item += 1) {
    await page.keyboard.press('PageDown');
    await expect(page.locator('.room-now:visible')).toContainText(`第 ${item} 项，共 ${count} 项`);
  }
  await page.keyboard.press('PageDown');
  await expect(page.locator('[data-room-over]')).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await expect(page.locator('[data-room-item]:visible')).toHaveCount(1);
  await page.keyboard.press('t');
  await expect(page.locator('[data-room-before]')).toBeVisible();
});

test('fields of the forms are printed in pairs, to the edge of the form', async ({ page }) => {
  await page.goto(addressOf(site, `${PACK}handout/`));
  await page.emulateMedia({ media: 'print' });
  const gaps = await page.locator('.form-fields').evaluateAll((all) =>
    all.map((one) => {
      const edge = one.getBoundingClientRect().right;
      return Math.max(...[...one.children].filter((_, at) => at === 1).map((field) => edge - field.getBoundingClientRect().right));
    }),
  );
  expect(gaps.length).toBe(2);
  for (const gap of gaps) expect(gap).toBeLessThan(2);
});

for (const [width, height] of [
  [1920, 1080],
  [1280, 800],
  [1024, 768],
] as const)
  test(`nothing of the screen lies outside ${width}×${height}, before and during`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const slug of readdirSync(path.join(site.out, 'study'), { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    )) {
      await page.goto(addressOf(site, `study/${slug}/room/`));
      const count = await page.locator('[data-room-item]').count();
      for (let item = 0; item <= count; item += 1) {
        const over = await page.evaluate(() => {
          const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
          return [scrollWidth - clientWidth, scrollHeight - clientHeight];
        });
        expect(over, `${slug} ${item}`).toEqual([0, 0]);
        await page.keyboard.press('PageDown');
      }
    }
  });

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });
  test('the screen is the agenda as it is, with the code of the pack', async ({ page }) => {
    await page.goto(addressOf(site, `${PACK}room/`));
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator('.room-agenda li').first()).toContainText('0:00');
    await expect(page.locator('.room-code:visible')).toHaveCount(1);
    await expect(page.locator('button:visible, input:visible')).toHaveCount(0);
    await page.goto(addressOf(site, PACK));
    await expect(page.locator('.agenda-offset').first()).toHaveText('0:00');
    await expect(page.getByText('开始时间')).toHaveCount(0);
  });
});

test('any page can be shown in the type of a projector, until that is turned off', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(addressOf(site, PACK));
  const size = (): Promise<number> =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.querySelector('.agenda-title') as Element).fontSize));
  const before = await size();
  await page.getByText('显示·适老', { exact: true }).click();
  await page.getByRole('checkbox', { name: '投影' }).check();
  expect(await size()).toBeGreaterThan(before * 1.6);
  await page.goto(addressOf(site, 'brands/yaoshi-tuofu/'));
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
  await page.getByText('显示·适老', { exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '投影' })).toBeVisible();
  await page.getByRole('button', { name: '恢复默认' }).click();
  expect(await page.evaluate(() => document.documentElement.dataset.projector)).toBeUndefined();
});

base('from a bundle on a disk the start time reaches the screen of the room', async ({ browser }) => {
  // Packing takes a while.
  base.setTimeout(240_000);
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-meeting-'));
  try {
    const { status, stderr } = command('pack', [
      ...site.arguments(),
      '--as-of',
      site.day,
      '--study',
      'lianghe-guanmo',
      '--out',
      path.join(folder, 'zip'),
    ]);
    expect(status, stderr).toBe(0);
    const [zip = ''] = readdirSync(path.join(folder, 'zip'));
    for (const [file, bytes] of Object.entries(unzipSync(readFileSync(path.join(folder, 'zip', zip))))) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), bytes);
    }
    const context = await browser.newContext({ offline: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await at(page, '13:48');
    await page.goto(pathToFileURL(path.join(folder, PACK, 'index.html')).href);
    await page.getByLabel('开始时间').fill('14:00');
    await page.getByRole('link', { name: '会场屏' }).click();
    await expect(page).toHaveURL(/room\/index\.html\?start=14:00$/);
    await expect(page.locator('[data-room-until]')).toHaveText('12 分钟后开始');
    await expect(page.locator('.room-code:visible')).toContainText(`biaogan.example.cn/${PACK}`);
    await page.keyboard.press('PageDown');
    await expect(page.locator('.room-now:visible')).toContainText('第 1 项');
    await page.getByRole('link', { name: '返回学习安排' }).click();
    expect((await times(page))[0]).toBe('14:00');
    expect(faults).toEqual([]);
    await context.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
