/** Which files a site shows, and as what. */
import type { PublishedAsset, Site } from '../publish/published.ts';
import type { MediaItem } from './jobs.ts';
import type { PictureOptions, PictureUse } from './plan.ts';

/** A node of a body, as far as it names media. */
interface Node {
  type: string;
  name?: string;
  url?: string;
  attributes?: Readonly<Record<string, string>>;
  children?: readonly Node[];
}

/**
 * One item for each use of each asset. `sources` says where an asset's bytes lie, by digest. What is
 * published and shown by no public place (the bodies of a dossier) goes out as a figure would.
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
  for (const { logo, cover } of site.brands) {
    if (logo !== undefined && logo.kind !== 'text') add(logo.asset, 'logo', logo.emblem === true ? { untouched: true } : {});
    if (cover !== undefined) add(cover.asset, 'cover');
  }
  for (const { body } of [...site.brands, ...site.pairings, ...site.packs, ...site.documents])
    for (const digest of assetsIn(body as Node)) add(digest);
  for (const digest of Object.keys(site.assets)) if (!used.has(digest)) add(digest);
  return items;
}

/** Digests in a body; figures, films, recordings, posters and downloads alike. */
function* assetsIn(node: Node): Generator<string> {
  for (const place of [node.url, node.attributes?.src, node.attributes?.poster]) {
    if (place?.startsWith('asset:') === true) yield place.slice('asset:'.length);
  }
  for (const child of node.children ?? []) yield* assetsIn(child);
}
