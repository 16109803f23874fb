/** Numbers that identify a person. */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Whether the text is a citizen number with birth date and check digit (GB 11643-1999, ISO 7064 MOD 11-2). */
export function isCitizenNumber(text: string): boolean {
  const number = text.toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(number)) return false;
  const [month, day] = [Number(number.slice(10, 12)), Number(number.slice(12, 14))];
  if (!/^(?:18|19|20)/.test(number.slice(6)) || month < 1 || month > 12 || day < 1 || day > 31) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECKS[sum % 11] === number[17];
}

export interface Match {
  index: number;
  text: string;
}

/** Folds full-width digits, X, plus and hyphen to ASCII. Keeps the length, so that indices stay valid. */
const fold = (text: string): string => text.replace(/[０-９Ｘｘ－＋]/g, (character) => character.normalize('NFKC'));

/** Both kinds of number have four adjacent digits. Other texts are skipped to save time. */
const RUN = /[0-9０-９]{4}/;

/** Finds citizen numbers in a text. Blanks, hyphens or asterisks may separate the groups of digits. */
export function citizenNumbers(text: string): Match[] {
  if (!RUN.test(text)) return [];
  return [...fold(text).matchAll(/(?<![\dA-Za-z])[1-9]\d{5}[ *-]?\d{4}[ *-]?\d{4}[ *-]?\d{3}[\dXx](?![\dA-Za-z])/g)]
    .filter((match) => isCitizenNumber(match[0].replace(/[ *-]/g, '')))
    .map((match) => ({ index: match.index, text: match[0] }));
}

/** Finds mainland mobile numbers: eleven digits that begin with 13 to 19, also in groups, as above, or after +86. */
export function mobileNumbers(text: string): Match[] {
  if (!RUN.test(text)) return [];
  return [...fold(text).matchAll(/(?<![\d.])(?:\+?86[ *-]?)?1[3-9]\d(?:[ *-]?)\d{4}(?:[ *-]?)\d{4}(?![\d])/g)].map((match) => ({
    index: match.index,
    text: match[0],
  }));
}
