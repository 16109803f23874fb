/** Files for machines: robots.txt, sitemaps, the Atom feed and redirects. */
import { earliest } from '../../schema/dates.ts';
import { FEED } from '../../wording/feeds.ts';
import type { Context } from '../site/context.ts';
import { REDIRECT_POLICY } from '../site/policy.ts';

const XML: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
export const escapeXml = (text: string): string => text.replace(/[&<>"']/g, (character) => XML[character] as string);

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Returns `robots.txt` (RFC 9309). An internal build disallows everything. */
export function robots(context: Context, origin: string | undefined): string {
  if (context.site.profile === 'internal') return 'User-agent: *\nDisallow: /\n';
  const sitemap = origin === undefined ? '' : `Sitemap: ${origin}${context.address.file('sitemap-index.xml')}\n`;
  return `User-agent: *\nAllow: /\n${sitemap}`;
}

/** Below the limit of 50,000 addresses per sitemap (sitemaps.org). */
const ADDRESSES = 40_000;

/** Pages with `noindex`, and the search, which is empty without a query. */
const UNLISTED = /^(?:compare|search)\/$|^p\/|^study\/[^/]+\/(?:handout|room)\/$/;

/** Returns by address the day of an entry's last change. */
function lastChanges({ site, address }: Context): ReadonlyMap<string, string> {
  const dated = (entry: { updated?: string; published?: string }, href: string): [string, string][] => {
    const date = entry.updated ?? entry.published;
    return date === undefined ? [] : [[href, date]];
  };
  return new Map([
    ...site.brands.flatMap((one) => dated(one, address.brand(one.slug))),
    ...site.pairings.flatMap((one) => dated(one, address.pairing(one.slug))),
    ...site.packs.flatMap((one) => dated(one, address.pack(one.slug))),
    ...site.documents.flatMap((one) => dated(one, address.document(one.path))),
  ]);
}

/** Returns the sitemap files by name. `given` are the places of pages below the base, such as `brands/x/`, not percent-encoded. */
export function sitemaps(context: Context, origin: string, given: readonly string[]): Record<string, string> {
  const pages = given.filter((page) => !UNLISTED.test(page));
  const changes = lastChanges(context);
  const files: Record<string, string> = {};
  const names: string[] = [];
  for (let at = 0; at < Math.max(1, pages.length); at += ADDRESSES) {
    const name = `sitemap-${names.length}.xml`;
    const urls = pages.slice(at, at + ADDRESSES).map((page) => {
      // As the page itself names its canonical address.
      const address = context.address.file(page.split('/').map(encodeURIComponent).join('/'));
      const changed = changes.get(address);
      return `<url><loc>${escapeXml(origin + address)}</loc>${changed === undefined ? '' : `<lastmod>${changed}</lastmod>`}</url>`;
    });
    files[name] = `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${urls.join('\n')}\n</urlset>\n`;
    names.push(name);
  }
  const entries = names.map((name) => `<sitemap><loc>${escapeXml(origin + context.address.file(name))}</loc></sitemap>`);
  files['sitemap-index.xml'] = `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</sitemapindex>\n`;
  return files;
}

/** Returns the 40 newest events of brands as an Atom feed (RFC 4287), newest first. */
export function feed(context: Context, origin: string): string {
  const { site, address } = context;
  const items = site.brands
    .flatMap((brand) => {
      const told = new Map<string, number>();
      return brand.record.flatMap((event) => {
        const title = FEED.event(event, brand.name, (level) => site.levels.find((one) => one.id === level)?.label ?? level);
        if (title === undefined || event.date === undefined) return [];
        const id = `${event.event}-${event.date}`;
        const count = (told.get(id) ?? 0) + 1;
        told.set(id, count);
        // Two equal events on one day need different ids (RFC 4287, 4.2.6).
        return [{ title, day: earliest(event.date), brand, id: count === 1 ? id : `${id}-${count}` }];
      });
    })
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : a.brand.slug < b.brand.slug ? -1 : 1))
    .slice(0, 40);
  const time = (day: string): string => `${day}T00:00:00+08:00`;
  const self = origin + address.file('feed.xml');
  const entries = items.map(({ title, day, brand, id }) => {
    const url = origin + address.brand(brand.slug);
    return `<entry><id>${escapeXml(`${url}#${id}`)}</id><title>${escapeXml(title)}</title><updated>${time(day)}</updated><link href="${escapeXml(url)}"/><summary>${escapeXml(brand.summary)}</summary></entry>`;
  });
  const publisher = context.organizations.get(site.publisher)?.name ?? site.title;
  return `${HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN"><id>${escapeXml(self)}</id><title>${escapeXml(site.title)}</title><updated>${time(items[0]?.day ?? site.asOf)}</updated><author><name>${escapeXml(publisher)}</name></author><link rel="self" href="${escapeXml(self)}"/><link href="${escapeXml(origin + address.home)}"/>\n${entries.join('\n')}\n</feed>\n`;
}

/** Returns a page that redirects a former address by `<meta http-equiv="refresh">`, without script or server. */
export function redirectPage(to: string, title: string, canonical: string | undefined): string {
  const href = escapeXml(to);
  const link = canonical === undefined ? '' : `<link rel="canonical" href="${escapeXml(canonical)}">`;
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${REDIRECT_POLICY}"><title>${escapeXml(title)}</title><meta name="robots" content="noindex"><meta http-equiv="refresh" content="0; url=${href}">${link}</head><body><p>${FEED.moved}<a href="${href}">${FEED.movedTo}</a></p></body></html>\n`;
}
