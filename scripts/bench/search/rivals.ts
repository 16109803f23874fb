/** The engines that the site's search is compared with, on the same texts. No site contains them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import type { SearchRecord } from '../../../src/search/format/record.ts';
import { idOf } from './browse.ts';
import type { Engine, EnginePage } from './engines/engine.ts';
import * as pagefind from './engines/pagefind.ts';
import { type FolderCost, sizeOf } from './sites.ts';

type Engines = Record<string, Engine>;

const ENGINES = path.join(import.meta.dirname, 'engines');
/** A package of its own, which the project's `npm install` leaves alone. */
const PACKAGE = path.join(import.meta.dirname, '../rivals');

/** Installs the package of the rivals if it is not there, and returns its engines. */
async function installed(): Promise<Record<string, Engines>> {
  if (!existsSync(path.join(PACKAGE, 'node_modules'))) {
    const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: PACKAGE, stdio: ['ignore', 'inherit', 'inherit'] });
    if (status !== 0) throw new Error('npm ci in scripts/bench/rivals failed');
  }
  return (await import(path.join(PACKAGE, 'index.ts'))) as Record<string, Engines>;
}

/** Returns the engines by name, as in `--engines`: `pagefind-plain`, `minisearch-pairs`. */
export async function rivals(): Promise<ReadonlyMap<string, Engine>> {
  const modules: Record<string, Engines> = { pagefind, ...(await installed()) };
  return new Map(
    Object.entries(modules).flatMap(([module, engines]) =>
      Object.entries(engines).map(([name, engine]): [string, Engine] => [`${module}-${name}`, engine]),
    ),
  );
}

/** Returns brands and organizations as pages, with all that their records hold. A brand's theme is in its text. */
export const pagesOf = (records: readonly SearchRecord[]): EnginePage[] =>
  records
    .filter(({ kind }) => kind === 'brand' || kind === 'organization')
    .map(({ url, title, names, subtitle, text }) => ({ id: idOf(url), title, names: [...names, subtitle].join('\n'), text }));

/** Writes an engine's index and page into a folder. */
export async function writeRival(
  name: string,
  engine: Engine,
  pages: readonly EnginePage[],
  folder: string,
): Promise<FolderCost & { seconds: number }> {
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
      contents: `import { ${own} } from './${module}.ts'; import { serve } from '${ENGINES}/page.ts'; serve(${own});`,
      resolveDir: module === 'pagefind' ? ENGINES : PACKAGE,
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
