/** Pictures, recordings, films and downloads: planning is pure; emitting reads and writes files. */
export { burdenOf } from './clean/metadata.ts';
export { type ColourOptions, colourOf, dominantColors } from './colours.ts';
export { mediaItems } from './items.ts';
export { type MediaItem, type MediaJob, mediaJobs, type ShareItem } from './jobs.ts';
export {
  type FileAsset,
  type PictureAsset,
  type PictureOptions,
  type PictureSource,
  type PictureUse,
  type PublishedFile,
  type PublishedPicture,
  planFile,
  planPicture,
} from './plan.ts';
export { planShare, SHARE, type ShareDrawing, type ShareText } from './share/plan.ts';
