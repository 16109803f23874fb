/** Which characters share pictures have letters for, read off the fonts themselves. Takes some seconds. */
import { allFiles } from './fonts.ts';
import { openFace } from './type.ts';

/**
 * Returns the characters as a text of ranges: for each, in base 36, how many are left out before it and how many more
 * it has than one (`w-2m` for 0x20 to 0x7e; `-0` is left away).
 */
export async function lettersOfFonts(): Promise<string> {
  const all = new Set<number>();
  for (const file of allFiles()) for (const code of (await openFace(file)).letters) all.add(code);
  const sorted = [...all].sort((a, b) => a - b);
  const ranges: string[] = [];
  let next = 0;
  for (let at = 0; at < sorted.length; ) {
    const first = sorted[at] as number;
    let last = first;
    while (sorted[at + 1] === last + 1) {
      last += 1;
      at += 1;
    }
    at += 1;
    ranges.push(`${(first - next).toString(36)}${last === first ? '' : `-${(last - first).toString(36)}`}`);
    next = last + 1;
  }
  return ranges.join(' ');
}
