/**
 * What a share image shows, as plain data: rectangles, runs of type and at most one picture, each in
 * its place. Pure, so that a page can name the image before it is drawn: the same drawing is one file.
 */
import { createHash } from 'node:crypto';
import type { PictureAsset } from '../plan.ts';

/** What those who show shares crop least (Open Graph's usual 1.91:1). */
export const SHARE = { width: 1200, height: 630, type: 'image/png' } as const;

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
  /** Of the baseline. */
  y: number;
  size: number;
  weight: 400 | 700;
  fill: string;
  /** Which point of the run stands at `x`. */
  anchor?: 'start' | 'middle';
}

export interface SharePath {
  d: string;
  stroke: string;
  strokeWidth: number;
}

export interface SharePicture {
  asset: PictureAsset;
  /** Holds an emblem: not simplified. */
  untouched: boolean;
  /** The field that it is fitted into, whole and in the middle. */
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
  picture?: SharePicture;
}

/** A change in how drawings are drawn must change their names: those who show shares keep them for long. */
const VERSION = 2;

/** The file of a drawing, below the site's base. */
export function planShare(drawing: ShareDrawing): string {
  const { picture, ...rest } = drawing;
  // Of a picture its bytes count, not what was read off them.
  const shown = picture === undefined ? null : { ...picture, asset: picture.asset.digest };
  const digest = createHash('sha256')
    .update(`share ${VERSION} ${JSON.stringify([rest, shown])}`)
    .digest('hex');
  return `media/${digest.slice(0, 16)}-${SHARE.width}.png`;
}
