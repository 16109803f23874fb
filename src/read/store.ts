/**
 * What was found out about a file, kept between runs by a digest of all that it depends on. Losing any of
 * it costs time alone: what is not there, cut short, of other content or not readable is as good as never kept,
 * and where nothing can be written nothing is.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Store {
  /** Where it lies, so that another thread can open the same; undefined of one that keeps nothing. */
  readonly folder: string | undefined;
  get(key: string): string | undefined;
  put(key: string, value: string): void;
  /** Drops what was not asked for since the store was opened, once that is most of it. */
  prune(): void;
}

export const digest = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('hex');
};

const NOTHING: Store = { folder: undefined, get: () => undefined, put: () => {}, prune: () => {} };

/**
 * The store of a content directory below a cache folder; without one, a store that keeps nothing. What
 * another version of the generator or of its libraries has kept is not seen, and goes away.
 */
export function openStore(cache: string | undefined, roots: readonly (string | undefined)[]): Store {
  if (cache === undefined) return NOTHING;
  const code = codeDigest();
  const all = path.join(cache, 'read');
  try {
    for (const name of readdirSync(all)) if (name !== code) rmSync(path.join(all, name), { recursive: true, force: true });
  } catch {
    // There is none yet, or it is not ours to clear.
  }
  return openFolder(path.join(all, code, digest(...roots.map((root) => (root === undefined ? '' : realpathSync(root)))).slice(0, 16)));
}

/** The store in a folder, whether or not the folder exists. */
export function openFolder(folder: string | undefined): Store {
  return folder === undefined ? NOTHING : new FolderStore(folder);
}

const SHARD = 2;

class FolderStore implements Store {
  readonly folder: string;
  private readonly asked = new Set<string>();
  private readonly shards = new Set<string>();
  private canWrite = true;

  constructor(folder: string) {
    this.folder = folder;
  }

  get(key: string): string | undefined {
    this.asked.add(key);
    try {
      const text = readFileSync(this.fileOf(key), 'utf8');
      const end = text.indexOf('\n');
      const value = text.slice(end + 1);
      return text.slice(0, end) === digest(key, value) ? value : undefined;
    } catch {
      return undefined;
    }
  }

  put(key: string, value: string): void {
    this.asked.add(key);
    if (!this.canWrite) return;
    const shard = key.slice(0, SHARD);
    try {
      if (!this.shards.has(shard)) makeFolder(path.join(this.folder, shard));
      this.shards.add(shard);
      // Whoever reads it half written sees by its digest that it is.
      writeFileSync(this.fileOf(key), `${digest(key, value)}\n${value}`);
    } catch {
      this.canWrite = false;
    }
  }

  prune(): void {
    try {
      const kept = readdirSync(this.folder).flatMap((shard) =>
        readdirSync(path.join(this.folder, shard)).map((name) => ({ key: shard + name, file: path.join(this.folder, shard, name) })),
      );
      if (kept.length <= 2 * this.asked.size + 100) return;
      for (const { key, file } of kept) if (!this.asked.has(key)) rmSync(file, { force: true });
    } catch {
      // Another run may be clearing it too.
    }
  }

  private fileOf(key: string): string {
    return path.join(this.folder, key.slice(0, SHARD), key.slice(SHARD));
  }
}

/** Makes a folder and those above it. Node's own way tries for ever where a file system says of all that it is not there. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || path.dirname(folder) === folder) throw error;
    makeFolder(path.dirname(folder));
    mkdirSync(folder);
  }
}

const SRC = fileURLToPath(new URL('../', import.meta.url));
/** What reading depends on; whoever keeps more adds its own. */
const READING = ['read', 'schema', 'wording', 'diagnostic.ts'];
const digests = new Map<string, string>();

/** A digest of the generator's code in some rooms, of its libraries and of the runtime. */
export function codeDigest(rooms: readonly string[] = READING): string {
  const name = rooms.join(' ');
  const known = digests.get(name);
  if (known !== undefined) return known;
  const files = rooms.flatMap((room) =>
    room.endsWith('.ts') ? [room] : readdirSync(path.join(SRC, room), { recursive: true, encoding: 'utf8' }).map((file) => path.join(room, file)),
  );
  const code = files.filter((file) => file.endsWith('.ts')).sort();
  const found = digest(...code.flatMap((file) => [file, readFileSync(path.join(SRC, file))]), installed(), process.version, process.arch).slice(
    0,
    16,
  );
  digests.set(name, found);
  return found;
}

/** What is installed, and where that is not told, what should be. */
function installed(): Uint8Array {
  try {
    return readFileSync(path.join(SRC, '../node_modules/.package-lock.json'));
  } catch {
    return readFileSync(path.join(SRC, '../package.json'));
  }
}
