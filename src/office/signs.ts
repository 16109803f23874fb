/** Signs of Wingdings and its like, which documents hold as letters of a font: boxes and ticks above all. */

const BOX = '□';
const FILLED = '■';
const TICKED = '☑';
const CROSSED = '☒';
const TICK = '√';
const CROSS = '×';
const BULLET = '·';

/** By font, the signs of its codes. */
const SIGNS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: {
    110: FILLED,
    111: BOX,
    112: BOX,
    113: BOX,
    114: BOX,
    167: BULLET,
    168: BOX,
    251: CROSS,
    252: TICK,
    253: CROSSED,
    254: TICKED,
    108: BULLET,
    117: BULLET,
    216: BULLET,
    118: BULLET,
  },
  'wingdings 2': { 42: BOX, 163: BOX, 80: TICK, 79: CROSS, 81: CROSSED, 82: TICKED, 83: CROSSED, 84: TICKED, 162: FILLED },
  'wingdings 3': {},
  webdings: { 97: TICK, 99: BOX, 103: FILLED, 114: CROSS },
  symbol: { 183: BULLET, 214: TICK, 180: CROSS },
};

const fontOf = (font: string): Readonly<Record<number, string>> | undefined => SIGNS[font.trim().toLowerCase()];

/** Returns the sign that a `w:sym` shows; `''` for one that means nothing in a form. */
export function signOf(font: string, code: string): string {
  const number = Number.parseInt(code, 16);
  if (Number.isNaN(number)) return '';
  return (fontOf(font) ?? (number >= 0xf000 && number <= 0xf0ff ? SIGNS.wingdings : undefined))?.[number & 0xff] ?? '';
}

/** Returns a text as it is seen: letters of a font of signs, and those in its private range, as signs. */
export function signsIn(text: string, font: string): string {
  const signs = fontOf(font);
  // A font for Latin letters says nothing of Chinese ones.
  const seen = signs === undefined ? text : text.replace(/[\u0021-\u00ff]/g, (letter) => signs[letter.charCodeAt(0)] ?? letter);
  return seen.replace(/[\uf020-\uf0ff]/g, (letter) => (signs ?? SIGNS.wingdings)?.[letter.charCodeAt(0) & 0xff] ?? letter);
}
