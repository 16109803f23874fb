/** A text as it lies on disk, and as it is read: without its byte-order mark, each line ended by `\n`. */

export interface Lined {
  /** The text as it is read. */
  text: string;
  /** The offset on disk of an offset in `text`. */
  originOf(offset: number): number;
  /** What ends a line of the file: that of its first line. */
  end: string;
}

/** Returns how a text is read, with the way back. */
export function lined(raw: string): Lined {
  const mark = raw.startsWith('\uFEFF') ? 1 : 0;
  const end = /\r\n?|\n/.exec(raw)?.[0] ?? '\n';
  const bare = raw.slice(mark);
  if (!bare.includes('\r')) return { text: bare, originOf: (offset) => offset + mark, end };
  // Offsets in the read text behind which the file has one character more: the `\r` of a `\r\n`.
  const pairs: number[] = [];
  const text = bare.replace(/\r\n?/g, (found, at: number) => {
    if (found.length === 2) pairs.push(at - pairs.length);
    return '\n';
  });
  return {
    text,
    originOf(offset) {
      let [low, high] = [0, pairs.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((pairs[middle] as number) < offset) low = middle + 1;
        else high = middle;
      }
      return offset + low + mark;
    },
    end,
  };
}
