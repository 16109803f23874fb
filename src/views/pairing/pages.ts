/** The pages of a long list of pairings. Areas stay whole, so that a page has some of them, each as it is on a short list. */
import type { PairingStatus } from '../../model/pairing.ts';
import type { PublishedPairing } from '../../publish/published.ts';
import { derived } from '../../reads.ts';
import type { Context } from '../site/context.ts';
import { type PairingArea, pairingAreas } from './areas.ts';

/** The most pairings on one page with all their drawings and rows: some 280 kB of HTML. */
export const LARGE = 100;
/** The most pairings on a page of several, if it has more than one area. */
const FULL = 60;

/** Running pairings first, then the outcomes of the others. */
export const ORDER: readonly PairingStatus[] = ['active', 'overdue', 'planned', 'extended', 'risen', 'ended'];

/** Sorts pairings as lists show them: by state, the latest first. */
export const inOrder = (pairings: readonly PublishedPairing[]): PublishedPairing[] =>
  pairings.toSorted(
    (a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status) || (a.since < b.since ? 1 : a.since > b.since ? -1 : 0) || (a.slug < b.slug ? -1 : 1),
  );

export interface PairingPages {
  /** The areas on each page, from 1. A divided area has those of its parts, and of its pairings, that stand on the page. */
  on: ReadonlyMap<number, readonly PairingArea[]>;
  /** What all pages say alike. */
  whole: {
    pages: number;
    /** How many have each state. */
    states: { status: PairingStatus; count: number }[];
    isAllLift: boolean;
    /** The areas, with the page on which each begins. */
    contents: { organization?: string; isOwn: boolean; range?: readonly [first: number, last: number]; count: number; page: number }[];
  };
}

/** Returns the pages of a site with more than `LARGE` pairings. */
export const pairingPages = derived('pairingPages', 'context', (context: Context): PairingPages => {
  const { pairings } = context.site;
  const areas = pairingAreas(context, inOrder(pairings));
  const pageOf = new Map<PairingArea, number>();
  let [page, held] = [1, 0];
  for (const leaf of areas.flatMap(leavesOf)) {
    if (held > 0 && held + leaf.pairings.length > FULL) [page, held] = [page + 1, 0];
    held += leaf.pairings.length;
    pageOf.set(leaf, page);
  }
  return {
    on: new Map(Array.from({ length: page }, (_, at) => [at + 1, areas.flatMap((area) => onPage(area, at + 1, pageOf))])),
    whole: {
      pages: page,
      states: ORDER.flatMap((status) => {
        const count = pairings.filter((pairing) => pairing.status === status).length;
        return count === 0 ? [] : [{ status, count }];
      }),
      isAllLift: pairings.every(({ kind }) => kind === 'lift'),
      contents: areas.map((area) => {
        const { areas: _, pairings: own, ...called } = area;
        return { ...called, count: own.length, page: pageOf.get(leavesOf(area)[0] as PairingArea) as number };
      }),
    },
  };
});

const leavesOf = (area: PairingArea): PairingArea[] => (area.areas.length === 0 ? [area] : area.areas.flatMap(leavesOf));

function onPage(area: PairingArea, page: number, pageOf: ReadonlyMap<PairingArea, number>): PairingArea[] {
  if (area.areas.length === 0) return pageOf.get(area) === page ? [area] : [];
  const areas = area.areas.flatMap((below) => onPage(below, page, pageOf));
  return areas.length === 0 ? [] : [{ ...area, areas, pairings: areas.flatMap(({ pairings }) => pairings) }];
}
