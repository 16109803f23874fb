/**
 * Reads the directory and single entries of a ZIP. Uses Node's inflate, which stops at a limit: libraries trust
 * the declared sizes, which a ZIP bomb falsifies.
 */
import { inflateRawSync } from 'node:zlib';

export interface ZipEntry {
  name: string;
  /** Declared sizes in bytes, unpacked and packed. */
  size: number;
  packed: number;
  method: number;
  /** Offset of the local header. */
  offset: number;
}

/** An entry or the directory exceeds its limit. */
export class TooLarge extends Error {}

/** Returns the entries of the central directory, or undefined if it cannot be read. Throws `TooLarge` beyond `limit` entries. */
export function zipEntries(bytes: Buffer, limit: number): ZipEntry[] | undefined {
  const end = bytes.subarray(-65_557).lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end === -1) return undefined;
  const record = Math.max(0, bytes.length - 65_557) + end;
  if (record + 22 > bytes.length) return undefined;
  const count = bytes.readUInt16LE(record + 10);
  const entries: ZipEntry[] = [];
  let at = bytes.readUInt32LE(record + 16);
  if (count > limit) throw new TooLarge();
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined;
    const nameLength = bytes.readUInt16LE(at + 28);
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      offset: bytes.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return entries;
}

/** Unpacks an entry. Throws `TooLarge` beyond `limit` bytes, and another error if it cannot be unpacked. */
export function unzip(bytes: Buffer, { offset, packed, method }: ZipEntry, limit: number): Buffer {
  const start = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28);
  const content = bytes.subarray(start, start + packed);
  if (content.length !== packed || (method !== 0 && method !== 8)) throw new Error('not unpackable');
  if (method === 0) {
    if (content.length > limit) throw new TooLarge();
    return content;
  }
  try {
    return inflateRawSync(content, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw new TooLarge();
    throw error;
  }
}
