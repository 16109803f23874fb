/** Pictures as they come from a telephone or a camera: turned upright, made as small as a page can use, and freed of all metadata. */
import sharp, { type Metadata } from 'sharp';
import { slugFor } from '../schema/slugs.ts';

/** The longest side that any page shows, and the pixels above which nothing is opened (see `asset/size`). */
const LONGEST = 2400;
const PIXELS = 50_000_000;

/** `format`: it is none of the formats that can be read; `large`: too many pixels. */
export type PictureFault = 'empty' | 'format' | 'large' | 'damaged';

export class PictureError extends Error {
  readonly fault: PictureFault;
  constructor(fault: PictureFault) {
    super(fault);
    this.fault = fault;
  }
}

export interface Picture {
  bytes: Uint8Array;
  extension: 'jpg' | 'png' | 'webp' | 'svg';
  width: number;
  height: number;
}

/** Makes a picture fit for an entry. An SVG stays as it is: `check` looks into it. Throws `PictureError`. */
export async function tidyPicture(bytes: Uint8Array): Promise<Picture> {
  if (bytes.length === 0) throw new PictureError('empty');
  const image = sharp(bytes, { limitInputPixels: PIXELS, failOn: 'error' });
  let found: Metadata;
  try {
    found = await image.metadata();
  } catch (error) {
    throw new PictureError(/pixel limit/i.test(String(error)) ? 'large' : 'format');
  }
  const { format, hasAlpha = false, width = 0, height = 0 } = found;
  if (width * height > PIXELS) throw new PictureError('large');
  if (format === 'svg') return { bytes, extension: 'svg', width, height };
  try {
    const small = image.rotate().resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true });
    // A drawing keeps its sharp edges; a photograph is a quarter as large as JPEG.
    const isDrawing = format === 'png' || format === 'gif';
    const encoded = isDrawing
      ? small.png({ compressionLevel: 9 })
      : hasAlpha
        ? small.webp({ quality: 85 })
        : small.jpeg({ quality: 82, mozjpeg: true });
    const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
    return { bytes: data, extension: isDrawing ? 'png' : hasAlpha ? 'webp' : 'jpg', width: info.width, height: info.height };
  } catch {
    throw new PictureError('damaged');
  }
}

/** A name for a file that none of `taken` has, made from the one that it came with. */
export function fileNameFor(given: string, extension: string, taken: ReadonlySet<string>): string {
  const base = slugFor(given.replace(/\.[^.]*$/, '')) ?? 'tupian';
  for (let number = 1; ; number += 1) {
    const name = `${base}${number === 1 ? '' : `-${number}`}.${extension}`;
    if (!taken.has(name)) return name;
  }
}
