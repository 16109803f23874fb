/** A build, stage by stage: check first, make the site beside the output, look it over, switch. */
import { createHash } from 'node:crypto';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Diagnostic } from '../diagnostic.ts';
import { emitMedia } from '../pictures/index.ts';
import { writeSearch } from '../search/index.ts';
import { show, shown } from '../shown.ts';
import { mediaOf, publication, readSite } from '../site.ts';
import { nameAssets } from '../views/assets.ts';
import { coloursStylesheet } from '../views/brandColours.ts';
import type { Context } from '../views/context.ts';
import { dataSchemas, openData } from '../views/data.ts';
import { feed, redirectPage, robots, sitemaps } from '../views/feeds.ts';
import { mediaHref } from '../views/pictures.ts';
import type { Closing } from '../wording/commands.ts';
import { FEED } from '../wording/feeds.ts';
import { drawPages } from './astro.ts';
import { buildFrontend } from './frontend.ts';
import { inspectSite, listFiles, pagesOf } from './inspect.ts';
import type { Options } from './options.ts';
import type { Progress } from './progress.ts';
import { openWorkplace, shownSite } from './release.ts';

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

  progress.begin('read');
  const reading = await readSite({
    root: options.content,
    ...(options.private === undefined ? {} : { privateRoot: options.private }),
    profile: options.profile,
    asOf: options.asOf,
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
    nameAssets(base, await buildFrontend(folder, coloursStylesheet(made.site)));

    progress.begin('pages');
    await drawPages(folder, base, path.resolve(options.cache, 'astro'));

    progress.begin('media');
    await emitMedia(mediaOf(reading, made), folder, path.resolve(options.cache, 'media'), { onProgress: (done, of) => progress.count(done, of) });

    progress.begin('search');
    await writeSearch(context, folder);

    progress.begin('data');
    await writeData(context, folder);

    progress.begin('inspect');
    const files = await listFiles(folder);
    const flaws = await inspectSite(folder, base, files);
    if (flaws.length > 0)
      throw new InspectionError(
        flaws
          .slice(0, 20)
          .map(({ page, what }) => `${page}: ${what}`)
          .join('\n'),
      );

    progress.begin('swap');
    const before = shownSite(options.out);
    const changes = before === undefined ? undefined : await compare(before, folder, files);
    const bytes = await totalSize(folder, files);
    workplace.release();
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
        changes,
      },
    };
  } catch (error) {
    progress.end();
    workplace.abandon();
    throw error;
  }
}

/** Open data, redirects, robots, and with an origin sitemap and feed. */
async function writeData(context: Context, folder: string): Promise<void> {
  const { site, address } = context;
  const write = async (name: string, text: string): Promise<void> => {
    const target = path.join(folder, name);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  };
  const data = openData(context, (digest) => mediaHref(context, digest));
  const schemas = dataSchemas();
  for (const name of ['brands', 'organizations', 'pairings'] as const) {
    await write(`data/${name}.json`, `${JSON.stringify(data[name])}\n`);
    await write(`data/${name}.schema.json`, `${JSON.stringify(schemas[name], null, 2)}\n`);
  }
  const origin = site.profile === 'internal' ? undefined : site.url;
  const files = await listFiles(folder);
  const pages = pagesOf(files);
  for (const { from, to } of site.redirects) {
    // A page that exists is never covered by what once had its address.
    if (pages.includes(from)) continue;
    await write(`${from}index.html`, redirectPage(address.file(to), FEED.movedTitle, origin === undefined ? undefined : origin + address.file(to)));
  }
  await write('robots.txt', robots(context, origin));
  if (origin === undefined) return;
  for (const [name, text] of Object.entries(sitemaps(context, origin, pages))) await write(name, text);
  await write('feed.xml', feed(context, origin));
}

const digestOf = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

/** What a publish would have to send, against what is shown now. */
async function compare(before: string, after: string, files: readonly string[]): Promise<NonNullable<Closing['changes']>> {
  const old = new Set(await listFiles(before));
  const changes = { added: 0, changed: 0, removed: 0, bytes: 0 };
  for (const file of files) {
    const target = path.join(after, file);
    if (!old.has(file)) changes.added += 1;
    else if ((await digestOf(path.join(before, file))) !== (await digestOf(target))) changes.changed += 1;
    else continue;
    changes.bytes += (await stat(target)).size;
  }
  const now = new Set(files);
  changes.removed = [...old].filter((file) => !now.has(file)).length;
  return changes;
}

async function totalSize(folder: string, files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += (await stat(path.join(folder, file))).size;
  return bytes;
}
