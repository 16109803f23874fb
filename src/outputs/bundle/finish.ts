/** Turns a folder of drawn pages into one that opens from a disk. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Site } from '../../publish/published.ts';
import { SEARCH_FOLDER } from '../../search/index/index.ts';
import { packReadme } from '../../wording/pack.ts';
import { asScript, relativePage, rootedData } from './relative.ts';

const FACETS = 'data/facets.json';

/** Makes the addresses of `files` relative, adds as scripts what a page from a disk cannot fetch, and says how to open it. */
export function finishBundle(folder: string, files: readonly string[], site: Pick<Site, 'title' | 'profile' | 'asOf' | 'url' | 'packs'>): void {
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const write = (file: string, text: string): void => writeFileSync(path.join(folder, file), text);
  for (const file of files.filter((one) => one.endsWith('.html'))) {
    const page = read(file);
    write(file, relativePage(page, file));
    const slug = /^brands\/([^/]+)\/index\.html$/.exec(file)?.[1];
    // The comparison shows pieces of a case in its own page.
    if (slug !== undefined) write(`${SEARCH_FOLDER}/case-${slug}.js`, asScript(`case-${slug}`, relativePage(page, 'compare/index.html')));
  }
  if (existsSync(path.join(folder, FACETS))) {
    const facets = rootedData(read(FACETS));
    write(FACETS, facets);
    write(`${SEARCH_FOLDER}/facets.js`, asScript('facets', facets));
  }
  // Notepad takes a text without this mark for one in the old encoding.
  write('README.txt', `\uFEFF${packReadme(site.title, site.profile, site.asOf, site.profile === 'internal' ? undefined : site.url, site.packs)}`);
}
