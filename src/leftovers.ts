/** Names of what a process leaves on the disk while it works, and what those that were killed have left behind. */
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, rmSync, statSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';

/** Numbers of processes mean nothing on another machine or in another container, which may share the disk. */
const HOST = createHash('sha256').update(hostname()).digest('hex').slice(0, 6);
/** After so many milliseconds nothing of another machine is still being made. */
const LONG = 24 * 60 * 60 * 1000;

const mine = new Set<string>();

/** A name that tells whose it is: a process, a machine, and which of its works. */
export function ownName(): string {
  const name = `${process.pid}-${HOST}-${randomBytes(4).toString('hex')}`;
  mine.add(name);
  return name;
}

/** Whether this process gave a name. */
export const isMine = (name: string): boolean => mine.has(name);

/** Whether a process of that number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Whether whoever gave a name, which begins with the number of its process, is gone. `age` is that of what bears it, in milliseconds. */
export function isAbandoned(name: string, age: number): boolean {
  const [, pid = '', host = HOST] = /^(\d+)(?:-([0-9a-f]{6})(?=-))?/.exec(name) ?? [];
  if (host !== HOST) return age > LONG;
  // In a container every build may have the same number: what bears mine and is not mine was left by one before.
  return Number(pid) === process.pid ? !mine.has(name) : !isAlive(Number(pid));
}

/**
 * Takes away the entries of a folder whose name carries, as the first group of `pattern`, the name of
 * somebody who is gone. What cannot be taken away stays: it harms nobody.
 */
export function clearDead(folder: string, pattern: RegExp): void {
  for (const { entry, name, age } of namedEntries(folder, pattern)) {
    if (!isAbandoned(name, age)) continue;
    try {
      rmSync(path.join(folder, entry), { recursive: true, force: true });
    } catch {
      // Another process is at it, or it is not ours to take.
    }
  }
}

/** The entries of a folder that `pattern` matches, with its first group and how long ago they were changed, by the clock of the disk. */
export function namedEntries(folder: string, pattern: RegExp): { entry: string; name: string; age: number; at: number }[] {
  let entries: string[];
  let now: number;
  try {
    entries = readdirSync(folder);
    now = statSync(folder).mtimeMs;
  } catch {
    return [];
  }
  return entries.flatMap((entry) => {
    const name = pattern.exec(entry)?.[1];
    if (name === undefined) return [];
    // It may be taken away at this very moment.
    const at = statSync(path.join(folder, entry), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    return [{ entry, name, at, age: Math.max(0, now - at) }];
  });
}
