/** Reads and compares built sites byte by byte. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listFiles } from '../../src/outputs/inspect.ts';

/** Returns each file of a site by its path. Decompresses gzip, so that searches find what it contains. */
export async function openFiles(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const file of listFiles(folder)) {
    const bytes = readFileSync(path.join(folder, file));
    files.set(file, bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  }
  return files;
}

/** Returns the files that differ between two sites or exist in only one of them. */
export function differences(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((file) => {
    const [one, other] = [a.get(file), b.get(file)];
    return one === undefined || other === undefined || !one.equals(other);
  });
}
