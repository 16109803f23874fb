/** Replaces the links and file names of a body by what the build holds. */
import type { BodyRoot, PublicBodyRoot } from '../model/body.ts';

export interface Targets {
  /** Returns the address that a link leads to, or undefined if the build does not hold its target. */
  link(url: string): string | undefined;
  /** Returns the digest of a file that the body shows. */
  file(name: string): string;
}

/** Begins the address of a file of the site. */
export const ASSET = 'asset:';

/** The parts of a node that this file reads. */
interface Loose {
  type: string;
  children?: Loose[];
  url?: string;
  attributes?: Record<string, string>;
}

/** Returns a copy of the tree with resolved links and files. A link without a target becomes its plain text. */
export function shownBody<Tree extends BodyRoot | PublicBodyRoot>(tree: Tree, targets: Targets): Tree {
  const visit = (node: Loose): Loose[] => {
    const children = node.children?.flatMap(visit);
    const next = children === undefined ? node : { ...node, children };
    if (node.type === 'link') {
      const url = targets.link(node.url as string);
      return url === undefined ? (children ?? []) : [{ ...next, url }];
    }
    if (node.type === 'image') return [{ ...next, url: ASSET + targets.file(node.url as string) }];
    if (node.type !== 'component') return [next];
    const attributes = { ...node.attributes };
    for (const key of ['src', 'poster'] as const) {
      const name = attributes[key];
      if (name !== undefined) attributes[key] = ASSET + targets.file(name);
    }
    return [{ ...next, attributes }];
  };
  return visit(tree as unknown as Loose)[0] as unknown as Tree;
}

/** The addresses of the links of a tree and the names of the files that it shows, each once. */
export function namedIn(tree: BodyRoot | PublicBodyRoot): { links: string[]; files: string[] } {
  const [links, files] = [new Set<string>(), new Set<string>()];
  shownBody(tree, {
    link: (url) => {
      links.add(url);
      return url;
    },
    file: (name) => {
      files.add(name);
      return name;
    },
  });
  return { links: [...links], files: [...files] };
}
