/**
 * Files on the disk, read with their digests and written whole: a file is replaced by one rename, and only if it still
 * is what its editor saw. What it was before is kept, so that every save can be taken back.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** The digest of a file's bytes; `''` stands for no file. */
export const digestOf = (bytes: Uint8Array | undefined): string => (bytes === undefined ? '' : createHash('sha256').update(bytes).digest('hex'));

/** The bytes of a file, if there is one. */
export function bytesAt(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** A file is no longer what its editor saw. */
export class ConflictError extends Error {}

/** The disk refuses; `code` is the system's, such as ENOSPC. */
export class DiskError extends Error {
  readonly code: string;
  constructor(code: string, cause: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** A place beside a file that every build ignores. */
const beside = (file: string): string => path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.saving`);

/** Takes a folder away in which nothing lies any more: an entry that has moved leaves no trace. */
function leaveNoEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something lies in it, or somebody else has it open.
  }
}

/**
 * Puts bytes in the place of a file, or takes it away (`undefined`). `seen` is the digest of what is to be replaced.
 * Throws `ConflictError` where the file is another by now, and `DiskError` where the disk is full or refuses; in both
 * cases the file is what it was.
 */
function replaceFile(file: string, bytes: Uint8Array | undefined, seen: string): void {
  if (digestOf(bytesAt(file)) !== seen) throw new ConflictError(file);
  const next = beside(file);
  try {
    if (bytes === undefined) {
      rmSync(file, { force: true });
      leaveNoEmpty(path.dirname(file));
      return;
    }
    mkdirSync(path.dirname(file), { recursive: true });
    const handle = openSync(next, 'w');
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    if (digestOf(bytesAt(file)) !== seen) throw new ConflictError(file);
    renameSync(next, file);
  } catch (error) {
    rmSync(next, { force: true });
    throw error instanceof ConflictError ? error : new DiskError((error as NodeJS.ErrnoException).code ?? 'EIO', error);
  }
}

/** A file's new bytes, `undefined` to take it away, and the digest of what is to be replaced. */
export interface Change {
  file: string;
  bytes: Uint8Array | undefined;
  seen: string;
}

/** What a save did to one file. */
interface Step {
  file: string;
  before: string | null;
  /** The digest of what it left. */
  after: string;
}

/** What has been saved, in order, kept on the disk: the newest `MOST` saves can be taken back, one after another. */
export class Saves {
  private readonly folder: string;
  private readonly ignored: string;

  /** `drafts`: the folder that no build looks into. A version control that looks into it is told not to. */
  constructor(drafts: string) {
    this.folder = path.join(drafts, '.saves');
    this.ignored = path.join(drafts, '.gitignore');
  }

  /**
   * Replaces files as one save: if one cannot be replaced, none is. Gives the name by which it is taken back. What they
   * were is written down first, so that a full disk loses nothing.
   */
  save(changes: readonly Change[]): string {
    const steps = changes.map(({ file, bytes, seen }): Step => {
      const before = bytesAt(file);
      if (digestOf(before) !== seen) throw new ConflictError(file);
      return { file, before: before === undefined ? null : before.toString('base64'), after: digestOf(bytes) };
    });
    const name = this.next();
    if (!existsSync(this.ignored)) replaceFile(this.ignored, Buffer.from('*\n'), '');
    replaceFile(this.fileOf(name), Buffer.from(JSON.stringify(steps)), '');
    const done: number[] = [];
    try {
      for (const [index, { file, bytes, seen }] of changes.entries()) {
        replaceFile(file, bytes, seen);
        done.push(index);
      }
    } catch (error) {
      for (const index of done.reverse()) this.undoStep(steps[index] as Step);
      rmSync(this.fileOf(name), { force: true });
      throw error;
    }
    for (const old of this.names().slice(0, -MOST)) rmSync(this.fileOf(old), { force: true });
    return name;
  }

  /** Takes a save back. Throws `ConflictError` where one of its files was changed since; then none is. */
  undo(name: string): void {
    if (!/^\d{6}$/.test(name) || !existsSync(this.fileOf(name))) throw new ConflictError(name);
    const steps = JSON.parse(readFileSync(this.fileOf(name), 'utf8')) as Step[];
    for (const { file, after } of steps) if (digestOf(bytesAt(file)) !== after) throw new ConflictError(file);
    for (const step of steps.toReversed()) this.undoStep(step);
    rmSync(this.fileOf(name), { force: true });
  }

  private undoStep({ file, before, after }: Step): void {
    replaceFile(file, before === null ? undefined : Buffer.from(before, 'base64'), after);
  }

  private readonly fileOf = (name: string): string => path.join(this.folder, `${name}.json`);

  private names(): string[] {
    const names = existsSync(this.folder) ? readdirSync(this.folder) : [];
    return names
      .filter((name) => /^\d{6}\.json$/.test(name))
      .map((name) => name.slice(0, -'.json'.length))
      .sort();
  }

  private next(): string {
    return String(Number(this.names().at(-1) ?? 0) + 1).padStart(6, '0');
  }
}

const MOST = 200;
