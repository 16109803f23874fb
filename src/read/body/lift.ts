/** Lifts components and pictures out of inline content: neither may stand in a paragraph with text, a heading or emphasis. */
import type { BodyNode } from './tree.ts';

const INLINE_PARENTS = new Set(['emphasis', 'strong', 'delete', 'link']);

const INLINE = new Set([...INLINE_PARENTS, 'text', 'inlineCode', 'break', 'footnoteReference']);

const isBlock = (node: BodyNode): boolean => !INLINE.has(node.type);
const isBlank = (nodes: readonly BodyNode[]): boolean => nodes.every((node) => node.type === 'text' && (node.value ?? '').trim() === '');

/**
 * Splits inline content around blocks: `**甲 <Figure …/> 乙**` becomes bold, a figure, bold. A picture becomes a
 * paragraph. If a link held only pictures, their alternative texts replace them in the link.
 */
export function lift(nodes: readonly BodyNode[]): BodyNode[] {
  return nodes.flatMap((node): BodyNode[] => {
    if (node.type === 'image') return [{ type: 'paragraph', children: [node] }];
    if (node.type === 'component' || !INLINE_PARENTS.has(node.type)) return [node];
    const inner = lift(node.children ?? []);
    if (!inner.some(isBlock)) return [node];
    const parts = runs(inner).map((part) => (Array.isArray(part) ? { ...node, children: part } : part));
    if (node.type !== 'link' || parts.some((part) => part.type === 'link')) return parts;
    const words = inner.flatMap((block) =>
      block.type === 'paragraph' ? (block.children ?? []).map((one) => (one.type === 'image' ? (one.alt ?? '') : '')) : [],
    );
    const text = words.filter((one) => one !== '').join(' ');
    return text === '' ? parts : [...parts, { ...node, children: [{ type: 'text', value: text }] }];
  });
}

/** Groups nodes into runs of inline nodes and single blocks. Omits blank runs. */
function runs(nodes: readonly BodyNode[]): (BodyNode[] | BodyNode)[] {
  const result: (BodyNode[] | BodyNode)[] = [];
  let run: BodyNode[] = [];
  const flush = (): void => {
    if (!isBlank(run)) result.push(trimEnds(run));
    run = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      flush();
      result.push(node);
    } else run.push(node);
  }
  flush();
  return result;
}

/** Turns inline content into blocks: paragraphs, with the lifted blocks between them. */
export const asBlocks = (nodes: readonly BodyNode[]): BodyNode[] =>
  runs(lift(nodes)).map((part) => (Array.isArray(part) ? { type: 'paragraph', children: part } : part));

/** Separates inline content from the blocks in it. */
export function apart(nodes: readonly BodyNode[]): { line: BodyNode[]; blocks: BodyNode[] } {
  const lifted = lift(nodes);
  return { line: trimEnds(lifted.filter((node) => !isBlock(node))), blocks: lifted.filter(isBlock) };
}

/** Trims the white space at both ends of a run. */
function trimEnds(run: BodyNode[]): BodyNode[] {
  const copy = [...run];
  const first = copy[0];
  if (first?.type === 'text') copy[0] = { ...first, value: (first.value ?? '').trimStart() };
  const last = copy.at(-1);
  if (last?.type === 'text') copy[copy.length - 1] = { ...last, value: (last.value ?? '').trimEnd() };
  return copy;
}
