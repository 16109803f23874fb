/**
 * Re-encodes raster pictures, so that nothing but the visible picture is published: as WebP, and photographs as
 * AVIF too. AVIF effort 1 takes as long as WebP and saves 12 to 18 % at equal SSIM (four photographs; a dark
 * one became larger). Effort 2 takes twice as long for 2 % more, effort 4 seventeen times as long for 15 %.
 */

import type { AvifOptions, Sharp, WebpOptions } from 'sharp';
import sharp from 'sharp';
import { MAX_PIXELS, type Size } from './formats/size.ts';
import { heightAt, type RasterEncoding } from './plan.ts';

export const PHOTO: WebpOptions = { quality: 78, effort: 4, smartSubsample: true };
/** For logos that are photographs (gold, relief): lossless, they would have ten times the bytes. */
const FINE_PHOTO: WebpOptions = { quality: 90, effort: 4, smartSubsample: true };
/** More effort takes twice the time and saves 5 %. */
const EXACT: WebpOptions = { lossless: true, quality: 20, effort: 1 };
export const AVIF: AvifOptions = { quality: 53, effort: 1 };
/** Bytes per pixel of lossless WebP. Drawings have 0.2 to 0.5, photographs more than 1. */
const PHOTOGRAPHIC = 0.8;

/** Library versions that the encoded bytes depend on. */
export const RASTER_TOOLS = `sharp ${sharp.versions.sharp} vips ${sharp.versions.vips} webp ${sharp.versions.webp} aom ${sharp.versions.aom} heif ${sharp.versions.heif}`;

// The bytes of an AVIF depend on the number of threads; a site must not depend on the machine.
sharp.concurrency(1);

export interface Encoded {
  webp: Buffer[];
  avif: Buffer[];
}

/**
 * Encodes one WebP for each width (pixels), in that order, and one AVIF each if `hasAvif`. Decodes the picture once,
 * applies its Exif orientation and converts it to sRGB. Writes no metadata. Throws if it cannot be decoded.
 */
export async function encodeRaster(
  bytes: Buffer,
  size: Size,
  widths: readonly number[],
  encoding: RasterEncoding,
  hasAvif: boolean,
): Promise<Encoded> {
  const largest = Math.max(...widths);
  const at = (width: number): [number, number, { fit: 'fill' }] => [width, heightAt(width, size.width, size.height), { fit: 'fill' }];
  const base = await sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true })
    .autoOrient()
    .resize(...at(largest))
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = base.info;
  const sized = (wanted: number): Sharp => {
    const image = sharp(base.data, { raw: { width, height, channels } });
    return wanted === largest ? image : image.resize(...at(wanted));
  };
  const encode = (wanted: number, options: WebpOptions): Promise<Buffer> => sized(wanted).webp(options).toBuffer();
  let options = encoding === 'photo' ? PHOTO : EXACT;
  if (encoding === 'drawing') {
    const smallest = Math.min(...widths);
    const bytes = (await encode(smallest, EXACT)).length;
    if (bytes > smallest * heightAt(smallest, size.width, size.height) * PHOTOGRAPHIC) options = FINE_PHOTO;
  }
  const encoded: Encoded = { webp: [], avif: [] };
  for (const wanted of widths) {
    encoded.webp.push(await encode(wanted, options));
    if (hasAvif) encoded.avif.push(await sized(wanted).avif(AVIF).toBuffer());
  }
  return encoded;
}
