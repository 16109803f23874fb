/**
 * What a file says once it is opened: unpacked, and whatever in it is encoded, decoded. A text that is
 * encoded within an encoded one is met when what came out is opened again.
 */
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** The bytes inside a compressed file, or undefined where it is none. Throws for one that is broken: nobody could say what is in it. */
export function unpacked(file: string, bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
  return file.endsWith('.br') ? brotliDecompressSync(bytes) : undefined;
}

/** Escapes that write more than signs: `%E5%BC%A0`, `\u5f20`, `&#24352;`, `&#x5f20;`. */
const ESCAPED = /(?:%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|&#(?:\d{1,7}|x[0-9a-f]{1,6});|[\w.~/-])+/gi;
const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/**
 * The decoded text of every escaped passage, one on a line; '' where there is none. Letters between
 * escapes stay, so that a name with both reads as one.
 */
export function unescaped(bytes: Buffer): string {
  if (!bytes.includes('%') && !bytes.includes('\\u') && !bytes.includes('&#')) return '';
  const found: string[] = [];
  for (const [passage] of bytes.toString('latin1').matchAll(ESCAPED)) {
    if (!/[%\\&]/.test(passage)) continue;
    found.push(decodePassage(passage));
  }
  return found.join('\n');
}

function decodePassage(passage: string): string {
  const text = passage
    .replace(/\\u\{?([0-9a-f]{1,6})\}?/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(?:(\d+)|x([0-9a-f]+));/gi, (_, decimal?: string, hex?: string) =>
      character(decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal)),
    )
    .replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => NAMED[name] as string);
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (octets) => Buffer.from(octets.replaceAll('%', ''), 'hex').toString('utf8'));
}

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** Letters of both base64 alphabets, as bytes. */
const isBase64 = (byte: number): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 47 && byte <= 57) || byte === 43 || byte === 45 || byte === 95;

/** What the mixed words of a file hold if they are base64, at each of the four places in it where a group may begin. */
export function fromBase64(bytes: Buffer, length: number, mixed: readonly [from: number, to: number][]): Uint8Array[] {
  const found: Uint8Array[] = [];
  let done = 0;
  for (const [from, to] of mixed) {
    if (from < done) continue;
    let [begin, end] = [from, to];
    while (begin > done && isBase64(bytes[begin - 1] as number)) begin -= 1;
    while (end < length && isBase64(bytes[end] as number)) end += 1;
    done = end;
    const text = bytes.toString('latin1', begin, end);
    // Node reads either alphabet.
    for (let skip = 0; skip < 4; skip += 1) found.push(Buffer.from(text.slice(skip), 'base64'), Buffer.from('\n'));
  }
  return found;
}
