/** What bytes of UTF-8 are to the gate, and where a text goes on after what a reader does not see. */

export const WORD = 1;
export const HAN = 2;
/** What begins an escape: `%`, `\\` and `&`. */
export const ESCAPE = 3;

/** Of bytes that a character begins with. Those of Han characters begin others too: `hanSize` knows. */
export const KINDS = new Uint8Array(256);
for (let byte = 0; byte < 128; byte += 1) if (/[\w-]/.test(String.fromCharCode(byte))) KINDS[byte] = WORD;
for (let byte = 0xe3; byte <= 0xe9; byte += 1) KINDS[byte] = HAN;
KINDS[0xf0] = HAN;
for (const sign of '%\\&') KINDS[sign.charCodeAt(0)] = ESCAPE;

/** How many bytes of a Han character stand at a place; 0 where there is none, such as at `、` and `。`, which begin with the same byte. */
export function hanSize(bytes: Uint8Array, at: number): 0 | 3 | 4 {
  const byte = bytes[at] as number;
  if (byte >= 0xe4 && byte <= 0xe9) return 3;
  if (byte === 0xe3) return (bytes[at + 1] as number) >= 0x90 ? 3 : 0;
  return byte === 0xf0 && (bytes[at + 1] as number) >= 0xa0 && (bytes[at + 1] as number) < 0xb3 ? 4 : 0;
}

export const isDigitByte = (byte: number): boolean => byte >= 48 && byte <= 57;

/** Elements that change how a text looks within a line; after any other, a link too, another begins. */
const INLINE = new Set(
  'b bdi bdo big br del dfn em font i ins mark q rb rp rt ruby s small span strong sub sup tspan u wbr'
    .split(' ')
    .map((name) => keyOf(Buffer.from(name), 0, name.length)),
);
/** The longest of them. */
const LETTERS = 6;

/** A name of few letters, large or small, as a number. */
function keyOf(bytes: Uint8Array, from: number, to: number): number {
  let key = 0;
  for (let at = from; at < to; at += 1) key = key * 128 + ((bytes[at] as number) | 32);
  return key;
}
/** A tag that is longer is not looked through. */
const TAG = 400;
const BLANKS = /^&(?:nbsp|ensp|emsp|thinsp|shy|zwnj|zwj|ZeroWidthSpace|NoBreak|#x?[\da-f]{1,6});/i;

/** First bytes of what a gap may begin with. */
const MAY_BEGIN = Uint8Array.from({ length: 256 }, (_, byte) => ([32, 10, 13, 9, 60, 38, 0xe3, 0xc2, 0xe2, 0xef].includes(byte) ? 1 : 0));

/**
 * Where a Han character goes on with the text that ended at a place: over blanks, signs of no width,
 * and marks within a line. 0 where there is nothing between, or no Han character after it.
 */
export function goesOn(bytes: Buffer, end: number): number {
  // Nearly always another sign follows.
  if (!MAY_BEGIN[bytes[end] as number]) return 0;
  let at = end;
  for (let next = at; next >= 0; next = gapEnd(bytes, at)) at = next;
  return at > end && hanSize(bytes, at) > 0 ? at : 0;
}

/** Behind one piece of a gap; -1 where none stands. */
function gapEnd(bytes: Buffer, at: number): number {
  const a = bytes[at] as number;
  if (a === 60) return tagEnd(bytes, at);
  if (a === 32 || a === 10 || a === 13 || a === 9) return at + 1;
  const b = bytes[at + 1] as number;
  const c = bytes[at + 2] as number;
  if (a === 38) {
    const blank = BLANKS.exec(bytes.toString('latin1', at, at + 18))?.[0];
    return blank === undefined ? -1 : at + blank.length;
  }
  // A full blank; no-break space and soft hyphen; from zero width space on; word joiner; byte-order mark.
  if (a === 0xe3 && b === 0x80 && c === 0x80) return at + 3;
  if (a === 0xc2 && (b === 0xa0 || b === 0xad)) return at + 2;
  if (a === 0xe2 && ((b === 0x80 && c >= 0x80 && c <= 0x8f) || (b === 0x81 && c === 0xa0))) return at + 3;
  return a === 0xef && b === 0xbb && c === 0xbf ? at + 3 : -1;
}

function tagEnd(bytes: Buffer, at: number): number {
  if (bytes[at + 1] === 33) {
    const end = bytes.indexOf('-->', at);
    return end < 0 || end - at > TAG ? -1 : end + 3;
  }
  const isClosing = bytes[at + 1] === 47;
  let end = at + (isClosing ? 2 : 1);
  const from = end;
  while (KINDS[bytes[end] as number] === WORD) end += 1;
  if (end - from > LETTERS || !INLINE.has(keyOf(bytes, from, end))) return -1;
  const close = bytes.indexOf(62, end);
  return close < 0 || close - at > TAG ? -1 : close + 1;
}
