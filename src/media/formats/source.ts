/** Random access to a file without loading it as a whole: films may have 200 MB. */
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';

export interface ByteSource {
  readonly size: number;
  /** Returns exactly `length` bytes. Throws `Truncated` if the file has fewer. */
  read(offset: number, length: number): Promise<Buffer>;
}

/** The file ends before the requested bytes. */
export class Truncated extends Error {}

const WINDOW = 1 << 18;

/** Reads through a window of 256 KiB, because container headers lie close together. */
export class FileSource implements ByteSource {
  readonly size: number;
  private readonly handle: FileHandle;
  private window = Buffer.alloc(0);
  private windowStart = 0;

  constructor(handle: FileHandle, size: number) {
    this.handle = handle;
    this.size = size;
  }

  async read(offset: number, length: number): Promise<Buffer> {
    if (offset < 0 || length < 0 || offset + length > this.size) throw new Truncated();
    if (offset < this.windowStart || offset + length > this.windowStart + this.window.length) {
      const wanted = Math.min(Math.max(length, WINDOW), this.size - offset);
      const window = Buffer.allocUnsafe(wanted);
      let filled = 0;
      while (filled < wanted) {
        const { bytesRead } = await this.handle.read(window, filled, wanted - filled, offset + filled);
        if (bytesRead === 0) throw new Truncated();
        filled += bytesRead;
      }
      this.window = window;
      this.windowStart = offset;
    }
    return this.window.subarray(offset - this.windowStart, offset - this.windowStart + length);
  }
}

/** The same for bytes in memory. */
export class MemorySource implements ByteSource {
  readonly size: number;
  private readonly bytes: Buffer;

  constructor(bytes: Uint8Array) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.size = bytes.length;
  }

  async read(offset: number, length: number): Promise<Buffer> {
    if (offset < 0 || length < 0 || offset + length > this.size) throw new Truncated();
    return this.bytes.subarray(offset, offset + length);
  }
}

/** Returns the SHA-256 of a file in hex, without loading it into memory. */
export async function digestOf(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.allocUnsafe(1 << 20);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
      if (bytesRead === 0) return hash.digest('hex');
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await handle.close();
  }
}
