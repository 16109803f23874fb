/** Entries that are online no more: which they are, and which earlier states still hold their files. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../outputs/produce.ts';
import { fileOf, type PastState, statesOf } from './history.ts';
import { manifestFile, readRecord } from './record.ts';
import { addTaken, entriesIn } from './takenEntries.ts';

/** An earlier state that holds entries that are online no more. */
export interface Holding {
  state: PastState;
  /** The place of the state in the list of all. */
  number: number;
  entries: string[];
  /** How many files of these entries it holds: pages, short addresses, pictures, recordings. */
  files: number;
}

export interface Takedown {
  /** Addresses of entries that an earlier state of the same audience shows and the shown one does not. */
  entries: string[];
  holding: Holding[];
}

/** Compares what is online with what was. Undefined if nothing is online. */
export function takedownOf(out: string): Takedown | undefined {
  const states = statesOf(out);
  const [shown] = states;
  if (shown === undefined) return lastTakedown(out);
  if (!shown.isShown) return undefined;
  const online = entriesIn(shown.files);
  const holding = states.flatMap((state, number): Holding[] => {
    const entries = state.profile === shown.profile ? [...entriesIn(state.files)].filter((address) => !online.has(address)) : [];
    return entries.length === 0
      ? []
      : [
          {
            state,
            number,
            entries: entries.sort(),
            files: filesOfEntries({ files: state.files, place: fileOf(state) }, entries, shown.files).length,
          },
        ];
  });
  return { entries: [...new Set(holding.flatMap(({ entries }) => entries))].sort(), holding };
}

/** Where no states are kept, since the system has no links: what the last build took away, by its manifest. */
function lastTakedown(out: string): Takedown | undefined {
  const record = readRecord(manifestFile(path.resolve(out)));
  if (record === undefined) return undefined;
  const online = entriesIn(record.files);
  return { entries: [...entriesIn(new Set(record.remove))].filter((address) => !online.has(address)).sort(), holding: [] };
}

/**
 * The files that a state has of entries and that are online no more: below their addresses, and, if `place` tells where the
 * state's files lie, the media that their pages name.
 */
export function filesOfEntries(
  { files, place }: { files: Manifest; place: ((file: string) => string) | undefined },
  entries: readonly string[],
  online: Manifest,
): string[] {
  const gone = [...files.keys()].filter((file) => !online.has(file));
  const starts = entries.flatMap((address) => (address.startsWith('brands/') ? [address, address.replace('brands/', 'p/')] : [address]));
  const own = gone.filter((file) => starts.some((start) => file.startsWith(start)));
  const pages =
    place === undefined
      ? []
      : own.filter((file) => file.endsWith('.html') && existsSync(place(file))).map((file) => readFileSync(place(file), 'utf8'));
  const media = gone.filter((file) => file.startsWith('media/') && pages.some((page) => page.includes(file)));
  return [...own, ...media];
}

/** Writes down that entries were taken down: no state that holds one is put back. */
export function rememberTaken(out: string, entries: readonly string[]): void {
  const shown = statesOf(out).find(({ isShown }) => isShown);
  if (shown !== undefined) addTaken(shown.store, shown.files, entries);
}
