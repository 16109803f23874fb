/** What a build knows of the site that it built last in a place. */

import path from 'node:path';
import { given } from '../given.ts';
import { ownName } from '../leftovers.ts';
import { changesOf } from '../outputs/changes.ts';
import type { Links } from '../outputs/inspect.ts';
import type { KeptRecordings, RecordedSince } from '../outputs/keptRecordings.ts';
import type { Known, Manifest } from '../outputs/produce.ts';
import { LEAST, type Recordings } from '../outputs/recordings.ts';
import { columnsOf, SiteFiles } from '../outputs/siteFiles.ts';
import type { Store } from '../store/index.ts';
import { joinParts, splitParts } from '../store/parts.ts';
import type { LookedOver } from './lookOver.ts';
import { noteRecord, readRecord, recordDigestOf } from './record.ts';
import { shownRelease, shownState } from './releaseFolders.ts';

export interface SiteState {
  /** The name of the state that the site is in. */
  release: string;
  files: Manifest;
  recordings: KeptRecordings | undefined;
  /** What was found when it was looked over. */
  looked: LookedOver | undefined;
  /** What was written down as a whole, and what has changed since beside it. */
  whole?: Whole;
}

/** The name of what was written down, and where its pages led to. */
interface Whole {
  name: string;
  links: Links;
}

/** Another way of writing it is kept under another name. */
const wholeKey = (out: string): string => `state 3 ${path.resolve(out)}`;
const sinceKey = (out: string): string => `state 3 since ${path.resolve(out)}`;

/** What is written as JSON; the rest stands in lines or as numbers, since of ten thousand cases there are a hundred thousand files. */
interface Written {
  recordings: Pick<KeptRecordings, 'environment' | 'ground' | 'shapes' | 'values'>;
  looked: Omit<LookedOver, 'links'>;
  /** The digest of the record of the release. */
  record?: string;
}

/** What has changed since a whole was written down. */
interface Since {
  /** The name of the whole. */
  of: string;
  release: string;
  files: [path: string, known: Known | null][];
  recordings: RecordedSince;
  looked: Omit<LookedOver, 'links'>;
  record?: string;
  /** None of a target that nobody leads to any more. */
  links: [target: string, pages: number][];
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

/** What was written down as a whole. Throws if it cannot be read. */
function wholeOf(bytes: Uint8Array): SiteState & { files: SiteFiles; recordings: KeptRecordings; whole: Whole } {
  const parts = new Parts(bytes);
  const [name, release] = parts.lines() as [string, string];
  const { recordings, looked, record } = JSON.parse(parts.text()) as Written;
  const [targets, counts] = [parts.lines(), parts.numbers()];
  const links = new Map(targets.map((target, at) => [target, counts[at] as number]));
  const [paths, digests, keys, sizes] = [parts.lines(), parts.bytes().toString('latin1'), parts.lines(), new Float64Array(parts.bytes().buffer)];
  const [entries, wholes, shapes] = [parts.lines(), parts.lines(), parts.numbers()];
  const files = new SiteFiles({ paths, digests, sizes, keys });
  if (record !== undefined) noteRecord(files, record);
  return {
    release,
    files,
    recordings: {
      ...recordings,
      groups: entries.map((entry, at) => [entry, wholes[at] as string, shapes[at] as number]),
      paths: parts.lines(),
      keys: parts.lines(),
      bundles: { ends: parts.numbers(), numbers: parts.numbers() },
      reads: { ends: parts.numbers(), numbers: parts.numbers() },
      digests: parts.bytes(),
    },
    looked: { ...looked, links },
    whole: { name, links },
  };
}

function linksAfter(links: Links, since: Since['links']): Links {
  const after = new Map(links);
  for (const [target, pages] of since) {
    if (pages === 0) after.delete(target);
    else after.set(target, pages);
  }
  return after;
}

/** What was kept, if it is of a state. Throws if it cannot be read. */
function opened(store: Store, out: string, shown: string): SiteState | undefined {
  const bytes = store.get(wholeKey(out));
  if (bytes === undefined) return undefined;
  const whole = wholeOf(bytes);
  const since = JSON.parse(store.get(sinceKey(out))?.toString() ?? 'null') as Since | null;
  if (since?.of !== whole.whole.name || since.release !== shown) return whole.release === shown ? whole : undefined;
  const files = whole.files.with(since.files.map(([file, known]) => [file, known ?? undefined]));
  if (since.record !== undefined) noteRecord(files, since.record);
  return {
    release: shown,
    files,
    recordings: { ...whole.recordings, since: since.recordings },
    looked: { ...since.looked, links: linksAfter(whole.whole.links, since.links) },
    whole: whole.whole,
  };
}

/** The state of the site that `out` shows, by what is kept or else by the record of its release. Undefined if neither knows it. */
export function stateOf(store: Store, out: string): SiteState | undefined {
  const shown = shownState(out);
  if (shown === undefined) return undefined;
  try {
    const kept = opened(store, out, shown);
    if (kept !== undefined) return kept;
  } catch {
    // It is of another version.
  }
  const release = shownRelease(path.resolve(out));
  const record = release === undefined ? undefined : readRecord(`${release.folder}.json`);
  return record?.release === shown ? { release: shown, files: record.files, recordings: undefined, looked: undefined } : undefined;
}

/** Remembers the site that `out` shows from now on, after the state `before`. */
export function rememberState(
  store: Store,
  out: string,
  { files, recordings, looked, before }: { files: Manifest; recordings: Recordings; looked: LookedOver | undefined; before: SiteState | undefined },
): void {
  const shown = shownState(out);
  if (shown === undefined || looked === undefined) return;
  const whole = before?.whole;
  const since = whole === undefined ? undefined : sinceWhole(whole, before?.files, { files, recordings, looked });
  if (whole === undefined || since === undefined) store.put(wholeKey(out), wholeBytes(shown, files, recordings.keep(new Set(files.keys())), looked));
  else
    store.put(sinceKey(out), JSON.stringify({ of: whole.name, release: shown, ...since, ...given('record', recordDigestOf(files)) } satisfies Since));
}

/** What has changed since a whole was written down; undefined if it should be written down anew. */
function sinceWhole(
  whole: Whole,
  before: Manifest | undefined,
  { files, recordings, looked: { links, ...looked } }: { files: Manifest; recordings: Recordings; looked: LookedOver },
): Omit<Since, 'of' | 'release' | 'record'> | undefined {
  const since = recordings.since();
  if (since === undefined || !(files instanceof SiteFiles) || files.differing(before) === undefined) return undefined;
  const others: Since['links'] = [];
  whole.links.forEach((_, target) => {
    if (!links.has(target)) others.push([target, 0]);
  });
  links.forEach((pages, target) => {
    if (whole.links.get(target) !== pages) others.push([target, pages]);
  });
  if (files.changes.size * LEAST > files.size || others.length * LEAST > links.size) return undefined;
  return { files: Array.from(files.changes, ([file, known]) => [file, known ?? null]), recordings: since, looked, links: others };
}

/** A state as a whole. */
function wholeBytes(release: string, files: Manifest, kept: KeptRecordings, { links, ...looked }: LookedOver): Buffer {
  const { environment, ground, shapes, values, groups, paths, keys, bundles, reads, digests } = kept;
  const written: Written = { recordings: { environment, ground, shapes, values }, looked, ...given('record', recordDigestOf(files)) };
  const columns = columnsOf(files);
  return joinParts([
    ...[lines([ownName(), release]), JSON.stringify(written), lines([...links.keys()]), Uint32Array.from(links.values())],
    ...[lines(columns.paths), columns.digests, lines(columns.keys), columns.sizes],
    ...[lines(groups.map(([entry]) => entry)), lines(groups.map(([, digest]) => digest)), Uint32Array.from(groups, ([, , shape]) => shape)],
    ...[lines(paths), lines(keys), bundles.ends, bundles.numbers, reads.ends, reads.numbers, digests],
  ]);
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
