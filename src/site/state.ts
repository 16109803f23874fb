/** What a build knows of the site that it built last in a place. */

import path from 'node:path';
import { given } from '../given.ts';
import type { Known, Manifest } from '../outputs/produce.ts';
import type { KeptRecordings } from '../outputs/recordings.ts';
import type { Store } from '../store/index.ts';
import { joinParts, splitParts } from '../store/parts.ts';
import type { LookedOver } from './lookOver.ts';
import { readRecord } from './record.ts';
import { shownRelease, shownState } from './releaseFolders.ts';

export interface SiteState {
  /** The name of the state that the site is in. */
  release: string;
  files: Manifest;
  recordings: KeptRecordings | undefined;
  /** What was found when it was looked over. */
  looked: LookedOver | undefined;
}

interface Written {
  files: [path: string, digest: string, size: number, key?: string][];
  /** What is left out stands behind, as bytes: of ten thousand cases it is four fifths of all. */
  recordings: Omit<KeptRecordings, 'ends' | 'reads' | 'digests'>;
  looked: LookedOver;
}

const keyOf = (out: string): string => `state ${path.resolve(out)}`;

/** What was kept, if it is of a state. */
function opened(bytes: Uint8Array | undefined, release: string): SiteState | undefined {
  const [of, text, ends, reads, digests] = bytes === undefined ? [] : splitParts(bytes).map((part) => Buffer.from(part.buffer));
  if (of?.toString() !== release || text === undefined || ends === undefined || reads === undefined || digests === undefined) return undefined;
  const { files, recordings, looked } = JSON.parse(text.toString()) as Written;
  return {
    release,
    files: new Map(files.map(([file, digest, size, key]): [string, Known] => [file, { digest, size, ...given('key', key) }])),
    recordings: { ...recordings, ends: new Uint32Array(ends.buffer), reads: new Uint32Array(reads.buffer), digests },
    looked,
  };
}

/** The state of the site that `out` shows, by what is kept or else by the record of its release. Undefined if neither knows it. */
export function stateOf(store: Store, out: string): SiteState | undefined {
  const shown = shownState(out);
  if (shown === undefined) return undefined;
  try {
    const kept = opened(store.get(keyOf(out)), shown);
    if (kept !== undefined) return kept;
  } catch {
    // It is of another version.
  }
  const release = shownRelease(path.resolve(out));
  const record = release === undefined ? undefined : readRecord(`${release.folder}.json`);
  return record?.release === shown ? { release: shown, files: record.files, recordings: undefined, looked: undefined } : undefined;
}

/** Remembers the site that `out` shows from now on. */
export function rememberState(store: Store, out: string, { files, recordings, looked }: Omit<SiteState, 'release'>): void {
  const shown = shownState(out);
  if (shown === undefined || recordings === undefined || looked === undefined) return;
  const { ends, reads, digests, ...texts } = recordings;
  const written: Written = {
    files: [...files].map(([file, { digest, size, key }]) => (key === undefined ? [file, digest, size] : [file, digest, size, key])),
    recordings: texts,
    looked,
  };
  store.put(keyOf(out), joinParts([shown, JSON.stringify(written), ends, reads, digests]));
}

export interface Difference {
  added: number;
  changed: number;
  removed: number;
  /** Bytes that a publish has to send. */
  bytes: number;
}

/** What the files of a site differ in from those of the one before. */
export function differenceOf(before: Manifest, after: Manifest): Difference {
  const difference: Difference = { added: 0, changed: 0, removed: 0, bytes: 0 };
  for (const [file, { digest, size }] of after) {
    const was = before.get(file);
    if (was?.digest === digest) continue;
    difference[was === undefined ? 'added' : 'changed'] += 1;
    difference.bytes += size;
  }
  for (const file of before.keys()) if (!after.has(file)) difference.removed += 1;
  return difference;
}
