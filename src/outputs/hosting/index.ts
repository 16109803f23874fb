/**
 * Files for the servers that a site is put on. `_headers` and `_redirects` lie in the site, where the
 * hosts that know them look and show them to nobody; those for nginx and Caddy lie in a folder beside
 * `--out`, `dist.hosting` for `dist`, since whatever lies in the site is served to everybody.
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { clearDead } from '../../leftovers.ts';
import type { Site } from '../../publish/published.ts';
import { type Output, textOutput } from '../output.ts';
import { caddyFile } from './caddy.ts';
import { headersFile, redirectsFile } from './hosts.ts';
import { nginxFile } from './nginx.ts';

export interface HostedSite {
  base: string;
  /** Where the site lies, as an absolute path with `/`. */
  folder: string;
  /** Without it any name is answered. */
  host?: string;
  profile: 'public' | 'internal';
  /** Below the base. */
  redirects: { from: string; to: string }[];
}

/** `redirects` are those that lead away from addresses without a page. */
export function hostedSite(site: Pick<Site, 'url' | 'profile'>, redirects: HostedSite['redirects'], base: string, out: string): HostedSite {
  return {
    base,
    // Servers on Windows read a stroke backwards as the beginning of something else.
    folder: path.resolve(out).split(path.sep).join('/'),
    ...(site.url === undefined ? {} : { host: new URL(site.url).hostname }),
    profile: site.profile,
    redirects,
  };
}

/** What hosts read out of the site. */
export const hostOutputs = (hosted: HostedSite): Output[] => [
  textOutput('_headers', headersFile(hosted)),
  ...(hosted.redirects.length > 0 ? [textOutput('_redirects', redirectsFile(hosted))] : []),
];

/** Writes what servers are configured with beside `out`; each file whole or not at all. */
export async function writeServerFiles(hosted: HostedSite, out: string): Promise<void> {
  const folder = `${path.resolve(out)}.hosting`;
  await mkdir(folder, { recursive: true });
  clearDead(folder, /^\.\w.*\.(\d+)$/);
  for (const [name, text] of [
    ['nginx.conf', nginxFile(hosted)],
    ['Caddyfile', caddyFile(hosted)],
  ] as const) {
    const draft = path.join(folder, `.${name}.${process.pid}`);
    await writeFile(draft, text);
    await rename(draft, path.join(folder, name));
  }
}
