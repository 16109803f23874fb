/** Digests by number, one after the other: of ten thousand cases there are half a million. */
import { hash } from 'node:crypto';

/** Bytes of each. */
export const DIGEST = 16;

export const digestBytes = (text: string): Buffer => hash('sha256', text, 'buffer').subarray(0, DIGEST);

export class Digests {
  private all: Buffer;

  constructor(before: Uint8Array) {
    this.all = Buffer.from(before);
  }

  /** Sets one. Gives whether it is as it was. */
  change(number: number, digest: Buffer): boolean {
    const [from, to] = [number * DIGEST, (number + 1) * DIGEST];
    if (to > this.all.length) {
      const larger = Buffer.alloc(Math.max(to, this.all.length * 2, 1 << 16));
      this.all.copy(larger);
      this.all = larger;
    }
    if (this.all.compare(digest, 0, DIGEST, from, to) === 0) return true;
    digest.copy(this.all, from);
    return false;
  }

  /** One of them as text. */
  at = (number: number): string => this.all.toString('base64url', number * DIGEST, (number + 1) * DIGEST);

  /** Stands for some of them in whatever order: each tells of which name it is. A sum costs less than to sort thousands. */
  sumOf(numbers: readonly number[]): string {
    const sum = new Uint32Array(DIGEST / 4);
    for (const number of numbers)
      for (let at = 0; at < sum.length; at += 1) sum[at] = (sum[at] as number) + this.all.readUInt32LE(number * DIGEST + 4 * at);
    return `${numbers.length} ${sum.join(' ')}`;
  }

  inOrder(order: Uint32Array): Uint8Array {
    const all = Buffer.alloc(order.length * DIGEST);
    for (let at = 0; at < order.length; ) {
      // Nearly all follow each other as they did.
      let end = at + 1;
      while (end < order.length && order[end] === (order[end - 1] as number) + 1) end += 1;
      this.all.copy(all, at * DIGEST, (order[at] as number) * DIGEST, ((order[at] as number) + end - at) * DIGEST);
      at = end;
    }
    return all;
  }
}
