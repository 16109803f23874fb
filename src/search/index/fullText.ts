/** Makes the full-text index: the bigrams of records, and how they and the texts are spread over files. */
import { unitsOf, type Variants } from '../format/folding.ts';
import { type linesOf, type Posting, packPostings } from '../format/fullText.ts';
import { gramOf } from '../format/grams.ts';
import { splitsOf } from './splitting.ts';

/** Characters in a chunk. A bigram with more postings than that has its own chunk. */
const CHUNK = 18_000;
/** A bigram of about this many characters is held by some records, and no single edit makes it come or go. */
const STEADY = 10;
/** Characters in a text file, as far as the texts of a kind are of one length. */
const TEXTS = 1200;

/** The lines of one record, and its bigrams with how often each occurs. */
export type Lines = ReturnType<typeof linesOf>;
export interface Grams {
  head: Map<string, number>;
  body: Map<string, number>;
}

/** Returns the bigrams of a record's lines. They do not reach across lines. */
export function gramsOf({ head, body }: Lines, variants: Variants): Grams {
  const count = (lines: readonly string[]): Map<string, number> => {
    const grams = new Map<string, number>();
    for (const line of lines) {
      const units = unitsOf(line, variants);
      for (const [at, { text }] of units.entries()) {
        const gram = gramOf(text, units[at + 1]?.text);
        grams.set(gram, (grams.get(gram) ?? 0) + 1);
      }
    }
    return grams;
  };
  return { head: count(head), body: count(body) };
}

/** A record and how often it holds a bigram are one number while all postings are in memory: of ten thousand cases there are some millions. No text has so many bigrams. */
const COUNTS = 2 ** 26;
const postingOf = (numbers: readonly number[]): Posting => ({
  records: numbers.map((number) => Math.floor(number / COUNTS)),
  counts: numbers.map((number) => number % COUNTS),
});

/** A bigram and its packed postings. */
export type PackedGram = readonly [key: string, packed: string];

/** Indexes the bigrams of records, which must be in the order of their numbers. Returns them sorted. */
export function packedGrams(records: Iterable<readonly [row: number, grams: Grams]>): PackedGram[] {
  const all = new Map<string, Record<'head' | 'body', number[]>>();
  const add = (row: number, grams: ReadonlyMap<string, number>, part: 'head' | 'body'): void => {
    for (const [gram, count] of grams) {
      let postings = all.get(gram);
      if (postings === undefined) {
        postings = { head: [], body: [] };
        all.set(gram, postings);
      }
      postings[part].push(row * COUNTS + count);
    }
  };
  for (const [row, { head, body }] of records) {
    add(row, head, 'head');
    add(row, body, 'body');
  }
  return [...all.keys()].sort().map((key): PackedGram => {
    const { head, body } = all.get(key) as Record<'head' | 'body', number[]>;
    all.delete(key);
    return [key, packPostings({ head: postingOf(head), body: postingOf(body) })];
  });
}

/** Returns where the chunks of sorted bigrams begin. `sizes`: the characters that each takes. Equal bigrams give equal chunks. */
export const cutsOf = (grams: readonly string[], sizes: readonly number[]): number[] => splitsOf(sizes, grams, CHUNK, STEADY);

export const emptyPosting = (): Posting => ({ records: [], counts: [] });

/** Returns how many slots of a kind a text file holds, so that a text that changes changes one file. `length`: the characters of all texts of the kind. */
export const widthOf = (slots: number, length: number): number =>
  // A power of two seldom becomes another one.
  length === 0 ? 0 : 2 ** Math.max(0, Math.round(Math.log2((TEXTS * slots) / length)));
