import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { waveOf } from '../../../src/media/wave.ts';
import { PROJECT } from '../../../src/project.ts';

/** A WAV of 16 bits with one channel. */
function wav(samples: readonly number[]): Buffer {
  const data = Buffer.alloc(samples.length * 2);
  for (const [at, sample] of samples.entries()) data.writeInt16LE(Math.round(sample * 32_767), at * 2);
  const head = Buffer.alloc(44);
  head.write('RIFF\0\0\0\0WAVEfmt ', 'latin1');
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(16_000, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

describe('the wave of a recording', () => {
  it('is the loudness of each part against the loudest one', async () => {
    const wave = await waveOf('wav', wav([...Array(420).fill(0.5), ...Array(420).fill(-0.25), ...Array(420).fill(0)]));
    expect(wave).toHaveLength(42);
    expect([wave?.[0], wave?.[20], wave?.[41]]).toEqual([100, 50, 0]);
  });
  it('shows the three knocks of an MP3, each softer, and the silence after them', async () => {
    const wave = (await waveOf('mp3', readFileSync(path.join(PROJECT, 'content/brands/shidianban-shousheng/bangzi.mp3')))) ?? [];
    const knocks = wave.filter((peak, at) => peak > 10 && (wave[at - 1] ?? 0) < 5);
    expect(knocks).toHaveLength(3);
    expect(knocks).toEqual([...knocks].sort((a, b) => b - a));
    expect(wave.slice(25).every((peak) => peak <= 1)).toBe(true);
  });
  it('is absent for silence, for what cannot be decoded, and for a long recording', async () => {
    expect(await waveOf('wav', wav(Array(900).fill(0)))).toBeUndefined();
    expect(await waveOf('m4a', Buffer.from('m4a'))).toBeUndefined();
    expect(await waveOf('mp3', Buffer.from('no frames at all'))).toBeUndefined();
    expect(await waveOf('wav', Buffer.concat([wav([1, 0]), Buffer.alloc(3 * 1024 * 1024)]))).toBeUndefined();
  });
});
