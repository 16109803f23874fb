import { differenceCiede2000 } from 'culori';
import { describe, expect, it } from 'vitest';
import { colourOf, coloursIn, dominantColors } from '../../../src/media/colours.ts';
import { fileOf, flag, svg } from '../../support/assets.ts';

const apart = differenceCiede2000();
const near = (found: string | undefined, wanted: string): boolean => found !== undefined && apart(found, wanted) < 3;

describe('the colours of a logo', () => {
  it('are the dominant ones, exact for flat colours', async () => {
    expect(await dominantColors(fileOf('a.png', await flag('#c8161d', '#1a5fb4').png().toBuffer()))).toEqual(['#c8161d', '#1a5fb4']);
    expect(
      await dominantColors(fileOf('a.svg', svg('<rect width="100" height="50" fill="#0a7d3c"/><circle cx="50" cy="25" r="15" fill="#e0a000"/>'))),
    ).toEqual(['#0a7d3c', '#e0a000']);
  });

  it('are found in JPEG', async () => {
    const [first, second] = await dominantColors(fileOf('a.jpg', await flag('#c8161d', '#1a5fb4').flatten().jpeg({ quality: 70 }).toBuffer()));
    expect(near(first, '#c8161d') && near(second, '#1a5fb4')).toBe(true);
  });

  it('are never white, grey, black or transparent', async () => {
    expect(await dominantColors(fileOf('a.png', await flag('#ffffff', '#b01020').png().toBuffer()))).toEqual(['#b01020']);
    expect(await dominantColors(fileOf('a.png', await flag('#777777', '#000000').png().toBuffer()))).toEqual([]);
    expect(await dominantColors(fileOf('a.png', await flag('#00ff0000', '#b01020').png().toBuffer()))).toEqual(['#b01020']);
    expect(await colourOf(fileOf('a.png', await flag('#f4f4f2', '#111111').png().toBuffer()))).toBeUndefined();
  });

  it('are vivid rather than a pale background', async () => {
    expect(
      (await dominantColors(fileOf('a.svg', svg('<rect width="100" height="50" fill="#fbeee6"/><rect width="40" height="40" fill="#c8161d"/>'))))[0],
    ).toBe('#c8161d');
  });

  it('are only one if the second is similar or tiny', async () => {
    expect(await dominantColors(fileOf('a.png', await flag('#c8161d', '#b81a20').png().toBuffer()))).toEqual(['#c8161d']);
    expect(
      await dominantColors(fileOf('a.svg', svg('<rect width="100" height="50" fill="#c8161d"/><rect width="5" height="5" fill="#0000ff"/>'))),
    ).toEqual(['#c8161d']);
  });

  it('include those of style sheets, but none of a refused SVG', async () => {
    expect(await dominantColors(fileOf('a.svg', svg('<style>.a{fill:#0a7d3c}</style><rect class="a" width="100" height="50"/>')))).toEqual([
      '#0a7d3c',
    ]);
    expect(await dominantColors(fileOf('a.svg', svg('<script/><rect width="100" height="50" fill="#0a7d3c"/>')))).toEqual([]);
    expect(await dominantColors(fileOf('a.png', 'no picture'))).toEqual([]);
  });

  it('have the form of a brand’s `colors`', async () => {
    expect(await colourOf(fileOf('a.png', await flag('#c8161d', '#1a5fb4').png().toBuffer()))).toEqual({ primary: '#c8161d', secondary: '#1a5fb4' });
    expect(await colourOf(fileOf('a.png', await flag('#c8161d', '#c8161d').png().toBuffer()))).toEqual({ primary: '#c8161d' });
  });

  it('do not depend on the order of pixels', () => {
    const red = [200, 22, 29, 255];
    const blue = [26, 95, 180, 255];
    const mixed = Array.from({ length: 400 }, (_, at) => (at % 2 === 0 ? red : blue));
    const sorted = [...mixed].sort((a, b) => (a[0] as number) - (b[0] as number));
    expect(coloursIn(Buffer.from(mixed.flat()))).toEqual(coloursIn(Buffer.from(sorted.flat())));
  });
});
