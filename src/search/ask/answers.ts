/** Finds what answers a question, or a sentence that occurs nowhere as it was typed. */
import type { FullTextReader } from './lookup.ts';
import { type Hit, namesCalled, namesMeant } from './match.ts';
import type { Names } from './names.ts';
import { namesIn } from './question.ts';
import { merge, type Ranked, textOf } from './ranked.ts';

type Words = readonly (readonly string[])[];

/** A text matches a sentence if it has this share of the sentence's units in order, and at least `LEAST` units. */
const COVERED = 0.6;
/** The share that is needed if no question words were removed. */
const WHOLE = 0.75;
const LEAST = 4;
/** The subject of a question has at least so many units. */
const WORD = 2;
/** Smaller shares do not count as similar. */
const SLIGHTLY = 0.3;

/**
 * Returns the entries whose whole name is the query without question words and words such as 品牌; before them, those that
 * are called as the query is, such words included. Loads the names that it needs.
 */
export async function namesAsked(names: Names, query: string): Promise<Hit[]> {
  for (const name of namesIn(query, names.directory.variants)) {
    await names.beginningAs(name);
    const called = namesCalled(names.directory, name);
    if (called.length > 0) return [...namesCalled(names.directory, query), ...called];
  }
  return [];
}

/**
 * Returns names, then texts, that hold a core of the question (`coresOf`) as it is, for the longest core that anything
 * holds. Texts are sorted by how much of `whole`, the whole query, they have in order, because a question word may
 * belong to the subject. All names must be loaded.
 */
export async function answersTo({ directory }: Names, reader: FullTextReader, whole: readonly string[], cores: Words): Promise<Ranked[]> {
  for (const core of cores) {
    if (core.length < WORD || core.length === whole.length) continue;
    const named = namesMeant(directory, core.join('')).filter(({ by }) => by === 'name');
    const found = await reader.records([core]);
    const merged = merge(named, found);
    if (merged.length === 0) continue;
    const texts = merged.filter(({ by }) => by === 'text');
    return [...named.map(({ entry }): Ranked => ({ row: entry.row, by: 'near' })), ...(await nearestFirst(reader, whole, texts))];
  }
  return [];
}

/** Returns texts that hold all pieces of a question, or else most of its units in order. */
export async function saidOtherwise(reader: FullTextReader, whole: readonly string[], core: readonly string[], pieces: Words): Promise<Ranked[]> {
  if (unitsIn(pieces) >= LEAST) {
    const together = [...(await reader.records(pieces))].sort(([a, one], [b, other]) => other.count - one.count || a - b);
    if (together.length > 0)
      return nearestFirst(
        reader,
        whole,
        together.map(([row]) => textOf(row)),
      );
  }
  for (const [words, least] of [[[whole], WHOLE] as const, [[core], COVERED] as const, [pieces, COVERED] as const]) {
    const units = unitsIn(words);
    if (units < LEAST) continue;
    const enough = [...(await reader.cover(words, least))].filter(([, share]) => share * units >= LEAST);
    if (enough.length === 0) continue;
    const most = Math.max(...enough.map(([, share]) => share));
    const found = enough.filter(([, share]) => share >= most - 1 / units).sort(([a], [b]) => a - b);
    const nearest = await nearestFirst(
      reader,
      whole,
      found.map(([row]) => textOf(row)),
    );
    const shares = new Map(found);
    return nearest.sort((a, b) => (shares.get(b.row) as number) - (shares.get(a.row) as number));
  }
  return [];
}

/** Sorts by how much of the whole query a text has in order. */
async function nearestFirst(reader: FullTextReader, whole: readonly string[], found: readonly Ranked[]): Promise<Ranked[]> {
  const shares = await reader.cover(
    [whole],
    SLIGHTLY,
    found.map(({ row }) => row),
  );
  return [...found].sort((a, b) => (shares.get(b.row) ?? 0) - (shares.get(a.row) ?? 0));
}

const unitsIn = (words: Words): number => words.reduce((sum, word) => sum + word.length, 0);
