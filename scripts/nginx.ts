/** Finds an nginx for the hosting tests, or installs Debian's. Tests are never skipped silently. */
import { existsSync } from 'node:fs';
import { NO_NGINX } from '../src/wording/hosting.ts';
import { installPackages, programOnPath } from './debian.ts';

/** Returns the path of nginx: `NGINX_PATH`, one on the `PATH`, or Debian's after installing it. Throws an Error if there is none. */
export function findNginx(): string {
  const given = process.env.NGINX_PATH;
  if (given !== undefined && given !== '') {
    if (existsSync(given)) return given;
    throw new Error(NO_NGINX(`NGINX_PATH=${given}`));
  }
  const found = programOnPath(['nginx']) ?? (installPackages(['nginx-light']) ? programOnPath(['nginx']) : undefined);
  if (found === undefined) throw new Error(NO_NGINX(''));
  return found;
}
