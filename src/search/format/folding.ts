/**
 * How text and queries are folded so that they meet: width, case, Traditional characters, marks and the
 * many middle dots tell nothing apart. Shared by the index and the browser.
 */

/** Traditional characters and what they stand for. */
export type Variants = ReadonlyMap<string, string>;
const NONE: Variants = new Map();

/** A character of Han, a number, a word, or a sign that makes a difference: what is counted in texts and queries alike. */
export interface Unit {
  text: string;
  /** Where it stands in the text that it was taken from, in UTF-16 units. */
  from: number;
  to: number;
}

/** NFKC, lower case, simplified. The width of a comma tells a list from a number, so that it is kept. */
function foldCharacter(character: string, variants: Variants): string {
  const code = character.charCodeAt(0);
  if (code >= 0x4e00 && code <= 0x9fff) return variants.get(character) ?? character;
  if (code < 0x80) return character.toLowerCase();
  if (character === '，') return ' ';
  if (character === '×') return 'x';
  const folded = character.normalize('NFKC').toLowerCase();
  return [...folded].map((one) => variants.get(one) ?? one).join('');
}

/** Numbers with the commas and points inside them; a dash between two numbers; signs of formulas; Han one by one; words. */
const UNIT = /\d{1,3}(?:,\d{3})+(?!\d)|\d+(?:\.\d+)*(?:[-–—~]+(?=\d))?|[+%]|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+/gu;

/** The units of a text, in order. */
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
    // A character that folds to several letters ends where the next one begins.
    const to = at[end] === at[end - 1] ? (at.find((one, later) => later > end && one !== at[end]) ?? index) : (at[end] as number);
    units.push({ text: number, from, to });
    if (dash !== null) units.push({ text: '-', from: at[end] as number, to: at[start + match[0].length] as number });
  }
  return units;
}

/** Han and nothing else, as most names are. */
const PLAIN = /^[\u4e00-\u9fff]+$/;

/** The same as strings alone. */
export const piecesOf = (text: string, variants: Variants = NONE): string[] =>
  PLAIN.test(text) ? Array.from(text, (character) => variants.get(character) ?? character) : unitsOf(text, variants).map((unit) => unit.text);

/** What two names are compared by: their units, without a gap. */
export const bareText = (text: string, variants: Variants = NONE): string => piecesOf(text, variants).join('');

/** The words of a query, each as its units: what stands between blanks, each of which must be met. */
export const wordsOf = (query: string, variants: Variants = NONE): string[][] =>
  query
    .split(/\s+/)
    .map((word) => piecesOf(word, variants))
    .filter((word) => word.length > 0);

export const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);
export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);
