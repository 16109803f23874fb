/** What lies in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of every file below a folder, by its path with `/`, in the order of paths. `latin1` keeps every byte. */
export const textsIn = (folder: string, encoding: 'utf8' | 'latin1' = 'utf8'): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file).split(path.sep).join('/'), readFileSync(file, encoding)]),
  );
