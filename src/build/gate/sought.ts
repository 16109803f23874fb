/**
 * Sequences of two and of four neighbouring characters that are looked for in a great deal of text. What
 * is sought is little, so its table stays in the processor's cache; a table of all that the text has
 * would not, and nearly every look into it would wait for memory.
 */
export class Sought {
  /** Whether something sought has such a hash: few sequences of a text get past it. */
  private readonly bits: Int32Array;
  private readonly shift: number;
  /** An open table: the characters of each, two by two, and whether it was seen. */
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;
  private readonly seen: Uint8Array;
  private readonly mask: number;

  /** Room for so many sequences. */
  constructor(count: number) {
    const size = 2 ** Math.max(10, Math.ceil(Math.log2(count * 2 + 1)));
    const bitCount = Math.min(30, Math.log2(size) + 3);
    this.bits = new Int32Array(2 ** (bitCount - 5));
    this.shift = 32 - bitCount;
    this.heads = new Int32Array(size);
    this.tails = new Int32Array(size);
    this.seen = new Uint8Array(size);
    this.mask = size - 1;
  }

  /** Looks for a sequence from now on. `head` is two characters as `pairOf` gives them, `tail` the next two, or 0 for none. */
  seek(head: number, tail: number): void {
    const hash = hashOf(head, tail);
    this.bits[(hash >>> this.shift) >>> 5] = (this.bits[(hash >>> this.shift) >>> 5] as number) | (1 << (hash >>> this.shift));
    const slot = this.slotOf(hash, head, tail);
    this.heads[slot] = head;
    this.tails[slot] = tail;
  }

  /** Takes note that a text has a sequence. */
  see(head: number, tail: number): void {
    const hash = hashOf(head, tail);
    if (((this.bits[(hash >>> this.shift) >>> 5] as number) & (1 << (hash >>> this.shift))) === 0) return;
    const slot = this.slotOf(hash, head, tail);
    if (this.heads[slot] !== 0) this.seen[slot] = 1;
  }

  /** Whether a sequence that is sought was seen. */
  wasSeen(head: number, tail: number): boolean {
    return this.seen[this.slotOf(hashOf(head, tail), head, tail)] === 1;
  }

  /** Where a sequence stands, or would stand. */
  private slotOf(hash: number, head: number, tail: number): number {
    const { heads, tails, mask } = this;
    let slot = hash & mask;
    while (heads[slot] !== 0 && (heads[slot] !== head || tails[slot] !== tail)) slot = (slot + 1) & mask;
    return slot;
  }
}

/** Two UTF-16 units as one number; never 0 for characters. */
export const pairOf = (a: number, b: number): number => (a << 16) | b;

const hashOf = (head: number, tail: number): number => {
  const first = Math.imul(head, 0x9e3779b1);
  const mixed = Math.imul((first ^ (first >>> 15)) + tail, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
};
