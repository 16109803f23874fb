/** Taking over what has not changed from an earlier state of a site, while others may change the release that it lies in. */
import { chmodSync, copyFileSync, existsSync, linkSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../outputs/produce.ts';
import { changedMeanwhile } from '../wording/releases.ts';
import { journalFile, numberOf, readJournal, undoFolder } from './journal.ts';
import { identityOf, shownSite, stateIn, storesOf } from './releaseFolders.ts';

/** A state of the site, by its name and the files that it had. */
export interface Earlier {
  release: string;
  files: Manifest;
}

/** The folder that the files of a state lie in, but for those that were changed in place since. */
function folderOf(out: string, state: string): { folder: string; store?: string; entry?: string } | undefined {
  const entry = state.replace(/\.\d+$/, '');
  const store = storesOf(out).find((one) => existsSync(path.join(one, entry)));
  if (store !== undefined) return { folder: path.join(store, entry), store, entry };
  const folder = shownSite(out);
  return folder !== undefined && identityOf(folder) === state ? { folder } : undefined;
}

/**
 * Puts into a folder all `files` of a site: those that lie there already, which are `changed`, and links to those of
 * an earlier state. Throws if another command has taken that state away.
 */
export function takeOver(out: string, earlier: Earlier | undefined, files: Manifest, changed: ReadonlySet<string>, folder: string): void {
  const from = earlier === undefined ? undefined : folderOf(out, earlier.release);
  openFolders(folder, files.keys());
  const missing = new Set<string>();
  for (const file of files.keys()) {
    const target = path.join(folder, file);
    if (changed.has(file)) chmodSync(target, 0o644);
    else if (from === undefined || !linked(path.join(from.folder, file), target)) missing.add(file);
  }
  // Looked for after the links were made: what is changed from now on was linked as it was.
  for (const [file, kept] of from?.store === undefined ? [] : keptSince(from.store, from.entry as string, numberOf(earlier?.release as string))) {
    if (!files.has(file) || changed.has(file) || !existsSync(kept)) continue;
    const target = path.join(folder, file);
    rmSync(target, { force: true });
    if (linked(kept, target)) missing.delete(file);
    else missing.add(file);
  }
  if (missing.size > 0) throw new Error(changedMeanwhile);
}

/** Where the files lie that were in a release after so many changes, if they were changed in place since. */
export function keptSince(store: string, entry: string, number: number): Map<string, string> {
  const pending = readJournal(journalFile(store, entry));
  const top = Math.max(numberOf(stateIn(path.join(store, `${entry}.json`)) ?? ''), pending?.number ?? 0);
  const kept = new Map<string, string>();
  for (let at = top; at > number; at -= 1) {
    const undo = undoFolder(store, entry, at);
    const journal = readJournal(`${undo}.json`) ?? (pending?.number === at ? pending : undefined);
    if (journal === undefined) throw new Error(changedMeanwhile);
    for (const { path: file, was } of journal.steps) if (was !== undefined) kept.set(file, path.join(undo, file));
  }
  return kept;
}

/** Makes the folders of files, which a web server of another user can enter, whatever the umask. */
function openFolders(folder: string, files: Iterable<string>): void {
  const known = new Set<string>();
  const open = (below: string): void => {
    if (known.has(below)) return;
    known.add(below);
    if (below !== '.') open(path.dirname(below));
    const whole = path.join(folder, below);
    if (!existsSync(whole)) mkdirSync(whole);
    chmodSync(whole, 0o755);
  };
  for (const file of files) open(path.dirname(file));
}

/** Whether a file was there to be linked. */
function linked(source: string, target: string): boolean {
  try {
    linkSync(source, target);
  } catch {
    try {
      // A file system without hard links.
      copyFileSync(source, target);
      chmodSync(target, 0o644);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    }
  }
  return true;
}
