/**
 * Draws the network of pairings: a brand, its pairing, the paired organization, and that organization's own brand if
 * it was named since. Connected pairings share one drawing of limited size; larger groups have one drawing per brand.
 * Each anonymous side is its own node, so that the drawing does not reveal which of them are the same.
 */
import { given } from '../../given.ts';
import type { PairingStatus } from '../../model/pairing.ts';
import type { PublishedBrand, PublishedPairing } from '../../publish/published.ts';
import { PAIRING } from '../../wording/ui-organization.ts';
import { domainLabel, levelLabel, organizationLink } from '../brand/card.ts';
import { toneOf } from '../brand/colours.ts';
import type { Context } from '../site/context.ts';
import { linesOf } from '../site/lines.ts';
import { pairingLine, risenBrands } from './line.ts';
import { layOut } from './networkLayout.ts';

/** A box of the drawing. A box with `href` is a link, and `label` is its accessible name. */
export interface NetworkNode {
  kind: 'brand' | 'pairing' | 'organization' | 'anonymous' | 'own';
  href?: string;
  label?: string;
  /** The box; its lines of text are below one another. */
  x: number;
  y: number;
  width: number;
  height: number;
  lines: { text: string; x: number; y: number; isNote: boolean }[];
  tone?: string;
}

export interface NetworkLine {
  kind: PublishedPairing['kind'] | 'own';
  status: PairingStatus;
  d: string;
  /** Where a mutual line starts, and where a line ends. */
  start?: [number, number];
  end?: [number, number];
  tone?: string;
}

export interface NetworkDrawing {
  label: string;
  /** In units of 1/16 of the font size. */
  width: number;
  height: number;
  /** Whether it is wider than one chain of brand, pairing and organization. */
  isWide: boolean;
  /** Whether it goes downward, not from left to right. */
  isDown: boolean;
  /** The same downward, of a wide one: for a phone. */
  down?: NetworkDrawing;
  lines: NetworkLine[];
  /** In reading order: a brand, then each pairing with its other side. */
  nodes: NetworkNode[];
}

/** The most pairings in one drawing. */
const MOST = 10;

/** Sizes by kind, in units of 1/16 of the font size: width of the box, its padding at the sides, font size and leading. */
const SIZES = {
  brand: { width: 100, inset: 12, type: 17, leading: 23 },
  pairing: { width: 70, inset: 3, type: 12, leading: 17 },
  organization: { width: 110, inset: 9, type: 13, leading: 19 },
  anonymous: { width: 110, inset: 9, type: 13, leading: 19 },
  own: { width: 70, inset: 3, type: 12, leading: 17 },
} as const;
const NOTE = { type: 11.5, leading: 16 };
/** Minimum height for touch (WCAG 2.2, 2.5.5 Target Size), and padding above and below the text. */
const LEAST = 44;
const PADDING = 8;

interface Plan {
  kind: NetworkNode['kind'];
  lines: string[];
  notes: string[];
  href?: string;
  label?: string;
  tone?: string;
}

/** Returns the drawings of these pairings, the largest groups first. */
export function networkOf(context: Context, pairings: readonly PublishedPairing[]): NetworkDrawing[] {
  return componentsOf(context, pairings)
    .flatMap((component) => (component.length <= MOST ? [component] : brandByBrand(component)))
    .map((some) => drawing(context, some));
}

/** Groups pairings connected by a brand, a named organization or a brand that rose from the pairing. The largest group is first. */
function componentsOf(context: Context, pairings: readonly PublishedPairing[]): PublishedPairing[][] {
  const parent = new Map<string, string>();
  const find = (key: string): string => {
    let root = key;
    while (parent.get(root) !== undefined) root = parent.get(root) as string;
    if (root !== key) parent.set(key, root);
    return root;
  };
  for (const pairing of pairings) {
    const [first, ...others] = sidesOf(context, pairing);
    for (const other of others) {
      const [a, b] = [find(first as string), find(other)];
      if (a !== b) parent.set(b, a);
    }
  }
  const groups = new Map<string, PublishedPairing[]>();
  for (const pairing of pairings) {
    const root = find(sidesOf(context, pairing)[0] as string);
    groups.set(root, [...(groups.get(root) ?? []), pairing]);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}

const sidesOf = (context: Context, pairing: PublishedPairing): string[] => [
  ...pairing.model.map((slug) => `brand ${slug}`),
  ...(pairing.partner ?? []).flatMap((id) => [`organization ${id}`, ...risenBrands(context, pairing, id).map(({ slug }) => `brand ${slug}`)]),
];

/** Splits a large group by brand, and a brand with many pairings into parts of `MOST` at most. */
function brandByBrand(pairings: readonly PublishedPairing[]): PublishedPairing[][] {
  const byBrand = new Map<string, PublishedPairing[]>();
  for (const pairing of pairings) {
    const first = pairing.model[0] as string;
    byBrand.set(first, [...(byBrand.get(first) ?? []), pairing]);
  }
  return [...byBrand.values()]
    .sort((a, b) => b.length - a.length)
    .flatMap((own) => {
      const size = Math.ceil(own.length / Math.ceil(own.length / MOST));
      return Array.from({ length: Math.ceil(own.length / size) }, (_, at) => own.slice(at * size, (at + 1) * size));
    });
}

function drawing(context: Context, pairings: readonly PublishedPairing[]): NetworkDrawing {
  const plans = new Map<string, Plan>();
  const edges: Edge[] = [];
  const put = (key: string, plan: () => Plan): string => {
    if (!plans.has(key)) plans.set(key, plan());
    return key;
  };
  for (const pairing of pairings) {
    const { tone, title, href, state, progress, kind } = pairingLine(context, pairing);
    const toned = tone === undefined ? {} : { tone };
    const line = { kind: pairing.kind, status: pairing.status, ...toned };
    const label = PAIRING.nodeOf(title, kind, state, progress);
    const brands = pairing.model.map((slug) => put(`brand ${slug}`, () => brandPlan(context, slug)));
    const middle = put(`pairing ${pairing.slug}`, () => ({ kind: 'pairing', lines: [state], notes: [progress], href, label, ...toned }));
    for (const brand of brands) edges.push({ ends: [brand, middle], line, isLast: false });
    const partners =
      pairing.partner?.map((id) => put(`organization ${id}`, () => organizationPlan(context, id))) ??
      pairing.anonymous.map((side, at) => put(`anonymous ${pairing.slug} ${at}`, () => anonymousPlan(context, side, href)));
    for (const partner of partners) edges.push({ ends: [middle, partner], line, isLast: true });
    for (const id of pairing.partner ?? []) {
      for (const brand of risenBrands(context, pairing, id)) {
        const own = put(`own ${id} ${brand.slug}`, () => ({ kind: 'own', lines: linesOf(PAIRING.ownBrand, measureOf('own')), notes: [] }));
        const grown = put(`brand ${brand.slug}`, () => brandPlan(context, brand.slug));
        const of = { kind: 'own' as const, status: pairing.status };
        if (!edges.some(({ ends }) => ends[0] === own && ends[1] === grown))
          edges.push({ ends: [`organization ${id}`, own], line: of, isLast: false }, { ends: [own, grown], line: of, isLast: true });
      }
    }
  }
  const boxes = new Map([...plans].map(([key, plan]) => [key, boxOf(plan)]));
  const drawn = (isDown: boolean): NetworkDrawing => drawnIn(context, pairings, plans, edges, boxes, isDown);
  const across = drawn(false);
  return across.isWide ? { ...across, down: drawn(true) } : across;
}

interface Edge {
  ends: [string, string];
  line: Pick<NetworkLine, 'kind' | 'status' | 'tone'>;
  isLast: boolean;
}

function drawnIn(
  context: Context,
  pairings: readonly PublishedPairing[],
  plans: ReadonlyMap<string, Plan>,
  edges: readonly Edge[],
  boxes: ReadonlyMap<string, { width: number; height: number }>,
  isDown: boolean,
): NetworkDrawing {
  const { nodes, paths, width, height } = layOut(
    boxes,
    edges.map(({ ends }) => ends),
    isDown,
  );
  return {
    isDown,
    label: PAIRING.drawing([...new Set(pairings.flatMap(({ model }) => model))].map((slug) => context.brands.get(slug)?.name ?? slug)),
    width,
    height,
    isWide: !isDown && width > SIZES.brand.width + SIZES.pairing.width + SIZES.organization.width + 60,
    lines: edges.map(({ ends, line, isLast }, at) => {
      const { d, from, to } = paths[at] as (typeof paths)[number];
      // Across, one line goes from side to side between what is said of it: stubs are not to be told apart.
      const through = isLast && !isDown ? `M${from[0] - (boxes.get(ends[0])?.width ?? 0)} ${from[1]}${d.replace('M', 'L')}` : d;
      return { ...line, d: through, ...(isLast ? { end: to } : line.kind === 'mutual' ? { start: from } : {}) };
    }),
    nodes: inReadingOrder(nodes, edges, isDown).map((key) => {
      const plan = plans.get(key) as Plan;
      const at = nodes.get(key) as { x: number; y: number; width: number; height: number };
      return nodeOf(plan, at);
    }),
  };
}

/** Returns the keys of the nodes as the eye goes: from each to those right of it, the upper one first; or to those below it, the left one first. */
function inReadingOrder(
  nodes: ReadonlyMap<string, { x: number; y: number }>,
  edges: readonly { ends: readonly [string, string] }[],
  isDown: boolean,
): string[] {
  const at = (key: string): { x: number; y: number } => {
    const { x, y } = nodes.get(key) as { x: number; y: number };
    return isDown ? { x: y, y: x } : { x, y };
  };
  const order = new Set<string>();
  const visit = (key: string): void => {
    if (order.has(key)) return;
    order.add(key);
    const right = edges.flatMap(({ ends: [from, to] }) => (from === key ? [to] : []));
    for (const next of right.sort((a, b) => at(a).y - at(b).y)) visit(next);
  };
  for (const key of [...nodes.keys()].sort((a, b) => at(a).x - at(b).x || at(a).y - at(b).y)) visit(key);
  return [...order];
}

function brandPlan(context: Context, slug: string): Plan {
  const brand = context.brands.get(slug) as PublishedBrand;
  const tone = toneOf(brand);
  return {
    kind: 'brand',
    lines: linesOf(brand.name, measureOf('brand')),
    notes: [],
    href: context.address.brand(slug),
    label: PAIRING.brandOf(brand.name, organizationLink(context, brand.organization).text),
    ...given('tone', tone),
  };
}

function organizationPlan(context: Context, id: string): Plan {
  const { text, href } = organizationLink(context, id);
  const short = context.organizations.get(id)?.shortName;
  return {
    kind: 'organization',
    lines: linesOf(short ?? text, measureOf('organization')),
    notes: [],
    href,
    label: short === undefined ? text : `${short}，${text}`,
  };
}

/** An anonymous box links to its pairing, which reveals no more. */
function anonymousPlan(context: Context, side: PublishedPairing['anonymous'][number], href: string): Plan {
  const notes = [levelLabel(context, side.level), ...(side.domain === undefined ? [] : [domainLabel(context, side.domain)])];
  return {
    kind: 'anonymous',
    lines: linesOf(context.site.labels.anonymous, measureOf('anonymous')),
    notes: notes.flatMap((note) => linesOf(note, (SIZES.anonymous.width - 2 * SIZES.anonymous.inset) / NOTE.type)),
    href,
    // The label repeats the visible text without brackets (WCAG 2.5.3 Label in Name).
    label: PAIRING.sideOf(context.site.labels.anonymous, notes),
  };
}

const measureOf = (kind: NetworkNode['kind']): number => (SIZES[kind].width - 2 * SIZES[kind].inset) / SIZES[kind].type;

function boxOf({ kind, lines, notes }: Plan): { width: number; height: number } {
  const { width, leading } = SIZES[kind];
  return { width, height: Math.max(LEAST, lines.length * leading + notes.length * NOTE.leading + 2 * PADDING) };
}

const round = (value: number): number => Math.round(value * 10) / 10;

function nodeOf({ kind, lines, notes, href, label, tone }: Plan, box: { x: number; y: number; width: number; height: number }): NetworkNode {
  const { inset, leading, type } = SIZES[kind];
  const left = round(box.x - box.width / 2);
  const isOnLine = kind === 'pairing' || kind === 'own';
  const text = lines.length * leading + notes.length * NOTE.leading;
  // The baseline is 0.36 of the font size below the middle of the line.
  let y = box.y - (isOnLine && lines.length + notes.length === 1 ? text : text / 2);
  const set = (one: string, size: { type: number; leading: number }, isNote: boolean): NetworkNode['lines'][number] => {
    const baseline = y + size.leading / 2 + size.type * 0.36;
    y += size.leading;
    // Clear of the line that goes through.
    const clear = isOnLine ? Math.sign(baseline - box.y - 4) * 3 : 0;
    return { text: one, x: isOnLine ? box.x : left + inset, y: round(baseline + clear), isNote };
  };
  return {
    kind,
    ...given('href', href),
    ...given('label', label),
    x: left,
    y: round(box.y - box.height / 2),
    width: box.width,
    height: box.height,
    lines: [...lines.map((one) => set(one, { type, leading }, false)), ...notes.map((one) => set(one, NOTE, true))],
    ...given('tone', tone),
  };
}
