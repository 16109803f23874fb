/** The pages, drawn by Astro in this process from what `show()` handed over. */
import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'astro';
import { listFiles, pagesOf } from './inspect.ts';
import { clearDead } from './leftovers.ts';
import { PROJECT } from './project.ts';

export interface DrawOptions {
  folder: string;
  base: string;
  /** Kept between builds. */
  cache: string;
  /** Is told from time to time how many pages there are. */
  onPages?(count: number): void;
}

/** Draws every page into `folder`. Throws with Astro's own reason where a page fails. */
export async function drawPages({ folder, base, cache, onPages }: DrawOptions): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // Vite and what it bundles ask it whether this is development: what goes out must not depend on who called.
  process.env.NODE_ENV = 'production';
  const stopCounting = onPages === undefined ? undefined : countPages(folder, onPages);
  // Astro lays the code of the pages below the working directory: in one that two builds shared, the first to end would take it from the other.
  // In this project, wherever the cache is: that code imports packages.
  const benches = path.join(PROJECT, 'node_modules/.cache/biaogan');
  const bench = path.join(benches, `bench-${process.pid}`);
  const before = process.cwd();
  clearDead(benches, /^bench-(\d+)$/);
  mkdirSync(bench, { recursive: true });
  process.chdir(bench);
  try {
    await build({
      root: PROJECT,
      outDir: folder,
      cacheDir: cache,
      base,
      logLevel: 'error',
      // The folder holds the stylesheet and the scripts already.
      vite: { logLevel: 'error', build: { emptyOutDir: false }, cacheDir: path.join(cache, 'vite') },
    });
  } finally {
    process.chdir(before);
    rmSync(bench, { recursive: true, force: true });
    await stopCounting?.();
  }
}

/** Tells how many pages a folder has, now and then; returns what ends it with the last count. Looking takes longer the more there are, and may cost a twentieth of the time. */
function countPages(folder: string, tell: (count: number) => void): () => Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const look = async (): Promise<void> => {
    const began = performance.now();
    tell(pagesOf(await listFiles(folder).catch(() => [])).length);
    if (!isOver) timer = setTimeout(() => void look(), Math.max(500, 20 * (performance.now() - began)));
  };
  timer = setTimeout(() => void look(), 500);
  return async () => {
    isOver = true;
    clearTimeout(timer);
    await look();
  };
}
