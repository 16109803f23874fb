/** A body with its links and files led to what a build holds. */
import type { BodyRoot, PublicBodyRoot } from '../model/body.ts';

export interface Targets {
  /** The address that a link leads to; undefined where the build holds nothing there. */
  link(url: string): string | undefined;
  /** The digest of a file that the body shows. */
  file(name: string): string;
}

/** A node of either tree, as far as publishing looks at it. */
interface Loose {
  type: string;
  children?: Loose[];
  url?: string;
  attributes?: Record<string, string>;
}

/** The tree with its links and files led to their targets; links to what is not held are plain text. */
export function shownBody<Tree extends BodyRoot | PublicBodyRoot>(tree: Tree, targets: Targets): Tree {
  const visit = (node: Loose): Loose[] => {
    const children = node.children?.flatMap(visit);
    const next = children === undefined ? node : { ...node, children };
    if (node.type === 'link') {
      const url = targets.link(node.url as string);
      return url === undefined ? (children ?? []) : [{ ...next, url }];
    }
    if (node.type === 'image') return [{ ...next, url: `asset:${targets.file(node.url as string)}` }];
    if (node.type !== 'component') return [next];
    const attributes = { ...node.attributes };
    for (const key of ['src', 'poster'] as const) {
      const name = attributes[key];
      if (name !== undefined) attributes[key] = `asset:${targets.file(name)}`;
    }
    return [{ ...next, attributes }];
  };
  return visit(tree as unknown as Loose)[0] as unknown as Tree;
}
