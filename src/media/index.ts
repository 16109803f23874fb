/** Pictures, recordings, films and downloads: planning is pure; emitting reads and writes files. */
export { mediaItems } from './items.ts';
export { type MediaItem, type MediaJob, mediaJobs, type ShareItem } from './jobs.ts';
export { planFile } from './plan.ts';
export { planShare } from './share/plan.ts';
export { type MediaTools, mediaTools } from './tools.ts';
