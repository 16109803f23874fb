/**
 * Makes variants of a content directory, each from its number alone. Some edits know the structure (keys and values,
 * tags and links, pictures, paths), others only bytes. Most leave most of the directory sound.
 */
import { numbersFrom } from '../../scripts/bench/content/content.ts';
import type { Tree } from './start.ts';
import { type Donors, pick, TEXT_EDITS } from './texts.ts';
import { TREE_EDITS } from './trees.ts';

const EDITS = [...TEXT_EDITS, ...TREE_EDITS];

/** Returns the variant of a number as a new tree, and the names of its edits. */
export function variant(start: Tree, donors: Donors, seed: number, number: number): { tree: Tree; done: string[] } {
  const random = numbersFrom(Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b));
  const tree: Tree = new Map(start);
  const done: string[] = [];
  // Prefers one edit, so that many variants are still sound.
  for (let left = pick(random, [1, 1, 1, 2, 2, 3, 4]); left > 0; left -= 1) {
    const edit = pick(random, EDITS);
    done.push(edit.name);
    edit.apply({ tree, random, donors });
  }
  return { tree, done };
}
