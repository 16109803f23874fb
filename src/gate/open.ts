/** What a file says once it is opened: unpacked, in whatever characters it is written, and whatever in it is encoded, decoded. */
import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { decodeHTML } from 'entities';

/** What is decoded out of a file may be encoded once more, and that again. */
const DEPTH = 3;
/** Parts texts in one string. */
export const APART = '\n|\n';

export interface Opened {
  text: string;
  /** It may be bytes that say nothing. */
  isChance: boolean;
}

/** All texts of a file; `isPacked` where it is full of words of chance, in which nothing is encoded. Throws where it is compressed and broken: nobody could say what is in it. */
export function* opened(name: string, bytes: Buffer, isPacked = false, depth = 0): Generator<Opened> {
  const inside = unpacked(name, bytes);
  if (inside !== undefined) yield* opened(name.replace(/\.(?:gz|br)$/, ''), inside, isPacked, depth + 1);
  else if (!isUtf8(bytes)) yield* ofBytes(bytes);
  else for (const text of decoded(bytes.toString('utf8'), isPacked ? DEPTH : depth)) yield { text, isChance: isPacked };
}

function unpacked(name: string, bytes: Buffer): Buffer | undefined {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes);
  if (name.endsWith('.br')) return brotliDecompressSync(bytes);
  const beginning = bytes.toString('latin1', 0, 12);
  if (isUtf8(bytes) || KNOWN.some((mark) => beginning.startsWith(mark)) || beginning.startsWith('ftyp', 4)) return undefined;
  try {
    return bytes[0] === 0x78 ? inflateSync(bytes) : brotliDecompressSync(bytes);
  } catch {
    return undefined;
  }
}
/** How files begin that are not compressed by Brotli, which has no mark of its own. */
const KNOWN = ['RIFF', '\x89PNG', 'wOF2', 'ID3', '\xff', 'OggS', '\0asm', '\x1aE\xdf\xa3', '%PDF', 'PK', '\xfe\xff'];

/**
 * The ways in which Chinese is written, also with a byte before it. Of UTF-16 by a decoder: `toString('utf16le')`
 * of an odd number of bytes at an odd place writes behind its memory (Node 24.21).
 */
const READINGS = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'].flatMap((label) => {
  const read = (bytes: Buffer): string => new TextDecoder(label).decode(bytes);
  return [read, (bytes: Buffer) => read(bytes.subarray(1))];
});
/** Bytes of a file that tell whether it is a text, and what most of a text consists of. */
const SAMPLE = 1024;
const COMMON = /[\t\n\r -~\u00b7\u2010-\u2027\u3000-\u303f\u3400-\u9fff\ud840-\ud88f\udc00-\udfff\ufeff\uff00-\uffef]/g;
/** In other bytes, stretches of UTF-8 that chance seldom gives, as latin1. */
const STRETCH = /(?:[\xe3-\xe9][\x80-\xbf]{2}){3,}|[ -~]{8,}/g;

/** Bytes that are not of UTF-8. */
function* ofBytes(bytes: Buffer): Generator<Opened> {
  for (const read of READINGS) {
    const beginning = read(bytes.subarray(0, SAMPLE));
    if (beginning.replace(COMMON, '').length <= beginning.length / 5) yield { text: unescaped(read(bytes)), isChance: false };
  }
  const stretches = bytes.toString('latin1').match(STRETCH) ?? [];
  yield { text: Buffer.from(stretches.join(APART), 'latin1').toString('utf8'), isChance: true };
}

/** A text without its escapes, and what is in base64 in it. */
function* decoded(text: string, depth: number): Generator<string> {
  const plain = unescaped(text);
  yield plain;
  if (depth >= DEPTH) return;
  const parts: string[] = [];
  for (const [word] of plain.matchAll(BASE64)) {
    if (silent.has(word) || !/[a-z]/i.test(word)) continue;
    // From each place in it where a group may begin; Node reads either alphabet.
    const all = [0, 1, 2, 3].map((skip) => Buffer.from(word.slice(skip), 'base64'));
    const said = all.flatMap((bytes) =>
      bytes[0] === 0x1f && bytes[1] === 0x8b ? [...opened('', bytes)].map((one) => one.text) : bytes.toString('utf8'),
    );
    const texts = said.filter((one) => SAYS.test(one));
    parts.push(...texts);
    if (texts.length === 0 && word.length < LONG && silent.size < MOST) silent.add(word);
  }
  if (parts.length > 0) yield* decoded(parts.join(APART), depth + 1);
}

/** Words with a letter of large size or a digit, and what goes on so in the next line of a long one. */
const BASE64 = /(?<![\w+/-])(?=[a-z_+/-]*[A-Z\d])[\w+/-]{8,}(?:(?<=[\w+/-]{60})\r?\n[\w+/-]+)*/g;
/** What may be a text once it is decoded. */
const SAYS = /[\u3400-\u9fff]{2}|[ -~]{5}/;
/** Words that are none: every page names its stylesheets. How long, and how many of them are remembered. */
const silent = new Set<string>();
const LONG = 48;
const MOST = 100_000;

/** A text with its escapes written out, twice: of HTML, addresses, JavaScript and CSS. */
function unescaped(text: string): string {
  let plain = text;
  for (const _ of ['once', 'twice']) {
    if (plain.includes('&')) plain = decodeHTML(plain);
    if (plain.includes('%')) plain = plain.replace(/(?:%[\da-fA-F]{2})+/g, octets);
    if (plain.includes('\\')) plain = plain.replace(BACKSLASH, character);
  }
  return plain;
}

function octets(escaped: string): string {
  const bytes = Buffer.from(escaped.replaceAll('%', ''), 'hex');
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
}

const BACKSLASH = /\\(?:u[\da-fA-F]{4}|u\{[\da-fA-F]{1,6}\}|x[\da-fA-F]{2}|[\da-fA-F]{2,6} ?|[nrtbf])/g;

function character(escaped: string): string {
  // The end of a line parts what stands before it from what follows.
  if (escaped.length === 2) return APART;
  const code = Number.parseInt(escaped.replace(/[\\ux{]+/, ''), 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : escaped;
}
