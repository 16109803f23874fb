/**
 * Ogg (RFC 3533): keeps one audio stream at a time, with an empty comment header. The pages kept get new sequence
 * numbers and checksums.
 */
import { type CleanRecording, seconds } from './recording.ts';

type Codec = 'vorbis' | 'opus' | 'flac';

interface Page {
  flags: number;
  granule: bigint;
  serial: number;
  /** Segment lengths. */
  lacing: Buffer;
  content: Buffer;
}

interface Link {
  codec: Codec;
  serial: number;
  pages: Page[];
}

const CONTINUED = 1;
const BEGINS = 2;
const ENDS = 4;
/** FLAC may have many header packets, in practice a dozen. */
const MAX_HEADERS = 200;
const NO_GRANULE = 0xffffffffffffffffn;

const CRC = Array.from({ length: 256 }, (_, byte) => {
  let rest = byte << 24;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 0x80000000 ? (rest << 1) ^ 0x04c11db7 : rest << 1;
  return rest >>> 0;
});

/** Returns the CRC-32 of an Ogg page (RFC 3533, section 6), whose checksum field must be zero. */
export function oggSum(page: Uint8Array): number {
  let sum = 0;
  for (const byte of page) sum = ((sum << 8) ^ (CRC[(sum >>> 24) ^ byte] as number)) >>> 0;
  return sum;
}

/** Returns an Ogg file with one Vorbis, Opus or FLAC stream at a time and empty comments, or a fault. */
export function cleanOgg(bytes: Buffer): CleanRecording {
  if (bytes.toString('latin1', 0, 4) !== 'OggS') return { fault: 'foreign' };
  const links: Link[] = [];
  let current: Link | undefined;
  let isSpeex = false;
  for (let at = bytes.indexOf('OggS', 0, 'latin1'); at !== -1; ) {
    const read = pageAt(bytes, at);
    if (typeof read === 'string') return { fault: read };
    const { page, length } = read;
    if ((page.flags & BEGINS) !== 0) {
      const name = codecOf(page.content);
      if (name === 'film') return { fault: 'film' };
      if (name === 'speex') isSpeex = true;
      // Skip streams that play at the same time, as players do.
      else if (name !== undefined && current === undefined) {
        current = { codec: name, serial: page.serial, pages: [] };
        links.push(current);
      }
    }
    if (current !== undefined && page.serial === current.serial) {
      current.pages.push(page);
      if ((page.flags & ENDS) !== 0) current = undefined;
    }
    at = bytes.indexOf('OggS', at + length, 'latin1');
  }
  if (links.length === 0) return { fault: isSpeex ? 'codec' : 'empty' };
  const parts: Buffer[] = [];
  let duration = 0;
  for (const link of links) {
    const clean = cleanLink(link);
    if (clean === undefined) return { fault: 'damaged' };
    parts.push(...clean.parts);
    duration += clean.duration;
  }
  return { bytes: Buffer.concat(parts), duration: seconds(duration) };
}

function pageAt(bytes: Buffer, at: number): { page: Page; length: number } | 'truncated' | 'damaged' {
  if (at + 27 > bytes.length) return 'truncated';
  const segments = bytes[at + 26] as number;
  const start = at + 27 + segments;
  if (start > bytes.length) return 'truncated';
  const lacing = bytes.subarray(at + 27, start);
  const end = start + lacing.reduce((sum, length) => sum + length, 0);
  if (end > bytes.length) return 'truncated';
  const whole = Buffer.from(bytes.subarray(at, end));
  const sum = whole.readUInt32LE(22);
  whole.writeUInt32LE(0, 22);
  if (oggSum(whole) !== sum) return 'damaged';
  return {
    page: {
      flags: bytes[at + 5] as number,
      granule: bytes.readBigUInt64LE(at + 6),
      serial: bytes.readUInt32LE(at + 14),
      lacing,
      content: bytes.subarray(start, end),
    },
    length: end - at,
  };
}

function codecOf(packet: Buffer): Codec | 'speex' | 'film' | undefined {
  const start = packet.toString('latin1', 0, 8);
  if (start.startsWith('\x01vorbis')) return 'vorbis';
  if (start === 'OpusHead') return 'opus';
  if (start.startsWith('\x7fFLAC')) return 'flac';
  if (start === 'Speex   ') return 'speex';
  return start.startsWith('\x80theora') || start.startsWith('\x01video') || start.startsWith('BBCD\0') ? 'film' : undefined;
}

/** Rebuilds one stream. Returns undefined if its headers are invalid. */
function cleanLink({ codec, serial, pages }: Link): { parts: Buffer[]; duration: number } | undefined {
  const read = headersOf(codec, pages);
  if (read === undefined) return undefined;
  const { packets, pagesUsed } = read;
  const first = packets[0] as Buffer;
  const headers = cleanHeaders(codec, packets);
  if (headers === undefined) return undefined;
  const parts: Buffer[] = [];
  const write = (page: Omit<Page, 'serial'>): void => void parts.push(pageOf({ ...page, serial }, parts.length));
  for (const page of paginate([headers[0] as Buffer])) write({ ...page, flags: BEGINS });
  for (const page of paginate(headers.slice(1))) write(page);
  const sound = pages.slice(pagesUsed);
  for (const page of sound) write({ ...page, flags: page.flags & ~BEGINS });
  const last = sound.reduce((granule, page) => (page.granule === NO_GRANULE ? granule : page.granule), 0n);
  if (last === 0n) return undefined;
  return { parts, duration: durationOf(codec, first, last) };
}

/** Returns the header packets of a stream. Audio data starts on a new page. */
function headersOf(codec: Codec, pages: readonly Page[]): { packets: Buffer[]; pagesUsed: number } | undefined {
  const packets: Buffer[] = [];
  let open: Buffer[] = [];
  for (const [index, page] of pages.entries()) {
    let at = 0;
    for (const length of page.lacing) {
      open.push(page.content.subarray(at, at + length));
      at += length;
      if (length < 255) {
        packets.push(Buffer.concat(open));
        open = [];
      }
    }
    if (packets.length > MAX_HEADERS) return undefined;
    if (open.length === 0 && packets.length >= headerCount(codec, packets))
      return packets.length === headerCount(codec, packets) ? { packets, pagesUsed: index + 1 } : undefined;
  }
  return undefined;
}

function headerCount(codec: Codec, packets: readonly Buffer[]): number {
  if (codec !== 'flac') return codec === 'vorbis' ? 3 : 2;
  const told = (packets[0]?.length ?? 0) >= 9 ? (packets[0] as Buffer).readUInt16BE(7) : 0;
  if (told > 0) return told + 1;
  const last = packets.findIndex((packet, index) => index > 0 && ((packet[0] ?? 0) & 0x80) !== 0);
  return last === -1 ? Number.POSITIVE_INFINITY : last + 1;
}

/** Vorbis comment with an empty vendor string and no comments. */
const NO_COMMENTS = Buffer.alloc(8);

function cleanHeaders(codec: Codec, packets: readonly Buffer[]): Buffer[] | undefined {
  const [first, comments, setup] = packets as [Buffer, Buffer | undefined, Buffer | undefined];
  switch (codec) {
    case 'vorbis':
      if (first.length < 30 || comments?.toString('latin1', 0, 7) !== '\x03vorbis' || setup?.toString('latin1', 0, 7) !== '\x05vorbis')
        return undefined;
      return [first, Buffer.concat([Buffer.from('\x03vorbis', 'latin1'), NO_COMMENTS, Buffer.from([1])]), setup];
    case 'opus':
      if (first.length < 19 || comments?.toString('latin1', 0, 8) !== 'OpusTags') return undefined;
      return [first, Buffer.concat([Buffer.from('OpusTags', 'latin1'), NO_COMMENTS])];
    case 'flac': {
      if (first.length < 51) return undefined;
      const head = Buffer.from(first.subarray(0, 51));
      // One header packet follows: empty comments, marked as the last block.
      head.writeUInt16BE(1, 7);
      head[13] = 0;
      return [head, Buffer.concat([Buffer.from([0x84, 0, 0, 8]), NO_COMMENTS])];
    }
  }
}

/** Puts packets on as few pages as possible. */
function* paginate(packets: readonly Buffer[]): Generator<Omit<Page, 'serial'>> {
  const segments: Buffer[] = [];
  for (const packet of packets) {
    for (let at = 0; at + 255 <= packet.length; at += 255) segments.push(packet.subarray(at, at + 255));
    segments.push(packet.subarray(packet.length - (packet.length % 255)));
  }
  for (let at = 0; at < segments.length; at += 255) {
    const page = segments.slice(at, at + 255);
    const isContinued = at > 0 && (segments[at - 1] as Buffer).length === 255;
    const ends = page.some((segment) => segment.length < 255);
    yield {
      flags: isContinued ? CONTINUED : 0,
      granule: ends ? 0n : NO_GRANULE,
      lacing: Buffer.from(page.map((segment) => segment.length)),
      content: Buffer.concat(page),
    };
  }
}

function pageOf({ flags, granule, serial, lacing, content }: Page, number: number): Buffer {
  const page = Buffer.concat([Buffer.alloc(27), lacing, content]);
  page.write('OggS', 'latin1');
  page[5] = flags;
  page.writeBigUInt64LE(granule, 6);
  page.writeUInt32LE(serial, 14);
  page.writeUInt32LE(number, 18);
  page[26] = lacing.length;
  page.writeUInt32LE(oggSum(page), 22);
  return page;
}

function durationOf(codec: Codec, first: Buffer, granule: bigint): number {
  const samples = Number(granule);
  if (codec === 'opus') return (samples - first.readUInt16LE(10)) / 48000;
  if (codec === 'vorbis') return samples / first.readUInt32LE(12);
  return samples / (first.readUIntBE(27, 3) >> 4);
}
