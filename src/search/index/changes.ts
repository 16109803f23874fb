/**
 * Indexes what has changed since the index before. Only records with other lines are cut into bigrams, and only the
 * chunks that hold their bigrams are written anew; the result is what an index of all records gives.
 */
import type { Variants } from '../format/folding.ts';
import { chunkName, chunkOf, linesOf, openChunk, openPostings, type Posting, type Postings, packPostings } from '../format/fullText.ts';
import { lastNotAfter } from '../format/order.ts';
import type { SearchRecord } from '../format/record.ts';
import { dataIn, fileThatStayed, type IndexFile, type Keeping, type KeptFile, keptOf, written } from './files.ts';
import { cutsOf, emptyPosting, type Grams, gramsOf, type PackedGram, packedGrams } from './fullText.ts';
import type { KnownRecord } from './known.ts';

/** A record and its number. */
export interface NumberedRecord {
  row: number;
  known: KnownRecord;
}

/** `starts`: the first key of each chunk; of the first chunk the empty text. */
export interface Chunks {
  starts: string[];
  files: IndexFile[];
  /** All bigrams, sorted. */
  grams: string[];
}

/** What is kept of an index. */
interface State {
  /** The digest of each record, by its number. */
  records: [row: number, digest: string][];
  starts: string[];
  files: KeptFile[];
  /** The bigrams, in lines, and the characters that each takes. */
  grams: string;
  sizes: number[];
}

/** With more changes than one in so many records, all are indexed. */
const FEW = 8;
const PART = 'chunks';

/** Returns the chunks of all records, which must be in the order of their numbers. */
export function chunksAfter(records: readonly NumberedRecord[], variants: Variants, keeping?: Keeping): Chunks {
  const cut = (record: SearchRecord): Grams => gramsOf(linesOf(record), variants);
  const kept = keeping?.get(PART);
  const before = kept === undefined ? undefined : (JSON.parse(kept) as State);
  const was = new Map(before?.records);
  const now = new Map(records.map(({ row, known }) => [row, known]));
  const changed = [...new Set([...was.keys(), ...now.keys()])].filter((row) => was.get(row) !== now.get(row)?.summary.digest);
  const change = (row: number): Change | undefined => {
    const digest = was.get(row);
    const old = digest === undefined ? NONE : keeping?.recordOf(digest);
    return old === undefined ? undefined : { row, was: cut(old), now: cut(now.get(row)?.record() ?? NONE) };
  };
  const few = before !== undefined && changed.length * FEW <= now.size ? changed.map(change) : [undefined];
  const after = few.every((one) => one !== undefined) && keeping !== undefined ? changedChunks(before as State, few, keeping) : undefined;
  const made = after ?? allChunks(packedGrams(records.values().map(({ row, known }) => [row, cut(known.record())] as const)), keeping);
  if (keeping !== undefined && (after === undefined || changed.length > 0)) {
    const digests = records.map(({ row, known }): [number, string] => [row, known.summary.digest]);
    const { starts, grams, sizes, files } = made;
    keeping.put(PART, JSON.stringify({ records: digests, starts, files: files.map(keptOf), grams: grams.join('\n'), sizes } satisfies State));
  }
  return made;
}

/** Stands where there is no record. It has no bigram, not even that of an empty line. */
const NONE = { kind: 'brand', url: '', title: '', subtitle: '', names: [], text: '', filters: {} } satisfies SearchRecord as SearchRecord;

type Sized = Chunks & { sizes: number[] };

function allChunks(entries: readonly PackedGram[], keeping: Keeping | undefined): Sized {
  const grams = entries.map(([key]) => key);
  const sizes = entries.map(([key, packed]) => key.length + packed.length);
  const cuts = cutsOf(grams, sizes);
  const starts = startsOf(cuts, grams);
  const files = starts.map((start, at) => written(chunkName(start), chunkOf(entries.slice(cuts[at], cuts[at + 1])), keeping));
  return { grams, sizes, starts, files };
}

/** Whatever comes before all keys belongs to the first chunk, so that it keeps its name. */
const startsOf = (cuts: readonly number[], grams: readonly string[]): string[] => cuts.map((at) => (at === 0 ? '' : (grams[at] as string)));

/** The bigrams of a record before and now. */
interface Change {
  row: number;
  was: Grams;
  now: Grams;
}

/** Returns the chunks after changes; undefined if a chunk from before is not at hand. */
function changedChunks(before: State, changes: readonly (Change | undefined)[], keeping: Keeping): Sized | undefined {
  const old = oldChunks(before, keeping);
  const touched = new Map<string, Postings>();
  for (const { row, was, now } of changes as Change[]) {
    for (const part of ['head', 'body'] as const)
      for (const key of new Set([...was[part].keys(), ...now[part].keys()])) {
        const count = now[part].get(key);
        if (count === was[part].get(key)) continue;
        let postings = touched.get(key);
        if (postings === undefined) {
          const chunk = old(key);
          if (chunk === undefined) return undefined;
          const packed = chunk.get(key);
          postings = packed === undefined ? { head: emptyPosting(), body: emptyPosting() } : openPostings(packed);
          touched.set(key, postings);
        }
        setCount(postings[part], row, count);
      }
  }
  const packed = new Map(
    [...touched].map(([key, postings]) => [key, postings.head.records.length + postings.body.records.length === 0 ? '' : packPostings(postings)]),
  );
  const { grams, sizes } = gramsAfter(before, packed);
  const cuts = cutsOf(grams, sizes);
  const starts = startsOf(cuts, grams);
  const places = new Map(before.starts.map((start, at) => [start, at]));
  // Those that hold a bigram that has changed, or would hold one that is new.
  const isTouched = new Set([...packed.keys()].map((key) => lastNotAfter(before.starts, key)));
  const files: IndexFile[] = [];
  for (const [at, start] of starts.entries()) {
    const same = places.get(start);
    if (same !== undefined && before.starts[same + 1] === starts[at + 1] && !isTouched.has(same)) {
      files.push(fileThatStayed(before.files[same] as KeptFile));
      continue;
    }
    const entries = grams.slice(cuts[at], cuts[at + 1]).map((key) => [key, packed.get(key) ?? old(key)?.get(key)] as const);
    if (entries.some(([, text]) => text === undefined)) return undefined;
    files.push(written(chunkName(start), chunkOf(entries as PackedGram[]), keeping));
  }
  return { grams, sizes, starts, files };
}

/** Gives the chunk from before that a bigram belongs to, as its bigrams with their postings; undefined if it is not at hand. Each is opened once. */
function oldChunks({ starts, files }: State, keeping: Keeping): (key: string) => ReadonlyMap<string, string> | undefined {
  const opened = new Map<number, ReadonlyMap<string, string> | undefined>();
  return (key) => {
    const at = lastNotAfter(starts, key);
    if (!opened.has(at)) {
      const script = files[at] === undefined ? undefined : keeping.scriptOf(...files[at]);
      const data = script === undefined ? undefined : dataIn(script);
      opened.set(at, typeof data === 'string' ? new Map(openChunk(data).beginning('')) : undefined);
    }
    return opened.get(at);
  };
}

/** The sorted bigrams and their sizes after changes; of those that nobody has any more the postings are empty. */
function gramsAfter(before: State, packed: ReadonlyMap<string, string>): { grams: string[]; sizes: number[] } {
  const old = before.grams === '' ? [] : before.grams.split('\n');
  const left = [...packed].sort(([a], [b]) => (a < b ? -1 : 1));
  const [grams, sizes]: [string[], number[]] = [[], []];
  const add = (key: string, size: number): void => {
    grams.push(key);
    sizes.push(size);
  };
  const addPacked = ([key, text]: [string, string]): void => {
    if (text !== '') add(key, key.length + text.length);
  };
  let next = 0;
  for (const [at, key] of old.entries()) {
    for (; next < left.length && (left[next] as [string, string])[0] < key; next += 1) addPacked(left[next] as [string, string]);
    if (left[next]?.[0] === key) addPacked(left[next++] as [string, string]);
    else add(key, before.sizes[at] as number);
  }
  for (const one of left.slice(next)) addPacked(one);
  return { grams, sizes };
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
