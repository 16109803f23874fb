/**
 * The one store of everything that is kept between runs. What is kept is found by a key that names all it depends on,
 * and every value is held against the digest of its bytes when it is read. So a store that is damaged, full, read-only,
 * of another version or gone costs time and changes nothing else.
 *
 * It is a SQLite database: several commands use it at once, and a killed one leaves nothing half written. What is
 * large lies in files beside it, named after their digests.
 */
import { hash } from 'node:crypto';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { makeFolder } from '../folders.ts';
import { clearDead, ownName } from '../leftovers.ts';

export interface Store {
  /** The bytes that were put under a key; undefined if there are none, or if they are not what was put. */
  get(key: string): Buffer | undefined;
  /** The digest of the bytes that were put under a key, whether or not they are still what was put. */
  digest(key: string): string | undefined;
  /** Keeps bytes under a key, as far as that is possible; they must not be changed afterwards. `known` is their digest, if it is at hand. Never throws. */
  put(key: string, bytes: Uint8Array | string, known?: string): void;
  /** Writes what was put so far. */
  flush(): void;
  /** Writes what was put, and drops what was not used for longest if the store has grown beyond its bound. */
  close(): void;
}

/** Keeps nothing. */
export const NO_STORE: Store = { get: () => undefined, digest: () => undefined, put() {}, flush() {}, close() {} };

/** A change in what a row holds makes a store of another name; the old one goes. */
const NAME = 'store-1';
/** Values from this size on lie in files. */
const LARGE = 256 * 1024;
/** Bytes that wait to be written in one go. */
const WAITING = 4 * 1024 * 1024;
/** The bound of the whole store, in bytes. */
const BOUND = 8 * 1024 ** 3;
/** The least that Node's zlib takes for the size of a chunk. */
const SMALLEST_CHUNK = constants.Z_MIN_CHUNK;
/** Milliseconds to wait for another command that writes: on a busy machine it may have to wait for its turn in the middle. */
const PATIENCE = 60_000;

/** Every so many runs, what was used is marked and the bound is looked at. */
const EVERY = 16;

/** The digest by which bytes are known, in the store and in a site. */
export const digestOf = (bytes: Uint8Array): string => hash('sha256', bytes, 'base64url');

/** Bytes as a row holds them: packed, or as they are if packing them saves nothing, as it does of pictures. */
function packedOf(bytes: Uint8Array): Uint8Array {
  const packed = zstdCompressSync(bytes);
  return packed.length < bytes.length ? packed : bytes;
}
/** Into memory of the right size at once: it takes half the time. */
const unpacked = (held: Uint8Array, size: number): Buffer =>
  held.length === size
    ? Buffer.from(held.buffer, held.byteOffset, size)
    : zstdDecompressSync(held, { maxOutputLength: Math.max(size, 1), chunkSize: Math.max(size, SMALLEST_CHUNK) });

/** Opens the store in a folder, and makes it if there is none. Without a folder nothing is kept. */
export function openStore(folder: string | undefined): Store {
  if (folder === undefined) return NO_STORE;
  try {
    return new FolderStore(folder);
  } catch {
    return NO_STORE;
  }
}

interface Row {
  digest: string;
  size: number;
  bytes: Uint8Array | null;
}

const removeDatabase = (folder: string): void => {
  for (const end of ['', '-wal', '-shm']) rmSync(path.join(folder, `${NAME}.db${end}`), { force: true });
};

/** What SQLite says of a file that is damaged inside, which it may open all the same (result codes SQLITE_CORRUPT and SQLITE_NOTADB). */
const DAMAGED: ReadonlySet<unknown> = new Set([11, 26]);

class FolderStore implements Store {
  private readonly folder: string;
  private database: DatabaseSync;
  private find: StatementSync;
  private known: StatementSync | undefined;
  private waiting = new Map<string, { digest: string; bytes: Buffer }>();
  private waitingBytes = 0;
  private readonly used = new Set<string>();
  private canWrite = true;
  /** Whether the database is damaged where it was not read at first. It goes when it is closed, and the next command makes it anew. */
  private isDamaged = false;
  /** The number of this run: what was used longest ago has the lowest. */
  private run = 0;

  constructor(folder: string) {
    this.folder = folder;
    makeFolder(folder);
    try {
      [this.database, this.find] = this.opened();
    } catch {
      // It is damaged, or of a version that nobody knows: it is made anew.
      removeDatabase(folder);
      [this.database, this.find] = this.opened();
    }
    this.run = (this.database.prepare('PRAGMA user_version').get() as { user_version: number }).user_version + 1;
  }

  private opened(): [DatabaseSync, StatementSync] {
    const database = new DatabaseSync(path.join(this.folder, `${NAME}.db`));
    database.exec(`PRAGMA busy_timeout = ${PATIENCE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL`);
    // With numbers for rows: without, bytes lie in the tree of keys, and whoever looks for a key reads those of every row on the way.
    database.exec(
      'CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, digest TEXT NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL, bytes BLOB)',
    );
    // To look for what leads to a file is to look through everything otherwise.
    database.exec('CREATE INDEX IF NOT EXISTS files ON kept (digest) WHERE bytes IS NULL');
    return [database, database.prepare('SELECT digest, size, bytes FROM kept WHERE key = ?')];
  }

  get(key: string): Buffer | undefined {
    const waits = this.waiting.get(key);
    if (waits !== undefined) return waits.bytes;
    try {
      const row = this.find.get(key) as Row | undefined;
      if (row === undefined) return undefined;
      const bytes = row.bytes === null ? readFileSync(this.large(row.digest)) : unpacked(row.bytes, row.size);
      if (digestOf(bytes) !== row.digest) return undefined;
      this.used.add(key);
      return bytes;
    } catch (error) {
      this.noteDamage(error);
      return undefined;
    }
  }

  digest(key: string): string | undefined {
    const waits = this.waiting.get(key);
    if (waits !== undefined) return waits.digest;
    try {
      this.known ??= this.database.prepare('SELECT digest FROM kept WHERE key = ?');
      const row = this.known.get(key) as Pick<Row, 'digest'> | undefined;
      if (row !== undefined) this.used.add(key);
      return row?.digest;
    } catch (error) {
      this.noteDamage(error);
      return undefined;
    }
  }

  put(key: string, bytes: Uint8Array | string, known?: string): void {
    if (!this.canWrite) return;
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes) : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.waiting.set(key, { digest: known ?? digestOf(buffer), bytes: buffer });
    this.waitingBytes += buffer.length;
    if (this.waitingBytes > WAITING) this.flush();
  }

  flush(): void {
    const { waiting } = this;
    this.waiting = new Map();
    this.waitingBytes = 0;
    if (waiting.size === 0 || !this.canWrite) return;
    try {
      const insert = this.database.prepare('INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?, ?)');
      const packed = Array.from(waiting, ([key, { digest, bytes }]) => {
        if (bytes.length >= LARGE) this.writeLarge(digest, bytes);
        return [key, digest, bytes.length, this.run, bytes.length >= LARGE ? null : packedOf(bytes)] as const;
      });
      const large = this.database.prepare('SELECT digest FROM kept WHERE key = ? AND bytes IS NULL');
      const superseded = new Set<string>();
      this.database.exec('BEGIN IMMEDIATE');
      for (const row of packed) {
        const was = large.get(row[0]) as { digest: string } | undefined;
        if (was !== undefined && was.digest !== row[1]) superseded.add(was.digest);
        insert.run(...row);
      }
      this.database.exec('COMMIT');
      this.dropUnused(superseded);
    } catch (error) {
      this.noteDamage(error);
      this.giveUp();
    }
  }

  close(): void {
    this.flush();
    try {
      if (this.canWrite) this.bound();
    } catch (error) {
      this.noteDamage(error);
    }
    try {
      this.database.close();
    } catch {
      // The next command finds it as it is.
    }
    if (this.isDamaged) removeDatabase(this.folder);
  }

  private noteDamage(error: unknown): void {
    const { errcode } = error as { errcode?: number };
    // The lower eight bits are the kind of a fault, the others its place.
    if (errcode !== undefined && DAMAGED.has(errcode & 0xff)) this.isDamaged = true;
  }

  private giveUp(): void {
    this.canWrite = false;
    try {
      this.database.exec('ROLLBACK');
    } catch {
      // Nothing had begun.
    }
  }

  private large(digest: string): string {
    return path.join(this.folder, 'large', digest.slice(0, 2), digest);
  }

  /** Removes the files of values that no key leads to any more: what a build knows of a large site is written anew by each. */
  private dropUnused(digests: ReadonlySet<string>): void {
    const used = this.database.prepare('SELECT 1 FROM kept WHERE digest = ? AND bytes IS NULL LIMIT 1');
    for (const digest of digests) if (used.get(digest) === undefined) rmSync(this.large(digest), { force: true });
  }

  private writeLarge(digest: string, bytes: Buffer): void {
    const target = this.large(digest);
    makeFolder(path.dirname(target));
    // Only a whole file gets its name.
    const draft = path.join(this.folder, 'large', `draft-${ownName()}`);
    writeFileSync(draft, bytes);
    renameSync(draft, target);
  }

  /** Marks what was used, and drops the least recently used while there is too much. */
  private bound(): void {
    this.database.exec(`PRAGMA user_version = ${this.run}`);
    if (this.run % EVERY !== 0) return;
    clearDead(path.join(this.folder, 'large'), /^draft-(\d+-.*)$/);
    const mark = this.database.prepare('UPDATE kept SET used = ? WHERE key = ?');
    this.database.exec('BEGIN IMMEDIATE');
    for (const key of this.used) mark.run(this.run, key);
    let { total } = this.database.prepare('SELECT coalesce(sum(size), 0) AS total FROM kept').get() as { total: number };
    if (total > BOUND) {
      const drop = this.database.prepare('DELETE FROM kept WHERE key = ?');
      for (const { key, size, digest, bytes } of this.database
        .prepare('SELECT key, size, digest, bytes IS NULL AS bytes FROM kept ORDER BY used')
        .all() as unknown as {
        key: string;
        size: number;
        digest: string;
        bytes: number;
      }[]) {
        if (total <= BOUND / 2) break;
        drop.run(key);
        if (bytes === 1) rmSync(this.large(digest), { force: true });
        total -= size;
      }
    }
    this.database.exec('COMMIT');
  }
}
