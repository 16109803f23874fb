/** What was online in the place of a site, as far as it is kept, and how to put it back. */
import { statSync } from 'node:fs';
import path from 'node:path';
import type { Known, Manifest } from '../outputs/produce.ts';
import { notKept, otherAudience, takenDown } from '../wording/releases.ts';
import { numberOf, readJournal, undoFolder } from './journal.ts';
import { takeLock } from './lock.ts';
import { MisuseError } from './misuse.ts';
import { dropChange } from './oldReleases.ts';
import { type ReleaseHead, readRecord } from './record.ts';
import { openWorkplace, PATIENCE } from './release.ts';
import { listed, RELEASE, shownState, storesOf, takeReleaseAway } from './releaseFolders.ts';
import { entriesIn, takenEntries } from './takenEntries.ts';
import { keptSince } from './takeOver.ts';

/** A state of the site that is online or was. */
export interface PastState extends ReleaseHead {
  store: string;
  /** The release that its files lie in, but for those in undo folders. */
  entry: string;
  /** When it was put online, by the clock of the disk, in milliseconds. */
  at: number;
  isShown: boolean;
  files: Manifest;
}

/** All states that are kept, the shown one first, then the latest first. */
export function statesOf(given: string): PastState[] {
  const out = path.resolve(given);
  const shown = shownState(out);
  return storesOf(out)
    .flatMap((store) =>
      listed(store)
        .filter((name) => RELEASE.test(name))
        .flatMap((entry) => statesIn(store, entry, shown)),
    )
    .sort((a, b) => Number(b.isShown) - Number(a.isShown) || b.at - a.at);
}

/** The states that one release was in, the last first. */
function statesIn(store: string, entry: string, shown: string | undefined): PastState[] {
  const file = path.join(store, `${entry}.json`);
  const record = readRecord(file);
  if (record === undefined) return [];
  const { release, since, profile, asOf } = record;
  const states: PastState[] = [
    { release, since, profile, asOf, store, entry, at: statSync(file).mtimeMs, isShown: release === shown, files: record.files },
  ];
  let files = record.files;
  for (let number = numberOf(release); number > 0; number -= 1) {
    const journal = readJournal(`${undoFolder(store, entry, number)}.json`);
    if (journal === undefined) break;
    const before = new Map<string, Known>(files);
    for (const { path: changed, was } of journal.steps) {
      if (was === undefined) before.delete(changed);
      else before.set(changed, was);
    }
    files = new Map([...before].sort(([a], [b]) => (a < b ? -1 : 1)));
    states.push({ ...journal.before, store, entry, isShown: false, files });
  }
  return states;
}

/** The state that somebody means: by its place in the list, from 0 for what is shown, or by its name or the end of it. Throws `MisuseError`. */
export function stateNamed(states: readonly PastState[], wanted: string): PastState {
  const found = /^\d{1,2}$/.test(wanted)
    ? [states[Number(wanted)]]
    : states.filter(({ release }) => release === wanted || release.endsWith(`-${wanted}`));
  if (found.length !== 1 || found[0] === undefined) throw new MisuseError(notKept(wanted, states.length));
  return found[0];
}

/**
 * Puts a state back: its files are linked into a new release, and `out` is switched to that in one step. Throws
 * `MisuseError` if it was made for another audience than what is shown, or holds an entry that was taken down.
 */
export function putBack(out: string, state: PastState): void {
  const shown = statesOf(out).find(({ isShown }) => isShown);
  if (shown !== undefined && shown.profile !== state.profile) throw new MisuseError(otherAudience(state.profile));
  const taken = takenEntries(state.store, shown?.files).filter((address) => entriesIn(state.files).has(address));
  if (taken.length > 0) throw new MisuseError(takenDown(taken));
  const workplace = openWorkplace(out, state.profile);
  try {
    const { profile, asOf, files } = state;
    const made = { profile, asOf, files, changed: [] };
    workplace.complete(made, state);
    for (const [file, { size }] of files) if (statSync(path.join(workplace.site, file)).size !== size) throw new Error(notKept(file, 0));
    workplace.release(made);
  } catch (error) {
    workplace.abandon();
    throw error;
  }
}

/** Where a file of a state lies. */
export function fileOf({ store, entry, release }: PastState): (file: string) => string {
  const kept = keptSince(store, entry, numberOf(release));
  return (file) => kept.get(file) ?? path.join(store, entry, file);
}

/** Takes states away for good, and with them those that can only be reached through them. Never the shown one. Gives the names of all that went. */
export function dropStates(out: string, states: readonly PastState[]): string[] {
  const before = statesOf(out).map(({ release }) => release);
  for (const store of new Set(states.map((state) => state.store))) {
    const lock = takeLock(store, PATIENCE);
    try {
      for (const state of states.filter((one) => one.store === store && !one.isShown)) {
        const number = numberOf(state.release);
        const isLast = statesIn(store, state.entry, undefined)[0]?.release === state.release;
        if (isLast && shownState(path.resolve(out)) !== state.release) takeReleaseAway(store, state.entry);
        else for (let at = number + 1; at > 0; at -= 1) dropChange(store, state.entry, at);
      }
    } finally {
      lock?.free();
    }
  }
  const left = new Set(statesOf(out).map(({ release }) => release));
  return before.filter((release) => !left.has(release));
}
