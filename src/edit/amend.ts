/** Finds the edits that lead from data to other data: few, and each as deep inside as it can be. */
import { isDeepStrictEqual } from 'node:util';
import type { Path } from '../read/yaml/index.ts';
import { isList, isMapping, type Mapping, type Value } from '../writing/value.ts';
import type { Edit } from './edits.ts';

/** The order in which keys of the mapping at a path stand, where a new one is put among them. */
export type OrderOf = (path: Path) => readonly string[];

/** Returns the edits in the order in which they are to be made. */
export function editsBetween(before: unknown, after: Value, orderOf: OrderOf = () => []): Edit[] {
  const edits: Edit[] = [];
  compare(before, after, [], edits, orderOf);
  return edits;
}

/** A new value with the keys of its mappings in their order. */
function arranged(value: Value, path: Path, orderOf: OrderOf): Value {
  if (isList(value)) return value.map((item, at) => arranged(item, [...path, at], orderOf));
  if (!isMapping(value)) return value;
  const order = orderOf(path);
  const place = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => place(a) - place(b))
      .map(([key, one]) => [key, arranged(one, [...path, key], orderOf)]),
  );
}

function compare(before: unknown, after: Value, path: Path, edits: Edit[], orderOf: OrderOf): void {
  if (isDeepStrictEqual(before, after)) return;
  if (isMapping(before) && isMapping(after) && Object.keys(before).length > 0 && Object.keys(after).length > 0) {
    compareMappings(before, after, path, edits, orderOf);
  } else if (isList(before) && isList(after) && before.length > 0 && after.length > 0) {
    compareLists(before, after, path, edits, orderOf);
  } else if (path.length > 0) {
    edits.push({ do: 'set', path, value: arranged(after, path, orderOf) });
  } else if (isMapping(after)) {
    for (const key of Object.keys(isMapping(before) ? before : {})) edits.push({ do: 'remove', path: [key] });
    for (const [key, value] of Object.entries(after))
      edits.push({ do: 'set', path: [key], value: arranged(value, [key], orderOf), order: orderOf([]) });
  }
}

function compareMappings(before: Mapping, after: Mapping, path: Path, edits: Edit[], orderOf: OrderOf): void {
  // New keys first: a mapping that loses all its old keys would be empty in between.
  for (const [key, value] of Object.entries(after)) {
    if (!Object.hasOwn(before, key))
      edits.push({ do: 'set', path: [...path, key], value: arranged(value, [...path, key], orderOf), order: orderOf(path) });
    else compare(before[key], value, [...path, key], edits, orderOf);
  }
  for (const key of Object.keys(before)) if (!Object.hasOwn(after, key)) edits.push({ do: 'remove', path: [...path, key] });
}

/** Items that are in both lists stay; of what lies between two such items, as many are amended as stand against each other. */
function compareLists(before: readonly Value[], after: readonly Value[], path: Path, edits: Edit[], orderOf: OrderOf): void {
  const move = onlyMove(before, after);
  if (move !== undefined) {
    edits.push({ do: 'move', path, ...move });
    return;
  }
  const kept = commonItems(before, after);
  let [from, to] = [0, 0];
  for (const [nextFrom, nextTo] of [...kept, [before.length, after.length] as const]) {
    const both = Math.min(nextFrom - from, nextTo - to);
    for (let at = 0; at < both; at += 1) compare(before[from + at], after[to + at] as Value, [...path, to + at], edits, orderOf);
    // What is put in goes first, so that a list is never empty in between.
    for (let at = to + both; at < nextTo; at += 1)
      edits.push({ do: 'insert', path, at, value: arranged(after[at] as Value, [...path, at], orderOf) });
    for (let count = nextFrom - from - both; count > 0; count -= 1) edits.push({ do: 'remove', path: [...path, nextTo] });
    [from, to] = [nextFrom + 1, nextTo + 1];
  }
}

/** The one move that makes one list of another, if one does. */
function onlyMove(before: readonly Value[], after: readonly Value[]): { from: number; to: number } | undefined {
  if (before.length !== after.length) return undefined;
  const first = before.findIndex((item, at) => !isDeepStrictEqual(item, after[at]));
  const last = before.findLastIndex((item, at) => !isDeepStrictEqual(item, after[at]));
  const isSame = (from: readonly Value[], to: readonly Value[]): boolean => isDeepStrictEqual(from, to);
  const [old, now] = [before.slice(first, last + 1), after.slice(first, last + 1)];
  if (isSame([...old.slice(1), old[0] as Value], now)) return { from: first, to: last };
  if (isSame([old.at(-1) as Value, ...old.slice(0, -1)], now)) return { from: last, to: first };
  return undefined;
}

/** The longest run of items that both lists have in one order, as pairs of places. */
function commonItems(before: readonly Value[], after: readonly Value[]): [number, number][] {
  const width = after.length + 1;
  const [old, now] = [before, after].map((list) => list.map((item) => JSON.stringify(item)));
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i -= 1)
    for (let j = after.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        old?.[i] === now?.[j]
          ? (lengths[(i + 1) * width + j + 1] as number) + 1
          : Math.max(lengths[(i + 1) * width + j] as number, lengths[i * width + j + 1] as number);
  const pairs: [number, number][] = [];
  for (let [i, j] = [0, 0]; i < before.length && j < after.length; ) {
    if (old?.[i] === now?.[j]) pairs.push([i++, j++]);
    else if ((lengths[(i + 1) * width + j] as number) >= (lengths[i * width + j + 1] as number)) i += 1;
    else j += 1;
  }
  return pairs;
}
