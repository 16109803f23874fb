/** Source positions of values and keys in a YAML text. */
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Position } from '../../diagnostic.ts';

export type Path = readonly (string | number)[];

/** Returns the positions of values and keys of a YAML text in its file. */
export interface Places {
  /** Position of the value at `path`, else of its key, else of the nearest existing ancestor. */
  valueAt(path: Path): Position;
  /** Position of the last key of `path`, else of the nearest existing ancestor. */
  keyAt(path: Path): Position;
  /** Position at which a missing key of the mapping at `path` is reported: its first key. */
  insideOf(path: Path): Position;
  /**
   * The scalar at `path` as it is typed, since 0412 is read as 412. For an empty value, what stands behind a `#` that
   * takes it for a comment: `#b3261e`. Undefined if there is neither.
   */
  writtenAt(path: Path): string | undefined;
}

/** Pairs of large mappings by key: a linear search for each of thousands would take minutes. */
const pairs = new WeakMap<YAMLMap, Map<string, Pair>>();
const MANY = 40;
/** UTF-16 units in which the rest of a line is looked for. */
const LINE = 400;

const nameOf = ({ key }: Pair): string | undefined => (isScalar(key) ? String(key.source ?? key.value) : undefined);

/** Returns the last pair with a key: of duplicate keys, the last value counts. */
function pairOf(map: YAMLMap, name: string): Pair | undefined {
  if (map.items.length <= MANY) {
    return map.items.findLast((item) => nameOf(item) === name) ?? map.items.findLast((item) => nameOf(item)?.split(/\s*：/, 1)[0] === name);
  }
  const known =
    pairs.get(map) ?? new Map(map.items.flatMap((item): [string, Pair][] => (isScalar(item.key) ? [[nameOf(item) as string, item]] : [])));
  pairs.set(map, known);
  return known.get(name);
}

interface Text {
  root(): Node | null;
  place(offset: number): Position;
  beginning(): Position;
  /** The text that the nodes were made from, between two offsets. */
  source(from: number, to: number): string;
}

/** Finds positions by nodes. `place` turns a node's offset into a position; `beginning` gives the position of the text. */
export function placesIn({ root, place, beginning, source }: Text): Places {
  /** Returns the node at `path` with the offsets of its key and value, or those of the nearest existing ancestor. */
  const find = (path: Path): { key: number | undefined; value: number | undefined; node: Node | null; whole: boolean } => {
    let node = root();
    let key: number | undefined;
    let value = node?.range?.[0];
    for (const step of path) {
      let next: Node | null | undefined;
      let nextKey: number | undefined;
      if (isMap(node)) {
        const pair = pairOf(node, String(step));
        if (pair === undefined) return { key, value, node, whole: false };
        next = pair.value as Node | null;
        nextKey = (pair.key as Node).range?.[0];
      } else if (isSeq(node)) {
        if (typeof step !== 'number' || step >= node.items.length) return { key, value, node, whole: false };
        next = node.items[step] as Node | null;
      } else {
        return { key, value, node, whole: false };
      }
      key = nextKey;
      const empty = next === null || next === undefined || (isScalar(next) && next.value === null && next.source === '');
      value = empty ? (nextKey ?? value) : next?.range?.[0];
      node = next ?? null;
    }
    return { key, value, node, whole: true };
  };
  return {
    valueAt(path) {
      const { value } = find(path);
      return value === undefined ? beginning() : place(value);
    },
    keyAt(path) {
      const { key, value, whole } = find(path);
      const offset = whole ? (key ?? value) : value;
      return offset === undefined ? beginning() : place(offset);
    },
    writtenAt(path) {
      const { node, key, whole } = find(path);
      if (!whole) return undefined;
      if (isScalar(node) && node.range && node.source) return source(node.range[0], node.range[1]);
      if (key === undefined || (node !== null && !(isScalar(node) && node.value === null))) return undefined;
      return /^[^\n]*?[:：][ \t]+(#[^\s#][^\n]*)/u.exec(source(key, key + LINE))?.[1];
    },
    insideOf(path) {
      const { node, value } = find(path);
      if (isMap(node)) {
        const first = node.items[0]?.key as Node | null | undefined;
        if (first?.range) return place(first.range[0]);
      }
      return value === undefined ? beginning() : place(value);
    },
  };
}
