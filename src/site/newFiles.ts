/** Puts new files into a directory: each whole or not at all, none in the place of another. */
import { existsSync, linkSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { makeFolder } from '../folders.ts';
import { ownName } from '../leftovers.ts';
import { NEW } from '../wording/new.ts';
import { MisuseError } from './misuse.ts';

export interface FileToPut {
  /** Its path in the directory, with `/`. */
  file: string;
  bytes: string | Uint8Array;
}

/** Throws `MisuseError` if one of the files is there already. */
export function refuseExisting(root: string, files: readonly { file: string }[]): void {
  const there = files.find(({ file }) => existsSync(path.join(root, file)));
  if (there !== undefined) throw new MisuseError(NEW.exists(there.file));
}

/** Puts files that are not there yet. If one cannot be put, those put before are taken away. Throws `MisuseError` if one is there. */
export function putNew(root: string, files: readonly FileToPut[]): void {
  refuseExisting(root, files);
  const put: string[] = [];
  try {
    for (const { file, bytes } of files) {
      const target = path.join(root, file);
      makeFolder(path.dirname(target));
      // A name with a dot is no part of a content. A second name is refused where the first exists, which a rename is not.
      const draft = path.join(path.dirname(target), `.new-${ownName()}`);
      try {
        writeFileSync(draft, bytes, { flag: 'wx' });
        try {
          linkSync(draft, target);
        } catch (error) {
          const { code } = error as NodeJS.ErrnoException;
          if (code === 'EEXIST') throw new MisuseError(NEW.exists(file));
          // Not every disk has second names.
          if (existsSync(target)) throw new MisuseError(NEW.exists(file));
          renameSync(draft, target);
        }
        put.push(target);
      } finally {
        rmSync(draft, { force: true });
      }
    }
  } catch (error) {
    for (const target of put) rmSync(target, { force: true });
    throw error;
  }
}

/** Bytes of a file that are read into memory. */
const LARGEST = 100 * 1024 * 1024;

/** Reads a file that a command names. Throws `MisuseError` if there is none, or one that is too large to be meant. */
export function readGivenFile(file: string): Uint8Array {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status?.isFile() !== true) throw new MisuseError(NEW.noFile(file));
  if (status.size > LARGEST) throw new MisuseError(NEW.tooLarge(file));
  return readFileSync(file);
}
