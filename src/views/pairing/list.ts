/**
 * The list of all pairings: the network as drawings, and a table with everything. If they are many, both are folded
 * by area.
 */
import type { PairingStatus } from '../../model/pairing.ts';
import type { PublishedPairing } from '../../publish/published.ts';
import { PAIRING } from '../../wording/ui-organization.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import { type PairingArea, pairingAreas } from './areas.ts';
import { type PairingLine, pairingKind, pairingLine, pairingState } from './line.ts';
import { type NetworkDrawing, type NetworkLine, networkOf } from './network.ts';

/** Running pairings first, then the outcomes of the others. */
const ORDER: readonly PairingStatus[] = ['active', 'overdue', 'planned', 'extended', 'risen', 'ended'];

/** The most pairings that are shown unfolded. */
const OPEN = 24;

/** The pairings of one area, folded. */
export interface PairingFold {
  /** The element id of the fold. */
  id: string;
  title: string;
  href?: string;
  /** How many pairings there are, in all and by status. */
  count: string;
  states: string;
  /** The folds of a divided area; `network` and `lines` are then empty. */
  folds: PairingFold[];
  network: NetworkDrawing[];
  lines: PairingLine[];
}

export interface PairingListView {
  frame: Frame;
  title: string;
  lead: string;
  /** The drawings of the network, those with the most pairings first. */
  network: NetworkDrawing[];
  /** The meanings of the lines that the drawings use. */
  legend: { sample: NetworkLine['kind'] | PairingStatus; text: string }[];
  columns: { model: string; partner: string };
  groups: { status: PairingStatus; title: string; count: string; lines: PairingLine[] }[];
  /** Replace the network and the groups if pairings are many. `states` counts them by status. */
  folds: PairingFold[];
  states: string[];
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
  const areas = sorted.length > OPEN ? pairingAreas(context, sorted) : [];
  const isFolded = areas.length > 0;
  const lead = (isFolded ? PAIRING.listLeadFolded : PAIRING.listLead)(running, site.pairings.length);
  return {
    frame: frame(context, {
      title: labels.pairing,
      description: lead,
      address: address.pairings,
      place: 'pairings',
      isOfDay: true,
      crumbs: [{ text: labels.pairing }],
    }),
    title: labels.pairing,
    lead,
    network: isFolded ? [] : networkOf(context, sorted),
    legend: legendOf(context, sorted),
    columns: {
      model: labels.model,
      partner: site.pairings.every((pairing) => pairing.kind === 'lift') ? labels.lagging : PAIRING.partners(labels.lagging, labels.mutual),
    },
    folds: foldsOf(context, areas, new Map(lines.map(({ pairing, line }) => [pairing, line])), 'area'),
    states: isFolded ? statesOf(context, sorted).map(({ title, count }) => PAIRING.stateCount(title, count)) : [],
    groups: ORDER.flatMap((status) => {
      if (isFolded) return [];
      const own = lines.filter(({ pairing }) => pairing.status === status).map(({ line }) => line);
      return own.length === 0 ? [] : [{ status, title: pairingState(context, status), count: PAIRING.count(own.length), lines: own }];
    }),
    ...(site.pairings.length === 0 ? { empty: PAIRING.listEmpty } : {}),
  };
}

/** Lists the kinds of pairing first, then the states that are not drawn as a plain line. */
function legendOf(context: Context, pairings: readonly PublishedPairing[]): PairingListView['legend'] {
  const kinds = (['lift', 'mutual'] as const).flatMap((sample) => {
    const one = pairings.find((pairing) => pairing.kind === sample);
    return one === undefined ? [] : [{ sample, text: pairingKind(context, one) }];
  });
  const drawn = ORDER.filter((status) => status !== 'active' && pairings.some((pairing) => pairing.status === status));
  return [...kinds, ...drawn.map((status) => ({ sample: status, text: pairingState(context, status) }))];
}

function foldsOf(context: Context, areas: readonly PairingArea[], lines: ReadonlyMap<PublishedPairing, PairingLine>, prefix: string): PairingFold[] {
  return areas.map(({ organization, isOwn, range, pairings, areas: below }): PairingFold => {
    const isParted = below.length > 0;
    const id = [prefix, ...(range === undefined ? [organization ?? 'others'] : range), ...(isOwn ? ['own'] : [])].join('-');
    const known = organization === undefined ? undefined : context.organizations.get(organization);
    const name = known?.shortName ?? known?.name ?? organization;
    return {
      id,
      title: range !== undefined ? PAIRING.areaRange(...range) : name === undefined ? PAIRING.areaOthers : isOwn ? PAIRING.areaOwn(name) : name,
      ...(organization === undefined ? {} : { href: context.address.organization(organization) }),
      count: PAIRING.count(pairings.length),
      states: statesOf(context, pairings)
        .map(({ title, count }) => PAIRING.stateOf(title, count))
        .join(' · '),
      folds: foldsOf(context, below, lines, id),
      network: isParted ? [] : networkOf(context, pairings),
      lines: isParted ? [] : pairings.flatMap((pairing) => lines.get(pairing) ?? []),
    };
  });
}

/** Returns the states that occur, in list order. */
function statesOf(context: Context, pairings: readonly PublishedPairing[]): { title: string; count: number }[] {
  return ORDER.flatMap((status) => {
    const count = pairings.filter((pairing) => pairing.status === status).length;
    return count === 0 ? [] : [{ title: pairingState(context, status), count }];
  });
}
