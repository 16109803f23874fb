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
  const of = (marks: readonly string[]): string => digestOf([data, ...exits, '', ...there, '', ...marks]);
  return { data, ties: of(entries.map(({ ties }) => ties)), targets: of(entries.map(({ targets }) => targets)) };
}

const probesDigests = new WeakMap<Content['probes'], string>();

/** Of what lies in the files that are used, which must have been looked into. */
export function probesDigest({ probes }: Content): string {
  let known = probesDigests.get(probes);
  if (known === undefined) {
    known = keyOf([...probes]);
    probesDigests.set(probes, known);
  }
  return known;
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

export interface ByEntry<Value, Sum> {
  /** All that the value of an entry depends on beside the entry; it must follow from `around`. */
  dependsOn(entry: Entry<unknown>): unknown;
  make(entry: Entry<unknown>): Value;
  /** What is asked of a bucket as a rule; its values are loaded only if somebody asks for them. Plain JSON, like values. */
  sum(values: readonly Value[]): Sum;
}

/** What was found out about the entries of a bucket. */
export interface Found<Value, Sum> {
  /** Names what the values follow from, and no more: not all that `around` names. */
  key: string;
  entries: readonly Entry<unknown>[];
  sum: Sum;
  /** In the order of `entries`. */
  values(): readonly Value[];
}

interface KeptSum<Sum> {
  of: string;
  key: string;
  sum: Sum;
}

interface KeptValues<Value> {
  keys: string[];
  values: Value[];
}

/**
 * What is found out about each entry, one bucket of entries after another. Where neither `around` nor the entries of a
 * bucket have changed, it is what was kept, and nothing is asked of its entries. Where they have, it is kept entry by entry.
 */
export function* keptByEntry<Value, Sum>(
  content: Content,
  kind: string,
  around: string,
  { dependsOn, make, sum }: ByEntry<Value, Sum>,
): Generator<Found<Value, Sum>> {
  const { memory } = content;
  for (const { name, entries, digest } of bucketsOf(content)) {
    // One value of each kind, so that those of other buckets are not written again with it.
    const [sums, each] = [`${kind} ${name}`, `${kind} each ${name}`];
    const of = keyOf(around, digest);
    const found = (): KeptValues<Value> => {
      const kept = memory.get<KeptValues<Value>>(each, '');
      const known = new Map(kept?.keys.map((one, at) => [one, kept.values[at] as Value]));
      const keys = entries.map((entry) => keyOf(entry.digest, dependsOn(entry)));
      const all = { keys, values: entries.map((entry, at) => known.get(keys[at] as string) ?? make(entry)) };
      if (!keys.every((one) => known.has(one))) memory.put(each, '', all);
      return all;
    };
    const kept = memory.get<KeptSum<Sum>>(sums, '');
    if (kept?.of === of) {
      yield { key: kept.key, entries, sum: kept.sum, values: () => found().values };
      continue;
    }
    const { keys, values } = found();
    const made: KeptSum<Sum> = { of, key: keyOf(keys), sum: sum(values) };
    memory.put(sums, '', made);
    yield { key: made.key, entries, sum: made.sum, values: () => values };
  }
}
