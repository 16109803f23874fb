/** Describes the site's search to browsers (OpenSearch 1.1, draft 6). */
import { FEED } from '../../wording/feeds.ts';
import type { Context } from '../site/context.ts';
import { type IconLink, iconLinks } from '../site/icon.ts';
import { escapeXml } from './feeds.ts';

/** Path below the base. */
export const OPEN_SEARCH = 'opensearch.xml';

/** Returns the description. It needs an origin, since templates are absolute. `ShortName` has at most 16 characters. */
export function openSearch(context: Context, origin: string): string {
  const { site, address } = context;
  const icon = iconLinks(context).findLast(({ type }) => type !== undefined) as IconLink;
  const short = [...site.title].slice(0, 16).join('');
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">',
    `<ShortName>${escapeXml(short)}</ShortName>`,
    `<Description>${escapeXml(FEED.searchOf(site.title))}</Description>`,
    `<Image width="16" height="16" type="${icon.type}">${escapeXml(origin + icon.href)}</Image>`,
    `<Url type="text/html" template="${escapeXml(`${origin}${address.search}?q={searchTerms}`)}"/>`,
    '<Language>zh-CN</Language>',
    '<InputEncoding>UTF-8</InputEncoding>',
    '</OpenSearchDescription>\n',
  ].join('\n');
}
