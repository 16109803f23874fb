/** What machines read, beside the pages: open data, redirects, robots, and with an origin sitemap and feed. */
import { CALENDAR, calendar } from '../views/machines/calendar.ts';
import { dataSchemas, openData } from '../views/machines/data.ts';
import { feed, redirectPage, robots, sitemaps } from '../views/machines/feeds.ts';
import { OPEN_SEARCH, openSearch } from '../views/machines/openSearch.ts';
import type { Context } from '../views/site/context.ts';
import { mediaHref } from '../views/site/pictures.ts';
import { FEED } from '../wording/feeds.ts';
import { type Output, textOutput } from './output.ts';
import { recordedOutput } from './recorded.ts';
import type { Recordings } from './recordings.ts';

type Redirects = Context['site']['redirects'];

/** The redirects of a site, but those from an address that has a page. */
export function redirectsBeside(context: Context, pages: readonly string[]): Redirects {
  const taken = new Set(pages);
  return context.site.redirects.filter(({ from }) => !taken.has(from));
}

/** The page at a former address. */
const redirectOutput = ({ address }: Context, { from, to }: Redirects[number], origin?: string): Output =>
  textOutput(`${from}index.html`, redirectPage(address.file(to), FEED.movedTitle, origin === undefined ? undefined : origin + address.file(to)));

/** All of it. `pages` are the addresses that have pages, and `redirects` the former ones. */
export function dataOutputs(context: Context, pages: readonly string[], redirects: Redirects, recordings: Recordings): Output[] {
  const { site } = context;
  const data = openData(context, (digest) => mediaHref(context, digest));
  const schemas = dataSchemas();
  // An internal build is for nobody's index: it says no origin.
  const origin = site.profile === 'internal' ? undefined : site.url;
  return [
    ...(['brands', 'organizations', 'pairings'] as const).flatMap((name) => [
      recordedOutput(`data/${name}.json`, recordings, () => Buffer.from(`${JSON.stringify(data[name]())}\n`)),
      textOutput(`data/${name}.schema.json`, `${JSON.stringify(schemas[name], null, 2)}\n`),
    ]),
    ...redirects.map((redirect) => redirectOutput(context, redirect, origin)),
    textOutput('robots.txt', robots(context, origin)),
    ...(origin === undefined
      ? []
      : [
          ...Object.entries(sitemaps(context, origin, pages)).map(([name, text]) => textOutput(name, text)),
          // What is read here is read for the feed: the origin too.
          recordedOutput('feed.xml', recordings, () => Buffer.from(feed(context, site.url as string))),
          textOutput(OPEN_SEARCH, openSearch(context, origin)),
          ...[calendar(context, origin)].flatMap((text) => (text === undefined ? [] : [textOutput(CALENDAR, text)])),
        ]),
  ];
}
