/** Pictures, recordings, films, downloads and share images as outputs. */
import { type MediaItem, type MediaJob, type MediaTools, mediaJobs, mediaTools } from '../media/index.ts';
import { codeDigest } from '../store/code.ts';
import type { Store } from '../store/index.ts';
import type { Context } from '../views/site/context.ts';
import { iconDrawing } from '../views/site/icon.ts';
import type { Output } from './output.ts';
import type { Recordings } from './recordings.ts';
import { shareItems } from './shares.ts';

/** The files of all media that a site shows, and of nothing that it does not. */
export async function mediaOutputs(context: Context, media: readonly MediaItem[], recordings: Recordings, store: Store): Promise<Output[]> {
  const drawing = iconDrawing(context);
  const icon = drawing === undefined ? [] : [{ kind: 'drawn-icon', drawing } as const];
  return mediaJobs([...media, ...icon, ...shareItems(context, media, recordings)], await keptTools(store)).flatMap(jobOutputs);
}

/** The versions of the tools, as they were told before: asking the tools means to load them. */
export async function keptTools(store: Store): Promise<MediaTools> {
  const key = `media tools ${codeDigest(['media'])}`;
  const kept = store.get(key);
  if (kept !== undefined) return JSON.parse(kept.toString()) as MediaTools;
  const tools = await mediaTools();
  store.put(key, JSON.stringify(tools));
  return tools;
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
