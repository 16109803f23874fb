/** Queries on the tree of a body. */
import { given } from '../given.ts';
import { plainText } from '../prose.ts';
import type { BodyNode, BodyRoot, ComponentNode, PublicBodyRoot } from '../read/body/tree.ts';
import type { ComponentName, InternalComponent, PublicComponent } from '../schema/components.ts';

export { plainText, textWith } from '../prose.ts';
export type { BodyNode, BodyRoot, PublicBodyRoot } from '../read/body/tree.ts';

type AnyRoot = BodyRoot | PublicBodyRoot;
type AnyNode = BodyNode<ComponentName>;
type AnyComponent = ComponentNode<ComponentName>;
type MarkdownNode = Exclude<AnyNode, AnyComponent>;

/** The type makes the compiler refuse an incomplete list. */
const INTERNAL: Record<InternalComponent, true> = { Note: true, Internal: true };
const isInternal = (node: AnyNode): boolean => node.type === 'component' && Object.hasOwn(INTERNAL, node.name);

/** Whether a node stays without children: a cell keeps its column, a practice its title. */
const mayBeEmpty = (node: AnyNode): boolean =>
  node.type === 'component' ? node.name === 'Practice' : node.type === 'tableCell' || node.type === 'tableRow' || node.type === 'table';

/**
 * Returns a copy of the tree for the public. It drops `Note` and `Internal`, nodes that held nothing else,
 * and footnotes that only they refer to. It also drops references to a footnote that was defined in them.
 */
export function publicTree(tree: BodyRoot): PublicBodyRoot {
  const seen = without(tree.children, isInternal);
  const shown = footnotesShown(seen);
  const children = without(seen, (node) => isFootnote(node) && !shown.has(node.identifier ?? ''));
  return { type: 'root', children: children as BodyNode<PublicComponent>[] };
}

const isFootnote = (node: AnyNode): node is MarkdownNode => node.type === 'footnoteReference' || node.type === 'footnoteDefinition';

/** Identifiers of defined footnotes that the text refers to, directly or through another one. */
function footnotesShown(nodes: readonly AnyNode[]): ReadonlySet<string> {
  const definitions = new Map<string, AnyNode[]>();
  const referred: string[] = [];
  const visit = (node: AnyNode): void => {
    if (node.type === 'footnoteDefinition') definitions.set(node.identifier ?? '', node.children ?? []);
    else {
      if (node.type === 'footnoteReference') referred.push(node.identifier ?? '');
      node.children?.forEach(visit);
    }
  };
  nodes.forEach(visit);
  const shown = new Set<string>();
  for (let next = referred.pop(); next !== undefined; next = referred.pop()) {
    const definition = definitions.get(next);
    if (definition === undefined || shown.has(next)) continue;
    shown.add(next);
    for (const node of walk(definition)) if (node.type === 'footnoteReference') referred.push(node.identifier ?? '');
  }
  return shown;
}

/** Returns a copy without the dropped nodes and without parents that become empty. */
function without(nodes: readonly AnyNode[], isDropped: (node: AnyNode) => boolean): AnyNode[] {
  return nodes.flatMap((node): AnyNode[] => {
    if (isDropped(node)) return [];
    if (node.children === undefined || node.children.length === 0) return [node];
    const children = without(node.children, isDropped);
    return children.length === 0 && !mayBeEmpty(node) ? [] : [{ ...node, children } as AnyNode];
  });
}

/** Every node, parents before children. */
export function walk(nodes: readonly AnyNode[], into: AnyNode[] = []): AnyNode[] {
  for (const node of nodes) {
    into.push(node);
    if (node.children !== undefined) walk(node.children, into);
  }
  return into;
}

export interface OutlineItem {
  depth: number;
  id: string;
  text: string;
}

/** Returns the headings and practices that have an id, in order. */
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
  /** Absent in the part before the first heading. */
  id?: string;
  title?: string;
  children: AnyNode[];
}

/** Splits the body at the headings of its highest rank. Leaves out footnotes. */
export function sections(tree: AnyRoot): Section[] {
  const nodes = tree.children as AnyNode[];
  const top = Math.min(...nodes.flatMap((node) => (node.type === 'heading' ? [node.depth ?? 2] : [])), 6);
  const result: Section[] = [{ children: [] }];
  for (const node of nodes) {
    if (node.type === 'heading' && node.depth === top) {
      result.push({ ...given('id', node.id), title: plainText(node.children ?? []), children: [] });
    } else if (node.type !== 'footnoteDefinition') result.at(-1)?.children.push(node);
  }
  return result.filter((section) => section.title !== undefined || section.children.length > 0);
}

/** Returns all nodes of one component at any depth, in order. */
export function componentsOf(tree: AnyRoot, name: ComponentName): AnyComponent[] {
  return walk(tree.children).filter((node): node is AnyComponent => node.type === 'component' && node.name === name);
}

/** A body without its questions, for paper: they stand elsewhere, with room to write. */
export const withoutQuestions = (tree: PublicBodyRoot): PublicBodyRoot => ({
  ...tree,
  children: tree.children.filter((node) => !(node.type === 'component' && node.name === 'Question')),
});

/** The content of each `Question`, in order. */
export const questions = (tree: AnyRoot): AnyNode[][] => componentsOf(tree, 'Question').map((node) => node.children);
