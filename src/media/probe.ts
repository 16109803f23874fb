/**
 * Examines an asset before anything is published, so that `check` can report what is wrong and writing the site
 * has nothing left to refuse.
 */

import { createHash } from 'node:crypto';
import { open, readFile, stat } from 'node:fs/promises';
import { given } from '../given.ts';
import { decode } from '../read/text.ts';
import { extensionOf, type Format, type Kind, kindOf, type RasterFormat } from '../schema/fileKinds.ts';
import * as say from '../wording/assets.ts';
import type { Sentence } from '../wording/sentence.ts';
import { cleanMp3 } from './formats/mp3.ts';
import { planMp4 } from './formats/mp4.ts';
import { type DocumentReading, readOffice } from './formats/office.ts';
import { cleanOgg } from './formats/ogg.ts';
import { readPdf } from './formats/pdf.ts';
import { isMoving, readRaster } from './formats/raster.ts';
import type { CleanRecording, FilmPlan } from './formats/recording.ts';
import { SNIFF_BYTES, type Sniffed, sniff } from './formats/sniff.ts';
import { type ByteSource, digestOf, FileSource, MemorySource } from './formats/source.ts';
import { isUnsafe, readSvg } from './formats/svg.ts';
import { cleanWav } from './formats/wav.ts';
import { planWebm } from './formats/webm.ts';
import { waveOf } from './wave.ts';

export type AssetCode = 'asset/type' | 'asset/size' | 'asset/unsafe' | 'asset/still' | 'privacy/document';
const WARNINGS: ReadonlySet<AssetCode> = new Set(['asset/still', 'privacy/document']);

export interface AssetProblem {
  code: AssetCode;
  severity: 'error' | 'warning';
  message: string;
  hint?: string;
}

/** The result of probing a file, as plain JSON. */
export interface AssetProbe {
  role: 'image' | 'audio' | 'video' | 'download' | 'other';
  /** Format by extension (`jpeg` also for `jpg`); for a type that is not allowed, the extension itself. */
  format: string;
  bytes: number;
  /** SHA-256 in hex; `''` for a file that is too large, not allowed or unreadable. */
  digest: string;
  /** Displayed size of a picture or film in pixels, if it could be read. */
  width?: number;
  height?: number;
  /** Seconds. */
  duration?: number;
  /** The loudness of a short recording over its time (see `wave.ts`). */
  wave?: number[];
  /** Contents of `text`, `title` and `desc` in an SVG. */
  text?: string[];
  /** Personal data in a download, in words: `作者 张三`, `批注 3 处(李四)`. */
  metadata?: string[];
  problems: AssetProblem[];
  /** Decoding timed out, perhaps because the machine was busy. Such a result is not cached. */
  isPassing?: true;
}

const MEGABYTE = 1024 * 1024;
/** Limits of `asset/size`. */
const MAX_BYTES = 20 * MEGABYTE;
const MAX_FILM_BYTES = 200 * MEGABYTE;

/**
 * Probes a file. `name` is its name in the entry: the extension gives the expected format, and messages quote it.
 * Never throws. Takes seconds at most, and no more memory than the file and one decoded picture.
 */
export async function probeAsset(absolutePath: string, name: string): Promise<AssetProbe> {
  const kind = kindOf(name);
  const probe: AssetProbe = { role: kind?.role ?? 'other', format: kind?.format ?? extensionOf(name), bytes: 0, digest: '', problems: [] };
  try {
    const { size, isFile } = await sizeOf(absolutePath);
    probe.bytes = size;
    // Do not open a device or a pipe: reading it might never end.
    if (!isFile) report(probe, 'asset/type', say.unreadable(name));
    else if (kind === undefined) report(probe, 'asset/type', say.typeNotAllowed(name));
    else if (size > limitOf(kind)) report(probe, 'asset/size', say.tooManyBytes(name, size, limitOf(kind)));
    else await look(probe, kind, absolutePath, name);
  } catch {
    if (probe.problems.length === 0) report(probe, 'asset/type', say.unreadable(name));
  }
  return probe;
}

const limitOf = (kind: Kind): number => (kind.role === 'video' ? MAX_FILM_BYTES : MAX_BYTES);

async function sizeOf(file: string): Promise<{ size: number; isFile: boolean }> {
  const found = await stat(file);
  return { size: found.size, isFile: found.isFile() };
}

function report(probe: AssetProbe, code: AssetCode, { message, hint }: Sentence): void {
  probe.problems.push({ code, severity: WARNINGS.has(code) ? 'warning' : 'error', message, ...given('hint', hint) });
}

async function look(probe: AssetProbe, { role, format }: Kind, file: string, name: string): Promise<void> {
  if (role === 'video') return lookAtFilm(probe, format, file, name);
  const bytes = await readFile(file);
  probe.bytes = bytes.length;
  probe.digest = createHash('sha256').update(bytes).digest('hex');
  const sniffed = sniff(bytes.subarray(0, SNIFF_BYTES));
  switch (format) {
    case 'svg':
      return lookAtSvg(probe, bytes, name, sniffed);
    case 'png':
    case 'jpeg':
    case 'webp':
    case 'avif':
      // Give a decoder only files of its own format.
      if (sniffed !== format) report(probe, 'asset/type', say.notWhatItSays(name, sniffed));
      else await lookAtRaster(probe, format, bytes, name);
      return;
    case 'mp3':
    case 'wav':
    case 'ogg':
    case 'm4a':
      return lookAtAudio(probe, format, name, sniffed, await cleanAudio(format, bytes));
    case 'docx':
    case 'xlsx':
    case 'pptx':
      return lookAtDocument(probe, format, name, sniffed, sniffed === 'zip' ? readOffice(bytes, format) : { fault: 'foreign' });
    case 'pdf':
      return lookAtDocument(probe, format, name, sniffed, readPdf(bytes));
    default:
      throw new Error(`nobody looks at ${format}`);
  }
}

async function lookAtAudio(
  probe: AssetProbe,
  format: 'mp3' | 'wav' | 'ogg' | 'm4a',
  name: string,
  sniffed: Sniffed | undefined,
  found: CleanRecording | FilmPlan,
): Promise<void> {
  applyRecording(probe, format, name, sniffed, found);
  const wave = 'bytes' in found && probe.problems.length === 0 ? await waveOf(format, found.bytes) : undefined;
  if (wave !== undefined) probe.wave = wave;
}

/** Returns the recording without metadata, or for M4A the patches that remove it. */
function cleanAudio(format: 'mp3' | 'wav' | 'ogg' | 'm4a', bytes: Buffer): CleanRecording | Promise<FilmPlan> {
  if (format === 'm4a') return planMp4(new MemorySource(bytes), 'm4a');
  return { mp3: cleanMp3, wav: cleanWav, ogg: cleanOgg }[format](bytes);
}

async function lookAtFilm(probe: AssetProbe, format: Format, file: string, name: string): Promise<void> {
  probe.digest = await digestOf(file);
  const handle = await open(file, 'r');
  try {
    const source = new FileSource(handle, probe.bytes);
    const sniffed = sniff(await source.read(0, Math.min(SNIFF_BYTES, probe.bytes)));
    // Films may have the brand of M4A or QuickTime. HEIF pictures, which share the container, are not films.
    const isIso = sniffed === 'mp4' || sniffed === 'm4a';
    if (format === 'mp4' && !isIso) return report(probe, 'asset/type', say.notWhatItSays(name, sniffed));
    applyRecording(probe, format, name, sniffed, await planFilm(format, source));
  } finally {
    await handle.close();
  }
}

const planFilm = (format: Format, source: ByteSource): Promise<FilmPlan> => (format === 'mp4' ? planMp4(source, 'mp4') : planWebm(source));

function applyRecording(probe: AssetProbe, format: Format, name: string, sniffed: Sniffed | undefined, found: CleanRecording | FilmPlan): void {
  if ('fault' in found) {
    report(probe, 'asset/type', say.recordingSentence(name, found.fault, sniffed, format));
    return;
  }
  if (found.duration !== undefined) probe.duration = found.duration;
  if (found.width !== undefined) probe.width = found.width;
  if (found.height !== undefined) probe.height = found.height;
}

async function lookAtRaster(probe: AssetProbe, format: RasterFormat, bytes: Buffer, name: string): Promise<void> {
  const found = await readRaster(bytes, format);
  if ('width' in found) Object.assign(probe, { width: found.width, height: found.height });
  if (!('fault' in found)) {
    if (isMoving(bytes, format)) report(probe, 'asset/still', say.moving(name));
    return;
  }
  if (found.fault === 'pixels') report(probe, 'asset/size', say.tooManyPixels(name, found.width, found.height));
  else report(probe, 'asset/type', found.fault === 'slow' ? say.tooSlow(name) : say.damaged(name));
  if (found.fault === 'slow') probe.isPassing = true;
}

function lookAtSvg(probe: AssetProbe, bytes: Buffer, name: string, sniffed: Sniffed | undefined): void {
  const decoded = decode(bytes);
  if ('wrong' in decoded) {
    const isOther = sniffed !== undefined && sniffed !== 'svg';
    report(probe, 'asset/type', isOther ? say.notWhatItSays(name, sniffed) : say.svgEncoding(name));
    return;
  }
  const { faults, width, height, text } = readSvg(decoded.text);
  if (width !== undefined && height !== undefined) Object.assign(probe, { width, height });
  if (text.length > 0) probe.text = text;
  for (const fault of faults) {
    if (isUnsafe(fault)) report(probe, 'asset/unsafe', say.svgUnsafe(name, fault));
    else report(probe, fault.kind === 'many' ? 'asset/size' : 'asset/type', say.svgBroken(name, fault, sniffed));
  }
}

function lookAtDocument(probe: AssetProbe, format: Format, name: string, sniffed: Sniffed | undefined, found: DocumentReading): void {
  if ('fault' in found) {
    report(probe, 'asset/type', say.documentSentence(name, found.fault, found.is ?? sniffed, format));
    return;
  }
  if (found.traces.length === 0) return;
  probe.metadata = found.traces.map(say.traceText);
  report(probe, 'privacy/document', say.documentTraces(name, found.traces));
}
