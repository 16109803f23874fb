/**
 * Rising numbers as text that JSON and a script can hold as it is: each as the distance from the one
 * before, in one to four characters.
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
export function pack(numbers: readonly number[]): string {
  let text = '';
  let before = 0;
  for (const number of numbers) {
    let left = number - before;
    before = number;
    let own = LETTERS[left % ENDS] as string;
    left = Math.floor(left / ENDS);
    while (left > 0) {
      left -= 1;
      own = LETTERS[ENDS + (left % GOES_ON)] + own;
      left = Math.floor(left / GOES_ON);
    }
    text += own;
  }
  return text;
}

/** The numbers that were packed. */
export function unpack(text: string): number[] {
  const numbers: number[] = [];
  let before = 0;
  let high = 0;
  for (let at = 0; at < text.length; at += 1) {
    const value = VALUES[text.charCodeAt(at)] as number;
    if (value < ENDS) {
      before += high * ENDS + value;
      numbers.push(before);
      high = 0;
    } else high = high * GOES_ON + (value - ENDS) + 1;
  }
  return numbers;
}
