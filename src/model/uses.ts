/** Lists the files that an entry uses and the places that name them. */

import type { Zone } from '../read/body/index.ts';
import type { Content, Entry, Place } from '../read/content.ts';
import type { Path } from '../read/yaml/index.ts';
import type { Brand } from '../schema/brand.ts';
import type { SiteSettings } from '../schema/site.ts';
import { type AssetTarget, resolveAsset } from './links.ts';

export interface AssetUse {
  name: string;
  /** True in bodies, where names may be percent-encoded. */
  encoded: boolean;
  role: 'image' | 'audio' | 'video';
  place(): Place;
  zone: Zone;
  target: AssetTarget;
}

/** Files that an entry shows, those of the frontmatter first. Downloads are links. */
export function assetUses(content: Content, entry: Entry<unknown>): AssetUse[] {
  const uses: Omit<AssetUse, 'target'>[] = [];
  if (entry.kind === 'brand') {
    const { logo, cover } = entry.data as Partial<Brand>;
    if (logo !== undefined && logo.kind !== 'text') {
      uses.push({ name: logo.file, encoded: false, role: logo.kind, place: () => entry.locate(['logo', 'file']), zone: 'public' });
    }
    if (cover !== undefined)
      uses.push({ name: cover.file, encoded: false, role: 'image', place: () => entry.locate(['cover', 'file']), zone: 'public' });
  }
  for (const { path, role, zone, line, column } of entry.body.assets) {
    uses.push({ name: path, encoded: true, role, place: () => ({ file: entry.file, line, column }), zone });
  }
  return uses.map((use) => ({ ...use, target: resolveAsset(content, entry, use.name, use.encoded) }));
}

/** Files beside site.yaml that it names, with the paths of their names. */
export const siteFiles = ({ logo, favicon, footer }: Partial<SiteSettings>): { name: string; path: Path }[] => [
  ...(logo === undefined ? [] : [{ name: logo.file, path: ['logo', 'file'] }]),
  ...(favicon === undefined ? [] : [{ name: favicon, path: ['favicon'] }]),
  ...(footer?.marks ?? []).map(({ file }, index) => ({ name: file, path: ['footer', 'marks', index, 'file'] })),
];
