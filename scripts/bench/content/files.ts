/** Files beside the texts of generated content: logos, photographs, recordings. */
import sharp from 'sharp';
import type { Random } from './content.ts';

export const emblem = (at: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>标识</title><circle cx="32" cy="32" r="${20 + (at % 11)}" fill="#8a1c1c"/><path d="M20 ${at % 32} h24 v24 h-24 z" fill="#fff"/></svg>\n`;

/** Returns a picture that is neither flat nor noise: enlarged random dots. */
export const photo = (random: Random): Promise<Buffer> =>
  sharp(
    Uint8Array.from({ length: 60 * 40 * 3 }, () => random(256)),
    { raw: { width: 60, height: 40, channels: 3 } },
  )
    .resize(1200, 800)
    .jpeg({ quality: 70 })
    .toBuffer();

/** Adds a comment to a JPEG, which makes another file with the same picture. */
export function withComment(jpeg: Buffer, text: string): Buffer {
  const comment = Buffer.from(text, 'latin1');
  const head = Buffer.from([0xff, 0xfe, 0, comment.length + 2]);
  return Buffer.concat([jpeg.subarray(0, 2), head, comment, jpeg.subarray(2)]);
}

/** A second of a tone that fades, as a WAV file of 8,000 samples of eight bits. */
export function bell(at: number): Buffer {
  const rate = 8000;
  const samples = Uint8Array.from(
    { length: rate },
    (_, time) => 128 + 100 * Math.exp(-time / 2000) * Math.sin((time * (300 + at) * 2 * Math.PI) / rate),
  );
  const head = Buffer.alloc(44);
  head.write('RIFF\0\0\0\0WAVEfmt ', 'latin1');
  head.writeUInt32LE(36 + rate, 4);
  head.writeUInt32LE(16, 16);
  // PCM, one channel.
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(rate, 24);
  head.writeUInt32LE(rate, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write('data', 36, 'latin1');
  head.writeUInt32LE(rate, 40);
  return Buffer.concat([head, samples]);
}
