/**
 * MP3 (ISO/IEC 11172-3, 13818-3): keeps only frames. Tags (ID3v2, ID3v1, APE, Lyrics3) may stand before, after and
 * between frames, and need not be recognised.
 */
import { type CleanRecording, seconds } from './recording.ts';

/** kbit/s of layer III, by version (MPEG 1; 2 and 2.5) and index. */
const BIT_RATES = [
  [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
/** Hertz, by version bits (0: 2.5, 2: 2, 3: 1) and index. */
const SAMPLE_RATES: Readonly<Record<number, readonly number[]>> = { 0: [11025, 12000, 8000], 2: [22050, 24000, 16000], 3: [44100, 48000, 32000] };

interface Frame {
  length: number;
  samples: number;
  rate: number;
  version: number;
}

/** Returns the complete frame that starts at `at`, or undefined. */
function frameAt(bytes: Buffer, at: number): Frame | undefined {
  if (at + 4 > bytes.length || bytes[at] !== 0xff) return undefined;
  const second = bytes[at + 1] as number;
  const third = bytes[at + 2] as number;
  const version = (second >> 3) & 3;
  const isLayer3 = ((second >> 1) & 3) === 1;
  const rate = SAMPLE_RATES[version]?.[(third >> 2) & 3];
  const kilobits = BIT_RATES[version === 3 ? 0 : 1][third >> 4];
  if ((second & 0xe0) !== 0xe0 || !isLayer3 || rate === undefined || kilobits === undefined || kilobits === 0) return undefined;
  const samples = version === 3 ? 1152 : 576;
  const length = Math.floor((samples * 125 * kilobits) / rate) + ((third >> 1) & 1);
  return at + length <= bytes.length ? { length, samples, rate, version } : undefined;
}

const alike = (a: Frame, b: Frame): boolean => a.rate === b.rate && a.version === b.version;

/** Returns the length of the ID3v2 tag at `at`, or 0. Tags are skipped because they may contain bytes that look like frames. */
function id3Length(bytes: Buffer, at: number): number {
  if (bytes[at] !== 0x49 || bytes[at + 1] !== 0x44 || bytes[at + 2] !== 0x33 || at + 10 > bytes.length) return 0;
  const size = [6, 7, 8, 9].reduce((sum, place) => sum * 128 + ((bytes[at + place] as number) & 0x7f), 0);
  return size + (((bytes[at + 5] as number) & 0x10) === 0 ? 10 : 20);
}

/** Returns the number of frames from a Xing or Info header, or undefined. */
function framesTold(bytes: Buffer, at: number, frame: Frame): number | undefined {
  const isMono = (bytes[at + 3] as number) >> 6 === 3;
  const tag = at + 4 + (frame.version === 3 ? (isMono ? 17 : 32) : isMono ? 9 : 17);
  const name = bytes.toString('latin1', tag, tag + 4);
  const saysFrames = (name === 'Xing' || name === 'Info') && tag + 12 <= bytes.length && ((bytes[tag + 7] as number) & 1) === 1;
  return saysFrames ? bytes.readUInt32BE(tag + 8) : undefined;
}

/** Returns the frames of an MP3. A file with less than 10 % frames, not counting tags, is `foreign`. */
export function cleanMp3(bytes: Buffer): CleanRecording {
  const spans: { start: number; end: number }[] = [];
  let first: Frame | undefined;
  let told: number | undefined;
  let frames = 0;
  let kept = 0;
  let tagged = 0;
  let at = 0;
  let nextTag = bytes.indexOf('ID3', 0, 'latin1');
  // Accept only consecutive frames: four bytes that look like a header occur in any file.
  let inStep = false;
  while (at < bytes.length) {
    const frame = frameAt(bytes, at);
    const next = frame === undefined ? undefined : frameAt(bytes, at + frame.length);
    const follows = frame !== undefined && (first === undefined || alike(first, frame)) && (inStep || (next !== undefined && alike(frame, next)));
    if (follows) {
      if (first === undefined) {
        first = frame;
        told = framesTold(bytes, at, frame);
      }
      const last = spans.at(-1);
      if (last?.end === at) last.end = at + frame.length;
      else spans.push({ start: at, end: at + frame.length });
      frames += 1;
      kept += frame.length;
      at += frame.length;
      inStep = true;
      continue;
    }
    inStep = false;
    const tag = id3Length(bytes, at);
    tagged += Math.min(tag, bytes.length - at);
    if (tag > 0) at += tag;
    else {
      // Search for the next tag once per tag, not once per byte: a file may be all 0xff.
      if (nextTag !== -1 && nextTag <= at) nextTag = bytes.indexOf('ID3', at + 1, 'latin1');
      const stop = nextTag === -1 ? bytes.length : nextTag;
      do at += 1;
      while (at < stop && bytes[at] !== 0xff);
    }
  }
  if (first === undefined) return { fault: 'foreign' };
  if (kept < (bytes.length - tagged) / 10) return { fault: 'foreign' };
  // The Xing frame itself is not counted, and players tolerate a few missing frames.
  if (told !== undefined && frames < told * 0.95) return { fault: 'truncated' };
  return {
    bytes: Buffer.concat(spans.map(({ start, end }) => bytes.subarray(start, end))),
    duration: seconds((frames * first.samples) / first.rate),
  };
}
