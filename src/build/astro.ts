/** The pages, drawn by Astro in this process from what `show()` handed over. */
import path from 'node:path';
import { build } from 'astro';
import { listFiles, pagesOf } from './inspect.ts';
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
  const tell = async (): Promise<void> => onPages?.(pagesOf(await listFiles(folder).catch(() => [])).length);
  const timer = onPages === undefined ? undefined : setInterval(() => void tell(), 500);
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
    clearInterval(timer);
  }
  await tell();
}
