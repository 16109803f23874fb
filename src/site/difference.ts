/** What a site has that the one before it had not: what publishing it would have to send. */
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Closing } from '../wording/commands.ts';
import { listFiles } from './inspect.ts';

const sizeOf = async (file: string): Promise<number> => (await stat(file)).size;

/** `files` are those of `after`. A file of `before` that vanishes meanwhile counts as never there. */
export async function differenceOf(before: string, after: string, files: readonly string[]): Promise<NonNullable<Closing['changes']>> {
  const old = new Set(await listFiles(before));
  const changes = { added: 0, changed: 0, removed: 0, bytes: 0 };
  for (const file of files) {
    const target = path.join(after, file);
    if (!old.has(file)) changes.added += 1;
    else if (await differ(path.join(before, file), target)) changes.changed += 1;
    else continue;
    changes.bytes += await sizeOf(target);
  }
  const now = new Set(files);
  changes.removed = [...old].filter((file) => !now.has(file)).length;
  return changes;
}

async function differ(before: string, after: string): Promise<boolean> {
  try {
    return (await sizeOf(before)) !== (await sizeOf(after)) || !(await readFile(before)).equals(await readFile(after));
  } catch {
    return true;
  }
}

export async function totalSize(folder: string, files: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const file of files) bytes += await sizeOf(path.join(folder, file));
  return bytes;
}
