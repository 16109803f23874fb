/** What machines read, beside the pages: open data, redirects, robots, and with an origin sitemap and feed. */
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Site } from '../publish/published.ts';
import { dataSchemas, openData } from '../views/machines/data.ts';
import { feed, redirectPage, robots, sitemaps } from '../views/machines/feeds.ts';
import { OPEN_SEARCH, openSearch } from '../views/machines/openSearch.ts';
import type { Context } from '../views/site/context.ts';
import { mediaHref } from '../views/site/pictures.ts';
import { FEED } from '../wording/feeds.ts';
import { listFiles, pagesOf } from './inspect.ts';

/** Writes them into `folder`, where the pages lie already: what has a page is listed, and never covered by a redirect. Gives the redirects that there are. */
export async function writeData(context: Context, folder: string): Promise<Site['redirects']> {
  const { site, address } = context;
  const write = async (name: string, text: string): Promise<void> => {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  };
  const data = openData(context, (digest) => mediaHref(context, digest));
  const schemas = dataSchemas();
  for (const name of ['brands', 'organizations', 'pairings'] as const) {
    await write(`data/${name}.json`, `${JSON.stringify(data[name])}\n`);
    await write(`data/${name}.schema.json`, `${JSON.stringify(schemas[name], null, 2)}\n`);
  }
  // An internal build is for nobody's index: it says no origin.
  const origin = site.profile === 'internal' ? undefined : site.url;
  const pages = pagesOf(await listFiles(folder));
  const taken = new Set(pages);
  const redirects = site.redirects.filter(({ from }) => !taken.has(from));
  for (const { from, to } of redirects) {
    await write(`${from}index.html`, redirectPage(address.file(to), FEED.movedTitle, origin === undefined ? undefined : origin + address.file(to)));
  }
  await write('robots.txt', robots(context, origin));
  if (origin === undefined) return redirects;
  for (const [name, text] of Object.entries(sitemaps(context, origin, pages))) await write(name, text);
  await write('feed.xml', feed(context, origin));
  await write(OPEN_SEARCH, openSearch(context, origin));
  return redirects;
}
