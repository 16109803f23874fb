/**
 * A cache between runs. Keys are digests of everything that a value depends on. Losing the cache costs only
 * time: an entry that is missing, truncated, altered or unreadable counts as absent, and write errors are ignored.
 */
import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { makeFolder } from '../folders.ts';

export interface Store {
  /** Folder of the store, so that another thread can open it; undefined for a store that keeps nothing. */
  readonly folder: string | undefined;
  get(key: string): string | undefined;
  put(key: string, value: string): void;
  /** Writes the values put so far. */
  flush(): void;
  /** Flushes, and deletes values that were not requested since opening once they are more than half of the bytes. */
  close(): void;
  /** Returns the value stored under a name, if it was stored with this key. */
  recall(name: string, key: string): string | undefined;
  remember(name: string, key: string, value: string): void;
}

export const digest = (...parts: (string | Uint8Array)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length} `).update(part);
  return hash.digest('hex');
};

const NOTHING: Store = {
  folder: undefined,
  get: () => undefined,
  put() {},
  flush() {},
  close() {},
  recall: () => undefined,
  remember() {},
};

/**
 * Opens the store of a content directory in a cache folder, or a store that keeps nothing if `cache` is
 * undefined. Deletes what other versions of the generator or of its libraries have stored.
 */
export function openStore(cache: string | undefined, roots: readonly (string | undefined)[]): Store {
  if (cache === undefined) return NOTHING;
  const code = codeDigest();
  const all = path.join(cache, 'read');
  try {
    for (const name of readdirSync(all)) if (name !== code) rmSync(path.join(all, name), { recursive: true, force: true });
  } catch {
    // The folder does not exist yet or cannot be cleared.
  }
  return openFolder(path.join(all, code, digest(...roots.map((root) => (root === undefined ? '' : realpathSync(root)))).slice(0, 16)));
}

/** Opens the store in a folder, which need not exist. */
export function openFolder(folder: string | undefined): Store {
  return folder === undefined ? NOTHING : new FolderStore(folder);
}

/** Bytes per pack file. One file per value would be slower: ten thousand small files take longer to write than to read. */
const PACK = 8 * 1024 * 1024;
/** With more small packs than this, `close` repacks them. */
const MOST_SMALL = 8;

interface Kept {
  pack: string;
  bytes: Buffer;
}

/**
 * Stores values in pack files. Before each value stands a line with its key, its length and a digest of key and
 * value. A pack is written in one call and never changed; from a truncated pack the complete values are used.
 */
class FolderStore implements Store {
  readonly folder: string;
  private readonly asked = new Set<string>();
  private kept: Map<string, Kept> | undefined;
  private readonly sizes = new Map<string, number>();
  private waiting: Buffer[] = [];
  private waitingBytes = 0;
  private canWrite = true;

  constructor(folder: string) {
    this.folder = folder;
  }

  get(key: string): string | undefined {
    this.asked.add(key);
    this.kept ??= this.load();
    const bytes = this.kept.get(key)?.bytes;
    return bytes === undefined ? undefined : valueIn(key, bytes);
  }

  put(key: string, value: string): void {
    this.asked.add(key);
    this.wait(record(key, value));
  }

  flush(): void {
    if (this.waiting.length === 0) return;
    const pack = Buffer.concat(this.waiting);
    [this.waiting, this.waitingBytes] = [[], 0];
    this.write(`${randomUUID()}.pack`, pack);
  }

  close(): void {
    this.flush();
    const kept = [...(this.kept ?? [])];
    const live = kept.filter(([key]) => this.asked.has(key));
    const size = (all: typeof kept): number => all.reduce((sum, [, { bytes }]) => sum + bytes.length, 0);
    const small = [...this.sizes.values()].filter((bytes) => bytes < PACK / 2).length;
    if (size(live) * 2 < size(kept) || small > MOST_SMALL) {
      // Another run may write at the same time, but only to packs of its own.
      for (const [, { bytes }] of live) this.wait(bytes);
      this.flush();
      if (this.canWrite) for (const pack of this.sizes.keys()) rmSync(path.join(this.folder, pack), { force: true, recursive: true });
    }
    this.kept = undefined;
  }

  recall(name: string, key: string): string | undefined {
    try {
      return valueIn(key, readFileSync(path.join(this.folder, name)));
    } catch {
      return undefined;
    }
  }

  remember(name: string, key: string, value: string): void {
    this.write(name, record(key, value));
  }

  private wait(bytes: Buffer): void {
    if (!this.canWrite) return;
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    if (this.waitingBytes > PACK) this.flush();
  }

  private write(name: string, bytes: Buffer): void {
    if (!this.canWrite) return;
    try {
      makeFolder(this.folder);
      // Not atomic: a reader detects a partial file by the digests.
      writeFileSync(path.join(this.folder, name), bytes);
    } catch {
      this.canWrite = false;
    }
  }

  private load(): Map<string, Kept> {
    const found = new Map<string, Kept>();
    let names: string[] = [];
    try {
      names = readdirSync(this.folder).filter((name) => name.endsWith('.pack'));
    } catch {
      // The folder does not exist yet.
    }
    for (const pack of names) {
      try {
        const bytes = readFileSync(path.join(this.folder, pack));
        this.sizes.set(pack, bytes.length);
        for (let at = 0; at < bytes.length; ) {
          const end = bytes.indexOf(10, at);
          const [key, length] = bytes.toString('latin1', at, end === -1 ? at : Math.min(end, at + 200)).split(' ');
          const next = end + 1 + Number(length);
          if (key === undefined || !(next > at && next <= bytes.length)) break;
          found.set(key, { pack, bytes: bytes.subarray(at, next) });
          at = next;
        }
      } catch {
        this.sizes.set(pack, 0);
      }
    }
    return found;
  }
}

function record(key: string, value: string): Buffer {
  const bytes = Buffer.from(value);
  return Buffer.concat([Buffer.from(`${key} ${bytes.length} ${digest(key, bytes)}\n`), bytes]);
}

/** Returns the value of a record, or undefined if it was altered or belongs to another key. */
function valueIn(key: string, bytes: Buffer): string | undefined {
  const end = bytes.indexOf(10);
  const value = bytes.subarray(end + 1);
  return bytes.toString('latin1', 0, Math.max(0, end)) === `${key} ${value.length} ${digest(key, value)}` ? value.toString() : undefined;
}

const SRC = fileURLToPath(new URL('../', import.meta.url));
/** Paths in `src` that readings depend on. Callers that cache other results pass their own. */
const READING = ['read', 'media', 'schema', 'wording', 'diagnostic.ts', 'given.ts'];
const digests = new Map<string, string>();

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
  const found = digest(...code.flatMap((file) => [file, readFileSync(path.join(SRC, file))]), installed(), process.version, process.arch).slice(
    0,
    16,
  );
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
