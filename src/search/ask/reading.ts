/** Reads words in the lines of one record, unit by unit. */

/** The units of a line. */
export type Line = readonly string[];

/** Returns how often a word occurs in the lines. Its last unit may be an unfinished word. */
export function timesIn(lines: readonly Line[], word: Line): number {
  const last = word.length - 1;
  const end = word[last] as string;
  const isUnfinished = /^\p{L}/u.test(end);
  let times = 0;
  for (const line of lines)
    for (let from = 0; from + last < line.length; from += 1) {
      let at = 0;
      while (at < last && line[from + at] === word[at]) at += 1;
      if (at < last) continue;
      const unit = line[from + last] as string;
      if (unit === end || (isUnfinished && unit.startsWith(end))) times += 1;
    }
  return times;
}

/** Only this many units of a piece are compared: a bit mask holds them. */
export const LONGEST = 26;

/**
 * Returns how many units of a piece occur in the lines in order. Pairs of units count if they are where the piece
 * implies, or one place off, because one unit may be missing or added.
 */
export function coverIn(lines: readonly Line[], piece: Line): number {
  const units = piece.slice(0, LONGEST);
  const offsets = new Map<string, number[]>();
  for (let at = 0; at + 1 < units.length; at += 1) {
    const pair = `${units[at]} ${units[at + 1]}`;
    offsets.set(pair, [...(offsets.get(pair) ?? []), at]);
  }
  /** By start: the covered units. `exact` has no shift; `near` allows a shift by one. Lines are far apart. */
  const exact = new Map<number, number>();
  const near = new Map<number, number>();
  let place = 0;
  for (const line of lines) {
    const begins = new Set<number>();
    for (let at = 0; at + 1 < line.length; at += 1)
      for (const offset of offsets.get(`${line[at]} ${line[at + 1]}`) ?? []) {
        const begin = place + at - offset;
        const covered = 3 << offset;
        begins.add(begin);
        exact.set(begin, (exact.get(begin) ?? 0) | covered);
        for (const one of [begin - 1, begin]) near.set(one, (near.get(one) ?? 0) | covered);
      }
    // A single unit where the piece implies it, as the last one after a wrong one.
    for (const begin of begins) {
      let alone = 0;
      for (const [at, unit] of units.entries()) if (line[begin + at - place] === unit) alone |= 1 << at;
      for (const table of [exact, near]) table.set(begin, (table.get(begin) ?? 0) | alone);
    }
    place += line.length + 1;
  }
  // Of two texts with equal cover, the one without a gap ranks first.
  return mostIn(near) + EXACTLY * mostIn(exact);
}

/** Small enough to decide only between equal covers. */
const EXACTLY = 1e-6;

function mostIn(begins: ReadonlyMap<number, number>): number {
  let most = 0;
  for (const covered of begins.values()) most = Math.max(most, bitsIn(covered));
  return most;
}

/** Returns how many bits of a number are set. */
export function bitsIn(number: number): number {
  let count = 0;
  for (let left = number; left !== 0; left &= left - 1) count += 1;
  return count;
}
