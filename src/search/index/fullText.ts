/** Writes the full-text index: chunks of bigrams, and text files. */
import { unitsOf, type Variants } from '../format/folding.ts';
import { chunkOf, LINE, type linesOf, type Posting, type Postings, packPostings, packText } from '../format/fullText.ts';
import { gramOf } from '../format/grams.ts';
import type { SearchRecord } from '../format/record.ts';
import type { Kind } from '../format/rows.ts';
import { splitsOf } from './splitting.ts';

/** Characters in a chunk. A bigram with more postings than that has its own chunk. */
const CHUNK = 18_000;
/** A bigram of about this many characters is held by some records, and no single edit makes it come or go. */
const STEADY = 10;
/** Characters in a text file, as far as the texts of a kind are of one length. */
const TEXTS = 1200;

/** A record and its number. */
export interface Numbered {
  row: number;
  record: SearchRecord;
}

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

/** `starts`: the first key of each chunk; of the first chunk the empty text. */
export interface Chunks {
  starts: string[];
  chunks: string[];
}

/** A bigram and its packed postings. */
export type PackedGram = readonly [key: string, packed: string];

/** Indexes the bigrams of records, which must be in the order of their numbers. Returns them sorted. */
export function packedGrams(records: Iterable<readonly [row: number, grams: Grams]>): PackedGram[] {
  const all = new Map<string, Postings>();
  const add = (row: number, grams: ReadonlyMap<string, number>, part: 'head' | 'body'): void => {
    for (const [gram, count] of grams) {
      let postings = all.get(gram);
      if (postings === undefined) {
        postings = { head: emptyPosting(), body: emptyPosting() };
        all.set(gram, postings);
      }
      postings[part].records.push(row);
      postings[part].counts.push(count);
    }
  };
  for (const [row, { head, body }] of records) {
    add(row, head, 'head');
    add(row, body, 'body');
  }
  return [...all.keys()].sort().map((key): PackedGram => [key, packPostings(all.get(key) as Postings)]);
}

/** Groups sorted bigrams into chunks. Equal bigrams give equal chunks. */
export function chunksOf(entries: readonly PackedGram[]): Chunks {
  const cuts = splitsOf(
    entries.map(([key, packed]) => key.length + packed.length),
    entries.map(([key]) => key),
    CHUNK,
    STEADY,
  );
  return {
    // Whatever comes before all keys belongs to the first chunk, so that it keeps its name.
    starts: cuts.map((at) => (at === 0 ? '' : (entries[at] as PackedGram)[0])),
    chunks: cuts.map((at, index) => chunkOf(entries.slice(at, cuts[index + 1]))),
  };
}

export const emptyPosting = (): Posting => ({ records: [], counts: [] });

/** The text files of one kind: each is a list of texts, by slot. */
export interface Texts {
  width: number;
  /** By the first slot of each file, `undefined` where all texts are empty. */
  files: (string[] | undefined)[];
}

/** Groups the texts of a kind by their slots, so that a text that changes changes one file. The texts are by slot. */
export function textsOf(texts: readonly string[]): Texts {
  const length = texts.reduce((sum, text) => sum + text.length, 0);
  if (length === 0) return { width: 0, files: [] };
  // A power of two seldom becomes another one.
  const width = 2 ** Math.max(0, Math.round(Math.log2((TEXTS * texts.length) / length)));
  const files: Texts['files'] = [];
  for (let from = 0; from < texts.length; from += width) {
    const own = texts.slice(from, from + width);
    files.push(own.every((text) => text === '') ? undefined : own.map((text) => text.replaceAll('\n', LINE)));
  }
  return { width, files };
}

/** Returns the texts of each kind by slot. */
export function textsBySlot(kinds: readonly Kind[], records: readonly Numbered[]): string[][] {
  const all: string[] = [];
  for (const { row, record } of records) all[row] = packText(record);
  let from = 0;
  return kinds.map(({ slots }) => {
    from += slots;
    return Array.from({ length: slots }, (_, at) => all[from - slots + at] ?? '');
  });
}
