/**
 * Putting a finished site in place of the one that is there, in one step. `--out` is a link to a
 * release beside it, switched by a rename; until that moment nothing that is online is touched.
 */
import {
  existsSync,
  lstatSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { makeFolder } from '../folders.ts';
import { clearDead, isAbandoned, isMine, namedEntries, ownName } from '../leftovers.ts';
import { PROJECT } from '../project.ts';
import { outIsMount, outIsSystems } from '../wording/faults.ts';
import { MisuseError } from './misuse.ts';

/** The folder in which a site is made before it is switched to; beside `out`, so that a rename suffices. */
export interface Workplace {
  /** Where the site is made. */
  site: string;
  /** Takes the workplace away, whatever is in it. Never throws. */
  abandon(): void;
  /** Makes `out` show what was made. Gives where a folder that lay there was moved to. */
  release(): { aside?: string };
}

/** Releases that stay after a switch: the new one, and the one before for whoever still reads it. */
const KEPT = 2;
/** What a build has in the store besides releases, and who it belongs to. */
const WORK = /^(?:work|link|previous|gone)-(\d+-.*)$/;
/** Names the folders that were put in place of `out` where there are no links, so that no other is ever taken away. */
const PLAIN = 'plain';

const storeOf = (out: string): string => path.join(path.dirname(out), `.${path.basename(out)}.releases`);
const isLink = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
/** Whether there is anything, be it a link that leads nowhere. */
const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

/**
 * Mends what a build that was killed in the middle of a switch has left of `out`, without touching
 * anything else. Throws `MisuseError` where `out` is a folder that must never be moved aside.
 */
export function settle(given: string): void {
  const out = path.resolve(given);
  refuseSystems(out);
  const store = storeOf(out);
  if (!existsSync(out) && existsSync(store)) putBack(store, out);
}

/** Opens a workplace for `out`, and clears away those of processes that are gone. */
export function openWorkplace(given: string): Workplace {
  const out = path.resolve(given);
  settle(out);
  const store = storeOf(out);
  const name = ownName();
  const site = path.join(store, `work-${name}`);
  const release = path.join(store, `release-${name}`);
  makeFolder(site);
  clearDead(store, WORK);
  return {
    site,
    abandon() {
      for (const folder of [site, release]) {
        try {
          if (shownSite(out) !== folder) rmSync(folder, { recursive: true, force: true });
        } catch {
          // The next build clears it away.
        }
      }
    },
    release() {
      renameSync(site, release);
      return switchTo(out, store, release, name);
    },
  };
}

/** Folders that belong to the system or to somebody's whole work, or hold them. */
function refuseSystems(out: string): void {
  if (!existsSync(out) || isLink(out)) return;
  const here = realpathSync(out);
  const holds = (one: string): boolean =>
    existsSync(one) && `${realpathSync(one)}${path.sep}`.startsWith(here.endsWith(path.sep) ? here : here + path.sep);
  const isTop = path.dirname(here) === path.parse(here).root && readdirSync(here).length > 0;
  if (isTop || [process.cwd(), homedir(), tmpdir(), PROJECT, process.execPath].some(holds)) throw new MisuseError(outIsSystems(out));
  if (statSync(here).dev !== statSync(path.dirname(here)).dev) throw new MisuseError(outIsMount(out));
}

/** Puts back a site that a killed build had only half replaced, or ends what it was about to do. */
function putBack(store: string, out: string): void {
  for (const { entry, name, age } of namedEntries(store, /^(?:previous|link)-(\d+-.*)$/)) {
    const left = path.join(store, entry);
    // A link is made when its release is finished; it leads to where it should from beside `out`.
    const isWhole = !isLink(left) || existsSync(path.resolve(path.dirname(out), readlinkSync(left)));
    if (isWhole && isAbandoned(name, age) && !existsSync(out)) renameSync(left, out);
  }
}

function switchTo(out: string, store: string, release: string, name: string): { aside?: string } {
  const link = path.join(store, `link-${name}`);
  try {
    // Relative, so that the whole may be moved or served from elsewhere.
    symlinkSync(path.relative(path.dirname(out), release), link, 'dir');
  } catch (error) {
    // What a file system without links says; a full disk is another matter.
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return renameInstead(out, store, release, name);
  }
  const aside = isLink(out) ? undefined : moveAside(out);
  try {
    renameSync(link, out);
  } catch (error) {
    if (aside !== undefined) renameSync(aside, out);
    throw error;
  }
  clearOld(out, store);
  return { aside };
}

/** Frees a place of what lies there, and gives where that is now; nothing is lost. */
function moveAside(out: string): string | undefined {
  if (!isThere(out)) return undefined;
  try {
    rmdirSync(out);
    return undefined;
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  }
  const aside = freeName(`${out}.before`);
  renameSync(out, aside);
  return aside;
}

/** Where a file system has no links, two renames are as near to one step as there is. */
function renameInstead(out: string, store: string, release: string, name: string): { aside?: string } {
  const marks = path.join(store, PLAIN);
  const known = existsSync(marks) ? readFileSync(marks, 'utf8').split('\n') : [];
  const isOurs = isThere(out) && known.includes(identityOf(out));
  // Before the renames: a build that is killed after them has told whose the folder is.
  writeFileSync(marks, [...(isOurs ? [identityOf(out)] : []), identityOf(release)].join('\n'));
  const previous = path.join(store, `previous-${name}`);
  if (isOurs) renameSync(out, previous);
  const aside = isOurs ? undefined : moveAside(out);
  try {
    renameSync(release, out);
  } catch (error) {
    const before = isOurs ? previous : aside;
    if (before !== undefined) renameSync(before, out);
    throw error;
  }
  takeAway(store, path.basename(previous));
  return { aside };
}

/** What stays the same of a folder that is renamed. */
function identityOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev} ${ino}`;
}

function freeName(wanted: string): string {
  for (let number = 1; ; number += 1) {
    const name = `${wanted}-${number}`;
    if (!isThere(name)) return name;
  }
}

/** Old releases go; never the one that is shown, nor one that another build is just about to show. */
function clearOld(out: string, store: string): void {
  const old = namedEntries(store, /^release-(\d+-.*)$/)
    .sort((a, b) => b.at - a.at)
    .filter(({ name, age }) => isMine(name) || isAbandoned(name, age));
  // Asked after who is gone: whoever is gone shows nothing from then on, so what is shown now stays shown or is nobody's.
  const shown = path.basename(readlinkSync(out));
  for (const { entry } of old.filter(({ entry }) => entry !== shown).slice(KEPT - 1)) takeAway(store, entry);
}

/** Under another name first, so that what is half gone is never taken for a release. The site is shown by now: what fails here stops nobody. */
function takeAway(store: string, entry: string): void {
  const gone = path.join(store, `gone-${ownName()}`);
  try {
    renameSync(path.join(store, entry), gone);
    rmSync(gone, { recursive: true, force: true });
  } catch {
    // Another build was quicker, or the next one will do it.
  }
}

/** The site that `out` shows now, if any. */
export const shownSite = (out: string): string | undefined => (existsSync(out) && statSync(out).isDirectory() ? realpathSync(out) : undefined);
