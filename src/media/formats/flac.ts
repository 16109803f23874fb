/** FLAC metadata blocks (RFC 9639, section 8) as MP4 and WebM carry them. */

/** Turns every block but STREAMINFO into zeroed padding, in place. */
export function cleanFlacBlocks(blocks: Buffer): void {
  for (let at = 0; at + 4 <= blocks.length; ) {
    const head = blocks[at] as number;
    const end = Math.min(at + 4 + blocks.readUIntBE(at + 1, 3), blocks.length);
    // Type 0 is STREAMINFO, 1 is PADDING.
    if ((head & 0x7f) !== 0) {
      blocks[at] = (head & 0x80) | 1;
      blocks.fill(0, at + 4, end);
    }
    at = end;
  }
}
