/** Puts what was found into the order in which it is shown. */
import type { Directory } from './entries.ts';
import type { Found } from './lookup.ts';
import { type Evidence, type Hit, SPELT } from './match.ts';

export interface Ranked {
  row: number;
  /** Why it is listed; `text` if only its text matches. */
  by: Evidence | 'text';
}

export const rankedOf = ({ entry, by }: Hit): Ranked => ({ row: entry.row, by });
export const textOf = (row: number): Ranked => ({ row, by: 'text' });

/** Keeps the first occurrence of each record. */
export function unique(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<number>();
  return ranked.filter(({ row }) => !seen.has(row) && seen.add(row));
}

/**
 * Order: certain name matches, texts that hold the words, then names that only letters or a former holder's name suggest.
 * Among texts, those in `together` rank first.
 */
export function merge(named: readonly Hit[], found: Found, together: Found = new Map()): Ranked[] {
  // A name with scattered pieces ranks behind one that has the query in one piece.
  const isWritten = named.some(({ by }) => by === 'name');
  const suggests = ({ by, score, entry }: Hit): boolean =>
    found.size > 0 &&
    (by === 'abbreviation' ||
      by === 'pieces' ||
      (by === 'contraction' && isWritten) ||
      (by === 'sound' && score < SPELT) ||
      (by === 'holder' && !found.has(entry.row)));
  const known = new Set(named.map(({ entry }) => entry.row));
  const texts = [...found]
    .filter(([row]) => !known.has(row))
    .sort(
      ([a, one], [b, other]) =>
        Number(together.has(b)) - Number(together.has(a)) || Number(other.inHead) - Number(one.inHead) || other.count - one.count || a - b,
    );
  // A name that is only suggested, but whose text holds the words, ranks with the texts.
  const [said, suggested] = [
    named.filter((hit) => suggests(hit) && found.has(hit.entry.row)),
    named.filter((hit) => suggests(hit) && !found.has(hit.entry.row)),
  ];
  return [
    ...named.filter((hit) => !suggests(hit)).map(rankedOf),
    ...said.map(rankedOf),
    ...texts.map(([row]) => textOf(row)),
    ...suggested.map(rankedOf),
  ];
}

/**
 * Keeps one link to the wall of themes for a slogan that several brands have, and puts the brands behind it. They count as
 * texts, so that their excerpts tell of the slogan.
 */
export function withoutRepeatedThemes(ranked: readonly Ranked[], byRow: Directory['byRow']): Ranked[] {
  const themes = new Map<string, number[]>();
  for (const { row, by } of ranked) {
    const entry = byRow.get(row);
    if (entry?.kind !== 'theme' || by === 'text') continue;
    const slogan = entry.names[0]?.folded ?? '';
    const rows = themes.get(slogan);
    if (rows === undefined) themes.set(slogan, [row]);
    else rows.push(row);
  }
  const repeated = new Map([...themes.values()].flatMap((rows) => (rows.length < 2 ? [] : rows.map((row) => [row, rows] as const))));
  if (repeated.size === 0) return [...ranked];
  const brands = [...repeated.keys()].flatMap((row) => byRow.get(row)?.holder ?? []).map(textOf);
  let isFirst = true;
  const shown = ranked.flatMap((one) => {
    const rows = repeated.get(one.row);
    if (rows === undefined) return [one];
    const links = rows[0] === one.row ? [one] : [];
    const after = isFirst ? brands : [];
    isFirst = false;
    return [...links, ...after];
  });
  return unique(shown);
}
