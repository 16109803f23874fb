/** Publishes recordings and films without metadata. Sound and picture data stay byte for byte the same. */
import { open, readFile } from 'node:fs/promises';
import { cleanMp3 } from '../formats/mp3.ts';
import { planMp4 } from '../formats/mp4.ts';
import { cleanOgg } from '../formats/ogg.ts';
import type { CleanRecording, FilmPlan } from '../formats/recording.ts';
import { FileSource } from '../formats/source.ts';
import { cleanWav } from '../formats/wav.ts';
import { planWebm } from '../formats/webm.ts';

const REBUILT: Readonly<Record<string, (bytes: Buffer) => CleanRecording>> = { mp3: cleanMp3, wav: cleanWav, ogg: cleanOgg };

/** Returns the bytes of `source` without metadata. Throws if `source` is not a valid file of `format`. */
export async function cleanRecording(source: string, format: string): Promise<Buffer> {
  const rebuild = REBUILT[format];
  if (rebuild !== undefined) {
    const clean = rebuild(await readFile(source));
    if ('fault' in clean) throw new Error(`a recording (${format}) that is ${clean.fault}`);
    return Buffer.from(clean.bytes);
  }
  const plan = await planOf(source, format);
  if ('fault' in plan) throw new Error(`a film (${format}) that is ${plan.fault}`);
  const bytes = await readFile(source);
  for (const patch of plan.patches) {
    if ('bytes' in patch) bytes.set(patch.bytes, patch.offset);
    else bytes.fill(0, patch.offset, patch.offset + patch.zeros);
  }
  return bytes;
}

async function planOf(file: string, format: string): Promise<FilmPlan> {
  const handle = await open(file, 'r');
  try {
    const source = new FileSource(handle, (await handle.stat()).size);
    return format === 'webm' ? await planWebm(source) : await planMp4(source, format === 'm4a' ? 'm4a' : 'mp4');
  } finally {
    await handle.close();
  }
}
