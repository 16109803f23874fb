/** Looks over what was built before it goes out: every internal link leads somewhere, nothing is inline. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { INSPECTION } from '../wording/commands.ts';
import { placeOf, type SitePlace } from './output.ts';
import { scanPage } from './scan.ts';

export interface Flaw {
  page: string;
  what: string;
}

/** All files below a folder, with `/` between parts, sorted. */
export async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort((a, b) => (a < b ? -1 : 1));
}

/** All files of a site that lie there now, whoever put them there, but for those that are about to be removed. */
export async function listSite(site: SitePlace, isRemoved: (file: string) => boolean): Promise<string[]> {
  if (typeof site === 'string') return listFiles(site);
  const before = (await listFiles(site.before)).filter((file) => !isRemoved(file));
  return [...new Set([...(await listFiles(site.folder)), ...before])].sort((a, b) => (a < b ? -1 : 1));
}

/** Pages among files, as addresses below the base: `''`, `brands/`, …. */
export const pagesOf = (files: readonly string[]): string[] =>
  files.filter((file) => file === 'index.html' || file.endsWith('/index.html')).map((file) => file.slice(0, -'index.html'.length));

/** What is wrong with a site whose addresses begin with `base`. `files` are all of its files. */
export async function inspectSite(site: SitePlace, base: string, files: readonly string[]): Promise<Flaw[]> {
  const known = new Set(files);
  const flaws: Flaw[] = [];
  const ids = new Map<string, Set<string>>();
  const wanted: { page: string; file: string; fragment: string }[] = [];
  for (const page of files.filter((file) => file.endsWith('.html'))) {
    const scan = scanPage(await readFile(placeOf(site, page), 'utf8'));
    ids.set(page, scan.ids);
    for (const flaw of scan.flaws) flaws.push({ page, what: INSPECTION[flaw.kind](flaw.at) });
    for (const { url, at } of scan.links) {
      if (/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(url)) continue;
      const target = targetOf(url, page, base);
      if (target === undefined || !known.has(target.file)) flaws.push({ page, what: INSPECTION.link(at, url) });
      else if (target.fragment !== '') wanted.push({ page, ...target });
    }
  }
  for (const { page, file, fragment } of wanted) {
    if (ids.get(file)?.has(fragment) === false) flaws.push({ page, what: INSPECTION.fragment(fragment, file) });
  }
  return flaws;
}

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
