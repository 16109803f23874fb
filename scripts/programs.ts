/** Finds the programs that tests need besides Node, or installs Debian's. Tests are never skipped silently. */
import { existsSync } from 'node:fs';
import { BROWSER_TESTS, HOSTING_TESTS, type Lacking, noProgram, PUBLISHING_TESTS, SENDING_TESTS } from '../src/wording/programs.ts';
import { installPackages, programOnPath } from './debian.ts';

interface Program extends Lacking {
  /** The names that it may have on the `PATH`. */
  names: readonly string[];
  /** Other programs that it needs. */
  beside?: readonly string[];
}

// Without a font for Chinese every page is boxes.
const FONT = 'fonts-noto-cjk';
const CHROMIUM: Program = {
  title: 'Chromium',
  purpose: BROWSER_TESTS,
  variable: 'CHROMIUM_PATH',
  names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
  packages: ['chromium', FONT],
};
/** The same engine without a window, whose pages open several times as fast. */
const HEADLESS: Program = { ...CHROMIUM, names: ['chromium-headless-shell', ...CHROMIUM.names], packages: ['chromium-headless-shell', FONT] };
const FIREFOX: Program = {
  title: 'Firefox',
  purpose: BROWSER_TESTS,
  variable: 'FIREFOX_PATH',
  names: ['firefox-esr', 'firefox'],
  packages: ['firefox-esr', FONT],
};
const WEBKIT: Program = {
  title: 'WebKit',
  purpose: BROWSER_TESTS,
  variable: 'WEBKIT_DRIVER_PATH',
  names: ['WebKitWebDriver'],
  packages: ['webkit2gtk-driver', 'xvfb', FONT],
  beside: ['Xvfb'],
};
const NGINX: Program = { title: 'nginx', purpose: HOSTING_TESTS, variable: 'NGINX_PATH', names: ['nginx'], packages: ['nginx-light'] };

const RSYNC: Program = { title: 'rsync', purpose: SENDING_TESTS, variable: 'RSYNC_PATH', names: ['rsync'], packages: ['rsync'] };
/** It alone is wanted, not a system that runs by it. */
const SYSTEMD: Program = {
  title: 'systemd-analyze',
  purpose: PUBLISHING_TESTS,
  variable: 'SYSTEMD_ANALYZE_PATH',
  names: ['systemd-analyze'],
  packages: ['systemd'],
};
const RCLONE: Program = { title: 'rclone', purpose: SENDING_TESTS, variable: 'RCLONE_PATH', names: ['rclone'], packages: ['rclone'] };

/** Returns the path of a program: the one its variable names, one on the `PATH`, or Debian's after installing it. Throws an Error if there is none. */
function find(program: Program): string {
  const { variable, names, packages, beside = [] } = program;
  const given = process.env[variable];
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(noProgram(program, `${variable}=${given}`));
  }
  const onPath = (): string | undefined => (beside.every((one) => programOnPath([one]) !== undefined) ? programOnPath(names) : undefined);
  const found = onPath() ?? (installPackages(packages) ? onPath() : undefined);
  if (found === undefined) throw new Error(noProgram(program, ''));
  return found;
}

export const findChromium = (): string => find(CHROMIUM);
/** Chromium for tests that need no window of it. */
export const findHeadless = (): string => find(HEADLESS);
export const findFirefox = (): string => find(FIREFOX);
/** The driver of WebKit. The browser that it drives comes with it. */
export const findWebkit = (): string => find(WEBKIT);
export const findNginx = (): string => find(NGINX);
export const findRsync = (): string => find(RSYNC);
export const findSystemd = (): string => find(SYSTEMD);
export const findRclone = (): string => find(RCLONE);
