/** Generates the files for tests of assets: pictures, recordings, films and documents, with canaries in their metadata. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import sharp, { type Sharp } from 'sharp';
import { onTestFinished } from 'vitest';
import { oggSum } from '../../src/media/formats/ogg.ts';
import { type AssetProbe, probeAsset } from '../../src/media/probe.ts';

/** Planted in metadata. No published file may contain it. */
export const CANARY = 'CANARY-zhangsan';

/** Makes a folder that is removed after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-assets-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes a file into a folder that is removed after the test, and returns its path. */
export function fileOf(name: string, content: string | Uint8Array): string {
  const file = path.join(temporaryFolder(), name);
  writeFileSync(file, content);
  return file;
}

export const probeOf = (name: string, content: string | Uint8Array): Promise<AssetProbe> => probeAsset(fileOf(name, content), name);

/** Returns the CPU seconds of this process since `since`, which other load does not change. */
export function workSince(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1e6;
}

/** Returns the codes of a file's problems. */
export const codesOf = async (name: string, content: string | Uint8Array): Promise<string[]> =>
  (await probeOf(name, content)).problems.map(({ code }) => code);

const bytesOf = (...parts: (number | string | Uint8Array)[]): Buffer =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
};
const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const le16 = (value: number): Buffer => u16(value).reverse();
const le32 = (value: number): Buffer => u32(value).reverse();

// ---- pictures

/** A picture of noise, which compresses badly, so that half of its file is not enough. */
export const picture = (width = 300, height = 200): Sharp =>
  sharp({ create: { width, height, channels: 3, background: '#a33', noise: { type: 'gaussian', mean: 128, sigma: 40 } } });

/** One colour with a square of another in the middle. */
export const flag = (ground: string, middle: string, size = 96): Sharp =>
  sharp({ create: { width: size, height: size, channels: 4, background: ground } }).composite([
    { input: { create: { width: size / 2, height: size / 2, channels: 4, background: middle } } },
  ]);

/** Adds EXIF and XMP metadata as a camera does: author, place and orientation. */
export const withNotes = (image: Sharp, orientation = 1): Sharp =>
  image
    .withExif({
      IFD0: { Artist: CANARY, Copyright: CANARY, ImageDescription: CANARY },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 13/1 48/1', GPSMapDatum: CANARY },
    })
    .withXmp(
      `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>${CANARY}</dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>`,
    )
    .withMetadata({ orientation });

/** Adds text chunks after the IHDR chunk of a PNG, and data after its end. */
export function pngWithText(png: Buffer): Buffer {
  const compressed = deflateSync(Buffer.from(CANARY));
  const chunks = [
    pngChunk('tEXt', Buffer.from(`Author\0${CANARY}`)),
    pngChunk('iTXt', Buffer.from(`Comment\0\0\0\0\0${CANARY}`)),
    pngChunk('zTXt', Buffer.concat([Buffer.from('Title\0\0'), compressed])),
  ];
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33), Buffer.from(`<html>${CANARY}</html>`)]);
}

export const pngChunk = (type: string, content: Uint8Array): Buffer =>
  bytesOf(u32(content.length), type, content, u32(crc32(bytesOf(type, content))));

/** The signature and IHDR chunk of a PNG that claims this size. */
export const pngHead = (width: number, height: number): Buffer =>
  bytesOf('\x89PNG\r\n\x1a\n', pngChunk('IHDR', bytesOf(u32(width), u32(height), 8, 2, 0, 0, 0)));

/** A black PNG with one bit a pixel, which is a small file at any size. */
export function blackPng(width: number, height: number): Buffer {
  const head = pngChunk('IHDR', bytesOf(u32(width), u32(height), 1, 0, 0, 0, 0));
  const rows = deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * height), { level: 1 });
  return bytesOf('\x89PNG\r\n\x1a\n', head, pngChunk('IDAT', rows), pngChunk('IEND', Buffer.alloc(0)));
}

/** Wraps content in an SVG. The root tag is line 1. */
export const svg = (inside: string, attributes = 'viewBox="0 0 100 50"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>\n${inside}\n</svg>`;

/** SVGs with the peculiarities of design programs. */
export const DESIGNED: Readonly<Record<string, string>> = {
  illustrator: `<?xml version="1.0" encoding="utf-8"?>
<!-- Generator: Adobe Illustrator 24.0.1, SVG Export Plug-In . ${CANARY} -->
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg version="1.1" id="${CANARY}" xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" x="0px" y="0px" viewBox="0 0 200 200" style="enable-background:new 0 0 200 200;" xml:space="preserve">
<style type="text/css">
	.st0{fill:#C8161D;}
	.st1{fill:none;stroke:#FFD700;stroke-width:6;stroke-miterlimit:10;}
	.st2{fill:url(#SVGID_1_);}
	.st3{clip-path:url(#SVGID_2_);}
	.st0:hover{fill:#000000;}
</style>
<circle class="st0" cx="100" cy="100" r="90" data-name="${CANARY}"/>
<linearGradient id="SVGID_1_" gradientUnits="userSpaceOnUse" x1="60" y1="100" x2="140" y2="100"><stop offset="0" style="stop-color:#FFFFFF"/><stop offset="1" style="stop-color:#FFD700;stop-opacity:0.4"/></linearGradient>
<rect x="60" y="60" class="st2" width="80" height="80"/>
<path class="st1" d="M40,100c0-33.137,26.863-60,60-60s60,26.863,60,60"/>
<g><defs><rect id="SVGID_x" x="100" y="100" width="60" height="60"/></defs><clipPath id="SVGID_2_"><use xlink:href="#SVGID_x" style="overflow:visible;"/></clipPath><g class="st3"><circle fill="#00a000" cx="130" cy="130" r="40"/></g></g>
</svg>`,
  inkscape: `<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<svg width="60mm" height="40mm" viewBox="0 0 60 40" version="1.1" id="svg5" inkscape:version="1.2" sodipodi:docname="${CANARY}.svg" inkscape:export-filename="C:\\Users\\${CANARY}\\logo.png" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns="http://www.w3.org/2000/svg" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:cc="http://creativecommons.org/ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">
<title>${CANARY}</title>
<sodipodi:namedview id="namedview7" pagecolor="#ffffff"><inkscape:grid type="xygrid" id="g1"/></sodipodi:namedview>
<metadata id="m"><rdf:RDF><cc:Work rdf:about=""><dc:creator><cc:Agent><dc:title>${CANARY}</dc:title></cc:Agent></dc:creator></cc:Work></rdf:RDF></metadata>
<defs id="defs2"><linearGradient inkscape:collect="always" id="lg1"><stop style="stop-color:#000080;stop-opacity:1;" offset="0"/><stop style="stop-color:#00c0c0;" offset="1"/></linearGradient><linearGradient xlink:href="#lg1" id="lg2" x1="0" y1="0" x2="60" y2="40" gradientUnits="userSpaceOnUse"/><filter id="blur" style="color-interpolation-filters:sRGB"><feGaussianBlur stdDeviation="1"/></filter></defs>
<g inkscape:label="${CANARY}" inkscape:groupmode="layer" id="layer1" transform="translate(0,1)"><rect style="fill:url(#lg2);stroke:#ff0000;stroke-width:.5;-inkscape-stroke:none" width="50" height="30" x="5" y="5" ry="3"/><path style="fill:#ffffff;filter:url(#blur)" d="m 20,10 10,0 0,10 -10,0 z" id="p1" sodipodi:nodetypes="ccccc"/><use xlink:href="#p1" transform="translate(5,8) scale(.5)" x="0" y="0"/></g></svg>`,
  figma: `<svg width="120" height="120" viewBox="0 0 120 120" fill="none" xmlns="http://www.w3.org/2000/svg"><g clip-path="url(#clip0_1_2)" filter="url(#filter0_d)"><mask id="mask0" style="mask-type:luminance" maskUnits="userSpaceOnUse" x="0" y="0" width="120" height="120"><path d="M120 0H0V120H120V0Z" fill="white"/></mask><g mask="url(#mask0)"><path fill-rule="evenodd" clip-rule="evenodd" d="M60 10L110 60L60 110L10 60L60 10ZM60 30L90 60L60 90L30 60L60 30Z" fill="url(#paint0_radial)"/></g></g><defs><filter id="filter0_d" x="-4" y="0" width="128" height="128" filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"><feFlood flood-opacity="0" result="a"/><feColorMatrix in="SourceAlpha" type="matrix" values="0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 127 0"/><feOffset dy="4"/><feGaussianBlur stdDeviation="2"/><feBlend mode="normal" in2="a" result="e"/><feBlend mode="normal" in="SourceGraphic" in2="e" result="shape"/></filter><radialGradient id="paint0_radial" cx="0" cy="0" r="1" gradientUnits="userSpaceOnUse" gradientTransform="translate(60 60) rotate(90) scale(50)"><stop stop-color="#FF8A00"/><stop offset="1" stop-color="#E52E71"/></radialGradient><clipPath id="clip0_1_2"><rect width="120" height="120" fill="white"/></clipPath></defs></svg>`,
};

/** Returns the largest difference between two rendered SVGs in any channel of any pixel, 0 to 255. */
export async function difference(one: string, other: string): Promise<number> {
  // Both are rendered at one size, since scaling afterwards would add differences.
  const sized = (source: string): string =>
    source.replace(
      /<svg\b[^>]*>/,
      (tag) => `${tag.replace(/\s(?:width|height)="[^"]*"/g, '').slice(0, -1)} width="512" height="512" preserveAspectRatio="none">`,
    );
  const [first, second] = await Promise.all(
    [one, other].map((source) =>
      sharp(Buffer.from(sized(source)))
        .resize(256, 256, { fit: 'fill' })
        .flatten({ background: '#eee' })
        .raw()
        .toBuffer(),
    ),
  );
  return (first as Buffer).reduce((most, value, at) => Math.max(most, Math.abs(value - ((second as Buffer)[at] as number))), 0);
}

// ---- recordings

/** One silent frame: MPEG-1 Layer III, 128 kbit/s, 44,100 Hz, mono. */
const MP3_FRAME = bytesOf(0xff, 0xfb, 0x90, 0xc0, Buffer.alloc(413));

export const mp3Frames = (count: number): Buffer => Buffer.concat(Array.from({ length: count }, () => MP3_FRAME));

function id3Tag(more: Uint8Array = Buffer.alloc(0)): Buffer {
  const title = bytesOf('TIT2', u32(CANARY.length + 1), 0, 0, 0, CANARY);
  const size = title.length + more.length;
  return bytesOf('ID3', 3, 0, 0, (size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127, title, more);
}

/** An MP3 with tags before, between and after its frames. */
export function mp3(frames = 40): Buffer {
  // The cover picture in a tag may look like frames.
  const id3 = id3Tag(bytesOf('APIC', u32(MP3_FRAME.length * 3), 0, 0, mp3Frames(3)));
  const ape = bytesOf('APETAGEX', le32(2000), le32(60), le32(1), le32(0), Buffer.alloc(8), `Artist\0${CANARY}`, 'APETAGEX', Buffer.alloc(24));
  const id31 = bytesOf('TAG', CANARY.padEnd(125, '\0'));
  return bytesOf(id3, mp3Frames(frames / 2), `LYRICSBEGIN${CANARY}`, mp3Frames(frames / 2), ape, id31);
}

/** An MP3 whose Xing header claims `told` frames. */
export function mp3Telling(told: number, frames: number): Buffer {
  const first = Buffer.from(MP3_FRAME);
  first.write('Xing', 4 + 17, 'latin1');
  first.writeUInt32BE(1, 4 + 17 + 4);
  first.writeUInt32BE(told, 4 + 17 + 8);
  return bytesOf(first, mp3Frames(frames));
}

const wavChunk = (name: string, content: Uint8Array): Buffer => bytesOf(name, le32(content.length), content, Buffer.alloc(content.length & 1));

export const WAV_SOUND = Buffer.from(Array.from({ length: 16_000 }, (_, at) => (at * 7) & 0xff));

/** A WAV of one second, 8,000 Hz, 16 bits, mono, with the metadata chunks that programs write. */
export function wav({ codec = 1, declared = WAV_SOUND.length } = {}): Buffer {
  const format = bytesOf(le16(codec), le16(1), le32(8000), le32(16_000), le16(2), le16(16));
  const info = bytesOf('INFO', wavChunk('IART', Buffer.from(CANARY)), wavChunk('ICMT', Buffer.from(CANARY)));
  const chunks = bytesOf(
    wavChunk('bext', Buffer.from(CANARY.padEnd(602, '\0'))),
    wavChunk('fmt ', format),
    wavChunk('LIST', info),
    'data',
    le32(declared),
    WAV_SOUND,
    wavChunk('id3 ', id3Tag()),
    wavChunk('iXML', Buffer.from(`<BWFXML>${CANARY}</BWFXML>`)),
  );
  return bytesOf('RIFF', le32(chunks.length + 4), 'WAVE', chunks);
}

export interface OggPage {
  flags?: number;
  granule?: number;
  packets: Uint8Array[];
  serial?: number;
}

/** Builds Ogg pages, one for each list of packets. A list must fit into 255 segments (RFC 3533). */
export function oggPages(pages: readonly OggPage[]): Buffer {
  const counts = new Map<number, number>();
  return Buffer.concat(
    pages.map(({ flags = 0, granule = 0, packets, serial = 7 }) => {
      const lacing = packets.flatMap((packet) => [...Array.from({ length: Math.floor(packet.length / 255) }, () => 255), packet.length % 255]);
      const number = counts.get(serial) ?? 0;
      counts.set(serial, number + 1);
      const granules = Buffer.alloc(8);
      granules.writeBigInt64LE(BigInt(granule));
      const page = bytesOf('OggS', 0, flags, granules, le32(serial), le32(number), le32(0), lacing.length, Buffer.from(lacing), ...packets);
      page.writeUInt32LE(oggSum(page), 22);
      return page;
    }),
  );
}

const comments = bytesOf(le32(CANARY.length), CANARY, le32(1), le32(`TITLE=${CANARY}`.length), `TITLE=${CANARY}`);
export const OGG_SOUND = [1, 2, 3].map((value) => Buffer.alloc(300, value));

/** An Ogg file whose container claims two seconds of this codec. */
export function ogg(codec: 'vorbis' | 'opus' | 'flac' | 'speex' | 'theora'): Buffer {
  const heads: Record<typeof codec, Buffer[]> = {
    vorbis: [
      bytesOf(1, 'vorbis', le32(0), 1, le32(44_100), Buffer.alloc(12), 0xb8, 1),
      bytesOf(3, 'vorbis', comments, 1),
      bytesOf(5, 'vorbis', Buffer.alloc(400, 9)),
    ],
    opus: [bytesOf('OpusHead', 1, 1, le16(312), le32(48_000), le16(0), 0), bytesOf('OpusTags', comments)],
    flac: [
      bytesOf(0x7f, 'FLAC', 1, 0, u16(2), 'fLaC', 0, 0, 0, 34, Buffer.alloc(10), 0x0a, 0xc4, 0x40, Buffer.alloc(21)),
      bytesOf(4, 0, u16(comments.length), comments),
      bytesOf(0x86, 0, u16(CANARY.length), CANARY),
    ],
    speex: [bytesOf('Speex   ', Buffer.alloc(72)), bytesOf(comments)],
    theora: [bytesOf(0x80, 'theora', Buffer.alloc(34)), bytesOf(0x81, 'theora', comments)],
  };
  const granule = { vorbis: 88_200, opus: 96_312, flac: 88_200, speex: 2, theora: 2 }[codec];
  const [first, ...rest] = heads[codec];
  return oggPages([
    { flags: 2, packets: [first as Buffer] },
    { packets: rest },
    { granule: granule / 2, packets: OGG_SOUND.slice(0, 2) },
    { flags: 4, granule, packets: OGG_SOUND.slice(2) },
  ]);
}

// ---- films

const box = (type: string, ...parts: (number | string | Uint8Array)[]): Buffer => {
  const body = bytesOf(...parts);
  return bytesOf(u32(body.length + 8), type, body);
};
const full = (type: string, flags: number, ...parts: (number | string | Uint8Array)[]): Buffer => box(type, u32(flags), ...parts);

export const MP4_VIDEO = [11, 12, 13, 14].map((value) => Buffer.alloc(100 + value, value));
export const MP4_AUDIO = [21, 22].map((value) => Buffer.alloc(50 + value, value));
const MP4_SENSOR = [Buffer.from(`GPS 31.23 121.47 ${CANARY}`)];
/** The creation time of films: 2020, in seconds since 1904. */
const MADE = u32(3_660_764_645);

interface Mp4Options {
  hasVideo?: boolean;
  hasAudio?: boolean;
  /** Puts `moov` before `mdat` (fast start). */
  isFast?: boolean;
  /** Rotates by 90 degrees with the matrix, as telephones do. */
  isTurned?: boolean;
  /** The number of samples that each track claims. */
  told?: number;
}

/** An MP4: four video samples of 0.1 s, two audio samples of 0.2 s, a track of GPS positions, metadata everywhere. */
export function mp4({ hasVideo = true, hasAudio = true, isFast = false, isTurned = false, told }: Mp4Options = {}): Buffer {
  const ftyp = box('ftyp', 'isom', u32(512), 'isomiso2avc1mp41');
  const gap = Buffer.from(`left over ${CANARY}`);
  const build = (base: number): { moov: Buffer; media: Buffer } => {
    let at = base + 8;
    const place = (samples: readonly Buffer[]): number => {
      const start = at;
      at += samples.reduce((sum, sample) => sum + sample.length, 0);
      return start;
    };
    const tracks: Buffer[] = [];
    const media: Buffer[] = [gap];
    at += gap.length;
    const add = (id: number, handler: string, samples: Buffer[], ticks: number, entry: Buffer, head: Buffer): void => {
      const start = place(samples);
      media.push(...samples);
      const table = box(
        'stbl',
        full('stsd', 0, u32(1), entry),
        full('stts', 0, u32(1), u32(samples.length), u32(ticks)),
        full('stsc', 0, u32(1), u32(1), u32(samples.length), u32(1)),
        full('stsz', 0, u32(0), u32(told ?? samples.length), ...samples.map((sample) => u32(sample.length))),
        full('stco', 0, u32(1), u32(start)),
      );
      const matrix = isTurned ? [0, 0x10000, 0, -0x10000, 0, 0, 0, 0, 0x40000000] : [0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000];
      tracks.push(
        box(
          'trak',
          full(
            'tkhd',
            3,
            MADE,
            MADE,
            u32(id),
            u32(0),
            u32(400),
            Buffer.alloc(16),
            ...matrix.map((value) => u32(value >>> 0)),
            u32(handler === 'vide' ? 64 << 16 : 0),
            u32(handler === 'vide' ? 48 << 16 : 0),
          ),
          box(
            'mdia',
            full('mdhd', 0, MADE, MADE, u32(1000), u32(400), u16(0x55c4), u16(0)),
            full('hdlr', 0, u32(0), handler, Buffer.alloc(12), `${CANARY}\0`),
            box('minf', head, box('dinf', full('dref', 0, u32(1), full('url ', 1))), table),
          ),
          box('udta', box('name', CANARY)),
        ),
      );
    };
    const colour = box('colr', 'prof', `ICC of ${CANARY}`);
    const avc = box(
      'avc1',
      Buffer.alloc(6),
      u16(1),
      Buffer.alloc(16),
      u16(64),
      u16(48),
      Buffer.alloc(14),
      19,
      CANARY.padEnd(31, '\0'),
      u16(24),
      u16(0xffff),
      box('avcC', 1, 66, 0, 30, 255, 225, u16(4), 'SPS!', 1, u16(3), 'PPS'),
      colour,
    );
    if (hasVideo) add(1, 'vide', MP4_VIDEO, 100, avc, full('vmhd', 1, Buffer.alloc(8)));
    const mp4a = box(
      'mp4a',
      Buffer.alloc(6),
      u16(1),
      Buffer.alloc(8),
      u16(1),
      u16(16),
      Buffer.alloc(4),
      u32((44_100 << 16) >>> 0),
      full('esds', 0, Buffer.from('esds!')),
    );
    if (hasAudio) add(2, 'soun', MP4_AUDIO, 200, mp4a, full('smhd', 0, Buffer.alloc(4)));
    add(3, 'meta', MP4_SENSOR, 400, box('mebx', Buffer.alloc(6), u16(1), CANARY), full('nmhd', 0));
    const item = (name: string): Buffer => box(name, box('data', u32(1), u32(0), CANARY));
    const udta = box(
      'udta',
      full('meta', 0, full('hdlr', 0, u32(0), 'mdir', 'appl', Buffer.alloc(9)), box('ilst', item('\xa9nam'), item('\xa9ART'), item('\xa9cmt'))),
      box('\xa9xyz', u16(CANARY.length), u16(0), CANARY),
    );
    const moov = box('moov', full('mvhd', 0, MADE, MADE, u32(1000), u32(400), Buffer.alloc(80)), ...tracks, udta);
    return { moov, media: Buffer.concat(media) };
  };
  const uuid = box('uuid', Buffer.alloc(16, 5), `<x:xmpmeta>${CANARY}</x:xmpmeta>`);
  const beside = box('meta', u32(0), box('free', CANARY));
  if (!isFast) {
    const { moov, media } = build(ftyp.length);
    return bytesOf(ftyp, box('mdat', media), uuid, moov, beside);
  }
  // The length of `moov` does not depend on the offsets in it.
  const before = ftyp.length + build(0).moov.length + uuid.length;
  const { moov, media } = build(before);
  return bytesOf(ftyp, moov, uuid, box('mdat', media), beside);
}

/** The same video in two fragments, as for streaming, each with GPS positions. */
export function fragmentedMp4(): Buffer {
  const defaults = (id: number): Buffer => full('trex', 0, u32(id), u32(1), u32(100), u32(0), u32(0));
  const track = (id: number, handler: string): Buffer =>
    box(
      'trak',
      full('tkhd', 3, MADE, MADE, u32(id), u32(0), u32(0), Buffer.alloc(52), u32(64 << 16), u32(48 << 16)),
      box(
        'mdia',
        full('mdhd', 0, MADE, MADE, u32(1000), u32(0), u32(0)),
        full('hdlr', 0, u32(0), handler, Buffer.alloc(12), `${CANARY}\0`),
        box(
          'minf',
          full('vmhd', 1, Buffer.alloc(8)),
          box(
            'stbl',
            full('stsd', 0, u32(0)),
            full('stts', 0, u32(0)),
            full('stsc', 0, u32(0)),
            full('stsz', 0, u32(0), u32(0)),
            full('stco', 0, u32(0)),
          ),
        ),
      ),
    );
  const moov = box(
    'moov',
    full('mvhd', 0, MADE, MADE, u32(1000), u32(0), Buffer.alloc(80)),
    track(1, 'vide'),
    track(3, 'meta'),
    box('mvex', defaults(1), defaults(3)),
  );
  const fragment = (samples: readonly Buffer[]): Buffer => {
    const run = (id: number, list: readonly Buffer[], offset: number): Buffer =>
      box(
        'traf',
        full('tfhd', 0x20000, u32(id)),
        full('tfdt', 0, u32(0)),
        full('trun', 0x201, u32(list.length), u32(offset), ...list.map((sample) => u32(sample.length))),
        box('udta', CANARY),
      );
    const build = (offset: number): Buffer =>
      box(
        'moof',
        full('mfhd', 0, u32(1)),
        run(1, samples, offset),
        run(3, MP4_SENSOR, offset + samples.reduce((sum, sample) => sum + sample.length, 0)),
      );
    return bytesOf(build(build(0).length + 8), box('mdat', ...samples, ...MP4_SENSOR), box('emsg', CANARY));
  };
  return bytesOf(box('ftyp', 'iso5', u32(512), 'iso5iso6mp41'), moov, fragment(MP4_VIDEO.slice(0, 2)), fragment(MP4_VIDEO.slice(2)));
}

/** An EBML element (RFC 8794) with an eight-byte length. */
export function ebml(id: number, ...parts: (number | string | Uint8Array)[]): Buffer {
  const body = bytesOf(...parts);
  return bytesOf(ebmlId(id), 1, 0, 0, 0, u32(body.length), body);
}
const ebmlId = (id: number): Buffer => Buffer.from(id.toString(16).padStart(id.toString(16).length + (id.toString(16).length % 2), '0'), 'hex');
const openEbml = (id: number, ...parts: Uint8Array[]): Buffer => bytesOf(ebmlId(id), 1, 255, 255, 255, 255, 255, 255, 255, ...parts);

export const WEBM_BLOCKS = [31, 32, 33].map((value) => Buffer.alloc(90, value));

/** A WebM: three video frames, captions, metadata everywhere. `isOpen` leaves lengths unknown, as browsers' recorders do. */
export function webm({ docType = 'webm', isOpen = false } = {}): Buffer {
  const float = Buffer.alloc(8);
  float.writeDoubleBE(1200);
  const info = ebml(
    0x1549a966,
    ebml(0x2ad7b1, u32(1_000_000)),
    ...(isOpen ? [] : [ebml(0x4489, float)]),
    ebml(0x4461, Buffer.alloc(8, 1)),
    ebml(0x7ba9, CANARY),
    ebml(0x73a4, Buffer.alloc(16, 7)),
    ebml(0x4d80, CANARY),
    ebml(0x5741, CANARY),
  );
  const vorbis = [bytesOf(1, 'vorbis', Buffer.alloc(23)), bytesOf(3, 'vorbis', comments, 1), bytesOf(5, 'vorbis', Buffer.alloc(40, 9))];
  const laced = bytesOf(2, (vorbis[0] as Buffer).length, (vorbis[1] as Buffer).length, ...vorbis);
  const tracks = ebml(
    0x1654ae6b,
    ebml(
      0xae,
      ebml(0xd7, 1),
      ebml(0x73c5, 1),
      ebml(0x83, 1),
      ebml(0x86, 'V_VP9'),
      ebml(0x536e, CANARY),
      ebml(0xe0, ebml(0xb0, u16(64)), ebml(0xba, u16(48))),
    ),
    ebml(
      0xae,
      ebml(0xd7, 2),
      ebml(0x83, 2),
      ebml(0x86, 'A_VORBIS'),
      ebml(0x63a2, laced),
      ebml(0x258688, CANARY),
      ebml(0xe1, ebml(0xb5, Buffer.alloc(4)), ebml(0x9f, 1)),
    ),
    ebml(0xae, ebml(0xd7, 3), ebml(0x83, 17), ebml(0x86, 'D_WEBVTT'), ebml(0x536e, CANARY)),
  );
  const block = (track: number, time: number, content: Uint8Array): Buffer => ebml(0xa3, 0x80 | track, u16(time), 0x80, content);
  const clusterParts = [
    ebml(0xe7, u16(0)),
    block(1, 0, WEBM_BLOCKS[0] as Buffer),
    block(3, 0, Buffer.from(CANARY)),
    ebml(0xa0, ebml(0xa1, 0x81, u16(400), 0, WEBM_BLOCKS[1] as Buffer), ebml(0x9b, u16(400)), ebml(0xec, CANARY)),
    ebml(0xa0, ebml(0xa1, 0x83, u16(400), 0, CANARY), ebml(0x9b, u16(400))),
    block(1, 800, WEBM_BLOCKS[2] as Buffer),
  ];
  const cluster = isOpen ? openEbml(0x1f43b675, ...clusterParts) : ebml(0x1f43b675, ...clusterParts);
  const tags = ebml(0x1254c367, ebml(0x7373, ebml(0x67c8, ebml(0x45a3, 'ARTIST'), ebml(0x4487, CANARY))));
  const attachments = ebml(0x1941a469, ebml(0x61a7, ebml(0x466e, CANARY), ebml(0x465c, CANARY)));
  const chapters = ebml(0x1043a770, CANARY);
  const seek = ebml(
    0x114d9b74,
    ebml(0xbf, u32(0)),
    ebml(0x4dbb, ebml(0x53ab, u32(0x1549a966)), ebml(0x53ac, u16(0))),
    ebml(0x4dbb, ebml(0x53ab, u32(0x1254c367)), ebml(0x53ac, u16(9999))),
  );
  const head = ebml(
    0x1a45dfa3,
    ebml(0x4286, 1),
    ebml(0x42f7, 1),
    ebml(0x42f2, 4),
    ebml(0x42f3, 8),
    ebml(0x4282, docType),
    ebml(0x4287, 4),
    ebml(0x4285, 2),
  );
  const parts = [seek, info, tracks, attachments, chapters, cluster, tags];
  return bytesOf(head, isOpen ? openEbml(0x18538067, ...parts) : ebml(0x18538067, ...parts));
}

/** Returns the number of bytes of `one` that differ in `other`. */
export const differingBytes = (one: Uint8Array, other: Uint8Array): number =>
  one.reduce((count, byte, at) => count + (byte === other[at] ? 0 : 1), 0);

// ---- documents

const MAIN: Readonly<Record<string, string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' };

/** An Office file with these parts besides the required ones. */
export function office(format: string, parts: Readonly<Record<string, string | Uint8Array>> = {}): Buffer {
  const all: Record<string, Uint8Array> = { '[Content_Types].xml': strToU8('<Types/>'), [MAIN[format] as string]: strToU8('<w:document/>') };
  for (const [name, part] of Object.entries(parts)) all[name] = typeof part === 'string' ? strToU8(part) : part;
  return Buffer.from(zipSync(all, { level: 1 }));
}

/** A PDF with these objects and a trailer. */
export const pdf = (...objects: (string | Uint8Array)[]): Buffer =>
  bytesOf(
    '%PDF-1.7\n',
    ...objects.flatMap((object, index) => [`${index + 1} 0 obj\n`, object, '\nendobj\n']),
    'trailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n',
  );

/** An object stream, which PDF allows since version 1.5. */
export function packedObjects(objects: string, type = 'ObjStm'): Buffer {
  const packed = deflateSync(Buffer.from(objects, 'latin1'));
  return bytesOf(`<< /Type /${type} /Length ${packed.length} /Filter /FlateDecode >>\nstream\r\n`, packed, '\nendstream');
}
