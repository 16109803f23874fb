/**
 * What each output read when it was made, kept between runs: an output is made again exactly if one of its reads has
 * changed. Small values that are made for many outputs are kept in the same way.
 */
import { hash } from 'node:crypto';
import { entryOf, fieldOf, type Present, recordedNow } from '../reads.ts';
import { DIGEST, Digests, digestBytes } from './digests.ts';
import { openLists, type PackedLists, packLists } from './lists.ts';

/**
 * As it is kept between runs. Everything that was read has a number, in the order of groups and of the fields in them. Of
 * ten thousand cases there are half a million names, and millions of reads: they are looked at entry by entry, and as numbers.
 */
export interface KeptRecordings {
  /** What all outputs depend on beside what they read: the code, the base. */
  environment: string;
  /** Of all that what belongs to no entry follows from; empty if that is not known. */
  ground: string;
  /** The fields of an entry that were read, by their place in `shapes`, and the digest of the whole entry: while it stays, so do all its fields. */
  groups: [entry: string, digest: string, shape: number][];
  /** Lists of names of fields. The group without an entry has whole names. */
  shapes: string[][];
  /** The paths of outputs, then the names of values, in the order of their keys and reads. */
  paths: string[];
  keys: string[];
  /** Numbers that were read together, of one entry: the pages of a case read much the same of it. */
  bundles: PackedLists;
  /** The bundles that each read. */
  reads: PackedLists;
  /** By number, of `DIGEST` bytes each. */
  digests: Uint8Array;
  /** Values, in the order of their names. */
  values: unknown[];
}

const digestOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 22);

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
  private readonly bundles: Uint32Array[] = [];
  /** The places of those that were read in this run, by their numbers. */
  private readonly freshBundles = new Map<string, number>();
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
    const hasSameGround = present.ground !== undefined && present.ground === kept.ground;
    for (const [entry, was, shape] of kept.groups) {
      const group = { entry, fields: kept.shapes[shape] as string[], first: this.known };
      this.groups.set(entry, group);
      this.known += group.fields.length;
      if (entry === '' ? hasSameGround : this.entryDigest(entry) === was) {
        isSame.fill(1, group.first, this.known);
        continue;
      }
      for (const [at, field] of group.fields.entries())
        isSame[group.first + at] = Number(this.digests.change(group.first + at, this.bytesOf(nameIn(entry, field))));
    }
    const firstValue = kept.paths.length - kept.values.length;
    this.bundles = openLists(kept.bundles);
    const areBundlesSame = Uint8Array.from(this.bundles, (bundle) => Number(areSame(bundle, isSame)));
    for (const [at, reads] of openLists(kept.reads).entries()) {
      if (!areSame(reads, areBundlesSame)) continue;
      const path = kept.paths[at] as string;
      this.outputs.set(path, { key: kept.keys[at] as string, reads });
      if (at >= firstValue) this.values.set(path, kept.values[at - firstValue]);
    }
  }

  /** The key that an output was made with, if nothing that it read has changed since. */
  keyOf(path: string): string | undefined {
    return this.outputs.get(path)?.key;
  }

  /** Takes note of what an output read when it was made. */
  remember(path: string, names: Iterable<string>): void {
    const numbers: number[] = [];
    const byEntry = new Map<string | undefined, number[]>();
    for (const name of names) {
      const number = this.numberOf(name);
      numbers.push(number);
      const entry = entryOf(name);
      const together = byEntry.get(entry);
      if (together === undefined) byEntry.set(entry, [number]);
      else together.push(number);
    }
    const reads = Uint32Array.from(byEntry.values(), (some) => this.bundleOf(some));
    this.outputs.set(path, { key: digestOf(`${this.environment} ${path} ${this.digests.sumOf(numbers)}`), reads });
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
    const some = [...this.outputs].filter(([path]) => paths.has(path) && !this.asked.has(path));
    const valued = [...this.outputs].filter(([path]) => this.asked.has(path));
    const outputs = [...some, ...valued];
    const isUsed = marked(
      this.bundles.length,
      outputs.map(([, { reads }]) => reads),
    );
    const bundles = this.bundles.filter((_, at) => isUsed[at] === 1);
    const { groups, shapes, renumbered, order } = this.regrouped(marked(this.known + this.freshNames.length, bundles));
    const places = new Uint32Array(isUsed.length);
    let place = 0;
    for (let at = 0; at < isUsed.length; at += 1) if (isUsed[at] === 1) places[at] = place++;
    return {
      environment: this.environment,
      ground: this.present.ground ?? '',
      groups,
      shapes,
      paths: outputs.map(([path]) => path),
      keys: outputs.map(([, { key }]) => key),
      bundles: packLists(bundles, renumbered),
      reads: packLists(
        outputs.map(([, { reads }]) => reads),
        bundles.length === isUsed.length ? undefined : places,
      ),
      digests: this.digests.inOrder(order),
      values: valued.map(([name]) => this.values.get(name)),
    };
  }

  /**
   * Names that nothing reads any more go, entry by entry; those that were read first in this run get their places. `order`:
   * the numbers before, by those of now; `renumbered`: the other way round, if any has changed.
   */
  private regrouped(isRead: Uint8Array): Pick<KeptRecordings, 'groups' | 'shapes'> & { renumbered: Uint32Array | undefined; order: Uint32Array } {
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
    let hasChanged = false;
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
        hasChanged ||= number !== next;
        next += 1;
      }
    }
    return { groups, shapes, renumbered: hasChanged ? renumbered : undefined, order: order.subarray(0, next) };
  }

  private bundleOf(numbers: number[]): number {
    const name = numbers.sort((a, b) => a - b).join();
    let place = this.freshBundles.get(name);
    if (place === undefined) {
      place = this.bundles.push(Uint32Array.from(numbers)) - 1;
      this.freshBundles.set(name, place);
    }
    return place;
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

/** Which of so many numbers stand in some lists. */
function marked(size: number, lists: readonly Uint32Array[]): Uint8Array {
  const marks = new Uint8Array(size);
  for (const list of lists) for (let at = 0; at < list.length; at += 1) marks[list[at] as number] = 1;
  return marks;
}

/** Whether all of some reads are the same. */
function areSame(reads: Uint32Array, isSame: Uint8Array): boolean {
  for (let at = 0; at < reads.length; at += 1) if (isSame[reads[at] as number] === 0) return false;
  return true;
}
