/**
 * Indexes what has changed since the index before. Only records with other lines are cut into bigrams, and only the
 * postings of these are written anew; the result is what an index of all records gives.
 */
import type { Variants } from '../format/folding.ts';
import { linesOf, openChunk, openPostings, type Posting, type Postings, packPostings } from '../format/fullText.ts';
import { type Chunks, chunksOf, emptyPosting, type Grams, gramsOf, type Lines, type Numbered, type PackedGram, packedGrams } from './fullText.ts';

/** Where the state of the index before is kept. What it gives must be what it was given, or nothing. */
export interface Keeping {
  get(): string | undefined;
  put(state: string): void;
}

interface State {
  /** The lines of each record as JSON, by its number. */
  lines: [row: number, lines: string][];
  chunks: string[];
}

/** With more changes than one in so many records, all are indexed. */
const FEW = 8;

/** Returns the chunks of all records, which must be in the order of their numbers, and the bigrams that they hold. */
export function chunksAfter(records: readonly Numbered[], variants: Variants, keeping?: Keeping): Chunks & { grams: string[] } {
  const now = new Map(records.map(({ row, record }) => [row, JSON.stringify(linesOf(record))]));
  const kept = keeping?.get();
  const before = kept === undefined ? undefined : (JSON.parse(kept) as State);
  const was = new Map(before?.lines);
  const changed = [...new Set([...was.keys(), ...now.keys()])].filter((row) => was.get(row) !== now.get(row));
  const entries =
    before === undefined || changed.length * FEW > now.size
      ? packedGrams([...now].map(([row, lines]) => [row, cut(lines, variants)]))
      : entriesAfter(before.chunks, changed, (row) => [cut(was.get(row), variants), cut(now.get(row), variants)]);
  const made = chunksOf(entries);
  if (before === undefined || changed.length > 0) keeping?.put(JSON.stringify({ lines: [...now], chunks: made.chunks } satisfies State));
  return { ...made, grams: entries.map(([key]) => key) };
}

const cut = (lines: string | undefined, variants: Variants): Grams =>
  lines === undefined ? { head: new Map(), body: new Map() } : gramsOf(JSON.parse(lines) as Lines, variants);

/** Returns the sorted bigrams of chunks after changes. `grams` gives those of a record before and now. */
function entriesAfter(chunks: readonly string[], rows: readonly number[], grams: (row: number) => [Grams, Grams]): PackedGram[] {
  const entries = new Map(chunks.flatMap((chunk) => openChunk(chunk).beginning('')));
  const touched = new Map<string, Postings>();
  const postingsOf = (key: string): Postings => {
    let postings = touched.get(key);
    if (postings === undefined) {
      const packed = entries.get(key);
      postings = packed === undefined ? { head: emptyPosting(), body: emptyPosting() } : openPostings(packed);
      touched.set(key, postings);
    }
    return postings;
  };
  for (const row of rows) {
    const [was, now] = grams(row);
    for (const part of ['head', 'body'] as const)
      for (const key of new Set([...was[part].keys(), ...now[part].keys()])) {
        const count = now[part].get(key);
        if (count !== was[part].get(key)) setCount(postingsOf(key)[part], row, count);
      }
  }
  let isSorted = true;
  for (const [key, postings] of touched) {
    if (postings.head.records.length + postings.body.records.length === 0) entries.delete(key);
    else {
      isSorted &&= entries.has(key);
      entries.set(key, packPostings(postings));
    }
  }
  return isSorted ? [...entries] : [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** Sets how often a record holds a bigram; `undefined` removes it. */
function setCount({ records, counts }: Posting, row: number, count: number | undefined): void {
  let at = records.findIndex((one) => one >= row);
  if (at < 0) at = records.length;
  const isThere = records[at] === row;
  if (count === undefined) {
    records.splice(at, 1);
    counts.splice(at, 1);
  } else {
    records.splice(at, isThere ? 1 : 0, row);
    counts.splice(at, isThere ? 1 : 0, count);
  }
}
