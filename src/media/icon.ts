/** Makes the icons of a site: for tabs of browsers, and for the home screens of phones. */
import sharp from 'sharp';
import { publishSvg } from './clean/vector.ts';
import { MAX_PIXELS } from './formats/size.ts';
import { ICON_SIDE, type IconDrawing, type PictureAsset } from './plan.ts';
import { setRun } from './share/type.ts';

const SIDE = 64;
const LETTER = 50;
/** Half the height of a letter above its baseline, in ems: of Han, and of capitals and figures. */
const MIDDLE = { han: 0.38, other: 0.36 } as const;

/** Returns the files that `planIcon` names for a drawing, in its order. */
export async function drawIcon({ letter, ground, ink }: IconDrawing): Promise<Uint8Array[]> {
  const { glyphs, width, unitsPerEm } = await setRun(letter, 700);
  const round = (value: number): number => Math.round(value * 100) / 100;
  const baseline = SIDE / 2 + LETTER * (/\p{Script=Han}/u.test(letter) ? MIDDLE.han : MIDDLE.other);
  const marks = glyphs.map(({ d, x, y }) => {
    const at = `translate(${round(SIDE / 2 + (x - width / 2) * LETTER)} ${round(baseline - y * LETTER)})`;
    return `<path transform="${at} scale(${LETTER / unitsPerEm} ${-LETTER / unitsPerEm})" d="${d}"/>`;
  });
  const svg = (radius: number): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${SIDE} ${SIDE}" width="${SIDE}" height="${SIDE}"><rect width="${SIDE}" height="${SIDE}" rx="${radius}" fill="${ground}"/><g fill="${ink}">${marks.join('')}</g></svg>`;
  const rounded = svg(9);
  // A phone cuts the corners itself.
  return [Buffer.from(rounded), await pixels(Buffer.from(rounded), ICON_SIDE.small), await pixels(Buffer.from(svg(0)), ICON_SIDE.touch)];
}

/** Returns the files that `planIcon` names for a picture, in its order: whole, on a square. */
export async function iconOf(bytes: Buffer, asset: PictureAsset): Promise<Uint8Array[]> {
  const isVector = asset.format === 'svg';
  const vector = isVector ? [Buffer.from(publishSvg(bytes, { digest: asset.digest, untouched: true }))] : [];
  const source = vector[0] ?? bytes;
  // A phone would put black behind what is transparent.
  return [...vector, await pixels(source, ICON_SIDE.small), await pixels(source, ICON_SIDE.touch, '#ffffff')];
}

async function pixels(source: Buffer, side: number, ground?: string): Promise<Buffer> {
  // A density at which an SVG of any size is drawn finer than it is shown.
  const { width = side, height = side } = await sharp(source, { limitInputPixels: MAX_PIXELS }).metadata();
  const density = Math.min(2400, Math.max(72, Math.ceil((72 * 2 * side) / Math.max(width, height))));
  const picture = sharp(source, { density, failOn: 'error', limitInputPixels: MAX_PIXELS })
    .autoOrient()
    // What is added beside the picture is added after it was flattened.
    .resize({ width: side, height: side, fit: 'contain', background: ground ?? { r: 0, g: 0, b: 0, alpha: 0 } });
  return (ground === undefined ? picture : picture.flatten({ background: ground })).toColourspace('srgb').png({ compressionLevel: 9 }).toBuffer();
}
