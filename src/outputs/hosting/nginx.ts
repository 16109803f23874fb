/** A site's configuration for nginx, to be included in its `http` block: it holds a `server` of its own. */
import { HOSTING } from '../../wording/hosting.ts';
import { CACHE, FOREVER, HOST_FILES, headersFor, TRANSPORT } from './headers.ts';
import type { HostedSite } from './index.ts';

/** In nginx `$` begins a variable and cannot be escaped: one that holds it stands in its place. */
const DOLLAR = `\${biaogan_dollar}`;
const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replaceAll('$', DOLLAR)}"`;

const comment = (text: string): string => `# ${text}\n`;

/** What is not there is not kept for a year: the cache is said of what was found. */
export function nginxFile(site: HostedSite): string {
  const { base, folder, host, profile, redirects } = site;
  const header = (name: string, value: string, always = ' always'): string => `  add_header ${name} ${value}${always};\n`;
  // An alias takes the base off; at the root there is nothing to take.
  const root = base === '/' ? `    root ${quoted(folder)};\n` : `    alias ${quoted(`${folder}/`)};\n`;
  return `${HOSTING.nginx.map(comment).join('')}${folder.includes('$') ? 'geo $biaogan_dollar { default "$"; }\n' : ''}
map $uri $biaogan_cache {
  default ${quoted(CACHE.revalidated)};
  "~^${base.replace(/[.*+?^{}()|[\]\\]/g, '\\$&')}(?:${FOREVER.join('|')})/" ${quoted(CACHE.forever)};
}
# ${HOSTING.transport}
map $https $biaogan_transport {
  default "";
  on ${quoted(TRANSPORT[1])};
}

server {
  listen 80;
  server_name ${host ?? '_'};

  server_tokens off;
  absolute_redirect off;
  charset utf-8;
  charset_types text/css text/plain text/xml application/javascript application/json application/xml image/svg+xml;

${headersFor(profile)
  .map(([name, value]) => header(name, quoted(value)))
  .join('')}${header('Cache-Control', '$biaogan_cache', '')}${header(TRANSPORT[0], '$biaogan_transport')}
  # ${HOSTING.compressed}
  gzip_static on;
  # brotli_static on;
  gzip on;
  gzip_vary on;
  gzip_comp_level 6;
  gzip_types text/css text/plain text/xml application/javascript application/json application/xml image/svg+xml;

  error_page 404 ${base}404.html;

  location ^~ ${base} {
${root}    index index.html;
  }
${HOST_FILES.map((file) => `  location = ${base}${file} { return 404; }\n`).join('')}${base === '/' ? '' : `  location = ${base.slice(0, -1)} { return 301 ${base}; }\n`}${
  redirects.length === 0
    ? ''
    : `\n  # ${HOSTING.redirects}\n${redirects.map(({ from, to }) => `  location = ${base}${from} { return 301 ${base}${to}; }\n`).join('')}`
}}
`;
}
