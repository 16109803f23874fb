/**
 * Cleans MP4 and M4A (ISO/IEC 14496-12) by overwriting in place, so that no offset changes and no byte of picture
 * or sound moves. Unknown boxes, and tracks that are neither picture nor sound (places, sensors, chapters), become
 * `free` boxes of zeros. Media data that no remaining track refers to is zeroed.
 */

import { given } from '../../given.ts';
import { cleanFlacBlocks } from './flac.ts';
import { type FilmPlan, type Patch, type RecordingFault, seconds } from './recording.ts';
import { type ByteSource, Truncated } from './source.ts';

class Refused extends Error {
  readonly fault: RecordingFault;
  constructor(fault: RecordingFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Bytes of all tables, more than a film of hours needs. Each table is loaded as a whole. */
const MAX_TABLES = 32 * 1024 * 1024;
const MAX_CHUNKS = 1_000_000;
const MAX_BOXES = 400_000;

/** Top-level boxes needed for playing. All others are cleared. */
const TOP = new Set(['ftyp', 'styp', 'moov', 'moof', 'mdat', 'sidx', 'ssix', 'mfra', 'pdin']);

interface Span {
  start: number;
  end: number;
}

interface Track {
  id: number;
  isKept: boolean;
  isVideo: boolean;
  duration: number;
  width: number;
  height: number;
  samples: Span[];
  sampleCount: number;
  /** Sample sizes are unknown, as in old QuickTime sound tables. */
  isVague: boolean;
  /** Fragments: defaults for samples (`trex`). */
  defaults: { size: number; duration: number };
  timescale: number;
  fragmentTime: number;
}

/** Plans the patches that remove everything but picture and sound from a copy. Reads only tables. Returns a fault for an invalid file. */
export async function planMp4(source: ByteSource, wanted: 'mp4' | 'm4a'): Promise<FilmPlan> {
  try {
    return await new Mp4Planner(source, wanted).plan();
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    if (error instanceof Truncated) return { fault: 'truncated' };
    // A table is shorter than declared.
    if (error instanceof RangeError) return { fault: 'damaged' };
    throw error;
  }
}

class Mp4Planner {
  private readonly source: ByteSource;
  private readonly wanted: 'mp4' | 'm4a';
  private readonly patches: Patch[] = [];
  private readonly media: Span[] = [];
  private readonly tracks = new Map<number, Track>();
  private readonly fragments: Span[] = [];
  private hasMovie = false;
  private movieDuration = 0;
  private tableBytes = 0;

  constructor(source: ByteSource, wanted: 'mp4' | 'm4a') {
    this.source = source;
    this.wanted = wanted;
  }

  async plan(): Promise<FilmPlan> {
    if (this.source.size < 16 || (await this.source.read(4, 4)).toString('latin1') !== 'ftyp') return { fault: 'foreign' };
    await this.readTop();
    if (!this.hasMovie) return { fault: 'damaged' };
    for (const fragment of this.fragments) await this.readFragment(fragment);
    const kept = [...this.tracks.values()].filter((track) => track.isKept);
    const playing = kept.filter((track) => track.sampleCount > 0);
    const video = playing.find((track) => track.isVideo);
    if (playing.length === 0 || this.media.length === 0) return { fault: 'empty' };
    if (this.wanted === 'm4a' && video !== undefined) return { fault: 'film' };
    if (playing.some((track) => track.samples.some(({ start, end }) => start < 0 || end > this.source.size))) return { fault: 'truncated' };
    this.clearUnused(kept);
    const duration = Math.max(this.movieDuration, ...playing.map((track) => Math.max(track.duration, track.fragmentTime / track.timescale)));
    return {
      patches: this.patches.sort((a, b) => a.offset - b.offset),
      duration: seconds(duration),
      ...(video === undefined || video.width < 1 || video.height < 1 ? {} : { width: video.width, height: video.height }),
    };
  }

  private async readTop(): Promise<void> {
    let boxes = 0;
    for (let at = 0; at < this.source.size; ) {
      boxes += 1;
      if (boxes > MAX_BOXES) throw new Refused('long');
      // Bytes too few for a box header.
      if (at + 8 > this.source.size) {
        this.patches.push({ offset: at, zeros: this.source.size - at });
        return;
      }
      const { type, body, end } = await this.boxAt(at);
      if (type === 'moov' && !this.hasMovie) {
        this.hasMovie = true;
        await this.readTable(at, end, (table) => this.movie(table));
      } else if (type === 'moof') this.fragments.push({ start: at, end });
      else if (type === 'mfra')
        await this.readTable(at, end, (table) => each(table, bodyOf(table), table.length, { tfra: () => undefined, mfro: () => undefined }));
      else if (type === 'mdat') this.media.push({ start: body, end });
      else if (type === 'moov' || !TOP.has(type)) this.free(at, body, end);
      at = end;
    }
  }

  private async boxAt(at: number): Promise<{ type: string; body: number; end: number }> {
    const head = await this.source.read(at, 8);
    const size = head.readUInt32BE(0);
    const type = head.toString('latin1', 4, 8);
    if (size === 0) return { type, body: at + 8, end: this.source.size };
    const isLong = size === 1;
    const length = isLong ? Number((await this.source.read(at + 8, 8)).readBigUInt64BE(0)) : size;
    const body = at + (isLong ? 16 : 8);
    if (length < body - at) throw new Refused('damaged');
    if (at + length > this.source.size) throw new Truncated();
    return { type, body, end: at + length };
  }

  private free(at: number, body: number, end: number): void {
    this.patches.push({ offset: at + 4, bytes: Buffer.from('free') });
    if (end > body) this.patches.push({ offset: body, zeros: end - body });
  }

  /** Lets `change` alter a copy of a table and records the result as a patch. */
  private async readTable(start: number, end: number, change: (table: Buffer) => void): Promise<void> {
    this.tableBytes += end - start;
    if (this.tableBytes > MAX_TABLES) throw new Refused('long');
    const table = Buffer.from(await this.source.read(start, end - start));
    change(table);
    this.patches.push({ offset: start, bytes: table });
  }

  private movie(table: Buffer): void {
    const defaults = new Map<number, Track['defaults']>();
    each(table, bodyOf(table), table.length, {
      mvhd: (start) => {
        const { timescale, duration } = header(table, start);
        this.movieDuration = duration / timescale;
      },
      mvex: (start, end) =>
        each(table, start, end, {
          mehd: () => undefined,
          trex: (at) => void defaults.set(table.readUInt32BE(at + 4), { duration: table.readUInt32BE(at + 12), size: table.readUInt32BE(at + 16) }),
        }),
      trak: (start, end, whole) => this.track(table, start, end, whole),
    });
    for (const [id, given] of defaults) {
      const track = this.tracks.get(id);
      if (track !== undefined) track.defaults = given;
    }
  }

  private track(table: Buffer, start: number, end: number, whole: number): void {
    const track: Track = {
      id: 0,
      isKept: false,
      isVideo: false,
      duration: 0,
      width: 0,
      height: 0,
      samples: [],
      sampleCount: 0,
      isVague: false,
      defaults: { size: 0, duration: 0 },
      timescale: 1,
      fragmentTime: 0,
    };
    each(table, start, end, {
      tkhd: (at, to) => {
        const long = table[at] === 1;
        table.fill(0, at + 4, at + (long ? 20 : 12));
        track.id = table.readUInt32BE(at + (long ? 20 : 12));
        track.width = Math.round(table.readUInt32BE(to - 8) / 65536);
        track.height = Math.round(table.readUInt32BE(to - 4) / 65536);
        // The matrix rotates by a quarter turn, as in films from upright phones.
        if (table.readInt32BE(at + (long ? 52 : 40)) === 0 && table.readInt32BE(at + (long ? 56 : 44)) !== 0)
          [track.width, track.height] = [track.height, track.width];
      },
      edts: (at, to) => each(table, at, to, { elst: () => undefined }),
      mdia: (at, to) => this.trackMedia(table, at, to, track),
    });
    this.tracks.set(track.id, track);
    if (!track.isKept) blank(table, whole, end);
  }

  private trackMedia(table: Buffer, start: number, end: number, track: Track): void {
    let handler = '';
    each(table, start, end, {
      mdhd: (at) => {
        const { timescale, duration } = header(table, at);
        track.timescale = timescale;
        track.duration = duration / timescale;
      },
      hdlr: (at, to) => {
        handler = table.toString('latin1', at + 8, at + 12);
        clearName(table, at, to);
      },
      minf: (from, upTo) => {
        // `hdlr` comes before `minf` in every file that players accept.
        track.isVideo = handler === 'vide';
        track.isKept = handler === 'vide' || handler === 'soun';
        each(table, from, upTo, {
          vmhd: () => undefined,
          smhd: () => undefined,
          gmhd: (at, to) => each(table, at, to, { gmin: () => undefined }),
          hdlr: (at, to) => clearName(table, at, to),
          dinf: (at, to) => each(table, at, to, { dref: (from, upTo) => references(table, from, upTo) }),
          stbl: (at, to) => sampleTable(table, at, to, track),
        });
      },
    });
  }

  private async readFragment({ start, end }: Span): Promise<void> {
    await this.readTable(start, end, (table) => {
      let previousEnd = start;
      each(table, bodyOf(table), table.length, {
        mfhd: () => undefined,
        traf: (at, to, whole) => {
          let track: Track | undefined;
          let base = previousEnd;
          let { size, duration } = { size: 0, duration: 0 };
          each(table, at, to, {
            tfhd: (from) => {
              const flags = table.readUInt32BE(from) & 0xffffff;
              track = this.tracks.get(table.readUInt32BE(from + 4));
              ({ size, duration } = track?.defaults ?? { size, duration });
              let next = from + 8;
              const has = (flag: number, length: number): number | undefined => {
                if ((flags & flag) === 0) return undefined;
                next += length;
                return next - length;
              };
              const explicit = has(0x1, 8);
              has(0x2, 4);
              const durationAt = has(0x8, 4);
              const sizeAt = has(0x10, 4);
              if (explicit !== undefined) base = Number(table.readBigUInt64BE(explicit));
              else if ((flags & 0x20000) !== 0) base = start;
              if (durationAt !== undefined) duration = table.readUInt32BE(durationAt);
              if (sizeAt !== undefined) size = table.readUInt32BE(sizeAt);
              previousEnd = base;
            },
            tfdt: () => undefined,
            sdtp: () => undefined,
            sbgp: () => undefined,
            sgpd: () => undefined,
            subs: () => undefined,
            trun: (from, upTo) => {
              if (track === undefined) return;
              const run = runOf(table, from, upTo, { size, duration });
              const first = run.offset === undefined ? previousEnd : base + run.offset;
              track.samples.push({ start: first, end: first + run.bytes });
              track.sampleCount += run.count;
              track.fragmentTime += run.duration;
              previousEnd = first + run.bytes;
            },
          });
          if (track?.isKept !== true) blank(table, whole, to);
        },
      });
    });
  }

  /** Zeroes media data that no kept track uses. */
  private clearUnused(kept: readonly Track[]): void {
    const media = this.media.sort((a, b) => a.start - b.start);
    const starts = [...this.tracks.values()].flatMap((track) => track.samples.map((span) => span.start)).concat(media.map((span) => span.end));
    starts.sort((a, b) => a - b);
    const used = kept
      .flatMap((track) =>
        track.isVague ? track.samples.map(({ start, end }) => ({ start, end: Math.max(end, firstAfter(starts, start)) })) : track.samples,
      )
      .sort((a, b) => a.start - b.start);
    let next = 0;
    for (const { start, end } of media) {
      let at = start;
      for (let span = used[next]; span !== undefined && span.start < end; span = used[next]) {
        if (span.start > at) this.patches.push({ offset: at, zeros: span.start - at });
        at = Math.max(at, Math.min(span.end, end));
        if (span.end > end) break;
        next += 1;
      }
      if (at < end) this.patches.push({ offset: at, zeros: end - at });
    }
  }
}

/** Returns the first of the sorted numbers greater than `value`: the latest possible end of a chunk of unknown length. */
function firstAfter(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return sorted[low] ?? value;
}

type Reader = (body: number, end: number, start: number) => void;

/** Calls `read` for each box between two offsets. */
function walk(table: Buffer, start: number, end: number, read: (type: string, body: number, end: number, start: number) => void): void {
  for (let at = start; at < end; ) {
    // QuickTime ends some lists with four zero bytes, which are not a box.
    if (at + 8 > end) return void table.fill(0, at, end);
    let length = table.readUInt32BE(at);
    let body = at + 8;
    if (length === 1 && at + 16 <= end) {
      length = Number(table.readBigUInt64BE(at + 8));
      body = at + 16;
    } else if (length === 0) length = end - at;
    if (length < body - at || at + length > end) throw new Refused('damaged');
    read(table.toString('latin1', at + 4, at + 8), body, at + length, at);
    at += length;
  }
}

/** Calls the reader of each box between two offsets. Boxes without a reader become `free`. */
function each(table: Buffer, start: number, end: number, readers: Readonly<Record<string, Reader>>): void {
  walk(table, start, end, (type, body, to, from) => {
    if (Object.hasOwn(readers, type)) (readers[type] as Reader)(body, to, from);
    else blank(table, from, to);
  });
}

const bodyOf = (table: Buffer): number => (table.readUInt32BE(0) === 1 ? 16 : 8);

/** Turns a box into a `free` box of zeros of the same length. */
function blank(table: Buffer, start: number, end: number): void {
  table.write('free', start + 4, 'latin1');
  table.fill(0, start + (table.readUInt32BE(start) === 1 ? 16 : 8), end);
}

/** `mvhd` and `mdhd`: zeroes creation and modification time, returns timescale and duration. */
function header(table: Buffer, at: number): { timescale: number; duration: number } {
  const long = table[at] === 1;
  table.fill(0, at + 4, at + (long ? 20 : 12));
  const timescale = table.readUInt32BE(at + (long ? 20 : 12)) || 1;
  const duration = long ? Number(table.readBigUInt64BE(at + 24)) : table.readUInt32BE(at + 16);
  const isUnknown = long ? duration >= 2 ** 64 - 2048 : duration === 0xffffffff;
  return { timescale, duration: isUnknown ? 0 : duration };
}

/** `hdlr`: keeps the handler type, zeroes the name. */
const clearName = (table: Buffer, at: number, end: number): void => void table.fill(0, Math.min(at + 12, end), end);

/** `dref`: requires that the media are in this file, and zeroes the URL. */
function references(table: Buffer, start: number, end: number): void {
  each(table, start + 8, end, {
    'url ': (at, to) => {
      if ((table.readUInt32BE(at) & 1) === 0) throw new Refused('damaged');
      table.fill(0, at + 4, to);
    },
  });
}

function sampleTable(table: Buffer, start: number, end: number, track: Track): void {
  const keep = (): void => undefined;
  let chunks: { at: number; count: number; long: boolean } | undefined;
  let sizes: { at: number; count: number; bits: number; fixed: number } | undefined;
  let runs: { at: number; count: number } | undefined;
  const counted = (at: number, to: number, width: number): { at: number; count: number } => {
    const count = table.readUInt32BE(at + 4);
    if (at + 8 + count * width > to) throw new Refused('damaged');
    if (count > MAX_CHUNKS) throw new Refused('long');
    return { at: at + 8, count };
  };
  const offsets =
    (long: boolean): Reader =>
    (at, to) => {
      chunks = { ...counted(at, to, long ? 8 : 4), long };
    };
  each(table, start, end, {
    stsd: (at, to) => walk(table, at + 8, to, (_type, from, upTo) => sampleEntry(table, from, upTo, track)),
    stts: keep,
    ctts: keep,
    cslg: keep,
    stss: keep,
    stsh: keep,
    stdp: keep,
    sdtp: keep,
    sbgp: keep,
    sgpd: keep,
    subs: keep,
    padb: keep,
    stco: offsets(false),
    co64: offsets(true),
    stsc: (at, to) => {
      runs = counted(at, to, 12);
    },
    stsz: (at, to) => {
      const fixed = table.readUInt32BE(at + 4);
      const count = table.readUInt32BE(at + 8);
      if (fixed === 0 && at + 12 + count * 4 > to) throw new Refused('damaged');
      sizes = { at: at + 12, count, bits: 32, fixed };
    },
    stz2: (at, to) => {
      const bits = table[at + 7] as number;
      const count = table.readUInt32BE(at + 8);
      if (![4, 8, 16].includes(bits) || at + 12 + (count * bits) / 8 > to) throw new Refused('damaged');
      sizes = { at: at + 12, count, bits, fixed: 0 };
    },
  });
  if (sizes === undefined || sizes.count === 0) return;
  if (chunks === undefined || runs === undefined) throw new Refused('damaged');
  track.sampleCount = sizes.count;
  // For uncompressed sound, this table counts frames, whose size is given elsewhere.
  if (!track.isVideo && sizes.fixed > 0 && sizes.fixed < 16) track.isVague = true;
  track.samples = chunkSpans(table, chunks, runs, sizes);
}

/** Returns the span of each chunk of a track, from `stco`/`co64`, `stsc` and `stsz`/`stz2`. */
function chunkSpans(
  table: Buffer,
  chunks: { at: number; count: number; long: boolean },
  runs: { at: number; count: number },
  sizes: { at: number; count: number; bits: number; fixed: number },
): Span[] {
  const sizeOf = (sample: number): number => {
    if (sizes.bits === 32) return table.readUInt32BE(sizes.at + sample * 4);
    if (sizes.bits === 16) return table.readUInt16BE(sizes.at + sample * 2);
    if (sizes.bits === 8) return table[sizes.at + sample] as number;
    const pair = table[sizes.at + (sample >> 1)] as number;
    return sample % 2 === 0 ? pair >> 4 : pair & 15;
  };
  const spans: Span[] = [];
  let sample = 0;
  let run = 0;
  for (let chunk = 1; chunk <= chunks.count && sample < sizes.count; chunk += 1) {
    while (run + 1 < runs.count && table.readUInt32BE(runs.at + (run + 1) * 12) <= chunk) run += 1;
    const perChunk = runs.count === 0 ? 0 : table.readUInt32BE(runs.at + run * 12 + 4);
    const place = chunks.at + (chunk - 1) * (chunks.long ? 8 : 4);
    const start = chunks.long ? Number(table.readBigUInt64BE(place)) : table.readUInt32BE(place);
    const count = Math.min(perChunk, sizes.count - sample);
    let bytes = count * sizes.fixed;
    if (sizes.fixed === 0) for (let index = 0; index < count; index += 1) bytes += sizeOf(sample + index);
    spans.push({ start, end: start + bytes });
    sample += count;
  }
  if (sample < sizes.count) throw new Refused('damaged');
  return spans;
}

/** Boxes that a decoder needs. `colr` and `dfLa` are handled separately. */
const DECODER_BOXES = [
  'avcC',
  'hvcC',
  'vvcC',
  'av1C',
  'vpcC',
  'lhvC',
  'dvcC',
  'dvvC',
  'pasp',
  'clap',
  'fiel',
  'btrt',
  'mdcv',
  'clli',
  'SmDm',
  'CoLL',
  'esds',
  'dac3',
  'dec3',
  'dac4',
  'dOps',
  'alac',
  'pcmC',
  'chnl',
  'chan',
  'wave',
  'srat',
];

/** Cleans a sample entry. Does not judge whether browsers support its codec. */
function sampleEntry(table: Buffer, at: number, to: number, track: Track): void {
  const inside: Record<string, Reader> = Object.fromEntries(DECODER_BOXES.map((name) => [name, () => undefined]));
  inside.colr = (from, upTo, start) => {
    // Remove ICC profiles, which hold authors and dates. Keep colours given by code points.
    if (!['nclx', 'nclc'].includes(table.toString('latin1', from, from + 4))) blank(table, start, upTo);
  };
  inside.dfLa = (from, upTo) => cleanFlacBlocks(table.subarray(from + 4, upTo));
  // QuickTime's vendor code.
  table.fill(0, Math.min(at + 12, to), Math.min(at + 16, to));
  if (track.isVideo) {
    table.fill(0, Math.min(at + 42, to), Math.min(at + 74, to));
    if (track.width === 0) track.width = table.readUInt16BE(at + 24);
    if (track.height === 0) track.height = table.readUInt16BE(at + 26);
    if (at + 78 < to) each(table, at + 78, to, inside);
  } else if (track.isKept) {
    const version = table.readUInt16BE(at + 8);
    if (version > 0) track.isVague = true;
    const boxes = at + (version === 1 ? 44 : version === 2 ? 64 : 28);
    if (boxes < to) each(table, boxes, to, inside);
  }
}

/** Reads a `trun`: data offset, samples, bytes and duration. */
function runOf(
  table: Buffer,
  at: number,
  end: number,
  defaults: Track['defaults'],
): { offset?: number; bytes: number; count: number; duration: number } {
  const flags = table.readUInt32BE(at) & 0xffffff;
  const count = table.readUInt32BE(at + 4);
  let next = at + 8;
  let offset: number | undefined;
  if ((flags & 0x1) !== 0) {
    offset = table.readInt32BE(next);
    next += 4;
  }
  if ((flags & 0x4) !== 0) next += 4;
  const width = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0).length * 4;
  if (next + count * width > end) throw new Refused('damaged');
  const hasDuration = (flags & 0x100) !== 0;
  const hasSize = (flags & 0x200) !== 0;
  let bytes = hasSize ? 0 : count * defaults.size;
  let duration = hasDuration ? 0 : count * defaults.duration;
  for (let sample = 0; (hasSize || hasDuration) && sample < count; sample += 1) {
    const place = next + sample * width;
    if (hasDuration) duration += table.readUInt32BE(place);
    if (hasSize) bytes += table.readUInt32BE(place + (hasDuration ? 4 : 0));
  }
  return { ...given('offset', offset), bytes, count, duration };
}
