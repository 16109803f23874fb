/**
 * What a file is looked through for before anything of it is decoded, each in one pass over its characters or bytes: of
 * a site of ten thousand pages nearly all says nothing, and patterns would take most of the time to find that out.
 */
import { APART } from './normalize.ts';

const [WORD, TELLING] = [1, 2];
/** Signs of words that may be of base64; capitals and digits tell that one may be. */
const SIGNS = new Uint8Array(128);
for (const sign of 'abcdefghijklmnopqrstuvwxyz_+/-') SIGNS[sign.charCodeAt(0)] = WORD;
for (const sign of 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789') SIGNS[sign.charCodeAt(0)] = WORD | TELLING;

/** The fewest signs of a word, and blanks at equal distances that may lie between bytes in hexadecimal. */
const [SHORTEST, BLANKS, DISTANCE] = [8, 5, 3];
/** The first bytes of Han characters in UTF-8, taken for characters themselves. */
const [FIRST_LEADING, LAST_LEADING] = [0xe3, 0xe9];

export interface Runs {
  /** Where words that may be of base64 begin and end, one after the other. */
  words: number[];
  /** Bytes in hexadecimal may stand in the text, with blanks between. */
  hasSpaced: boolean;
  /** Han characters may stand in it that somebody took for Latin letters. */
  hasMisread: boolean;
}

/** Looks for what may be encoded in a text. */
export function runsIn(text: string): Runs {
  const runs: Runs = { words: [], hasSpaced: false, hasMisread: false };
  const { length } = text;
  let [begin, marks, blank, blanks] = [0, 0, 0, 0];
  for (let at = 0; at <= length; at += 1) {
    const code = at < length ? text.charCodeAt(at) : 0;
    const sign = code < 128 ? (SIGNS[code] as number) : 0;
    if (sign !== 0) {
      marks |= sign;
      continue;
    }
    if (at - begin >= SHORTEST && (marks & TELLING) !== 0) runs.words.push(begin, at);
    begin = at + 1;
    marks = 0;
    if (code === 32) {
      blanks = at - blank === DISTANCE ? blanks + 1 : 1;
      blank = at;
      if (blanks >= BLANKS) runs.hasSpaced = true;
    } else if (code >= FIRST_LEADING && code <= LAST_LEADING) runs.hasMisread = true;
  }
  return runs;
}

/** Bytes that tell of a text. */
const SHORTEST_BYTES = 6;

/** Whether two bytes may follow each other in a stretch: printable ASCII, and first and further bytes of longer characters. */
const MAY_FOLLOW = new Uint8Array(0x10000);
for (let pair = 0; pair < MAY_FOLLOW.length; pair += 1) {
  const [first, second] = [kindOfByte(pair >> 8), kindOfByte(pair & 0xff)];
  MAY_FOLLOW[pair] = Number(
    first === 'leads' ? second === 'follows' : first !== undefined && second !== undefined && (first !== 'prints' || second !== 'follows'),
  );
}

function kindOfByte(byte: number): 'prints' | 'leads' | 'follows' | undefined {
  if (byte >= 0x20 && byte <= 0x7e) return 'prints';
  if (goesOn(byte)) return 'follows';
  return (byte >= 0xe3 && byte <= 0xe9) || byte === 0xed || byte === 0xf0 ? 'leads' : undefined;
}

/** The first place from `at` on where a stretch that tells may begin: in bytes of any kind two that hold it up are soon found. */
function nextStretch(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  const mayFollow = (at: number): boolean => MAY_FOLLOW[((bytes[at] as number) << 8) | (bytes[at + 1] as number)] === 1;
  let at = from;
  while (at + SHORTEST_BYTES <= length) {
    if (!mayFollow(at + 4)) at += 5;
    else if (!mayFollow(at + 2)) at += 3;
    else if (!mayFollow(at)) at += 1;
    else return at;
  }
  return length;
}

/** Whether a byte goes on with a character of UTF-8. */
function goesOn(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

/**
 * Stretches of UTF-8 in bytes of any kind: Han characters and printable ASCII, apart from each other. Also read are both
 * halves of a character beyond the first plane, each in bytes of its own.
 */
export function stretchesOfUtf8(bytes: Uint8Array): string {
  const { length } = bytes;
  const said: string[] = [];
  // Where a stretch begins, and how long it would be if halves were joined.
  let [begin, size, hasHalves] = [0, 0, false];
  const end = (at: number): void => {
    if (size >= SHORTEST_BYTES) {
      const stretch = Buffer.from(bytes.buffer, bytes.byteOffset + begin, at - begin);
      said.push(hasHalves ? joined(stretch) : stretch.toString('utf8'));
    }
    size = 0;
    hasHalves = false;
  };
  for (let at = nextStretch(bytes, 0); at < length; ) {
    const byte = bytes[at] as number;
    let step = 0;
    let counts = 0;
    if (byte >= 0x20 && byte <= 0x7e) step = counts = 1;
    else if (byte >= 0xe3 && byte <= 0xe9) {
      if (goesOn(bytes[at + 1]) && goesOn(bytes[at + 2])) step = counts = 3;
    } else if (byte === 0xf0) {
      const second = bytes[at + 1] as number;
      if (second >= 0xa0 && second <= 0xbf && goesOn(bytes[at + 2]) && goesOn(bytes[at + 3])) step = counts = 4;
    } else if (byte === 0xed && isPair(bytes, at)) {
      hasHalves = true;
      step = 6;
      counts = 4;
    }
    if (step === 0) {
      end(at);
      at = nextStretch(bytes, at + 1);
      continue;
    }
    if (size === 0) begin = at;
    size += counts;
    at += step;
  }
  end(length);
  return said.join(APART);
}

/** The first and the last of the ideographs beyond the first plane: nothing else there is read. */
const [FIRST_BEYOND, LAST_BEYOND] = [0x20000, 0x3ffff];

/** Whether both halves of such an ideograph stand there. */
function isPair(bytes: Uint8Array, at: number): boolean {
  // Byte by byte: of pictures every 256th byte is one that may begin such a pair.
  if (bytes[at + 3] !== 0xed) return false;
  const [high, low] = [bytes[at + 1] as number, bytes[at + 4] as number];
  if (high < 0xa0 || high > 0xaf || !goesOn(bytes[at + 2]) || low < 0xb0 || !goesOn(low) || !goesOn(bytes[at + 5])) return false;
  const code = pairOf(bytes, at).codePointAt(0) as number;
  return code >= FIRST_BEYOND && code <= LAST_BEYOND;
}

function pairOf(bytes: Uint8Array, at: number): string {
  const unit = (from: number): number => 0xd000 | (((bytes[from] as number) & 63) << 6) | ((bytes[from + 1] as number) & 63);
  return String.fromCharCode(unit(at + 1), unit(at + 4));
}

/** A stretch as text, its halves joined. */
function joined(stretch: Buffer): string {
  let text = '';
  let from = 0;
  for (let at = stretch.indexOf(0xed); at !== -1; at = stretch.indexOf(0xed, from)) {
    text += stretch.toString('utf8', from, at) + pairOf(stretch, at);
    from = at + 6;
  }
  return text + stretch.toString('utf8', from);
}
