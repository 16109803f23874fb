/**
 * Groups many pairings by area: the organization above the holder of the model brand. The areas are the children of
 * the lowest organization above all of them. A long area is divided again, by number if nothing else tells its
 * pairings apart. Only the model side counts, so that no area reveals where an anonymous side belongs.
 */

import { compareText } from '../../diagnostic.ts';
import { given } from '../../given.ts';
import { organizationsAbove } from '../../publish/brandOrganizations.ts';
import type { PublishedPairing } from '../../publish/published.ts';
import type { Context } from '../site/context.ts';

export interface PairingArea {
  /** The organization above them; undefined for the group of small areas. */
  organization?: string;
  /** Whether the organization holds these itself, beside the areas below it. */
  isOwn: boolean;
  /** The first and last position, from 1, if the pairings are divided by number only. */
  range?: readonly [first: number, last: number];
  /** All pairings of the area, in the given order. */
  pairings: readonly PublishedPairing[];
  /** The areas that this one is divided into. */
  areas: PairingArea[];
}

/** The most areas side by side, and the most pairings in an undivided area. */
const MOST = 24;
const LONG = 30;

interface Placed {
  pairing: PublishedPairing;
  /** From the root down to the holder. */
  chain: readonly string[];
}

/** Returns the areas, those with the most pairings first. Each pairing is in one of them. */
export function pairingAreas(context: Context, pairings: readonly PublishedPairing[]): PairingArea[] {
  const placed = pairings.map((pairing): Placed => {
    const holder = context.brands.get(pairing.model[0] ?? '')?.organization;
    return { pairing, chain: holder === undefined ? [] : [...organizationsAbove(context.site, holder).reverse(), holder] };
  });
  return divide(placed, 0);
}

function divide(placed: readonly Placed[], from: number): PairingArea[] {
  let depth = from;
  let groups = grouped(placed, depth);
  while (groups.length === 1 && groups[0]?.[0].chain[depth] !== undefined) {
    depth += 1;
    groups = grouped(placed, depth);
  }
  if (groups.length < 2) return placed.length > LONG ? numbered(placed) : [];
  const order = [...groups].sort((a, b) => b.length - a.length || compareText(a[0].chain[depth] ?? '', b[0].chain[depth] ?? ''));
  const small = order.length > MOST ? order.slice(MOST - 1).flat() : [];
  const areas = (small.length > 0 ? order.slice(0, MOST - 1) : order).map((group): PairingArea => {
    const own = group[0].chain[depth];
    const organization = own ?? group[0].chain[depth - 1];
    return {
      ...given('organization', organization),
      isOwn: own === undefined,
      pairings: group.map(({ pairing }) => pairing),
      areas: group.length <= LONG ? [] : own === undefined ? numbered(group) : divide(group, depth + 1),
    };
  });
  const others = small.map(({ pairing }) => pairing);
  return small.length === 0 ? areas : [...areas, { isOwn: false, pairings: others, areas: small.length <= LONG ? [] : numbered(small) }];
}

/** Divides pairings into as few runs of nearly equal length as possible. */
function numbered(placed: readonly Placed[]): PairingArea[] {
  const size = Math.ceil(placed.length / Math.ceil(placed.length / MOST));
  return Array.from({ length: Math.ceil(placed.length / size) }, (_, at): PairingArea => {
    const some = placed.slice(at * size, (at + 1) * size);
    return { isOwn: false, range: [at * size + 1, at * size + some.length], pairings: some.map(({ pairing }) => pairing), areas: [] };
  });
}

type Group = [Placed, ...Placed[]];

function grouped(placed: readonly Placed[], depth: number): Group[] {
  const groups = new Map<string | undefined, Group>();
  for (const one of placed) {
    const key = one.chain[depth];
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [one]);
    else held.push(one);
  }
  return [...groups.values()];
}
