/** Digests: of what is kept, and of the code that made it. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** Returns the SHA-256 of some parts in hex. The limits of the parts count. */
export const digest = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('hex');
};

const SRC = fileURLToPath(new URL('../', import.meta.url));
/** Paths in `src` that readings depend on. Callers that keep other results pass their own. */
const READING = ['read', 'media', 'schema', 'wording', 'prose.ts', 'diagnostic.ts', 'given.ts'];
const digests = new Map<string, string>();
const ofFiles = new Map<string, string>();

/** Several digests name the same files. */
function digestOfFile(file: string): string {
  let known = ofFiles.get(file);
  if (known === undefined) {
    known = digest(readFileSync(path.join(SRC, file)));
    ofFiles.set(file, known);
  }
  return known;
}

/** Returns a digest (16 hex digits) of the code in some folders of `src`, of the installed libraries, and of Node's version and architecture. */
export function codeDigest(rooms: readonly string[] = READING): string {
  const name = rooms.join(' ');
  const known = digests.get(name);
  if (known !== undefined) return known;
  const files = rooms.flatMap((room) =>
    path.extname(room) !== ''
      ? [room]
      : readdirSync(path.join(SRC, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
  );
  const code = files.filter((file) => /\.(?:ts|astro|mdx|mjs|css)$/.test(file)).sort();
  const found = digest(...code.flatMap((file) => [file, digestOfFile(file)]), installed(), process.version, process.arch).slice(0, 16);
  digests.set(name, found);
  return found;
}

/** Returns npm's list of installed packages, or `package.json` if there is none. */
function installed(): Uint8Array {
  try {
    return readFileSync(path.join(SRC, '../node_modules/.package-lock.json'));
  } catch {
    return readFileSync(path.join(SRC, '../package.json'));
  }
}
