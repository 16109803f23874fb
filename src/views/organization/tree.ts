/** The tree of all organizations, each with its brands. */
import { given } from '../../given.ts';
import type { PublishedOrganization } from '../../publish/published.ts';
import { ORGANIZATION } from '../../wording/ui-organization.ts';
import { levelLabel } from '../brand/card.ts';
import { toneOf } from '../brand/colours.ts';
import { lookup } from '../brand/lookup.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { subtreeOf } from './below.ts';

/** The most organizations that are unfolded when the page opens. */
const OPEN = 24;
/** The most organizations on the page, in whole ranks. Deeper ones are on the pages of their ancestors. */
const WRITTEN = 1000;
/** The fewest and the most parts of the page that a reader is led to. */
const PARTS = [3, 16] as const;

export interface OrganizationNode extends Link {
  /** Its anchor on the page. */
  anchor: string;
  level: string;
  brands: (Link & { tone?: string; shared: boolean })[];
  /** Empty if they are only on the organization's own page. */
  children: OrganizationNode[];
  /** Says how much is below, on the folded branch or on the link to the organization's page. */
  below?: string;
  open: boolean;
}

export interface OrganizationTreeView {
  frame: Frame;
  title: string;
  lead: string;
  /** The address of the search. */
  search: string;
  levels: string[];
  /** The parts of the page, if they are several. */
  contents: Link[];
  roots: OrganizationNode[];
  empty?: string;
}

export function organizationTreeView(context: Context): OrganizationTreeView {
  const { site, address } = context;
  const title = site.labels.organization;
  const ranks = ranksOf(context);
  const depths = { open: depthWithin(ranks, OPEN), written: depthWithin(ranks, WRITTEN) };
  const roots = site.organizations.filter((one) => one.parent === null || !context.organizations.has(one.parent));
  const nodes = roots.map((root) => node(context, root, 0, depths));
  const holding = lookup(site).byOrganization.size;
  const lead = ORGANIZATION.treeLead(site.organizations.length, holding);
  return {
    frame: frame(context, {
      title,
      description: lead,
      address: address.organizations,
      place: 'organizations',
      isOfDay: true,
      crumbs: [{ text: title }],
    }),
    title,
    lead,
    search: address.search,
    levels: site.levels.flatMap((level) => {
      const count = site.organizations.filter((one) => one.level === level.id).length;
      return count === 0 ? [] : [ORGANIZATION.levelCount(level.label, count)];
    }),
    contents: contentsOf(nodes),
    roots: nodes,
    ...(site.organizations.length === 0 ? { empty: ORGANIZATION.treeEmpty } : {}),
  };
}

function node(context: Context, organization: PublishedOrganization, depth: number, depths: Record<'open' | 'written', number>): OrganizationNode {
  const { site, address } = context;
  const { brands, organizations } = subtreeOf(site, organization.id);
  const held = lookup(site).byOrganization.get(organization.id) ?? [];
  const isOwn = (brand: (typeof held)[number]): boolean => brand.organization === organization.id;
  const own = [...held.filter(isOwn), ...held.filter((brand) => !isOwn(brand))];
  const children = organization.children.flatMap((id) => context.organizations.get(id) ?? []);
  return {
    text: organization.shortName ?? organization.name,
    href: address.organization(organization.id),
    anchor: `page:${organization.id}`,
    level: levelLabel(context, organization.level),
    brands: own.map((brand) => {
      const tone = toneOf(brand);
      return {
        text: brand.name,
        href: address.brand(brand.slug),
        shared: !isOwn(brand),
        ...given('tone', tone),
      };
    }),
    children: depth < depths.written ? children.map((child) => node(context, child, depth + 1, depths)) : [],
    ...(children.length === 0 ? {} : { below: ORGANIZATION.below(organizations, brands.length) }),
    open: depth < depths.open,
  };
}

/** Returns links to the organizations that have others below them, of the first rank in which these are several. */
function contentsOf(nodes: readonly OrganizationNode[]): Link[] {
  const [few, many] = PARTS;
  for (let rank = nodes; rank.length > 0; rank = rank.flatMap(({ children }) => children)) {
    const parts = rank.filter(({ children }) => children.length > 0);
    if (parts.length > many) break;
    if (parts.length >= few) return parts.map(({ text, anchor }) => ({ text, href: `#${anchor}` }));
  }
  return [];
}

/** Returns the number of organizations in each rank of the tree, from the top. */
function ranksOf(context: Context): number[] {
  const ranks: number[] = [];
  let rank = context.site.organizations.filter((one) => one.parent === null || !context.organizations.has(one.parent));
  while (rank.length > 0) {
    ranks.push(rank.length);
    rank = rank.flatMap((one) => one.children.flatMap((id) => context.organizations.get(id) ?? []));
  }
  return ranks;
}

/** Returns how many ranks may be shown with at most `most` organizations: at least 1, or all of them. */
function depthWithin(ranks: readonly number[], most: number): number {
  let seen = 0;
  for (const [depth, count] of ranks.entries()) {
    seen += count;
    if (seen > most) return Math.max(1, depth - 1);
  }
  return ranks.length;
}
