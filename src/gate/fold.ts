/**
 * A text as it is searched: what a reader takes for the same is the same here. Letters are small and
 * without their marks, signs of full width are of half; blanks, signs of no width, comments and the tags
 * of elements within a line are taken out, and a sound that stands over a character is put aside.
 */

export const SIGN = 0;
/** A letter or digit of ASCII. */
export const LETTER = 1;
export const HAN = 2;
/** By folded unit. */
export const KINDS = new Uint8Array(0x10000);

/** Units with a mark each. Valid until the next are made in the same way. */
export interface Folded {
  units: Uint16Array;
  marks: Uint8Array;
  length: number;
}

/** Before this unit something was taken out that stands between two texts as well as within one: a blank, or the end of one element and the beginning of another. */
export const SEAM = 1;

/** What stands for a tag that begins and for one that ends. */
const [OPENS, CLOSES] = ['\ue000', '\ue001'];
/** What is folded to no unit: of no width, a blank, a tag. */
const [THIN, BLANK, OPEN, CLOSE] = [0, 1, 2, 3];
const FOLDS = new Uint16Array(0x10000);
for (let unit = 0; unit < 0x10000; unit += 1) {
  const sign = String.fromCharCode(unit);
  // Of characters beyond the first plane, two units each; names are full of them.
  const isHan = (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3005 || unit === 0x3007 || (unit >= 0xd840 && unit <= 0xdfff);
  FOLDS[unit] = isHan || (unit >= 0xac00 && unit < 0xe000) ? unit : folded(sign);
  KINDS[unit] = isHan ? HAN : /[a-z\d]/.test(sign) ? LETTER : SIGN;
}

function folded(sign: string): number {
  if (sign === OPENS || sign === CLOSES) return sign === OPENS ? OPEN : CLOSE;
  if (/\s/.test(sign)) return BLANK;
  if (/^(?:\p{Mn}|\p{Cf}|[\u115f\u1160\u3164\uffa0])$/u.test(sign)) return THIN;
  // As it is typed where there is no ü.
  if (/[üǖǘǚǜ]/iu.test(sign)) return 'v'.charCodeAt(0);
  const plain = sign
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{Mn}/gu, '');
  return (plain.length === 1 ? plain : sign).charCodeAt(0);
}

/** Comments, sounds over characters, and tags of elements within a line. */
const TAGS =
  /<!--([\s\S]*?)-->|<r[tp]\b([\s\S]*?)(?=<\/?r|$)|<(\/?)(abbr|a|bd[io]|br|big|b|cite|code|data|del|dfn|em|font|ins|i|kbd|label|mark|q|rbc?|rt|rp|ruby|samp|small|span|strike|strong|su[bp]|s|time|tspan|tt|u|var|wbr)(?=[\s/>])([^>]*)>/gi;
/** Tag characters and variation selectors beyond the first plane. */
const UNSEEN = /\udb40[\udc00-\udfff]/g;
/** Those that part nothing. */
const NOTHING = /^(?:wbr|r.*)$/i;

let units = new Uint16Array(1 << 16);
let marks = new Uint8Array(1 << 16);

/** Folds a text. What its comments and tags say stands behind it, apart from it and from each other. */
export function fold(text: string): Folded {
  const parts = [text];
  let length = 0;
  for (const part of parts) {
    const bare = part.replaceAll(UNSEEN, '').replace(TAGS, (_, comment?: string, over?: string, closing?: string, name = '', attributes = '') => {
      const aside = comment ?? over ?? attributes;
      if (aside.length > 1) parts.push(aside);
      if (comment !== undefined || over !== undefined || NOTHING.test(name)) return '';
      return /^br$/i.test(name) ? ' ' : closing === '' ? OPENS : CLOSES;
    });
    length = write(bare, length);
  }
  return { units, marks, length };
}

/** Writes a text behind what is written already, and a unit that parts it from what comes. Gives the length of all. */
function write(text: string, from: number): number {
  if (units.length < from + 2 * text.length + 2) {
    const [before, marked] = [units, marks];
    units = new Uint16Array(2 * (from + 2 * text.length + 2));
    marks = new Uint8Array(units.length);
    units.set(before);
    marks.set(marked);
  }
  // Looked up millions of times, so as near as can be.
  const [folds, kinds, out, marked, size] = [FOLDS, KINDS, units, marks, text.length];
  let length = from;
  let gap = 0;
  let last = SIGN;
  for (let at = 0; at < size; at += 1) {
    const unit = folds[text.charCodeAt(at)] as number;
    if (unit <= CLOSE) {
      gap |= 1 << unit;
      continue;
    }
    const kind = kinds[unit] as number;
    const isSeam = gap > 1 && last !== SIGN && kind !== SIGN && ((gap & (1 << BLANK)) !== 0 || gap >= (1 << OPEN) + (1 << CLOSE));
    if (isSeam && last === LETTER && kind === LETTER) {
      out[length] = 32;
      marked[length] = 0;
      length += 1;
    }
    out[length] = unit;
    marked[length] = isSeam ? SEAM : 0;
    length += 1;
    last = kind;
    gap = 0;
  }
  out[length] = 0;
  marked[length] = 0;
  return length + 1;
}

/** A short text, folded, as a text. */
export function foldText(text: string): string {
  const { units: all, length } = fold(text);
  return String.fromCharCode(...all.subarray(0, length - 1));
}
