/** Whether anything in a content directory has changed: one digest of all that it says. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { type Directory, type FileEntry, listDirectory } from './directory.ts';
import { digest } from './store.ts';

/**
 * A digest of a directory's files: of texts what they say, of assets what the disk says of them, all with
 * where they lie. Equal digests mean equal content. Throws where the directory cannot be listed.
 */
export function stateOf(root: string): string {
  const hash = createHash('sha256');
  const note = (what: string, { file, real, realFolder, isRegular }: FileEntry, content: string): void => {
    hash.update(JSON.stringify([what, file, real, realFolder, isRegular, content]));
  };
  const directory = listDirectory(root);
  for (const file of textsOf(directory)) note('text', file, textDigest(file));
  for (const file of directory.assets.values()) note('asset', file, signatureOf(file.absolute) ?? bytesDigest(file));
  for (const file of directory.strays) note('stray', file, '');
  return hash.update(JSON.stringify(['exits', ...directory.exits])).digest('hex');
}

const textsOf = ({ site, taxonomy, organizations, entries, overlays }: Directory): FileEntry[] => [
  ...[site, taxonomy].flatMap((file) => file ?? []),
  ...organizations,
  ...entries,
  ...overlays,
];

function textDigest({ absolute, isRegular }: FileEntry): string {
  try {
    return isRegular ? digest(readFileSync(absolute)) : 'irregular';
  } catch {
    return 'unreadable';
  }
}

/** Milliseconds in which a file may change twice and its times tell of one change alone, whatever the disk's clock. */
const BLURRED = 2500;

/**
 * What the disk says of a file whose content is then known to be the same as long as it says the same;
 * undefined of a file so young that it might yet change unnoticed, and of one that cannot be asked about.
 * The time of change cannot be set by any program, so that neither copying nor `touch` deceives it.
 */
export function signatureOf(absolute: string): string | undefined {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(absolute, { bigint: true });
    const youngest = BigInt(Math.floor(performance.timeOrigin - BLURRED)) * 1_000_000n;
    return ctimeNs < youngest && mtimeNs < youngest ? [dev, ino, size, mtimeNs, ctimeNs].join(' ') : undefined;
  } catch {
    return undefined;
  }
}

function bytesDigest({ absolute, isRegular }: FileEntry): string {
  if (!isRegular) return 'irregular';
  try {
    const handle = openSync(absolute, 'r');
    try {
      const hash = createHash('sha256');
      const buffer = Buffer.allocUnsafe(1 << 18);
      for (let read = readSync(handle, buffer); read > 0; read = readSync(handle, buffer)) hash.update(buffer.subarray(0, read));
      return hash.digest('hex');
    } finally {
      closeSync(handle);
    }
  } catch {
    return 'unreadable';
  }
}
