/** Lists of numbers, one after the other: of ten thousand cases there are a hundred thousand lists. */

/** As they are kept. */
export interface PackedLists {
  /** Where each list ends. */
  ends: Uint32Array;
  numbers: Uint32Array;
}

/** The lists, each as a part of what is kept. */
export function openLists({ ends, numbers }: PackedLists): Uint32Array[] {
  let begin = 0;
  return Array.from(ends, (end) => {
    const list = numbers.subarray(begin, end);
    begin = end;
    return list;
  });
}

/** Lists with other numbers in place of theirs; `renumbered` is left out if they stay. */
export function packLists(lists: readonly Uint32Array[], renumbered?: Uint32Array): PackedLists {
  const numbers = new Uint32Array(lists.reduce((sum, { length }) => sum + length, 0));
  const ends = new Uint32Array(lists.length);
  let end = 0;
  for (const [at, list] of lists.entries()) {
    if (renumbered === undefined) numbers.set(list, end);
    else for (let place = 0; place < list.length; place += 1) numbers[end + place] = renumbered[list[place] as number] as number;
    end += list.length;
    ends[at] = end;
  }
  return { ends, numbers };
}
