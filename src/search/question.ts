/** What a whole question is about: the pieces between the words that make it a question. */

import { ASKING } from '../wording/search.ts';
import { isHan, piecesOf, type Variants } from './folding.ts';

const longestFirst = [...ASKING].sort((a, b) => b.length - a.length);

/** A question without the words that ask at its beginning and its end. */
export function coreOf(query: string, variants: Variants): string[] {
  let units = piecesOf(query, variants);
  for (;;) {
    const joined = units.join('');
    const before = longestFirst.find((one) => isHan(one) && joined.startsWith(one));
    const after = longestFirst.find((one) => isHan(one) && joined.endsWith(one));
    if (before === undefined && after === undefined) return units;
    units = units.slice(before?.length ?? 0);
    if (after !== undefined) units = units.slice(0, Math.max(0, units.length - after.length));
  }
}

/** The pieces of a question, each as its units; none where nothing but asking is left. */
export function contentOf(query: string, variants: Variants): string[][] {
  const joined = query.split(/[\s\p{P}]+/u);
  return joined.flatMap((part) => {
    const units = piecesOf(part, variants);
    const pieces: string[][] = [[]];
    for (let at = 0; at < units.length; ) {
      const rest = units.slice(at, at + 8).join('');
      const word = longestFirst.find((one) => rest.startsWith(one));
      if (word === undefined) pieces.at(-1)?.push(units[at++] as string);
      else {
        at += isHan(word) ? word.length : 1;
        pieces.push([]);
      }
    }
    return pieces.filter((piece) => piece.length >= 2);
  });
}
