/** All pairings: the network as data, and the table that says everything. */
import type { PairingStatus } from '../model/pairing.ts';
import type { PublishedPairing } from '../model/published.ts';
import { PAIRING } from '../wording/ui-organization.ts';
import { organizationLink } from './brandCard.ts';
import { toneOf } from './brandColours.ts';
import type { Context } from './context.ts';
import { type Frame, frame, type Link } from './page.ts';
import { type PairingLine, pairingLine, pairingState } from './pairingLine.ts';

/** What is running comes first, then what has come of the others. */
const ORDER: readonly PairingStatus[] = ['active', 'overdue', 'planned', 'extended', 'risen', 'ended'];

export interface NetworkHub extends Link {
  slug: string;
  tone?: string;
  organization: Link;
  lines: PairingLine[];
}

export interface PairingListView {
  frame: Frame;
  title: string;
  lead: string;
  /** By brand, those with most pairings first. */
  network: NetworkHub[];
  columns: { model: string; partner: string };
  groups: { status: PairingStatus; title: string; count: string; lines: PairingLine[] }[];
  empty?: string;
}

export function pairingListView(context: Context): PairingListView {
  const { site, address } = context;
  const { labels } = site;
  const sorted = [...site.pairings].sort(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || (a.since < b.since ? 1 : a.since > b.since ? -1 : 0) || (a.slug < b.slug ? -1 : 1),
  );
  const lines = sorted.map((pairing) => ({ pairing, line: pairingLine(context, pairing) }));
  const running = site.pairings.filter((pairing) => pairing.status === 'active' || pairing.status === 'overdue').length;
  const lead = PAIRING.listLead(running, site.pairings.length);
  return {
    frame: frame(context, {
      title: labels.pairing,
      description: lead,
      address: address.pairings,
      place: 'pairings',
      crumbs: [{ text: labels.pairing }],
    }),
    title: labels.pairing,
    lead,
    network: network(context, lines),
    columns: {
      model: labels.model,
      partner: site.pairings.every((pairing) => pairing.kind === 'lift') ? labels.lagging : PAIRING.partners(labels.lagging, labels.mutual),
    },
    groups: ORDER.flatMap((status) => {
      const own = lines.filter(({ pairing }) => pairing.status === status).map(({ line }) => line);
      return own.length === 0 ? [] : [{ status, title: pairingState(context, status), count: PAIRING.count(own.length), lines: own }];
    }),
    ...(site.pairings.length === 0 ? { empty: PAIRING.listEmpty } : {}),
  };
}

function network(context: Context, lines: readonly { pairing: PublishedPairing; line: PairingLine }[]): NetworkHub[] {
  const hubs = new Map<string, PairingLine[]>();
  for (const { pairing, line } of lines) {
    for (const slug of pairing.model) hubs.set(slug, [...(hubs.get(slug) ?? []), line]);
  }
  return [...hubs]
    .flatMap(([slug, own]): NetworkHub[] => {
      const brand = context.brands.get(slug);
      if (brand === undefined) return [];
      const tone = toneOf(brand);
      return [
        {
          slug,
          text: brand.name,
          href: context.address.brand(slug),
          ...(tone === undefined ? {} : { tone }),
          organization: organizationLink(context, brand.organization),
          lines: own,
        },
      ];
    })
    .sort((a, b) => b.lines.length - a.lines.length || (a.slug < b.slug ? -1 : 1));
}
