/**
 * A snapshot of a content directory: its list of files and their texts. Results depend on the snapshot
 * alone, so that they can be cached by its digest.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { type Directory, type FileEntry, listDirectory } from './directory.ts';
import { digest } from './store.ts';
import { type Decoded, decode } from './text.ts';

/** A file's text and the digest of its bytes. An unreadable file has no text and the digest `unreadable`. */
export interface TakenText {
  decoded: Decoded | undefined;
  digest: string;
}

export interface Intake {
  directory: Directory;
  /** The text of every text file. */
  texts: ReadonlyMap<FileEntry, TakenText>;
}

/** Lists a directory and reads its texts. Throws if it cannot be listed. */
export function takeIn(root: string): Intake {
  const directory = listDirectory(root);
  return { directory, texts: new Map(textsOf(directory).map((file) => [file, takeText(file)])) };
}

const textsOf = ({ site, taxonomy, organizations, misplaced, entries, overlays }: Directory): FileEntry[] => [
  ...[site, taxonomy].flatMap((file) => file ?? []),
  ...organizations,
  ...misplaced,
  ...entries,
  ...overlays,
];

/** Bytes. A larger text file is there by mistake, and reading it could exhaust the memory. */
const LARGEST = 20 * 1024 * 1024;

/** Synchronous on purpose: for thousands of small files, awaiting each takes longer than reading it. */
function takeText({ absolute, isRegular }: FileEntry): TakenText {
  try {
    if (isRegular && statSync(absolute).size <= LARGEST) {
      const bytes = readFileSync(absolute);
      return { decoded: decode(bytes), digest: digest(bytes) };
    }
  } catch {
    // Treated like a missing file.
  }
  return { decoded: undefined, digest: 'unreadable' };
}

/** Returns a digest of the texts, of the strays and exits, and of all their paths. */
export function stateOf({ directory, texts }: Intake): string {
  const hash = createHash('sha256');
  for (const [file, text] of texts) hash.update(JSON.stringify(['text', ...placeOf(file), text.digest]));
  for (const file of directory.strays) hash.update(JSON.stringify(['stray', ...placeOf(file)]));
  hash.update(JSON.stringify(['exits', ...directory.exits]));
  return hash.digest('hex');
}

/** Returns a digest of the assets' paths and file status, or bytes if the status is not reliable. Equal digests mean equal content. */
export function assetsState({ assets }: Directory): string {
  const hash = createHash('sha256');
  for (const file of assets.values()) hash.update(JSON.stringify(['asset', ...placeOf(file), signatureOf(file.absolute) ?? bytesDigest(file)]));
  return hash.digest('hex');
}

const placeOf = ({ file, real, realFolder, isRegular }: FileEntry): unknown[] => [file, real, realFolder, isRegular];

/** Milliseconds within which two changes of a file may leave the same timestamps, on any file system. */
const BLURRED = 2500;

/**
 * Returns a file's status (`stat`) as a signature: while it is the same, so is the content. Returns undefined
 * for a file changed so recently that another change might go unnoticed, and for one without a status.
 * No program can set the ctime, so that copies and `touch` change the signature too.
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
