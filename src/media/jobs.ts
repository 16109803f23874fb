/** How each file of the media that a site shows is made. */
import { readFile } from 'node:fs/promises';
import {
  type FileAsset,
  type IconDrawing,
  type PictureAsset,
  type PictureOptions,
  type PictureUse,
  planFile,
  planIcon,
  planPicture,
  rasterEncoding,
} from './plan.ts';
import type { ShareDrawing } from './share/plan.ts';
import type { MediaTools } from './tools.ts';

/** One use of a file: `source` is where its bytes lie. */
export type MediaItem =
  | ({ kind: 'picture'; source: string; asset: PictureAsset; use: PictureUse } & PictureOptions)
  | { kind: 'file'; source: string; asset: FileAsset }
  | { kind: 'icon'; source: string; asset: PictureAsset };

/** The icon of a site that brings none. */
export interface DrawnIconItem {
  kind: 'drawn-icon';
  drawing: IconDrawing;
}

/** A share image; `file` is its file below the site. */
export interface ShareItem {
  kind: 'share';
  file: string;
  drawing(): ShareDrawing;
  /** Where the bytes of its pictures lie, by their digests. */
  sources: ReadonlyMap<string, string>;
}

/** Files that are made together, since they come from one source. */
export interface MediaJob {
  /** The source, as errors name it. */
  source: string;
  /** Below the site's base. */
  files: string[];
  /** What the bytes depend on besides the names. */
  recipe: string;
  /** Makes the bytes of all files, in their order. */
  make(): Promise<Uint8Array[]>;
}

/** One job for each set of files that `planPicture`, `planFile` and `planShare` name. The same items and tools give the same bytes. */
export function mediaJobs(items: readonly (MediaItem | ShareItem | DrawnIconItem)[], tools: MediaTools): MediaJob[] {
  const jobs = new Map<string, MediaJob>();
  for (const item of items) {
    const job = jobOf(item, tools);
    if (!jobs.has(job.files[0] as string)) jobs.set(job.files[0] as string, named(job));
  }
  return [...jobs.values()];
}

/** A job whose errors name its source. */
const named = (job: MediaJob): MediaJob => ({
  ...job,
  async make() {
    try {
      return await job.make();
    } catch (error) {
      throw new Error(`${job.source}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
    }
  },
});

/** What encodes and draws is loaded where something is made. */
function jobOf(item: MediaItem | ShareItem | DrawnIconItem, tools: MediaTools): MediaJob {
  if (item.kind === 'share') {
    const { file, drawing, sources } = item;
    return {
      source: [...sources.values()].at(-1) ?? file,
      files: [file],
      recipe: tools.share,
      make: async () => [await (await import('./share/draw.ts')).drawShare(drawing(), sources)],
    };
  }
  if (item.kind === 'drawn-icon') {
    const { drawing } = item;
    return {
      source: 'site.yaml',
      files: Object.values(planIcon()),
      recipe: `icon ${tools.share} ${JSON.stringify(drawing)}`,
      make: async () => (await import('./icon.ts')).drawIcon(drawing),
    };
  }
  if (item.kind === 'icon') {
    const { source, asset } = item;
    return {
      source,
      files: Object.values(planIcon(asset.format)),
      recipe: `icon ${tools.vector} ${tools.raster} ${asset.digest}`,
      make: async () => (await import('./icon.ts')).iconOf(await readFile(source), asset),
    };
  }
  const { source } = item;
  if (item.kind === 'file') {
    const { role, format } = item.asset;
    return {
      source,
      files: [planFile(item.asset).file],
      recipe: role === 'download' ? 'copy' : 'bare 1',
      make: async () => [role === 'download' ? await readFile(source) : await (await import('./clean/recordings.ts')).cleanRecording(source, format)],
    };
  }
  const { asset, use, untouched = false } = item;
  const plan = planPicture(asset, use, { untouched });
  const files = [...plan.sources, ...plan.avif].map(({ file }) => file);
  if (plan.kind === 'svg') {
    return {
      source,
      files,
      recipe: tools.vector,
      make: async () => [Buffer.from((await import('./clean/vector.ts')).publishSvg(await readFile(source), { digest: asset.digest, untouched }))],
    };
  }
  return {
    source,
    files,
    recipe: tools.raster,
    make: async () => {
      const widths = plan.sources.map(({ width }) => width);
      // The size that was looked at, not the published one: rounding twice would bend the proportions.
      const size = { width: asset.width as number, height: asset.height as number };
      const { encodeRaster } = await import('./encode.ts');
      const { webp, avif } = await encodeRaster(
        await readFile(source),
        size,
        widths,
        rasterEncoding(asset, use, { untouched }),
        plan.avif.length > 0,
      );
      return [...webp, ...avif];
    },
  };
}
