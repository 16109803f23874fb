/**
 * A snapshot of a content directory: its list of files, and the digest of each text. A text that is known by its
 * signature is neither opened nor decoded until somebody asks for it.
 */

import { readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { compareText } from '../diagnostic.ts';
import { digest } from '../store/code.ts';
import { classify, type Directory, type FileEntry } from './directory.ts';
import { type Memory, NO_MEMORY } from './memory.ts';
import { type Decoded, decode } from './text.ts';
import type { Walk } from './walk.ts';

/** A text file. An unreadable one has no text and the digest `unreadable`. */
export interface TakenText {
  /** The digest of its bytes. */
  digest: string;
  /** Its text. Throws `ChangedError` if the file has changed since it was taken in. */
  decoded(): Decoded | undefined;
}

export interface Intake {
  walk: Walk;
  directory: Directory;
  /** Every text file. */
  texts: ReadonlyMap<FileEntry, TakenText>;
}

/** A file was changed while its content was being read; its message is the file. Reading again helps. */
export class ChangedError extends Error {}

/** Files as they would be, by their paths in a directory: with other bytes, or with those of a file elsewhere. */
export type Instead = ReadonlyMap<string, { bytes: Uint8Array } | { absolute: string }>;

/**
 * Takes in a directory that was walked. Digests are kept by signature in `memory`. `instead`: files that are taken as
 * they would be, whether they are there or not.
 */
export function takeIn(walk: Walk, memory: Memory = NO_MEMORY, instead?: Instead): Intake {
  const directory = classify(instead === undefined || instead.size === 0 ? walk : { ...walk, files: asIf(walk, instead) });
  return { walk, directory, texts: new Map(textsOf(directory).map((file) => [file, takeText(file, memory, instead?.get(file.file))])) };
}

/** The files of a directory with others in their place or beside them. What is asked of a new one's place is asked of its folder. */
function asIf({ root, files }: Walk, instead: Instead): FileEntry[] {
  const base = realpathSync(root);
  const known = new Set(files.map(({ file }) => file));
  const added = [...instead.keys()]
    .filter((file) => !known.has(file))
    .map((file): FileEntry => {
      const real = path.join(base, ...file.split('/'));
      return { file, absolute: path.join(root, ...file.split('/')), real, realFolder: path.dirname(real), isRegular: true, signature: undefined };
    });
  return [...files, ...added]
    .map((entry) => {
      const other = instead.get(entry.file);
      return other === undefined ? entry : { ...entry, signature: undefined, ...('absolute' in other ? { absolute: other.absolute } : {}) };
    })
    .sort((a, b) => compareText(a.file, b.file));
}

const textsOf = ({ site, taxonomy, organizations, forms, misplaced, entries, overlays }: Directory): FileEntry[] => [
  ...[site, taxonomy].flatMap((file) => file ?? []),
  ...organizations,
  ...forms,
  ...misplaced,
  ...entries,
  ...overlays,
];

function takeText(file: FileEntry, memory: Memory, instead?: { bytes: Uint8Array } | { absolute: string }): TakenText {
  const { signature } = file;
  const kept = signature === undefined ? undefined : memory.get<string>('signature', signature);
  if (kept !== undefined) return { digest: kept, decoded: () => decodedAs(file, kept) };
  let bytes: Uint8Array | undefined = instead !== undefined && 'bytes' in instead ? instead.bytes : bytesOf(file);
  let decoded: Decoded | undefined;
  const found = bytes === undefined ? UNREADABLE : digest(bytes);
  if (signature !== undefined) memory.put('signature', signature, found);
  return {
    digest: found,
    decoded() {
      if (bytes !== undefined) decoded = decode(bytes);
      bytes = undefined;
      return decoded;
    },
  };
}

const UNREADABLE = 'unreadable';

function decodedAs(file: FileEntry, wanted: string): Decoded | undefined {
  const bytes = bytesOf(file);
  if ((bytes === undefined ? UNREADABLE : digest(bytes)) !== wanted) throw new ChangedError(file.file);
  return bytes === undefined ? undefined : decode(bytes);
}

/** Bytes. A larger text file is there by mistake, and reading it could exhaust the memory. */
const LARGEST = 20 * 1024 * 1024;

/** Synchronous on purpose: for thousands of small files, awaiting each takes longer than reading it. */
function bytesOf({ absolute, isRegular }: FileEntry): Buffer | undefined {
  try {
    if (isRegular && statSync(absolute).size <= LARGEST) return readFileSync(absolute);
  } catch {
    // Treated like a missing file.
  }
  return undefined;
}
