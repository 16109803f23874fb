/** Lays out a network with dagre, in layers from left to right or downward. Pure; lengths are units of the drawing. */
import { Graph, layout } from '@dagrejs/dagre';

export interface Box {
  width: number;
  height: number;
}

export interface Placed extends Box {
  /** The centre. */
  x: number;
  y: number;
}

export interface Layout extends Box {
  nodes: ReadonlyMap<string, Placed>;
  /** One path per edge, in the given order, from the side of one node to the side of the other. */
  paths: { d: string; from: [number, number]; to: [number, number] }[];
}

/** Gaps between nodes of a layer and between layers, and the margin. */
const GAP = { node: 10, layer: 18, margin: 3 };

const round = (value: number): number => Math.round(value * 10) / 10;

/** Lays out one connected drawing. Edges go from left to right, or downward, except those that close a cycle. */
export function layOut(nodes: ReadonlyMap<string, Box>, edges: readonly (readonly [string, string])[], isDown = false): Layout {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: isDown ? 'TB' : 'LR', nodesep: GAP.node, ranksep: GAP.layer, marginx: GAP.margin, marginy: GAP.margin });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const [key, { width, height }] of nodes) graph.setNode(key, { width, height });
  for (const [index, [from, to]] of edges.entries()) graph.setEdge(from, to, {}, String(index));
  layout(graph);
  const placed = new Map(
    [...nodes].map(([key, { width, height }]) => {
      const { x, y } = graph.node(key) as { x: number; y: number };
      return [key, { x: round(x), y: round(y), width, height }];
    }),
  );
  const paths = edges.map(([from, to], index) => {
    const { points } = graph.edge(from, to, String(index)) as { points: { x: number; y: number }[] };
    const between = points.slice(1, -1);
    if (!isDown) return pathOf(placed.get(from) as Placed, placed.get(to) as Placed, between, ([x, y]) => [x, y]);
    // The same curve, mirrored at the diagonal.
    return pathOf(turned(placed.get(from) as Placed), turned(placed.get(to) as Placed), between.map(turnedPoint), ([x, y]) => [y, x]);
  });
  const { width, height } = graph.graph() as Box;
  return { width: Math.ceil(width), height: Math.ceil(height), nodes: placed, paths };
}

type Point = [number, number];

const turnedPoint = ({ x, y }: { x: number; y: number }): { x: number; y: number } => ({ x: y, y: x });
const turned = ({ x, y, width, height }: Placed): Placed => ({ x: y, y: x, width: height, height: width });

/** Draws a curve that leaves and arrives horizontally, each point where `put` puts it. A single bend between is ignored. */
function pathOf(from: Placed, to: Placed, between: readonly { x: number; y: number }[], put: (point: Point) => Point): Layout['paths'][number] {
  const isForward = from.x <= to.x;
  const out = (node: Placed, side: 1 | -1): Point => [round(node.x + (side * node.width) / 2), node.y];
  const start = out(from, isForward ? 1 : -1);
  const end = out(to, isForward ? -1 : 1);
  const bends = between
    .filter(({ x }) => (isForward ? x > start[0] && x < end[0] : x < start[0] && x > end[0]))
    .map(({ x, y }) => [round(x), round(y)]);
  const inner = bends.length > 1 ? bends : [];
  const say = (...points: Point[]): string => points.map((point) => put(point).join(' ')).join(' ');
  let d = `M${say(start)}`;
  let [px, py] = start as Point;
  for (const [x, y] of [...inner, end] as Point[]) {
    const middle = round((px + x) / 2);
    d += py === y ? `L${say([x, y])}` : `C${say([middle, py], [middle, y], [x, y])}`;
    [px, py] = [x, y];
  }
  return { d, from: put(start), to: put(end) };
}
