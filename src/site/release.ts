/**
 * Putting a finished site in place of the one that is there. `--out` is a link to a release beside it, switched by a
 * rename; until that moment nothing that is online is touched. Where few files changed, the release is changed in place
 * by a journal instead.
 */
import { chmodSync, existsSync, readdirSync, realpathSync, renameSync, rmSync, statSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { makeFolder } from '../folders.ts';
import { clearDead, ownName } from '../leftovers.ts';
import type { SitePlace } from '../outputs/output.ts';
import type { Manifest } from '../outputs/produce.ts';
import { PROJECT } from '../project.ts';
import type { Profile } from '../publish/published.ts';
import { outIsMount, outIsSystems } from '../wording/faults.ts';
import { commit, finish, journalFile, numberOf, stepsOf } from './journal.ts';
import { type Lock, takeLock } from './lock.ts';
import { MisuseError } from './misuse.ts';
import { clearBeside, clearOld } from './oldReleases.ts';
import { manifestFile, mendManifest, type ReleaseRecord, readHead, readRecord, recordBytes, sendingOf, writeWhole } from './record.ts';
import * as folders from './releaseFolders.ts';
import { putBack, switchTo } from './switching.ts';
import { type Earlier, takeOver } from './takeOver.ts';

const { isLink, isThere, shownSite } = folders;

/** What a build tells of its site. */
export interface Made {
  profile: Profile;
  asOf: string;
  files: Manifest;
  /** Those that lie in the workplace; all others are those of the state before. */
  changed: readonly string[];
}

/** The folder in which a site is made before it is switched to; beside `out`, so that a rename suffices. */
export interface Workplace {
  /** Where changed files are made. */
  site: string;
  /** Takes the workplace away, whatever is in it. Never throws. */
  abandon(): void;
  /** Where the whole site can be looked over, if the shown release can be changed in place. */
  view(made: Made, before: Earlier | undefined): SitePlace | undefined;
  /** Changes the shown release in place. Gives false, and has changed nothing, if somebody else changed it or is about to. */
  patch(made: Made, before: Earlier): boolean;
  /** Links what has not changed into `site`, so that the whole site lies there. */
  complete(made: Made, before: Earlier | undefined): void;
  /** Makes `out` show what lies in `site`. Gives where a folder that lay there was moved to. */
  release(made?: Made): { aside?: string };
}

/** Milliseconds to wait for another command that changes the releases. */
export const PATIENCE = 3000;

/** Mends `out`, before it is changed. Throws `MisuseError` where it is a folder that must never be moved aside. */
export function settle(given: string): void {
  refuseSystems(path.resolve(given));
  mend(given);
}

/**
 * Mends what a command that was killed has left of `out`: puts the link back, finishes a change in place or undoes it,
 * and writes the manifest of what is shown.
 */
export function mend(given: string): void {
  const out = path.resolve(given);
  for (const store of folders.storesOf(out)) {
    if (!existsSync(out)) putBack(store, out);
    finishChanges(store);
  }
  tellShown(out);
}

/** Finishes what journals say, unless somebody is at it. */
function finishChanges(store: string): void {
  const pending = (): string[] =>
    folders
      .listed(store)
      .filter(
        (entry) =>
          /^release-\d+-[^.]*\.(?:journal|next|made)$/.test(entry) &&
          (!entry.endsWith('.made') || isThere(path.join(store, entry.replace(/made$/, 'json')))),
      );
  if (pending().length === 0) return;
  const lock = takeLock(store, PATIENCE);
  if (lock === undefined) return;
  try {
    for (const entry of new Set(pending().map((one) => path.parse(one).name))) finish(store, entry);
  } finally {
    lock.free();
  }
}

/** Marks the record of the shown release as one that was online, and copies it beside `out`. */
function tellShown(out: string): void {
  const shown = folders.shownRelease(out);
  if (shown === undefined) return;
  const [made, record] = ['.made', '.json'].map((end) => shown.folder + end) as [string, string];
  try {
    if (!isThere(record) && isThere(made)) renameSync(made, record);
    mendManifest(out);
  } catch (error) {
    // Another command did so, or the disk is full or read-only: the site is shown all the same, and the next command mends it.
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
  }
}

/** Opens a workplace for `out`, and clears away those of processes that are gone. */
export function openWorkplace(given: string, profile: Profile = 'public'): Workplace {
  const out = path.resolve(given);
  settle(out);
  const store = folders.makeStore(out, profile);
  const name = ownName();
  const [site, release] = ['work', 'release'].map((kind) => path.join(store, `${kind}-${name}`)) as [string, string];
  makeFolder(site);
  clearDead(store, folders.WORK);
  clearBeside(store);
  const plan = (made: Made, before: Earlier | undefined) => {
    const shown = folders.shownRelease(out);
    if (before === undefined || shown?.store !== store || folders.stateIn(`${shown.folder}.json`) !== before.release) return undefined;
    const steps = stepsOf(before.files, made.files);
    return steps === undefined ? undefined : { shown, steps };
  };
  const workplace: Workplace = {
    site,
    abandon() {
      for (const folder of [site, release, `${release}.made`]) {
        try {
          if (shownSite(out) !== folder) rmSync(folder, { recursive: true, force: true });
        } catch {
          // The next build clears it away.
        }
      }
    },
    view(made, before) {
      const planned = plan(made, before);
      return planned === undefined ? undefined : { changed: new Set(made.changed), folder: site, before: planned.shown.folder };
    },
    patch(made, before) {
      const lock = takeLock(store, PATIENCE);
      if (lock === undefined) return false;
      try {
        const planned = plan(made, before);
        if (planned === undefined || isThere(journalFile(store, planned.shown.entry))) return false;
        if (planned.steps.length > 0) change(store, planned.shown, planned.steps, site, { made, before });
        tellShown(out);
        clearOld(out, store);
      } finally {
        lock.free();
      }
      workplace.abandon();
      return true;
    },
    complete(made, before) {
      takeOver(out, before, made.files, new Set(made.changed), site);
    },
    release(made) {
      // It waits for whoever changes the release that is shown, and no longer: a switch is safe without.
      const lock: Lock | undefined = takeLock(store, PATIENCE);
      try {
        chmodSync(site, profile === 'internal' ? 0o700 : 0o755);
        const record = made === undefined ? undefined : recordOf(out, path.basename(release), made);
        if (record !== undefined) writeWhole(store, `${release}.made`, recordBytes(record), profile);
        renameSync(site, release);
        const switched = switchTo(out, store, release, name);
        if (isLink(out)) {
          tellShown(out);
          clearOld(out, store);
        }
        // Where there are no links, nothing but the manifest tells of the site.
        else if (record !== undefined) renameSync(`${release}.made`, manifestFile(out));
        return switched;
      } finally {
        lock?.free();
      }
    },
  };
  return workplace;
}

/** What is written down of a release, compared with what is online. */
function recordOf(out: string, name: string, { profile, asOf, files }: Made): ReleaseRecord {
  const shown = folders.shownRelease(out);
  const before = shownSite(out) === undefined ? undefined : readRecord(shown === undefined ? manifestFile(out) : `${shown.folder}.json`);
  return { release: name, since: before?.release ?? null, profile, asOf, files, ...sendingOf(before?.files, files) };
}

/** Changes a release in place. Throws the system's reason if that cannot be done; then it is as it was. */
function change(
  store: string,
  { entry, folder }: folders.ShownRelease,
  steps: NonNullable<ReturnType<typeof stepsOf>>,
  site: string,
  { made, before }: { made: Made; before: Earlier },
): void {
  const old = readHead(`${folder}.json`);
  if (old === undefined) throw new Error(`${folder}.json cannot be read`);
  const number = numberOf(before.release) + 1;
  const { profile, asOf } = made;
  const head = { release: `${entry}.${number}`, since: before.release, profile, asOf };
  const at = statSync(`${folder}.json`).mtimeMs;
  try {
    commit(
      store,
      entry,
      site,
      { before: { ...old, at }, after: head, number, steps },
      { ...head, files: made.files, ...sendingOf(before.files, made.files) },
      before.files,
    );
    finish(store, entry, { isSure: true });
  } catch (error) {
    // What was committed to and could not be done was undone; what was not is cleared away.
    try {
      finish(store, entry);
    } catch {
      // The next command does it.
    }
    throw error;
  }
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
