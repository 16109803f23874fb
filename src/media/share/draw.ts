/** Draws share images. Text is drawn as outlines, so that the fonts of the machine do not matter. */
import { readFile } from 'node:fs/promises';
import sharp, { type OverlayOptions, type PngOptions } from 'sharp';
import { publishSvg, VECTOR_TOOLS } from '../clean/vector.ts';
import { MAX_PIXELS } from '../formats/size.ts';
import { SHARE, type ShareDrawing, type SharePicture, type ShareText } from './plan.ts';
import { setRun, TYPE_TOOLS } from './type.ts';

/** Library and font versions that the bytes depend on. */
export const SHARE_TOOLS = `share sharp ${sharp.versions.sharp} vips ${sharp.versions.vips} rsvg ${sharp.versions.rsvg} ${VECTOR_TOOLS} ${TYPE_TOOLS}`;

/** All colours, and quickly: a palette would halve the bytes, which nobody waits for, and take four times as long. */
const PNG: PngOptions = { compressionLevel: 6, palette: false };

/** Returns a drawing as PNG without metadata. `sources` are the paths of its pictures. Throws if the drawing has a picture without source or size. */
export async function drawShare(drawing: ShareDrawing, sources: ReadonlyMap<string, string>): Promise<Buffer> {
  const outlines = await Promise.all(drawing.texts.map(outline));
  const rects = drawing.rects.map(
    ({ x, y, width, height, fill = 'none', stroke, strokeWidth = 1 }) =>
      `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${fill}"${stroke === undefined ? '' : ` stroke="${stroke}" stroke-width="${strokeWidth}"`}/>`,
  );
  const paths = drawing.paths.map(({ d, stroke, strokeWidth }) => `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${strokeWidth}"/>`);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE.width}" height="${SHARE.height}"><rect width="100%" height="100%" fill="${drawing.ground}"/>${[...rects, ...paths, ...outlines].join('')}</svg>`;
  const base = sharp(Buffer.from(svg));
  if (drawing.pictures.length > 0)
    base.composite(await Promise.all(drawing.pictures.map((picture) => fitted(picture, sources.get(picture.asset.digest)))));
  return base.removeAlpha().toColourspace('srgb').png(PNG).toBuffer();
}

async function outline({ text, x, y, size, weight, fill, anchor = 'start' }: ShareText): Promise<string> {
  const { glyphs, width, unitsPerEm } = await setRun(text, weight);
  const scale = size / unitsPerEm;
  const left = anchor === 'middle' ? x - (width * size) / 2 : x;
  const round = (value: number): number => Math.round(value * 100) / 100;
  const marks = glyphs
    .filter(({ d }) => d !== '')
    .map(
      (glyph) =>
        `<path transform="translate(${round(left + glyph.x * size)} ${round(y - glyph.y * size)}) scale(${scale} ${-scale})" d="${glyph.d}"/>`,
    );
  return `<g fill="${fill}">${marks.join('')}</g>`;
}

async function fitted({ asset, untouched, x, y, width, height }: SharePicture, source: string | undefined): Promise<OverlayOptions> {
  if (source === undefined || asset.width === undefined || asset.height === undefined)
    throw new Error(`picture ${asset.digest} is nowhere to be found`);
  const bytes = await readFile(source);
  const scale = Math.min(width / asset.width, height / asset.height);
  const [wide, high] = [asset.width, asset.height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  const image =
    asset.format === 'svg'
      ? sharp(Buffer.from(publishSvg(bytes, { digest: asset.digest, untouched })), { density: 144 })
      : sharp(bytes, { failOn: 'error', limitInputPixels: MAX_PIXELS }).autoOrient();
  const { data, info } = await image
    .resize({ width: wide, height: high, fit: 'fill' })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { input: data, raw: info, left: Math.round(x + (width - wide) / 2), top: Math.round(y + (height - high) / 2) };
}
