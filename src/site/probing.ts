import type { AssetProbe } from '../media/probe.ts';
import { siteFiles } from '../model/uses.ts';
import type { FileEntry } from '../read/directory.ts';
import { keyOf, type Memory } from '../read/memory.ts';
import { signatureOf } from '../read/walk.ts';
import type { Facts } from '../rules/rule.ts';
import type { SiteOptions } from './read.ts';

/** How many files are looked at at once: pictures are decoded, and two processors are common. */
const AT_ONCE = 4;

/** Looks at every file that something uses; of the others nothing needs to be known. */
export async function probeUsed(facts: Facts, options: Pick<SiteOptions, 'onProgress'>): Promise<void> {
  const { content } = facts.model;
  const files = content.memory.of('used', content.frame.targets, () => usedFiles(facts));
  const found = new Map<string, AssetProbe>();
  let next = 0;
  let done = 0;
  const work = async (): Promise<void> => {
    for (let at = next++; at < files.length; at = next++) {
      const file = files[at] as string;
      const source = content.files.get(file);
      if (source !== undefined) found.set(file, await probeOnce(source, file.slice(file.lastIndexOf('/') + 1), content.memory));
      done += 1;
      options.onProgress?.('probe', done, files.length);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, files.length) }, work));
  // In the order of names, not of who was done first.
  for (const file of files) content.probes.set(file, found.get(file) as AssetProbe);
}

/** Every file that something uses. */
function usedFiles(facts: Facts): string[] {
  const { content } = facts.model;
  const used = new Set<string>();
  for (const { name } of siteFiles(content.site.data)) used.add(name.normalize('NFC').replace(/^\.\//, ''));
  for (const entry of facts.entries) {
    for (const { target } of facts.uses.get(entry) ?? []) if (target.kind === 'file') used.add(target.file);
    for (const { target } of facts.links.get(entry) ?? []) if (target.kind === 'download') used.add(target.file);
  }
  return [...used].filter((file) => content.files.has(file));
}

/** Looks into a file, unless it was looked into and has not changed since. */
async function probeOnce({ absolute, signature }: FileEntry, name: string, memory: Memory): Promise<AssetProbe> {
  const key = keyOf(name, signature);
  const kept = signature === undefined ? undefined : memory.get<AssetProbe>('probe', key);
  if (kept !== undefined) return kept;
  const { probeAsset } = await import('../media/probe.ts');
  if (signature === undefined) return probeAsset(absolute, name);
  const probe = await probeAsset(absolute, name);
  if (probe.isPassing === undefined && signatureOf(absolute) === signature) memory.put('probe', key, probe);
  return probe;
}
