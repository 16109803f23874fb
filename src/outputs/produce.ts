/** Makes what has changed of a list of outputs, and tells of each what it is. */

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { given } from '../given.ts';
import { digestOf, NO_STORE, type Store } from '../store/index.ts';
import { compressedOutputs } from './compress.ts';
import type { Output } from './output.ts';
import { SiteFiles } from './siteFiles.ts';

/** What is known of a file of a site. */
export interface Known {
  /** The key that it was made with; absent of what is made each time. */
  key?: string;
  /** Of its bytes. */
  digest: string;
  size: number;
}

/** The files of a site by path. */
export type Manifest = ReadonlyMap<string, Known>;

export interface Production {
  /** All files, in the order of paths. */
  manifest: Manifest;
  /** The paths of those whose bytes are not those of the site before: they lie in `folder` now. */
  changed: string[];
}

export interface ProduceOptions {
  store: Store;
  /** What the site before holds; nothing of it is made or written again. */
  before: Manifest;
  /** Where changed files are written, by their paths. */
  folder: string;
  /** Whether compressed copies are made too, as they are by default. */
  isCompressed?: boolean;
  /** Is told how many are done. */
  onProgress?(done: number, of: number): void;
}

/** Outputs that are made at once: pictures use a second processor, and more only take memory. */
const AT_ONCE = 2;

/** Produces all outputs, and the compressed copies of those that many pages share. Throws the first reason why one cannot be made. */
export async function produce(outputs: readonly Output[], options: ProduceOptions): Promise<Production> {
  const found = new Map<string, Known>();
  /** Those that are in the site before as they are now. */
  const stayed = new Set<string>();
  const changed: string[] = [];
  const queue = [...outputs];
  const total = queue.length;
  let next = 0;
  let done = 0;
  const folders = new Set<string>();
  const write = (file: string, bytes: Uint8Array): void => {
    const target = path.join(options.folder, file);
    const folder = path.dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(target, bytes);
  };
  const one = async (output: Output, store = options.store): Promise<void> => {
    const { known, bytes } = await settle(output, { ...options, store }, write);
    found.set(output.path, known);
    if (bytes !== undefined) changed.push(output.path);
    if (options.isCompressed === false) return;
    // To keep a copy and to find it again takes longer than to make it.
    for (const copy of compressedOutputs(output.path, known.size, known.digest, async () => bytes ?? output.make())) await one(copy, NO_STORE);
  };
  /** Takes over an output that is as it was, with its copies. Of a hundred thousand nearly all are, and each promise takes its time. */
  const takesOver = (output: Output): boolean => {
    const was = unchanged(output, options.before);
    if (was === undefined) return false;
    const copies = options.isCompressed === false ? [] : compressedOutputs(output.path, was.size, was.digest, async () => output.make());
    const known = copies.map((copy) => unchanged(copy, options.before));
    if (known.includes(undefined)) return false;
    for (const { path: file } of [output, ...copies]) stayed.add(file);
    return true;
  };
  const work = async (): Promise<void> => {
    for (let at = next++; at < total; at = next++) {
      try {
        const output = queue[at] as Output;
        if (!takesOver(output)) await one(output);
      } catch (error) {
        // The others need not begin: nothing will be published.
        next = total;
        throw error;
      }
      done += 1;
      options.onProgress?.(done, total);
    }
  };
  const ended = await Promise.allSettled(Array.from({ length: AT_ONCE }, work));
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
  return { manifest: together(stayed, found, options.before), changed: changed.sort() };
}

/** The files that stayed, and those that were found anew, in the order of their paths. */
function together(stayed: ReadonlySet<string>, found: ReadonlyMap<string, Known>, before: Manifest): Manifest {
  if (before instanceof SiteFiles) {
    const added = [...found.keys()].filter((file) => !before.has(file));
    const isAllThere = stayed.size + found.size - added.length === before.size;
    const gone = isAllThere ? [] : [...before.keys()].filter((file) => !stayed.has(file) && !found.has(file));
    return before.with([...found, ...gone.map((file) => [file, undefined] as const)]);
  }
  const kept = Array.from(stayed, (file): [string, Known] => [file, before.get(file) as Known]);
  return new Map([...kept, ...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What an output is, if its key says that it is what it was. */
function unchanged({ path: file, key }: Output, before: Manifest): Known | undefined {
  const was = before.get(file);
  return was !== undefined && key !== undefined && key === was.key ? was : undefined;
}

/** Finds out what an output is. `bytes` are given if they are not those of the site before, and then lie in the folder. */
async function settle(
  output: Output,
  { store, before }: ProduceOptions,
  write: (file: string, bytes: Uint8Array) => void,
): Promise<{ known: Known; bytes?: Uint8Array }> {
  const same = unchanged(output, before);
  if (same !== undefined) return { known: same };
  const was = before.get(output.path);
  const asked = output.key;
  const kept = asked === undefined ? undefined : store.get(storeKey(output.path, asked));
  const bytes = kept ?? (await output.make());
  // What was recorded while it was made may have given it another key.
  const { key } = output;
  const known: Known = { ...given('key', key), digest: digestOf(bytes), size: bytes.length };
  // Nobody asks for a key that making gave: whoever knows it has the site that the bytes are in.
  if (kept === undefined && key !== undefined && key === asked) store.put(storeKey(output.path, key), bytes, known.digest);
  if (was?.digest === known.digest) return { known };
  write(output.path, bytes);
  return { known, bytes };
}

/** Two audiences, or two sites, may make different files of one path and key: pages name what they read, not where. */
export const storeKey = (file: string, key: string): string => `${file} ${key}`;
