/** The room of pictures, recordings, films and downloads: planned purely, made from the disk. */
export { type ColourOptions, colourOf, dominantColors } from './colours.ts';
export { emitMedia, type EmitOptions, type EmittedFile, type MediaItem } from './emit.ts';
export { mediaItems } from './items.ts';
export {
  type FileAsset,
  type PictureAsset,
  type PictureOptions,
  type PictureSource,
  type PictureUse,
  planFile,
  planPicture,
  type PublishedFile,
  type PublishedPicture,
} from './plan.ts';
