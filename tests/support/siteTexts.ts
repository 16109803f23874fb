/** Collects what a site says: the texts of published entries, and the text of built pages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { listFiles } from '../../src/outputs/inspect.ts';
import { isCalendarDate } from '../../src/schema/dates.ts';
import { formatDate } from '../../src/wording/ui.ts';
import type { TestSite } from './sites.ts';

export interface SitePage {
  /** The address from the root of the host, without escapes. */
  url: string;
  html: string;
  /** The folded text of `<main>`, one block a line. */
  said: string;
}

/** Folds width and case, and drops marks and spaces. A space between two Latin words or numbers stays. */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<!\d)[.,]|[.,](?!\d)|[^\p{L}\p{N}+%.,]/gu, ' ')
    .replace(/ +/gu, ' ')
    .replace(/(?<![a-z\d]) | (?![a-z\d])/gu, '');

/** Elements inside a line. All others end a block. */
const INLINE = new Set('a abbr b bdi cite code del em i kbd mark q s small span strong sub sup time u wbr'.split(' '));
/** Elements without text for readers. */
const SILENT = new Set(['script', 'style', 'svg', 'template']);

/** Returns the folded text of `<main>`, one block a line. */
function saidIn(html: string): string {
  const blocks: string[] = [];
  let text = '';
  const end = (): void => {
    if (folded(text) !== '') blocks.push(folded(text));
    text = '';
  };
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('value' in node) text += node.value;
    // Screen readers say it.
    if (node.nodeName === 'img' && 'attrs' in node) blocks.push(folded(node.attrs.find(({ name }) => name === 'alt')?.value ?? ''));
    // A day stands below its year.
    const day = node.nodeName === 'time' && 'attrs' in node ? (node.attrs.find(({ name }) => name === 'datetime')?.value ?? '') : '';
    if (isCalendarDate(day)) blocks.push(folded(formatDate(day)));
    if (!('childNodes' in node) || SILENT.has(node.nodeName)) return;
    const isBlock = !INLINE.has(node.nodeName);
    if (isBlock) end();
    for (const child of node.childNodes) visit(child);
    if (isBlock) end();
  };
  const main = find(parse(html), 'main');
  if (main !== undefined) visit(main);
  return blocks.join('\n');
}

function find(node: DefaultTreeAdapterTypes.Node, name: string): DefaultTreeAdapterTypes.Node | undefined {
  if (!('childNodes' in node)) return undefined;
  for (const child of node.childNodes) {
    const found = child.nodeName === name ? child : find(child, name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Reads all pages of a built site. */
export async function pagesOf(site: TestSite): Promise<SitePage[]> {
  const files = listFiles(site.out).filter((file) => path.basename(file) === 'index.html');
  return files.sort().map((file) => {
    const html = readFileSync(path.join(site.out, file), 'utf8');
    return { url: `${site.base}${file.slice(0, -'index.html'.length)}`, html, said: saidIn(html) };
  });
}

/** Nodes of a body whose text is in one piece. */
const WHOLE = new Set(['paragraph', 'heading', 'tableCell']);
/** Samples of code, which nobody searches for. */
const SAMPLES = new Set(['code', 'inlineCode']);
/** Dates of the page itself, not of its subject. */
const OWN = new Set(['published', 'updated']);

/**
 * Returns every text with Han characters in a published value, and every date as pages show it. It looks everywhere and
 * does not know what the search indexes.
 */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string')
    return /\p{Script=Han}/u.test(value) ? [value] : isCalendarDate(value) && value.length > 4 ? [formatDate(value)] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && SAMPLES.has(value.type as string)) return [];
  if ('type' in value && WHOLE.has(value.type as string)) return [wholeOf(value)];
  return Object.entries(value).flatMap(([key, one]) => (OWN.has(key) ? [] : textsIn(one)));
}

function wholeOf(node: object): string {
  if ('type' in node && SAMPLES.has(node.type as string)) return ' ';
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node && Array.isArray(node.children) ? node.children.map(wholeOf).join('') : '';
}
