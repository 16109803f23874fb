/**
 * Lists for tools that copy a site to where it is served: what has changed since it was copied last, in the order in
 * which a copy stays whole. What may lie at that place is written down beside the site, `dist.sent.json` for `dist`: when
 * lists are made, the files of both states, and when they were sent, those of the site. A copy that was cut off, and even
 * one that was followed by another build, is thus made good by the next lists.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ownName } from '../leftovers.ts';
import type { Known, Manifest } from '../outputs/produce.ts';
import { RELEASES, SENDING } from '../wording/releases.ts';
import { fileOf, statesOf } from './history.ts';
import { MisuseError } from './misuse.ts';
import { groupsOf, manifestFile, type ReleaseRecord, readRecord, recordText, writeWhole } from './record.ts';
import { settle } from './release.ts';
import { makeStore } from './releaseFolders.ts';
import { filesOfEntries } from './takedown.ts';
import { entriesIn } from './takenEntries.ts';

const sentFile = (out: string): string => `${out}.sent.json`;
const listFolder = (out: string): string => `${out}.sending`;

/** One list: paths that are sent or removed together. */
export interface SendingList {
  kind: 'send' | 'remove';
  files: string[];
}

/**
 * The lists from what may lie at the place to the site. `taken` are files of entries that are gone from the site: they are
 * removed before anything else.
 */
export function listsOf(before: Manifest | undefined, files: Manifest, taken: ReadonlySet<string>): SendingList[] {
  const { send, remove } = groupsOf(before, files);
  const first = remove.flat().filter((file) => taken.has(file));
  return [
    { kind: 'remove' as const, files: first },
    ...send.map((group) => ({ kind: 'send' as const, files: group })),
    ...remove.map((group) => ({ kind: 'remove' as const, files: group.filter((file) => !taken.has(file)) })),
  ].filter((list) => list.files.length > 0);
}

/** All paths that may be at the place while and after lists are sent. A file that is one or the other has no digest. */
export function eitherOf(before: Manifest | undefined, files: Manifest): Manifest {
  const either = new Map<string, Known>(before);
  for (const [file, known] of files) if (either.get(file)?.digest !== known.digest) either.set(file, { digest: '', size: known.size });
  for (const [file, known] of before ?? []) if (!files.has(file)) either.set(file, { digest: '', size: known.size });
  return new Map([...either].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The record of the site that `out` shows, and of what was sent of it. Throws `MisuseError` without a site, and if the two are for different audiences. */
function recordsOf(out: string): { shown: ReleaseRecord; sent: ReleaseRecord | undefined } {
  settle(out);
  const shown = readRecord(manifestFile(out));
  if (shown === undefined) throw new MisuseError(RELEASES.none(out));
  const sent = readRecord(sentFile(out));
  if (sent === undefined && existsSync(sentFile(out))) throw new MisuseError(SENDING.damaged(sentFile(out)));
  if (sent !== undefined && sent.profile !== shown.profile) throw new MisuseError(SENDING.otherAudience(sent.profile, sentFile(out)));
  return { shown, sent };
}

/** Files of entries that the place may have and the site has not. */
function takenFiles(out: string, before: ReleaseRecord, shown: ReleaseRecord): Set<string> {
  const online = entriesIn(shown.files);
  const gone = [...entriesIn(before.files)].filter((address) => !online.has(address));
  // Their pages tell which media were theirs. Media of a state that is not kept are removed with all others, at the end.
  const state = statesOf(out).find(({ release }) => release === before.release);
  return new Set(gone.length === 0 ? [] : filesOfEntries({ files: before.files, place: state && fileOf(state) }, gone, shown.files));
}

/** Writes the lists into `dist.sending`, numbered in their order, and says so in lines. Throws `MisuseError`. */
export function writeLists(given: string): string[] {
  const out = path.resolve(given);
  const { shown, sent } = recordsOf(out);
  const lists = listsOf(sent?.files, shown.files, sent === undefined ? new Set() : takenFiles(out, sent, shown));
  const store = makeStore(out, shown.profile);
  const write = (file: string, text: string): void => writeWhole(store, file, text, shown.profile);
  // Before the lists: from then on somebody may be sending.
  write(sentFile(out), recordText({ ...shown, files: eitherOf(sent?.files, shown.files), send: [], remove: [] }));
  const draft = path.join(store, `work-${ownName()}`);
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: shown.profile === 'internal' ? 0o700 : 0o755 });
  const width = String(lists.length).length;
  const names = lists.map(({ kind }, at) => `${String(at + 1).padStart(width, '0')}-${kind}.txt`);
  lists.forEach(({ files }, at) => {
    write(path.join(draft, names[at] as string), `${files.join('\n')}\n`);
  });
  rmSync(listFolder(out), { recursive: true, force: true });
  renameSync(draft, listFolder(out));
  const bytes = (files: readonly string[]): number => files.reduce((sum, file) => sum + (shown.files.get(file)?.size ?? 0), 0);
  if (lists.length === 0) return [SENDING.nothing];
  return [
    SENDING.lists(listFolder(out), sent === undefined),
    ...lists.map(({ kind, files }, at) => SENDING.row(names[at] as string, kind, files.length, bytes(files))),
    SENDING.advice,
  ];
}

/**
 * Writes down that what lies at the place is the site: the lists were sent, or, if there is no record yet, all of it was
 * copied. Throws `MisuseError` if the site has changed since the lists were made.
 */
export function confirmSent(given: string): string[] {
  const out = path.resolve(given);
  const { shown, sent } = recordsOf(out);
  if (sent !== undefined && sent.release !== shown.release) throw new MisuseError(SENDING.changed);
  writeWhole(makeStore(out, shown.profile), sentFile(out), recordText({ ...shown, send: [], remove: [] }), shown.profile);
  rmSync(listFolder(out), { recursive: true, force: true });
  return [SENDING.done(shown.files.size)];
}
