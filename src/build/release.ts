/**
 * Putting a finished site in place of the one that is there, in one step. `--out` is a link to a
 * release beside it, switched by a rename; until that moment nothing that is online is touched.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { clearDead, isAlive } from './living.ts';

/** The folder in which a site is made before it is switched to; beside `out`, so that a rename suffices. */
export interface Workplace {
  /** Where the site is made. */
  site: string;
  /** Takes the workplace away, whatever is in it. */
  abandon(): void;
  /** Makes `out` show what was made. */
  release(): void;
}

/** Releases that stay after a switch: the new one, and the one before for whoever still reads it. */
const KEPT = 2;

const storeOf = (out: string): string => path.join(path.dirname(out), `.${path.basename(out)}.releases`);

/** Opens a workplace for `out`, and clears away those of processes that are gone. */
export function openWorkplace(given: string): Workplace {
  const out = path.resolve(given);
  const store = storeOf(out);
  mkdirSync(store, { recursive: true });
  putBack(store, out);
  clearDead(store, /^(?:work|link|previous)-(\d+)-/);
  const name = `${process.pid}-${randomBytes(4).toString('hex')}`;
  const site = path.join(store, `work-${name}`);
  mkdirSync(site, { recursive: true });
  return {
    site,
    abandon: () => rmSync(site, { recursive: true, force: true }),
    release: () => switchTo(out, store, site, name),
  };
}

/** Puts back a site that a killed build had only half replaced. */
function putBack(store: string, out: string): void {
  for (const entry of readdirSync(store)) {
    const pid = /^previous-(\d+)-/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)) && !existsSync(out)) renameSync(path.join(store, entry), out);
  }
}

function switchTo(out: string, store: string, site: string, name: string): void {
  const release = path.join(store, `release-${name}`);
  renameSync(site, release);
  const link = path.join(store, `link-${name}`);
  try {
    // Relative, so that the whole may be moved or served from elsewhere.
    symlinkSync(path.relative(path.dirname(out), release), link, 'dir');
  } catch {
    renameInstead(out, path.join(store, `previous-${name}`), release);
    return;
  }
  if (existsSync(out) && !lstatSync(out).isSymbolicLink()) renameSync(out, freeName(`${out}.before`));
  renameSync(link, out);
  clearOld(out, store);
}

/** Where a file system has no links, two renames are as near to one step as there is. */
function renameInstead(out: string, previous: string, release: string): void {
  if (existsSync(out)) renameSync(out, previous);
  try {
    renameSync(release, out);
  } catch (error) {
    if (existsSync(previous)) renameSync(previous, out);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}

function freeName(wanted: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${wanted}-${number}`;
    if (!existsSync(name)) return name;
  }
}

/** Old releases go; never the one that is shown, nor one that another build is just about to show. */
function clearOld(out: string, store: string): void {
  const shown = path.basename(readlinkSync(out));
  const old = readdirSync(store)
    .filter((entry) => entry.startsWith('release-') && entry !== shown)
    // Another build may take one away at this very moment.
    .map((entry) => ({
      entry,
      pid: Number(/^release-(\d+)-/.exec(entry)?.[1]),
      at: statSync(path.join(store, entry), { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .sort((a, b) => b.at - a.at)
    .slice(KEPT - 1);
  for (const { entry, pid } of old) if (pid === process.pid || !isAlive(pid)) rmSync(path.join(store, entry), { recursive: true, force: true });
}

/** The site that `out` shows now, if any. */
export const shownSite = (out: string): string | undefined => (existsSync(out) && statSync(out).isDirectory() ? realpathSync(out) : undefined);
