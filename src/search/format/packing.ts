/**
 * Packs numbers into text that JSON need not escape: variable-length, one to four characters for usual values, and
 * delta-encoded if they are sorted.
 */

/** Printable ASCII without what JSON escapes and what separates entries. */
const LETTERS = Array.from({ length: 93 }, (_, at) => String.fromCharCode(33 + at))
  .filter((letter) => !'"\\:'.includes(letter))
  .join('');
/** The first letters end a number; the others continue it. */
const ENDS = 50;
const GOES_ON = LETTERS.length - ENDS;
const VALUES = new Int16Array(128).fill(-1);
for (let at = 0; at < LETTERS.length; at += 1) VALUES[LETTERS.charCodeAt(at)] = at;

/** Delta-encodes and packs sorted numbers, none below 0. */
export const pack = (numbers: readonly number[]): string => packEach(numbers.map((number, at) => number - (numbers[at - 1] ?? 0)));

/** Packs numbers in any order, none below 0. */
export function packEach(numbers: readonly number[]): string {
  let text = '';
  for (const number of numbers) {
    let own = LETTERS[number % ENDS] as string;
    let left = Math.floor(number / ENDS);
    while (left > 0) {
      left -= 1;
      own = LETTERS[ENDS + (left % GOES_ON)] + own;
      left = Math.floor(left / GOES_ON);
    }
    text += own;
  }
  return text;
}

/** Reverses `pack`. */
export function unpack(text: string): number[] {
  const numbers = unpackEach(text);
  for (let at = 1; at < numbers.length; at += 1) numbers[at] = (numbers[at - 1] as number) + (numbers[at] as number);
  return numbers;
}

/** Reverses `packEach`. */
export function unpackEach(text: string): number[] {
  const numbers: number[] = [];
  let high = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES[text.charCodeAt(at)] as number;
    if (value < ENDS) {
      numbers.push(high * ENDS + value);
      high = 0;
    } else high = high * GOES_ON + (value - ENDS) + 1;
  }
  return numbers;
}
