/** The icons of a site, drawn and from a picture. */
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { drawIcon, iconOf } from '../../../src/media/icon.ts';
import { picture } from '../../support/assets.ts';
import { SVG } from '../../support/content.ts';

const pixel = async (bytes: Uint8Array | undefined, x: number, y: number): Promise<number[]> => {
  const { data, info } = await sharp(bytes).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
  return [...data.subarray((y * info.width + x) * 4, (y * info.width + x) * 4 + 4)];
};
const drawing = { letter: '青', ground: '#1d5c8f', ink: '#fffdf8' };

describe('a drawn icon', () => {
  it('has the letter in the middle of the ground, and no corners for phones', async () => {
    const [vector, small, touch] = await drawIcon(drawing);
    expect(Buffer.from(vector as Uint8Array).toString()).toMatch(/^<svg [^>]*viewBox="0 0 64 64"/);
    const { data, info } = await sharp(small).flatten({ background: drawing.ground }).greyscale().raw().toBuffer({ resolveWithObject: true });
    const inked = [...data.keys()].filter((at) => (data[at] as number) > 170).map((at) => [at % info.width, Math.floor(at / info.width)] as const);
    for (const side of [0, 1] as const) {
      const places = inked.map((place) => place[side]);
      expect(Math.abs((Math.min(...places) + Math.max(...places)) / 2 - 47.5)).toBeLessThan(4);
      expect(Math.min(...places)).toBeGreaterThan(5);
    }
    expect((await pixel(small, 0, 0))[3]).toBe(0);
    expect(await pixel(touch, 0, 0)).toEqual([0x1d, 0x5c, 0x8f, 255]);
  });
  it('is the same bytes each time', async () => {
    expect(await drawIcon(drawing)).toEqual(await drawIcon(drawing));
  });
});

describe('the icon of a picture', () => {
  it('shows the whole of it on a square, on white for phones', async () => {
    const bytes = await picture(60, 30).png().toBuffer();
    const [small, touch] = await iconOf(bytes, { digest: 'd', format: 'png', width: 60, height: 30 });
    expect((await pixel(small, 48, 4))[3]).toBe(0);
    expect((await pixel(small, 48, 48))[3]).toBe(255);
    expect(await pixel(touch, 90, 4)).toEqual([255, 255, 255, 255]);
    expect((await sharp(touch).metadata()).width).toBe(180);
  });
  it('of an SVG is drawn finely, and goes out as an SVG too', async () => {
    const [vector, small] = await iconOf(Buffer.from(SVG), { digest: 'd', format: 'svg', width: 10, height: 10 });
    expect(Buffer.from(vector as Uint8Array).toString()).toContain('<svg');
    expect((await pixel(small, 48, 48))[3]).toBe(255);
  });
});
