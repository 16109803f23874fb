/**
 * Where the releases of an `--out` lie, and what their entries are called. Beside each `release-N` lie
 * `release-N.json` (its record, once it was shown), `release-N.made` (its record until then), and, of changes in place,
 * `release-N.undo` (what was there before each), `release-N.next` (new files) and `release-N.journal` (what to do).
 */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  readSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../folders.ts';
import { ownName } from '../leftovers.ts';
import type { Profile } from '../publish/published.ts';

/** What a build has in the store besides releases, and who it belongs to. */
export const WORK = /^(?:work|link|previous|gone)-(\d+-.*)$/;
export const RELEASE = /^release-(\d+-[^.]*)$/;
/** Names the folders that were put in place of `out` where there are no links, so that no other is ever taken away. */
export const PLAIN = 'plain';

export const isLink = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
/** Whether there is anything, be it a link that leads nowhere. */
export const isThere = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false }) !== undefined;

const publicStore = (out: string): string => path.join(path.dirname(out), `.${path.basename(out)}.releases`);

/** Releases of internal builds lie under a name that nobody guesses, in a folder that only its owner enters. */
function internalStores(out: string): string[] {
  const start = `.${path.basename(out)}.internal-`;
  try {
    return readdirSync(path.dirname(out))
      .filter((entry) => entry.startsWith(start) && /^[0-9a-f]{16}$/.test(entry.slice(start.length)))
      .sort()
      .map((entry) => path.join(path.dirname(out), entry));
  } catch {
    return [];
  }
}

/** All folders in which releases of `out` lie. */
export const storesOf = (out: string): string[] => [publicStore(out), ...internalStores(out)].filter((store) => existsSync(store));

/** The names in a folder; none if it cannot be read. */
export function listed(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Makes the folder for releases of one audience, unless there is one. */
export function makeStore(out: string, profile: Profile): string {
  if (profile === 'public') {
    const store = publicStore(out);
    makeShown(store);
    return store;
  }
  const store = internalStores(out)[0] ?? path.join(path.dirname(out), `.${path.basename(out)}.internal-${randomBytes(8).toString('hex')}`);
  makeFolder(path.dirname(store));
  if (!existsSync(store)) mkdirSync(store, { mode: 0o700 });
  return store;
}

/** Makes a folder and those above it, which a web server of another user can enter, whatever the umask. */
export function makeShown(folder: string): void {
  if (existsSync(folder)) return;
  if (path.dirname(folder) !== folder) makeShown(path.dirname(folder));
  makeFolder(folder);
  chmodSync(folder, 0o755);
}

/** The release that `out` leads to. */
export interface ShownRelease {
  store: string;
  /** `release-N`. */
  entry: string;
  folder: string;
}

/** The release of ours that `out` leads to, if it is a link to one. */
export function shownRelease(out: string): ShownRelease | undefined {
  try {
    const folder = path.resolve(path.dirname(out), readlinkSync(out));
    const entry = path.basename(folder);
    const store = path.dirname(folder);
    return RELEASE.test(entry) && storesOf(out).includes(store) && existsSync(folder) ? { store, entry, folder } : undefined;
  } catch {
    return undefined;
  }
}

/** What stays the same of a folder that is renamed. */
export function identityOf(folder: string): string {
  const { dev, ino } = statSync(folder, { bigint: true });
  return `${dev} ${ino}`;
}

/** The site that `out` shows now, if any. */
export const shownSite = (out: string): string | undefined => (existsSync(out) && statSync(out).isDirectory() ? realpathSync(out) : undefined);

/** Names the state of the site that `out` shows: its release, and which change in place it has seen. Undefined if that is not known. */
export function shownState(given: string): string | undefined {
  const out = path.resolve(given);
  const shown = shownRelease(out);
  if (shown !== undefined) return stateIn(`${shown.folder}.json`);
  const folder = shownSite(out);
  return folder === undefined ? undefined : identityOf(folder);
}

/** The beginning of a record or a manifest, before its lists: enough to tell which state it is of. Empty if there is none. */
export function beginningOf(file: string): string {
  let opened: number | undefined;
  try {
    opened = openSync(file, 'r');
    const beginning = Buffer.alloc(1000);
    return beginning.toString('utf8', 0, readSync(opened, beginning));
  } catch {
    return '';
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

/** The state that a record or a manifest tells of. */
export const stateIn = (file: string): string | undefined => /^\{\n"release":"([^"]+)"/.exec(beginningOf(file))?.[1];

/** Under another name first, so that what is half gone is never taken for whole. What fails here stops nobody. */
export function takeAway(store: string, entry: string): void {
  const gone = path.join(store, `gone-${ownName()}`);
  try {
    renameSync(path.join(store, entry), gone);
    rmSync(gone, { recursive: true, force: true });
  } catch {
    // Another build was quicker, or the next one will do it.
  }
}

/** What lies beside the folder of a release. */
const BESIDE = ['.journal', '.next', '.undo', '.made', '.json'];

/** Takes a release away with all that lies beside it. */
export function takeReleaseAway(store: string, entry: string): void {
  takeAway(store, entry);
  for (const end of BESIDE) if (isThere(path.join(store, entry + end))) takeAway(store, entry + end);
}
