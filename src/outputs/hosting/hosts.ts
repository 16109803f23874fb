/** `_headers` and `_redirects`, which static hosts (Netlify, Cloudflare Pages and others) read out of the site itself. */
import { CACHE, FOREVER, type Header, headersFor, TRANSPORT } from './headers.ts';
import type { HostedSite } from './index.ts';

const block = (pattern: string, headers: readonly Header[]): string =>
  `${pattern}\n${headers.map(([name, value]) => `  ${name}: ${value}\n`).join('')}`;

/** These hosts always answer over HTTPS. A later rule would add to what an earlier one says, so the cache is said for files with digests alone. */
export function headersFile({ base, profile }: HostedSite): string {
  return [
    block(`${base}*`, [...headersFor(profile), TRANSPORT]),
    ...FOREVER.map((folder) => block(`${base}${folder}/*`, [['Cache-Control', CACHE.forever]])),
  ].join('\n');
}

export const redirectsFile = ({ base, redirects }: HostedSite): string =>
  redirects.map(({ from, to }) => `${base}${from} ${base}${to} 301\n`).join('');
