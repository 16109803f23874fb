/** Looks over what was built before it goes out: every internal link leads somewhere, nothing is inline. */
import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { INSPECTION } from '../wording/commands.ts';
import { changesOf } from './changes.ts';
import { placeOf, type SitePlace } from './output.ts';
import type { Manifest } from './produce.ts';
import { scanPage } from './scan.ts';

export interface Flaw {
  page: string;
  what: string;
}

/** All files below a folder, with `/` between parts, sorted. Links are left out. */
export function listFiles(folder: string): string[] {
  const files: string[] = [];
  // Of a hundred thousand files, what Node lists by itself takes five times as long.
  const visit = (absolute: string, below: string): void => {
    for (const entry of readdirSync(absolute, { withFileTypes: true })) {
      if (entry.isDirectory()) visit(`${absolute}${path.sep}${entry.name}`, `${below}${entry.name}/`);
      else if (entry.isFile()) files.push(below + entry.name);
    }
  };
  visit(folder, '');
  return files.sort();
}

/** All files of a site that lie there now, whoever put them there, but for those that are about to be removed. */
export function listSite(site: SitePlace, removed: ReadonlySet<string>): string[] {
  if (typeof site === 'string') return listFiles(site);
  const own = new Set(listFiles(site.folder));
  const before = listFiles(site.before).filter((file) => !removed.has(file) && !own.has(file));
  return [...before, ...own].sort();
}

/** Pages among files, as addresses below the base: `''`, `brands/`, …. */
export const pagesOf = (files: readonly string[]): string[] =>
  files.filter((file) => file === 'index.html' || file.endsWith('/index.html')).map((file) => file.slice(0, -'index.html'.length));

/** How many pages lead to each file of the site, and to each place in a page. What leads to its own page is left out. */
export type Links = ReadonlyMap<string, number>;

/** Where a page leads to, each once, its flaws but for links that lead nowhere, and its ids. */
interface Leading {
  targets: ReadonlyMap<string, { at: string; url: string; file?: string; fragment: string }>;
  flaws: string[];
  ids: ReadonlySet<string>;
}

function leadingOf(html: string, page: string, base: string): Leading {
  const { ids, flaws, links } = scanPage(html);
  const targets = new Map<string, { at: string; url: string; file?: string; fragment: string }>();
  for (const { url, at } of links) {
    if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) continue;
    const target = targetOf(url, page, base);
    targets.set(target === undefined ? ` ${url}` : nameOf(target), { at, url, fragment: '', ...target });
  }
  return { ids, targets, flaws: flaws.map(({ kind, at }) => INSPECTION[kind](at)) };
}

/** Between a file and a place in it: it stands in no address. */
const PLACE = '\u0000';
const nameOf = ({ file, fragment }: { file: string; fragment: string }): string => (fragment === '' ? file : file + PLACE + fragment);
const isPage = (file: string): boolean => file.endsWith('.html');

/** What is wrong with a site whose addresses begin with `base`, and where its pages lead to. `files` are all of its files. */
export async function inspectSite(site: SitePlace, base: string, files: readonly string[]): Promise<{ flaws: Flaw[]; links: Links }> {
  const known = new Set(files);
  const flaws: Flaw[] = [];
  const links = new Map<string, number>();
  const ids = new Map<string, ReadonlySet<string>>();
  const wanted: { page: string; file: string; fragment: string }[] = [];
  for (const page of files.filter(isPage)) {
    const leading = leadingOf(readFileSync(placeOf(site, page), 'utf8'), page, base);
    ids.set(page, leading.ids);
    for (const what of leading.flaws) flaws.push({ page, what });
    for (const [name, { at, url, file, fragment }] of leading.targets) {
      if (file !== page) links.set(name, (links.get(name) ?? 0) + 1);
      if (file === undefined || !known.has(file)) flaws.push({ page, what: INSPECTION.link(at, url) });
      else if (fragment !== '') wanted.push({ page, file, fragment });
    }
  }
  for (const { page, file, fragment } of wanted) {
    if (ids.get(file)?.has(fragment) === false) flaws.push({ page, what: INSPECTION.fragment(fragment, file) });
  }
  return { flaws, links };
}

export interface Change {
  /** Where the pages of the site before led to; nothing was wrong with it. */
  before: Links;
  /** The files of the site before, and those of now. */
  was: Manifest;
  is: Manifest;
  digestOf(bytes: Uint8Array): string;
}

/**
 * Inspects the pages that have changed, and whether everything that the others lead to is still there. Gives where the
 * pages lead to now; undefined if anything is wrong, or if the site before is not there as it was.
 */
export async function inspectChanges(site: SitePlace, base: string, { before, was, is, digestOf }: Change): Promise<Links | undefined> {
  if (typeof site === 'string') return undefined;
  const links = new Map(before);
  const ids = new Map<string, ReadonlySet<string>>();
  const counted = new Set<string>();
  const count = ({ targets }: Leading, page: string, by: number): void => {
    for (const [name, { file }] of targets) {
      if (file === page) continue;
      counted.add(name);
      links.set(name, (links.get(name) ?? 0) + by);
    }
  };
  const { sent, removed } = changesOf(was, is);
  const [pages, gone] = [sent.filter(isPage), new Set(removed)];
  for (const page of [...pages, ...gone].filter((file) => isPage(file) && was.has(file))) {
    const bytes = await readFile(path.join(site.before, page)).catch(() => undefined);
    if (bytes === undefined || digestOf(bytes) !== was.get(page)?.digest) return undefined;
    count(leadingOf(bytes.toString(), page, base), page, -1);
  }
  for (const page of pages) {
    const leading = leadingOf(await readFile(placeOf(site, page), 'utf8'), page, base);
    ids.set(page, leading.ids);
    if (leading.flaws.length > 0) return undefined;
    for (const { file, fragment } of leading.targets.values())
      if (file === undefined || (file === page && !isIn(leading.ids, fragment))) return undefined;
    count(leading, page, 1);
  }
  for (const [name, leading] of links) {
    if (leading < 1) {
      links.delete(name);
      continue;
    }
    const at = name.indexOf(PLACE);
    const file = at === -1 ? name : name.slice(0, at);
    // Nothing was wrong with the others, and nothing has changed about them.
    if (!counted.has(name) && !gone.has(file) && !ids.has(file)) continue;
    if (!is.has(file)) return undefined;
    // A place in a page that has not changed is still there, if somebody led to it before.
    if (at === -1 || !isPage(file) || (!ids.has(file) && before.has(name))) continue;
    const own = ids.get(file) ?? scanPage(await readFile(placeOf(site, file), 'utf8')).ids;
    ids.set(file, own);
    if (!own.has(name.slice(at + 1))) return undefined;
  }
  return links;
}

const isIn = (ids: ReadonlySet<string>, fragment: string): boolean => fragment === '' || ids.has(fragment);

/** The same flaw on many pages is told once. */
export function tellFlaws(flaws: readonly Flaw[]): string {
  const pages = new Map<string, string[]>();
  for (const { page, what } of flaws) pages.set(what, [...(pages.get(what) ?? []), page]);
  const told = [...pages].slice(0, 30).map(([what, where]) => INSPECTION.told(what, where[0] as string, where.length));
  return [INSPECTION.title, ...told, ...(pages.size > told.length ? [INSPECTION.more(pages.size - told.length)] : [])].join('\n');
}

/** The file that an address of a page means; undefined where it lies outside the base or cannot be read. */
export function targetOf(url: string, page: string, base: string): { file: string; fragment: string } | undefined {
  try {
    const target = new URL(url, new URL(base + page.replace(/(?:^|(?<=\/))index\.html$/, ''), 'http://site'));
    const pathname = decodeURIComponent(target.pathname);
    if (!pathname.startsWith(base)) return undefined;
    const below = pathname.slice(base.length);
    return { file: below === '' || below.endsWith('/') ? `${below}index.html` : below, fragment: decodeURIComponent(target.hash.slice(1)) };
  } catch {
    return undefined;
  }
}
