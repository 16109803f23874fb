/** Finds a Chromium for the browser tests, or installs Debian's; never skips them silently. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { NO_CHROMIUM } from '../src/wording/commands.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const onPath = (name: string): string | undefined => {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : undefined;
};

/** The path of a Chromium: `CHROMIUM_PATH`, one on the path, or Debian's after installing it. Throws where there is none. */
export function findChromium(): string {
  const given = process.env.CHROMIUM_PATH;
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(NO_CHROMIUM(`CHROMIUM_PATH=${given}`));
  }
  const found = NAMES.map(onPath).find((path) => path !== undefined);
  if (found !== undefined) return found;
  if (process.getuid?.() !== 0 || onPath('apt-get') === undefined) throw new Error(NO_CHROMIUM(''));
  const run = (args: string[]): void => {
    execFileSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  run(['update', '-q']);
  run(['install', '-q', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']);
  const installed = NAMES.map(onPath).find((path) => path !== undefined);
  if (installed === undefined) throw new Error(NO_CHROMIUM(''));
  return installed;
}
