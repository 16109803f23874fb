/** The tree of organizations (`parent`), and who may name and declare (`namedBy`, `declaredBy`). */
import type { Organization } from '../schema/organization.ts';
import type { Taxonomy } from '../schema/taxonomy.ts';

/** An organization in the tree. Only the id is certain in unfinished content. */
export type TreeNode = Partial<Organization> & { id: string };

export interface Tree {
  get(id: string): TreeNode | undefined;
  has(id: string): boolean;
  ids(): string[];
  /** From the parent upwards. Stops at a cycle. */
  ancestors(id: string): string[];
  children(id: string): string[];
  /** 0 is the highest level; undefined if unknown. */
  rank(id: string): number | undefined;
}

export function buildTree(organizations: readonly TreeNode[], levels: readonly string[]): Tree {
  const nodes = new Map<string, TreeNode>();
  const below = new Map<string, string[]>();
  for (const node of organizations) {
    if (nodes.has(node.id)) continue;
    nodes.set(node.id, node);
    if (node.parent === undefined) continue;
    const children = below.get(node.parent);
    if (children === undefined) below.set(node.parent, [node.id]);
    else children.push(node.id);
  }
  const ranks = new Map(levels.map((level, rank) => [level, rank]));
  return {
    get: (id) => nodes.get(id),
    has: (id) => nodes.has(id),
    ids: () => [...nodes.keys()],
    ancestors(id) {
      const chain: string[] = [];
      const met = new Set([id]);
      for (let up = nodes.get(id)?.parent; up !== undefined && nodes.has(up) && !met.has(up); up = nodes.get(up)?.parent) {
        met.add(up);
        chain.push(up);
      }
      return chain;
    },
    children: (id) => below.get(id) ?? [],
    rank: (id) => {
      const level = nodes.get(id)?.level;
      return level === undefined ? undefined : ranks.get(level);
    },
  };
}

type AuthorityLevel = Pick<Taxonomy['levels'][number], 'id' | 'namedBy' | 'declaredBy'>;

/** Returns the id that may name a brand at this level. `namedBy: parent` is the nearest ancestor of a higher level, if any. */
export function whoNames(level: AuthorityLevel, organization: string, tree: Tree): string | undefined {
  if (level.namedBy !== 'parent') return level.namedBy;
  const own = tree.rank(organization);
  return tree.ancestors(organization).find((ancestor) => {
    const rank = tree.rank(ancestor);
    return rank !== undefined && own !== undefined && rank < own;
  });
}

/** Returns the ids that may declare for this level: `declaredBy`, else the organization and its ancestors. */
export function whoDeclares(level: AuthorityLevel, organization: string, tree: Tree): string[] {
  return level.declaredBy === undefined ? [organization, ...tree.ancestors(organization)] : [level.declaredBy];
}
