/** All pairings: the network as drawings, and the table that says everything. */
import type { PairingStatus } from '../model/pairing.ts';
import type { PublishedPairing } from '../model/published.ts';
import { PAIRING } from '../wording/ui-organization.ts';
import type { Context } from './context.ts';
import { type NetworkDrawing, type NetworkLine, networkOf } from './network.ts';
import { type Frame, frame } from './page.ts';
import { type PairingLine, pairingKind, pairingLine, pairingState } from './pairingLine.ts';

/** What is running comes first, then what has come of the others. */
const ORDER: readonly PairingStatus[] = ['active', 'overdue', 'planned', 'extended', 'risen', 'ended'];

export interface PairingListView {
  frame: Frame;
  title: string;
  lead: string;
  /** The drawings of the network, those of most pairings first. */
  network: NetworkDrawing[];
  /** What the lines of the drawings mean, as far as they occur. */
  legend: { sample: NetworkLine['kind'] | PairingStatus; text: string }[];
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
    network: networkOf(context, sorted),
    legend: legendOf(context, sorted),
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

/** Kinds of pairing first, then the states that are drawn otherwise than as a plain line. */
function legendOf(context: Context, pairings: readonly PublishedPairing[]): PairingListView['legend'] {
  const kinds = (['lift', 'mutual'] as const).flatMap((sample) => {
    const one = pairings.find((pairing) => pairing.kind === sample);
    return one === undefined ? [] : [{ sample, text: pairingKind(context, one) }];
  });
  const drawn = ORDER.filter((status) => status !== 'active' && pairings.some((pairing) => pairing.status === status));
  return [...kinds, ...drawn.map((status) => ({ sample: status, text: pairingState(context, status) }))];
}
