/**
 * Pages say the same again and again: their frame, and the same cards in many lists. What was searched
 * once and held nothing is passed over where it stands again. A passage begins with an element that no
 * text goes on across.
 */

const keyOf = (name: string): number => [...name].reduce((key, letter) => key * 32 + (letter.charCodeAt(0) & 31), 0);
/** Of `h1` the letters alone. */
const BLOCKS: ReadonlySet<number> = new Set(
  'article dd details div dl dt figure footer h header li link main meta nav ol p script section summary table td th tr ul'.split(' ').map(keyOf),
);
const LONGEST = 7;
const LESS = 60;

/** Remembers passages by 53 bits of their hashes. */
export class Passages {
  private readonly silent = new Set<number>();
  private fresh: readonly number[] = [];
  private room = Buffer.alloc(1 << 16);

  /** Of a page's bytes the passages that are not known to be silent, one after the other: valid until the next page. */
  unknownIn(bytes: Buffer): Buffer {
    const size = bytes.length;
    if (this.room.length < 2 * size + 8) this.room = Buffer.alloc(3 * size + 8);
    // The page, with what ends its last passage; behind it, what is not known.
    const { room, silent } = this;
    room.set(bytes);
    room.fill(LESS, size, size + 4);
    const words = new DataView(room.buffer, room.byteOffset, size + 4);
    const fresh: number[] = [];
    let length = size + 4;
    let from = 0;
    let low = 0;
    let high = 0;
    for (let at = 0; at <= size; ) {
      // Four bytes at once, or those of them before the first `<`, or that alone.
      let some = words.getInt32(at, true);
      const before = beforeLess(some);
      if (before === 0 && at > from && (at === size || isBlock(room, at + 1))) {
        const key = (low >>> 0) * 2 ** 21 + (high >>> 11);
        if (!silent.has(key)) {
          fresh.push(key);
          room.copyWithin(length, from, at);
          length += at - from;
        }
        from = at;
        low = 0;
        high = 0;
      }
      if (before < 4) some = before === 0 ? LESS : some & ((1 << (8 * before)) - 1);
      low = Math.imul(low ^ some, 0x9e3779b1);
      low ^= low >>> 15;
      high = Math.imul(high + some, 0x85ebca6b) ^ (high >>> 15);
      at += before || 1;
    }
    this.fresh = fresh;
    return room.subarray(size + 4, length);
  }

  /** Takes note that nothing was found in what `unknownIn` gave last. */
  wereSilent(): void {
    for (const key of this.fresh) this.silent.add(key);
  }
}

/** How many of the four bytes of a word stand before the first `<`. */
function beforeLess(word: number): number {
  const other = word ^ 0x3c3c3c3c;
  // The highest bit of the first byte that is 0 now; above it perhaps of more.
  const zeros = (other - 0x01010101) & ~other & 0x80808080;
  return zeros === 0 ? 4 : (31 - Math.clz32(zeros & -zeros)) >>> 3;
}

function isBlock(bytes: Buffer, from: number): boolean {
  let [key, at] = [0, from];
  for (let byte = (bytes[at] as number) | 32; byte >= 97 && byte <= 122 && at - from <= LONGEST; byte = (bytes[at] as number) | 32) {
    key = key * 32 + (byte & 31);
    at += 1;
  }
  return BLOCKS.has(key);
}
