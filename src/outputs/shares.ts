/** The share images of a site, as media to be made: drawings from the views, logos from where they lie. */
import { type MediaItem, planShare, type ShareItem } from '../media/index.ts';
import type { Context } from '../views/site/context.ts';
import { allShares } from '../views/site/share.ts';
import type { Recordings } from './recordings.ts';

/**
 * One item for each image that a page names; `media` are the site's own, which have the logos. Laying out an image takes
 * longer than all else about a case, so only the names of files are kept: an image is laid out again to be drawn.
 */
export function shareItems(context: Context, media: readonly MediaItem[], recordings: Recordings): ShareItem[] {
  const sources = new Map(media.map(({ asset, source }) => [asset.digest, source] as const));
  return allShares(context).map(([of, make]): ShareItem => {
    const { file, pictures } = recordings.value(`share of ${of}`, () => {
      const { drawing } = make();
      return { file: planShare(drawing), pictures: drawing.pictures.map(({ asset }) => asset.digest) };
    });
    const own = new Map(pictures.flatMap((digest) => (sources.has(digest) ? [[digest, sources.get(digest) as string] as const] : [])));
    return { kind: 'share', file, drawing: () => make().drawing, sources: own };
  });
}
