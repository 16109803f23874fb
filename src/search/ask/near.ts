/** Similar names: one typing error (substitution, deletion, insertion, transposition), pieces in another order, homophones. */

/** Returns whether two sequences have a Damerau–Levenshtein distance of at most 1. */
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

/** Returns whether a piece of `whole` has a distance of at most 1 from `query`. */
export function isOneOffInside(query: ArrayLike<string>, whole: ArrayLike<string>): boolean {
  const matches = (at: number, from: number): boolean => {
    for (let index = at; index < query.length; index += 1) if (query[index] !== whole[from + index - at]) return false;
    return true;
  };
  for (let from = 0; from < whole.length; from += 1) {
    let at = 0;
    while (at < query.length && query[at] === whole[from + at]) at += 1;
    if (at === query.length) return true;
    // At the first letter, only a substitution or a transposition counts: anything else is just another start.
    const here = from + at;
    if (here < whole.length && matches(at + 1, here + 1)) return true;
    if (at > 0 && (matches(at, here + 1) || matches(at + 1, here))) return true;
    if (query[at] === whole[here + 1] && query[at + 1] === whole[here] && at + 1 < query.length && matches(at + 2, here + 2)) return true;
  }
  return false;
}

/** Returns whether `short` is a subsequence of `long`, as 红驿 is of 红色驿站. */
export function isSubsequence(short: ArrayLike<string>, long: ArrayLike<string>): boolean {
  let at = 0;
  for (let index = 0; index < long.length && at < short.length; index += 1) if (long[index] === short[at]) at += 1;
  return at === short.length;
}

/** Returns whether `short` is at most `pieces` pieces of `long`, in order, of two letters or more, as 柳湾党委 is of 柳湾社区党委. */
export function isContraction(short: string, long: string, pieces = 3): boolean {
  if (short === '') return true;
  if (pieces === 0) return false;
  for (let length = short.length; length >= 2; length -= 1) {
    const at = long.indexOf(short.slice(0, length));
    if (at >= 0 && isContraction(short.slice(length), long.slice(at + length), pieces - 1)) return true;
  }
  return false;
}

/** Returns whether a query consists of pieces of the texts, in any order, of two letters or more. */
export function isMadeOf(query: string, texts: readonly string[]): boolean {
  const from = new Array<boolean>(query.length + 1).fill(false);
  from[query.length] = true;
  for (let at = query.length - 2; at >= 0; at -= 1)
    for (let to = at + 2; to <= query.length && !from[at]; to += 1)
      if (from[to] && texts.some((text) => text.includes(query.slice(at, to)))) from[at] = true;
  return from[0] === true;
}

/** Returns the index in `name` where the units of `heard` are homophones, or -1 if there is none. */
export function soundsAt(heard: readonly (readonly string[])[], name: readonly (readonly string[])[]): number {
  for (let from = 0; from + heard.length <= name.length; from += 1) {
    let at = 0;
    while (at < heard.length && shareReading(heard[at] as readonly string[], name[from + at] as readonly string[])) at += 1;
    if (at === heard.length) return from;
  }
  return -1;
}

function shareReading(a: readonly string[], b: readonly string[]): boolean {
  for (const one of a) if (b.includes(one)) return true;
  return false;
}
