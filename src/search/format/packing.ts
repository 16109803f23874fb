/**
 * Numbers as text that JSON and a script can hold as it is, each in one to four characters; of rising numbers
 * the distance from the one before.
 */

/** Printable, without what JSON escapes and what separates entries. */
const LETTERS = Array.from({ length: 93 }, (_, at) => String.fromCharCode(33 + at))
  .filter((letter) => !'"\\:'.includes(letter))
  .join('');
/** Letters that end a number; the others go on. */
const ENDS = 50;
const GOES_ON = LETTERS.length - ENDS;
const VALUES = new Int16Array(128).fill(-1);
for (let at = 0; at < LETTERS.length; at += 1) VALUES[LETTERS.charCodeAt(at)] = at;

/** Packs numbers, none of them below 0. They must not fall. */
export const pack = (numbers: readonly number[]): string => packEach(numbers.map((number, at) => number - (numbers[at - 1] ?? 0)));

/** Packs numbers, none of them below 0, in any order. */
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

/** The numbers that `pack` packed. */
export function unpack(text: string): number[] {
  const numbers = unpackEach(text);
  for (let at = 1; at < numbers.length; at += 1) numbers[at] = (numbers[at - 1] as number) + (numbers[at] as number);
  return numbers;
}

/** The numbers that `packEach` packed. */
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
