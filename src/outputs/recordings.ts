/**
 * What each output read when it was made, kept between runs: an output is made again exactly if one of its reads has
 * changed. Small values that are made for many outputs are kept in the same way.
 */
import { hash } from 'node:crypto';
import { entryOf, fieldOf, type Present, recordedNow } from '../reads.ts';

/**
 * As it is kept between runs. Everything that was read has a number, in the order of groups and of the fields in them. Of
 * ten thousand cases there are half a million names, and millions of reads: they are looked at entry by entry, and as numbers.
 */
export interface KeptRecordings {
  /** What all outputs depend on beside what they read: the code, the base. */
  environment: string;
  /** The fields of an entry that were read, by their place in `shapes`, and the digest of the whole entry: while it stays, so do all its fields. */
  groups: [entry: string, digest: string, shape: number][];
  /** Lists of names of fields. The group without an entry has whole names. */
  shapes: string[][];
  /** The paths of outputs and the names of values, in the order of their keys and reads. */
  paths: string[];
  keys: string[];
  /** Where the reads of each end. */
  ends: Uint32Array;
  /** Numbers of what was read. */
  reads: Uint32Array;
  /** By number, of `DIGEST` bytes each. */
  digests: Uint8Array;
  /** Values by their names; what they read stands among the outputs. */
  values: Record<string, unknown>;
}

/** Bytes of a digest of what was read. */
const DIGEST = 16;
const digestOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);
const digestBytes = (text: string): Buffer => hash('sha256', text, 'buffer').subarray(0, DIGEST);

interface Group {
  entry: string;
  fields: readonly string[];
  /** The number of the first. */
  first: number;
}

export class Recordings {
  private readonly environment: string;
  private readonly present: Present;
  /** What was known from the run before, by entry, and what has been read first in this one. */
  private readonly groups = new Map<string, Group>();
  private readonly fresh = new Map<string, number>();
  private readonly freshNames: string[] = [];
  /** How many names were known from the run before. */
  private readonly known: number = 0;
  private readonly digests: Digests;
  private readonly outputs = new Map<string, { key: string; reads: Uint32Array }>();
  private readonly values = new Map<string, unknown>();
  /** The digests of whole entries now. */
  private readonly entries = new Map<string, string>();
  /** Names of the values that were asked for: no other is kept. */
  private readonly asked = new Set<string>();

  /** `kept` is what an earlier run left, if it left anything. Recordings of another environment are dropped. */
  constructor(environment: string, present: Present, kept?: KeptRecordings) {
    this.environment = environment;
    this.present = present;
    if (kept?.environment !== environment) {
      this.digests = new Digests(new Uint8Array());
      return;
    }
    this.digests = new Digests(kept.digests);
    const isSame = new Uint8Array(kept.digests.length / DIGEST);
    for (const [entry, was, shape] of kept.groups) {
      const group = { entry, fields: kept.shapes[shape] as string[], first: this.known };
      this.groups.set(entry, group);
      this.known += group.fields.length;
      if (entry !== '' && this.entryDigest(entry) === was) {
        isSame.fill(1, group.first, this.known);
        continue;
      }
      for (const [at, field] of group.fields.entries())
        isSame[group.first + at] = Number(this.digests.change(group.first + at, this.bytesOf(nameIn(entry, field))));
    }
    let begin = 0;
    for (const [at, path] of kept.paths.entries()) {
      const end = kept.ends[at] as number;
      const from = begin;
      begin = end;
      if (!areSame(kept.reads, from, end, isSame)) continue;
      this.outputs.set(path, { key: kept.keys[at] as string, reads: kept.reads.subarray(from, end) });
      if (Object.hasOwn(kept.values, path)) this.values.set(path, kept.values[path]);
    }
  }

  /** The key that an output was made with, if nothing that it read has changed since. */
  keyOf(path: string): string | undefined {
    return this.outputs.get(path)?.key;
  }

  /** Takes note of what an output read when it was made. */
  remember(path: string, reads: Iterable<string>): void {
    const numbers: number[] = [];
    for (const name of reads) numbers.push(this.numberOf(name));
    this.outputs.set(path, { key: digestOf(`${this.environment} ${path} ${this.digests.sumOf(numbers)}`), reads: Uint32Array.from(numbers) });
  }

  /**
   * A small value, plain JSON, that is made from the site: the one of the run before, if nothing that was read for it has
   * changed. `name` is no path of an output, and names all that the value depends on beside the code and the site.
   */
  value<Value>(name: string, make: () => Value): Value {
    this.asked.add(name);
    if (this.values.has(name)) return this.values.get(name) as Value;
    const { value, reads } = recordedNow(make);
    this.remember(name, reads);
    this.values.set(name, value);
    return value;
  }

  /** What to keep of the outputs that there are now. */
  keep(paths: ReadonlySet<string>): KeptRecordings {
    const outputs = [...this.outputs].filter(([path]) => (this.asked.has(path) ? true : paths.has(path)));
    const values = Object.fromEntries(outputs.flatMap(([path]) => (this.asked.has(path) ? [[path, this.values.get(path)]] : [])));
    const isRead = new Uint8Array(this.known + this.freshNames.length);
    for (const [, { reads }] of outputs) for (let at = 0; at < reads.length; at += 1) isRead[reads[at] as number] = 1;
    const { groups, shapes, renumbered, order } = this.regrouped(isRead);
    const all = new Uint32Array(outputs.reduce((sum, [, { reads }]) => sum + reads.length, 0));
    const ends = new Uint32Array(outputs.length);
    let end = 0;
    for (const [at, [, { reads }]] of outputs.entries()) {
      for (let read = 0; read < reads.length; read += 1) all[end++] = renumbered[reads[read] as number] as number;
      ends[at] = end;
    }
    return {
      environment: this.environment,
      groups,
      shapes,
      paths: outputs.map(([path]) => path),
      keys: outputs.map(([, { key }]) => key),
      ends,
      reads: all,
      digests: this.digests.inOrder(order),
      values,
    };
  }

  /** Names that nothing reads any more go, entry by entry; those that were read first in this run get their places. `order`: the numbers before, by those of now. */
  private regrouped(isRead: Uint8Array): Pick<KeptRecordings, 'groups' | 'shapes'> & { renumbered: Uint32Array; order: Uint32Array } {
    const added = new Map<string, string[]>();
    for (const [at, name] of this.freshNames.entries()) {
      if (isRead[this.known + at] === 0) continue;
      const entry = entryOf(name) ?? '';
      const fields = added.get(entry);
      if (fields === undefined) added.set(entry, [fieldIn(entry, name)]);
      else fields.push(fieldIn(entry, name));
    }
    const groups: KeptRecordings['groups'] = [];
    const shapes: string[][] = [];
    const places = new Map<unknown, number>();
    const renumbered = new Uint32Array(isRead.length);
    const order = new Uint32Array(isRead.length);
    let next = 0;
    for (const entry of new Set([...this.groups.keys(), ...added.keys()])) {
      const group = this.groups.get(entry);
      const isUsed = (number: number): boolean => isRead[number] === 1;
      const old = group?.fields.filter((_, at) => isUsed(group.first + at)) ?? [];
      const more = added.get(entry) ?? [];
      // Most entries have the same fields.
      const isAsBefore = more.length === 0 && old.length === group?.fields.length;
      const fields = isAsBefore ? group.fields : [...old, ...more].sort();
      if (fields.length === 0) continue;
      let shape = places.get(fields) ?? places.get(fields.join('\n'));
      if (shape === undefined) {
        shape = shapes.push([...fields]) - 1;
        places.set(fields.join('\n'), shape);
      }
      places.set(fields, shape);
      groups.push([entry, entry === '' ? '' : this.entryDigest(entry), shape]);
      for (const [at, field] of fields.entries()) {
        const number = isAsBefore ? group.first + at : this.numberOf(nameIn(entry, field));
        renumbered[number] = next;
        order[next] = number;
        next += 1;
      }
    }
    return { groups, shapes, renumbered, order: order.subarray(0, next) };
  }

  private numberOf(name: string): number {
    const fresh = this.fresh.get(name);
    if (fresh !== undefined) return fresh;
    const entry = entryOf(name) ?? '';
    const group = this.groups.get(entry);
    const at = group === undefined ? -1 : placeIn(group.fields, fieldIn(entry, name));
    if (group !== undefined && at >= 0) return group.first + at;
    const number = this.known + this.freshNames.push(name) - 1;
    this.fresh.set(name, number);
    this.digests.change(number, this.bytesOf(name));
    return number;
  }

  private entryDigest(entry: string): string {
    let digest = this.entries.get(entry);
    if (digest === undefined) {
      digest = this.bytesOf(entry).toString('base64url');
      this.entries.set(entry, digest);
    }
    return digest;
  }

  private bytesOf(name: string): Buffer {
    const value = this.present.valueOf(name);
    return digestBytes(value === undefined ? name : `${name}\n${value}`);
  }
}

const nameIn = (entry: string, field: string): string => (entry === '' ? field : fieldOf(entry, field));
const fieldIn = (entry: string, name: string): string => (entry === '' ? name : name.slice(entry.length + 1));

/** The places of names in a list that many groups share. */
const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
function placeIn(fields: readonly string[], field: string): number {
  let known = places.get(fields);
  if (known === undefined) {
    known = new Map(fields.map((one, at) => [one, at]));
    places.set(fields, known);
  }
  return known.get(field) ?? -1;
}

/** Whether all of some reads are the same. There are millions. */
function areSame(reads: Uint32Array, from: number, to: number, isSame: Uint8Array): boolean {
  for (let at = from; at < to; at += 1) if (isSame[reads[at] as number] === 0) return false;
  return true;
}

/** Digests by number, one after the other. */
class Digests {
  private all: Buffer;

  constructor(before: Uint8Array) {
    this.all = Buffer.from(before);
  }

  /** Sets one. Gives whether it is as it was. */
  change(number: number, digest: Buffer): boolean {
    const [from, to] = [number * DIGEST, (number + 1) * DIGEST];
    if (to > this.all.length) {
      const larger = Buffer.alloc(Math.max(to, this.all.length * 2, 1 << 16));
      this.all.copy(larger);
      this.all = larger;
    }
    if (this.all.compare(digest, 0, DIGEST, from, to) === 0) return true;
    digest.copy(this.all, from);
    return false;
  }

  /** Stands for some of them in whatever order: each tells of which name it is. A sum costs less than to sort thousands. */
  sumOf(numbers: readonly number[]): string {
    const sum = new Uint32Array(DIGEST / 4);
    for (const number of numbers)
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + this.all.readUInt32LE(number * DIGEST + 4 * at);
    return `${numbers.length} ${sum.join(' ')}`;
  }

  inOrder(order: Uint32Array): Uint8Array {
    const all = Buffer.alloc(order.length * DIGEST);
    for (let at = 0; at < order.length; ) {
      // Nearly all follow each other as they did.
      let end = at + 1;
      while (end < order.length && order[end] === (order[end - 1] as number) + 1) end += 1;
      this.all.copy(all, at * DIGEST, (order[at] as number) * DIGEST, ((order[at] as number) + end - at) * DIGEST);
      at = end;
    }
    return all;
  }
}
