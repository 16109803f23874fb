/** Places in rising lists, found by halving. */

/** The last that is not after a value; -1 where all are. */
export const lastNotAfter = <Value extends number | string>(list: readonly Value[], value: Value): number => lastOf(list, (one) => one <= value);

/** The last that is before a value; -1 where none is. */
export const lastBefore = <Value extends number | string>(list: readonly Value[], value: Value): number => lastOf(list, (one) => one < value);

function lastOf<Value>(list: readonly Value[], isIn: (one: Value) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIn(list[middle] as Value)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
