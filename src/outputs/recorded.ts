/** Outputs whose keys are made from what was read when they were last made. */
import { recorded } from '../reads.ts';
import type { Output } from './output.ts';
import type { Recordings } from './recordings.ts';

/** What is made follows one another: what is read meanwhile is read for it alone. */
let last: Promise<unknown> = Promise.resolve();

/** An output that reads the site, and nothing else that the recordings do not know of. */
export const recordedOutput = (path: string, recordings: Recordings, make: () => Promise<Uint8Array> | Uint8Array): Output => ({
  path,
  get key() {
    return recordings.keyOf(path);
  },
  make() {
    const made = last.then(async () => {
      const { value, reads } = await recorded(make);
      recordings.remember(path, reads);
      return value;
    });
    last = made.catch(() => undefined);
    return made;
  },
});
