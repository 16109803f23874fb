/**
 * What a page refers to, the ids it has and whatever is inline, read off its tags alone: a tree of
 * ten thousand pages costs a minute, their tags a few seconds. A test holds it against a real parser.
 */

export interface Scan {
  ids: Set<string>;
  /** Every address that the page names, with the tag and attribute that name it. */
  links: { url: string; at: string }[];
  /** What no page may have. */
  flaws: ScanFlaw[];
}

export type ScanFlaw = { kind: 'id' | 'style' | 'script' | 'handler'; at: string };

/** A comment, or a start tag with its attributes; what stands between quotes may hold `>`. */
const TAG = /<!--[\s\S]*?-->|<[a-z](?:[^"'<>]|"[^"]*"|'[^']*')*>/gi;
/** What a tag has that matters; few have any of it. */
const TELLING = /^<s(?:tyle|cript)\b|[\s/"'](?:id|href|src|srcset|(?:form)?action|poster|data|cite|style|on[a-z]+)\s*=/i;
const NAME = /^<([a-z][a-z0-9-]*)(.*)>$/is;
const ATTRIBUTE = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+)))?/g;
const ADDRESSES = new Set(['href', 'src', 'action', 'formaction', 'poster', 'data', 'cite']);

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decode(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[String(name).toLowerCase()] ?? whole;
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal));
  });
}

export function scanPage(html: string): Scan {
  const scan: Scan = { ids: new Set(), links: [], flaws: [] };
  for (const whole of html.match(TAG) ?? []) {
    if (!TELLING.test(whole)) continue;
    const [, name, rest] = NAME.exec(whole) ?? [];
    if (name === undefined || rest === undefined) continue;
    const tag = name.toLowerCase();
    const attributes = new Map<string, string>();
    for (const [, key, double, single, bare] of rest.matchAll(ATTRIBUTE))
      attributes.set((key as string).toLowerCase(), decode(double ?? single ?? bare ?? ''));
    const id = attributes.get('id');
    if (id !== undefined) {
      if (scan.ids.has(id)) scan.flaws.push({ kind: 'id', at: id });
      scan.ids.add(id);
    }
    for (const [key, value] of attributes) {
      if (ADDRESSES.has(key) && !isAbroad(tag, attributes)) scan.links.push({ url: value, at: `${tag}[${key}]` });
      else if (key === 'srcset') for (const url of addressesOf(value)) scan.links.push({ url, at: `${tag}[srcset]` });
      else if (key === 'style') scan.flaws.push({ kind: 'style', at: tag });
      else if (/^on[a-z]+$/.test(key)) scan.flaws.push({ kind: 'handler', at: `${tag}[${key}]` });
    }
    if (tag === 'style') scan.flaws.push({ kind: 'style', at: tag });
    if (tag === 'script' && !attributes.has('src') && attributes.get('type') !== 'application/ld+json') scan.flaws.push({ kind: 'script', at: tag });
  }
  return scan;
}

/** The canonical address is the site's own elsewhere. */
const isAbroad = (tag: string, attributes: ReadonlyMap<string, string>): boolean => tag === 'link' && attributes.get('rel') === 'canonical';

const addressesOf = (srcset: string): string[] =>
  srcset
    .split(/,\s+/)
    .map((part) => part.trim().split(/\s+/)[0] ?? '')
    .filter((url) => url !== '');
