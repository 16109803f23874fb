/** Tables on slides: whole, in the largest type that has room. */
import { type BodyNode, plainText, walk } from '../../model/body.ts';
import { grouped, widthOf } from './room.ts';

type Node = BodyNode;

/** The sizes of type for tables, largest first: from the fourth of `room.ts` on, and a smaller one. */
const SIZES = [3.4, 2.7, 2.2, 1.8, 1.5] as const;
const FIRST = 4;
const WIDTH = 83;
const HEIGHT = 41;

/** A table of one slide. `isWhole`: the face leaves nothing out of it. */
export interface SlideTable {
  /** The rows of the body. */
  node: Node;
  /** The same without references to footnotes and pictures. */
  shown: Node;
  isWhole: boolean;
}

/** Returns the table, or parts of it with the same head if it has no room in any size. */
export function tablesOf(table: Node): SlideTable[] {
  const [head, ...rows] = (table.children ?? []) as Node[];
  if (head === undefined) return [];
  const least = SIZES[SIZES.length - 1] as number;
  const part = (some: readonly Node[]): Node => ({ ...table, children: [head, ...some] }) as Node;
  const groups = rows.length === 0 ? [[]] : grouped(rows, (some) => heightOf(part(some), least) <= HEIGHT + 2);
  return groups.map((some) => {
    const node = part(some);
    const isWhole = !walk([node]).some(({ type }) => type === 'footnoteReference' || type === 'image');
    return { node, shown: isWhole ? node : withoutMarks(node), isWhole };
  });
}

/** Returns the number of the largest size in which a table has room. */
export function tableSize(table: Node): number {
  const fits = SIZES.findIndex((size) => heightOf(table, size) <= HEIGHT);
  return FIRST + (fits === -1 ? SIZES.length - 1 : fits);
}

function heightOf(table: Node, size: number): number {
  const rows = ((table.children ?? []) as Node[]).map((row) => ((row.children ?? []) as Node[]).map((cell) => widthOf(plainText([cell]))));
  const columns = Math.max(1, ...rows.map((row) => row.length));
  const longest = Array.from({ length: columns }, (_, at) => Math.min(24, Math.max(2, ...rows.map((row) => row[at] ?? 0))));
  const sum = longest.reduce((total, one) => total + one, 0);
  const room = WIDTH - columns * size;
  return rows.reduce((total, row) => {
    const lines = Math.max(1, ...row.map((width, at) => Math.ceil((width * size * 1.04) / Math.max(2 * size, (room * (longest[at] ?? 1)) / sum))));
    return total + (lines * 1.4 + 0.7) * size;
  }, 0);
}

function withoutMarks(node: Node): Node {
  if (node.children === undefined) return node;
  const children = (node.children as Node[]).filter(({ type }) => type !== 'footnoteReference' && type !== 'image').map(withoutMarks);
  return { ...node, children } as Node;
}
