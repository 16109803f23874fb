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

/** Between texts that have nothing to do with each other. */
export const APART = Buffer.from('|');

const PERCENT = 37;
const AND = 38;

/** The value of a hexadecimal digit; above 15 for what is none. */
const DIGITS = Uint8Array.from({ length: 256 }, (_, byte) => {
  const value = Number.parseInt(String.fromCharCode(byte), 16);
  return Number.isNaN(value) ? 255 : value;
});
const digit = (bytes: Uint8Array, at: number): number => DIGITS[bytes[at] as number] as number;

/** Of `%E5`, `%7A`, `%30`, and of `%25`, which begins one that was escaped again; not of `%20`, `%2F`, `%3A`. */
const opensPercent = (high: number, low: number): boolean =>
  high < 16 && low < 16 && (high >= 4 || (high === 3 && low < 10) || (high === 2 && low === 5));
/** Whether two decimal digits are the number of a letter or a digit. */
function isLetter(bytes: Uint8Array, at: number): boolean {
  const code = digit(bytes, at) * 10 + digit(bytes, at + 1);
  return code >= 65 || (code >= 48 && code <= 57);
}

/** Whether the sign at a place, one of `%`, `\\` and `&`, begins an escape of a letter, or of another escape. Pages are full of the others. */
export function mayEscape(bytes: Uint8Array, at: number): boolean {
  const next = bytes[at + 1] as number;
  switch (bytes[at]) {
    case PERCENT:
      return opensPercent(digit(bytes, at + 1), digit(bytes, at + 2));
    case AND:
      // `&#34;`, `&#39;` and their like are signs.
      return (
        next === 35 && (bytes[at + 2] === 120 || bytes[at + 2] === 88 || (bytes[at + 3] !== 59 && (bytes[at + 4] !== 59 || isLetter(bytes, at + 2))))
      );
    default:
      return next === 117;
  }
}

/** Escapes that write more than signs: `%E5%BC%A0`, `\u5f20`, `&#24352;`, `&#x5f20;`; of one encoded twice also what stands between. */
const PASSAGE = /^(?:%25[0-9a-f]{2}|%[0-9a-f]{2}|\\u[0-9a-f]{4}|\\u\{[0-9a-f]{1,6}\}|&#(?:\d{1,7}|x[0-9a-f]{1,6});)+/i;

/** What escapes are written with; longer passages than they are cost nothing. */
const IN_ESCAPES = Uint8Array.from({ length: 256 }, (_, byte) => (byte < 128 && /[%\\u{}&#xX;\da-f]/i.test(String.fromCharCode(byte)) ? 1 : 0));

/** Something encoded, as it stands, and what it says. */
export interface Encoded {
  /** Two of the same text say the same. */
  text: string;
  decode(): Uint8Array[];
}

/** The passages of escapes that begin at some of `places`. */
export function* passages(bytes: Buffer, places: readonly number[]): Generator<Encoded> {
  let done = 0;
  for (const place of places) {
    if (place < done) continue;
    let end = place;
    while (IN_ESCAPES[bytes[end] as number] === 1) end += 1;
    const text = PASSAGE.exec(bytes.toString('latin1', place, end))?.[0];
    if (text === undefined) continue;
    done = place + text.length;
    yield { text, decode: () => [Buffer.from(decodePassage(text))] };
  }
}

function decodePassage(passage: string): string {
  if (passage.startsWith('%')) return decodePercent(passage);
  return passage
    .replace(/\\u\{?([0-9a-f]{1,6})\}?/gi, (_, hex: string) => character(Number.parseInt(hex, 16)))
    .replace(/&#(?:(\d+)|x([0-9a-f]+));/gi, (_, decimal?: string, hex?: string) =>
      character(decimal === undefined ? Number.parseInt(hex as string, 16) : Number(decimal)),
    )
    .replace(/(?:%[0-9a-f]{2})+/gi, decodePercent);
}

const decodePercent = (octets: string): string =>
  Buffer.from(
    octets.replace(/%(?:25([0-9a-f]{2}))?/gi, (_, twice?: string) => (twice === undefined ? '' : `25${Buffer.from(twice).toString('hex')}`)),
    'hex',
  ).toString('utf8');

const character = (code: number): string => (code <= 0x10ffff ? String.fromCodePoint(code) : ' ');

/** Letters of both base64 alphabets, as bytes. */
const isBase64 = (byte: number): boolean =>
  (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 47 && byte <= 57) || byte === 43 || byte === 45 || byte === 95;

/** The mixed words of a file, which say something if they are base64: they are read from each of the four places in them where a group may begin. */
export function* base64Words(bytes: Buffer, length: number, mixed: readonly [from: number, to: number][]): Generator<Encoded> {
  let done = 0;
  for (const [from, to] of mixed) {
    if (from < done) continue;
    let [begin, end] = [from, to];
    while (begin > done && isBase64(bytes[begin - 1] as number)) begin -= 1;
    while (end < length && isBase64(bytes[end] as number)) end += 1;
    done = end;
    const text = bytes.toString('latin1', begin, end);
    // Node reads either alphabet.
    yield { text, decode: () => [0, 1, 2, 3].map((skip) => Buffer.from(text.slice(skip), 'base64')) };
  }
}
