/**
 * Plans the names and sizes of published media. Pure, so that the page that shows a picture and the step that
 * writes its files agree. Names do not reveal original file names.
 */
import { createHash } from 'node:crypto';
import { fitWithin } from './formats/size.ts';

export type PictureUse = 'logo' | 'mark' | 'figure' | 'cover' | 'poster';

/** What planning needs to know about a picture. Probes and published assets have it. Sizes in pixels. */
export interface PictureAsset {
  digest: string;
  format: string;
  width?: number;
  height?: number;
}

export interface PictureOptions {
  /** For a logo with `emblem: true`: it is cleaned and encoded losslessly, but not simplified. No picture is ever cropped or tinted. */
  untouched?: boolean;
}

export interface PictureSource {
  /** Path below the site's base, such as `media/0123456789abcdef-640.webp`. */
  file: string;
  width: number;
  type: string;
}

export interface PublishedPicture {
  kind: 'svg' | 'raster';
  /** Size in pixels of the largest file; for an SVG, scaled to a longer side of `SVG_SIDE`. */
  width: number;
  height: number;
  /** Smallest first. */
  sources: PictureSource[];
  /** The same widths as AVIF. Empty for logos and marks, where AVIF saves little: at 128 pixels nothing. */
  avif: PictureSource[];
  /** File for `img src`. */
  fallback: string;
}

/** Longer side, in pixels, written into published SVGs. */
export const SVG_SIDE = 512;

/** Part of every name, because browsers cache files for good. Increase it when the way of making files changes. */
const VERSION = 2;

const PHOTO_WIDTHS = [320, 640, 960, 1280, 1600];
const LOGO_WIDTHS = [128, 256, 512];
/** Pixels. WebP allows at most 16,383. */
const MAX_SIDE = 16_000;

/** `photo`: lossy. `drawing`: lossless unless it proves to be a photograph. `exact`: always lossless. */
export type RasterEncoding = 'photo' | 'drawing' | 'exact';

export function rasterEncoding({ format }: PictureAsset, use: PictureUse, { untouched = false }: PictureOptions = {}): RasterEncoding {
  if (use !== 'logo' && use !== 'mark') return 'photo';
  if (untouched) return 'exact';
  // JPEG is lossy already, so lossless encoding gains nothing.
  return format === 'jpeg' ? 'photo' : 'drawing';
}

/** Plans the files of a picture. Throws if its size is unknown, because it was not probed or is faulty. */
export function planPicture(asset: PictureAsset, use: PictureUse, options: PictureOptions = {}): PublishedPicture {
  const { width, height } = asset;
  if (width === undefined || height === undefined) throw new Error(`picture ${asset.digest} has no size`);
  if (asset.format === 'svg') {
    const shown = fitWithin({ width, height }, SVG_SIDE);
    const file = mediaName(asset.digest, `svg ${options.untouched === true ? 'untouched' : 'light'}`, `-${shown.width}.svg`);
    return { kind: 'svg', ...shown, sources: [{ file, width: shown.width, type: 'image/svg+xml' }], avif: [], fallback: file };
  }
  const isSmall = use === 'logo' || use === 'mark';
  const widths = widthsFor(width, height, isSmall ? LOGO_WIDTHS : PHOTO_WIDTHS);
  const encoding = rasterEncoding(asset, use, options);
  // Figures, covers and posters share their files, and so do logos and marks.
  const settings = `${isSmall ? 'small' : 'large'} ${encoding}`;
  const as = (format: 'webp' | 'avif'): PictureSource[] =>
    widths.map((each) => ({ file: mediaName(asset.digest, settings, `-${each}.${format}`), width: each, type: `image/${format}` }));
  const sources = as('webp');
  const largest = widths.at(-1) as number;
  const middle = sources.findLast((source) => source.width <= (isSmall ? 256 : 960)) ?? (sources[0] as PictureSource);
  return {
    kind: 'raster',
    width: largest,
    height: heightAt(largest, width, height),
    sources,
    avif: isSmall ? [] : as('avif'),
    fallback: middle.file,
  };
}

/** Returns the height, at width `at`, of a picture with these proportions. */
export const heightAt = (at: number, width: number, height: number): number => Math.max(1, Math.round((at * height) / width));

/** Returns the steps below the picture's width, and its width or the largest step. Never enlarges. */
function widthsFor(width: number, height: number, steps: readonly number[]): number[] {
  const largest = Math.max(1, Math.min(width, steps.at(-1) as number, Math.floor((width * MAX_SIDE) / height)));
  // A step hardly smaller than the largest width is not worth a file.
  return [...steps.filter((step) => step < largest * 0.9), largest];
}

/** What planning needs to know about a recording, film or download. */
export interface FileAsset {
  digest: string;
  role: 'audio' | 'video' | 'download';
  format: string;
}

export interface PublishedFile {
  /** Path below the site's base. */
  file: string;
  type: string;
}

const TYPES: Readonly<Record<string, string>> = {
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  ogg: 'audio/ogg',
  wav: 'audio/wav',
  mp4: 'video/mp4',
  webm: 'video/webm',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
};

/** Plans the file of a recording, film or download. Throws if the format is not published. */
export function planFile(asset: FileAsset): PublishedFile {
  const type = TYPES[asset.format];
  if (type === undefined) throw new Error(`${asset.format} is not published`);
  return { file: mediaName(asset.digest, asset.role === 'download' ? 'copy' : 'bare', `.${asset.format}`), type };
}

/** Returns `media/`, 16 hex digits of a digest of content and settings, and `end`. */
function mediaName(digest: string, settings: string, end: string): string {
  return `media/${createHash('sha256').update(`${VERSION} ${settings} ${digest}`).digest('hex').slice(0, 16)}${end}`;
}

/** What is drawn as a site's icon where the site brings none: one letter on the site's colour, as on a seal. */
export interface IconDrawing {
  letter: string;
  ground: string;
  ink: string;
}

/** The names of a site's icon. They stay, because browsers and phones also ask for them unasked. */
const ICON = { vector: 'favicon.svg', small: 'favicon.png', touch: 'apple-touch-icon.png' } as const;
/** Pixels. */
export const ICON_SIDE = { small: 96, touch: 180 } as const;

/** Plans the files of a site's icon, for a picture of this format or, without one, for a drawing. Only what is drawn or an SVG has a vector. */
export const planIcon = (format?: string): { vector?: string; small: string; touch: string } => {
  const { vector, ...pixels } = ICON;
  return format === undefined || format === 'svg' ? { vector, ...pixels } : pixels;
};
