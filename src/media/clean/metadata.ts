/** Checks that files to be published carry no metadata. */
import { open, readFile } from 'node:fs/promises';
import { cleanMp3 } from '../formats/mp3.ts';
import { planMp4 } from '../formats/mp4.ts';
import { cleanOgg } from '../formats/ogg.ts';
import type { Patch } from '../formats/recording.ts';
import { FileSource } from '../formats/source.ts';
import { cleanWav } from '../formats/wav.ts';
import { planWebm } from '../formats/webm.ts';
import { avifBurden } from './avif.ts';

/** Chunks of WebP and PNG that are needed to draw. Any other may hold metadata. */
const DRAWS: Readonly<Record<'webp' | 'png', ReadonlySet<string>>> = {
  webp: new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF']),
  png: new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'pHYs', 'sBIT', 'bKGD']),
};

const CLEANERS = { mp3: cleanMp3, wav: cleanWav, ogg: cleanOgg } as const;
const FILMS = ['mp4', 'm4a', 'webm'] as const;

/**
 * Returns what a media file carries that it should not: the name of a chunk, `metadata`, or the extension of a
 * format that this generator never writes, such as `jpg`. Returns undefined for a clean file and for a file
 * that is not a picture, recording or film. `bytes` are those of the file, if they were read already.
 */
export async function burdenOf(file: string, bytes?: Buffer): Promise<string | undefined> {
  const extension = /\.([a-z0-9]+)$/i.exec(file)?.[1]?.toLowerCase() ?? '';
  if (extension === 'webp') return chunkOf(webpChunks(bytes ?? (await readFile(file))), DRAWS.webp);
  if (extension === 'png') return chunkOf(pngChunks(bytes ?? (await readFile(file))), DRAWS.png);
  if (extension === 'avif') return avifBurden(bytes ?? (await readFile(file)));
  if (/^(?:jpe?g|gif|tiff?|heic|bmp)$/.test(extension)) return extension;
  if (extension in CLEANERS) {
    const all = bytes ?? (await readFile(file));
    const clean = CLEANERS[extension as keyof typeof CLEANERS](all);
    return 'bytes' in clean && all.equals(clean.bytes) ? undefined : 'metadata';
  }
  return (FILMS as readonly string[]).includes(extension) ? filmBurden(file, extension) : undefined;
}

const chunkOf = (names: Iterable<string>, allowed: ReadonlySet<string>): string | undefined => {
  for (const name of names) if (!allowed.has(name)) return name;
  return undefined;
};

function* webpChunks(bytes: Buffer): Generator<string> {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF') yield 'not webp';
  let at = 12;
  for (; at + 8 <= bytes.length; at += 8 + bytes.readUInt32LE(at + 4) + (bytes.readUInt32LE(at + 4) % 2)) yield bytes.toString('latin1', at, at + 4);
  if (at < bytes.length) yield 'tail';
}

function* pngChunks(bytes: Buffer): Generator<string> {
  if (bytes.toString('latin1', 1, 4) !== 'PNG') yield 'not png';
  let at = 8;
  for (; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) yield bytes.toString('latin1', at + 4, at + 8);
  if (at < bytes.length) yield 'tail';
}

async function filmBurden(file: string, extension: string): Promise<string | undefined> {
  const handle = await open(file, 'r');
  try {
    const source = new FileSource(handle, (await handle.stat()).size);
    const plan = extension === 'webm' ? await planWebm(source) : await planMp4(source, extension === 'm4a' ? 'm4a' : 'mp4');
    if ('fault' in plan) return 'metadata';
    for (const patch of plan.patches) if (!(await isApplied(handle, patch))) return 'metadata';
    return undefined;
  } finally {
    await handle.close();
  }
}

async function isApplied(handle: Awaited<ReturnType<typeof open>>, patch: Patch): Promise<boolean> {
  const wanted = 'bytes' in patch ? Buffer.from(patch.bytes) : Buffer.alloc(patch.zeros);
  const found = Buffer.alloc(wanted.length);
  await handle.read(found, 0, found.length, patch.offset);
  return found.equals(wanted);
}
