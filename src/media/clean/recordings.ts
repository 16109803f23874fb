/** Recordings and films as they go out: the sound and the picture, byte for byte, and nothing besides. */
import { copyFile, open, readFile, writeFile } from 'node:fs/promises';
import { cleanMp3 } from '../formats/mp3.ts';
import { planMp4 } from '../formats/mp4.ts';
import { cleanOgg } from '../formats/ogg.ts';
import type { CleanRecording, FilmPlan, Patch } from '../formats/recording.ts';
import { FileSource } from '../formats/source.ts';
import { cleanWav } from '../formats/wav.ts';
import { planWebm } from '../formats/webm.ts';

const REBUILT: Readonly<Record<string, (bytes: Buffer) => CleanRecording>> = { mp3: cleanMp3, wav: cleanWav, ogg: cleanOgg };

/** Writes the bare recording of `source` to `target`. Throws where `source` is not what was looked at. */
export async function publishRecording(source: string, format: string, target: string): Promise<void> {
  const rebuild = REBUILT[format];
  if (rebuild !== undefined) {
    const clean = rebuild(await readFile(source));
    if ('fault' in clean) throw new Error(`a recording (${format}) that is ${clean.fault}`);
    return writeFile(target, clean.bytes);
  }
  const plan = await planOf(source, format);
  if ('fault' in plan) throw new Error(`a film (${format}) that is ${plan.fault}`);
  await copyFile(source, target);
  await apply(target, plan.patches);
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

const ZEROS = Buffer.alloc(1 << 18);

async function apply(file: string, patches: readonly Patch[]): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    for (const patch of patches) {
      if ('bytes' in patch) await handle.write(patch.bytes, 0, patch.bytes.length, patch.offset);
      else
        for (let done = 0; done < patch.zeros; done += ZEROS.length)
          await handle.write(ZEROS, 0, Math.min(ZEROS.length, patch.zeros - done), patch.offset + done);
    }
  } finally {
    await handle.close();
  }
}
