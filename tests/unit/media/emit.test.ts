import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { burdenOf } from '../../../src/media/clean/metadata.ts';
import type { MediaItem } from '../../../src/media/jobs.ts';
import { type PictureUse, type PublishedPicture, planFile, planIcon, planPicture } from '../../../src/media/plan.ts';
import { type AssetProbe, probeAsset } from '../../../src/media/probe.ts';
import { CANARY, DESIGNED, fileOf, flag, mp3, mp4, office, picture, pngWithText, temporaryFolder, withNotes } from '../../support/assets.ts';
import { emitMedia } from '../../support/emitMedia.ts';

async function item(
  name: string,
  content: string | Uint8Array,
  use: PictureUse = 'figure',
  untouched = false,
): Promise<MediaItem & { asset: AssetProbe }> {
  const source = fileOf(name, content);
  const asset = await probeAsset(source, name);
  expect(asset.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return (asset.role === 'image' ? { kind: 'picture', source, asset, use, untouched } : { kind: 'file', source, asset }) as MediaItem & {
    asset: AssetProbe;
  };
}

/** Every file below a folder, by path, with its bytes. */
function filesIn(folder: string): Record<string, Buffer> {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => statSync(path.join(folder, name)).isFile());
  return Object.fromEntries(names.sort().map((name) => [name.replaceAll(path.sep, '/'), readFileSync(path.join(folder, name))]));
}

const filesOf = ({ sources, avif }: PublishedPicture): string[] => [...sources, ...avif].map(({ file }) => file);

const sums = (files: Record<string, Buffer>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]));

describe('a published file', () => {
  it('is written as planned and listed with its size', async () => {
    const out = temporaryFolder();
    const items = [
      await item('照片.jpg', await picture(1000, 600).jpeg().toBuffer()),
      await item('a.svg', DESIGNED.figma as string, 'logo'),
      await item('a.mp3', mp3()),
      await item('方案.docx', office('docx')),
    ];
    const { files, made } = await emitMedia(items, out, temporaryFolder());
    const planned = items.flatMap((each) =>
      each.kind === 'picture'
        ? filesOf(planPicture(each.asset, each.use, each))
        : each.kind === 'file'
          ? [planFile(each.asset).file]
          : Object.values(planIcon(each.asset.format)),
    );
    const written = filesIn(out);
    expect(Object.keys(written)).toEqual([...planned].sort());
    expect(files).toEqual(Object.entries(written).map(([name, bytes]) => ({ path: name, bytes: bytes.length })));
    expect(made).toBe(4);
  });

  it('has the planned width and proportions', async () => {
    const out = temporaryFolder();
    const photo = await item('a.jpg', await picture(1001, 667).jpeg().toBuffer());
    await emitMedia([photo], out, temporaryFolder());
    const plan = planPicture(photo.asset, 'figure');
    expect(plan.sources.map(({ width }) => width)).toEqual([320, 640, 1001]);
    expect(plan.avif.map(({ width, type }) => [width, type])).toEqual([320, 640, 1001].map((width) => [width, 'image/avif']));
    for (const { file, width } of plan.sources)
      expect(await sharp(path.join(out, file)).metadata()).toMatchObject({ format: 'webp', width, height: Math.round((width * 667) / 1001) });
    for (const { file, width } of plan.avif)
      expect(await sharp(path.join(out, file)).metadata()).toMatchObject({ format: 'heif', width, height: Math.round((width * 667) / 1001) });
    expect([plan.width, plan.height]).toEqual([1001, 667]);
  });

  it('has its Exif orientation applied', async () => {
    const out = temporaryFolder();
    // Red above blue, with Exif orientation 6: displayed, red is on the right.
    const halves = sharp({ create: { width: 60, height: 40, channels: 3, background: '#0000ff' } }).composite([
      { input: { create: { width: 60, height: 20, channels: 3, background: '#ff0000' } }, gravity: 'north' },
    ]);
    const turned = await item('a.jpg', await withNotes(halves, 6).jpeg({ quality: 95 }).toBuffer());
    const { files } = await emitMedia([turned], out, temporaryFolder());
    expect(files).toHaveLength(2);
    for (const { path: file } of files) await upright(path.join(out, file));
  });

  async function upright(file: string): Promise<void> {
    const { data, info } = await sharp(file).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([40, 60]);
    const pixel = (x: number, y: number): number[] => [
      ...data.subarray((y * info.width + x) * info.channels, (y * info.width + x) * info.channels + 3),
    ];
    expect(pixel(36, 30)[0]).toBeGreaterThan(200);
    expect(pixel(3, 30)[2]).toBeGreaterThan(200);
  }

  it('has no metadata of cameras and programs', async () => {
    const out = temporaryFolder();
    const notes = withNotes(picture(400, 300));
    const sources: [string, Buffer][] = [
      ['a.jpg', await notes.clone().jpeg().toBuffer()],
      ['a.png', pngWithText(await notes.clone().png().toBuffer())],
      ['a.webp', await notes.clone().webp().toBuffer()],
      ['a.avif', await notes.clone().avif({ effort: 0 }).toBuffer()],
    ];
    for (const [name, bytes] of sources) expect(bytes.includes(CANARY), name).toBe(true);
    const items = [];
    for (const [name, bytes] of sources)
      for (const use of ['figure', 'logo'] as const) for (const untouched of [false, true]) items.push(await item(name, bytes, use, untouched));
    items.push(
      await item('a.svg', DESIGNED.inkscape as string, 'logo'),
      await item('b.svg', DESIGNED.illustrator as string, 'logo', true),
      await item('a.mp3', mp3()),
      await item('a.mp4', mp4()),
    );
    await emitMedia(items, out, temporaryFolder());
    const written = Object.entries(filesIn(out));
    expect(written.length).toBeGreaterThan(15);
    for (const [name, bytes] of written) {
      // Strings too long to occur in pixel data by chance. Shorter chunk names are checked below by position.
      for (const trace of [CANARY, 'xmpmeta', 'rdf:RDF']) expect(bytes.includes(trace), `${name}: ${trace}`).toBe(false);
      if (/\.(?:webp|avif)$/.test(name)) expect(await burdenOf(path.join(out, name)), name).toBeUndefined();
      if (/\.(?:webp|avif)$/.test(name)) {
        const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
        expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
      }
    }
  });

  it('is lossless for a logo, unless that is a photograph', async () => {
    const out = temporaryFolder();
    const logo = await flag('#c8161d', '#1a5fb480', 200).png().toBuffer();
    const shades = await sharp({
      create: { width: 200, height: 200, channels: 3, background: '#000', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
    })
      .png()
      .toBuffer();
    const pixels = async (bytes: Buffer | string): Promise<Buffer> => sharp(bytes).ensureAlpha().raw().toBuffer();
    const emit = async (bytes: Buffer, untouched: boolean): Promise<Buffer> => {
      const each = await item('a.png', bytes, 'logo', untouched);
      await emitMedia([each], out, temporaryFolder());
      return readFileSync(path.join(out, planPicture(each.asset, 'logo', each.kind === 'picture' ? each : {}).sources.at(-1)?.file as string));
    };
    expect((await pixels(await emit(logo, false))).equals(await pixels(logo))).toBe(true);
    expect((await pixels(await emit(shades, true))).equals(await pixels(shades))).toBe(true);
    expect((await emit(shades, false)).length).toBeLessThan((await emit(shades, true)).length / 2);
  });

  it('is unchanged for a download', async () => {
    const out = temporaryFolder();
    const bytes = office('docx', { 'docProps/core.xml': `<dc:creator>${CANARY}</dc:creator>` });
    const { files } = await emitMedia([await item('a.docx', bytes)], out, temporaryFolder());
    expect(readFileSync(path.join(out, files[0]?.path as string)).equals(bytes)).toBe(true);
  });
});

describe('the cache', () => {
  const items = async (): Promise<(MediaItem & { asset: AssetProbe })[]> => [
    await item(
      'a.jpg',
      await sharp({ create: { width: 700, height: 400, channels: 3, background: '#a52' } })
        .jpeg()
        .toBuffer(),
    ),
    await item('a.svg', DESIGNED.figma as string, 'logo'),
    await item('a.mp4', mp4()),
  ];

  it('makes nothing twice and gives the same bytes', async () => {
    const cache = temporaryFolder();
    const [first, second, cold] = [temporaryFolder(), temporaryFolder(), temporaryFolder()];
    const all = await items();
    expect((await emitMedia(all, cold, temporaryFolder())).made).toBe(3);
    const once = await emitMedia(all, first, cache);
    expect(once.made).toBe(3);
    // The originals are not opened.
    for (const { source } of all) writeFileSync(source, 'gone');
    const again = await emitMedia(all, second, cache);
    expect(again.made).toBe(0);
    expect(again.files).toEqual(once.files);
    expect(sums(filesIn(second))).toEqual(sums(filesIn(first)));
    expect(sums(filesIn(cold))).toEqual(sums(filesIn(first)));
  });

  it('makes a file used in several places once', async () => {
    const [photo] = await items();
    const { files, made } = await emitMedia([photo, photo, { ...photo, use: 'cover' }] as MediaItem[], temporaryFolder(), temporaryFolder());
    expect([files.length, made]).toEqual([4, 1]);
  });

  it('detects damaged files', async () => {
    const cache = temporaryFolder();
    const all = await items();
    const whole = temporaryFolder();
    await emitMedia(all, whole, cache);
    const spoil: ((file: string) => void)[] = [
      (file) => truncateSync(file, statSync(file).size >> 1),
      (file) => {
        const bytes = readFileSync(file);
        bytes[bytes.length - 1] = (bytes.at(-1) as number) ^ 1;
        writeFileSync(file, bytes);
      },
      (file) => writeFileSync(file, ''),
    ];
    for (const name of Object.keys(filesIn(cache))) {
      for (const spoiling of spoil) {
        spoiling(path.join(cache, name));
        const out = temporaryFolder();
        await emitMedia(all, out, cache);
        expect(sums(filesIn(out)), name).toEqual(sums(filesIn(whole)));
      }
    }
  });

  it('keeps nothing if making failed', async () => {
    const cache = temporaryFolder();
    const [photo, drawing] = (await items()) as unknown as [MediaItem, MediaItem];
    writeFileSync(photo.source, 'changed since');
    await expect(emitMedia([photo], temporaryFolder(), cache)).rejects.toThrow(photo.source);
    writeFileSync(drawing.source, '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
    await expect(emitMedia([drawing], temporaryFolder(), cache)).rejects.toThrow(drawing.source);
    writeFileSync(drawing.source, '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await expect(emitMedia([photo], temporaryFolder(), cache)).rejects.toThrow(photo.source);
  });

  it('keeps no partial file of a killed process', async () => {
    const cache = temporaryFolder();
    const sources = await Promise.all(
      Array.from({ length: 6 }, async (_, at) =>
        item(
          `${at}.png`,
          await picture(400, 250 + at)
            .png()
            .toBuffer(),
        ),
      ),
    );
    const work = `
      import { emitMedia } from ${JSON.stringify(new URL('../../support/emitMedia.ts', import.meta.url).href)};
      await emitMedia(${JSON.stringify(sources)}, ${JSON.stringify(temporaryFolder())}, ${JSON.stringify(cache)}, (made) => console.log(made));`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', work], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise<void>((resolve) => {
      // What was made is kept before the next is begun.
      child.stdout.on('data', (told: Buffer) => /[3-6]/.test(told.toString()) && child.kill('SIGKILL'));
      child.once('exit', () => resolve());
    });
    const out = temporaryFolder();
    const { made } = await emitMedia(sources, out, cache);
    expect(made).toBeLessThan(6);
    expect(made).toBeGreaterThan(0);
    const afresh = temporaryFolder();
    await emitMedia(sources, afresh, temporaryFolder());
    expect(sums(filesIn(out))).toEqual(sums(filesIn(afresh)));
  });
});
