/** Pictures as a page writes them: which files, in which sizes. */
import type { Context } from './context.ts';

/** How wide a picture stands; the page's own words for what the pictures' plan calls widths. */
export type PictureUse = 'plate' | 'thumb' | 'figure' | 'gallery' | 'cover' | 'share' | 'mark';

export interface PictureView {
  src: string;
  alt: string;
  width?: number;
  height?: number;
  sizes?: string;
  srcset?: string;
  /** Better formats first. */
  sources: { type: string; srcset: string }[];
}

export function pictureView(context: Context, digest: string, { alt }: { alt: string; width: PictureUse }): PictureView {
  const asset = context.site.assets[digest];
  return {
    src: mediaHref(context, digest),
    alt,
    ...(asset?.width === undefined || asset.height === undefined ? {} : { width: asset.width, height: asset.height }),
    sources: [],
  };
}

/** The address of a recording, film or download. */
export function mediaHref(context: Context, digest: string): string {
  const asset = context.site.assets[digest];
  return context.address.file(`media/${digest}.${asset?.format ?? 'bin'}`);
}
