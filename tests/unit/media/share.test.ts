/** Share images: reproducible, with all characters and without metadata. */
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { probeAsset } from '../../../src/media/probe.ts';
import { drawShare } from '../../../src/media/share/draw.ts';
import { lettersOfFonts } from '../../../src/media/share/letters.ts';
import { planShare, SHARE, type ShareDrawing } from '../../../src/media/share/plan.ts';
import { setRun } from '../../../src/media/share/type.ts';
import { hasLetter } from '../../../src/rules/letters.ts';
import { LETTERS } from '../../../src/rules/letterTable.ts';
import { CANARY, fileOf, picture, pngWithText, temporaryFolder } from '../../support/assets.ts';
import { emitMedia } from '../../support/emitMedia.ts';

const drawing = (text: string, more: Partial<ShareDrawing> = {}): ShareDrawing => ({
  ground: '#f8f5ee',
  rects: [{ x: 64, y: 64, width: 100, height: 100, fill: '#b3291d' }],
  paths: [],
  pictures: [],
  texts: [{ text, x: 200, y: 300, size: 100, weight: 700, fill: '#1f1b16' }],
  ...more,
});
const sum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

describe('type', () => {
  it('has an outline for every character, even if many font subsets are read at the same time', async () => {
    const texts = ['望川市青禾区苇渡镇', '汊口的三道岗，“两新”组织', '鼎耀未来·龘靐', 'Party 2024（第一批）', '菜地门牌、认得地'];
    const runs = await Promise.all(texts.flatMap((text) => [setRun(text, 400), setRun(text, 700)]));
    for (const [at, run] of runs.entries()) {
      const text = texts[Math.floor(at / 2)] as string;
      expect(run.glyphs.filter(({ d }) => d !== '').length, text).toBe([...text.replace(/\s/g, '')].length);
    }
  });
  it('is one em wide per Han character, and bold if requested', async () => {
    const [light, bold] = await Promise.all([setRun('青禾', 400), setRun('青禾', 700)]);
    expect([light.width, bold.width]).toEqual([2, 2]);
    expect(bold.glyphs[0]?.d).not.toBe(light.glyphs[0]?.d);
  });
  it('has a letter for every character of names and places, for numbers and for signs', async () => {
    const box = (await setRun('□', 700)).glyphs[0]?.d;
    for (const text of ['Ⅰ期驿站㑇𬭚', '㐱䶮𫖯𬍛𬜬𦒍', '❤★→℃㎡⑳', '叠罗汉的龘靐齉']) {
      const { glyphs } = await setRun(text, 700);
      expect(glyphs.filter(({ d }) => d === box || d === '').length, text).toBe(0);
      expect(glyphs.length, text).toBe([...text].length);
    }
  });
  it('draws nothing for what only changes another character', async () => {
    expect((await setRun('爱❤\ufe0f心\u200b', 400)).glyphs).toEqual((await setRun('爱❤心', 400)).glyphs);
  });
  it('knows which characters the fonts have', async () => {
    expect(LETTERS, 'run npm run letters').toBe(await lettersOfFonts());
    expect(['Ⅰ', '㑇', '𬭚', '❤', '字', '\u{2a6d6}', '\u{31350}'].map((one) => hasLetter(one.codePointAt(0) as number))).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
      false,
    ]);
  });
  it('shows a box for a character that no font has', async () => {
    const { glyphs } = await setRun('\u{2a6d6}甲', 400);
    expect(glyphs.map(({ d }) => d)).toEqual((await setRun('□甲', 400)).glyphs.map(({ d }) => d));
  });
});

describe('a picture of any proportions', () => {
  it.each(['0 0 1200 1', '0 0 1 1200', '0 0 100000 3', '0 0 0.001 5'])('with the viewBox %s is drawn', async (box) => {
    const file = fileOf('thin.svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><rect width="9" height="9" fill="#8a1c1c"/></svg>`);
    const asset = await probeAsset(file, 'thin.svg');
    expect(asset.problems).toEqual([]);
    const bytes = await drawShare(
      drawing('灯', { pictures: [{ asset, untouched: false, x: 0, y: 0, width: 400, height: 400 }] }),
      new Map([[asset.digest, file]]),
    );
    expect((await sharp(bytes).metadata()).width).toBe(SHARE.width);
  });
});

describe('an image', () => {
  it('is a reproducible PNG of the planned size without metadata', async () => {
    const [first, second] = await Promise.all([drawShare(drawing('白墙账本'), new Map()), drawShare(drawing('白墙账本'), new Map())]);
    expect(sum(first)).toBe(sum(second));
    const { width, height, format, exif, icc, xmp, iptc, comments } = await sharp(first).metadata();
    expect({ width, height, format, exif, icc, xmp, iptc, comments }).toEqual({ width: SHARE.width, height: SHARE.height, format: 'png' });
    const chunks = [...first.toString('latin1').matchAll(/(?:IHDR|PLTE|tRNS|IDAT|IEND|tEXt|iTXt|zTXt|tIME|eXIf|iCCP|pHYs|gAMA|cHRM|sRGB)/g)].map(
      ([name]) => name,
    );
    expect(chunks.filter((name) => /tEXt|iTXt|zTXt|tIME|eXIf|iCCP/.test(name))).toEqual([]);
  });
  it('shows the whole logo centred in its box, without metadata', async () => {
    const source = fileOf('标识.png', pngWithText(await picture(60, 30).png().toBuffer()));
    const asset = await probeAsset(source, '标识.png');
    const field = { x: 600, y: 100, width: 300, height: 200 };
    const made = await drawShare(drawing('', { pictures: [{ asset, untouched: true, ...field }] }), new Map([[asset.digest, source]]));
    expect(made.toString('latin1')).not.toContain(CANARY);
    const { data, info } = await sharp(made).removeAlpha().raw().toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number): number[] => [...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3)];
    const ground = [0xf8, 0xf5, 0xee];
    expect(at(field.x - 2, 200)).toEqual(ground);
    expect(at(field.x + 150, 200)).not.toEqual(ground);
    await expect(drawShare(drawing('', { pictures: [{ asset, untouched: true, ...field }] }), new Map())).rejects.toThrow(/nowhere/);
  });
  it('has a name that depends on the drawing', () => {
    expect(planShare(drawing('甲'))).toBe(planShare(drawing('甲')));
    expect(planShare(drawing('甲'))).not.toBe(planShare(drawing('乙')));
    expect(planShare(drawing('甲'))).toMatch(/^media\/[0-9a-f]{16}-1200\.png$/);
  });
  it('is drawn once and cached', async () => {
    const cache = temporaryFolder();
    const items = [{ kind: 'share' as const, file: planShare(drawing('甲')), drawing: () => drawing('甲'), sources: new Map<string, string>() }];
    const first = await emitMedia(items, temporaryFolder(), cache);
    const again = await emitMedia(items, temporaryFolder(), cache);
    expect([first.made, again.made, first.files]).toEqual([1, 0, again.files]);
  });
});
