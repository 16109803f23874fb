/** Addresses of a bundle: a page that is opened from a disk has no base, so every address is relative to the page. */

/** The base that the pages of a bundle are drawn with. It stands in no content, so each place of it is an address. */
export const DISK_BASE = '/biaogan-disk/';

const ADDRESS = new RegExp(`${DISK_BASE}([^\\s"'<>&?#,)]*)`, 'g');
const ATTRIBUTE = new RegExp(`([\\w-]+)="([^"]*${DISK_BASE}[^"]*)"`, 'g');
/** Attributes that a browser follows to a page. A script that follows another one adds the name itself. */
const FOLLOWED = new Set(['href', 'action']);

/**
 * Returns a page with relative addresses, as it is opened from `file`, a path below the bundle. A link to a folder says
 * `index.html`, because no server adds it. Throws if an address stands outside of an attribute.
 */
export function relativePage(html: string, file: string): string {
  const up = '../'.repeat(file.split('/').length - 1);
  const page = html.replace(ATTRIBUTE, (_, name: string, value: string) => {
    const relative = value.replace(ADDRESS, (_address, path: string) => {
      const index = FOLLOWED.has(name) && /(?:^|\/)$/.test(path) ? 'index.html' : '';
      return `${up}${path}${index}` || './';
    });
    return `${name}="${relative}"`;
  });
  if (page.includes(DISK_BASE)) throw new Error(`${file}: ${page.slice(page.indexOf(DISK_BASE) - 40).slice(0, 120)}`);
  return page;
}

/** Returns a text of data, such as `data/facets.json`, with addresses below the bundle. */
export const rootedData = (text: string): string => text.replaceAll(DISK_BASE, '');

/** A file as a script: a page from a disk can load scripts alone. `name` is what the page's own script asks for. */
export const asScript = (name: string, text: string): string =>
  `biaoganSearch(${JSON.stringify(name)},${JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')});\n`;
