/** What `releases` and `takedown` do and say. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { RELEASES, TAKEDOWN } from '../wording/releases.ts';
import { dropStates, type PastState, putBack, stateNamed, statesOf } from './history.ts';
import { MisuseError } from './misuse.ts';
import { manifestFile, readRecord, sendingOf } from './record.ts';
import { settle } from './release.ts';
import { rememberTaken, takedownOf } from './takedown.ts';
import { entriesIn } from './takenEntries.ts';

const shortName = ({ release }: PastState): string => release.replace(/^release-.*-/, '');

function differing(before: PastState, after: PastState): number {
  const { send, remove } = sendingOf(before.files, after.files);
  return send.length + remove.length;
}

function kept(out: string): PastState[] {
  settle(out);
  const states = statesOf(out);
  if (states.length === 0) throw new MisuseError(existsSync(manifestFile(path.resolve(out))) ? RELEASES.plain(out) : RELEASES.none(out));
  return states;
}

/** Lists the states that are kept, as lines. Throws `MisuseError` if there are none. */
export function listReleases(out: string): string[] {
  const states = kept(out);
  const rows = states.map((state, number) => {
    const next = states[number - 1];
    const { at, profile, asOf, files } = state;
    const row = { number, name: shortName(state), at, profile, asOf, files: files.size };
    return RELEASES.row(next === undefined ? row : { ...row, differing: differing(state, next) });
  });
  return [RELEASES.title(out), ...rows, ...(states.length > 1 ? [RELEASES.advice] : [])];
}

/** Puts the named state back, and says so in lines. Throws `MisuseError` if it is not kept or may not be put back. */
export function restore(out: string, wanted: string): string[] {
  const began = performance.now();
  const states = kept(out);
  const state = stateNamed(states, wanted);
  if (state.isShown) return [RELEASES.already(shortName(state))];
  const [shown] = states;
  putBack(out, state);
  const online = shown?.isShown ? shown : undefined;
  const [old, now] = [online === undefined ? new Set() : entriesIn(online.files), entriesIn(state.files)];
  const returned = [...now].filter((address) => !old.has(address)).sort();
  return [
    RELEASES.back(shortName(state), online === undefined ? state.files.size : differing(online, state), (performance.now() - began) / 1000),
    ...(online !== undefined && returned.length > 0 ? [RELEASES.returned(returned)] : []),
    RELEASES.send(manifestFile(out)),
  ];
}

/**
 * Says which entries are online no more and which earlier states still hold their files, and takes those states away
 * if `purge` says so. No state that holds such an entry is put back from now on.
 */
export function tellTakedown(out: string, purge: boolean): { isDone: boolean; lines: string[] } {
  const found = takedownOf(out);
  if (found === undefined || found.entries.length === 0) return { isDone: false, lines: [TAKEDOWN.none] };
  rememberTaken(path.resolve(out), found.entries);
  const manifest = manifestFile(out);
  const lines = [TAKEDOWN.done(found.entries), TAKEDOWN.removed(readRecord(manifest)?.remove.length ?? 0, manifest)];
  if (purge) {
    lines.push(
      TAKEDOWN.purged(
        dropStates(
          out,
          found.holding.map(({ state }) => state),
        ),
      ),
    );
    if ((takedownOf(out)?.holding.length ?? 0) === 0) lines.push(TAKEDOWN.clean);
  } else if (found.holding.length === 0) lines.push(TAKEDOWN.clean);
  else {
    const rows = found.holding.map(({ state, number, entries, files }) => TAKEDOWN.row(number, shortName(state), entries, files));
    lines.push(TAKEDOWN.holding, ...rows, TAKEDOWN.advice);
  }
  return { isDone: true, lines };
}
