/**
 * A lock on the releases of one `--out`. It is a folder that holds one empty file, named after its owner. The folder is
 * filled first and then renamed into its place, so that nobody ever sees a lock without an owner: no system renames a
 * folder over one that holds something, and every file system knows folders, unlike links. The lock of an owner who is
 * gone is inherited: a second folder, named after that owner, names the heir. Only one can put that folder, so two
 * never inherit the same lock.
 */
import { existsSync, lstatSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAbandoned, ownName } from '../leftovers.ts';
import { takeAway } from './releaseFolders.ts';

export interface Lock {
  free(): void;
}

const FIRST = 'held';
const HEIR = 'after-';
/** Milliseconds between two looks at a lock that somebody else holds. */
const PAUSE = 20;
/** How often a lock that cannot be taken away is tried again. */
const TRIES = 50;

/**
 * Takes the lock of a folder. Waits at most so many milliseconds while somebody holds it. Undefined if it is held for
 * longer, or if nothing can be written into the folder.
 */
export function takeLock(folder: string, patience: number): Lock | undefined {
  const name = ownName();
  const ownerOf = (lock: string): string | undefined => {
    try {
      return readdirSync(path.join(folder, lock))[0];
    } catch {
      return undefined;
    }
  };
  /** Whether the lock was put; it is not if there is one already. */
  const put = (lock: string): boolean => {
    const [mine, place] = [path.join(folder, `work-${name}`), path.join(folder, lock)];
    try {
      mkdirSync(mine, { recursive: true });
      writeFileSync(path.join(mine, name), '');
      renameSync(mine, place);
      return true;
    } catch (error) {
      rmSync(mine, { recursive: true, force: true });
      // What systems say of a folder that is in the way: Windows says that it does not allow it.
      const { code = '' } = error as NodeJS.ErrnoException;
      if (code === 'ENOTEMPTY' || code === 'EEXIST' || (['EPERM', 'EACCES'].includes(code) && existsSync(place))) return false;
      throw error;
    }
  };
  const waits = new Int32Array(new SharedArrayBuffer(4));
  const pause = (): void => void Atomics.wait(waits, 0, 0, PAUSE);
  /** By way of another name: in its place a lock is never without its owner. Windows refuses while somebody looks into it. */
  const remove = (lock: string): void => {
    const owner = ownerOf(lock);
    takeAway(folder, lock);
    for (let tries = 0; tries < TRIES && owner !== undefined && ownerOf(lock) === owner; tries += 1) {
      pause();
      takeAway(folder, lock);
    }
  };
  const held = (locks: readonly string[]): Lock => {
    // What an owner left who was killed while it freed the lock. No other lock but mine is in use now.
    for (const entry of readdirSync(folder)) if (entry.startsWith(HEIR) && !locks.includes(entry)) remove(entry);
    return {
      free() {
        // The first goes first: as long as it is there, its heirs count.
        for (const lock of locks) remove(lock);
      },
    };
  };

  for (let waited = 0; ; waited += PAUSE) {
    try {
      const first = ownerOf(FIRST);
      if (first === undefined) {
        if (put(FIRST)) return held([FIRST]);
      } else {
        const locks = [FIRST];
        let owner = first;
        for (let heir = ownerOf(HEIR + owner); heir !== undefined; heir = ownerOf(HEIR + owner)) {
          locks.push(HEIR + owner);
          owner = heir;
        }
        if (isAbandoned(owner, ageOf(folder, locks.at(-1) as string)) && put(HEIR + owner)) {
          // If the first is another one by now, the lock was freed and the one that I put means nothing.
          if (ownerOf(FIRST) === first) return held([...locks, HEIR + owner]);
          remove(HEIR + owner);
        }
      }
    } catch {
      return undefined;
    }
    if (waited >= patience) return undefined;
    pause();
  }
}

/** Milliseconds since a lock was made, by the clock of the disk. */
function ageOf(folder: string, lock: string): number {
  const made = lstatSync(path.join(folder, lock), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.max(0, statSync(folder).mtimeMs - made);
}
