/** Chromium and Firefox, by Puppeteer. */
import puppeteer, { type KeyInput } from 'puppeteer-core';
import { findChromium, findFirefox } from '../../scripts/programs.ts';
import type { Tab } from './tab.ts';

export async function openPuppeteer(engine: 'chromium' | 'firefox'): Promise<Tab> {
  const browser = await puppeteer.launch({
    browser: engine === 'chromium' ? 'chrome' : 'firefox',
    executablePath: engine === 'chromium' ? findChromium() : findFirefox(),
    headless: true,
    args: engine === 'chromium' ? ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'] : [],
    ...(engine === 'firefox' ? { extraPrefsFirefox: { 'intl.accept_languages': 'zh-CN' } } : {}),
    defaultViewport: { width: 1280, height: 900 },
  });
  const page = await browser.newPage();
  let errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => errors.push(`error: ${error instanceof Error ? error.message : String(error)}`));
  return {
    engine,
    open: async (address) => {
      await page.goto(address, { waitUntil: 'load' });
    },
    run: (inPage, ...args) => page.evaluate(inPage as never, ...args),
    click: (selector) => page.locator(selector).click(),
    press: (key) => page.keyboard.press(key satisfies KeyInput),
    type: (text) => page.keyboard.type(text),
    resize: (width, height) => page.setViewport({ width, height }),
    picture: async () => Buffer.from(await page.screenshot({ type: 'png' })),
    errors: () => {
      const told = errors;
      errors = [];
      return told;
    },
    close: () => browser.close(),
  };
}
