/** Where in a YAML text its values and keys stand. */
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap } from 'yaml';
import type { Position } from '../../diagnostic.ts';

export type Path = readonly (string | number)[];

/** Finds the places of values and keys of one YAML text within its file. */
export interface Places {
  /** The value at `path`, else its key, else the nearest ancestor that exists. */
  valueAt(path: Path): Position;
  /** The key that ends `path`, else the nearest thing that exists. */
  keyAt(path: Path): Position;
  /** Where a missing key of the map at `path` is reported: the map's first key. */
  insideOf(path: Path): Position;
}

/** The pairs of large maps by their keys: looking through thousands for each of thousands would take minutes. */
const pairs = new WeakMap<YAMLMap, Map<string, Pair>>();
const MANY = 40;

const nameOf = ({ key }: Pair): string | undefined => (isScalar(key) ? String(key.source ?? key.value) : undefined);

/** The last of several pairs: that is the value which a duplicate key leaves standing. */
function pairOf(map: YAMLMap, name: string): Pair | undefined {
  if (map.items.length <= MANY) {
    return map.items.findLast((item) => nameOf(item) === name) ?? map.items.findLast((item) => nameOf(item)?.split(/\s*：/, 1)[0] === name);
  }
  const known =
    pairs.get(map) ?? new Map(map.items.flatMap((item): [string, Pair][] => (isScalar(item.key) ? [[nameOf(item) as string, item]] : [])));
  pairs.set(map, known);
  return known.get(name);
}

/** Places by the nodes of a text; `place` knows where an offset of theirs is, `beginning` where the text itself is. */
export function placesIn({ root, place, beginning }: { root(): Node | null; place(offset: number): Position; beginning(): Position }): Places {
  /** The node at `path` and the key before it, or as far as the path exists. */
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
