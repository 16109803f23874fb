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

/** Which of so many numbers stand in some lists. */
export function marked(size: number, lists: readonly Uint32Array[]): Uint8Array {
  const marks = new Uint8Array(size);
  for (const list of lists) for (let at = 0; at < list.length; at += 1) marks[list[at] as number] = 1;
  return marks;
}

/** Of lists, and of more behind them, whether all that is numbered there is the same. */
export function samenessOf({ ends, numbers }: PackedLists, isSame: Uint8Array, more: readonly Uint32Array[] = []): Uint8Array {
  const found = new Uint8Array(ends.length + more.length).fill(1);
  let at = 0;
  for (let list = 0; list < ends.length; list += 1)
    for (const end = ends[list] as number; at < end; at += 1) if (isSame[numbers[at] as number] === 0) found[list] = 0;
  for (const [list, some] of more.entries()) found[ends.length + list] = Number(some.every((number) => isSame[number] === 1));
  return found;
}
