/** Finds a Chromium for the browser tests, or installs Debian's. Tests are never skipped silently. */
import { existsSync } from 'node:fs';
import { NO_CHROMIUM } from '../src/wording/commands.ts';
import { installPackages, programOnPath } from './debian.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Returns the path of Chromium: `CHROMIUM_PATH`, one on the `PATH`, or Debian's after installing it. Throws an Error if there is none. */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(NO_CHROMIUM(`CHROMIUM_PATH=${given}`));
  }
  const found = programOnPath(NAMES) ?? (installPackages(['chromium', 'fonts-noto-cjk']) ? programOnPath(NAMES) : undefined);
  if (found === undefined) throw new Error(NO_CHROMIUM(''));
  return found;
}
