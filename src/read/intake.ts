/**
 * A snapshot of a content directory: its list of files, and the digest of each text. A text that is known by its
 * signature is neither opened nor decoded until somebody asks for it.
 */

import { readFileSync, statSync } from 'node:fs';
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
  directory: Directory;
  /** Every text file. */
  texts: ReadonlyMap<FileEntry, TakenText>;
}

/** A file was changed while its content was being read; its message is the file. Reading again helps. */
export class ChangedError extends Error {}

/** Takes in a directory that was walked. Digests are kept by signature in `memory`. */
export function takeIn(walk: Walk, memory: Memory = NO_MEMORY): Intake {
  const directory = classify(walk);
  return { directory, texts: new Map(textsOf(directory).map((file) => [file, takeText(file, memory)])) };
}

const textsOf = ({ site, taxonomy, organizations, misplaced, entries, overlays }: Directory): FileEntry[] => [
  ...[site, taxonomy].flatMap((file) => file ?? []),
  ...organizations,
  ...misplaced,
  ...entries,
  ...overlays,
];

function takeText(file: FileEntry, memory: Memory): TakenText {
  const { signature } = file;
  const kept = signature === undefined ? undefined : memory.get<string>('signature', signature);
  if (kept !== undefined) return { digest: kept, decoded: () => decodedAs(file, kept) };
  let bytes = bytesOf(file);
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
