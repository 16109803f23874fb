/**
 * Changes and moves files of a content, all or none. What is new is written into a folder beside the content first, with
 * what was in its place; a journal that is renamed into that folder commits to the change. Then everything is put by one
 * rename each. If one fails, what was done is taken back; after a kill the next command finishes it.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../folders.ts';
import { isAbandoned, namedEntries, ownName } from '../leftovers.ts';

/** A file or folder that gets another path. Paths are on disk. */
export interface Move {
  from: string;
  to: string;
}

/** A file that gets other bytes, under the path that it has after the moves. */
export interface Put {
  /** The directory that it lies in: the new bytes wait there, on the same disk. */
  root: string;
  to: string;
  bytes: string | Uint8Array;
  /** Where it lies before; nothing for a new file. */
  from?: string;
}

/** The new bytes wait as `<number>.new` in a folder, the old ones as `<number>.was`. */
type Step = { do: 'move'; from: string; to: string } | { do: 'put'; folder: number; number: number; isNew: boolean; to: string };

interface Journal {
  /** The folders in other directories than that of the journal. */
  others: string[];
  steps: Step[];
}

const JOURNAL = 'journal.json';
/** A name with a dot is no part of a content. */
const FOLDER = /^\.changing-(.+)$/;
const folderIn = (root: string, name: string): string => path.resolve(root, `.changing-${name}`);
/** Milliseconds after which nobody is going to commit to what lies in a folder. */
const LONG = 24 * 60 * 60 * 1000;

/** What was done could not be taken back either: the next command goes on. */
class HalfDoneError extends Error {}

/** Changes files together. Throws the disk's error if it cannot; then everything is as it was. */
export function changeTogether(root: string, moves: readonly Move[], puts: readonly Put[]): void {
  const name = ownName();
  const folders = [...new Set([root, ...puts.map((one) => one.root)])].map((one) => folderIn(one, name));
  try {
    const steps: Step[] = moves.map(({ from, to }) => ({ do: 'move', from: path.resolve(from), to: path.resolve(to) }));
    for (const folder of folders) {
      makeFolder(folder);
      // A version control that looks into the content is told not to look here.
      writeFileSync(path.join(folder, '.gitignore'), '*\n');
    }
    for (const [number, { root: own, to, bytes, from }] of puts.entries()) {
      const folder = folders.indexOf(folderIn(own, name));
      const waiting = path.join(folders[folder] as string, `${number}.new`);
      writeFileSync(waiting, bytes, from === undefined ? {} : { mode: statSync(from).mode });
      sync(waiting);
      if (from !== undefined) copyFileSync(from, path.join(folders[folder] as string, `${number}.was`));
      steps.push({ do: 'put', folder, number, isNew: from === undefined, to: path.resolve(to) });
    }
    const journal = path.join(folders[0] as string, JOURNAL);
    writeFileSync(`${journal}.new`, JSON.stringify({ others: folders.slice(1), steps } satisfies Journal));
    sync(`${journal}.new`);
    renameSync(`${journal}.new`, journal);
    perform(steps, folders);
  } catch (error) {
    if (error instanceof HalfDoneError) throw error.cause;
    end(folders);
    throw error;
  }
  end(folders);
}

/** Finishes what killed commands began to change in a content. */
export function finishChanges(root: string, privateRoot?: string): void {
  for (const { entry, name, age } of namedEntries(root, FOLDER)) {
    if (!isAbandoned(name, age)) continue;
    const mine = folderIn(root, ownName());
    try {
      // Of several commands one gets it.
      renameSync(path.join(root, entry), mine);
    } catch {
      continue;
    }
    const journal = path.join(mine, JOURNAL);
    const { others, steps }: Journal = existsSync(journal) ? JSON.parse(readFileSync(journal, 'utf8')) : { others: [], steps: [] };
    const folders = [mine, ...others];
    try {
      perform(steps, folders);
    } catch (error) {
      // Under a name that nobody has, whoever comes next tries again.
      renameSync(mine, path.join(root, entry));
      throw error instanceof HalfDoneError ? error.cause : error;
    }
    end(folders);
  }
  // Whether a journal tells of one is known in the content alone, so that these wait.
  for (const { entry, name, age } of privateRoot === undefined ? [] : namedEntries(privateRoot, FOLDER))
    if (isAbandoned(name, age) && age > LONG) rmSync(path.join(privateRoot as string, entry), { recursive: true, force: true });
}

/** Takes the journal away first: without it nobody goes on with the rest. */
function end(folders: readonly string[]): void {
  rmSync(path.join(folders[0] as string, JOURNAL), { force: true });
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}

const waitingOf = (step: Step & { do: 'put' }, folders: readonly string[], what: 'new' | 'was'): string =>
  path.join(folders[step.folder] as string, `${step.number}.${what}`);

/** Does every step that is not done yet. */
function perform(steps: readonly Step[], folders: readonly string[]): void {
  const done: Step[] = [];
  try {
    for (const step of steps) {
      const from = step.do === 'move' ? step.from : waitingOf(step, folders, 'new');
      if (!isThere(from)) continue;
      makeFolder(path.dirname(step.to));
      renameSync(from, step.to);
      done.push(step);
    }
  } catch (error) {
    try {
      for (const step of done.reverse()) takeBack(step, folders);
    } catch {
      throw new HalfDoneError('', { cause: error });
    }
    throw error;
  }
  for (const step of steps) if (step.do === 'move') clearEmpty(path.dirname(step.from));
}

function takeBack(step: Step, folders: readonly string[]): void {
  if (step.do === 'move') renameSync(step.to, step.from);
  else {
    // The new bytes go back to where they wait, so that a change that was begun before can still be finished.
    renameSync(step.to, waitingOf(step, folders, 'new'));
    if (!step.isNew) copyFileSync(waitingOf(step, folders, 'was'), step.to);
  }
  clearEmpty(path.dirname(step.to));
}

/** Whether something lies there, a link that leads nowhere included. */
const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/** Takes a folder away that has become empty. */
function clearEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something is left in it.
  }
}

function sync(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
