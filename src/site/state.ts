/** What a build knows of the site that it built last in a place. */

import path from 'node:path';
import { given } from '../given.ts';
import { changesOf } from '../outputs/changes.ts';
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

/** Another way of writing it is kept under another name. */
const keyOf = (out: string): string => `state 2 ${path.resolve(out)}`;

/** What is written as JSON; the rest stands in lines or as numbers, since of ten thousand cases there are a hundred thousand files. */
interface Written {
  recordings: Pick<KeptRecordings, 'environment' | 'ground' | 'shapes' | 'values'>;
  looked: Omit<LookedOver, 'links'>;
  targets: string[];
}

/** None of what is joined holds a line's end. */
const lines = (texts: readonly string[]): string => texts.map((text) => `${text}\n`).join('');

/** Reads parts one after the other. Throws where there are no more. */
class Parts {
  private readonly parts: Uint8Array<ArrayBuffer>[];
  private next = 0;

  constructor(bytes: Uint8Array) {
    this.parts = splitParts(bytes);
  }

  bytes(): Buffer<ArrayBuffer> {
    const part = this.parts[this.next++];
    if (part === undefined) throw new Error('cut short');
    return Buffer.from(part.buffer);
  }

  text = (): string => this.bytes().toString();
  lines = (): string[] => this.text().split('\n').slice(0, -1);
  numbers = (): Uint32Array => new Uint32Array(this.bytes().buffer);
}

/** What was kept, if it is of a state. Throws if it cannot be read. */
function opened(bytes: Uint8Array | undefined, release: string): SiteState | undefined {
  if (bytes === undefined) return undefined;
  const parts = new Parts(bytes);
  if (parts.text() !== release) return undefined;
  const { recordings, looked, targets } = JSON.parse(parts.text()) as Written;
  const counts = parts.numbers();
  const [files, digests, keys, sizes] = [parts.lines(), parts.lines(), parts.lines(), new Float64Array(parts.bytes().buffer)];
  const [entries, wholes, shapes] = [parts.lines(), parts.lines(), parts.numbers()];
  return {
    release,
    files: new Map(
      files.map((file, at): [string, Known] => [
        file,
        { digest: digests[at] as string, size: sizes[at] as number, ...given('key', keys[at] || undefined) },
      ]),
    ),
    recordings: {
      ...recordings,
      groups: entries.map((entry, at) => [entry, wholes[at] as string, shapes[at] as number]),
      paths: parts.lines(),
      keys: parts.lines(),
      bundles: { ends: parts.numbers(), numbers: parts.numbers() },
      reads: { ends: parts.numbers(), numbers: parts.numbers() },
      digests: parts.bytes(),
    },
    looked: { ...looked, links: targets.map((target, at) => [target, counts[at] as number]) },
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
  const { environment, ground, shapes, values, groups, paths, keys, bundles, reads, digests } = recordings;
  const { links, ...others } = looked;
  const written: Written = { recordings: { environment, ground, shapes, values }, looked: others, targets: links.map(([target]) => target) };
  const known = [...files.values()];
  store.put(
    keyOf(out),
    joinParts([
      ...[shown, JSON.stringify(written), Uint32Array.from(links, ([, pages]) => pages)],
      ...[lines([...files.keys()]), lines(known.map(({ digest }) => digest)), lines(known.map(({ key = '' }) => key))],
      Float64Array.from(known, ({ size }) => size),
      ...[lines(groups.map(([entry]) => entry)), lines(groups.map(([, digest]) => digest)), Uint32Array.from(groups, ([, , shape]) => shape)],
      ...[lines(paths), lines(keys), bundles.ends, bundles.numbers, reads.ends, reads.numbers, digests],
    ]),
  );
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
  const { sent, removed } = changesOf(before, after);
  const added = sent.filter((file) => !before.has(file)).length;
  const bytes = sent.reduce((sum, file) => sum + (after.get(file) as Known).size, 0);
  return { added, changed: sent.length - added, removed: removed.length, bytes };
}
