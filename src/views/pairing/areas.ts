/**
 * Many pairings by area: below which organization the holder of the model brand stands. The areas are
 * the children of the lowest organization that stands over all of them, and one that is still long is
 * parted again, by number where nothing else tells its pairings apart. Only the model side is asked, which is always named: where an anonymous side belongs,
 * no area tells.
 */

import { compareText } from '../../diagnostic.ts';
import { given } from '../../given.ts';
import { organizationsAbove } from '../../publish/brandOrganizations.ts';
import type { PublishedPairing } from '../../publish/published.ts';
import type { Context } from '../site/context.ts';

export interface PairingArea {
  /** The organization over them; none where small areas stand together. */
  organization?: string;
  /** Held by the organization itself, beside areas of organizations below it. */
  isOwn: boolean;
  /** Nothing tells its pairings apart but their place in its order: from the first, counted from 1, to the last. */
  range?: readonly [first: number, last: number];
  /** All of the area, in the order given. */
  pairings: readonly PublishedPairing[];
  /** Where the area is parted again. */
  areas: PairingArea[];
}

/** How many areas stand side by side, and from how many pairings on one is parted again. */
const MOST = 24;
const LONG = 30;

interface Placed {
  pairing: PublishedPairing;
  /** From the root down to the holder. */
  chain: readonly string[];
}

/** Areas with most pairings first, each pairing in one of them. */
export function pairingAreas(context: Context, pairings: readonly PublishedPairing[]): PairingArea[] {
  const placed = pairings.map((pairing): Placed => {
    const holder = context.brands.get(pairing.model[0] ?? '')?.organization;
    return { pairing, chain: holder === undefined ? [] : [...organizationsAbove(context.site, holder).reverse(), holder] };
  });
  return parted(placed, 0);
}

function parted(placed: readonly Placed[], from: number): PairingArea[] {
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
      areas: group.length <= LONG ? [] : own === undefined ? numbered(group) : parted(group, depth + 1),
    };
  });
  const others = small.map(({ pairing }) => pairing);
  return small.length === 0 ? areas : [...areas, { isOwn: false, pairings: others, areas: small.length <= LONG ? [] : numbered(small) }];
}

/** As few runs as hold them, evenly. */
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
