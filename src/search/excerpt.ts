/** Whether a text holds the words of a query, and the piece of it that shows them. */
import { foldText } from './folding.ts';

/** A stretch of an excerpt; `isHit` where it is one of the words. */
export interface Part {
  text: string;
  isHit: boolean;
}

/** Characters before the first word, and all in all. */
const BEFORE = 16;
const LENGTH = 72;

/** Nothing where one of the words is not there: an engine that guesses is not believed. `words` are bare (`wordsOf`). */
export function excerptOf(text: string, words: readonly string[]): Part[] | undefined {
  const characters = [...text];
  // Folded letters, and at which character of the text each stands.
  let folded = '';
  const at: number[] = [];
  for (const [index, character] of characters.entries()) {
    const letter = foldText(character).replace(/[^\p{L}\p{N}]/gu, '');
    folded += letter;
    for (let unit = 0; unit < letter.length; unit += 1) at.push(index);
  }
  const hits = new Set<number>();
  let first = characters.length;
  for (const word of words) {
    let found = folded.indexOf(word);
    if (found < 0) return undefined;
    first = Math.min(first, at[found] as number);
    for (; found >= 0; found = folded.indexOf(word, found + word.length))
      for (let index = at[found] as number; index <= (at[found + word.length - 1] as number); index += 1) hits.add(index);
  }
  const from = Math.max(0, first - BEFORE);
  const to = Math.min(characters.length, from + LENGTH);
  const parts: Part[] = [];
  for (let index = from; index < to; index += 1) {
    const isHit = hits.has(index);
    const last = parts.at(-1);
    if (last?.isHit === isHit) last.text += characters[index];
    else parts.push({ text: characters[index] as string, isHit });
  }
  if (from > 0) parts.unshift({ text: '…', isHit: false });
  if (to < characters.length) parts.push({ text: '…', isHit: false });
  return parts;
}
