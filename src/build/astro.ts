/** The pages, drawn by Astro in this process from what `show()` handed over. */
import { pathToFileURL } from 'node:url';
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

/** A folder as Astro takes it: it is resolved as an address, in which `#` and `%` would mean something else. */
export const folderForAstro = (folder: string): string => pathToFileURL(`${folder}/`).pathname;

/** Draws every page into `folder`. Throws with Astro's own reason where a page fails. */
export async function drawPages({ folder, base, cache, onPages }: DrawOptions): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const tell = async (): Promise<void> => onPages?.(pagesOf(await listFiles(folder).catch(() => [])).length);
  const timer = onPages === undefined ? undefined : setInterval(() => void tell(), 500);
  try {
    await build({
      root: PROJECT,
      outDir: folderForAstro(folder),
      cacheDir: folderForAstro(cache),
      base,
      logLevel: 'error',
      // The folder holds the stylesheet and the scripts already.
      vite: { logLevel: 'error', build: { emptyOutDir: false } },
    });
  } finally {
    clearInterval(timer);
  }
  await tell();
}
