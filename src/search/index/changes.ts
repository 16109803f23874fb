/**
 * Indexes what has changed since the index before. Only records with other lines are cut into bigrams, and only the
 * postings of these are written anew; the result is what an index of all records gives.
 */
import type { Variants } from '../format/folding.ts';
import { linesOf, openChunk, openPostings, type Posting, type Postings, packPostings } from '../format/fullText.ts';
import type { SearchRecord } from '../format/record.ts';
import { type Chunks, chunksOf, emptyPosting, type Grams, gramsOf, type Numbered, type PackedGram, packedGrams } from './fullText.ts';

/** Where the state of the index before is kept. What it gives must be what it was given, or nothing. */
export interface Keeping {
  get(): string | undefined;
  put(state: string): void;
  /** A digest of a record. */
  digestOf(record: SearchRecord): string;
  /** The record of a digest, if it is known from the index before. */
  recordOf(digest: string): SearchRecord | undefined;
}

interface State {
  /** The digest of each record, by its number. */
  records: [row: number, digest: string][];
  chunks: string[];
}

/** With more changes than one in so many records, all are indexed. */
const FEW = 8;

/** Returns the chunks of all records, which must be in the order of their numbers, and the bigrams that they hold. */
export function chunksAfter(records: readonly Numbered[], variants: Variants, keeping?: Keeping): Chunks & { grams: string[] } {
  const cut = (record: SearchRecord): Grams => gramsOf(linesOf(record), variants);
  const all = (): PackedGram[] => packedGrams(records.map(({ row, record }) => [row, cut(record)]));
  if (keeping === undefined) return withGrams(all());
  const now = new Map(records.map(({ row, record }) => [row, record]));
  const digests = new Map(records.map(({ row, record }) => [row, keeping.digestOf(record)]));
  const kept = keeping.get();
  const before = kept === undefined ? undefined : (JSON.parse(kept) as State);
  const was = new Map(before?.records);
  const changed = [...new Set([...was.keys(), ...now.keys()])].filter((row) => was.get(row) !== digests.get(row));
  const earlier = new Map(changed.map((row) => [row, was.has(row) ? keeping.recordOf(was.get(row) as string) : NONE]));
  const isKnown = before !== undefined && changed.length * FEW <= now.size && [...earlier.values()].every((record) => record !== undefined);
  const entries = isKnown
    ? entriesAfter(before.chunks, changed, (row) =>
        [earlier.get(row) ?? NONE, now.get(row) ?? NONE].map((record) => (record === NONE ? { head: new Map(), body: new Map() } : cut(record))),
      )
    : all();
  const made = withGrams(entries);
  if (!isKnown || changed.length > 0) keeping.put(JSON.stringify({ records: [...digests], chunks: made.chunks } satisfies State));
  return made;
}

/** Stands where there is no record. */
const NONE = { kind: 'brand', url: '', title: '', subtitle: '', names: [], text: '', filters: {} } satisfies SearchRecord as SearchRecord;

const withGrams = (entries: readonly PackedGram[]): Chunks & { grams: string[] } => ({ ...chunksOf(entries), grams: entries.map(([key]) => key) });

/** Returns the sorted bigrams of chunks after changes. `grams` gives those of a record before and now. */
function entriesAfter(chunks: readonly string[], rows: readonly number[], grams: (row: number) => Grams[]): PackedGram[] {
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
    const [was, now] = grams(row) as [Grams, Grams];
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
