/** Extracts colours from a logo, for a brand without `colors`. */

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import culori from 'culori/require';
import sharp from 'sharp';
import { given } from '../given.ts';
import { decode } from '../read/text.ts';
import { MAX_PIXELS } from './formats/size.ts';
import { sniff } from './formats/sniff.ts';
import { readSvg } from './formats/svg.ts';

const { converter, formatHex } = culori;

const SIDE = 64;

/** Distance in OKLab within which shades belong to one colour. */
const NEAR = 0.09;
/** A second colour must have this distance from the first, and this share of the total weight. */
const APART = 0.18;
const ENOUGH = 0.08;
/** OKLab chroma below which a colour counts as grey. */
const GREY = 0.045;
/** Share of coloured pixels among opaque ones below which a picture counts as colourless. */
const STAIN = 0.01;

/**
 * Returns up to two colours of a picture as `#rrggbb`, the dominant one first, never white, grey or black.
 * Returns none if the picture is colourless or cannot be drawn. The same bytes always give the same colours.
 */
export async function dominantColors(file: string): Promise<string[]> {
  const bytes = await readFile(file);
  const digest = createHash('sha256').update(bytes).digest('hex');
  const known = remembered.get(digest);
  if (known !== undefined) return known;
  const found = coloursIn(await pixelsOf(bytes));
  remembered.set(digest, found);
  return found;
}

/** The same as the `colors` of a brand, or undefined if there are none. */
export async function colourOf(file: string): Promise<{ primary: string; secondary?: string } | undefined> {
  const [primary, secondary] = await dominantColors(file);
  return primary === undefined ? undefined : { primary, ...given('secondary', secondary) };
}

/** By digest; `npm run dev` asks again after every change. */
const remembered = new Map<string, string[]>();

/** Returns RGBA pixels, none if decoding fails. Draws an SVG only after the SVG gate has cleaned it. */
async function pixelsOf(bytes: Buffer): Promise<Buffer> {
  try {
    const image = sharp(isRaster(bytes) ? bytes : safeSvg(bytes), { limitInputPixels: MAX_PIXELS }).timeout({ seconds: 5 });
    return await image
      .autoOrient()
      .resize(SIDE, SIDE, { fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw()
      .toBuffer();
  } catch {
    return Buffer.alloc(0);
  }
}

const isRaster = (bytes: Buffer): boolean => ['png', 'jpeg', 'webp', 'avif'].includes(sniff(bytes) ?? '');

function safeSvg(bytes: Buffer): Buffer {
  const decoded = decode(bytes);
  const { faults, clean } = readSvg('wrong' in decoded ? '' : decoded.text, { side: SIDE });
  if (faults.length > 0) throw new Error('not drawn');
  return Buffer.from(clean);
}

interface Shade {
  l: number;
  a: number;
  b: number;
  /** Number of pixels times chroma. */
  weight: number;
}

const toOklab = converter('oklab');

/** Returns up to two colours of RGBA pixels as `#rrggbb`, the dominant one first. */
export function coloursIn(pixels: Buffer): string[] {
  const shades = shadesIn(pixels);
  const total = shades.reduce((sum, shade) => sum + shade.weight, 0);
  if (total === 0) return [];
  const first = strongest(shades);
  const rest = shades.filter((shade) => distance(shade, first) > APART);
  const second = rest.length === 0 ? undefined : strongest(rest);
  const hasSecond =
    second !== undefined &&
    distance(first, second) > APART &&
    rest.filter((shade) => distance(shade, second) < NEAR).reduce((sum, shade) => sum + shade.weight, 0) > total * ENOUGH;
  return [first, ...(hasSecond ? [second] : [])].map(({ l, a, b }) => formatHex({ mode: 'oklab', l, a, b }));
}

/** Groups pixels into shades. Returns none if nearly all are white, grey or black. */
function shadesIn(pixels: Buffer): Shade[] {
  const bins = new Map<number, { red: number; green: number; blue: number; count: number }>();
  let opaque = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    if ((pixels[at + 3] as number) < 128) continue;
    opaque += 1;
    const [red, green, blue] = [pixels[at] as number, pixels[at + 1] as number, pixels[at + 2] as number];
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    const bin = bins.get(key) ?? { red: 0, green: 0, blue: 0, count: 0 };
    bins.set(key, { red: bin.red + red, green: bin.green + green, blue: bin.blue + blue, count: bin.count + 1 });
  }
  let coloured = 0;
  const shades: Shade[] = [];
  for (const [, { red, green, blue, count }] of [...bins].sort(([a], [b]) => a - b)) {
    const { l, a, b } = toOklab({ mode: 'rgb', r: red / count / 255, g: green / count / 255, b: blue / count / 255 });
    const chroma = Math.hypot(a, b);
    if (chroma < GREY || l > 0.97 || l < 0.15) continue;
    coloured += count;
    shades.push({ l, a, b, weight: count * chroma });
  }
  return coloured < opaque * STAIN ? [] : shades;
}

const distance = (one: Omit<Shade, 'weight'>, other: Omit<Shade, 'weight'>): number => Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b);

/** Returns the heaviest shade of the heaviest cluster, so that a flat colour is returned exactly. The first wins a tie; shades are sorted. */
function strongest(shades: readonly Shade[]): Shade {
  let best: readonly Shade[] = shades;
  let most = -1;
  for (const centre of shades) {
    const around = shades.filter((shade) => distance(shade, centre) < NEAR);
    const weight = around.reduce((sum, shade) => sum + shade.weight, 0);
    if (weight > most) [best, most] = [around, weight];
  }
  return best.reduce((strongest, shade) => (shade.weight > strongest.weight ? shade : strongest));
}
