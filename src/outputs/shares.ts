/** The share images of a site, as media to be made: drawings from the views, logos from where they lie. */
import { given } from '../given.ts';
import type { MediaItem, ShareItem } from '../media/index.ts';
import type { Context } from '../views/site/context.ts';
import { allShares } from '../views/site/share.ts';

/** One item for each image that a page names; `media` are the site's own, which have the logos. */
export function shareItems(context: Context, media: readonly MediaItem[]): ShareItem[] {
  const sources = new Map(media.map(({ asset, source }) => [asset.digest, source] as const));
  return allShares(context).map(({ drawing }): ShareItem => {
    const source = drawing.picture === undefined ? undefined : sources.get(drawing.picture.asset.digest);
    return { kind: 'share', drawing, ...given('source', source) };
  });
}
