/**
 * Cleans WebM (EBML, RFC 8794; Matroska, RFC 9559) by overwriting elements with `Void` elements of the same length,
 * so that no offset changes. All elements not listed here go: titles, tags, attachments, chapters, and tracks
 * that are neither picture nor sound.
 */

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

const EBML = 0x1a45dfa3;
const SEGMENT = 0x18538067;
const SEEK_HEAD = 0x114d9b74;
const INFO = 0x1549a966;
const TRACKS = 0x1654ae6b;
const CLUSTER = 0x1f43b675;
const CUES = 0x1c53bb6b;
const VOID = 0xec;
const SIMPLE_BLOCK = 0xa3;
const BLOCK_GROUP = 0xa0;
const BLOCK = 0xa1;

const ids = (...list: number[]): ReadonlySet<number> => new Set(list);

/** Children of the segment that are kept, and all those that end a cluster of unknown length. */
const SEGMENT_KEPT = ids(SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES);
const SEGMENT_LEVEL = ids(SEEK_HEAD, INFO, TRACKS, CLUSTER, CUES, 0x1254c367, 0x1941a469, 0x1043a770);
const EBML_KEPT = ids(0x4286, 0x42f7, 0x42f2, 0x42f3, 0x4282, 0x4287, 0x4285);
const CLUSTER_KEPT = ids(0xe7, SIMPLE_BLOCK, BLOCK_GROUP, 0xab, 0xa7);
/** Block, BlockDuration, ReferenceBlock, DiscardPadding, BlockAdditions (alpha). */
const GROUP_KEPT = ids(BLOCK, 0x9b, 0xfb, 0x75a2, 0x75a1);
/** Numbers, flags, languages, codec and settings; no names. CodecPrivate, Video and Audio are cleaned further. */
const TRACK_KEPT = ids(
  0xd7,
  0x73c5,
  0x83,
  0xb9,
  0x88,
  0x55aa,
  0x9c,
  0x6de7,
  0x6df8,
  0x23e383,
  0x234e7a,
  0x23314f,
  0x55ee,
  0x41e4,
  0x86,
  0x63a2,
  0x56aa,
  0x56bb,
  0xe0,
  0xe1,
  0x6d80,
  0x22b59c,
  0x22b59d,
);
const VIDEO_KEPT = ids(
  0xb0,
  0xba,
  0x54b0,
  0x54ba,
  0x54b2,
  0x54aa,
  0x54bb,
  0x54cc,
  0x54dd,
  0x9a,
  0x9d,
  0x53b8,
  0x53c0,
  0x54b3,
  0x55b0,
  0x2eb524,
  0x2383e3,
  0x7670,
);
const AUDIO_KEPT = ids(0xb5, 0x78b5, 0x9f, 0x6264, 0x52f1);

const MAX_ELEMENTS = 1_500_000;
/** Bytes of a table that is read as a whole. */
const MAX_TABLE = 16 * 1024 * 1024;

interface Element {
  id: number;
  start: number;
  body: number;
  /** Infinity if the length is unknown. */
  end: number;
}

/** Plans the patches that remove everything but picture and sound from a copy. Reads only headers. Returns a fault for an invalid file. */
export async function planWebm(source: ByteSource): Promise<FilmPlan> {
  try {
    return await new WebmPlanner(source).plan();
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault };
    if (error instanceof Truncated) return { fault: 'truncated' };
    if (error instanceof RangeError) return { fault: 'damaged' };
    throw error;
  }
}

class WebmPlanner {
  private readonly source: ByteSource;
  private readonly patches: Patch[] = [];
  private readonly dropped = new Set<number>();
  private kept = 0;
  private elements = 0;
  private blocks = 0;
  private scale = 1_000_000;
  private duration = 0;
  private lastTime = 0;
  private width = 0;
  private height = 0;

  constructor(source: ByteSource) {
    this.source = source;
  }

  async plan(): Promise<FilmPlan> {
    if (this.source.size < 8 || (await this.source.read(0, 4)).readUInt32BE(0) !== EBML) return { fault: 'foreign' };
    const head = await this.elementAt(0, this.source.size);
    let docType = '';
    await this.children(head, async (element) => {
      if (!EBML_KEPT.has(element.id)) this.empty(element);
      if (element.id === 0x4282) docType = await this.textOf(element);
    });
    // Browsers do not play other Matroska files.
    if (docType !== 'webm') return { fault: 'foreign' };
    let hasSegment = false;
    for (let at = head.end; at < this.source.size; ) {
      const element = await this.elementAt(at, this.source.size);
      if (element.id === SEGMENT && !hasSegment) {
        hasSegment = true;
        await this.segment(element);
      } else this.empty(element);
      at = Math.min(element.end, this.source.size);
    }
    if (!hasSegment) return { fault: 'truncated' };
    if (this.kept === 0 || this.blocks === 0) return { fault: 'empty' };
    return {
      patches: this.patches.sort((a, b) => a.offset - b.offset),
      duration: seconds(((this.duration || this.lastTime) * this.scale) / 1e9),
      ...(this.width < 1 || this.height < 1 ? {} : { width: this.width, height: this.height }),
    };
  }

  private async segment(segment: Element): Promise<void> {
    await this.children(segment, async (element) => {
      if (!SEGMENT_KEPT.has(element.id)) return this.empty(element);
      if (element.id === CLUSTER) return this.cluster(element);
      if (element.end === Number.POSITIVE_INFINITY) throw new Refused('damaged');
      if (element.id === INFO) await this.info(element);
      else if (element.id === TRACKS) await this.tracks(element);
      else if (element.id === SEEK_HEAD) await this.seekHead(element);
      else await this.children(element, async (point) => void (point.id !== 0xbb && this.empty(point)));
    });
  }

  private async info(info: Element): Promise<void> {
    await this.children(info, async (element) => {
      if (element.id === 0x2ad7b1) this.scale = (await this.numberOf(element)) || 1_000_000;
      else if (element.id === 0x4489) this.duration = await this.floatOf(element);
      // MuxingApp and WritingApp are mandatory but may be empty: strings end at a zero byte.
      else if (element.id === 0x4d80 || element.id === 0x5741) this.zero(element.body, element.end);
      else this.empty(element);
    });
  }

  /** Removes the entries of removed elements. */
  private async seekHead(head: Element): Promise<void> {
    await this.children(head, async (seek) => {
      let target = 0;
      if (seek.id === 0x4dbb) {
        await this.children(seek, async (element) => {
          if (element.id === 0x53ab) target = await this.numberOf(element);
        });
      }
      if (!SEGMENT_KEPT.has(target)) this.empty(seek);
    });
  }

  private async tracks(tracks: Element): Promise<void> {
    if (tracks.end - tracks.body > MAX_TABLE) throw new Refused('long');
    await this.children(tracks, async (track) => {
      if (track.id !== 0xae) return this.empty(track);
      let number = 0;
      let type = 0;
      let codec = '';
      const parts: Element[] = [];
      await this.children(track, async (element) => {
        parts.push(element);
        if (element.id === 0xd7) number = await this.numberOf(element);
        else if (element.id === 0x83) type = await this.numberOf(element);
        else if (element.id === 0x86) codec = await this.textOf(element);
      });
      if (type !== 1 && type !== 2) {
        this.dropped.add(number);
        return this.empty(track);
      }
      this.kept += 1;
      for (const element of parts) {
        if (!TRACK_KEPT.has(element.id)) this.empty(element);
        else if (element.id === 0x63a2) await this.codecPrivate(element, codec);
        else if (element.id === 0xe0) await this.video(element);
        else if (element.id === 0xe1) await this.children(element, async (inner) => void (!AUDIO_KEPT.has(inner.id) && this.empty(inner)));
      }
    });
  }

  private async video(video: Element): Promise<void> {
    const isFirst = this.width === 0;
    await this.children(video, async (element) => {
      if (!VIDEO_KEPT.has(element.id)) this.empty(element);
      else if (isFirst && element.id === 0xb0) this.width = await this.numberOf(element);
      else if (isFirst && element.id === 0xba) this.height = await this.numberOf(element);
    });
  }

  /** Vorbis and FLAC have comments in their decoder setup. */
  private async codecPrivate({ body, end }: Element, codec: string): Promise<void> {
    if (end - body > MAX_TABLE) throw new Refused('long');
    const bytes = Buffer.from(await this.source.read(body, end - body));
    if (codec === 'A_VORBIS') cleanVorbisHeaders(bytes);
    else if (codec === 'A_FLAC') cleanFlacBlocks(bytes.subarray(bytes.toString('latin1', 0, 4) === 'fLaC' ? 4 : 0));
    else return;
    this.patches.push({ offset: body, bytes });
  }

  private async cluster(cluster: Element): Promise<void> {
    let time = 0;
    await this.children(cluster, async (element) => {
      if (!CLUSTER_KEPT.has(element.id)) this.empty(element);
      else if (element.id === 0xe7) time = await this.numberOf(element);
      else if (element.id === SIMPLE_BLOCK) await this.block(element, element, time);
      else if (element.id === BLOCK_GROUP) {
        const parts: Element[] = [];
        await this.children(element, async (part) => void parts.push(part));
        const block = parts.find((part) => part.id === BLOCK);
        if (block === undefined || (await this.block(block, element, time))) for (const part of parts) if (!GROUP_KEPT.has(part.id)) this.empty(part);
      }
    });
  }

  /** Removes `whole` if the block's track is removed. Returns whether the block stays. */
  private async block(block: Element, whole: Element, time: number): Promise<boolean> {
    const head = await this.source.read(block.body, Math.min(12, block.end - block.body));
    const { value: track, length } = vint(head, 0, true);
    if (this.dropped.has(track)) {
      this.empty(whole);
      return false;
    }
    this.blocks += 1;
    this.lastTime = Math.max(this.lastTime, time + head.readInt16BE(length));
    return true;
  }

  private async elementAt(at: number, limit: number): Promise<Element> {
    this.elements += 1;
    if (this.elements > MAX_ELEMENTS) throw new Refused('long');
    const head = await this.source.read(at, Math.min(12, this.source.size - at));
    const id = vint(head, 0, false);
    if (id.length > 4) throw new Refused('damaged');
    const size = vint(head, id.length, true);
    const body = at + id.length + size.length;
    const end = size.isUnknown ? Number.POSITIVE_INFINITY : body + size.value;
    if (end !== Number.POSITIVE_INFINITY && end > limit) {
      if (end > this.source.size) throw new Truncated();
      throw new Refused('damaged');
    }
    if (end === Number.POSITIVE_INFINITY && id.value !== SEGMENT && id.value !== CLUSTER) throw new Refused('damaged');
    return { id: id.value, start: at, body, end };
  }

  /** Calls `read` for each child, and sets the end of an element of unknown length. */
  private async children(parent: Element, read: (element: Element) => Promise<void>): Promise<void> {
    const limit = Math.min(parent.end, this.source.size);
    let at = parent.body;
    while (at < limit) {
      const element = await this.elementAt(at, limit);
      if (parent.id === CLUSTER && SEGMENT_LEVEL.has(element.id)) break;
      await read(element);
      at = element.end;
    }
    if (parent.end === Number.POSITIVE_INFINITY) parent.end = at;
  }

  private async numberOf({ body, end }: Element): Promise<number> {
    if (end - body > 8) throw new Refused('damaged');
    return (await this.source.read(body, end - body)).reduce((sum, byte) => sum * 256 + byte, 0);
  }

  private async floatOf({ body, end }: Element): Promise<number> {
    const bytes = await this.source.read(body, Math.min(8, end - body));
    const value = bytes.length === 8 ? bytes.readDoubleBE(0) : bytes.length === 4 ? bytes.readFloatBE(0) : 0;
    return Number.isFinite(value) && value > 0 ? value : 0;
  }

  private async textOf({ body, end }: Element): Promise<string> {
    return (await this.source.read(body, Math.min(64, end - body))).toString('latin1').replace(/\0.*$/s, '');
  }

  private zero(start: number, end: number): void {
    if (end > start) this.patches.push({ offset: start, zeros: end - start });
  }

  /** Replaces an element by a `Void` element of the same length. */
  private empty({ start, end }: Element): void {
    const length = Math.min(end, this.source.size) - start;
    const head = voidHead(length);
    this.patches.push({ offset: start, bytes: head });
    this.zero(start + head.length, start + length);
  }
}

/** Returns the header of a `Void` element with a total length of `length` bytes. */
function voidHead(length: number): Buffer {
  for (let width = 1; width <= 8; width += 1) {
    const rest = length - 1 - width;
    if (rest < 0 || rest > 2 ** (7 * width) - 2) continue;
    const head = Buffer.alloc(1 + width);
    head[0] = VOID;
    let value = rest;
    for (let at = width; at >= 1; at -= 1) {
      head[at] = value % 256;
      value = Math.floor(value / 256);
    }
    head[1] = (head[1] as number) | (0x80 >> (width - 1));
    return head;
  }
  throw new Refused('damaged');
}

/** Reads a variable-size integer (RFC 8794, section 4). Ids keep the length marker, sizes do not. */
function vint(bytes: Buffer, at: number, isSize: boolean): { value: number; length: number; isUnknown: boolean } {
  const first = bytes[at];
  if (first === undefined) throw new Truncated();
  if (first === 0) throw new Refused('damaged');
  const length = Math.clz32(first) - 23;
  if (at + length > bytes.length) throw new Truncated();
  let value = isSize ? first & (0xff >> length) : first;
  let isUnknown = value === 0xff >> length;
  for (let index = 1; index < length; index += 1) {
    const byte = bytes[at + index] as number;
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  return { value, length, isUnknown: isSize && isUnknown };
}

/**
 * Cleans the three Vorbis header packets, which are laced together. The second one, the comments, becomes a vendor
 * string of zeros of the same length, without comments.
 */
function cleanVorbisHeaders(bytes: Buffer): void {
  let at = 1;
  const lengths = [0, 0];
  for (const index of [0, 1]) {
    let part = 255;
    while (part === 255) {
      part = bytes[at] ?? 0;
      lengths[index] = (lengths[index] as number) + part;
      at += 1;
    }
  }
  const [first, second] = lengths as [number, number];
  const comments = bytes.subarray(at + first, at + first + second);
  if (bytes[0] !== 2 || comments.toString('latin1', 0, 7) !== '\x03vorbis' || comments.length < 16) throw new Refused('damaged');
  comments.fill(0, 7);
  // Length of the vendor string, vendor string, number of comments, framing bit.
  comments.writeUInt32LE(comments.length - 16, 7);
  comments[comments.length - 1] = 1;
}
