/** WebKit: Debian's build of Safari's engine, by WebDriver, on a screen that nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Builder, By, Capabilities, Key as Codes, type WebDriver } from 'selenium-webdriver';
import { findWebkit } from '../../scripts/programs.ts';
import type { Key, Tab } from './tab.ts';

/** The small browser that comes with the driver. Its folder has the name of the architecture. */
const BROWSER = '/usr/lib/*/webkit2gtk-4.*/MiniBrowser';

/** The tool bar of the browser takes no room, so that a window can be as narrow as a phone. */
const NO_TOOLBAR =
  '* { min-width: 0; min-height: 0; margin: 0; padding: 0; border: 0; font-size: 1px; } image { -gtk-icon-transform: scale(0.1); }\n';

const CODES: Record<Key, string> = {
  Enter: Codes.ENTER,
  Escape: Codes.ESCAPE,
  Tab: Codes.TAB,
  Home: Codes.HOME,
  End: Codes.END,
  PageDown: Codes.PAGE_DOWN,
  PageUp: Codes.PAGE_UP,
  ArrowRight: Codes.ARROW_RIGHT,
  ArrowLeft: Codes.ARROW_LEFT,
};

export async function openWebkit(): Promise<Tab> {
  const program = findWebkit();
  const binary = globSync(BROWSER).sort().at(-1);
  if (binary === undefined) throw new Error(`no ${BROWSER}`);
  const home = mkdtempSync(path.join(tmpdir(), 'biaogan-webkit-'));
  mkdirSync(path.join(home, 'gtk-3.0'));
  writeFileSync(path.join(home, 'gtk-3.0/gtk.css'), NO_TOOLBAR);
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '2048x2048x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const display = await firstLine(screen);
  const port = await freePort();
  const driving = spawn(program, [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: `:${display}`, XDG_CONFIG_HOME: home, LANGUAGE: 'zh_CN' },
  });
  const stop = async (): Promise<void> => {
    for (const child of [driving, screen]) await ended(child);
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await untilReady(port);
    const driver = await new Builder()
      .usingServer(`http://127.0.0.1:${port}`)
      .disableEnvironmentOverrides()
      .withCapabilities(new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': { binary, args: ['--automation'] } }))
      .build();
    const tab = tabOf(driver, stop);
    await tab.resize(1280, 900);
    return tab;
  } catch (error) {
    await stop();
    throw error;
  }
}

function tabOf(driver: WebDriver, stop: () => Promise<void>): Tab {
  const run: Tab['run'] = (inPage, ...args) => driver.executeScript(`return (${inPage}).apply(null, arguments)`, ...args);
  /** A window takes its size later than the driver says. */
  const reached = async (wanted: number, measure: () => Promise<number>): Promise<number> => {
    for (let tried = 0; ; tried += 1) {
      const is = await measure();
      if (is === wanted || tried === 100) return is;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  const resize = async (width: number, height: number): Promise<void> => {
    const [outer, inner] = await run(() => [outerHeight, innerHeight] as const);
    await driver
      .manage()
      .window()
      .setRect({ x: 0, y: 0, width, height: height + outer - inner });
    const shown = [await reached(width, () => run(() => innerWidth)), await reached(height, () => run(() => innerHeight))];
    if (shown[0] !== width || shown[1] !== height) throw new Error(`WebKit shows ${shown.join(' × ')} px instead of ${width} × ${height}`);
  };
  return {
    engine: 'webkit',
    open: (address) => driver.get(address),
    run,
    click: async (selector) => {
      const element = await driver.findElement(By.css(selector));
      await driver.executeScript('arguments[0].scrollIntoView({ block: "center", behavior: "instant" })', element);
      await element.click();
    },
    press: (key) => driver.actions().sendKeys(CODES[key]).perform(),
    type: (text) => driver.actions().sendKeys(text).perform(),
    resize,
    picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    errors: () => [],
    close: async () => {
      await driver.quit();
      await stop();
    },
  };
}

/** The first line that a process writes to its fourth stream. */
const firstLine = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`the screen ended with status ${code}`)));
    child.stdio[3]?.once('data', (bytes: Buffer) => resolve(String(bytes).trim()));
  });

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill();
  });

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

async function untilReady(port: number): Promise<void> {
  for (let tried = 0; tried < 200; tried += 1) {
    const answer = await fetch(`http://127.0.0.1:${port}/status`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the driver of WebKit does not answer');
}
