/** A pairing in a list, and the words for its two sides. */
import { given } from '../../given.ts';
import type { PairingStatus } from '../../model/pairing.ts';
import type { PublishedBrand, PublishedPairing } from '../../publish/published.ts';
import { earliest } from '../../schema/dates.ts';
import { formatDate, formatRange } from '../../wording/ui.ts';
import { PAIRING } from '../../wording/ui-organization.ts';
import { domainLabel, levelLabel, organizationLink } from '../brand/card.ts';
import { toneOf } from '../brand/colours.ts';
import { lookup } from '../brand/lookup.ts';
import type { Words } from '../brand/record.ts';
import type { Context } from '../site/context.ts';

export interface PairingLine {
  slug: string;
  href: string;
  /** Both sides as one title. */
  title: string;
  kind: string;
  status: PairingStatus;
  state: string;
  term: string;
  model: Words[];
  partner: Words[];
  /** Of each side that is not named: what is said of it. */
  anonymous?: string[][];
  modelLabel: string;
  partnerLabel: string;
  /** The tone of the first model brand. */
  tone?: string;
  done: number;
  of: number;
  progress: string;
  ledger: string;
}

/** Returns the site's word for a pairing's status. */
export const pairingState = ({ site: { labels } }: Context, status: PairingStatus): string => labels[status === 'overdue' ? 'pastTerm' : status];

export const pairingKind = ({ site: { labels } }: Context, pairing: PublishedPairing): string =>
  pairing.kind === 'lift' ? labels.lift : labels.mutualKind;

/** Returns the site's words for the two sides. */
export function sideLabels({ site: { labels } }: Context, pairing: PublishedPairing): { model: string; partner: string } {
  return pairing.kind === 'lift' ? { model: labels.model, partner: labels.lagging } : { model: labels.mutual, partner: labels.mutual };
}

const joined = (words: readonly Words[]): Words[] => words.flatMap((one, index) => (index === 0 ? [one] : [{ text: '、' }, one]));

/** Returns the brands of the model side, linked to their cases. */
const modelWords = (context: Context, pairing: PublishedPairing): Words[] =>
  joined(pairing.model.map((slug) => ({ text: context.brands.get(slug)?.name ?? slug, href: context.address.brand(slug) })));

/** Returns the other side by name. An anonymous side shows only its level and domain. */
function partnerWords(context: Context, pairing: PublishedPairing): Words[] {
  if (pairing.partner !== null) return joined(pairing.partner.map((id) => organizationLink(context, id)));
  return joined(pairing.anonymous.map((side) => ({ text: anonymousText(context, side) })));
}

/** Returns the level and the domain of a side that is not named. */
const aboutOf = (context: Context, { level, domain }: PublishedPairing['anonymous'][number]): string[] => [
  levelLabel(context, level),
  ...(domain === undefined ? [] : [domainLabel(context, domain)]),
];

/** Returns, for example, 不具名组织（村级，农村党建）. Brackets are not nested. */
export const anonymousText = (context: Context, side: PublishedPairing['anonymous'][number]): string =>
  PAIRING.anonymous(context.site.labels.anonymous, aboutOf(context, side));

const textOf = (words: readonly Words[]): string => words.map((part) => part.text).join('');

/** Returns both sides as a title, organizations by their short names. */
export function pairingTitle(context: Context, pairing: PublishedPairing): string {
  const short = pairing.partner?.map((id) => context.organizations.get(id)?.shortName ?? organizationLink(context, id).text);
  return PAIRING.title(textOf(modelWords(context, pairing)), short === undefined ? textOf(partnerWords(context, pairing)) : short.join('、'));
}

/** Returns the brands that a lagging organization holds with a standing title won since the pairing began. */
export function risenBrands(context: Context, pairing: PublishedPairing, organization: string): PublishedBrand[] {
  if (pairing.kind !== 'lift') return [];
  return (lookup(context.site).byOrganization.get(organization) ?? []).filter(
    (brand) =>
      brand.organization === organization &&
      brand.titles.some((title) => title.since === undefined || earliest(title.since) >= earliest(pairing.since)),
  );
}

export const doneGoalCount = (pairing: PublishedPairing): number => pairing.goals.filter((goal) => goal.done !== undefined).length;

export function pairingLine(context: Context, pairing: PublishedPairing): PairingLine {
  const labels = sideLabels(context, pairing);
  const first = context.brands.get(pairing.model[0] ?? '');
  const tone = first === undefined ? undefined : toneOf(first);
  const done = doneGoalCount(pairing);
  const last = pairing.ledger
    .map((item) => item.date)
    .sort()
    .at(-1);
  return {
    slug: pairing.slug,
    href: context.address.pairing(pairing.slug),
    title: pairingTitle(context, pairing),
    kind: pairingKind(context, pairing),
    status: pairing.status,
    state: pairingState(context, pairing.status),
    term: formatRange(pairing.since, pairing.until),
    model: modelWords(context, pairing),
    partner: partnerWords(context, pairing),
    ...given(
      'anonymous',
      pairing.partner === null ? pairing.anonymous.map((side) => [context.site.labels.anonymous, ...aboutOf(context, side)]) : undefined,
    ),
    modelLabel: labels.model,
    partnerLabel: labels.partner,
    ...given('tone', tone),
    done,
    of: pairing.goals.length,
    progress: PAIRING.fraction(done, pairing.goals.length),
    ledger: last === undefined ? PAIRING.ledgerNone : PAIRING.ledgerCount(pairing.ledger.length, formatDate(last)),
  };
}

/** Returns pairings as lines. Where several have one title, it says since when each is. */
export function pairingLines(context: Context, pairings: readonly PublishedPairing[]): PairingLine[] {
  const lines = pairings.map((pairing) => ({ since: pairing.since, line: pairingLine(context, pairing) }));
  const alike = Map.groupBy(lines, ({ line }) => line.title);
  return lines.map(({ since, line }) =>
    (alike.get(line.title)?.length ?? 0) > 1 ? { ...line, title: PAIRING.titleSince(line.title, formatDate(since)) } : line,
  );
}
