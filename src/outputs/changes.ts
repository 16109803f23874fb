/** What differs between the files of two sites. */
import type { Manifest } from './produce.ts';
import { SiteFiles } from './siteFiles.ts';

export interface Changes {
  /** Paths of files that are new, or have other bytes. */
  sent: readonly string[];
  /** Those that are there no more. */
  removed: readonly string[];
}

/** A build asks several times of the same two sites, and a site may have a hundred thousand files. */
const known = new WeakMap<Manifest, { before: Manifest | undefined; changes: Changes }>();

/** What differs in the files of a site from those before; without any before, all are new. In the order of the two. */
export function changesOf(before: Manifest | undefined, files: Manifest): Changes {
  const last = known.get(files);
  if (last !== undefined && last.before === before) return last.changes;
  const sent: string[] = [];
  const removed: string[] = [];
  const differing = files instanceof SiteFiles ? files.differing(before) : undefined;
  if (before !== undefined && differing !== undefined) {
    sent.push(...differing.filter((file) => files.has(file) && files.get(file)?.digest !== before.get(file)?.digest));
    removed.push(...differing.filter((file) => !files.has(file) && before.has(file)));
  } else compareAll(before, files, sent, removed);
  const changes = { sent, removed };
  known.set(files, { before, changes });
  return changes;
}

function compareAll(before: Manifest | undefined, files: Manifest, sent: string[], removed: string[]): void {
  let stayed = 0;
  for (const [file, { digest }] of files) {
    const was = before?.get(file);
    if (was !== undefined) stayed += 1;
    if (was?.digest !== digest) sent.push(file);
  }
  if (before !== undefined && before.size > stayed) for (const file of before.keys()) if (!files.has(file)) removed.push(file);
}
