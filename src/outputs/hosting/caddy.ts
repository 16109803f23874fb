/** A site's configuration for Caddy. */
import { HOSTING } from '../../wording/hosting.ts';
import { CACHE, FOREVER, HOST_FILES, headersFor, TRANSPORT } from './headers.ts';
import type { HostedSite } from './index.ts';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;

export function caddyFile({ base, folder, host, profile, redirects }: HostedSite): string {
  const paths = (names: readonly string[], end = ''): string => names.map((name) => `${base}${name}${end}`).join(' ');
  const serve = `root * ${quoted(folder)}
    file_server {
      precompressed br gzip
    }`;
  return `${HOSTING.caddy.map((text) => `# ${text}\n`).join('')}
${host ?? ':80'} {
  header {
${[...headersFor(profile), TRANSPORT].map(([name, value]) => `    ${name} ${quoted(value)}\n`).join('')}    -Server
  }
  @forever path ${paths(FOREVER, '/*')}
  @others not path ${paths(FOREVER, '/*')}
  header @forever Cache-Control ${quoted(CACHE.forever)}
  header @others Cache-Control ${quoted(CACHE.revalidated)}

  encode zstd gzip

  @host path ${paths(HOST_FILES)}
  respond @host 404
${redirects.map(({ from, to }) => `  redir ${base}${from} ${base}${to} 301\n`).join('')}${base === '/' ? '' : `  redir ${base.slice(0, -1)} ${base} 301\n`}
  ${base === '/' ? 'handle' : `handle_path ${base}*`} {
    ${serve}
  }
  handle_errors {
    header Cache-Control ${quoted(CACHE.revalidated)}
    ${base === '/' ? '' : `uri strip_prefix ${base.slice(0, -1)}\n    `}rewrite * /404.html
    ${serve}
  }
}
`;
}
