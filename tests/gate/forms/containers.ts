/** Small sound files of pictures, recordings and films, and the boxes that they are made of. */
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { ebml, mp3Frames, OGG_SOUND, oggPages, pngChunk, WAV_SOUND, WEBM_BLOCKS } from '../../support/assets.ts';

export const bytesOf = (...parts: (number | string | Uint8Array)[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'number' ? Buffer.from([part]) : typeof part === 'string' ? Buffer.from(part) : part)));
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');
export const u16 = (value: number): Buffer => Buffer.from([value >> 8, value & 0xff]);
export const u32 = (value: number): Buffer => Buffer.from([value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff]);
const le16 = (value: number): Buffer => u16(value).reverse();
const le32 = (value: number): Buffer => u32(value).reverse();

const square = sharp({ create: { width: 24, height: 16, channels: 3, background: '#8a1c1c' } });
/** The pictures that things are put into. */
export const PICTURES = {
  png: await square.clone().png().toBuffer(),
  jpeg: await square.clone().jpeg().toBuffer(),
  webp: await square.clone().webp().toBuffer(),
  avif: await square.clone().avif({ effort: 0 }).toBuffer(),
  gif: await square.clone().gif().toBuffer(),
};

// ---- pictures

/** A PNG with chunks behind its head. */
export const pngWith = (...chunks: Uint8Array[]): Buffer => bytesOf(PICTURES.png.subarray(0, 33), ...chunks, PICTURES.png.subarray(33));
export { pngChunk };

/** A JPEG with a segment behind its start. */
export const jpegWith = (marker: number, content: Uint8Array): Buffer =>
  bytesOf(PICTURES.jpeg.subarray(0, 2), 0xff, marker, u16(content.length + 2), content, PICTURES.jpeg.subarray(2));

/** A chunk of RIFF. */
export const riffChunk = (name: string, content: Uint8Array): Buffer =>
  bytesOf(name, le32(content.length), content, Buffer.alloc(content.length & 1));

/** A WebP with a chunk behind its picture. */
export function webpWith(name: string, content: Uint8Array): Buffer {
  const extended = bytesOf('VP8X', le32(10), name === 'EXIF' ? 8 : name === 'XMP ' ? 4 : 0, 0, 0, 0, 23, 0, 0, 15, 0, 0);
  const body = bytesOf('WEBP', extended, PICTURES.webp.subarray(12), riffChunk(name, content));
  return bytesOf('RIFF', le32(body.length), body);
}

/** A box of MP4 and of AVIF. */
export const box = (type: string, ...parts: (number | string | Uint8Array)[]): Buffer => {
  const body = bytesOf(...parts);
  return bytesOf(u32(body.length + 8), latin(type), body);
};
export const fullBox = (type: string, ...parts: (number | string | Uint8Array)[]): Buffer => box(type, u32(0), ...parts);

/** A directory of EXIF with entries of bytes or of text. */
export function exif(entries: readonly { tag: number; type: 1 | 2 | 7; content: Uint8Array }[]): Buffer {
  const head = bytesOf('II', le16(42), le32(8), le16(entries.length));
  let at = head.length + entries.length * 12 + 4;
  const rows: Buffer[] = [];
  const values: Uint8Array[] = [];
  for (const { tag, type, content } of entries) {
    const inline = content.length <= 4;
    rows.push(bytesOf(le16(tag), le16(type), le32(content.length), inline ? bytesOf(content, Buffer.alloc(4 - content.length)) : le32(at)));
    if (!inline) {
      values.push(content);
      at += content.length;
    }
  }
  return bytesOf(head, ...rows, le32(0), ...values);
}

/** XMP that says who made it. */
export const xmp = (text: string): Buffer =>
  Buffer.from(
    `<?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator><rdf:Seq><rdf:li>${text}</rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`,
  );

/** A block of Photoshop's with a record of IPTC. */
export function iptc(text: Uint8Array): Buffer {
  const record = bytesOf(0x1c, 2, 120, u16(text.length), text);
  return bytesOf('Photoshop 3.0\0', '8BIM', u16(0x0404), 0, 0, u32(record.length), record, Buffer.alloc(record.length & 1));
}

/** A profile of colours with its description. */
export function colourProfile(text: string): Buffer {
  const description = bytesOf('desc', u32(0), u32(Buffer.byteLength(text) + 1), text, 0);
  const table = bytesOf(u32(1), 'desc', u32(144), u32(description.length));
  const size = 128 + table.length + description.length;
  const head = Buffer.alloc(128);
  u32(size).copy(head, 0);
  head.write('mntrRGB XYZ ', 12, 'latin1');
  head.write('acsp', 36, 'latin1');
  return bytesOf(head, table, description);
}
export const packedProfile = (name: string, text: string): Buffer => pngChunk('iCCP', bytesOf(name, 0, 0, deflateSync(colourProfile(text))));

// ---- recordings and films

const synchsafe = (size: number): Buffer => Buffer.from([(size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127]);

/** A tag of ID3 with one frame. */
export function id3(version: 3 | 4, frame: string, content: Uint8Array): Buffer {
  const whole = bytesOf(frame, version === 4 ? synchsafe(content.length) : u32(content.length), 0, 0, content);
  return bytesOf('ID3', version, 0, 0, synchsafe(whole.length), whole);
}
export const mp3With = (before: Uint8Array, after: Uint8Array = Buffer.alloc(0)): Buffer => bytesOf(before, mp3Frames(4), after);

export function ape(key: string, value: string): Buffer {
  const item = bytesOf(le32(Buffer.byteLength(value)), le32(0), key, 0, value);
  const head = (flags: number): Buffer => bytesOf('APETAGEX', le32(2000), le32(item.length + 32), le32(1), le32(flags), Buffer.alloc(8));
  return bytesOf(head(0xa0000000 | 0), item, head(0x80000000 | 0));
}

const vorbisComments = (...texts: string[]): Buffer =>
  bytesOf(le32(4), 'made', le32(texts.length), ...texts.flatMap((text) => [le32(Buffer.byteLength(text)), text]));

/** Ogg with comments of a codec. */
export function oggWith(codec: 'vorbis' | 'opus', ...texts: string[]): Buffer {
  const heads =
    codec === 'vorbis'
      ? [
          bytesOf(1, 'vorbis', le32(0), 1, le32(44_100), Buffer.alloc(12), Buffer.from([0xb8, 1])),
          bytesOf(3, 'vorbis', vorbisComments(...texts), 1),
          bytesOf(5, 'vorbis', Buffer.alloc(40, 9)),
        ]
      : [bytesOf('OpusHead', 1, 1, le16(312), le32(48_000), le16(0), 0), bytesOf('OpusTags', vorbisComments(...texts))];
  const [first, ...rest] = heads;
  return oggPages([{ flags: 2, packets: [first as Buffer] }, { packets: rest }, { flags: 4, granule: 88_200, packets: OGG_SOUND }]);
}

/** A second of sound with chunks behind it. */
export function wavWith(...chunks: Uint8Array[]): Buffer {
  const format = bytesOf(le16(1), le16(1), le32(8000), le32(16_000), le16(2), le16(16));
  const body = bytesOf('WAVE', riffChunk('fmt ', format), riffChunk('data', WAV_SOUND.subarray(0, 200)), ...chunks);
  return bytesOf('RIFF', le32(body.length), body);
}

/** A film of one sample, with boxes in its tables and others behind. */
export function mp4With(inside: Uint8Array, behind: Uint8Array = Buffer.alloc(0)): Buffer {
  const moov = box('moov', fullBox('mvhd', Buffer.alloc(96)), inside);
  return bytesOf(box('ftyp', 'isom', u32(512), 'isommp41'), moov, box('mdat', Buffer.alloc(64, 7)), behind);
}
export const listItem = (name: string, text: string): Buffer =>
  box('udta', fullBox('meta', fullBox('hdlr', u32(0), 'mdir', 'appl', Buffer.alloc(9)), box('ilst', box(name, box('data', u32(1), u32(0), text)))));

/** A film in WebM with elements in its information and others behind. */
export function webmWith(inside: readonly Uint8Array[], behind: readonly Uint8Array[] = []): Buffer {
  const head = ebml(0x1a45dfa3, ebml(0x4286, 1), ebml(0x4282, 'webm'), ebml(0x4287, 4));
  const info = ebml(0x1549a966, ebml(0x2ad7b1, u32(1_000_000)), ...inside);
  const tracks = ebml(
    0x1654ae6b,
    ebml(0xae, ebml(0xd7, 1), ebml(0x83, 1), ebml(0x86, 'V_VP9'), ebml(0xe0, ebml(0xb0, u16(64)), ebml(0xba, u16(48)))),
  );
  const cluster = ebml(0x1f43b675, ebml(0xe7, u16(0)), ebml(0xa3, 0x81, u16(0), 0x80, WEBM_BLOCKS[0] as Buffer));
  return bytesOf(head, ebml(0x18538067, info, tracks, ...behind, cluster));
}
export { ebml };
