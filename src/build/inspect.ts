/** Looks over what was built before it goes out: every internal link leads somewhere, nothing is inline. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

export interface Flaw {
  page: string;
  what: string;
}

export interface Built {
  /** Paths of all files below the site, sorted. */
  files: string[];
  /** Pages, as addresses below the base: `''`, `brands/`, …. */
  pages: string[];
}

/** All files below a folder, with `/` between parts, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

export const pagesOf = (files: readonly string[]): string[] =>
  files.filter((file) => file === 'index.html' || file.endsWith('/index.html')).map((file) => file.slice(0, -'index.html'.length));

interface Links {
  ids: Set<string>;
  links: { url: string; at: string }[];
  flaws: string[];
}

/** Everything a page refers to, the ids it has, and whatever is inline. */
function linksOf(html: string): Links {
  const found: Links = { ids: new Set(), links: [], flaws: [] };
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node) {
      const attributes = new Map(node.attrs.map((attribute) => [attribute.name, attribute.value]));
      const id = attributes.get('id');
      if (id !== undefined) {
        if (found.ids.has(id)) found.flaws.push(`id “${id}” twice`);
        found.ids.add(id);
      }
      for (const name of ['href', 'src', 'action', 'poster']) {
        const url = attributes.get(name);
        if (url !== undefined && !(node.tagName === 'link' && attributes.get('rel') === 'canonical'))
          found.links.push({ url, at: `${node.tagName}[${name}]` });
      }
      for (const part of (attributes.get('srcset') ?? '').split(',')) {
        const url = part.trim().split(/\s+/)[0];
        if (url !== undefined && url !== '') found.links.push({ url, at: `${node.tagName}[srcset]` });
      }
      if (attributes.has('style')) found.flaws.push(`inline style on <${node.tagName}>`);
      for (const name of attributes.keys()) if (/^on[a-z]+$/.test(name)) found.flaws.push(`${name} on <${node.tagName}>`);
      if (node.tagName === 'style') found.flaws.push('inline <style>');
      if (node.tagName === 'script' && !attributes.has('src') && attributes.get('type') !== 'application/ld+json')
        found.flaws.push('inline <script>');
    }
    if ('content' in node && node.nodeName === 'template') visit(node.content);
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html));
  return found;
}

/** What is wrong with a site below `folder` whose addresses begin with `base`. */
export async function inspectSite(folder: string, base: string, files: readonly string[]): Promise<Flaw[]> {
  const known = new Set(files);
  const flaws: Flaw[] = [];
  const ids = new Map<string, Set<string>>();
  const wanted: { page: string; file: string; fragment: string }[] = [];
  for (const page of files.filter((file) => file.endsWith('.html'))) {
    const { ids: own, links, flaws: inline } = linksOf(await readFile(path.join(folder, page), 'utf8'));
    ids.set(page, own);
    for (const what of inline) flaws.push({ page, what });
    for (const { url, at } of links) {
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) continue;
      const target = fileOf(url, page, base);
      if (target === undefined || !known.has(target.file)) flaws.push({ page, what: `${at} “${url}” leads nowhere` });
      else if (target.fragment !== '') wanted.push({ page, file: target.file, fragment: target.fragment });
    }
  }
  for (const { page, file, fragment } of wanted) {
    const there = ids.get(file);
    if (there !== undefined && !there.has(fragment)) flaws.push({ page, what: `“#${fragment}” is not in ${file}` });
  }
  return flaws;
}

/** The file that an address of a page means; undefined where it lies outside the base. */
function fileOf(url: string, page: string, base: string): { file: string; fragment: string } | undefined {
  const from = new URL(base + page.replace(/(?:^|(?<=\/))index\.html$/, ''), 'http://site');
  const target = new URL(url, from);
  const pathname = decodeURIComponent(target.pathname);
  if (!pathname.startsWith(base)) return undefined;
  const below = pathname.slice(base.length);
  return { file: below === '' || below.endsWith('/') ? `${below}index.html` : below, fragment: decodeURIComponent(target.hash.slice(1)) };
}
