/** From logo to page: text in colours from any logo is readable. */
import { wcagContrast } from 'culori';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { colourOf } from '../../../src/media/colours.ts';
import { coloursOfTone, PAPERS, toneOf } from '../../../src/views/brand/colours.ts';
import { brandShare } from '../../../src/views/site/share.ts';
import { fileOf, flag, svg } from '../../support/assets.ts';
import { brand, contextOf } from './siteOf.ts';

const READABLE = 4.5;
/** The backgrounds of share images; logos have the second one. */
const SHARED = ['#f8f5ee', '#fffdf8'];

/** Colours of a photograph: a sky over a field, with grain. */
async function photograph(sky: string, field: string): Promise<Buffer> {
  const grain = await sharp({
    create: { width: 300, height: 200, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
    .png()
    .toBuffer();
  const shades = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><linearGradient id="g" x2="0" y2="1"><stop stop-color="${sky}"/><stop offset="1" stop-color="${field}"/></linearGradient><rect width="300" height="200" fill="url(#g)"/></svg>`;
  return sharp(grain)
    .composite([
      { input: Buffer.from(shades), blend: 'soft-light' },
      { input: Buffer.from(shades), blend: 'overlay' },
    ])
    .jpeg({ quality: 85 })
    .toBuffer();
}

const LOGOS: readonly [name: string, file: string, content: () => Promise<Buffer | string>, hasColour: boolean][] = [
  ['grey alone', 'a.png', () => flag('#9a9a9a', '#5c5c5c').png().toBuffer(), false],
  ['ink on white', 'a.png', () => flag('#ffffff', '#101010').png().toBuffer(), false],
  ['nearly white', 'a.png', () => flag('#fffdf2', '#fdf6e3').png().toBuffer(), false],
  ['a breath of pink', 'a.png', () => flag('#ffd9d9', '#ffffff').png().toBuffer(), false],
  ['pale pink', 'a.png', () => flag('#ffb3b3', '#ffffff').png().toBuffer(), true],
  ['nearly black', 'a.png', () => flag('#0b0506', '#120708').png().toBuffer(), false],
  ['the deepest blue', 'a.png', () => flag('#0a1550', '#000000').png().toBuffer(), true],
  ['neon green', 'a.png', () => flag('#39ff14', '#ffffff').png().toBuffer(), true],
  ['neon yellow', 'a.svg', () => Promise.resolve(svg('<rect width="100" height="50" fill="#faff00"/>')), true],
  ['neon pink', 'a.png', () => flag('#ff10f0', '#111111').png().toBuffer(), true],
  ['cyan', 'a.png', () => flag('#00ffff', '#ffffff').png().toBuffer(), true],
  ['gold', 'a.jpg', () => flag('#d4a017', '#f7e7b4').flatten().jpeg().toBuffer(), true],
  ['a photograph by day', 'a.jpg', () => photograph('#9ec9f0', '#5b7f3a'), true],
  ['a photograph at dusk', 'a.jpg', () => photograph('#e0703a', '#1f1730'), true],
];

describe('the colours of an odd logo', () => {
  it.each(LOGOS)('%s: is readable in both themes and on the share image', async (_name, file, content, hasColour) => {
    const colors = await colourOf(fileOf(file, await content()));
    expect(colors !== undefined).toBe(hasColour);
    if (colors === undefined) return;
    const tone = toneOf({ colors });
    const { light, dark, groundLight, groundDark } = coloursOfTone(tone ?? '');
    for (const paper of [PAPERS.light, groundLight, ...SHARED])
      expect(wcagContrast(light, paper), `${light} on ${paper}`).toBeGreaterThanOrEqual(READABLE);
    for (const paper of [PAPERS.dark, groundDark]) expect(wcagContrast(dark, paper), `${dark} on ${paper}`).toBeGreaterThanOrEqual(READABLE);
    const one = brand('a', { colors, theme: '主题' });
    const { drawing } = brandShare(contextOf([one]), one);
    for (const { text, fill } of drawing.texts)
      for (const paper of [drawing.ground, groundLight])
        expect(wcagContrast(fill, paper), `${text}: ${fill} on ${paper}`).toBeGreaterThanOrEqual(READABLE);
  });

  it('every possible tone is readable', () => {
    const faults: string[] = [];
    for (const degree of ['1', '2', '3', '1d', '2d', '3d'])
      for (let hue = 0; hue < 360; hue += 6) {
        const { light, dark, groundLight, groundDark } = coloursOfTone(`${degree}-${hue}`);
        const pairs: [string, string][] = [
          ...[PAPERS.light, groundLight, ...SHARED].map((paper): [string, string] => [light, paper]),
          [dark, PAPERS.dark],
          [dark, groundDark],
        ];
        for (const [ink, paper] of pairs) if (wcagContrast(ink, paper) < READABLE) faults.push(`${degree}-${hue}: ${ink} on ${paper}`);
      }
    expect(faults).toEqual([]);
  });
});
