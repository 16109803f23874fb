/** Which releases stay, and clearing the others away. */
import { readlinkSync, statSync } from 'node:fs';
import path from 'node:path';
import { isAbandoned, isMine, namedEntries } from '../leftovers.ts';
import { isThere, listed, RELEASE, takeAway, takeReleaseAway } from './releaseFolders.ts';

/** States that stay after a release, for whoever still reads them and for putting one back: the shown one, and those before. */
export const KEPT = 5;

/** Old states go; never the one that is shown, nor one that another build is just about to show. */
export function clearOld(out: string, store: string): void {
  const releases = namedEntries(store, RELEASE)
    .map((one) => ({ ...one, at: statSync(path.join(store, `${one.entry}.json`), { throwIfNoEntry: false })?.mtimeMs ?? one.at }))
    .sort((a, b) => b.at - a.at);
  const old = releases.filter(({ name, age }) => isMine(name) || isAbandoned(name, age));
  // Asked after who is gone: whoever is gone shows nothing from then on, so what is shown now stays shown or is nobody's.
  const shown = path.basename(readlinkSync(out));
  let left = KEPT;
  const keep = (entry: string): void => {
    left -= 1;
    const undo = listed(path.join(store, `${entry}.undo`)).flatMap((one) => (one.endsWith('.json') ? [Number(path.parse(one).name)] : []));
    for (const number of undo.sort((a, b) => b - a)) {
      if (left > 0) left -= 1;
      else dropChange(store, entry, number);
    }
  };
  if (releases.some(({ entry }) => entry === shown)) keep(shown);
  for (const { entry } of old) {
    if (entry === shown) continue;
    // A release that was made and never shown is nobody's.
    const wasShown = isThere(path.join(store, `${entry}.json`)) || !isThere(path.join(store, `${entry}.made`));
    if (left > 0 && wasShown) keep(entry);
    else takeReleaseAway(store, entry);
  }
}

/** Clears away what lies beside a release that is not there any more, or never came to be. */
export function clearBeside(store: string): void {
  const beside = namedEntries(store, /^release-(\d+-[^.]*)\.(?:journal|next|undo|made|json)$/);
  for (const { entry, name, age } of beside) if (isAbandoned(name, age) && !isThere(path.join(store, `release-${name}`))) takeAway(store, entry);
}

/** Takes away what was there before a change in place, and with it the way back to that state. */
export function dropChange(store: string, entry: string, number: number): void {
  for (const one of [`${number}.json`, `${number}`]) takeAway(store, path.join(`${entry}.undo`, one));
}
