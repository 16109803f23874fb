/** Pagefind with its defaults: `zh-CN` pages, segmented by its own dictionary while indexing. */
import { type Engine, type EnginePage, TOP } from './engine.ts';

interface PagefindModule {
  createInstance(options: { noWorker: boolean }): { search(query: string): Promise<{ results: { data(): Promise<{ url: string }> }[] }> };
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const htmlOf = ({ title, names, text }: EnginePage): string =>
  `<!doctype html><html lang="zh-CN"><head><title>${escaped(title)}</title></head><body><h1>${escaped(title)}</h1><p>${escaped(names)}</p>${text
    .split('\n')
    .map((line) => `<p>${escaped(line)}</p>`)
    .join('')}</body></html>`;

export const plain: Engine = {
  setUp: 'as it comes, lang zh-CN; in the page, not in a worker',
  async write(pages, folder) {
    const pagefind = await import('pagefind');
    const { index, errors } = await pagefind.createIndex();
    if (index === undefined) throw new Error(errors.join('\n'));
    for (const page of pages) await index.addHTMLFile({ url: `/${page.id}/`, content: htmlOf(page) });
    await index.writeFiles({ outputPath: `${folder}/pagefind` });
    await pagefind.close();
    return new Map();
  },
  async open() {
    const address = new URL('pagefind/pagefind.js', location.href).href;
    const module = (await import(address)) as PagefindModule;
    // A worker's bytes would not be counted, and throttling would not slow it.
    const instance = module.createInstance({ noWorker: true });
    return async (query) => {
      const { results } = await instance.search(query);
      // A result has no address until its own file is loaded.
      const top = await Promise.all(results.slice(0, TOP).map((result) => result.data()));
      return top.map(({ url }) => url.replaceAll('/', ''));
    };
  },
};
