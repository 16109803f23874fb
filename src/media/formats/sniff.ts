/** Detects a file's format from its first bytes. */
import type { Format } from '../../schema/fileKinds.ts';

/** A detected format: one that content may use, or one that editors confuse with those. */
export type Sniffed =
  | Format
  | 'zip'
  | 'ole'
  | 'gzip'
  | 'gif'
  | 'bmp'
  | 'tiff'
  | 'heic'
  | 'psd'
  | 'html'
  | 'program'
  | 'rar'
  | '7z'
  | 'flac'
  | 'aac'
  | 'avi'
  | 'empty';

/** Number of bytes that `sniff` examines. */
export const SNIFF_BYTES = 4096;

/**
 * Guesses a format from the first bytes, or returns undefined. Used for messages and to choose a decoder; it does
 * not check that the file is valid.
 */
export function sniff(bytes: Uint8Array): Sniffed | undefined {
  if (bytes.length === 0) return 'empty';
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SNIFF_BYTES)).toString('latin1');
  const starts = (magic: string, at = 0): boolean => latin.startsWith(magic, at);
  // UTF-16 begins as a frame of MP3 does.
  if (starts('\xff\xfe') || starts('\xfe\xff')) return undefined;
  if (starts('\x89PNG\r\n\x1a\n')) return 'png';
  if (starts('\xff\xd8\xff')) return 'jpeg';
  if (starts('RIFF') || starts('RF64')) return starts('WEBP', 8) ? 'webp' : starts('WAVE', 8) ? 'wav' : starts('AVI ', 8) ? 'avi' : undefined;
  if (starts('ftyp', 4)) return sniffBrand(latin);
  if (starts('\x1aE\xdf\xa3')) return 'webm';
  if (starts('OggS')) return 'ogg';
  if (starts('fLaC')) return 'flac';
  if (starts('ID3')) return 'mp3';
  if (starts('PK\x03\x04') || starts('PK\x05\x06')) return 'zip';
  if (starts('\xd0\xcf\x11\xe0')) return 'ole';
  if (starts('%PDF-')) return 'pdf';
  if (starts('GIF8')) return 'gif';
  if (starts('BM') && bytes.length > 26) return 'bmp';
  if (starts('II*\0') || starts('MM\0*')) return 'tiff';
  if (starts('8BPS')) return 'psd';
  if (starts('MZ') || starts('\x7fELF')) return 'program';
  if (starts('Rar!')) return 'rar';
  if (starts('7z\xbc\xaf')) return '7z';
  if (starts('\x1f\x8b')) return 'gzip';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xf6) === 0xf0) return 'aac';
  if (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0) return 'mp3';
  const text = latin.replace(/^\xef\xbb\xbf/, '').replace(/^(?:\s|<\?xml[^>]*\?>|<!--[\s\S]*?-->)+/, '');
  if (/^<(?:!doctype\s+html|html|head|body|script)\b/i.test(text)) return 'html';
  if (/^<(?:!doctype\s+svg|(?:[\w-]+:)?svg)\b/i.test(text)) return 'svg';
  return undefined;
}

/** Detects the kind of an ISO base media file by its brands. Pictures come first, because they share brands with films. */
function sniffBrand(latin: string): Sniffed {
  const length = Math.min(256, latin.charCodeAt(2) * 256 + latin.charCodeAt(3));
  const brands = new Set<string>([latin.slice(8, 12)]);
  for (let at = 16; at + 4 <= length; at += 4) brands.add(latin.slice(at, at + 4));
  if (brands.has('avif') || brands.has('avis')) return 'avif';
  if (['heic', 'heix', 'hevc', 'hevx', 'heim', 'heis'].some((brand) => brands.has(brand))) return 'heic';
  return latin.startsWith('M4A ', 8) || latin.startsWith('M4B ', 8) ? 'm4a' : 'mp4';
}
