/** The folder that a command writes single files into: a bundle, or papers. */
import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { clearDead, ownName } from '../leftovers.ts';

/** What a file is called while it is written; `base` is the name that it will have. */
export const partOf = (folder: string, base: string): string => path.join(folder, `.${base}.${ownName()}.part`);

/** Makes a folder, and takes away what killed commands left half-written in it. Throws if nothing can be written there. */
export function openFolder(folder: string): void {
  let there = path.resolve(folder);
  while (!existsSync(there) && path.dirname(there) !== there) there = path.dirname(there);
  // Asked first: Node says of a folder on a read-only disk that it is not there.
  accessSync(there, constants.W_OK);
  mkdirSync(folder, { recursive: true });
  clearParts(folder);
  // Rights alone do not tell everything, on Windows least of all.
  const probe = partOf(folder, 'probe');
  writeFileSync(probe, '');
  rmSync(probe);
}

/** Takes away what killed commands left half-written in a folder. */
export const clearParts = (folder: string): void => clearDead(folder, /^\..+\.(\d+-[0-9a-f]{6}-[0-9a-f]{8})\.part$/);
