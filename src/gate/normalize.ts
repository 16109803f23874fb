/**
 * A text as it is searched: what a reader takes for the same is the same here. Of it only letters, digits and Han
 * characters are left, small, simplified, without their marks; what stood between two of them is a gap.
 */
import { Converter } from 'opencc-js';

/** Kinds of units. Everything else is a gap. */
const LATIN = 1;
export const [DIGIT, HAN] = [2, 3];
/** By normalized unit; 0 for what is left out. */
export const KINDS = new Uint8Array(0x10000);

/** What may stand before a unit, as bits: a blank, the beginning or the end of an inline element, a sign that may tie words, any other sign, the end of a text. */
export const [BLANK, OPENS, CLOSES, TIE, MARK, BREAK] = [1, 2, 4, 8, 16, 32];
/** The unit itself was a capital letter. */
export const CAPITAL = 64;
/** Parts two texts in one string: no text is found across it. */
export const APART = '\u0001';

/** Units, and the gap before each. Valid until the next text is normalized. */
export interface Normalized {
  units: Uint16Array;
  gaps: Uint8Array;
  length: number;
}

const TIES = /[-‐‑‒–—_.·‧・•'’*~+@\\>]/;
const [OPENING, CLOSING] = ['\ue000', '\ue001'];
/** By unit, the normalized one, or if there is none, the gap that it makes. */
const UNITS = new Uint16Array(0x10000);
const GAPS = new Uint8Array(0x10000);
/** Han characters as they are simplified, from the first on. */
const FIRST_HAN = 0x3400;
const SIMPLE = Converter({ from: 't', to: 'cn' })(
  Array.from({ length: 0xa000 - FIRST_HAN }, (_, at) => String.fromCharCode(FIRST_HAN + at)).join('|'),
).split('|');

for (let unit = 0; unit < 0x10000; unit += 1) {
  const sign = String.fromCharCode(unit);
  // Of characters beyond the first plane, two units each; names are full of them.
  const isHalf = unit >= 0xd840 && unit <= 0xdfff;
  const plain = isHalf ? sign : plainOf(sign);
  const kind = isHalf || /[\u3005\u3007\u3400-\u9fff]/.test(plain) ? HAN : /[a-z]/.test(plain) ? LATIN : /\d/.test(plain) ? DIGIT : 0;
  if (kind === 0) GAPS[unit] = gapOf(sign, plain);
  else {
    UNITS[unit] = plain.charCodeAt(0);
    KINDS[plain.charCodeAt(0)] = kind;
    if (/\p{Lu}/u.test(sign)) GAPS[unit] = CAPITAL;
  }
}

function plainOf(sign: string): string {
  // As it is typed where there is no ü.
  if (/[üǖǘǚǜ]/iu.test(sign)) return 'v';
  const plain = sign
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '');
  const one = plain.length === 1 ? plain : sign;
  const simple = SIMPLE[one.charCodeAt(0) - FIRST_HAN] ?? one;
  return simple.length === 1 ? simple : one;
}

function gapOf(sign: string, plain: string): number {
  if (sign === OPENING) return OPENS;
  if (sign === CLOSING) return CLOSES;
  if (/\s/.test(sign)) return BLANK;
  // APART is one; lists are parted by others.
  if (/\p{Cc}/u.test(sign)) return BREAK;
  if (/^(?:\p{Mn}|\p{Cf}|[\u115f\u1160\u3164\uffa0])$/u.test(sign)) return 0;
  return TIES.test(plain) ? TIE : MARK;
}

/** Comments, sounds over characters, and tags of elements within a line. */
const TAGS =
  /<!--([\s\S]*?)-->|<r[tp]\b([\s\S]*?)(?=<\/?r|$)|<(\/?)(abbr|a|bd[io]|br|big|b|cite|code|data|del|dfn|em|font|img|ins|i|kbd|label|mark|q|rbc?|rt|rp|ruby|samp|small|span|strike|strong|su[bp]|s|time|tspan|tt|u|var|wbr|w:t|w:r|w:rPr)(?=[\s/>])((?:[^>"']|"[^"]{0,4000}"|'[^']{0,4000}'|["'])*?)>/gi;
/** Tag characters and variation selectors beyond the first plane. */
const UNSEEN = /\udb40[\udc00-\udfff]/g;
/** Letters and ideographs beyond the first plane that stand for others. */
const DOUBLES = /[\ud835\ud87e]/;
/** Tags that part nothing, and those that stand for something. */
const NOTHING = /^(?:wbr|r.*)$/i;
const SOMETHING: Readonly<Record<string, string>> = { br: ' ', img: OPENING + CLOSING };

let units = new Uint16Array(1 << 16);
let gaps = new Uint8Array(1 << 16);

/** Normalizes a text. What its comments and tags say stands behind it, apart from it and from each other. */
export function normalize(text: string): Normalized {
  const parts = [DOUBLES.test(text) ? text.normalize('NFKC') : text];
  let length = 0;
  for (const part of parts) {
    // Hardly any text has them, and asking for one unit is quick.
    const seen = part.includes('\udb40') ? part.replaceAll(UNSEEN, '') : part;
    const bare = seen.replace(TAGS, (_, comment?: string, over?: string, closing?: string, name = '', attributes = '') => {
      const aside = comment ?? over ?? attributes;
      if (aside.length > 1) parts.push(aside);
      if (comment !== undefined || over !== undefined || NOTHING.test(name)) return '';
      return SOMETHING[name.toLowerCase()] ?? (closing === '' ? OPENING : CLOSING);
    });
    length = write(bare, length);
  }
  return { units, gaps, length };
}

/** Writes a text behind what is written already, and apart from it. Gives the length of all. */
function write(text: string, from: number): number {
  if (units.length < from + text.length) {
    const [before, marked] = [units, gaps];
    units = new Uint16Array(2 * (from + text.length));
    gaps = new Uint8Array(units.length);
    units.set(before);
    gaps.set(marked);
  }
  // Looked up millions of times, so as near as can be.
  const [all, gap, out, marked, size] = [UNITS, GAPS, units, gaps, text.length];
  let length = from;
  let between = BREAK;
  for (let at = 0; at < size; at += 1) {
    const code = text.charCodeAt(at);
    const unit = all[code] as number;
    between |= gap[code] as number;
    if (unit === 0) continue;
    out[length] = unit;
    marked[length] = between;
    length += 1;
    between = 0;
  }
  return length;
}

/** A short text, normalized, as a text. */
export function normalizeText(text: string): string {
  const { units: all, length } = normalize(text);
  return String.fromCharCode(...all.subarray(0, length));
}
