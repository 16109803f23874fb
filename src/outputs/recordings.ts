/**
 * What each output read when it was made, kept between runs: an output is made again exactly if one of its reads has
 * changed. Small values that are made for many outputs are kept in the same way.
 */
import { hash } from 'node:crypto';
import { entryOf, type Present, recordedNow } from '../reads.ts';
import { DIGEST, Digests, digestBytes } from './digests.ts';
import { fieldIn, type KeptRecordings, nameIn, placeIn, type RecordedOutput, type RecordedSince } from './keptRecordings.ts';
import { marked, openLists, packLists, samenessOf } from './lists.ts';

/** A whole is written down anew as soon as this part of it has changed. */
export const LEAST = 16;

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
  /** What an earlier run wrote down as a whole, and which of its outputs and values are as they were. */
  private readonly kept: KeptRecordings | undefined;
  private readonly isGood: Uint8Array;
  private readonly places: ReadonlyMap<string, number>;
  /** What was made since, in this run or before it. */
  private readonly made = new Map<string, RecordedOutput>();
  /** What was written down, by entry, and the names that were read first since. */
  private readonly groups = new Map<string, Group>();
  private readonly fresh = new Map<string, number>();
  private readonly freshNames: string[] = [];
  /** How many names were written down. */
  private readonly known: number = 0;
  private readonly digests: Digests;
  /** The numbers of those that are others than were written down. */
  private readonly changed = new Set<number>();
  private readonly freshBundles: Uint32Array[] = [];
  /** The places of those that were read in this run, by their numbers. */
  private readonly bundlePlaces = new Map<string, number>();
  /** The digests of whole entries now, and of those that are others than were written down. */
  private readonly entries = new Map<string, string>();
  private readonly changedEntries: Map<string, string>;
  /** Names of the values that were asked for: no other is kept. */
  private readonly asked = new Set<string>();

  /** `kept` is what an earlier run left, if it left anything. Recordings of another environment are dropped. */
  constructor(environment: string, present: Present, given?: KeptRecordings) {
    this.environment = environment;
    this.present = present;
    const kept = given?.environment === environment ? given : undefined;
    const since = kept?.since;
    this.kept = kept;
    this.digests = new Digests(kept?.digests ?? new Uint8Array());
    this.changedEntries = new Map(since?.entries);
    this.places = new Map(kept?.paths.map((path, at) => [path, at]));
    this.isGood = new Uint8Array(this.places.size);
    if (kept === undefined) return;
    for (const [number, digest] of since?.digests ?? []) {
      this.digests.change(number, Buffer.from(digest, 'base64url'));
      this.changed.add(number);
    }
    const isSame = new Uint8Array(kept.digests.length / DIGEST + (since?.names.length ?? 0));
    const hasSameGround = present.ground !== undefined && present.ground === (since?.ground ?? kept.ground);
    const compare = (number: number, name: string): void => {
      isSame[number] = Number(this.digests.change(number, this.bytesOf(name)));
      if (isSame[number] === 0) this.changed.add(number);
    };
    for (const [entry, written, shape] of kept.groups) {
      const group = { entry, fields: kept.shapes[shape] as string[], first: this.known };
      this.groups.set(entry, group);
      this.known += group.fields.length;
      const was = this.changedEntries.get(entry) ?? written;
      if (entry === '' ? hasSameGround : this.entryDigest(entry) === was) isSame.fill(1, group.first, this.known);
      else {
        for (const [at, field] of group.fields.entries()) compare(group.first + at, nameIn(entry, field));
        if (entry !== '') this.changedEntries.set(entry, this.entryDigest(entry));
      }
    }
    for (const name of since?.names ?? []) {
      const number = this.known + this.freshNames.push(name) - 1;
      this.fresh.set(name, number);
      if (entryOf(name) === undefined && hasSameGround) isSame[number] = 1;
      else compare(number, name);
    }
    this.freshBundles.push(...(since?.bundles ?? []).map((numbers) => Uint32Array.from(numbers)));
    const areBundlesSame = samenessOf(kept.bundles, isSame, this.freshBundles);
    this.isGood.set(samenessOf(kept.reads, areBundlesSame));
    for (const place of since?.dropped ?? []) this.isGood[place] = 0;
    for (const [path, key, reads, value] of since?.outputs ?? [])
      if (reads.every((bundle) => areBundlesSame[bundle] === 1)) this.made.set(path, { key, reads: Uint32Array.from(reads), value });
  }

  /** The key that an output was made with, if nothing that it read has changed since. */
  keyOf(path: string): string | undefined {
    const made = this.made.get(path);
    if (made !== undefined) return made.key;
    const place = this.places.get(path);
    return place === undefined || this.isGood[place] === 0 ? undefined : this.kept?.keys[place];
  }

  private outputOf(path: string): RecordedOutput | undefined {
    const made = this.made.get(path);
    if (made !== undefined) return made;
    const place = this.places.get(path);
    return place === undefined || this.isGood[place] === 0 ? undefined : this.written(place);
  }

  /** An output or a value as it was written down. */
  private written(place: number): RecordedOutput {
    const { paths, keys, values, reads } = this.kept as KeptRecordings;
    return {
      key: keys[place] as string,
      get reads() {
        return reads.numbers.subarray(place === 0 ? 0 : reads.ends[place - 1], reads.ends[place]);
      },
      value: values[place - (paths.length - values.length)],
    };
  }

  /** Takes note of what an output read when it was made. */
  remember(path: string, names: Iterable<string>, value?: unknown): void {
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
    this.made.set(path, { key: digestOf(`${this.environment} ${path} ${this.digests.sumOf(numbers)}`), reads, value });
    const place = this.places.get(path);
    if (place !== undefined) this.isGood[place] = 0;
  }

  /**
   * A small value, plain JSON, that is made from the site: the one of the run before, if nothing that was read for it has
   * changed. `name` is no path of an output, and names all that the value depends on beside the code and the site.
   */
  value<Value>(name: string, make: () => Value): Value {
    this.asked.add(name);
    const known = this.outputOf(name);
    if (known !== undefined) return known.value as Value;
    const { value, reads } = recordedNow(make);
    this.remember(name, reads, value);
    return value;
  }

  /**
   * What has changed since an earlier run wrote down a whole; undefined if there is none, or if so much has changed that it
   * should be written down anew. What nobody asks for any more stays until then.
   */
  since(): RecordedSince | undefined {
    if (this.kept === undefined) return undefined;
    const dropped: number[] = [];
    for (let place = 0; place < this.isGood.length; place += 1) if (this.isGood[place] === 0) dropped.push(place);
    const { paths, bundles, digests, groups } = this.kept;
    const parts = [
      [dropped.length + this.made.size, paths.length],
      [this.freshBundles.reduce((sum, { length }) => sum + length, 0), bundles.numbers.length],
      [this.changed.size + this.freshNames.length, digests.length / DIGEST],
      [this.changedEntries.size, groups.length],
    ] as const;
    if (parts.some(([part, all]) => part * LEAST > all)) return undefined;
    return {
      ground: this.present.ground ?? '',
      entries: [...this.changedEntries],
      digests: Array.from(this.changed, (number) => [number, this.digests.at(number)]),
      names: this.freshNames,
      bundles: this.freshBundles.map((numbers) => [...numbers]),
      outputs: Array.from(this.made, ([path, { key, reads, value }]) => [path, key, [...reads], value]),
      dropped,
    };
  }

  /** All of it, of the outputs that there are now. */
  keep(paths: ReadonlySet<string>): KeptRecordings {
    const good: [string, RecordedOutput][] = [];
    for (const [path, place] of this.places) if (this.isGood[place] === 1) good.push([path, this.written(place)]);
    const all = [...good, ...this.made];
    const some = all.filter(([path]) => paths.has(path) && !this.asked.has(path));
    const valued = all.filter(([path]) => this.asked.has(path));
    const outputs = [...some, ...valued];
    const lists = outputs.map(([, { reads }]) => reads);
    const known = [...(this.kept === undefined ? [] : openLists(this.kept.bundles)), ...this.freshBundles];
    const isUsed = marked(known.length, lists);
    const bundles = known.filter((_, at) => isUsed[at] === 1);
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
      reads: packLists(lists, bundles.length === isUsed.length ? undefined : places),
      digests: this.digests.inOrder(order),
      values: valued.map(([, { value }]) => value),
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
    let place = this.bundlePlaces.get(name);
    if (place === undefined) {
      place = (this.kept?.bundles.ends.length ?? 0) + this.freshBundles.push(Uint32Array.from(numbers)) - 1;
      this.bundlePlaces.set(name, place);
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
    this.changed.add(number);
    return number;
  }

  private entryDigest(entry: string): string {
    let digest = this.entries.get(entry);
    if (digest === undefined) {
      const text = this.present.valueOf(entry) ?? '';
      // What stands for an entry is short, and has no quotation mark.
      digest = text.length > 64 || text.includes('"') ? digestOf(text) : text;
      this.entries.set(entry, digest);
    }
    return digest;
  }

  private bytesOf(name: string): Buffer {
    const value = this.present.valueOf(name);
    return digestBytes(value === undefined ? name : `${name}\n${value}`);
  }
}
