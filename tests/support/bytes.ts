/** Everything that a site says, byte by byte. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { listFiles } from '../../src/outputs/inspect.ts';

/** Each file of a site; what is compressed is opened, so that nothing hides in it. */
export async function openFiles(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const file of await listFiles(folder)) {
    const bytes = readFileSync(path.join(folder, file));
    files.set(file, bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes);
  }
  return files;
}

/** Files that differ between two sites, or that only one of them has. */
export function differences(a: ReadonlyMap<string, Buffer>, b: ReadonlyMap<string, Buffer>): string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((file) => {
    const [one, other] = [a.get(file), b.get(file)];
    return one === undefined || other === undefined || !one.equals(other);
  });
}
