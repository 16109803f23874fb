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

/** What a reader does not see, variation selectors among it, and accents that stand behind their letter: none is a letter of its own. */
const NO_LETTER = /^(?:\p{Default_Ignorable_Code_Point}|[\u0300-\u036f])$/u;
/** The accents of Latin letters. */
const ACCENT = /(?<=\p{Script=Latin})\p{M}+/gu;

/**
 * NFKC, lower case, Simplified, Latin letters without accents. A full-width comma separates list items, an ASCII one may be
 * inside a number, so they stay distinct.
 */
function foldCharacter(character: string, variants: Variants): string {
  const code = character.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return variants.get(character) ?? character;
  if (code < 0x80) return character.toLowerCase();
  if (character === '，') return ' ';
  if (character === '×') return 'x';
  if (NO_LETTER.test(character)) return '';
  const folded = character.normalize('NFKC').toLowerCase().normalize('NFD').replace(ACCENT, '').normalize('NFC');
  return [...folded].map((one) => variants.get(one) ?? one).join('');
}

/** Numbers with inner commas and points; a dash between two numbers; + and %; single Han characters; words, with inner hyphens and points. */
const UNIT =
  /\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)*(?:[-–—~]+(?=\d))?|[+%]|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+(?:[-‐‑.'’](?:(?!\p{Script=Han})[\p{L}\p{M}])+)*/gu;
/** What stands within a word and may be left out: Wi-Fi is wifi, Node.js is nodejs. */
const WITHIN = /[-‐‑.'’]/g;

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
    const isNumber = /^\d/.test(match[0]);
    const dash = isNumber ? /[-–—~]+$/.exec(match[0]) : null;
    const own = match[0].replace(isNumber ? /[-–—~,]+/g : WITHIN, '');
    const end = start + match[0].length - (dash?.[0].length ?? 0);
    // A character that folds to several letters ends where the next character starts.
    const to = at[end] === at[end - 1] ? (at.find((one, later) => later > end && one !== at[end]) ?? index) : (at[end] as number);
    units.push({ text: own, from, to });
    if (dash !== null) units.push({ text: '-', from: at[end] as number, to: at[start + match[0].length] as number });
  }
  return units;
}

/** Han characters alone, as in most names. */
const PLAIN = /^[\u4e00-\u9fff]+$/;

/** Returns the texts of the units. */
export const piecesOf = (text: string, variants: Variants = NONE): string[] =>
  PLAIN.test(text) ? Array.from(text, (character) => variants.get(character) ?? character) : unitsOf(text, variants).map((unit) => unit.text);

const DATE = /(?<![\d./-])((?:19|20)\d{2})([-/.年])(\d{1,2})(?:(?:\2|月)(\d{1,2})日?|月)?(?![\d./-])/gu;

/** Writes the dates of a query as pages write them: 2025-10-01 and 2025年10月01日 are 2025年10月1日, 2025/10 is 2025年10月. */
export const withDates = (query: string): string =>
  query.normalize('NFKC').replace(DATE, (whole, year: string, between: string, month: string, day: string | undefined) => {
    const isDate = Number(month) >= 1 && Number(month) <= 12 && (day === undefined || (Number(day) >= 1 && Number(day) <= 31));
    // 2025.10 may be a number.
    if (!isDate || (between === '.' && day === undefined)) return whole;
    return `${year}年${Number(month)}月${day === undefined ? '' : `${Number(day)}日`}`;
  });

/** Leaves out the year of whole dates, since a text that tells of a year often writes its days without it. */
export const withoutYears = (query: string): string => query.replace(/(?:19|20)\d{2}年(?=\d{1,2}月\d{1,2}日)/g, '');

/** Splits a query at white space. Returns the units of each word. */
export const wordsOf = (query: string, variants: Variants = NONE): string[][] =>
  query
    .split(/\s+/)
    .map((word) => piecesOf(word, variants))
    .filter((word) => word.length > 0);

export const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
