/** Extracts the subject of a question by removing the question words. */

import { ASKING, WANTED } from '../../wording/search.ts';
import { isHan, piecesOf, type Variants } from '../format/folding.ts';

const longestFirst = [...ASKING].sort((a, b) => b.length - a.length);
const around = longestFirst.filter(isHan);
const aroundNames = [...around, ...WANTED].sort((a, b) => b.length - a.length);

/**
 * Removes question words from the ends of a query, one at a time. Returns the remaining units after each step, the
 * shortest last, because a word such as 做法 may ask or be the subject. Without question words, returns the query.
 */
export function coresOf(query: string, variants: Variants): string[][] {
  const cores = without(around, query, variants);
  return cores.length === 0 ? [piecesOf(query, variants)] : cores;
}

/**
 * Does the same for names, and also removes words that say what is wanted of a name: 红色驿站 品牌 gives 红色驿站. Returns
 * nothing if only one character is removed, because it may be a particle.
 */
export function namesIn(query: string, variants: Variants): string[] {
  const { length } = piecesOf(query, variants);
  return without(aroundNames, query, variants).flatMap((units) => (units.length < 2 || units.length > length - 2 ? [] : [units.join('')]));
}

/** Removes words from the ends of a query, one at a time, and returns the remaining units after each step. */
function without(words: readonly string[], query: string, variants: Variants): string[][] {
  const cores: string[][] = [];
  let units = piecesOf(query, variants);
  for (;;) {
    const joined = units.join('');
    const after = words.find((one) => joined.endsWith(one));
    const before = words.find((one) => joined.startsWith(one));
    if (after !== undefined) units = units.slice(0, Math.max(0, units.length - after.length));
    else if (before !== undefined) units = units.slice(before.length);
    else return cores;
    cores.push(units);
  }
}

/** Splits a query at its question words. Returns the pieces of two units or more. */
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
