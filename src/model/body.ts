/** What can be asked of a body's tree without drawing it. */
import type { BodyNode, BodyRoot, PublicBodyRoot } from '../read/body/tree.ts';
import type { ComponentName, PublicComponent } from '../schema/components.ts';

export type { BodyNode, BodyRoot, ComponentNode, PublicBodyRoot } from '../read/body/tree.ts';

type AnyRoot = BodyRoot | PublicBodyRoot;
type AnyNode = BodyNode<ComponentName>;

const isInternal = (node: AnyNode): boolean => node.type === 'component' && (node.name === 'Note' || node.name === 'Internal');

/** The tree without `Note` and `Internal`, and without the footnotes that only they refer to. */
export function publicTree(tree: BodyRoot): PublicBodyRoot {
  const strip = (nodes: readonly AnyNode[]): AnyNode[] =>
    nodes
      .filter((node) => !isInternal(node))
      .map((node) => (node.children === undefined ? node : ({ ...node, children: strip(node.children) } as AnyNode)));
  let children = strip(tree.children);
  // A footnote may refer to another, so this goes on until none is left that nothing refers to.
  for (;;) {
    const referred = new Set<string>();
    for (const node of walk(children)) if (node.type === 'footnoteReference') referred.add((node as { identifier?: string }).identifier ?? '');
    const isOrphan = (node: AnyNode): boolean =>
      node.type === 'footnoteDefinition' && !referred.has((node as { identifier?: string }).identifier ?? '');
    const kept = dropWhere(children, isOrphan);
    if ([...walk(kept)].length === [...walk(children)].length) break;
    children = kept;
  }
  return { type: 'root', children: children as BodyNode<PublicComponent>[] };
}

const dropWhere = (nodes: readonly AnyNode[], drop: (node: AnyNode) => boolean): AnyNode[] =>
  nodes
    .filter((node) => !drop(node))
    .map((node) => (node.children === undefined ? node : ({ ...node, children: dropWhere(node.children, drop) } as AnyNode)));

/** Every node, parents before children. */
export function* walk(nodes: readonly AnyNode[]): Generator<AnyNode> {
  for (const node of nodes) {
    yield node;
    if (node.children !== undefined) yield* walk(node.children);
  }
}

const BLOCKS = new Set(['paragraph', 'heading', 'code', 'blockquote', 'listItem', 'tableRow', 'component', 'footnoteDefinition']);

/** The text for search and excerpts: blocks on lines of their own, components' words included. */
export function plainText(nodes: readonly AnyNode[]): string {
  const parts: string[] = [];
  const visit = (node: AnyNode): void => {
    if (node.type === 'component') parts.push(componentText(node.attributes), '\n');
    else if (node.value !== undefined) parts.push(node.value);
    else if (node.type === 'image') parts.push(node.alt ?? '');
    else if (node.type === 'break') parts.push('\n');
    for (const child of node.children ?? []) visit(child);
    if (node.type === 'tableCell') parts.push(' ');
    if (BLOCKS.has(node.type)) parts.push('\n');
  };
  for (const node of nodes) visit(node);
  return parts
    .join('')
    .replace(/[ \t]*\n\s*/g, '\n')
    .trim();
}

const WORDS = ['title', 'date', 'before', 'value', 'unit', 'label', 'caption', 'alt', 'by', 'transcript'];
const componentText = (attributes: Record<string, string>): string => WORDS.flatMap((name) => attributes[name] ?? []).join(' ');

export interface OutlineItem {
  depth: number;
  id: string;
  text: string;
}

/** Headings and practices in order, those that can be linked to. */
export function outline(tree: AnyRoot): OutlineItem[] {
  const items: OutlineItem[] = [];
  for (const node of walk(tree.children)) {
    if (node.type === 'heading' && node.id !== undefined) items.push({ depth: node.depth ?? 2, id: node.id, text: plainText(node.children ?? []) });
    if (node.type === 'component' && node.name === 'Practice' && node.id !== undefined)
      items.push({ depth: 3, id: node.id, text: node.attributes.title ?? '' });
  }
  return items;
}

export interface Section {
  /** Absent for what stands before the first heading. */
  id?: string;
  title?: string;
  children: AnyNode[];
}

/** The body cut at its headings of the highest rank that it uses. */
export function sections(tree: AnyRoot): Section[] {
  const nodes = tree.children as AnyNode[];
  const top = Math.min(...nodes.flatMap((node) => (node.type === 'heading' ? [node.depth ?? 2] : [])), 6);
  const result: Section[] = [{ children: [] }];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === top) {
      result.push({ ...(node.id === undefined ? {} : { id: node.id }), title: plainText(node.children ?? []), children: [] });
    } else if (node.type !== 'footnoteDefinition') result.at(-1)?.children.push(node);
  }
  return result.filter((section) => section.title !== undefined || section.children.length > 0);
}

/** Nodes of one component, in order, wherever they stand. */
export function componentsOf(tree: AnyRoot, name: ComponentName): Extract<AnyNode, { type: 'component' }>[] {
  return [...walk(tree.children)].filter((node): node is Extract<AnyNode, { type: 'component' }> => node.type === 'component' && node.name === name);
}
