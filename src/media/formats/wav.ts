/** WAV: keeps the chunks with the sound and its encoding. The others hold titles, authors, dates and pictures. */
import { type CleanRecording, seconds } from './recording.ts';

/** PCM, IEEE float, A-law and µ-law, which browsers play. */
const CODECS: ReadonlySet<number> = new Set([1, 3, 6, 7]);
const EXTENSIBLE = 0xfffe;
const KEPT: ReadonlySet<string> = new Set(['fmt ', 'fact', 'data']);

/** Returns a WAV without metadata, or a fault. */
export function cleanWav(bytes: Buffer): CleanRecording {
  if (bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WAVE') return { fault: 'foreign' };
  const isStreamed = [0, 0xffffffff].includes(bytes.length < 12 ? 0 : bytes.readUInt32LE(4));
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at + 8 <= bytes.length; ) {
    const name = bytes.toString('latin1', at, at + 4);
    const declared = bytes.readUInt32LE(at + 4);
    const start = at + 8;
    // Streaming recorders leave the length open: the sound lasts to the end of the file.
    const isOpen = name === 'data' && (declared === 0xffffffff || (declared === 0 && isStreamed));
    const end = isOpen ? bytes.length : start + declared;
    if (end > bytes.length && KEPT.has(name)) return { fault: 'truncated' };
    if (KEPT.has(name) && !chunks.has(name)) chunks.set(name, bytes.subarray(start, end));
    at = end + (declared & 1);
  }
  const format = chunks.get('fmt ');
  const data = chunks.get('data');
  if (format === undefined || format.length < 16) return { fault: 'damaged' };
  if (data === undefined || data.length === 0) return { fault: 'empty' };
  const tag = format.readUInt16LE(0);
  const codec = tag === EXTENSIBLE && format.length >= 26 ? format.readUInt16LE(24) : tag;
  if (!CODECS.has(codec)) return { fault: 'codec' };
  const bytesPerSecond = format.readUInt32LE(8);
  // Drop bytes after the known fields.
  const known = format.subarray(0, tag === EXTENSIBLE ? 40 : 16);
  const parts = [
    chunkOf('fmt ', known),
    ...(chunks.has('fact') ? [chunkOf('fact', (chunks.get('fact') as Buffer).subarray(0, 4))] : []),
    chunkOf('data', data),
  ];
  const body = Buffer.concat(parts);
  const head = Buffer.from('RIFF\0\0\0\0WAVE', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return { bytes: Buffer.concat([head, body]), duration: seconds(data.length / bytesPerSecond) };
}

function chunkOf(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(name, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
}
