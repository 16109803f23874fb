/** The pages, drawn by Astro in this process from what `show()` handed over. */
import { pathToFileURL } from 'node:url';
import { build } from 'astro';
import { PROJECT } from './project.ts';

/** Draws every page into `folder`. Throws with Astro's own reason where a page fails. */
export async function drawPages(folder: string, base: string, cache: string): Promise<void> {
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  await build({
    root: PROJECT,
    outDir: pathToFileURL(`${folder}/`).href.replace('file://', ''),
    cacheDir: cache,
    base,
    logLevel: 'error',
    vite: { logLevel: 'error', build: { emptyOutDir: false }, cacheDir: `${cache}/vite` },
  });
}
