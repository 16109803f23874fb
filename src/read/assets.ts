/**
 * What a file in an entry's folder really is: looked into once, before anything is published, so that
 * `check` can say what is wrong with it and emitting has nothing left to refuse.
 */
import { type FileHandle, open } from 'node:fs/promises';
import * as say from '../wording/assets.ts';
import type { Sentence } from '../wording/yaml.ts';
import { extensionOf, type Kind, kindOf, type OfficeFormat, type RasterFormat, sniff, type Sniffed, SNIFF_BYTES } from './assets/kinds.ts';
import { cleanMp3 } from './assets/mp3.ts';
import { planMp4 } from './assets/mp4.ts';
import { readOffice } from './assets/office.ts';
import { cleanOgg } from './assets/ogg.ts';
import { readPdf } from './assets/pdf.ts';
import { readRaster } from './assets/raster.ts';
import type { CleanRecording, FilmPlan } from './assets/recording.ts';
import { FileSource } from './assets/source.ts';
import { type BrokenKind, readSvg, type SvgFault, type UnsafeKind } from './assets/svg.ts';
import { cleanWav } from './assets/wav.ts';
import { planWebm } from './assets/webm.ts';
import { digestOf } from './assets/source.ts';
import { decode } from './text.ts';

export type AssetCode = 'asset/type' | 'asset/size' | 'asset/unsafe' | 'privacy/document';

export interface AssetProblem {
  code: AssetCode;
  severity: 'error' | 'warning';
  message: string;
  hint?: string;
}

/** Plain JSON. */
export interface AssetProbe {
  role: 'image' | 'audio' | 'video' | 'download' | 'other';
  /** `jpeg` for `jpg`, too; the extension as it stands for what is not allowed. */
  format: string;
  bytes: number;
  /** SHA-256 of the bytes in hex; `''` of a file that could not be read, or is too large to be. */
  digest: string;
  /** Of a picture as it is seen, of a film as it is shown, in pixels; of a sound picture or film alone. */
  width?: number;
  height?: number;
  /** Seconds. */
  duration?: number;
  /** What `text`, `title` and `desc` say in an SVG. */
  text?: string[];
  /** What a download says about people, in words: `作者 张三`, `批注 3 处(李四)`. */
  metadata?: string[];
  problems: AssetProblem[];
}

const MEGABYTE = 1024 * 1024;
/** Contract, section 12. */
export const MAX_BYTES = 20 * MEGABYTE;
export const MAX_FILM_BYTES = 200 * MEGABYTE;

/**
 * Looks into a file. `name` is what its entry calls it: its extension says what it should be, and
 * sentences name it. Never throws; a file of any content takes seconds at most, and no more memory
 * than its own size and one decoded picture.
 */
export async function probeAsset(absolutePath: string, name: string): Promise<AssetProbe> {
  const kind = kindOf(name);
  const probe: AssetProbe = { role: kind?.role ?? 'other', format: kind?.format ?? extensionOf(name), bytes: 0, digest: '', problems: [] };
  const problem = problemsOf(probe);
  let handle: FileHandle | undefined;
  try {
    // Without `O_NONBLOCK` a named pipe would be waited for.
    handle = await open(absolutePath, 'r');
    const stat = await handle.stat();
    if (!stat.isFile()) return { ...probe, problems: [error('asset/type', say.unreadable(name))] };
    probe.bytes = stat.size;
    if (kind === undefined) {
      problem('asset/type', say.typeNotAllowed(name));
      if (stat.size <= MAX_FILM_BYTES) probe.digest = await digestOf(absolutePath);
      return probe;
    }
    const limit = kind.role === 'video' ? MAX_FILM_BYTES : MAX_BYTES;
    if (stat.size > limit) {
      problem('asset/size', say.tooManyBytes(name, stat.size, limit));
      return probe;
    }
    probe.digest = await digestOf(absolutePath);
    const source = new FileSource(handle, stat.size);
    const head = await source.read(0, Math.min(SNIFF_BYTES, stat.size));
    await new Prober(probe, name, absolutePath, sniff(head)).look(kind, source);
  } catch {
    if (!probe.problems.some(({ severity }) => severity === 'error')) problem('asset/type', say.unreadable(name));
  } finally {
    await handle?.close().catch(() => undefined);
  }
  return probe;
}
