/**
 * Runs a search in the browser: names from the directory first, then the full text. It knows neither the page
 * nor how files are loaded.
 */

import type { FacetsFile, Filters } from '../format/facets.ts';
import { wordsOf } from '../format/folding.ts';
import type { RecordKind } from '../format/record.ts';
import type { CharactersFile, DirectoryFile } from '../index/directory.ts';
import { loadMeant } from './candidates.ts';
import { addCharacters, type Directory, type Entry, isUnknown } from './entries.ts';
import { excerptOf, type Part } from './excerpt.ts';
import { type Facets, openFacets } from './facets.ts';
import { createReader, type Found, type FullTextReader, type Load } from './lookup.ts';
import { type Evidence, type Hit, isSuggested, LIKELY, namesAlike, namesMeant, namesNear, WHOLLY } from './match.ts';
import { createNames, type Names } from './names.ts';
import { contentOf, coresOf } from './question.ts';

export interface Result {
  kind: RecordKind;
  url: string;
  title: string;
  subtitle: string;
  /** Why it is a result. `text`: only its text matches. */
  by: Evidence | 'text';
  /** Loads the excerpt that shows the words. */
  excerpt?(): Promise<Part[]>;
}

export interface Finding {
  /** Best first: all matching names, and at least as many matching texts as were asked for. */
  results: Result[];
  /** The number of all results, and a loader of all of them. */
  count: number;
  all(): Promise<Result[]>;
  /** The records that match the query, before filters. */
  rows: number[];
  /** Names similar to the query, if nothing matches. */
  alike: string[];
}

export interface Finder {
  /**
   * Returns the results, best first. `partial` receives the certain name matches as soon as they are known; with
   * names in volumes, first those that start like the query, then all. `texts` is how many text results will be shown.
   */
  find(query: string, filters: Filters, partial: (results: Result[]) => void, texts?: number): Promise<Finding>;
  /** Returns the values of each filter. */
  facets(): Promise<Facets>;
}

interface Opened {
  names: Names;
  reader: FullTextReader;
}

/** A text matches a sentence if it has this share of the sentence's units in order, and at least `LEAST` units. */
const COVERED = 0.6;
/** The share that is needed if no question words were removed. */
const WHOLE = 0.75;
const LEAST = 4;
/** Smaller shares do not count as similar. */
const SLIGHTLY = 0.3;

/** Returns a finder that loads files through `load` as queries need them. */
export function createFinder(load: Load): Finder {
  let opened: Promise<Opened> | undefined;
  let characters: Promise<void> | undefined;
  let facets: Promise<Facets> | undefined;

  /** Loads the directory once. A failed load is retried by the next query. */
  const open = (): Promise<Opened> => {
    opened ??= (load('directory') as Promise<DirectoryFile>).then((file) => ({
      names: createNames(file, load),
      reader: createReader(file.starts, load),
    }));
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const openCharacters = (directory: Directory): Promise<void> => {
    characters ??= (load('characters') as Promise<CharactersFile>).then((file) => addCharacters(directory, file));
    characters.catch(() => {
      characters = undefined;
    });
    return characters;
  };
  const openValues = (): Promise<Facets> => {
    facets ??= (load('facets') as Promise<FacetsFile>).then(openFacets);
    facets.catch(() => {
      facets = undefined;
    });
    return facets;
  };

  return {
    facets: openValues,

    async find(query, filters, partial, texts = Number.POSITIVE_INFINITY) {
      const { names, reader } = await open();
      const { directory } = names;
      const chosen = Object.keys(filters).length === 0 ? undefined : await openValues();
      let excerpt: ((row: number) => Promise<Part[]>) | undefined;
      const narrow = (ranked: readonly Ranked[]): Ranked[] =>
        chosen === undefined ? [...ranked] : ranked.filter(({ row }) => chosen.passes(row, filters));
      const shown = (ranked: readonly Ranked[]): Result[] =>
        ranked.flatMap(({ row, by }) => {
          const entry = directory.byRow.get(row);
          return entry === undefined ? [] : [resultOf(entry, by, excerpt)];
        });
      const findingOf = async (ranked: readonly Ranked[], alike: string[] = []): Promise<Finding> => {
        const left = narrow(ranked);
        const first = left.filter(({ by }) => by === 'text').slice(0, texts);
        if (!(await names.rows(first.map(({ row }) => row)))) await names.all();
        const all = async (): Promise<Result[]> => {
          if (left.some(({ row }) => !directory.byRow.has(row))) await names.all();
          return shown(left);
        };
        return { results: shown(left), count: left.length, all, rows: ranked.map(({ row }) => row), alike };
      };
      if (query.trim() === '') {
        if (chosen === undefined) return findingOf([]);
        await names.all();
        return findingOf([...directory.byRow.keys()].sort((a, b) => a - b).map((row): Ranked => ({ row, by: 'name' })));
      }
      if (isUnknown(directory, query)) await openCharacters(directory);
      const words = wordsOf(query, directory.variants);
      const beginning = names.beginningAs(query);
      const reading: Promise<Found> = words.length === 0 ? Promise.resolve(new Map()) : reader.records(words);
      // Avoids an unhandled rejection. The `await` below throws the error.
      reading.catch(() => {});
      await beginning;
      let named = namesMeant(directory, query);
      partial(shown(narrow(named.map(rankedOf))));
      if (!names.isWhole()) {
        await loadMeant(names, reader, words);
        named = namesMeant(directory, query);
        partial(shown(narrow(named.map(rankedOf))));
      }
      const found = await reading;
      excerpt = async (row) => excerptOf(await reader.text(row), words, directory.variants);
      if (found.size > 0 || named.some(({ by }) => !isSuggested(by))) return findingOf(merge(named, found));
      // Nothing matches for certain. Try typing errors, names inside a sentence, and other wordings.
      await Promise.all([names.all(), /\p{Script=Han}/u.test(query) ? openCharacters(directory) : undefined]);
      const near = namesNear(directory, query);
      const cores = coresOf(query, directory.variants);
      const core = cores.at(-1) ?? [];
      const parts = contentOf(query, directory.variants);
      excerpt = async (row) => excerptOf(await reader.text(row), unitsIn([core]) > 0 ? [...cores, ...parts] : parts, directory.variants);
      const said = near.length > 0 ? await textsThatSay(reader, [core]) : await saidOtherwise(reader, words.flat(), cores, parts);
      const rank = ({ entry, by, score }: Hit): number => {
        if (by === 'pieces') return 4;
        if (by === 'near') return score >= WHOLLY ? 1 : score >= LIKELY ? 3 : 5;
        // People name organizations by pieces of their names.
        return entry.kind === 'organization' ? 0 : 2;
      };
      const likely = [...named, ...near].sort((a, b) => rank(a) - rank(b));
      // The core of a question may itself be a name.
      const asked =
        core.length < LEAST || core.length === words.flat().length ? [] : namesMeant(directory, core.join('')).filter(({ by }) => by === 'name');
      const ranked = unique([...asked.map(({ entry }): Ranked => ({ row: entry.row, by: 'near' })), ...likely.map(rankedOf), ...said]);
      return findingOf(ranked, ranked.length > 0 ? [] : namesAlike(directory, query));
    },
  };
}

interface Ranked {
  row: number;
  by: Result['by'];
}

/** Keeps the first occurrence of each record. */
function unique(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Set<number>();
  return ranked.filter(({ row }) => !seen.has(row) && seen.add(row));
}

const rankedOf = ({ entry, by }: Hit): Ranked => ({ row: entry.row, by });

const resultOf = ({ row, kind, url, title, subtitle }: Entry, by: Result['by'], excerpt: ((row: number) => Promise<Part[]>) | undefined): Result => ({
  kind,
  url,
  title,
  subtitle,
  by,
  ...(excerpt === undefined || kind === 'theme' ? {} : { excerpt: () => excerpt(row) }),
});

/** Order: certain name matches, texts that hold the words, then names that only letters or a former holder's name suggest. */
function merge(named: readonly Hit[], found: Found): Ranked[] {
  // A name with scattered pieces ranks behind one that has the query in one piece.
  const isWritten = named.some(({ by }) => by === 'name');
  const suggests = ({ by, score, entry }: Hit): boolean =>
    found.size > 0 &&
    (by === 'abbreviation' ||
      by === 'pieces' ||
      (by === 'contraction' && isWritten) ||
      (by === 'sound' && score < 95) ||
      (by === 'holder' && !found.has(entry.row)));
  const known = new Set(named.map(({ entry }) => entry.row));
  const texts = [...found]
    .filter(([row]) => !known.has(row))
    .sort(([a, one], [b, other]) => Number(other.inHead) - Number(one.inHead) || other.count - one.count || a - b);
  // A name that is only suggested, but whose text holds the words, ranks with the texts.
  const [said, suggested] = [
    named.filter((hit) => suggests(hit) && found.has(hit.entry.row)),
    named.filter((hit) => suggests(hit) && !found.has(hit.entry.row)),
  ];
  return [
    ...named.filter((hit) => !suggests(hit)).map(rankedOf),
    ...said.map(rankedOf),
    ...texts.map(([row]): Ranked => ({ row, by: 'text' })),
    ...suggested.map(rankedOf),
  ];
}

/** Returns texts that hold the core of a question, or all its pieces, or else most of its units in order. */
async function saidOtherwise(
  reader: FullTextReader,
  whole: readonly string[],
  cores: readonly (readonly string[])[],
  pieces: readonly (readonly string[])[],
): Promise<Ranked[]> {
  const core = cores.at(-1) ?? [];
  for (const one of cores) {
    const found = await textsThatSay(reader, [one]);
    if (found.length > 0) return nearestFirst(reader, whole, found);
  }
  const together = await textsThatSay(reader, pieces);
  if (together.length > 0) return nearestFirst(reader, whole, together);
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
      found.map(([row]): Ranked => ({ row, by: 'text' })),
    );
    const shares = new Map(found);
    return nearest.sort((a, b) => (shares.get(b.row) as number) - (shares.get(a.row) as number));
  }
  return [];
}

/** Sorts by how much of the whole query a text has in order, because a question word may belong to the subject. */
async function nearestFirst(reader: FullTextReader, whole: readonly string[], found: readonly Ranked[]): Promise<Ranked[]> {
  const shares = await reader.cover([whole], SLIGHTLY);
  return [...found].sort((a, b) => (shares.get(b.row) ?? 0) - (shares.get(a.row) ?? 0));
}

async function textsThatSay(reader: FullTextReader, words: readonly (readonly string[])[]): Promise<Ranked[]> {
  if (unitsIn(words) < LEAST) return [];
  const found = await reader.records(words);
  return [...found].sort(([a, one], [b, other]) => other.count - one.count || a - b).map(([row]) => ({ row, by: 'text' }));
}

const unitsIn = (words: readonly (readonly string[])[]): number => words.reduce((sum, word) => sum + word.length, 0);
