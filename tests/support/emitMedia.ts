/** Writes the media of some items as a build does, with a store of its own. */
import { type MediaItem, mediaJobs, mediaTools, type ShareItem } from '../../src/media/index.ts';
import { jobOutputs } from '../../src/outputs/media.ts';
import { produce } from '../../src/outputs/produce.ts';
import { openStore } from '../../src/store/index.ts';

export interface Emitted {
  files: { path: string; bytes: number }[];
  /** How many sources were encoded, since the store did not have them. */
  made: number;
}

/** Writes below `out`, from the store in `cache` where they were made before. */
export async function emitMedia(
  items: readonly (MediaItem | ShareItem)[],
  out: string,
  cache: string,
  onMade: (made: number) => void = () => {},
): Promise<Emitted> {
  const store = openStore(cache);
  let made = 0;
  const jobs = mediaJobs(items, await mediaTools()).map((job) => ({
    ...job,
    async make() {
      const bytes = await job.make();
      made += 1;
      store.flush();
      onMade(made);
      return bytes;
    },
  }));
  try {
    const { manifest } = await produce(jobs.flatMap(jobOutputs), { store, before: new Map(), folder: out });
    return { files: [...manifest].map(([path, { size }]) => ({ path, bytes: size })), made };
  } finally {
    store.close();
  }
}
