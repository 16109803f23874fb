/**
 * Digests of a content, or of parts of it, by which what was found out before stands for looking at each entry again:
 * of ten thousand entries, asking for what is kept of each takes longer than all else.
 */
import { hash } from 'node:crypto';
import type { Content, Entry, Frame } from './entries.ts';
import { keyOf } from './memory.ts';

const digestOf = (parts: readonly string[]): string => hash('sha256', parts.join('\u0000'), 'base64url').slice(0, 27);

const entriesOf = ({ brands, pairings, packs, documents }: Omit<Content, 'frame'>): Entry<unknown>[] =>
  [...brands, ...pairings, ...packs, ...documents] as Entry<unknown>[];

/** The frame of a content, whose entries must not change any more. */
export function frameOf(content: Omit<Content, 'frame'>): Frame {
  const entries = entriesOf(content);
  const { common, strays, misplaced, files, exits } = content;
  const fronts = entries.flatMap(({ file, realFolder, private: isPrivate, front }) => [file, realFolder, String(isPrivate), front]);
  const data = digestOf([common, ...strays, '', ...misplaced.map(({ file }) => file), '', ...fronts]);
  const there = Array.from(files, ([file, { real, realFolder, isRegular }]) => `${file}\n${real}\n${realFolder}${isRegular}`);
  return { data, ties: digestOf([data, ...exits, '', ...there, '', ...entries.map(({ ties }) => ties)]) };
}

interface Bucket {
  name: string;
  entries: readonly Entry<unknown>[];
  /** Of all that its entries were read from. */
  digest: string;
}

/** Some thirty entries of ten thousand lie in each. */
const BUCKETS = 256;
const bucketsOfContents = new WeakMap<Content, readonly Bucket[]>();

/** All entries in buckets by their files, so that an edit, or an entry more, changes one bucket. */
function bucketsOf(content: Content): readonly Bucket[] {
  let known = bucketsOfContents.get(content);
  if (known === undefined) {
    const buckets = Map.groupBy(entriesOf(content), ({ file }) => {
      let number = 0;
      for (let at = 0; at < file.length; at += 1) number = (number * 31 + file.charCodeAt(at)) | 0;
      return number & (BUCKETS - 1);
    });
    known = Array.from(buckets, ([number, entries]) => ({ name: String(number), entries, digest: digestOf(entries.map(({ digest }) => digest)) }));
    bucketsOfContents.set(content, known);
  }
  return known;
}

export interface ByEntry<Value> {
  /** All that the value of an entry depends on beside the entry; it must follow from `around`. */
  dependsOn(entry: Entry<unknown>): unknown;
  /** Plain JSON. */
  make(entry: Entry<unknown>): Value;
}

/** Of a bucket: what it was found from as a whole, and entry by entry. */
interface KeptBucket<Value> {
  of: string;
  keys: string[];
  values: Value[];
}

/**
 * A value for each entry, one bucket of entries after another. Where neither `around` nor the entries of a bucket have
 * changed, it is what was kept, and nothing is asked of its entries. Where they have, it is kept entry by entry.
 */
export function* keptByEntry<Value>(
  content: Content,
  kind: string,
  around: string,
  { dependsOn, make }: ByEntry<Value>,
): Generator<[entry: Entry<unknown>, value: Value]> {
  for (const { name, entries, digest } of bucketsOf(content)) {
    const of = keyOf(around, digest);
    let kept = content.memory.get<KeptBucket<Value>>(kind, keyOf(name));
    if (kept?.of !== of) {
      const values = new Map(kept?.keys.map((key, at) => [key, kept?.values[at] as Value]));
      const keys = entries.map((entry) => keyOf(entry.digest, dependsOn(entry)));
      kept = { of, keys, values: entries.map((entry, at) => values.get(keys[at] as string) ?? make(entry)) };
      content.memory.put(kind, keyOf(name), kept);
    }
    for (const [at, entry] of entries.entries()) yield [entry, kept.values[at] as Value];
  }
}
