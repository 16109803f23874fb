/** Lists the files that a site shows, with their uses. */
import type { PublishedAsset, Site } from '../publish/published.ts';
import type { MediaItem } from './jobs.ts';
import type { PictureOptions, PictureUse } from './plan.ts';

/**
 * Returns one item for each use of each asset. `sources` maps digests to paths. An asset that is published but
 * not shown in a public place (such as the body of a dossier) is treated as a figure. Throws if an asset or
 * its source is missing.
 */
export function mediaItems(site: Site, sources: ReadonlyMap<string, string>): MediaItem[] {
  const items: MediaItem[] = [];
  const used = new Set<string>();
  const find = (digest: string): { asset: PublishedAsset; source: string } => {
    const asset = site.assets[digest];
    const source = sources.get(digest);
    if (asset === undefined || source === undefined) throw new Error(`asset ${digest} is shown and nowhere to be found`);
    used.add(digest);
    return { asset, source };
  };
  const add = (digest: string, use: PictureUse = 'figure', options: PictureOptions = {}): void => {
    const { asset, source } = find(digest);
    const { role } = asset;
    if (role === 'image') items.push({ kind: 'picture', source, asset, use, ...options });
    else items.push({ kind: 'file', source, asset: { ...asset, role } });
  };
  for (const mark of site.footer.marks) add(mark.asset, 'mark');
  // Whether the site's own mark holds an emblem is not said, so it is treated as if it did.
  if (site.logo !== undefined) add(site.logo.asset, 'mark', { untouched: true });
  if (site.icon !== undefined) items.push({ kind: 'icon', ...find(site.icon) });
  for (const { logo, cover } of site.brands) {
    if (logo !== undefined && logo.kind !== 'text') add(logo.asset, 'logo', logo.emblem === true ? { untouched: true } : {});
    if (cover !== undefined) add(cover.asset, 'cover');
  }
  for (const digest of site.inBodies) add(digest);
  for (const digest of Object.keys(site.assets)) if (!used.has(digest)) add(digest);
  return items;
}
