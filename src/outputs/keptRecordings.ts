/** How recordings are kept between runs. */
import { fieldOf } from '../reads.ts';
import type { PackedLists } from './lists.ts';

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
  /** What has changed since this was written down: writing all of it takes longer than all else. */
  since?: RecordedSince;
}

/** Numbers of names and of bundles go on from those that were written down. */
export interface RecordedSince {
  ground: string;
  /** Digests of whole entries. */
  entries: [entry: string, digest: string][];
  digests: [number: number, digest: string][];
  /** Names that were read first since. */
  names: string[];
  bundles: number[][];
  /** What was made since: its path or name, its key, the bundles that it read, and what it is if it is a value. */
  outputs: [path: string, key: string, reads: number[], value: unknown][];
  /** The places of what was written down and is no more as it was. */
  dropped: number[];
}

/** An output, or a value, with the bundles that it read. */
export interface RecordedOutput {
  key: string;
  reads: Uint32Array;
  /** Of a value. */
  value: unknown;
}

/** A name from its parts, and the other way round; of the group without an entry they are whole names. */
export const nameIn = (entry: string, field: string): string => (entry === '' ? field : fieldOf(entry, field));
export const fieldIn = (entry: string, name: string): string => (entry === '' ? name : name.slice(entry.length + 1));

/** The places of names in a list that many groups share. */
const places = new WeakMap<readonly string[], ReadonlyMap<string, number>>();
export function placeIn(fields: readonly string[], field: string): number {
  let known = places.get(fields);
  if (known === undefined) {
    known = new Map(fields.map((one, at) => [one, at]));
    places.set(fields, known);
  }
  return known.get(field) ?? -1;
}
