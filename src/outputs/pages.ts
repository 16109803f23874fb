/** Pages as outputs: the key of a page is made from what its view read when it was last drawn. */
import { recorded } from '../reads.ts';
import type { Output } from './output.ts';
import type { Recordings } from './recordings.ts';
import type { Page, Theme } from './theme.ts';

/** Every page of what was handed to `show`. */
export async function pageOutputs(theme: Theme, recordings: Recordings): Promise<Output[]> {
  return (await theme.pages()).map((page) => pageOutput(page, recordings));
}

/** Draws follow one another: what is read while one is drawn is read for it alone. */
let last: Promise<unknown> = Promise.resolve();

const pageOutput = (page: Page, recordings: Recordings): Output => ({
  path: page.file,
  get key() {
    return recordings.keyOf(page.file);
  },
  make() {
    const drawn = last.then(async () => {
      const { value, reads } = await recorded(() => page.draw());
      recordings.remember(page.file, reads);
      return value;
    });
    last = drawn.catch(() => undefined);
    return drawn;
  },
});
