/** Pictures, recordings, films, downloads and share images as outputs. */
import { type MediaItem, type MediaJob, mediaJobs } from '../media/index.ts';
import type { Context } from '../views/site/context.ts';
import type { Output } from './output.ts';
import { shareItems } from './shares.ts';

/** The files of all media that a site shows, and of nothing that it does not. */
export async function mediaOutputs(context: Context, media: readonly MediaItem[]): Promise<Output[]> {
  return (await mediaJobs([...media, ...shareItems(context, media)])).flatMap(jobOutputs);
}

/** The outputs of one job: whichever is asked for first makes all of them. */
export function jobOutputs(job: MediaJob): Output[] {
  let made: Promise<Uint8Array[]> | undefined;
  let left = job.files.length;
  return job.files.map((path, index) => ({
    path,
    key: `media ${job.recipe} ${path}`,
    async make() {
      made ??= job.make();
      const bytes = (await made)[index] as Uint8Array;
      left -= 1;
      // The pictures of a whole site would not fit into memory.
      if (left === 0) made = undefined;
      return bytes;
    },
  }));
}
