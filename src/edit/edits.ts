/** The edits that can be made to data, and what they make of it. */
import type { Path } from '../read/yaml/index.ts';
import { isList, isMapping, type Mapping, type Value } from '../writing/value.ts';

/** Paths lead through keys and places in lists, from 0. */
export type Edit =
  /** Puts a value at a path; mappings on the way that are not there are made. `order`: a new key goes behind those that stand before it there. */
  | { do: 'set'; path: Path; value: Value; order?: readonly string[] }
  /** Puts an item into a list, at its length behind the last. */
  | { do: 'insert'; path: Path; at: number; value: Value }
  /** Takes a key or an item away. */
  | { do: 'remove'; path: Path }
  /** Moves an item of a list to another place; `to` is its place afterwards. */
  | { do: 'move'; path: Path; from: number; to: number };

/** Data with an edit made; undefined if the path leads nowhere. */
export function edited(data: unknown, edit: Edit): unknown {
  switch (edit.do) {
    case 'set':
      return at(data ?? {}, edit.path, () => edit.value, true);
    case 'remove':
      return edit.path.length === 0
        ? undefined
        : at(data, edit.path.slice(0, -1), (inner) => without(inner, edit.path.at(-1) as string | number), false);
    case 'insert':
      return at(
        data,
        edit.path,
        (list) =>
          isList(list) && edit.at >= 0 && edit.at <= list.length ? [...list.slice(0, edit.at), edit.value, ...list.slice(edit.at)] : undefined,
        false,
      );
    case 'move':
      return at(
        data,
        edit.path,
        (list) => (isList(list) && [edit.from, edit.to].every((one) => one >= 0 && one < list.length) ? moved(list, edit.from, edit.to) : undefined),
        false,
      );
  }
}

/** A list with one item at another place. */
export function moved<Item>(list: readonly Item[], from: number, to: number): Item[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), list[from] as Item, ...rest.slice(to)];
}

function without(inner: unknown, step: string | number): unknown {
  if (isList(inner)) return typeof step === 'number' && step < inner.length ? inner.filter((_, index) => index !== step) : undefined;
  if (!isMapping(inner) || !Object.hasOwn(inner, step)) return undefined;
  return Object.fromEntries(Object.entries(inner).filter(([key]) => key !== String(step)));
}

function at(data: unknown, path: Path, change: (inner: unknown) => unknown, makes: boolean): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change(data);
  if (isList(data)) {
    if (typeof step !== 'number' || step < 0 || step >= data.length) return undefined;
    const inner = at(data[step], rest, change, makes);
    return inner === undefined ? undefined : data.map((one, index) => (index === step ? inner : one));
  }
  const isThere = isMapping(data) && Object.hasOwn(data, step);
  if (!isMapping(data) && !(makes && (data === null || data === undefined))) return undefined;
  if (!isThere && !makes) return undefined;
  const inner = at(isThere ? (data as Mapping)[step] : undefined, rest, change, makes);
  return inner === undefined ? undefined : { ...((data ?? {}) as Mapping), [step]: inner };
}
