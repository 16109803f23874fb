/** One pairing: its two sides, what they set out to do, what was done, and what came of it. */

import { given } from '../../given.ts';
import type { PublishedBrand, PublishedPairing } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import { formatDate, UI } from '../../wording/ui.ts';
import { PAIRING } from '../../wording/ui-organization.ts';
import { type BrandCard, brandCard, domainLabel, levelLabel, organizationLink, whoever } from '../brand/card.ts';
import { toneOf } from '../brand/colours.ts';
import { lookup } from '../brand/lookup.ts';
import type { Words } from '../brand/record.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { type StoryPart, storyView } from '../story/story.ts';
import { doneGoalCount, type PairingLine, pairingKind, pairingLines, pairingState, pairingTitle, risenBrands, sideLabels } from './line.ts';

export interface LedgerItem {
  date: string;
  datetime: string;
  text: string;
}

export interface PairingGoal {
  number: number;
  label: string;
  text: string;
  kind?: string;
  isDone: boolean;
  state: string;
  due?: string;
  ledger: LedgerItem[];
}

export interface PairingSide {
  text: string;
  href?: string;
  /** Level and domain. */
  note: string;
}

export interface PairingPage {
  frame: Frame;
  slug: string;
  title: string;
  /** The title without what is said of an anonymous side below it. */
  /** In parts, between which it breaks first: the brands, then the other side. */
  heading: readonly string[];
  tone?: string;
  kind: string;
  /** Whether both give and take: neither end is the one that follows. */
  isMutual: boolean;
  status: PublishedPairing['status'];
  state: string;
  model: { label: string; cards: BrandCard[] };
  partner: { label: string; sides: PairingSide[]; anonymous?: string };
  facts: { label: string; text: string; datetime?: string }[];
  progress: { done: number; of: number; text: string };
  goals: PairingGoal[];
  /** Ledger items without a goal. */
  ledger: LedgerItem[];
  /** The title of these items: that of the whole ledger if no item has a goal. */
  ledgerTitle: string;
  ledgerEmpty?: string;
  measures: string[];
  outcome?: { result: string; date: string; datetime: string; text: string; by: Words[] };
  /** Lagging organizations that now have a named brand, with their brands. */
  risen: { text: string; brands: Link[] }[];
  story: StoryPart[];
  others: PairingLine[];
  colophon: { label: string; text: string; datetime: string }[];
}

/** Returns the view of a pairing's page. Throws an Error if the site does not hold the pairing. */
export function pairingPageView(context: Context, slug: string): PairingPage {
  const { site, address } = context;
  const { labels } = site;
  const pairing = context.pairings.get(slug);
  if (pairing === undefined) throw new Error(`The site holds no pairing ${slug}`);
  const models = pairing.model.flatMap((one) => context.brands.get(one) ?? []);
  const tone = models[0] === undefined ? undefined : toneOf(models[0]);
  const title = pairingTitle(context, pairing);
  const sides = sideLabels(context, pairing);
  const done = doneGoalCount(pairing);
  const kind = pairingKind(context, pairing);
  const state = pairingState(context, pairing.status);
  const general = pairing.ledger.filter((item) => item.goal === undefined || pairing.goals[item.goal - 1] === undefined).map(ledgerItem);
  return {
    frame: frame(context, {
      title: titleAlone(context, pairing, title),
      description: PAIRING.description(title, kind, state),
      address: address.pairing(slug),
      place: 'pairings',
      kind: 'article',
      crumbs: [{ text: labels.pairing, href: address.pairings() }, { text: title }],
      ...given('tone', tone),
    }),
    slug,
    title,
    heading: headingOf(models, pairing.partner === null ? sidesOf(context, pairing) : title),
    ...given('tone', tone),
    kind,
    isMutual: pairing.kind === 'mutual',
    status: pairing.status,
    state,
    model: { label: sides.model, cards: models.map((brand) => brandCard(context, brand)) },
    partner: {
      label: sides.partner,
      sides: sidesOf(context, pairing),
      ...(pairing.partner === null ? { anonymous: PAIRING.anonymousNote } : {}),
    },
    facts: [
      { label: PAIRING.termSince, text: formatDate(pairing.since), datetime: pairing.since },
      ...(pairing.until === undefined ? [] : [{ label: PAIRING.termUntil, text: formatDate(pairing.until), datetime: pairing.until }]),
    ],
    progress: { done, of: pairing.goals.length, text: PAIRING.goalsDone(done, pairing.goals.length) },
    goals: pairing.goals.map((goal, index) => ({
      number: index + 1,
      label: PAIRING.goalNumber(index + 1),
      text: goal.goal,
      ...(goal.kind === undefined ? {} : { kind: goal.kind === 'basic' ? labels.basic : labels.brandGoal }),
      isDone: goal.done !== undefined,
      state: goal.done === undefined ? PAIRING.open_ : PAIRING.done(formatDate(goal.done)),
      ...(goal.due === undefined ? {} : { due: PAIRING.due(formatDate(goal.due)) }),
      ledger: pairing.ledger.filter((item) => item.goal === index + 1).map(ledgerItem),
    })),
    ledger: general,
    ledgerTitle: general.length === pairing.ledger.length ? PAIRING.ledger : PAIRING.ledgerOther,
    ...(pairing.ledger.length === 0 ? { ledgerEmpty: PAIRING.ledgerEmpty } : {}),
    measures: pairing.measures,
    ...(pairing.outcome === undefined
      ? {}
      : {
          outcome: {
            result: labels[pairing.outcome.result],
            date: formatDate(pairing.outcome.date),
            datetime: pairing.outcome.date,
            text: pairing.outcome.text,
            by: pairing.outcome.by === undefined ? [] : [whoever(context, pairing.outcome.by)],
          },
        }),
    risen: risenOf(context, pairing),
    story: storyView(context, pairing.body),
    others: pairingLines(context, [...new Set(pairing.model.flatMap((one) => lookup(site).pairingsOf.get(one) ?? []))]).filter(
      (line) => line.slug !== slug,
    ),
    colophon: [
      ...(pairing.published === undefined ? [] : [{ label: UI.published, text: formatDate(pairing.published), datetime: pairing.published }]),
      ...(pairing.updated === undefined ? [] : [{ label: UI.updated, text: formatDate(pairing.updated), datetime: pairing.updated }]),
    ],
  };
}

/** `other`: the sides, or the title that names them. */
function headingOf(models: readonly PublishedBrand[], other: readonly PairingSide[] | string): string[] {
  const names = models.map(({ name }) => name).join('、');
  const whole = typeof other === 'string' ? other : PAIRING.title(names, [...new Set(other.map(({ text }) => text))].join('、'));
  const first = PAIRING.title(names, '');
  return whole.startsWith(first) ? [first, whole.slice(first.length)] : [whole];
}

/** How many pairings have a title. */
const titleCounts = derived('pairingTitleCounts', 'context', (context: Context) => {
  const counts = new Map<string, number>();
  for (const pairing of context.site.pairings) {
    const title = pairingTitle(context, pairing);
    counts.set(title, (counts.get(title) ?? 0) + 1);
  }
  return counts;
});

/** The title of the page, with the year where the same two were paired more than once. */
function titleAlone(context: Context, pairing: PublishedPairing, title: string): string {
  return (titleCounts(context).get(title) ?? 0) > 1 ? PAIRING.titleSince(title, formatDate(pairing.since)) : title;
}

const ledgerItem = ({ date, text }: PublishedPairing['ledger'][number]): LedgerItem => ({ date: formatDate(date), datetime: date, text });

function sidesOf(context: Context, pairing: PublishedPairing): PairingSide[] {
  const about = (level: string, domain: string | undefined): string =>
    [levelLabel(context, level), ...(domain === undefined ? [] : [domainLabel(context, domain)])].join('，');
  if (pairing.partner === null)
    return pairing.anonymous.map(({ level, domain }) => ({ text: context.site.labels.anonymous, note: about(level, domain) }));
  return pairing.partner.map((id) => {
    const organization = context.organizations.get(id);
    return { ...organizationLink(context, id), note: organization === undefined ? '' : about(organization.level, organization.domain) };
  });
}

/** Returns the lagging organizations with a standing title that they won since the pairing began. */
function risenOf(context: Context, pairing: PublishedPairing): PairingPage['risen'] {
  return (pairing.partner ?? []).flatMap((id) => {
    const brands = risenBrands(context, pairing, id);
    if (brands.length === 0) return [];
    return [
      {
        text: PAIRING.ownBrandText(organizationLink(context, id).text),
        brands: brands.map((brand) => ({ text: brand.name, href: context.address.brand(brand.slug) })),
      },
    ];
  });
}
