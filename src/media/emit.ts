/** Makes the files of all media that a site shows, and nothing of what it does not. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compareText } from '../diagnostic.ts';
import { publishRecording } from './clean/recordings.ts';
import { publishSvg, VECTOR_TOOLS } from './clean/vector.ts';
import { encodeRaster, RASTER_TOOLS } from './encode.ts';
import { type FileAsset, type PictureAsset, type PictureOptions, type PictureUse, planFile, planPicture, rasterEncoding } from './plan.ts';
import { planShare, type ShareDrawing } from './share/plan.ts';
import { Store, type StoredFile } from './store.ts';

/** One use of a file: `source` is where its bytes lie. */
export type MediaItem =
  | ({ kind: 'picture'; source: string; asset: PictureAsset; use: PictureUse } & PictureOptions)
  | { kind: 'file'; source: string; asset: FileAsset };

/** A share image; `source` is where the bytes of its picture lie. */
export interface ShareItem {
  kind: 'share';
  drawing: ShareDrawing;
  source?: string;
}

export interface EmittedFile {
  /** Below the site's base, with `/`. */
  path: string;
  bytes: number;
}

export interface EmitOptions {
  /** Called after each picture, recording, film or download. */
  onProgress?(done: number, of: number): void;
}

/** Pictures that are made at once; on two processors more only take memory. */
const AT_ONCE = 2;

interface Job {
  source: string;
  /** Below the site's base; the first names the job. */
  files: string[];
  /** What the bytes depend on besides the names. */
  recipe: string;
  make(paths: string[]): Promise<void>;
}

/**
 * Writes the files that `planPicture` and `planFile` name below `outDir`, from `cacheDir` where they
 * were made before. The same items give the same bytes. `files` is sorted by path; `made` counts what
 * was not in the cache.
 */
export async function emitMedia(
  items: readonly (MediaItem | ShareItem)[],
  outDir: string,
  cacheDir: string,
  options: EmitOptions = {},
): Promise<{ files: EmittedFile[]; made: number }> {
  const jobs = new Map<string, Job>();
  for (const item of items) {
    const job = await jobOf(item);
    jobs.set(job.files[0] as string, job);
  }
  const store = new Store(path.join(cacheDir, 'media'));
  const files: EmittedFile[] = [];
  const queue = [...jobs.values()];
  let next = 0;
  let done = 0;
  let made = 0;
  const target = path.join(outDir, 'media');
  if (queue.length > 0) await mkdir(target, { recursive: true });
  const work = async (): Promise<void> => {
    for (let at = next++; at < queue.length; at = next++) {
      const job = queue[at] as Job;
      try {
        const { kept, isNew } = await produce(job, store, target);
        if (isNew) made += 1;
        for (const { name, bytes } of kept) files.push({ path: `media/${name}`, bytes });
      } catch (error) {
        // The others need not begin what will not be published.
        next = queue.length;
        throw new Error(`${job.source}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
      }
      done += 1;
      options.onProgress?.(done, queue.length);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return { files: files.sort((a, b) => compareText(a.path, b.path)), made };
}

async function produce(job: Job, store: Store, target: string): Promise<{ kept: StoredFile[]; isNew: boolean }> {
  const names = job.files.map((file) => path.posix.basename(file));
  const key = names[0] as string;
  const kept = await store.restore(key, job.recipe, names, target);
  if (kept !== undefined) return { kept, isNew: false };
  await store.keep(key, job.recipe, names, job.make);
  const made = await store.restore(key, job.recipe, names, target);
  if (made === undefined) throw new Error(`${key} was made and is not there`);
  return { kept: made, isNew: true };
}

/** Drawing needs a font, which is loaded where something is drawn. */
const loadDrawing = (): Promise<typeof import('./share/draw.ts')> => import('./share/draw.ts');

async function jobOf(item: MediaItem | ShareItem): Promise<Job> {
  if (item.kind === 'share') {
    const { drawing, source } = item;
    const { drawShare, SHARE_TOOLS } = await loadDrawing();
    return {
      source: source ?? planShare(drawing),
      files: [planShare(drawing)],
      recipe: SHARE_TOOLS,
      make: async ([target]) => writeFile(target as string, await drawShare(drawing, source)),
    };
  }
  const { source } = item;
  if (item.kind === 'file') {
    const { role, format } = item.asset;
    return {
      source,
      files: [planFile(item.asset).file],
      recipe: role === 'download' ? 'copy' : 'bare 1',
      make: ([target]) => (role === 'download' ? copyFile(source, target as string) : publishRecording(source, format, target as string)),
    };
  }
  const { asset, use, untouched = false } = item;
  const plan = planPicture(asset, use, { untouched });
  const files = [...plan.sources, ...plan.avif].map(({ file }) => file);
  if (plan.kind === 'svg') {
    return {
      source,
      files,
      recipe: VECTOR_TOOLS,
      make: async ([target]) => writeFile(target as string, publishSvg(await readFile(source), { digest: asset.digest, untouched })),
    };
  }
  return {
    source,
    files,
    recipe: RASTER_TOOLS,
    make: async (paths) => {
      const widths = plan.sources.map(({ width }) => width);
      // The size that was looked at, not the published one: rounding twice would bend the proportions.
      const size = { width: asset.width as number, height: asset.height as number };
      const { webp, avif } = await encodeRaster(
        await readFile(source),
        size,
        widths,
        rasterEncoding(asset, use, { untouched }),
        plan.avif.length > 0,
      );
      for (const [index, bytes] of [...webp, ...avif].entries()) await writeFile(paths[index] as string, bytes);
    },
  };
}
