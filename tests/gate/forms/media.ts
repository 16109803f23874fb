/** Texts in the metadata of pictures, recordings and films, and behind their ends. */
import { deflateSync, gzipSync } from 'node:zlib';
import { gb18030, utf16be, utf16le } from './charsets.ts';
import * as made from './containers.ts';
import { any, type Form, isHan } from './form.ts';

const { bytesOf, PICTURES } = made;

const media =
  (group: 'pictures' | 'recordings') =>
  (tier: Form['tier'], name: string, end: string, write: (said: string) => Uint8Array | undefined): Form => ({
    name,
    group,
    tier,
    takes: any,
    isBurden: true,
    make(text, { around: [before, after] }) {
      const bytes = write(before + text + after);
      return bytes === undefined ? undefined : { end, bytes: Buffer.from(bytes) };
    },
  });

const picture = media('pictures');
const recording = media('recordings');
const text = (said: string): Buffer => Buffer.from(said);
const chunk = made.pngChunk;
const ascii = (tag: number, said: string): Buffer => made.exif([{ tag, type: 2, content: bytesOf(said, 0) }]);
const exifHead = Buffer.from('Exif\0\0');
const iptcUtf8 = (said: string): Buffer => made.iptc(text(said));

const PICTURE_FORMS: readonly Form[] = [
  picture('asked', 'PNG tEXt', '.png', (said) => made.pngWith(chunk('tEXt', text(`Author\0${said}`)))),
  picture('asked', 'PNG zTXt', '.png', (said) => made.pngWith(chunk('zTXt', bytesOf('Comment', 0, 0, deflateSync(said))))),
  picture('asked', 'PNG iTXt', '.png', (said) => made.pngWith(chunk('iTXt', text(`Title\0\0\0zh\0\0${said}`)))),
  picture('kin', 'PNG iTXt, packed', '.png', (said) => made.pngWith(chunk('iTXt', bytesOf('Title', 0, 1, 0, 0, 0, deflateSync(said))))),
  picture('kin', 'PNG tEXt in GB18030', '.png', (said) => {
    const bytes = gb18030(said);
    return bytes === undefined ? undefined : made.pngWith(chunk('tEXt', bytesOf('Author', 0, bytes)));
  }),
  picture('kin', 'PNG eXIf', '.png', (said) => made.pngWith(chunk('eXIf', ascii(0x010e, said)))),
  picture('kin', 'PNG XMP', '.png', (said) => made.pngWith(chunk('iTXt', bytesOf('XML:com.adobe.xmp', Buffer.alloc(5), made.xmp(said))))),
  picture('kin', 'PNG, colour profile', '.png', (said) => made.pngWith(made.packedProfile('profile', said))),
  picture('kin', 'PNG, a chunk that nobody knows', '.png', (said) => made.pngWith(chunk('prVt', text(said)))),
  picture('kin', 'PNG zTXt of hexadecimal EXIF', '.png', (said) =>
    made.pngWith(
      chunk(
        'zTXt',
        bytesOf('Raw profile type exif', 0, 0, deflateSync(`\nexif\n${Buffer.from(said).length}\n${ascii(0x010e, said).toString('hex')}\n`)),
      ),
    ),
  ),
  picture('asked', 'PNG, behind its end', '.png', (said) => bytesOf(PICTURES.png, said)),
  picture('kin', 'PNG, packed behind its end', '.png', (said) => bytesOf(PICTURES.png, gzipSync(said))),
  picture('kin', 'PNG, UTF-16 behind its end', '.png', (said) => bytesOf(PICTURES.png, utf16le(said))),
  picture('asked', 'JPEG comment', '.jpg', (said) => made.jpegWith(0xfe, text(said))),
  picture('kin', 'JPEG comment in GB18030', '.jpg', (said) => {
    const bytes = gb18030(said);
    return bytes === undefined ? undefined : made.jpegWith(0xfe, bytes);
  }),
  picture('asked', 'JPEG EXIF, description', '.jpg', (said) => made.jpegWith(0xe1, bytesOf(exifHead, ascii(0x010e, said)))),
  picture('kin', 'JPEG EXIF, artist', '.jpg', (said) => made.jpegWith(0xe1, bytesOf(exifHead, ascii(0x013b, said)))),
  picture('kin', 'JPEG EXIF, title in UTF-16', '.jpg', (said) =>
    made.jpegWith(0xe1, bytesOf(exifHead, made.exif([{ tag: 0x9c9b, type: 1, content: bytesOf(utf16le(said), 0, 0) }]))),
  ),
  picture('kin', 'JPEG EXIF, comment of its user', '.jpg', (said) =>
    made.jpegWith(0xe1, bytesOf(exifHead, made.exif([{ tag: 0x9286, type: 7, content: bytesOf('UNICODE\0', utf16le(said)) }]))),
  ),
  picture('kin', 'JPEG EXIF, comment in the other order', '.jpg', (said) =>
    made.jpegWith(0xe1, bytesOf(exifHead, made.exif([{ tag: 0x9286, type: 7, content: bytesOf('UNICODE\0', utf16be(said)) }]))),
  ),
  picture('asked', 'JPEG XMP', '.jpg', (said) => made.jpegWith(0xe1, bytesOf('http://ns.adobe.com/xap/1.0/\0', made.xmp(said)))),
  picture('kin', 'JPEG XMP with entities', '.jpg', (said) =>
    made.jpegWith(
      0xe1,
      bytesOf('http://ns.adobe.com/xap/1.0/\0', made.xmp(Array.from(said, (one) => `&#x${(one.codePointAt(0) as number).toString(16)};`).join(''))),
    ),
  ),
  picture('asked', 'JPEG IPTC', '.jpg', (said) => made.jpegWith(0xed, iptcUtf8(said))),
  picture('kin', 'JPEG, colour profile', '.jpg', (said) => made.jpegWith(0xe2, bytesOf('ICC_PROFILE\0', 1, 1, made.colourProfile(said)))),
  picture('kin', 'JPEG, a segment that nobody knows', '.jpg', (said) => made.jpegWith(0xe9, bytesOf('APPX\0', said))),
  picture('kin', 'JPEG, a picture in its EXIF', '.jpg', (said) =>
    made.jpegWith(0xe1, bytesOf(exifHead, made.exif([{ tag: 0x0201, type: 7, content: made.jpegWith(0xfe, text(said)) }]))),
  ),
  picture('asked', 'JPEG, behind its end', '.jpg', (said) => bytesOf(PICTURES.jpeg, said)),
  picture('kin', 'JPEG, a second one behind its end', '.jpg', (said) => bytesOf(PICTURES.jpeg, made.jpegWith(0xfe, text(said)))),
  picture('kin', 'GIF comment', '.gif', (said) => {
    const bytes = text(said).subarray(0, 255);
    return bytesOf(PICTURES.gif.subarray(0, -1), 0x21, 0xfe, bytes.length, bytes, 0, 0x3b);
  }),
  picture('kin', 'GIF, behind its end', '.gif', (said) => bytesOf(PICTURES.gif, said)),
  picture('asked', 'WebP EXIF', '.webp', (said) => made.webpWith('EXIF', ascii(0x010e, said))),
  picture('asked', 'WebP XMP', '.webp', (said) => made.webpWith('XMP ', made.xmp(said))),
  picture('kin', 'WebP, a chunk that nobody knows', '.webp', (said) => made.webpWith('NOTE', text(said))),
  picture('kin', 'WebP, behind its end', '.webp', (said) => bytesOf(PICTURES.webp, said)),
  picture('asked', 'AVIF, a box behind its picture', '.avif', (said) => bytesOf(PICTURES.avif, made.box('free', said))),
  picture('asked', 'AVIF, XMP in a box', '.avif', (said) => bytesOf(PICTURES.avif, made.box('uuid', Buffer.alloc(16, 5), made.xmp(said)))),
  picture('kin', 'AVIF, EXIF in its media', '.avif', (said) =>
    bytesOf(PICTURES.avif, made.box('mdat', Buffer.alloc(4), exifHead, ascii(0x010e, said))),
  ),
  picture('kin', 'AVIF, behind its end', '.avif', (said) => bytesOf(PICTURES.avif, said)),
];

const titled = (said: string): Buffer => bytesOf(1, 0xff, 0xfe, utf16le(said));
const RECORDINGS: readonly Form[] = [
  recording('asked', 'MP3 ID3, UTF-16', '.mp3', (said) => made.mp3With(made.id3(3, 'TIT2', titled(said)))),
  recording('asked', 'MP3 ID3, UTF-8', '.mp3', (said) => made.mp3With(made.id3(4, 'TPE1', bytesOf(3, said)))),
  recording('kin', 'MP3 ID3, UTF-16 without its mark', '.mp3', (said) => made.mp3With(made.id3(4, 'TIT2', bytesOf(2, utf16be(said))))),
  recording('kin', 'MP3 ID3, GB18030', '.mp3', (said) => {
    const bytes = gb18030(said);
    return bytes === undefined ? undefined : made.mp3With(made.id3(3, 'TIT2', bytesOf(0, bytes)));
  }),
  recording('kin', 'MP3 ID3, comment', '.mp3', (said) => made.mp3With(made.id3(4, 'COMM', bytesOf(3, 'chi', 0, said)))),
  recording('kin', 'MP3 ID3, lyrics in UTF-16', '.mp3', (said) =>
    made.mp3With(made.id3(3, 'USLT', bytesOf(1, 'chi', 0xff, 0xfe, 0, 0, 0xff, 0xfe, utf16le(said)))),
  ),
  recording('kin', 'MP3 ID3, words in its cover', '.mp3', (said) =>
    made.mp3With(made.id3(3, 'APIC', bytesOf(0, 'image/png', 0, 3, 0, made.pngWith(chunk('tEXt', text(`Author\0${said}`)))))),
  ),
  recording('kin', 'MP3 ID3 at its end, GB18030', '.mp3', (said) => {
    const bytes = gb18030(said)?.subarray(0, 30);
    return bytes === undefined || (isHan(said) && bytes.length >= 30)
      ? undefined
      : made.mp3With(Buffer.alloc(0), bytesOf('TAG', bytes, Buffer.alloc(125 - bytes.length)));
  }),
  recording('kin', 'MP3 APE', '.mp3', (said) => made.mp3With(Buffer.alloc(0), made.ape('Artist', said))),
  recording('kin', 'MP3, behind its end', '.mp3', (said) => made.mp3With(Buffer.alloc(0), text(said))),
  recording('asked', 'Ogg Vorbis comment', '.ogg', (said) => made.oggWith('vorbis', `ARTIST=${said}`, 'TITLE=x')),
  recording('kin', 'Ogg Opus comment', '.ogg', (said) => made.oggWith('opus', 'TITLE=x', `COMMENT=${said}`)),
  recording('kin', 'Ogg, a picture in a comment', '.ogg', (said) =>
    made.oggWith('vorbis', `METADATA_BLOCK_PICTURE=${made.jpegWith(0xfe, text(said)).toString('base64')}`),
  ),
  recording('asked', 'WAV LIST', '.wav', (said) => made.wavWith(made.riffChunk('LIST', bytesOf('INFO', made.riffChunk('IART', bytesOf(said, 0)))))),
  recording('kin', 'WAV LIST in GB18030', '.wav', (said) => {
    const bytes = gb18030(said);
    return bytes === undefined ? undefined : made.wavWith(made.riffChunk('LIST', bytesOf('INFO', made.riffChunk('ICMT', bytesOf(bytes, 0)))));
  }),
  recording('kin', 'WAV bext', '.wav', (said) => made.wavWith(made.riffChunk('bext', bytesOf(said, Buffer.alloc(300))))),
  recording('kin', 'WAV iXML', '.wav', (said) => made.wavWith(made.riffChunk('iXML', text(`<BWFXML><NOTE>${said}</NOTE></BWFXML>`)))),
  recording('kin', 'WAV ID3', '.wav', (said) => made.wavWith(made.riffChunk('id3 ', made.id3(3, 'TIT2', titled(said))))),
  recording('kin', 'WAV, behind its end', '.wav', (said) => bytesOf(made.wavWith(), said)),
  recording('asked', 'MP4, a list of items', '.mp4', (said) => made.mp4With(made.listItem('\u00a9nam', said))),
  recording('kin', 'M4A, a list of items', '.m4a', (said) => made.mp4With(made.listItem('\u00a9cmt', said))),
  recording('kin', 'MP4, a place', '.mp4', (said) =>
    made.mp4With(made.box('udta', made.box('\u00a9xyz', made.u16(Buffer.byteLength(said)), 0, 0, said))),
  ),
  recording('asked', 'MP4, XMP in a box', '.mp4', (said) => made.mp4With(Buffer.alloc(0), made.box('uuid', Buffer.alloc(16, 5), made.xmp(said)))),
  recording('asked', 'MP4, a free box', '.mp4', (said) => made.mp4With(Buffer.alloc(0), made.box('free', said))),
  recording('kin', 'MP4, among its media', '.mp4', (said) =>
    made.mp4With(Buffer.alloc(0), made.box('mdat', Buffer.alloc(20, 3), said, Buffer.alloc(20, 4))),
  ),
  recording('kin', 'MP4, name of a handler', '.mp4', (said) => made.mp4With(made.fullBox('hdlr', made.u32(0), 'vide', Buffer.alloc(12), said, 0))),
  recording('asked', 'WebM tag', '.webm', (said) =>
    made.webmWith([], [made.ebml(0x1254c367, made.ebml(0x7373, made.ebml(0x67c8, made.ebml(0x45a3, 'ARTIST'), made.ebml(0x4487, text(said)))))]),
  ),
  recording('kin', 'WebM title', '.webm', (said) => made.webmWith([made.ebml(0x7ba9, text(said))])),
  recording('kin', 'WebM attachment', '.webm', (said) =>
    made.webmWith([], [made.ebml(0x1941a469, made.ebml(0x61a7, made.ebml(0x466e, text(said)), made.ebml(0x465c, 'x')))]),
  ),
  recording('kin', 'WebM, an empty space', '.webm', (said) => made.webmWith([], [made.ebml(0xec, text(said))])),
];

export const MEDIA: readonly Form[] = [...PICTURE_FORMS, ...RECORDINGS];
