/** What is nearly a name: a letter wrong, missing, too many or swapped with its neighbour; pieces in another order; characters of one sound. */

/** Whether the two differ by one such slip, or not at all. */
export function isOneOff(a: ArrayLike<string>, b: ArrayLike<string>): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const [left, right] = [a.length - start - end, b.length - start - end];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start];
}

/** Whether a piece of `whole` is one slip away from `query`. */
export function isOneOffInside(query: ArrayLike<string>, whole: ArrayLike<string>): boolean {
  const matches = (at: number, from: number): boolean => {
    for (let index = at; index < query.length; index += 1) if (query[index] !== whole[from + index - at]) return false;
    return true;
  };
  for (let from = 0; from < whole.length; from += 1) {
    let at = 0;
    while (at < query.length && query[at] === whole[from + at]) at += 1;
    if (at === query.length) return true;
    // At the very first letter a slip cannot be told from another beginning, but for a swap or a wrong one.
    const here = from + at;
    if (here < whole.length && matches(at + 1, here + 1)) return true;
    if (at > 0 && (matches(at, here + 1) || matches(at + 1, here))) return true;
    if (query[at] === whole[here + 1] && query[at + 1] === whole[here] && at + 1 < query.length && matches(at + 2, here + 2)) return true;
  }
  return false;
}

/** Whether the units of `short` stand in `long` in order: 红驿 in 红色驿站. */
export function isSubsequence(short: ArrayLike<string>, long: ArrayLike<string>): boolean {
  let at = 0;
  for (let index = 0; index < long.length && at < short.length; index += 1) if (long[index] === short[at]) at += 1;
  return at === short.length;
}

/** Whether `short` is made of pieces of `long`, in order, each of two letters at least: 柳湾党委 of 柳湾社区党委. */
export function isContraction(short: string, long: string, pieces = 3): boolean {
  if (short === '') return true;
  if (pieces === 0) return false;
  for (let length = short.length; length >= 2; length -= 1) {
    const at = long.indexOf(short.slice(0, length));
    if (at >= 0 && isContraction(short.slice(length), long.slice(at + length), pieces - 1)) return true;
  }
  return false;
}

/** Whether a query is made of pieces of some texts, whatever their order, each of two letters at least. */
export function isMadeOf(query: string, texts: readonly string[]): boolean {
  const from = new Array<boolean>(query.length + 1).fill(false);
  from[query.length] = true;
  for (let at = query.length - 2; at >= 0; at -= 1)
    for (let to = at + 2; to <= query.length && !from[at]; to += 1)
      if (from[to] && texts.some((text) => text.includes(query.slice(at, to)))) from[at] = true;
  return from[0] === true;
}

/** Where in the second the first of two runs of units stands by its sound; -1 where nowhere. */
export function soundsAt(heard: readonly (readonly string[])[], name: readonly (readonly string[])[]): number {
  for (let from = 0; from + heard.length <= name.length; from += 1) {
    let at = 0;
    while (at < heard.length && meet(heard[at] as readonly string[], name[from + at] as readonly string[])) at += 1;
    if (at === heard.length) return from;
  }
  return -1;
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}
