/**
 * A content directory as it was at one moment: what there is, and what its texts say. What is found out
 * from it is a function of it alone, so that an answer can be kept by its digest.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs';
import { type Directory, type FileEntry, listDirectory } from './directory.ts';
import { digest } from './store.ts';
import { type Decoded, decode } from './text.ts';

/** What a file's bytes say, and their digest; of one that cannot be read, neither. */
export interface TakenText {
  decoded: Decoded | undefined;
  digest: string;
}

export interface Intake {
  directory: Directory;
  /** Of every file that is read as text. */
  texts: ReadonlyMap<FileEntry, TakenText>;
}

/** Lists a directory and reads its texts. Throws where it cannot be listed. */
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

/** Bytes of a text: what is larger was put there by mistake, and reading it would take all the memory there is. */
const LARGEST = 20 * 1024 * 1024;

/** Reads at once: with thousands of small files, waiting for each takes longer than reading it. */
function takeText({ absolute, isRegular }: FileEntry): TakenText {
  try {
    if (isRegular && statSync(absolute).size <= LARGEST) {
      const bytes = readFileSync(absolute);
      return { decoded: decode(bytes), digest: digest(bytes) };
    }
  } catch {
    // As good as one that is no file at all.
  }
  return { decoded: undefined, digest: 'unreadable' };
}

/** A digest of what the texts say, of what else there is, and of where all of it lies. */
export function stateOf({ directory, texts }: Intake): string {
  const hash = createHash('sha256');
  for (const [file, text] of texts) hash.update(JSON.stringify(['text', ...placeOf(file), text.digest]));
  for (const file of directory.strays) hash.update(JSON.stringify(['stray', ...placeOf(file)]));
  hash.update(JSON.stringify(['exits', ...directory.exits]));
  return hash.digest('hex');
}

/** A digest of what the disk says of the assets, which are looked into only later. Equal digests mean equal content. */
export function assetsState({ assets }: Directory): string {
  const hash = createHash('sha256');
  for (const file of assets.values()) hash.update(JSON.stringify(['asset', ...placeOf(file), signatureOf(file.absolute) ?? bytesDigest(file)]));
  return hash.digest('hex');
}

const placeOf = ({ file, real, realFolder, isRegular }: FileEntry): unknown[] => [file, real, realFolder, isRegular];

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
