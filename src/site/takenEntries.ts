/** Entries of a site by their addresses, and which of them were taken down. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Manifest } from '../outputs/produce.ts';
import { writeWhole } from './record.ts';

/** Addresses of entries of a site, such as `brands/first/`. */
export function entriesIn(files: Pick<Manifest | Set<string>, 'keys'>): Set<string> {
  const addresses = new Set<string>();
  for (const file of files.keys()) {
    const [, address] = /^((?:(?:brands|pairings|study|organizations)\/[^/]+|docs\/.+)\/)index\.html$/.exec(file) ?? [];
    if (address !== undefined) addresses.add(address);
  }
  return addresses;
}

/** Where it is written down which entries were taken down, beside the releases. */
const takenFile = (store: string): string => path.join(store, 'release-taken.json');

/** Addresses of entries that were taken down and are not online again. */
export function takenEntries(store: string, online: Manifest | undefined): string[] {
  try {
    const known = JSON.parse(readFileSync(takenFile(store), 'utf8')) as string[];
    const shown = online === undefined ? new Set() : entriesIn(online);
    return known.filter((address) => !shown.has(address));
  } catch {
    return [];
  }
}

/** Adds entries to those that were taken down. */
export function addTaken(store: string, online: Manifest, entries: readonly string[]): void {
  const all = new Set([...takenEntries(store, online), ...entries]);
  writeWhole(store, takenFile(store), JSON.stringify([...all].sort()), 'internal');
}
