/** Runs Pagefind in Node, with its default options, over pages of a built site. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { close, createIndex } from 'pagefind';
import type { SitePage } from './siteTexts.ts';

interface PagefindModule {
  createInstance(options: { noWorker: boolean }): { search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }> };
}

export interface Pagefind {
  /** Returns the address of the best page, without escapes, or undefined if nothing is found. */
  first(query: string): Promise<string | undefined>;
}

/** What the script reads of a page. Without the language it does not split queries into words. */
const DOCUMENT = { currentScript: null, querySelector: () => ({ getAttribute: () => 'zh-CN' }) };

/**
 * Indexes pages and calls `use`. Pagefind's own script searches and fetches its files, here from the disk. `root` is the
 * selector of the indexed element, the whole page by default.
 */
export async function withPagefind<Result>(
  pages: readonly Pick<SitePage, 'url' | 'html'>[],
  root: string | undefined,
  use: (pagefind: Pagefind) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-pagefind-'));
  const { fetch } = globalThis;
  Object.assign(globalThis, { document: DOCUMENT, fetch: async (address: string) => new Response(readFileSync(fileURLToPath(address))) });
  try {
    await writeIndex(pages, root, folder);
    const module = (await import(pathToFileURL(path.join(folder, 'pagefind.js')).href)) as PagefindModule;
    const instance = module.createInstance({ noWorker: true });
    return await use({
      async first(query) {
        const { results } = await instance.search(query);
        const data = await results[0]?.data();
        return data === undefined ? undefined : decodeURI(data.url);
      },
    });
  } finally {
    Object.assign(globalThis, { document: undefined, fetch });
    rmSync(folder, { recursive: true, force: true });
  }
}

async function writeIndex(pages: readonly Pick<SitePage, 'url' | 'html'>[], root: string | undefined, folder: string): Promise<void> {
  const { index, errors } = await createIndex(root === undefined ? {} : { rootSelector: root });
  if (index === undefined) throw new Error(errors.join('\n'));
  for (const { url, html } of pages) {
    const added = await index.addHTMLFile({ url, content: html });
    if (added.errors.length > 0) throw new Error(`${url}: ${added.errors.join('\n')}`);
  }
  await index.writeFiles({ outputPath: folder });
  await close();
}
