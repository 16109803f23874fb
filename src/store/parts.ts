/** Several texts and lists of numbers as one run of bytes, since what belongs together must be kept together. */

type Part = string | Uint8Array | Uint32Array | Float64Array;

const bytesOf = (part: Part): Uint8Array =>
  typeof part === 'string' ? Buffer.from(part) : new Uint8Array(part.buffer, part.byteOffset, part.byteLength);

/** How many parts there are, how long each is, then all. */
export function joinParts(parts: readonly Part[]): Buffer {
  const all = parts.map(bytesOf);
  const head = new Uint32Array([all.length, ...all.map(({ length }) => length)]);
  return Buffer.concat([bytesOf(head), ...all]);
}

/** Reverses `joinParts`: the bytes of each part, each in memory of its own. */
export function splitParts(bytes: Uint8Array): Uint8Array<ArrayBuffer>[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const count = view.getUint32(0, true);
  let at = 4 * (count + 1);
  return Array.from({ length: count }, (_, index) => {
    const from = at;
    at += view.getUint32(4 * (index + 1), true);
    return new Uint8Array(bytes.slice(from, at));
  });
}
