/** Cuts a sorted list into files so that a change in one place leaves the other files as they are. */
import { hashOf } from '../format/slots.ts';

/** The part of a range, around its middle, in which it may be cut. */
const [FROM, TO] = [0.4, 0.6];

/**
 * Returns the indexes at which files start. A file has at most `most`, unless one element alone has more. A range that
 * is too large is cut near its middle, before the element whose key has the lowest hash there: a small change of sizes
 * seldom makes another one the lowest, whereas files filled one after the other would all shift. Elements smaller than
 * `least`, which come and go most, are not cut before if there is another.
 */
export function splitsOf(sizes: readonly number[], keys: readonly string[], most: number, least = 0): number[] {
  const before = [0];
  for (const size of sizes) before.push((before.at(-1) as number) + size);
  const hashes = keys.map((key) => hashOf(key, 2));
  const starts: number[] = [];
  const split = (from: number, to: number): void => {
    const [begin, end] = [before[from] as number, before[to] as number];
    if (end - begin <= most || to - from < 2) {
      if (to > from) starts.push(from);
      return;
    }
    let cut = -1;
    const [first, last] = [begin + FROM * (end - begin), begin + TO * (end - begin)];
    const isBetter = (at: number, than: number): boolean => {
      const [one, other] = [(sizes[at] as number) >= least, (sizes[than] as number) >= least];
      return one === other ? (hashes[at] as number) < (hashes[than] as number) : one;
    };
    for (let at = firstFrom(before, first, from + 1, to); at < to && (before[at] as number) <= last; at += 1)
      if (cut < 0 || isBetter(at, cut)) cut = at;
    if (cut < 0) {
      // One element reaches across the middle: it is cut off on the side that is nearer.
      const middle = (begin + end) / 2;
      const after = Math.min(to - 1, firstFrom(before, middle, from + 1, to));
      cut = after - 1 > from && middle - (before[after - 1] as number) < (before[after] as number) - middle ? after - 1 : after;
    }
    split(from, cut);
    split(cut, to);
  };
  split(0, sizes.length);
  return starts;
}

/** Returns the first index in `[low, high]` whose value is at least `value`, or `high`. */
function firstFrom(list: readonly number[], value: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] as number) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
