/**
 * Under which names and in which sizes media go out. Pure, and the same for the page that shows a
 * picture and for the stage that makes its files; no name tells what its author called it.
 */
import { createHash } from 'node:crypto';
import { fitWithin } from './formats/size.ts';

export type PictureUse = 'logo' | 'mark' | 'figure' | 'cover' | 'poster';

/** What planning needs to know of a picture; a probe has it, and so has a published asset. */
export interface PictureAsset {
  digest: string;
  format: string;
  width?: number;
  height?: number;
}

export interface PictureOptions {
  /** Of a logo with an emblem: made safe and encoded without loss, and otherwise left as it is. Nothing is ever cropped or tinted. */
  untouched?: boolean;
}

export interface PictureSource {
  /** Below the site's base, such as `media/0123456789abcdef-640.webp`. */
  file: string;
  width: number;
  type: string;
}

export interface PublishedPicture {
  kind: 'svg' | 'raster';
  /** Of the largest file; of an SVG its proportions, the longer side `SVG_SIDE`. */
  width: number;
  height: number;
  /** Smallest first. */
  sources: PictureSource[];
  /**
   * The same widths as AVIF, for who knows it, of photographs and what stands like one; none of logos and
   * marks, where it saves little: at 128 pixels nothing.
   */
  avif: PictureSource[];
  /** The file for who takes only one. */
  fallback: string;
}

/** The longer side that an SVG says it has. */
export const SVG_SIDE = 512;

/** A change in how files are made must change their names: browsers keep them for good. */
const VERSION = 2;

const PHOTO_WIDTHS = [320, 640, 960, 1280, 1600];
const LOGO_WIDTHS = [128, 256, 512];
/** WebP has no longer side than 16,383 pixels. */
const MAX_SIDE = 16_000;

/** How a raster picture is encoded: with loss, without unless it proves to be a photograph, or without whatever it is. */
export type RasterEncoding = 'photo' | 'drawing' | 'exact';

export function rasterEncoding({ format }: PictureAsset, use: PictureUse, { untouched = false }: PictureOptions = {}): RasterEncoding {
  if (use !== 'logo' && use !== 'mark') return 'photo';
  if (untouched) return 'exact';
  // What came as JPEG has lost its edges already.
  return format === 'jpeg' ? 'photo' : 'drawing';
}

/** The files of a picture. Throws for one whose size is not known: it was never looked at, or has a problem. */
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

/** The height of a picture of these proportions that is `at` wide. */
export const heightAt = (at: number, width: number, height: number): number => Math.max(1, Math.round((at * height) / width));

/** Steps up to the picture's own width, which ends them where it is smaller; none is enlarged. */
function widthsFor(width: number, height: number, steps: readonly number[]): number[] {
  const largest = Math.max(1, Math.min(width, steps.at(-1) as number, Math.floor((width * MAX_SIDE) / height)));
  // A step that is hardly smaller than the largest would be one file for nothing.
  return [...steps.filter((step) => step < largest * 0.9), largest];
}

/** What planning needs to know of a recording, film or download. */
export interface FileAsset {
  digest: string;
  role: 'audio' | 'video' | 'download';
  format: string;
}

export interface PublishedFile {
  /** Below the site's base. */
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

/** The file of a recording, film or download. */
export function planFile(asset: FileAsset): PublishedFile {
  const type = TYPES[asset.format];
  if (type === undefined) throw new Error(`${asset.format} is not published`);
  return { file: mediaName(asset.digest, asset.role === 'download' ? 'copy' : 'bare', `.${asset.format}`), type };
}

/** `media/`, 16 hex digits for what is in the file and how it was made, and how the name ends. */
function mediaName(digest: string, settings: string, end: string): string {
  return `media/${createHash('sha256').update(`${VERSION} ${settings} ${digest}`).digest('hex').slice(0, 16)}${end}`;
}
