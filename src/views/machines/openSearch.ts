/** Describes the site's search to browsers (OpenSearch 1.1, draft 6). */
import { FEED } from '../../wording/feeds.ts';
import type { Context } from '../site/context.ts';
import { escapeXml } from './feeds.ts';

/** Path below the base. */
export const OPEN_SEARCH = 'opensearch.xml';

/** Returns the description. It needs an origin, since templates are absolute. `ShortName` has at most 16 characters. */
export function openSearch({ site, address }: Context, origin: string): string {
  const short = [...site.title].slice(0, 16).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${escapeXml(short)}</ShortName>`,
    `<Description>${escapeXml(FEED.searchOf(site.title))}</Description>`,
    `<Image width="16" height="16" type="image/svg+xml">${escapeXml(origin + address.file('favicon.svg'))}</Image>`,
    `<Url type="text/html" template="${escapeXml(`${origin}${address.search}?q={searchTerms}`)}"/>`,
    '<Language>zh-CN</Language>',
    '<InputEncoding>UTF-8</InputEncoding>',
    '</OpenSearchDescription>\n',
  ].join('\n');
}
