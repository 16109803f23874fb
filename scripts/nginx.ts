/** Finds an nginx for the tests of what is shipped for it, or installs Debian's; never skips them silently. */
import { existsSync } from 'node:fs';
import { NO_NGINX } from '../src/wording/hosting.ts';
import { installed, programOnPath } from './debian.ts';

/** The path of an nginx: `NGINX_PATH`, one on the path, or Debian's after installing it. Throws where there is none. */
export function findNginx(): string {
  const given = process.env.NGINX_PATH;
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(NO_NGINX(`NGINX_PATH=${given}`));
  }
  const found = programOnPath(['nginx']) ?? (installed(['nginx-light']) ? programOnPath(['nginx']) : undefined);
  if (found === undefined) throw new Error(NO_NGINX(''));
  return found;
}
