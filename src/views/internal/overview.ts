/** What the report leads with: what is due and how it is done, whom the brands cover, how ready they are, how pairings go. */
import { given } from '../../given.ts';
import type { Dossier, Due, PublishedBrand } from '../../publish/published.ts';
import { formatDate } from '../../wording/ui.ts';
import { OVERVIEW } from '../../wording/ui-overview.ts';
import { levelLabel, organizationLink } from '../brand/card.ts';
import { doneGoalCount, pairingState, pairingTitle } from '../pairing/line.ts';
import type { Context } from '../site/context.ts';
import type { Link } from '../site/link.ts';

export interface DueLine extends Link {
  /** As a date for a machine. */
  deadline: string;
  date: string;
  days: number;
  /** Such as 还有 12 天. */
  when: string;
  who: string;
  /** What is to be done. */
  task: string;
  /** The command that does it, or the file that is edited. */
  by: string;
}

export interface OverviewView {
  due: DueLine[];
  /** By level, how many organizations have a brand, and which have none. */
  coverage: { level: string; having: number; of: number; lacking: Link[] }[];
  /** Brands that do not meet the standard, those nearest to it first. */
  readiness: (Link & { organization: string; status: string; met: number; of: number; missing: string[] })[];
  pairings: (Link & { state: string; done: number; of: number; latest?: string; until?: string })[];
}

export function overviewView(context: Context, dossier: Dossier): OverviewView {
  return {
    due: dossier.desk.due.map((due) => dueLine(context, due)),
    coverage: coverageOf(context),
    readiness: readinessOf(context, dossier),
    pairings: context.site.pairings
      .filter(({ status }) => status === 'active' || status === 'overdue' || status === 'planned')
      .map((pairing) => {
        const latest = pairing.ledger
          .map(({ date }) => date)
          .sort()
          .at(-1);
        return {
          text: pairingTitle(context, pairing),
          href: context.address.pairing(pairing.slug),
          state: pairingState(context, pairing.status),
          done: doneGoalCount(pairing),
          of: pairing.goals.length,
          ...given('latest', latest === undefined ? undefined : formatDate(latest)),
          ...given('until', pairing.until === undefined ? undefined : formatDate(pairing.until)),
        };
      }),
  };
}

function dueLine(context: Context, { what, id, deadline, days, who, year, goal }: Due): DueLine {
  const { address } = context;
  const common = {
    deadline,
    date: formatDate(deadline),
    days,
    when: OVERVIEW.when(days),
    who: who.map((one) => shortName(context, one)).join('、'),
  };
  if (what === 'pack') {
    const pack = context.packs.get(id);
    return { ...common, text: pack?.title ?? id, href: address.pack(id), task: OVERVIEW.tasks.pack, by: OVERVIEW.handouts };
  }
  if (what === 'pairing-goal' || what === 'outcome' || what === 'ledger') {
    const pairing = context.pairings.get(id);
    return {
      ...common,
      text: pairing === undefined ? id : pairingTitle(context, pairing),
      href: address.pairing(id),
      task: what === 'pairing-goal' ? OVERVIEW.pairingGoal(goal?.number ?? 1, goal?.text ?? '') : OVERVIEW.tasks[what],
      by: OVERVIEW.inFile(`pairings/${id}.mdx`, what === 'pairing-goal' ? 'done' : what),
    };
  }
  const brand = context.brands.get(id);
  const event = what === 'review' ? 'reviewed' : what === 'goals' ? 'goals' : 'named';
  return {
    ...common,
    text: brand?.name ?? id,
    href: address.brand(id),
    task: what === 'notice' ? OVERVIEW.tasks.notice : OVERVIEW.ofYear(year ?? 0, OVERVIEW.tasks[what]),
    by: OVERVIEW.newEvent(id, event),
  };
}

/** A table has no room for full names. */
const shortName = (context: Context, id: string): string => context.organizations.get(id)?.shortName ?? organizationLink(context, id).text;

function coverageOf(context: Context): OverviewView['coverage'] {
  const { levels, organizations } = context.site;
  return levels.flatMap(({ id, label }) => {
    const own = organizations.filter((one) => one.level === id);
    const lacking = own.filter((one) => one.brands.length === 0);
    return own.length === 0
      ? []
      : [
          {
            level: label,
            having: own.length - lacking.length,
            of: own.length,
            lacking: lacking.map((one) => ({ ...organizationLink(context, one.id), text: shortName(context, one.id) })),
          },
        ];
  });
}

/** Statuses after which nobody works on a brand any more. */
const OVER: ReadonlySet<PublishedBrand['status']> = new Set(['withdrawn', 'delisted']);

function readinessOf(context: Context, dossier: Dossier): OverviewView['readiness'] {
  const { standard, labels, brands } = context.site;
  const titles = new Map(standard.items.map((item) => [item.key, item.label]));
  return brands
    .flatMap((brand) => {
      const missing = dossier.brands[brand.slug]?.missing ?? [];
      if (missing.length === 0 || OVER.has(brand.status)) return [];
      return [
        {
          text: brand.name,
          href: context.address.brand(brand.slug),
          organization: shortName(context, brand.organization),
          status: brand.level === null ? (brand.status === null ? '' : labels[brand.status]) : levelLabel(context, brand.level),
          met: standard.items.length - missing.length,
          of: standard.items.length,
          missing: missing.map((key) => titles.get(key) ?? key),
        },
      ];
    })
    .sort((a, b) => b.met - a.met);
}
