/** Binary search in sorted lists. */

/** Returns the index of the last element ≤ value, or -1 if there is none. */
export const lastNotAfter = <Value extends number | string>(list: readonly Value[], value: Value): number => lastOf(list, (one) => one <= value);

/** Returns the index of the last element < value, or -1 if there is none. */
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
