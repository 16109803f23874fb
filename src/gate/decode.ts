/** What a file says once it is decoded: unpacked, in whatever characters it is written, and whatever in it is encoded, decoded. */
import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, constants, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import { decodeHTML } from 'entities';
import { APART } from './normalize.ts';
import { runsIn, stretchesOfUtf8 } from './runs.ts';

/** What is decoded out of a file may be encoded once more, and that again. */
const DEPTH = 4;

export interface Decoded {
  text: string;
  /** So many characters of a term stand in it by chance, since it may be bytes that say nothing. */
  chance: number;
}

/** A file of which nobody could say what is in it. */
export class UnreadableError extends Error {}

/** All texts of a file. Throws an `UnreadableError` where it is packed and broken, or far too large. */
export function* decode(name: string, bytes: Buffer, depth = 0): Generator<Decoded> {
  // Of ASCII in UTF-16 every other byte is 0.
  const isText = isUtf8(bytes) && !bytes.includes(0);
  if (!isText && depth < DEPTH) for (const inside of unpack(name, bytes)) yield* decode(name.replace(/\.\w+$/, ''), inside, depth + 1);
  for (const reading of isText ? [{ text: bytes.toString('utf8'), chance: 0 }] : readings(bytes, isMedia(bytes))) yield* decoded(reading, depth);
}

/** What a packed file says whose content is searched elsewhere: no more than letters that stand in its bytes as they are. */
export function* decodePacked(bytes: Buffer): Generator<Decoded> {
  for (const reading of readings(bytes, true)) yield* decoded(reading, 0);
}

function* decoded({ text, chance }: Decoded, depth: number): Generator<Decoded> {
  const plain = withoutEscapes(text);
  yield { text: plain, chance };
  if (depth < DEPTH) yield* embedded(plain, depth);
}

/** Whether bytes are those of a file, packed, from the first to the last. */
export function isPackedOf(bytes: Buffer, content: Buffer): boolean {
  const limits = { info: true, maxOutputLength: content.length + 1 } as const;
  try {
    const isGzip = bytes.readUInt32BE() === PLAIN_GZIP;
    const [from, behind] = isGzip ? [GZIP_HEAD, GZIP_TAIL] : [0, 0];
    // What Node's types leave out: with `info` it tells how far it has read.
    const { buffer, engine } = (isGzip ? inflateRawSync : brotliDecompressSync)(bytes.subarray(from), limits) as unknown as Unpacked;
    return from + engine.bytesWritten + behind === bytes.length && content.equals(buffer);
  } catch {
    return false;
  }
}

interface Unpacked {
  buffer: Buffer;
  engine: { bytesWritten: number };
}

/** How gzip begins that holds nothing but what is packed; the bytes ahead of that and behind it (RFC 1952). */
const [PLAIN_GZIP, GZIP_HEAD, GZIP_TAIL] = [0x1f8b0800, 10, 8];

/** Characters that stand by chance in bytes of any kind, and in those read as UTF-8. */
const [ANY, UTF8] = [3, 2];

// What is cut off is read as far as it goes.
const LIMITS = { maxOutputLength: 2 ** 28, finishFlush: constants.Z_SYNC_FLUSH };
/** The length of a head of gzip (RFC 1952). What lies behind the packed bytes would make `gunzip` fail. */
function gzipHead(bytes: Buffer): number {
  const flags = bytes[3] ?? 0;
  let at = (flags & 4) === 0 ? 10 : 12 + bytes.readUInt16LE(10);
  for (const text of [8, 16]) if ((flags & text) !== 0) at = bytes.indexOf(0, at) + 1;
  return (flags & 2) === 0 ? at : at + 2;
}
const inflate = (bytes: Buffer): Buffer => inflateSync(bytes, LIMITS);
/** Ways of packing by how they begin, as latin1, also inside other bytes; Brotli begins like anything. */
const PACKINGS: readonly [begin: string, open: (bytes: Buffer) => Buffer][] = [
  ['\x1f\x8b\x08', (bytes) => inflateRawSync(bytes.subarray(gzipHead(bytes)), LIMITS)],
  ['\x28\xb5\x2f\xfd', (bytes) => zstdDecompressSync(bytes, { maxOutputLength: LIMITS.maxOutputLength })],
  ['PK\x03\x04', (bytes) => inflateRawSync(bytes.subarray(30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28)), LIMITS)],
  ...['x\x01', 'x\x5e', 'x\x9c', 'x\xda'].map((begin) => [begin, inflate] as [string, typeof inflate]),
];
/** How media begin. They carry no more than they need, which is looked at elsewhere; their bytes read as anything. */
const MEDIA = ['RIFF', '\x89PNG', 'wOF2', 'ID3', '\xff\xfb', '\xff\xd8', 'GIF8', 'OggS', '\0asm', '\x1aE\xdf\xa3'];
const isMedia = (bytes: Buffer): boolean =>
  MEDIA.some((begin) => bytes.toString('latin1', 0, begin.length) === begin) || bytes.toString('latin1', 4, 8) === 'ftyp';

/** What is packed in a file, and where its name says that it is, all of it. */
function* unpack(name: string, bytes: Buffer): Generator<Buffer> {
  if (isMedia(bytes)) return;
  let isOpen = false;
  for (const [begin, open] of PACKINGS) {
    for (let at = bytes.indexOf(begin, 0, 'latin1'); at >= 0; at = bytes.indexOf(begin, at + 2, 'latin1')) {
      const inside = attempt(() => open(bytes.subarray(at)));
      if (inside !== undefined && inside.length > 0) yield inside;
      isOpen ||= inside !== undefined && at === 0;
    }
  }
  // Brotli has no mark of its own.
  if (isOpen || name === '') return;
  const inside = attempt(() =>
    brotliDecompressSync(bytes, { maxOutputLength: LIMITS.maxOutputLength, finishFlush: constants.BROTLI_OPERATION_FLUSH }),
  );
  if (inside !== undefined && inside.length > 0) yield inside;
  else if (/\.(?:gz|br|zst)$/.test(name)) throw new UnreadableError(name);
}

function attempt(open: () => Buffer): Buffer | undefined {
  try {
    return open();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new UnreadableError('too large');
    return undefined;
  }
}

/** Bytes of a file that tell whether it is a text, and what most of a text consists of. */
const SAMPLE = 1024;
const COMMON = '\\t\\n\\r -~\\u00b7\\u2010-\\u2027\\u3000-\\u303f\\u3400-\\u9fff\\ud840-\\ud88f\\udc00-\\udfff\\ufeff\\uff00-\\uffef';
const UNCOMMON = new RegExp(`[^${COMMON}]`, 'g');
const STRETCH = new RegExp(`[${COMMON}]{4,}`, 'g');
/** In other bytes, stretches of GB18030, as latin1, and how many bytes tell of a text. */
const GB_STRETCH = /[\x81-\xfe][\x30-\xfe]{3,}/g;
const TELLING = 6;

/** The ways in which Chinese is written. By decoders: `toString('utf16le')` of an odd number of bytes at an odd place writes behind its memory (Node 24.21). */
const reader = (label: string): ((bytes: Buffer) => string) => {
  const decoder = new TextDecoder(label);
  return (bytes) => decoder.decode(bytes);
};
const [utf8, gb18030, ...utf16] = [reader('utf-8'), reader('gb18030'), reader('utf-16le'), reader('utf-16be')] as const;
const isLikely = (text: string): boolean => text.replace(UNCOMMON, '').length >= text.length * 0.8;

/** What bytes say that are not UTF-8; of those that are known not to be a text, what stands in them as UTF-8. */
function* readings(bytes: Buffer, isNoText: boolean): Generator<Decoded> {
  const ends = [bytes, bytes.subarray(1)];
  for (const read of isNoText ? [] : [utf8, gb18030, ...utf16])
    for (const part of ends) if (isLikely(read(part.subarray(0, SAMPLE)))) yield { text: read(part), chance: 0 };
  yield { text: stretchesOfUtf8(bytes), chance: UTF8 };
  if (isNoText) return;
  const stretches = utf16.flatMap((read) => ends.flatMap((part) => read(part).match(STRETCH) ?? []));
  for (const [run] of bytes.toString('latin1').matchAll(GB_STRETCH))
    for (const skip of [0, 1]) stretches.push(gb18030(Buffer.from(run.slice(skip), 'latin1')));
  yield { text: stretches.join(APART), chance: ANY };
}

/** What goes on like a word of base64 in the next lines of a long one, and bytes in hexadecimal. */
const LINES = /(?:\s+[\w+/-]{2,})*/y;
const LINE = 16;
const HEXADECIMAL = /^(?:[\da-f]{2}){6,}$/i;
const SPACED = /(?:[\da-f]{2} ){5,}[\da-f]{2}/gi;
/** Han characters of UTF-8 that somebody took for Windows-1252, and the bytes of its characters. */
const MISREAD = /(?:[\u00e3-\u00e9][\u0080-\u2122]{2}){2,}/g;
const WINDOWS_1252 = new Map(Array.from({ length: 128 }, (_, at) => [reader('windows-1252')(Buffer.of(128 + at)), 128 + at]));
/** What may be a text once it is decoded. */
const SAYS = /[\u3400-\u9fff]\P{L}?[\u3400-\u9fff]|[\ud840-\ud88f]|[ -~]{5}/u;
/** What a word says if it is of base64: texts in other characters than UTF-8, or packed, and texts in UTF-8 from each place where a group may begin. */
interface Said {
  others: readonly Decoded[];
  texts: readonly string[];
}

const NOTHING_SAID: Said = { others: [], texts: [] };
/** By depth, what words say: every page names the same stylesheets and addresses. How long such words are, and how many are remembered. */
const said = Array.from({ length: DEPTH }, () => new Map<string, Said>());
const LONG = 48;
const MOST = 50_000;

/** All texts that are encoded in a text. */
function* embedded(text: string, depth: number): Generator<Decoded> {
  const texts: string[] = [];
  const { words, hasSpaced, hasMisread } = runsIn(text);
  const digits: string[] = hasSpaced ? (text.match(SPACED) ?? []) : [];
  for (let at = 0; at < words.length; at += 2) {
    const [begin, end] = [words[at] as number, words[at + 1] as number];
    const first = text.slice(begin, end);
    if (HEXADECIMAL.test(first)) digits.push(first);
    LINES.lastIndex = end;
    const word = saidBy(first.length < LINE ? first : first + (LINES.exec(text)?.[0] ?? ''), depth);
    yield* word.others;
    texts.push(...word.texts);
  }
  const inside: Buffer[] = texts.length === 0 ? [] : [Buffer.from(texts.join(APART))];
  for (const [run] of hasMisread ? text.matchAll(MISREAD) : []) {
    const bytes = Buffer.from(Array.from(run, (character) => WINDOWS_1252.get(character) ?? 0));
    if (isUtf8(bytes)) inside.push(bytes);
  }
  for (const pairs of digits) {
    const bytes = Buffer.from(pairs.replaceAll(' ', ''), 'hex');
    if (isUtf8(bytes) || bytes.readUInt16BE() === 0xfeff) inside.push(bytes);
  }
  for (const bytes of inside) yield* decode('', bytes, depth + 1);
}

function saidBy(word: string, depth: number): Said {
  const kept = said[depth] as Map<string, Said>;
  const known = kept.get(word);
  if (known !== undefined) return known;
  // From each place in it where a group may begin; Node reads either alphabet.
  const all = [0, 1, 2, 3].map((skip) => Buffer.from(word.slice(skip), 'base64'));
  const [whole] = all as [Buffer];
  const isOther =
    PACKINGS.some(([begin]) => whole.toString('latin1', 0, begin.length) === begin) ||
    (whole.length >= TELLING && [gb18030, ...utf16].some((read) => isLikely(read(whole))));
  const others = isOther ? [...decode('', whole, depth + 1)] : [];
  const texts = all.map((bytes) => bytes.toString('utf8')).filter((one) => SAYS.test(one));
  const found = others.length === 0 && texts.length === 0 ? NOTHING_SAID : { others, texts };
  // A copy: a slice would hold the whole text.
  if (word.length < LONG && kept.size < MOST) kept.set(Buffer.from(word).toString(), found);
  return found;
}

/** A text with its escapes written out, three times: of HTML, addresses, JavaScript and CSS. */
function withoutEscapes(text: string): string {
  let plain = text;
  for (let before = '', time = 0; before !== plain && time < 3; time += 1) {
    before = plain;
    if (plain.includes('&')) plain = decodeHTML(plain.replace(HALVES, (_, hexadecimal = '', decimal = '') => unit(hexadecimal, decimal)));
    if (/[\\%]|#u/i.test(plain)) plain = plain.replace(BYTES, octets).replace(UNITS, (whole, ...codes) => unit(codes.find(Boolean)) || whole);
    if (plain.includes('\\')) plain = plain.replace(/\\[nrtbf]/g, '\n').replace(/\\\r?\n/g, '');
  }
  return plain;
}

/** Half a character beyond the first plane, as programs write it that go by units of UTF-16. */
const HALVES = /&#(?:x(d[89a-f][\da-f]{2})|(5[5-7]\d{3}));/gi;
/** Bytes in hexadecimal, or in octal; characters by their numbers. */
const BYTES = /(?:%[\da-f]{2})+|(?:\\x[\da-f]{2})+|(?:\\[0-3][0-7]{2}){3,}/gi;
const UNITS = /\\U000([\da-f]{5})|[\\%#]u([\da-f]{4})|\\u\{([\da-f]{1,6})\}|\\([\da-f]{2,6})\s?/gi;

function octets(escaped: string): string {
  const digits = escaped.match(/[\da-f]+/gi) ?? [];
  const bytes = Buffer.from(digits.map((number) => Number.parseInt(number, number.length === 3 ? 8 : 16)));
  // Three digits may be hexadecimal, of a character.
  return isUtf8(bytes) ? bytes.toString('utf8') : digits[0]?.length === 3 ? escaped : gb18030(bytes);
}

/** A character by its number; nothing where no character has it. */
function unit(hexadecimal = '', decimal = ''): string {
  const code = hexadecimal === '' ? Number(decimal) : Number.parseInt(hexadecimal, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
}
