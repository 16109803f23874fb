import { type AssetProbe, probeAsset } from '../media/probe.ts';
import { indexEntries, resolveLink } from '../model/links.ts';
import { linkModel } from '../model/model.ts';
import { assetUses } from '../model/uses.ts';
import { allEntries, type Content, type Entry } from '../read/content.ts';
import { signatureOf } from '../read/intake.ts';
import { digest, type Store } from '../read/store.ts';
import type { SiteOptions } from './read.ts';

/** How many files are looked at at once: pictures are decoded, and two processors are common. */
export const AT_ONCE = 4;

/** Looks at every file that something uses; of the others nothing needs to be known. */
export async function probeUsed(content: Content, options: Pick<SiteOptions, 'asOf' | 'onProgress'>, store: Store): Promise<void> {
  const model = linkModel(content, options.asOf);
  const index = indexEntries(model);
  const wanted = new Set<string>();
  for (const mark of content.site.data.footer?.marks ?? []) wanted.add(mark.file.normalize('NFC').replace(/^\.\//, ''));
  for (const entry of allEntries(content) as Entry<unknown>[]) {
    for (const { target } of assetUses(content, entry)) if (target.kind === 'file') wanted.add(target.file);
    for (const link of entry.body.links) {
      const target = resolveLink(content, index, entry, link.url);
      if (target.kind === 'download') wanted.add(target.file);
    }
  }
  const files = [...wanted].filter((file) => content.files.has(file));
  const found = new Map<string, AssetProbe>();
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at] as string;
      const source = content.files.get(file);
      if (source !== undefined) found.set(file, await probeOnce(source.absolute, file.slice(file.lastIndexOf('/') + 1), store));
      done += 1;
      options.onProgress?.('probe', done, files.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, work));
  // In the order of names, not of who was done first.
  for (const file of files) content.probes.set(file, found.get(file) as AssetProbe);
}

/** Looks into a file, unless it was looked into and has not changed since. */
export async function probeOnce(absolute: string, name: string, store: Store): Promise<AssetProbe> {
  const signature = store.folder === undefined ? undefined : signatureOf(absolute);
  if (signature === undefined) return probeAsset(absolute, name);
  const key = digest('probe', name, absolute, signature);
  const kept = store.get(key);
  if (kept !== undefined) return JSON.parse(kept) as AssetProbe;
  const probe = await probeAsset(absolute, name);
  if (probe.isPassing === undefined && signatureOf(absolute) === signature) store.put(key, JSON.stringify(probe));
  return probe;
}
