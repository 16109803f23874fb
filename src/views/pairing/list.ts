/**
 * The list of all pairings: the network as drawings, and a table with everything. If they are many, both are folded
 * by area.
 */
import type { PairingStatus } from '../../model/pairing.ts';
import type { PublishedPairing } from '../../publish/published.ts';
import { UI } from '../../wording/ui.ts';
import { PAIRING } from '../../wording/ui-organization.ts';
import type { Context } from '../site/context.ts';
import { type Frame, frame } from '../site/frame.ts';
import type { Link } from '../site/link.ts';
import { type Pagination, pagination } from '../site/pagination.ts';
import { type PairingArea, pairingAreas } from './areas.ts';
import { type PairingLine, pairingKind, pairingLine, pairingState } from './line.ts';
import { type NetworkDrawing, type NetworkLine, networkOf } from './network.ts';
import { inOrder, LARGE, ORDER, pairingPages } from './pages.ts';

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
  /** Which page this is, of several, and where each area begins. */
  pageOf?: string;
  contents: (Link & { count: number })[];
  pagination: Pagination;
  empty?: string;
}

/** Returns the list of all pairings, or a page of it, from 1, if they are very many. */
export function pairingListView(context: Context, page = 1): PairingListView {
  const { site, address } = context;
  const { labels } = site;
  if (site.pairings.length > LARGE) return pagedView(context, page);
  const sorted = inOrder(site.pairings);
  const lines = sorted.map((pairing) => ({ pairing, line: pairingLine(context, pairing) }));
  const running = site.pairings.filter((pairing) => pairing.status === 'active' || pairing.status === 'overdue').length;
  const areas = sorted.length > OPEN ? pairingAreas(context, sorted) : [];
  const isFolded = areas.length > 0;
  const lead = (isFolded ? PAIRING.listLeadFolded : PAIRING.listLead)(running, site.pairings.length);
  return {
    frame: frameOf(context, lead),
    title: labels.pairing,
    lead,
    network: isFolded ? [] : networkOf(context, sorted),
    legend: legendOf(context, sorted),
    columns: {
      model: labels.model,
      partner: partnerColumn(
        context,
        site.pairings.every((pairing) => pairing.kind === 'lift'),
      ),
    },
    folds: foldsOf(context, areas, new Map(lines.map(({ pairing, line }) => [pairing, line])), 'area'),
    states: isFolded ? statesOf(context, sorted).map(({ title, count }) => PAIRING.stateCount(title, count)) : [],
    groups: ORDER.flatMap((status) => {
      if (isFolded) return [];
      const own = lines.filter(({ pairing }) => pairing.status === status).map(({ line }) => line);
      return own.length === 0 ? [] : [{ status, title: pairingState(context, status), count: PAIRING.count(own.length), lines: own }];
    }),
    contents: [],
    pagination: pagination(1, 1, address.pairings),
    ...(site.pairings.length === 0 ? { empty: PAIRING.listEmpty } : {}),
  };
}

/** A further page of the list: its number in its address, and as such. */
export interface PairingRoute {
  params: { page: string };
  props: { page: number };
}

/** Returns the pages of the list behind the first. */
export const pairingRoutes = (context: Context): PairingRoute[] =>
  Array.from({ length: context.site.pairings.length > LARGE ? pairingPages(context).whole.pages - 1 : 0 }, (_, at) => ({
    params: { page: String(at + 2) },
    props: { page: at + 2 },
  }));

/** One of several pages. It reads those pairings alone that it shows. */
function pagedView(context: Context, page: number): PairingListView {
  const { site, address } = context;
  const { on, whole } = pairingPages(context);
  const areas = on.get(page) ?? [];
  const shown = areas.flatMap(({ pairings }) => pairings);
  const count = (...statuses: PairingStatus[]): number =>
    whole.states.filter(({ status }) => statuses.includes(status)).reduce((sum, one) => sum + one.count, 0);
  const lead = PAIRING.listLeadFolded(count('active', 'overdue'), count(...ORDER));
  return {
    frame: frameOf(context, lead, page),
    title: site.labels.pairing,
    lead,
    network: [],
    legend: legendOf(context, shown),
    columns: { model: site.labels.model, partner: partnerColumn(context, whole.isAllLift) },
    groups: [],
    folds: foldsOf(context, areas, new Map(shown.map((pairing) => [pairing, pairingLine(context, pairing)])), 'area'),
    states: whole.states.map(({ status, count: n }) => PAIRING.stateCount(pairingState(context, status), n)),
    pageOf: UI.pageOf(page, whole.pages),
    contents: whole.contents.map((area) => ({
      text: areaTitle(context, area),
      href: `${address.pairings(area.page)}#${areaId('area', area)}`,
      count: area.count,
    })),
    pagination: pagination(page, whole.pages, address.pairings),
  };
}

const frameOf = (context: Context, lead: string, page = 1): Frame =>
  frame(context, {
    title: page === 1 ? context.site.labels.pairing : `${context.site.labels.pairing} · ${UI.pageNumber(page)}`,
    description: lead,
    address: context.address.pairings(page),
    place: 'pairings',
    isOfDay: true,
    crumbs: [{ text: context.site.labels.pairing }],
  });

const partnerColumn = ({ site: { labels } }: Context, isAllLift: boolean): string =>
  isAllLift ? labels.lagging : PAIRING.partners(labels.lagging, labels.mutual);

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
  return areas.map((area): PairingFold => {
    const { organization, pairings, areas: below } = area;
    const isParted = below.length > 0;
    const id = areaId(prefix, area);
    return {
      id,
      title: areaTitle(context, area),
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

type AreaName = Pick<PairingArea, 'organization' | 'isOwn' | 'range'>;

const areaId = (prefix: string, { organization, isOwn, range }: AreaName): string =>
  [prefix, ...(range === undefined ? [organization ?? 'others'] : range), ...(isOwn ? ['own'] : [])].join('-');

function areaTitle(context: Context, { organization, isOwn, range }: AreaName): string {
  if (range !== undefined) return PAIRING.areaRange(...range);
  if (organization === undefined) return PAIRING.areaOthers;
  const known = context.organizations.get(organization);
  const name = known?.shortName ?? known?.name ?? organization;
  return isOwn ? PAIRING.areaOwn(name) : name;
}

/** Returns the states that occur, in list order. */
function statesOf(context: Context, pairings: readonly PublishedPairing[]): { title: string; count: number }[] {
  return ORDER.flatMap((status) => {
    const count = pairings.filter((pairing) => pairing.status === status).length;
    return count === 0 ? [] : [{ title: pairingState(context, status), count }];
  });
}
