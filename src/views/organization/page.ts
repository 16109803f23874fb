/** The page of one organization: its place in the tree, its brands, those below it, its pairings. */
import { given } from '../../given.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import { ORGANIZATION } from '../../wording/ui-organization.ts';
import { type BrandCard, brandCard, domainLabel, levelLabel, organizationLink } from '../brand/card.ts';
import { lookup } from '../brand/lookup.ts';
import { type PairingLine, pairingLines } from '../pairing/line.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { organizationThing } from '../site/microdata.ts';
import { type TimePart, timePart } from '../time/view.ts';
import { subtreeOf } from './below.ts';

/** The most brands that are drawn over time: with more the drawing is the ladder's. */
const DRAWN = 24;
/** How many brands of organizations below are shown. */
const BELOW = 12;

export interface OrganizationPage {
  frame: Frame;
  id: string;
  name: string;
  level: string;
  facts: { label: string; text: string; href?: string }[];
  /** From the root down to its parent. */
  chain: Link[];
  own: BrandCard[];
  shared: BrandCard[];
  /** Its brands whose titles have ended. */
  ended: BrandCard[];
  none?: string;
  /** `all` leads to those that are not shown. */
  below: { note: string; cards: BrandCard[]; all?: Link };
  /** Its brands over time, and those of organizations below it. */
  time?: TimePart;
  children: (Link & { level: string; brands?: string })[];
  childrenNote: string;
  pairingsTitle: string;
  pairings: PairingLine[];
}

/** Links an organization by its short name, which is enough in a chain. */
const shortLink = (context: Context, id: string): Link => {
  const link = organizationLink(context, id);
  return { ...link, text: context.organizations.get(id)?.shortName ?? link.text };
};

/** Returns the view of an organization's page. Throws an Error if the site does not hold the organization. */
export function organizationPageView(context: Context, id: string): OrganizationPage {
  const { site, address } = context;
  const organization = context.organizations.get(id);
  if (organization === undefined) throw new Error(`The site holds no organization ${id}`);
  const chain: Link[] = [];
  for (let at = organization.parent; at !== null; at = context.organizations.get(at)?.parent ?? null) chain.unshift(shortLink(context, at));
  const card = (brand: PublishedBrand): BrandCard => brandCard(context, brand);
  const held = organization.brands.flatMap((slug) => context.brands.get(slug) ?? []);
  const listed = lookup(site).byOrganization.get(id) ?? [];
  const own = listed.filter((brand) => brand.organization === id);
  const shared = listed.filter((brand) => brand.organization !== id);
  const below = subtreeOf(site, id).brands;
  const ended = held.filter((brand) => brand.ended);
  const drawn = [...new Set([...held, ...listed, ...below])];
  const domain = organization.domain;
  const children = organization.children.flatMap((child) => context.organizations.get(child) ?? []);
  const level = levelLabel(context, organization.level);
  return {
    frame: frame(context, {
      title: organization.name,
      description: ORGANIZATION.description([...chain.map((link) => link.text), organization.name].join('，'), listed.length),
      address: address.organization(id),
      place: 'organizations',
      thing: organizationThing(context, organization),
      crumbs: [{ text: site.labels.organization, href: address.organizations }, ...chain, { text: organization.name }],
    }),
    id,
    name: organization.name,
    level,
    facts: [
      ...(organization.shortName === undefined || organization.shortName === organization.name
        ? []
        : [{ label: ORGANIZATION.shortName, text: organization.shortName }]),
      ...(organization.formerNames.length === 0 ? [] : [{ label: ORGANIZATION.formerNames, text: organization.formerNames.join('、') }]),
      ...(domain === undefined ? [] : [{ label: ORGANIZATION.domain, text: domainLabel(context, domain), href: address.domain(domain) }]),
    ],
    chain,
    own: own.map(card),
    shared: shared.map(card),
    ended: ended.map(card),
    ...(listed.length === 0 && below.length === 0 ? { none: ended.length === 0 ? ORGANIZATION.none : ORGANIZATION.noneNow } : {}),
    below: {
      note: ORGANIZATION.ofBelowNote(below.length, Math.min(BELOW, below.length)),
      cards: below.slice(0, BELOW).map(card),
      // The search knows what is below an organization.
      ...(below.length > BELOW ? { all: { text: ORGANIZATION.ofBelowAll(below.length), href: `${address.search}?organization=${id}` } } : {}),
    },
    ...given('time', drawn.length > DRAWN ? undefined : timePart(context, drawn, organization.name)),
    children: children.map((child) => {
      const count = (lookup(site).byOrganization.get(child.id)?.length ?? 0) + subtreeOf(site, child.id).brands.length;
      return {
        ...organizationLink(context, child.id),
        level: levelLabel(context, child.level),
        ...(count === 0 ? {} : { brands: ORGANIZATION.childBrands(count) }),
      };
    }),
    childrenNote: ORGANIZATION.childrenNote(children.length),
    pairingsTitle: site.labels.pairing,
    pairings: pairingLines(
      context,
      organization.pairings.flatMap((slug) => context.pairings.get(slug) ?? []),
    ),
  };
}
