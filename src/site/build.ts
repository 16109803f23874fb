/** A build, stage by stage: check first, make the site beside the output, look it over, switch. */

import path from 'node:path';
import { downloadsOf, LeakError, searchSite, tellLeaks } from '../build/gate/index.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { given } from '../given.ts';
import { emitMedia } from '../media/index.ts';
import { show, shown } from '../shown.ts';
import { coloursStylesheet } from '../views/brand/colours.ts';
import { nameAssets } from '../views/site/assets.ts';
import type { Closing } from '../wording/commands.ts';
import { writeData } from './data.ts';
import { differenceOf, totalSize } from './difference.ts';
import { buildFrontend } from './frontend.ts';
import { compressShared } from './hosting/compress.ts';
import { hostedSite, writeHostFiles, writeServerFiles } from './hosting/index.ts';
import { inspectSite, listFiles, pagesOf, tellFlaws } from './inspect.ts';
import { clearDead } from './leftovers.ts';
import { writeLicences } from './licences.ts';
import type { Options } from './options.ts';
import type { Progress } from './progress.ts';
import { mediaOf, publication } from './publication.ts';
import { readSite } from './read.ts';
import { openWorkplace, settle, shownSite } from './release.ts';
import { shareItems } from './shares.ts';

export interface BuildOptions extends Pick<Options, 'content' | 'private' | 'profile' | 'asOf' | 'out' | 'base' | 'site'> {
  /** Kept between builds; losing it costs time alone. */
  cache: string;
  progress: Progress;
}

export type BuildResult =
  | { outcome: 'refused'; diagnostics: Diagnostic[] }
  | { outcome: 'built'; diagnostics: Diagnostic[]; closing: Closing; hasUrl: boolean };

/** What was built does not hold together: a fault of the generator, told before anything is switched. */
export class InspectionError extends Error {}

/** Builds a site. The previous one stays untouched unless this returns `built`. */
export async function buildSite(options: BuildOptions): Promise<BuildResult> {
  const { progress, base } = options;
  const began = performance.now();

  settle(options.out);
  progress.begin('read');
  const reading = await readSite({
    root: options.content,
    ...given('privateRoot', options.private),
    profile: options.profile,
    asOf: options.asOf,
    cache: options.cache,
    onProgress(phase, done, of) {
      progress.begin(phase);
      progress.count(done, of);
    },
  });
  progress.begin('check');
  const { diagnostics } = reading;
  if (diagnostics.some((one) => one.severity === 'error')) {
    progress.end();
    return { outcome: 'refused', diagnostics };
  }

  progress.begin('publish');
  const made = await publication(reading, options.profile);
  if (options.site !== undefined) made.site.url = options.site;
  const workplace = openWorkplace(options.out);
  try {
    show(made, base);
    const { context } = shown();
    const folder = workplace.site;

    progress.begin('assets');
    const bundled = new Set<string>();
    nameAssets(base, await buildFrontend(folder, coloursStylesheet(made.site), (file) => bundled.add(file)));
    await writeLicences(folder, bundled);

    progress.begin('pages');
    // Astro takes a second to load; content with errors does not wait for it.
    const { drawPages } = await import('./astro.ts');
    await drawPages({ folder, base, cache: path.resolve(options.cache, 'astro'), onPages: (count) => progress.count(count) });

    progress.begin('media');
    clearDead(path.resolve(options.cache, 'media/media'), /\.(\d+-\d+)\.tmp$/);
    const media = mediaOf(reading, made);
    await emitMedia([...media, ...shareItems(context, media)], folder, path.resolve(options.cache, 'media'), {
      onProgress: (done, of) => progress.count(done, of),
    });

    progress.begin('search');
    clearDead(path.resolve(options.cache, 'search'), /^[0-9a-f]{64}(?:\.\d+)*\.(\d+)$/);
    const { writeSearch } = await import('../search/index/index.ts');
    await writeSearch(context, folder, path.resolve(options.cache, 'search'));

    progress.begin('data');
    const redirects = await writeData(context, folder);
    const hosted = hostedSite(made.site, redirects, base, options.out);
    await writeHostFiles(hosted, folder);

    progress.begin('inspect');
    const written = await listFiles(folder);
    const flaws = await inspectSite(folder, base, written);
    if (flaws.length > 0) throw new InspectionError(tellFlaws(flaws));

    let looked: Closing['looked'];
    if (options.profile === 'public') {
      progress.begin('gate');
      const found = await searchSite({
        folder,
        // What is there now, not what was there when it was inspected.
        files: await listFiles(folder),
        roots: [options.content, ...(options.private === undefined ? [] : [options.private])],
        site: made.site,
        given: [base],
        asTheyAre: downloadsOf(media),
      });
      progress.count(found.watched);
      if (found.leaks.length > 0) throw new LeakError(tellLeaks(found));
      looked = { watched: found.watched, passed: found.passed };
    }

    progress.begin('compress');
    await compressShared(folder, written);
    const files = await listFiles(folder);

    progress.begin('swap');
    const before = shownSite(options.out);
    const changes = before === undefined ? undefined : await differenceOf(before, folder, files);
    const bytes = await totalSize(folder, files);
    await writeServerFiles(hosted, options.out);
    const { aside } = workplace.release();
    progress.end();
    return {
      outcome: 'built',
      diagnostics,
      hasUrl: made.site.url !== undefined,
      closing: {
        pages: pagesOf(files).length,
        files: files.length,
        bytes,
        brands: made.site.brands.length,
        profile: options.profile,
        asOf: options.asOf,
        content: options.content,
        out: options.out,
        seconds: (performance.now() - began) / 1000,
        memory: process.resourceUsage().maxRSS * 1024,
        looked,
        changes,
        aside,
      },
    };
  } catch (error) {
    progress.end();
    workplace.abandon();
    throw error;
  }
}
