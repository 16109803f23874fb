/**
 * Splits a body into screens. A screen is 16:9 with one font size, so the space can be counted here, in lines of Han
 * characters, without measuring in a browser.
 */
import type { BodyNode } from '../../model/body.ts';
import { plainText } from '../../model/body.ts';

type Node = BodyNode;
type Component = Extract<Node, { type: 'component' }>;

/** Lines of text under the title of a screen, and Han characters in a line. */
export const LINES = 8;
const WIDTH = 30;

export type Screen =
  /** Running text. `weight` is its number of lines. */
  | { kind: 'text'; nodes: Node[]; weight: number; notes: Node[] }
  /** A single component. */
  | { kind: 'component'; node: Component; notes: Node[] }
  /** Components of one kind. */
  | { kind: 'outcomes' | 'milestones'; nodes: Component[]; notes: Node[] }
  /** A part of a `<Practice>`. */
  | { kind: 'practice'; title: string; part: number; of: number; nodes: Node[]; weight: number; notes: Node[] };

/** Returns the width of a text in Han characters. Half-width ones count 0.55. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += /[ -˿]/u.test(character) ? 0.55 : 1;
  return width;
}

const linesOf = (text: string, width: number): number => Math.max(1, Math.ceil(widthOf(text) / width));

/** Returns the lines that a block takes, with the gap below it. */
export function weigh(node: Node, width = WIDTH): number {
  switch (node.type) {
    case 'list':
      return (node.children ?? []).reduce((sum, item) => sum + weigh(item, width - 2), 0);
    case 'listItem':
      return Math.max(1, (node.children ?? []).reduce((sum, child) => sum + weigh(child, width), 0) - 0.2);
    case 'blockquote':
      return (node.children ?? []).reduce((sum, child) => sum + weigh(child, width - 2), 0.2);
    case 'table': {
      const columns = Math.max(1, ...(node.children ?? []).map((row) => row.children?.length ?? 0));
      // Tables have a smaller font and columns of similar width.
      const cell = Math.max(4, (width * 1.25) / columns);
      return (node.children ?? []).reduce(
        (sum, row) => sum + 0.3 + 0.85 * Math.max(1, ...(row.children ?? []).map((one) => linesOf(plainText([one]), cell))),
        0.4,
      );
    }
    case 'code':
      return (node.value ?? '').split('\n').reduce((sum, line) => sum + 0.85 * linesOf(line, width * 1.2), 0.6);
    default:
      return linesOf(plainText([node]), width) + 0.45;
  }
}

const ALONE: ReadonlySet<string> = new Set(['Figure', 'Quote', 'Question', 'Audio', 'Video']);

/** Returns the screens of a sequence of blocks. Notes belong to the screen before them, or to the first. */
export function screensOf(nodes: readonly Node[]): Screen[] {
  const screens: Screen[] = [];
  let text: Node[] = [];
  let early: Node[] = [];
  const push = (screen: Screen): void => {
    screen.notes.unshift(...early);
    early = [];
    screens.push(screen);
  };
  const flush = (): void => {
    for (const chunk of fill(text)) push({ kind: 'text', ...chunk, notes: [] });
    text = [];
  };
  for (const node of nodes.flatMap(prepared)) {
    if (node.type !== 'component') {
      text.push(node);
      continue;
    }
    const last = screens.at(-1);
    switch (node.name) {
      case 'Note':
      case 'Internal': {
        flush();
        const at = screens.at(-1);
        if (at === undefined) early.push(node);
        else at.notes.push(node);
        break;
      }
      case 'Outcome':
      case 'Milestone': {
        const kind = node.name === 'Outcome' ? 'outcomes' : 'milestones';
        if (text.length === 0 && last?.kind === kind) last.nodes.push(node);
        else {
          flush();
          push({ kind, nodes: [node], notes: [] });
        }
        break;
      }
      case 'Practice': {
        flush();
        for (const screen of practice(node)) push(screen);
        break;
      }
      case 'Gallery':
        flush();
        for (const screen of screensOf(node.children)) push(screen);
        break;
      default:
        if (!ALONE.has(node.name)) break;
        flush();
        push({ kind: 'component', node, notes: [] });
    }
  }
  flush();
  if (early.length > 0) screens.push({ kind: 'text', nodes: [], weight: 0, notes: early });
  return screens.flatMap(shared);
}

/** Splits three outcomes per screen, and as many milestones as have room. */
function shared(screen: Screen): Screen[] {
  if (screen.kind !== 'outcomes' && screen.kind !== 'milestones') return [screen];
  const groups = screen.kind === 'outcomes' ? grouped(screen.nodes, () => 1, 3) : grouped(screen.nodes, milestoneLines, LINES);
  return groups.map((nodes, index) => ({ ...screen, nodes, notes: index === 0 ? screen.notes : [] }));
}

/** Returns the lines of a milestone: its text is beside its date, between rules. */
const milestoneLines = (node: Component): number => node.children.reduce((sum, child) => sum + weigh(child, WIDTH - 10) - 0.45, 0.65);

/** Returns the screens of a practice, each with its title. Components inside it follow on their own screens. */
function practice(node: Component): Screen[] {
  const title = node.attributes.title ?? '';
  const screens = screensOf(node.children);
  const texts = screens.filter((screen) => screen.kind === 'text');
  if (texts.length === 0) screens.unshift({ kind: 'text', nodes: [], weight: 0, notes: [] });
  const of = Math.max(1, texts.length);
  let part = 0;
  return screens.map((screen): Screen => {
    if (screen.kind !== 'text') return screen;
    part += 1;
    return { kind: 'practice', title, part, of, nodes: screen.nodes, weight: screen.weight, notes: screen.notes };
  });
}

/** Adapts blocks to screens: headings become bold lines, pictures leave their paragraphs, rules and footnotes disappear. */
function prepared(node: Node): Node[] {
  switch (node.type) {
    case 'heading':
      return [{ type: 'paragraph', children: [{ type: 'strong', children: withoutNotes(node.children ?? []) }] } as Node];
    case 'thematicBreak':
    case 'footnoteDefinition':
      return [];
    case 'paragraph': {
      const children = withoutNotes(node.children ?? []);
      const images = children.filter((child) => child.type === 'image');
      const rest = children.filter((child) => child.type !== 'image');
      const hasText = plainText(rest).trim() !== '';
      return [
        ...(hasText ? [{ ...node, children: rest } as Node] : []),
        ...images.map((image) => {
          const { url = '', alt = '' } = image as { url?: string; alt?: string };
          return { type: 'component', name: 'Figure', attributes: { src: url, alt }, children: [] } as Node;
        }),
      ];
    }
    case 'component':
      return [
        {
          ...node,
          id: undefined,
          children: node.name === 'Practice' || node.name === 'Gallery' ? node.children : node.children.flatMap(prepared),
        } as Node,
      ];
    default:
      return [node.children === undefined ? node : ({ ...node, children: withoutNotes(node.children) } as Node)];
  }
}

/** Removes footnote references, because screens have no footnotes. */
function withoutNotes(nodes: readonly Node[]): Node[] {
  return nodes
    .filter((node) => node.type !== 'footnoteReference')
    .map((node) => (node.children === undefined ? node : ({ ...node, children: withoutNotes(node.children) } as Node)));
}

/** Returns whether a block introduces the next one: a bold line, or a paragraph that ends with a colon. */
function announces(node: Node): boolean {
  if (node.type !== 'paragraph') return false;
  return (node.children?.length === 1 && node.children[0]?.type === 'strong') || /[：:]$/u.test(plainText([node]));
}

/** Distributes blocks evenly over as few screens as possible. A block that introduces another stays with it. */
export function fill(nodes: readonly Node[]): { nodes: Node[]; weight: number }[] {
  const blocks = nodes.flatMap((node) => (weigh(node) > LINES ? cut(node) : [node]));
  const bound: Node[][] = [];
  for (const [index, block] of blocks.entries()) {
    const before = blocks[index - 1];
    const last = bound.at(-1);
    if (last !== undefined && before !== undefined && announces(before) && weightOf([...last, block]) <= LINES) last.push(block);
    else bound.push([block]);
  }
  return grouped(bound, weightOf, LINES).map((group) => ({ nodes: group.flat(), weight: weightOf(group.flat()) }));
}

const weightOf = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + weigh(node), 0);

/** Splits a block that is longer than a screen. */
function cut(node: Node): Node[] {
  switch (node.type) {
    case 'list':
      return grouped(node.children ?? [], (item) => weigh(item, WIDTH - 2), LINES).map((items, index, all) => {
        const before = all.slice(0, index).reduce((sum, group) => sum + group.length, 0);
        return { ...node, children: items, ...(node.ordered === true ? { start: (node.start ?? 1) + before } : {}) } as Node;
      });
    case 'table': {
      const [head, ...rows] = node.children ?? [];
      if (head === undefined) return [node];
      const weightOf = (row: Node): number => weigh({ ...node, children: [row] } as Node) - 0.4;
      return grouped(rows, weightOf, LINES - weightOf(head) - 0.4).map((some) => ({ ...node, children: [head, ...some] }) as Node);
    }
    case 'code':
      return grouped((node.value ?? '').split('\n'), (line) => 0.85 * linesOf(line, WIDTH * 1.2), LINES - 0.6).map(
        (lines) => ({ ...node, value: lines.join('\n') }) as Node,
      );
    case 'blockquote':
      return (node.children ?? [])
        .flatMap((child) => (weigh(child, WIDTH - 2) > LINES ? cut(child) : [child]))
        .map((child) => ({ ...node, children: [child] }) as Node);
    case 'paragraph':
      return grouped(sentences(node.children ?? []), (piece) => widthOf(plainText(piece)) / WIDTH, LINES - 1.5).map(
        (pieces) => ({ ...node, children: pieces.flat() }) as Node,
      );
    default:
      return [node];
  }
}

/** Splits inline content after its sentences. Only plain text is split. */
function sentences(nodes: readonly Node[]): Node[][] {
  const pieces: Node[][] = [[]];
  for (const node of nodes) {
    if (node.type !== 'text') {
      pieces.at(-1)?.push(node);
      continue;
    }
    for (const part of (node.value ?? '').split(/(?<=[。！？；][”’）」』]?)/u)) {
      if (part === '') continue;
      pieces.at(-1)?.push({ ...node, value: part } as Node);
      if (/[。！？；][”’）」』]?$/u.test(part)) pieces.push([]);
    }
  }
  return pieces.filter((piece) => piece.length > 0);
}

/** Distributes neighbours evenly over as few groups of weight `room` as possible. A larger item has its own group. */
export function grouped<Item>(items: readonly Item[], weightOf: (item: Item) => number, room: number): Item[][] {
  const packed = (limit: number): Item[][] => {
    const groups: Item[][] = [];
    let weight = 0;
    for (const item of items) {
      const own = weightOf(item);
      const last = groups.at(-1);
      if (last === undefined || weight + own > limit) {
        groups.push([item]);
        weight = own;
      } else {
        last.push(item);
        weight += own;
      }
    }
    return groups;
  };
  const fewest = packed(room);
  const total = items.reduce((sum, item) => sum + weightOf(item), 0);
  // The smallest limit with that many groups avoids a last group of one line.
  for (let limit = total / Math.max(1, fewest.length); limit < room; limit += 0.25) {
    const groups = packed(limit);
    if (groups.length === fewest.length) return groups;
  }
  return fewest;
}
