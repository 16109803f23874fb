/** The tree of documents: by folder, then by `order`. A folder's index document stands for the folder. */
import type { PublishedDocument, Site } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';

export interface DocumentNode {
  document: PublishedDocument;
  children: DocumentNode[];
}

/** One line of the side navigation. */
export interface DocumentLine extends Link {
  path: string;
  current: boolean;
  /** Whether the current page is this document or below it. */
  open: boolean;
  superseded: boolean;
  children: DocumentLine[];
}

/** All documents but the root's own index, which is `/docs/` itself. A folder without an index gives its documents to the folder above. */
export const documentTree = derived('documentTree', 'site', (site: Site): DocumentNode[] => {
  const nodes = new Map<string, DocumentNode>(
    site.documents.filter(({ path }) => path !== '').map((document) => [document.path, { document, children: [] }]),
  );
  const roots: DocumentNode[] = [];
  for (const [path, node] of nodes) (above(nodes, path)?.children ?? roots).push(node);
  const order = ({ document }: DocumentNode): number => document.order ?? Number.MAX_SAFE_INTEGER;
  const sort = (list: DocumentNode[]): void => {
    list.sort((a, b) => order(a) - order(b) || (a.document.path < b.document.path ? -1 : 1));
    for (const one of list) sort(one.children);
  };
  sort(roots);
  return roots;
});

function above(nodes: ReadonlyMap<string, DocumentNode>, path: string): DocumentNode | undefined {
  const parts = path.split('/');
  for (let length = parts.length - 1; length > 0; length -= 1) {
    const node = nodes.get(parts.slice(0, length).join('/'));
    if (node !== undefined) return node;
  }
  return undefined;
}

/** Returns all documents in reading order. */
export function readingOrder(nodes: readonly DocumentNode[]): PublishedDocument[] {
  return nodes.flatMap((node) => [node.document, ...readingOrder(node.children)]);
}

/** Returns the index documents of the folders above a document, outermost first. */
export function foldersOf(context: Context, path: string): PublishedDocument[] {
  const parts = path.split('/');
  return parts.slice(0, -1).flatMap((_, index) => context.documents.get(parts.slice(0, index + 1).join('/')) ?? []);
}

/** Returns the side navigation for the document at `current`. */
export function documentLines(context: Context, nodes: readonly DocumentNode[], current: string): DocumentLine[] {
  return nodes.map(({ document, children }) => ({
    path: document.path,
    text: document.title,
    href: context.address.document(document.path),
    current: document.path === current,
    open: current === document.path || current.startsWith(`${document.path}/`),
    superseded: document.status === 'superseded',
    children: documentLines(context, children, current),
  }));
}
