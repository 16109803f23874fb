/** What stands beside the story of a case: its organizations, goals, family, pairings, and how it is visited. */
import { given } from '../../given.ts';
import { latestGoals } from '../../publish/goals.ts';
import type { PublishedBrand } from '../../publish/published.ts';
import type { EventOf } from '../../schema/record.ts';
import { formatDate, formatRange, UI } from '../../wording/ui.ts';
import { anonymousText } from '../pairing/line.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';
import { organizationLink } from './card.ts';
import { lookup } from './lookup.ts';
import { names, type Words } from './record.ts';

export interface GoalsView {
  title: string;
  items: { text: string; done?: string; isDone: boolean }[];
  measures: string[];
}

export interface DemonstrationView {
  title: string;
  facts: { label: string; text: string }[];
}

export interface PairingCard extends Link {
  state: string;
  term: string;
  partner: Words[];
}

/** Returns the organizations from the root down to this one. */
export function chainOf(context: Context, id: string): Link[] {
  const chain: Link[] = [];
  for (let at: string | null = id; at !== null; ) {
    const organization = context.organizations.get(at);
    const link = organizationLink(context, at);
    // The whole name stands at the foot of the page.
    chain.unshift({ ...link, text: organization?.shortName ?? link.text });
    at = organization?.parent ?? null;
  }
  return chain;
}

/** Returns the goals of the latest year, if there are any. */
export function goalsOf(brand: PublishedBrand): GoalsView | undefined {
  const latest = latestGoals(brand);
  if (latest === undefined) return undefined;
  return {
    title: UI.goalsTitle(latest.year),
    items: latest.goals.map((goal: EventOf<'goals'>['goals'][number]) =>
      typeof goal === 'string'
        ? { text: goal, isDone: false }
        : {
            text: goal.goal,
            isDone: goal.done !== undefined,
            ...given('done', goal.done === undefined ? undefined : UI.goalDone(formatDate(goal.done))),
          },
    ),
    measures: typeof latest.measures === 'string' ? [latest.measures] : [...(latest.measures ?? [])],
  };
}

/** Returns what a brand shows to visitors, if it does. */
export function demonstrationOf(context: Context, brand: PublishedBrand): DemonstrationView | undefined {
  const { demonstration } = brand;
  if (demonstration === undefined) return undefined;
  const words = UI.demonstration;
  return {
    title: context.site.labels.demonstration,
    facts: [
      { label: words.place, text: demonstration.place },
      { label: words.since, text: formatDate(demonstration.since) },
      ...(demonstration.visits === undefined ? [] : [{ label: words.visits, text: demonstration.visits }]),
    ],
  };
}

/** Returns the parent, the children and the siblings of a brand, those that there are. */
export function familyOf(context: Context, brand: PublishedBrand): { title: string; cards: Link[]; slugs: string[] }[] {
  const { childrenOf } = lookup(context.site);
  const group = (title: string, brands: readonly PublishedBrand[]): { title: string; cards: Link[]; slugs: string[] }[] =>
    brands.length === 0
      ? []
      : [{ title, cards: brands.map((one) => ({ text: one.name, href: context.address.brand(one.slug) })), slugs: brands.map((one) => one.slug) }];
  const parent = brand.parentBrand === undefined ? undefined : context.brands.get(brand.parentBrand);
  return [
    ...group(UI.parentBrand, parent === undefined ? [] : [parent]),
    ...group(UI.childBrands, childrenOf.get(brand.slug) ?? []),
    ...group(UI.siblingBrands, parent === undefined ? [] : (childrenOf.get(parent.slug) ?? []).filter((one) => one !== brand)),
  ];
}

/** Returns the pairings of a brand as a model, and those of its organization as a partner. */
export function pairingsOf(context: Context, brand: PublishedBrand): PairingCard[] {
  const { site, address } = context;
  const { labels } = site;
  const asPartner = (context.organizations.get(brand.organization)?.pairings ?? [])
    .flatMap((slug) => context.pairings.get(slug) ?? [])
    .filter((one) => one.partner?.includes(brand.organization) === true);
  const all = [...new Set([...(lookup(site).pairingsOf.get(brand.slug) ?? []), ...asPartner])];
  return all.map((pairing) => {
    const other: Words[] = pairing.model.includes(brand.slug)
      ? pairing.partner === null
        ? pairing.anonymous.map((side, index) => ({
            text: `${index === 0 ? '' : '、'}${anonymousText(context, side)}`,
          }))
        : names(context, pairing.partner)
      : pairing.model.flatMap((slug, index): Words[] => {
          const model = context.brands.get(slug);
          return [...(index === 0 ? [] : [{ text: '、' }]), { text: model?.name ?? slug, href: address.brand(slug) }];
        });
    return {
      text: pairing.kind === 'lift' ? labels.lift : labels.mutualKind,
      href: address.pairing(pairing.slug),
      state: labels[pairing.status === 'overdue' ? 'pastTerm' : pairing.status],
      term: formatRange(pairing.since, pairing.until),
      partner: other,
    };
  });
}
