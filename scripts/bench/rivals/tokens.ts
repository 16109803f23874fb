/** What the engines of this package share: weights of the fields, and tokens for engines with a choice. */

/** The weights of hits in each field. */
export const WEIGHTS = { title: 10, names: 5, text: 1 } as const;

/**
 * Returns tokens for engines with a choice: bigrams of Chinese characters, single ones alone, words and numbers whole.
 * No engine gets more help, such as Traditional characters or pinyin.
 */
export function pairsOf(text: string): string[] {
  const tokens: string[] = [];
  for (const [run] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/\p{Script=Han}+|[\p{L}\p{N}](?:(?!\p{Script=Han})[\p{L}\p{N}.+%])*/gu)) {
    if (!/^\p{Script=Han}/u.test(run)) tokens.push(run);
    else if (run.length === 1) tokens.push(run);
    else for (let at = 0; at + 1 < run.length; at += 1) tokens.push(run.slice(at, at + 2));
  }
  return tokens;
}

/** Returns words as the runtime's own dictionary segments them. */
export function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(text.normalize('NFKC').toLowerCase())].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}
let segmenter: Intl.Segmenter | undefined;
