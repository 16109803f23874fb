/** The loudness of a recording over its time, from which the plate of a sound logo is drawn. */
import { MPEGDecoder } from 'mpg123-decoder';

/** How many values a wave has: as many as a plate shows side by side, two units of its field for each. */
const STEPS = 42;
/** Bytes of the largest recording that is decoded. A sound logo lasts seconds; a speech has no use for a wave. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Returns the peak of each of equal parts of a cleaned MP3 or WAV, from 0 to 100 against the loudest one. Returns
 * undefined for other formats, for long recordings, for silence and for what a decoder does not understand.
 */
export async function waveOf(format: 'mp3' | 'wav' | 'ogg' | 'm4a', bytes: Buffer): Promise<number[] | undefined> {
  if (bytes.length > MOST_BYTES) return undefined;
  const samples = format === 'mp3' ? await fromMp3(bytes) : format === 'wav' ? fromWav(bytes) : undefined;
  return samples === undefined ? undefined : peaksOf(samples);
}

async function fromMp3(bytes: Buffer): Promise<Float32Array | undefined> {
  const decoder = new MPEGDecoder();
  try {
    await decoder.ready;
    return decoder.decode(bytes).channelData[0];
  } catch {
    return undefined;
  } finally {
    decoder.free();
  }
}

/** Reads 16-bit PCM, which is what recorders write. The file was cleaned, so its chunks are `fmt `, perhaps `fact`, and `data`. */
function fromWav(bytes: Buffer): Float32Array | undefined {
  const chunks = new Map<string, Buffer>();
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    chunks.set(bytes.toString('latin1', at, at + 4), bytes.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length & 1);
  }
  const format = chunks.get('fmt ');
  const data = chunks.get('data');
  if (format === undefined || data === undefined || format.readUInt16LE(14) !== 16) return undefined;
  const channels = format.readUInt16LE(2);
  if (channels === 0) return undefined;
  return Float32Array.from({ length: Math.floor(data.length / (2 * channels)) }, (_, at) => data.readInt16LE(at * 2 * channels) / 32_768);
}

function peaksOf(samples: Float32Array): number[] | undefined {
  const peaks = Array.from({ length: STEPS }, () => 0);
  for (const [at, sample] of samples.entries()) {
    const step = Math.floor((at * STEPS) / samples.length);
    peaks[step] = Math.max(peaks[step] as number, Math.abs(sample));
  }
  const loudest = Math.max(...peaks);
  return loudest < 0.001 ? undefined : peaks.map((peak) => Math.round((peak / loudest) * 100));
}
