/** Pages as outputs: the key of a page is made from what its view read when it was last drawn. */
import type { Output } from './output.ts';
import { recordedOutput } from './recorded.ts';
import type { Recordings } from './recordings.ts';
import type { Theme } from './theme.ts';

/** Every page of what was handed to `show`. */
export async function pageOutputs(theme: Theme, recordings: Recordings): Promise<Output[]> {
  return (await theme.pages()).map((page) => recordedOutput(page.file, recordings, () => page.draw()));
}
