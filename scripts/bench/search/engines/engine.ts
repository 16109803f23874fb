/** What a search engine is to the benchmark: the same pages go in, the ids of pages come out. */

export interface EnginePage {
  /** `c12` a brand, `o3` an organization. */
  id: string;
  title: string;
  /** Further names, and what stands under the title. */
  names: string;
  text: string;
}

/** Gives a file that was written, by its name. */
export type LoadFile = (name: string) => Promise<string>;
/** The ids of the best pages, ten at most. */
export type Ask = (query: string) => Promise<string[]>;

export interface Engine {
  /** How it is set up, in a line. */
  setUp: string;
  /** Its index as files by name; `folder` is for engines that write their own. */
  write(pages: readonly EnginePage[], folder: string): Promise<Map<string, string>>;
  /** In the browser: loads what a first query needs. */
  open(load: LoadFile): Promise<Ask>;
}

/** Results that count. */
export const TOP = 10;
/** What a hit in a name weighs against one in the text. */
export const WEIGHTS = { title: 10, names: 5, text: 1 } as const;

/**
 * Tokens for engines that let one choose: neighbouring pairs of Chinese characters, a single one as
 * itself, words and numbers whole. No engine is given more than that: no Traditional, no sound.
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

/** Words as the browser's own dictionary cuts them. */
export function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  return [...segmenter.segment(text.normalize('NFKC').toLowerCase())].flatMap(({ segment, isWordLike }) => (isWordLike ? [segment] : []));
}
let segmenter: Intl.Segmenter | undefined;
