/**
 * A lock on the releases of one `--out`. It is a symbolic link that names its owner, so that it is made and read in one
 * step. The lock of an owner who is gone is inherited: a second link, named after that owner, names the heir. Only one
 * can make that link, so two never inherit the same lock.
 */
import { lstatSync, readdirSync, readlinkSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { isAbandoned, ownName } from '../leftovers.ts';

export interface Lock {
  free(): void;
}

const FIRST = 'lock';
const HEIR = 'after-';
/** Milliseconds between two looks at a lock that somebody else holds. */
const PAUSE = 20;

/**
 * Takes the lock of a folder. Waits at most so many milliseconds while somebody holds it. Undefined if it is held for
 * longer, or if the folder cannot hold links.
 */
export function takeLock(folder: string, patience: number): Lock | undefined {
  const name = ownName();
  const targetOf = (link: string): string | undefined => {
    try {
      return readlinkSync(path.join(folder, link));
    } catch {
      return undefined;
    }
  };
  /** Whether the link was made; it is not if there is one already. */
  const make = (link: string): boolean => {
    try {
      symlinkSync(name, path.join(folder, link));
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
      throw error;
    }
  };
  const remove = (link: string): void => rmSync(path.join(folder, link), { force: true });
  const held = (links: readonly string[]): Lock => {
    // What an owner left who was killed while it freed the lock. No other link but mine is in use now.
    for (const entry of readdirSync(folder)) if (entry.startsWith(HEIR) && !links.includes(entry)) remove(entry);
    return {
      free() {
        // The first link goes first: as long as it is there, its heirs count.
        for (const link of links) remove(link);
      },
    };
  };

  const waits = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; ; ) {
    try {
      const first = targetOf(FIRST);
      if (first === undefined) {
        if (make(FIRST)) return held([FIRST]);
        continue;
      }
      const links = [FIRST];
      let owner = first;
      for (let heir = targetOf(HEIR + owner); heir !== undefined; heir = targetOf(HEIR + owner)) {
        links.push(HEIR + owner);
        owner = heir;
      }
      if (isAbandoned(owner, ageOf(folder, links.at(-1) as string))) {
        if (!make(HEIR + owner)) continue;
        // If the first link is another one by now, the lock was freed and the link that I made means nothing.
        if (targetOf(FIRST) === first) return held([...links, HEIR + owner]);
        remove(HEIR + owner);
        continue;
      }
    } catch {
      return undefined;
    }
    if (waited >= patience) return undefined;
    Atomics.wait(waits, 0, 0, PAUSE);
    waited += PAUSE;
  }
}

/** Milliseconds since a link was made, by the clock of the disk. */
function ageOf(folder: string, link: string): number {
  const made = lstatSync(path.join(folder, link), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Math.max(0, statSync(folder).mtimeMs - made);
}
