/** Pictures, recordings, films and downloads: planning is pure; emitting reads and writes files. */
export { colourOf } from './colours.ts';
export { mediaItems } from './items.ts';
export { type MediaItem, type MediaJob, mediaJobs, type ShareItem } from './jobs.ts';
export { planFile } from './plan.ts';
