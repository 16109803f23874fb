/** Reads the bigrams of the full text: which records hold them. Loads only the chunks that a query needs. */
import { type Chunk, chunkName, openChunk, openPostings, type Posting, type Postings, VERSION } from '../format/fullText.ts';
import { isMeant, type Lookup } from '../format/grams.ts';
import { lastNotAfter } from '../format/order.ts';
import type { DirectoryFile } from '../index/directory.ts';

/** Loads a file of the index by name; the version keeps a file of before out. */
export type Load = (name: string, version?: string) => Promise<unknown>;

/** Returns a function that looks bigrams up. */
export function createPostings({ starts, versions }: Pick<DirectoryFile, 'starts' | 'versions'>, load: Load): (lookup: Lookup) => Promise<Postings> {
  const opened = new Map<number, Promise<Chunk>>();
  const known = new Map<string, Postings>();

  const open = (chunk: number): Promise<Chunk> => {
    const before = opened.get(chunk);
    if (before !== undefined) return before;
    const version = versions.chunks.slice(chunk * VERSION, (chunk + 1) * VERSION);
    const made = (load(chunkName(starts[chunk] as string), version) as Promise<string>).then(openChunk);
    made.catch(() => opened.delete(chunk));
    opened.set(chunk, made);
    return made;
  };
  const unpacked = (key: string, packed: string): Postings => {
    let postings = known.get(key);
    if (postings === undefined) {
      postings = openPostings(packed);
      known.set(key, postings);
    }
    return postings;
  };

  return async (lookup) => {
    const { gram, isPrefix } = lookup;
    const first = lastNotAfter(starts, gram);
    if (first < 0) return NOTHING;
    const last = isPrefix ? lastNotAfter(starts, `${gram}\uffff`) : first;
    const files = await Promise.all(Array.from({ length: last - first + 1 }, (_, at) => open(first + at)));
    if (!isPrefix) {
      const packed = files[0]?.get(gram);
      return packed === undefined ? NOTHING : unpacked(gram, packed);
    }
    const all = files.flatMap((file) => file.beginning(gram).flatMap(([key, packed]) => (isMeant(key, lookup) ? [unpacked(key, packed)] : [])));
    if (all.length < 2) return all[0] ?? NOTHING;
    return { head: together(all.map(({ head }) => head)), body: together(all.map(({ body }) => body)) };
  };
}

const NOTHING: Postings = { head: { records: [], counts: [] }, body: { records: [], counts: [] } };

/** Returns the records that are in any posting, with the sum of counts. */
function together(postings: readonly Posting[]): Posting {
  const counts = new Map<number, number>();
  for (const { records, counts: own } of postings)
    for (const [at, record] of records.entries()) counts.set(record, (counts.get(record) ?? 0) + (own[at] as number));
  const records = [...counts.keys()].sort((a, b) => a - b);
  return { records, counts: records.map((record) => counts.get(record) as number) };
}

/** Returns the records that are in all postings, with the least count. */
export function common(postings: readonly Posting[]): Posting {
  const [first, ...others] = [...postings].sort((a, b) => a.records.length - b.records.length);
  let { records, counts } = first ?? NOTHING.head;
  for (const other of others) {
    const [left, least]: [number[], number[]] = [[], []];
    let at = 0;
    for (const [index, record] of records.entries()) {
      while (at < other.records.length && (other.records[at] as number) < record) at += 1;
      if (other.records[at] !== record) continue;
      left.push(record);
      least.push(Math.min(counts[index] as number, other.counts[at] as number));
    }
    [records, counts] = [left, least];
  }
  return { records, counts };
}
