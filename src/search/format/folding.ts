/**
 * Folds texts and queries so that they match despite differences of width, case, Traditional characters, punctuation
 * and middle dots. Index and browser share it.
 */

/** Maps Traditional characters to Simplified ones. */
export type Variants = ReadonlyMap<string, string>;
const NONE: Variants = new Map();

/** A token: a Han character, a number, a word, or one of the signs + % -. */
export interface Unit {
  text: string;
  /** Its position in the original text, in UTF-16 units. */
  from: number;
  to: number;
}

const INVISIBLE = /\p{Default_Ignorable_Code_Point}/u;

/** NFKC, lower case, Simplified. A full-width comma separates list items, an ASCII one may be inside a number, so they stay distinct. */
function foldCharacter(character: string, variants: Variants): string {
  const code = character.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return variants.get(character) ?? character;
  if (code < 0x80) return character.toLowerCase();
  if (character === '，') return ' ';
  if (character === '×') return 'x';
  // Variation selectors, soft hyphens and the like, which nobody sees or types.
  if (INVISIBLE.test(character)) return '';
  const folded = character.normalize('NFKC').toLowerCase();
  return [...folded].map((one) => variants.get(one) ?? one).join('');
}

/** Numbers with inner commas and points; a dash between two numbers; + and %; single Han characters; words. */
const UNIT = /\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)*(?:[-–—~]+(?=\d))?|[+%]|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu;

/** Returns the units of a text, in order. */
export function unitsOf(text: string, variants: Variants = NONE): Unit[] {
  let folded = '';
  const at: number[] = [];
  let index = 0;
  for (const character of text) {
    const piece = foldCharacter(character, variants);
    folded += piece;
    for (let unit = 0; unit < piece.length; unit += 1) at.push(index);
    index += character.length;
  }
  at.push(index);
  const units: Unit[] = [];
  for (const match of folded.matchAll(UNIT)) {
    const start = match.index;
    const from = at[start] as number;
    const [number, dash] = [match[0].replace(/[-–—~,]+/g, ''), /[-–—~]+$/.exec(match[0])];
    const end = start + match[0].length - (dash?.[0].length ?? 0);
    // A character that folds to several letters ends where the next character starts.
    const to = at[end] === at[end - 1] ? (at.find((one, later) => later > end && one !== at[end]) ?? index) : (at[end] as number);
    units.push({ text: number, from, to });
    if (dash !== null) units.push({ text: '-', from: at[end] as number, to: at[start + match[0].length] as number });
  }
  return units;
}

/** Han characters alone, as in most names. */
const PLAIN = /^[\u4e00-\u9fff]+$/;

/** Returns the texts of the units. */
export const piecesOf = (text: string, variants: Variants = NONE): string[] =>
  PLAIN.test(text) ? Array.from(text, (character) => variants.get(character) ?? character) : unitsOf(text, variants).map((unit) => unit.text);

/** Splits a query at white space. Returns the units of each word. */
export const wordsOf = (query: string, variants: Variants = NONE): string[][] =>
  query
    .split(/\s+/)
    .map((word) => piecesOf(word, variants))
    .filter((word) => word.length > 0);

export const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
