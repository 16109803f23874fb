/**
 * What is written down of a release: its audience and day, every file with digest and size, and what differs from the
 * release before. The record of the site that is shown is also its manifest, `dist.manifest.json` for `dist`.
 */
import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ownName } from '../leftovers.ts';
import { changesOf } from '../outputs/changes.ts';
import type { Known, Manifest } from '../outputs/produce.ts';
import type { Profile } from '../publish/published.ts';
import { digestOf } from '../store/index.ts';
import { beginningOf, shownRelease, shownState, stateIn } from './releaseFolders.ts';

/** What is told of a release beside its files. */
export interface ReleaseHead {
  /** Names the state of the site: `release-N`, or `release-N.K` after K changes in place. */
  release: string;
  /** The state that `send` and `remove` compare it with; null if nothing was known of one. */
  since: string | null;
  profile: Profile;
  /** The `--as-of` of its build. */
  asOf: string;
}

export interface ReleaseRecord extends ReleaseHead {
  files: Manifest;
  /** Paths to send and to remove since the state before, so that a copy of that becomes a copy of this. */
  send: string[];
  remove: string[];
}

/** One file a line, so that it can be searched and compared. Digests are as `sha256sum` prints them. */
export function recordText(record: ReleaseRecord): string {
  return `${headText(record)}${Array.from(record.files, ([file, known]) => lineOf(file, known)).join(',\n')}${END}`;
}

const END = '\n}\n}\n';

/** Everything before the files. */
function headText({ release, since, profile, asOf, send, remove }: ReleaseRecord): string {
  const line = (name: string, value: unknown): string => `"${name}":${JSON.stringify(value)}`;
  const list = (name: string, values: readonly string[]): string =>
    values.length === 0 ? `"${name}":[]` : `"${name}":[\n${values.map((value) => JSON.stringify(value)).join(',\n')}\n]`;
  const lines = [line('release', release), line('since', since), line('profile', profile), line('asOf', asOf)];
  return `{\n${[...lines, list('send', send), list('remove', remove)].join(',\n')},\n${FILES}`;
}

const FILES = '"files":{\n';
const lineOf = (file: string, { digest, size }: Known): string => `${JSON.stringify(file)}:{"sha256":"${hex(digest)}","size":${size}}`;

/** Digests of the records that were written of some files. */
const digests = new WeakMap<Manifest, string>();
export const recordDigestOf = (files: Manifest): string | undefined => digests.get(files);
/** Says what was written of files, as it was remembered. */
export const noteRecord = (files: Manifest, digest: string): void => void digests.set(files, digest);

/** More lines than this are not looked for one by one. */
const SPLICED = 200;

/**
 * The bytes of a record. `after` is the file of the one before: where its bytes are those that were written, and none but a
 * few files have changed, their lines are put into it, since writing a hundred thousand lines anew takes ten times as long.
 */
export function recordBytes(record: ReleaseRecord, after?: { file: string; files: Manifest }): Buffer {
  const bytes = (after === undefined ? undefined : spliced(record, after.file, after.files)) ?? Buffer.from(recordText(record));
  noteRecord(record.files, digestOf(bytes));
  return bytes;
}

function spliced(record: ReleaseRecord, file: string, before: Manifest): Buffer | undefined {
  const { sent, removed } = changesOf(before, record.files);
  const changed = sent.flatMap((one) =>
    before.has(one) ? { was: lineOf(one, before.get(one) as Known), is: lineOf(one, record.files.get(one) as Known) } : [],
  );
  const known = digests.get(before);
  if (known === undefined || removed.length > 0 || changed.length < sent.length || sent.length > SPLICED || !existsSync(file)) return undefined;
  const old = readFileSync(file);
  if (digestOf(old) !== known) return undefined;
  let at = old.indexOf(FILES) + FILES.length;
  const places = changed.map(({ was, is }) => ({ from: old.indexOf(Buffer.from(`\n${was}`), at - 1) + 1, length: Buffer.byteLength(was), is }));
  const parts = [Buffer.from(headText(record))];
  for (const { from, length, is } of places.sort((a, b) => a.from - b.from)) {
    if (from < at) return undefined;
    parts.push(old.subarray(at, from), Buffer.from(is));
    at = from + length;
  }
  return Buffer.concat([...parts, old.subarray(at)]);
}

const hex = (digest: string): string => Buffer.from(digest, 'base64url').toString('hex');

/** Reads a record. Undefined if there is none, or if it cannot be read. */
export function readRecord(file: string): ReleaseRecord | undefined {
  try {
    const written = JSON.parse(readFileSync(file, 'utf8')) as Omit<ReleaseRecord, 'files'> & {
      files: Record<string, { sha256: string; size: number }>;
    };
    const files = new Map(
      Object.entries(written.files).map(([name, { sha256, size }]): [string, Known] => [
        name,
        { digest: Buffer.from(sha256, 'hex').toString('base64url'), size },
      ]),
    );
    return { ...written, files };
  } catch {
    return undefined;
  }
}

/** What a record tells beside its files, without reading those. */
export function readHead(file: string): ReleaseHead | undefined {
  const [head] = beginningOf(file).split(',\n"send":');
  try {
    return JSON.parse(`${head}}`) as ReleaseHead;
  } catch {
    return undefined;
  }
}

/** Whom the site that `out` shows is for. Undefined if nothing tells. */
export function shownProfile(given: string): Profile | undefined {
  const out = path.resolve(given);
  const shown = shownRelease(out);
  return readHead(shown === undefined ? manifestFile(out) : `${shown.folder}.json`)?.profile;
}

/** Writes a file whole or not at all, by way of a folder of releases. What only its owner may read is so from the beginning. */
export function writeWhole(store: string, file: string, text: string | Uint8Array, profile: Profile): void {
  const draft = path.join(store, `work-${ownName()}`);
  try {
    writeFileSync(draft, text, { mode: 0o600 });
    if (profile === 'public') chmodSync(draft, 0o644);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}

/**
 * The order in which files are put, so that no page is ever there without what it shows: first what has no address of
 * its own, what is new before what is replaced; then pages; then what leads to pages. Files go in the opposite order.
 */
function rankOf(file: string, isNew: boolean): number {
  if (/^(?:[^/]+\.xml|robots\.txt|_\w+)(?:\.br|\.gz)?$/.test(file)) return 5;
  if (file.endsWith('.html')) return isNew ? 3 : 4;
  // The directory of the search names the other files of the search.
  return isNew ? 0 : /\/directory\.\w+/.test(file) ? 2 : 1;
}

/** Paths in groups: those of a later group are put, or removed, when the groups before are done. Within a group the order does not matter. */
type Groups = string[][];

function grouped(files: readonly string[], isNew: (file: string) => boolean = () => true): Groups {
  const groups = new Map<number, string[]>();
  for (const file of files) {
    const rank = rankOf(file, isNew(file));
    const group = groups.get(rank);
    if (group === undefined) groups.set(rank, [file]);
    else group.push(file);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group.sort());
}

/** What differs in the files of a release from those before, in the groups in which it is put and removed. */
export function groupsOf(before: Manifest | undefined, files: Manifest): { send: Groups; remove: Groups } {
  const { sent, removed } = changesOf(before, files);
  return { send: grouped(sent, (file) => before?.has(file) !== true), remove: grouped(removed).reverse() };
}

/** The same as lists of paths in the order in which they are put and removed. */
export function sendingOf(before: Manifest | undefined, files: Manifest): Pick<ReleaseRecord, 'send' | 'remove'> {
  const { send, remove } = groupsOf(before, files);
  return { send: send.flat(), remove: remove.flatMap((group) => group.reverse()) };
}

export const manifestFile = (out: string): string => `${out}.manifest.json`;

/** Makes the manifest beside `out` that of the site shown, if it is not. */
export function mendManifest(out: string): void {
  const shown = shownRelease(out);
  if (shown === undefined) return;
  const record = path.join(shown.store, `${shown.entry}.json`);
  const state = stateIn(record);
  if (state === undefined || state !== shownState(out) || stateIn(manifestFile(out)) === state) return;
  const draft = path.join(shown.store, `work-${ownName()}`);
  copyFileSync(record, draft);
  renameSync(draft, manifestFile(out));
}
