/** FLAC's header blocks, as other containers carry them: all but the stream's own become padding. */

/** Overwrites titles, pictures and the like in a list of FLAC metadata blocks, in place. */
export function cleanFlacBlocks(blocks: Buffer): void {
  for (let at = 0; at + 4 <= blocks.length; ) {
    const head = blocks[at] as number;
    const end = Math.min(at + 4 + blocks.readUIntBE(at + 1, 3), blocks.length);
    // 0 is the stream's own block, 1 padding.
    if ((head & 0x7f) !== 0) {
      blocks[at] = (head & 0x80) | 1;
      blocks.fill(0, at + 4, end);
    }
    at = end;
  }
}
