/**
 * Share images as plain data: rectangles, paths, texts and pictures, with positions. Pure, so that a page
 * can name the image before it is drawn. Equal drawings share one file.
 */
import { createHash } from 'node:crypto';
import type { PictureAsset } from '../plan.ts';

/** Size in pixels: the usual 1.91:1 of Open Graph images, which sites crop least. */
export const SHARE = { width: 1200, height: 630 } as const;

export interface ShareRect {
  x: number;
  y: number;
  width: number;
  height: number;
  fill?: string;
  stroke?: string;
  strokeWidth?: number;
}

export interface ShareText {
  text: string;
  x: number;
  /** Position of the baseline. */
  y: number;
  size: number;
  weight: 400 | 700;
  fill: string;
  /** Point of the text at `x`. */
  anchor?: 'start' | 'middle';
}

export interface SharePath {
  d: string;
  stroke: string;
  strokeWidth: number;
}

export interface SharePicture {
  asset: PictureAsset;
  /** The picture contains an emblem and must not be simplified. */
  untouched: boolean;
  /** The box in which the whole picture is centred. */
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface ShareDrawing {
  ground: string;
  rects: ShareRect[];
  paths: SharePath[];
  texts: ShareText[];
  pictures: SharePicture[];
}

/** Part of the name, because other sites cache share images for long. Increase it when the drawing changes. */
const VERSION = 4;

/** Returns the path of a drawing's file, below the site's base. */
export function planShare(drawing: ShareDrawing): string {
  const { pictures, ...rest } = drawing;
  // The digest of a picture stands for everything read from it.
  const shown = pictures.map((picture) => ({ ...picture, asset: picture.asset.digest }));
  const digest = createHash('sha256')
    .update(`share ${VERSION} ${JSON.stringify([rest, shown])}`)
    .digest('hex');
  return `media/${digest.slice(0, 16)}-${SHARE.width}.png`;
}
