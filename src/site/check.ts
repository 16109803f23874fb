/**
 * The problems of a content. If nothing has changed since they were last looked for, they are what was kept: then
 * neither the content nor most of the house is loaded.
 */
import type { Diagnostic } from '../diagnostic.ts';
import type { Withheld } from '../publish/withheld.ts';
import { stateOf, walkAll } from '../read/walk.ts';
import { codeDigest, digest } from '../store/code.ts';
import { openStore } from '../store/index.ts';
import { finishChanges } from './changingTogether.ts';
import { CHECKING, storeFolder } from './keeping.ts';
import type { SiteOptions } from './read.ts';

export interface Checked {
  diagnostics: Diagnostic[];
  /** The entries that are not public on the day. */
  withheld: Withheld[];
}

/** All problems, as `readSite` finds them. Throws `NoContentError` if a directory is missing. */
export const checkSite = async (options: SiteOptions): Promise<Diagnostic[]> => (await checkWhole(options)).diagnostics;

/** The same with the entries that are not public. */
export async function checkWhole(options: SiteOptions): Promise<Checked> {
  finishChanges(options.root, options.privateRoot);
  const walks = walkAll(options);
  const store = openStore(options.cache === undefined ? undefined : storeFolder(options.cache));
  try {
    const state = options.cache === undefined ? undefined : stateOf(walks);
    const key = state === undefined ? undefined : `answer ${digest(codeDigest(CHECKING), options.asOf, options.privateRoot ?? '', state)}`;
    const kept = key === undefined ? undefined : store.get(key);
    if (kept !== undefined) return JSON.parse(kept.toString()) as Checked;
    const { readWalks } = await import('./read.ts');
    const { diagnostics, withheld, isCertain, save } = await readWalks(options, walks, store);
    save();
    if (key !== undefined && isCertain) store.put(key, JSON.stringify({ diagnostics, withheld }));
    return { diagnostics, withheld };
  } finally {
    store.close();
  }
}
