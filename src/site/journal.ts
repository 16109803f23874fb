/**
 * Changing a release in place. New files lie beside the release; a journal that says what to do with them is renamed
 * into its place, and from then on the change happens: whoever comes next finishes what a killed command began. Each
 * file is put by one rename, after the one before was linked into an undo folder.
 */
import { hash } from 'node:crypto';
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ownName } from '../leftovers.ts';
import type { Known, Manifest } from '../outputs/produce.ts';
import { type ReleaseHead, type ReleaseRecord, recordBytes, sendingOf, writeWhole } from './record.ts';
import { isThere, makeShown, stateIn } from './releaseFolders.ts';

/** What a file is, and what was in its place; nothing if it is new. */
interface Step {
  path: string;
  is?: Known;
  was?: Known;
}

export interface Journal {
  before: ReleaseHead & { at: number };
  after: ReleaseHead;
  /** The number of this change of the release, from 1. */
  number: number;
  /** In their order. A step without `is` removes a file. */
  steps: Step[];
}

/** More changes than this take longer one by one, and readers would meet a mixture of old and new pages for longer. */
const MOST = 1000;

const withoutKey = ({ digest, size }: Known): Known => ({ digest, size });

/** The steps from one site to the next. Undefined if they are too many, or if one path would stand in the way of another. */
export function stepsOf(before: Manifest, after: Manifest): Step[] | undefined {
  const { send, remove } = sendingOf(before, after);
  if (send.length + remove.length > Math.min(MOST, after.size / 3)) return undefined;
  // A file where there was a folder, or a name that differs in case alone, cannot be put before the other is removed.
  const folded = (file: string): string => file.normalize('NFKC').toLowerCase();
  const above = (file: string): string[] => file.split('/').map((_, at, parts) => parts.slice(0, at + 1).join('/'));
  const added = send.filter((file) => !before.has(file)).map(folded);
  const [newPlaces, oldPlaces] = [new Set(added.flatMap(above)), new Set(remove.map(folded).flatMap(above))];
  if (added.some((file) => oldPlaces.has(file)) || remove.some((file) => newPlaces.has(folded(file)))) return undefined;
  const was = (file: string): Pick<Step, 'was'> => (before.has(file) ? { was: withoutKey(before.get(file) as Known) } : {});
  return [
    ...send.map((file) => ({ path: file, is: withoutKey(after.get(file) as Known), ...was(file) })),
    ...remove.map((file) => ({ path: file, ...was(file) })),
  ];
}

interface Places {
  tree: string;
  next: string;
  /** The folder of the files that were there before this change, and what tells of the change. */
  undo: string;
  done: string;
  journal: string;
  /** What is written down of the release, now and when the change is done. */
  record: string;
  made: string;
}

export const undoFolder = (store: string, entry: string, number: number): string => path.join(store, `${entry}.undo`, String(number));
export const journalFile = (store: string, entry: string): string => path.join(store, `${entry}.journal`);

function placesOf(store: string, entry: string, number: number): Places {
  const undo = undoFolder(store, entry, number);
  const tree = path.join(store, entry);
  return { tree, next: `${tree}.next`, undo, done: `${undo}.json`, journal: `${tree}.journal`, record: `${tree}.json`, made: `${tree}.made` };
}

/** The number of changes in place that a state has seen. */
export const numberOf = (state: string): number => Number(/\.(\d+)$/.exec(state)?.[1] ?? 0);

export function readJournal(file: string): Journal | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Journal;
  } catch {
    return undefined;
  }
}

/**
 * Commits to a change: from here on it is finished by whoever can. `files` is the folder in which the new files lie,
 * `record` what will be written down of the release, `before` the files that are in it now. Whoever calls holds the lock, and there is no other journal.
 */
export function commit(store: string, entry: string, files: string, journal: Journal, record: ReleaseRecord, before?: Manifest): void {
  const places = placesOf(store, entry, journal.number);
  for (const left of [places.next, places.undo, places.done]) rmSync(left, { recursive: true, force: true });
  for (const { path: file, is } of journal.steps) if (is !== undefined) chmodSync(path.join(files, file), 0o644);
  // All that needs space on the disk is written before anything is decided.
  writeWhole(store, places.made, recordBytes(record, before && { file: places.record, files: before }), record.profile);
  renameSync(files, places.next);
  writeWhole(store, places.journal, JSON.stringify(journal), 'internal');
}

/** Does what a journal says, from any step at which it was left. `isSure` says that the new files are those that were made just now. */
export function finish(store: string, entry: string, { isSure = false } = {}): void {
  const journal = readJournal(journalFile(store, entry));
  if (journal === undefined) {
    // Nothing was committed.
    const isShown = isThere(path.join(store, `${entry}.json`));
    for (const end of ['.journal', '.next', ...(isShown ? ['.made'] : [])]) rmSync(path.join(store, entry + end), { recursive: true, force: true });
    return;
  }
  const places = placesOf(store, entry, journal.number);
  const isDone = stateIn(places.record) === journal.after.release;
  const isWhole = (): boolean => stateIn(places.made) === journal.after.release && journal.steps.every((step) => isReady(step, places));
  if (!isDone && !isSure && !isWhole()) {
    rollBack(journal, places);
    return;
  }
  if (!isDone) {
    try {
      perform(journal, places);
    } catch (error) {
      rollBack(journal, places);
      throw error;
    }
  }
  renameSync(places.journal, places.done);
  rmSync(places.next, { recursive: true, force: true });
}

function perform({ steps }: Journal, places: Places): void {
  makePrivate(path.dirname(places.undo));
  makePrivate(places.undo);
  for (const step of steps) {
    if (step.is === undefined) removeFile(step, places);
    else putFile(step, places);
  }
  renameSync(places.made, places.record);
}

/** What was online before is for nobody but `releases`. */
function makePrivate(folder: string): void {
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
}

/** Whether a new file is as it was made: beside the release, or already in its place. */
function isReady({ path: file, is }: Step, { next, tree }: Places): boolean {
  const isIt = (place: string): boolean => {
    try {
      return hash('sha256', readFileSync(path.join(place, file)), 'base64url') === is?.digest;
    } catch {
      return false;
    }
  };
  return is === undefined || isIt(next) || isIt(tree);
}

function putFile({ path: file, was }: Step, { next, tree, undo }: Places): void {
  const [made, target] = [path.join(next, file), path.join(tree, file)];
  // It was put before the command was killed.
  if (!existsSync(made)) return;
  makeShown(path.dirname(target));
  if (was !== undefined) keep(target, path.join(undo, file));
  renameSync(made, target);
}

/** Keeps the file that was there, under a second name, so that it is never missing. */
function keep(target: string, kept: string): void {
  if (existsSync(kept) || !existsSync(target)) return;
  mkdirSync(path.dirname(kept), { recursive: true });
  try {
    linkSync(target, kept);
  } catch {
    // A file system without hard links.
    const draft = `${kept}.${ownName()}`;
    copyFileSync(target, draft);
    renameSync(draft, kept);
  }
}

function removeFile({ path: file }: Step, { tree, undo }: Places): void {
  const [target, kept] = [path.join(tree, file), path.join(undo, file)];
  if (existsSync(target)) {
    mkdirSync(path.dirname(kept), { recursive: true });
    renameSync(target, kept);
  }
  removeEmpty(path.dirname(target), tree);
}

function removeEmpty(folder: string, tree: string): void {
  for (let at = folder; at.startsWith(tree + path.sep); at = path.dirname(at)) {
    try {
      rmdirSync(at);
    } catch {
      // Something else lies in it, or it is gone.
      if (existsSync(at)) return;
    }
  }
}

/** Puts back what was there. Like finishing, it may be cut off and done again. */
function rollBack({ steps }: Journal, { tree, undo, next, made, journal }: Places): void {
  for (const { path: file, was } of [...steps].reverse()) {
    const [target, kept] = [path.join(tree, file), path.join(undo, file)];
    if (was === undefined) {
      rmSync(target, { force: true });
      removeEmpty(path.dirname(target), tree);
    } else if (existsSync(kept)) {
      makeShown(path.dirname(target));
      renameSync(kept, target);
    }
  }
  rmSync(undo, { recursive: true, force: true });
  for (const left of [next, made]) rmSync(left, { recursive: true, force: true });
  rmSync(journal);
}
