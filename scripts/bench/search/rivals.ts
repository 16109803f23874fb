/** The engines that the site's search is compared with, on the same texts. No site contains them. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { SearchRecord } from '../../../src/search/format/record.ts';
import { idOf } from './browse.ts';
import type { Engine, EnginePage } from './engines/engine.ts';
import * as flexsearch from './engines/flexsearch.ts';
import * as fuse from './engines/fuse.ts';
import * as minisearch from './engines/minisearch.ts';
import * as orama from './engines/orama.ts';
import * as pagefind from './engines/pagefind.ts';
import { type FolderCost, sizeOf } from './sites.ts';

const MODULES: Record<string, Record<string, Engine>> = { pagefind, minisearch, flexsearch, orama, fuse };

/** By name, as in `--engines`: `pagefind-plain`, `minisearch-pairs`. */
export const RIVALS: ReadonlyMap<string, Engine> = new Map(
  Object.entries(MODULES).flatMap(([module, engines]) =>
    Object.entries(engines).map(([name, engine]): [string, Engine] => [`${module}-${name}`, engine]),
  ),
);

/** Returns brands and organizations as pages, with all that their records hold. A brand's theme is in its text. */
export const pagesOf = (records: readonly SearchRecord[]): EnginePage[] =>
  records
    .filter(({ kind }) => kind === 'brand' || kind === 'organization')
    .map(({ url, title, names, subtitle, text }) => ({ id: idOf(url), title, names: [...names, subtitle].join('\n'), text }));

/** Writes an engine's index and page into a folder. */
export async function writeRival(name: string, pages: readonly EnginePage[], folder: string): Promise<FolderCost & { seconds: number }> {
  const engine = RIVALS.get(name);
  if (engine === undefined) throw new Error(`${name}: ${[...RIVALS.keys()].join(', ')}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const began = performance.now();
  for (const [file, text] of await engine.write(pages, folder)) writeFileSync(path.join(folder, file), text);
  const seconds = (performance.now() - began) / 1000;
  // The benchmark never loads Pagefind's user interface.
  const cost = sizeOf(folder, (file) => !/pagefind-(?:ui|modular-ui|highlight)/.test(file));
  const [module, own] = name.split('-');
  await build({
    stdin: {
      contents: `import { ${own} } from './${module}.ts'; import { serve } from './page.ts'; serve(${own});`,
      resolveDir: path.join(import.meta.dirname, 'engines'),
    },
    bundle: true,
    minify: true,
    format: 'esm',
    external: ['pagefind'],
    outfile: path.join(folder, 'engine.js'),
    logLevel: 'error',
  });
  writeFileSync(path.join(folder, 'index.html'), '<!doctype html><html lang="zh-CN"><title>检索</title>');
  return { ...cost, seconds };
}
