/** Raster pictures: reads the size from the header and checks that the picture can be decoded. */
import { availableParallelism, loadavg } from 'node:os';
import sharp, { type Metadata } from 'sharp';
import type { RasterFormat } from '../../schema/fileKinds.ts';
import { MAX_PIXELS, type Size } from './size.ts';

export type RasterReading =
  /** Displayed size, with the Exif orientation applied. */
  | Size
  | ({ fault: 'pixels' } & Size)
  /** Cannot be decoded: damaged, truncated, or another format inside. */
  | { fault: 'damaged' }
  /** Decoding timed out. */
  | { fault: 'slow' };

/** Decodes a picture whose first bytes already match `format`. Does not decode one with more than `MAX_PIXELS`. */
export async function readRaster(bytes: Buffer, format: RasterFormat): Promise<RasterReading> {
  const told = sizeTold(bytes, format);
  if (told === undefined) return { fault: 'damaged' };
  if (told.width * told.height > MAX_PIXELS) return { fault: 'pixels', ...told };
  return inTurn(told.width * told.height, async () => {
    try {
      // From bytes, because libvips caches files by name and would return an old version.
      const image = sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS, sequentialRead: true }).timeout({ seconds: decodeTimeout() });
      const metadata = await image.metadata();
      const { width, height } = metadata.autoOrient ?? metadata;
      if (!isOfFormat(metadata, format) || !(width > 0) || !(height > 0)) return { fault: 'damaged' };
      // Decodes every row without keeping a large result.
      await image.resize(8, 8, { fit: 'fill' }).raw().toBuffer();
      return { width, height };
    } catch (error) {
      return { fault: /timeout/i.test(error instanceof Error ? error.message : '') ? 'slow' : 'damaged' };
    }
  });
}

/** Whether a picture moves. The site shows its first image alone. */
export function isMoving(bytes: Buffer, format: RasterFormat): boolean {
  switch (format) {
    case 'webp':
      // The animation flag of VP8X.
      return bytes.toString('latin1', 12, 16) === 'VP8X' && ((bytes[20] ?? 0) & 0x02) !== 0;
    case 'png': {
      // APNG: an `acTL` chunk with more than one frame, before the first `IDAT`.
      const at = bytes.indexOf('acTL', 8, 'latin1');
      const data = bytes.indexOf('IDAT', 8, 'latin1');
      return at !== -1 && at + 8 <= bytes.length && (data === -1 || at < data) && bytes.readUInt32BE(at + 4) > 1;
    }
    case 'avif':
      return bytes.toString('latin1', 8, 12) === 'avis';
    case 'jpeg':
      return false;
  }
}

/**
 * Timeout of a decoder in seconds. An AVIF of 48 megapixels takes 2, everything else less. The timeout grows with
 * the load, so that a busy machine refuses no picture.
 */
const decodeTimeout = (): number => 4 * Math.max(1, Math.ceil((loadavg()[0] ?? 0) / availableParallelism()));

/** sharp reports AVIF as `heif`, like HEIC, and tells them apart by compression. */
const isOfFormat = (metadata: Metadata, format: RasterFormat): boolean =>
  format === 'avif' ? metadata.format === 'heif' && metadata.compression === 'av1' : metadata.format === format;

/** Pixels decoded at the same time. An AVIF of 48 megapixels takes 1.8 GB of memory. */
const AT_ONCE = MAX_PIXELS;
let inWork = 0;
const waiting: (() => void)[] = [];

async function inTurn<Result>(pixels: number, work: () => Promise<Result>): Promise<Result> {
  const weight = Math.min(pixels, AT_ONCE);
  while (inWork > 0 && inWork + weight > AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  inWork += weight;
  try {
    return await work();
  } finally {
    inWork -= weight;
    for (const next of waiting.splice(0)) next();
  }
}

/** Returns the size (pixels) from the header without decoding, the largest if there are several, or undefined. */
function sizeTold(bytes: Buffer, format: RasterFormat): Size | undefined {
  try {
    switch (format) {
      case 'png':
        return bytes.toString('latin1', 12, 16) === 'IHDR' ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined;
      case 'jpeg':
        return jpegSize(bytes);
      case 'webp':
        return webpSize(bytes);
      case 'avif':
        return avifSize(bytes);
    }
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function jpegSize(bytes: Buffer): Size | undefined {
  for (let at = 2; at + 9 < bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] as number;
    // Fill bytes and markers without a segment.
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) at += 2;
    // Any start-of-frame marker (ITU-T T.81, table B.1); C4, C8 and CC are not frames.
    else if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) {
      return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) };
    } else at += 2 + Math.max(2, bytes.readUInt16BE(at + 2));
  }
  return undefined;
}

function webpSize(bytes: Buffer): Size | undefined {
  let size: Size | undefined;
  const larger = (width: number, height: number): void => {
    size = { width: Math.max(size?.width ?? 0, width), height: Math.max(size?.height ?? 0, height) };
  };
  for (let at = 12; at + 18 <= bytes.length; ) {
    const chunk = bytes.toString('latin1', at, at + 4);
    if (chunk === 'VP8X') larger(bytes.readUIntLE(at + 12, 3) + 1, bytes.readUIntLE(at + 15, 3) + 1);
    else if (chunk === 'VP8 ') larger(bytes.readUInt16LE(at + 14) & 0x3fff, bytes.readUInt16LE(at + 16) & 0x3fff);
    else if (chunk === 'VP8L') {
      const bits = bytes.readUInt32LE(at + 9);
      larger((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    // A still picture has one frame; those of an animation are not larger than its canvas.
    if (chunk.startsWith('VP8') && chunk !== 'VP8X') break;
    const length = bytes.readUInt32LE(at + 4);
    at += 8 + length + (length & 1);
  }
  return size;
}

/** Returns the largest `ispe` property in the first 64 KiB of an AVIF. */
function avifSize(bytes: Buffer): Size | undefined {
  const head = bytes.subarray(0, 1 << 16);
  let size: Size | undefined;
  for (let at = head.indexOf('ispe', 0, 'latin1'); at !== -1 && at + 16 <= head.length; at = head.indexOf('ispe', at + 4, 'latin1')) {
    const width = head.readUInt32BE(at + 8);
    const height = head.readUInt32BE(at + 12);
    if (size === undefined || width * height > size.width * size.height) size = { width, height };
  }
  return size;
}
