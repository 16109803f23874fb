/**
 * Runs a search in the browser: names from the directory first, then the full text. It knows neither the page
 * nor how files are loaded.
 */

import { given } from '../../given.ts';
import type { Sign } from '../../views/brand/sign.ts';
import type { FacetsFile, Filters } from '../format/facets.ts';
import { withDates, withoutYears, wordsOf } from '../format/folding.ts';
import type { RecordKind } from '../format/record.ts';
import type { CharactersFile, DirectoryFile } from '../index/directory.ts';
import { answersTo, namesAsked, saidOtherwise } from './answers.ts';
import { loadMeant } from './candidates.ts';
import { addCharacters, type Directory, type Entry, isUnknown } from './entries.ts';
import { type Excerpt, excerptOf, marked, type Part } from './excerpt.ts';
import { type Facets, openFacets } from './facets.ts';
import { createReader, type Found, type FullTextReader } from './lookup.ts';
import { type Evidence, type Hit, inOrder, isSuggested, LIKELY, namesAlike, namesMeant, namesNear, WHOLLY } from './match.ts';
import { createNames, type Names } from './names.ts';
import type { Load } from './postings.ts';
import { contentOf, coresOf } from './question.ts';
import { merge, type Ranked, rankedOf, unique, withoutRepeatedThemes } from './ranked.ts';

export interface Result {
  kind: RecordKind;
  url: string;
  title: string;
  /** Returns the title with the words marked. */
  marked(): Part[];
  subtitle: string;
  /** Its level, or that its titles have ended; of brands alone. */
  standing?: string;
  /** By what a brand is known at a glance; a theme by its brand's. */
  sign?: Sign;
  /** Why it is a result. `text`: only its text matches. */
  by: Evidence | 'text';
  /** Loads the excerpt that shows the words. */
  excerpt?(): Promise<Excerpt>;
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

/** A number and the word that it counts, with a space between them as in 2026 年 5 月. */
const SPACED = /\d\s+\p{Script=Han}/u;
/** So many texts of those shown are read before they are shown. */
const SURE = 12;

/** Returns a finder that loads files through `load` as queries need them. */
export function createFinder(load: Load): Finder {
  let opened: Promise<Opened> | undefined;
  let versions: DirectoryFile['versions'] | undefined;
  let characters: Promise<void> | undefined;
  let facets: Promise<Facets> | undefined;

  /** Loads the directory once. A failed load is retried by the next query. */
  const open = (): Promise<Opened> => {
    opened ??= (load('directory') as Promise<DirectoryFile>).then((file) => {
      const names = createNames(file, load);
      versions = file.versions;
      return { names, reader: createReader(file, load, names) };
    });
    opened.catch(() => {
      opened = undefined;
    });
    return opened;
  };
  const openCharacters = (directory: Directory): Promise<void> => {
    characters ??= (load('characters', versions?.characters) as Promise<CharactersFile>).then((file) => addCharacters(directory, file));
    characters.catch(() => {
      characters = undefined;
    });
    return characters;
  };
  const openValues = (): Promise<Facets> => {
    facets ??= open()
      .then(() => load('facets', versions?.facets) as Promise<FacetsFile>)
      .then(openFacets);
    facets.catch(() => {
      facets = undefined;
    });
    return facets;
  };

  return {
    facets: openValues,

    async find(typed, filters, partial, texts = Number.POSITIVE_INFINITY) {
      const query = withDates(typed);
      const { names, reader: unbound } = await open();
      const { directory } = names;
      const chosen = Object.keys(filters).length === 0 ? undefined : await openValues();
      const isAsked = (row: number): boolean => chosen?.passes(row, filters) ?? true;
      const reader: FullTextReader = {
        ...unbound,
        records: (words) => unbound.records(words, Number.isFinite(texts) ? Math.min(texts, SURE) : texts, isAsked),
        cover: (pieces, least, among) => unbound.cover(pieces, least, among, texts),
      };
      let excerpt: ((row: number) => Promise<Excerpt>) | undefined;
      let words: string[][] = [];
      const signOf = ({ kind, sign, holder }: Entry): Sign | undefined =>
        kind === 'theme' && holder !== undefined ? directory.byRow.get(holder)?.sign : sign;
      const narrow = (ranked: readonly Ranked[]): Ranked[] => ranked.filter(({ row }) => isAsked(row));
      const shown = (ranked: readonly Ranked[]): Result[] =>
        ranked.flatMap(({ row, by }) => {
          const entry = directory.byRow.get(row);
          return entry === undefined ? [] : [resultOf(entry, signOf(entry), by, () => marked(entry.title, words, directory.variants), excerpt)];
        });
      const findingOf = async (all: readonly Ranked[], alike: string[] = []): Promise<Finding> => {
        const ranked = withoutRepeatedThemes(all, directory.byRow);
        const left = narrow(ranked);
        const first = left.filter(({ by }) => by === 'text').slice(0, texts);
        if (!(await names.rows(first.map(({ row }) => row)))) await names.all();
        const everything = async (): Promise<Result[]> => {
          if (left.some(({ row }) => !directory.byRow.has(row))) await names.all();
          return shown(left);
        };
        return { results: shown(left), count: left.length, all: everything, rows: ranked.map(({ row }) => row), alike };
      };
      if (query.trim() === '') {
        if (chosen === undefined) return findingOf([]);
        await names.all();
        return findingOf([...directory.byRow.values()].sort(inOrder).map(({ row }): Ranked => ({ row, by: 'name' })));
      }
      if (isUnknown(directory, query)) await openCharacters(directory);
      words = wordsOf(query, directory.variants);
      const beginning = names.beginningAs(query);
      const reading: Promise<Found> = words.length === 0 ? Promise.resolve(new Map()) : reader.records(words);
      // Avoids an unhandled rejection. The `await` below throws the error.
      reading.catch(() => {});
      await beginning;
      const namesOf = (hits: readonly Hit[]): Result[] => shown(narrow(withoutRepeatedThemes(hits.map(rankedOf), directory.byRow)));
      let named = namesMeant(directory, query);
      partial(namesOf(named));
      if (!names.isWhole()) {
        await loadMeant(names, reader, words);
        named = namesMeant(directory, query);
        partial(namesOf(named));
      }
      let found = await reading;
      if (found.size === 0 && named.length === 0 && withoutYears(query) !== query) {
        words = wordsOf(withoutYears(query), directory.variants);
        found = await reader.records(words);
      }
      const wanted = words;
      excerpt = async (row) => excerptOf(await reader.text(row), wanted, directory.variants);
      const called = (await namesAsked(names, query)).map(rankedOf);
      if (found.size > 0 || named.some(({ by }) => !isSuggested(by)))
        return findingOf(unique([...called, ...merge(named, found, SPACED.test(query) ? await reader.records([words.flat()]) : undefined)]));
      // Nothing matches for certain. Try typing errors, names inside a sentence, and other wordings.
      const isPartial = !names.isWhole();
      await Promise.all([names.all(), /\p{Script=Han}/u.test(query) ? openCharacters(directory) : undefined]);
      if (isPartial) named = namesMeant(directory, query);
      const near = namesNear(directory, query);
      const cores = coresOf(query, directory.variants);
      const core = cores.at(-1) ?? [];
      const parts = contentOf(query, directory.variants);
      excerpt = async (row) => excerptOf(await reader.text(row), core.length > 0 ? [...cores, ...parts] : parts, directory.variants);
      const whole = words.flat();
      const answers = await answersTo(names, reader, whole, cores);
      const otherwise = near.length + answers.length > 0 ? [] : await saidOtherwise(reader, whole, core, parts);
      const rank = ({ entry, by, score, isHeld }: Hit): number => {
        if (by === 'pieces') return 4;
        if (by === 'near') return score >= WHOLLY ? 1 : score >= LIKELY ? 3 : 5;
        // People name organizations by pieces of their names.
        return entry.kind === 'organization' || isHeld ? 0 : 2;
      };
      const likely = [...named, ...near].sort((a, b) => rank(a) - rank(b));
      // A name inside the subject of a question ranks below what holds all of the subject.
      const ranked = unique([...called, ...answers, ...likely.map(rankedOf), ...otherwise]);
      return findingOf(ranked, ranked.length > 0 ? [] : namesAlike(directory, query));
    },
  };
}

const resultOf = (
  { row, kind, url, title, subtitle, standing }: Entry,
  sign: Sign | undefined,
  by: Result['by'],
  mark: () => Part[],
  excerpt: ((row: number) => Promise<Excerpt>) | undefined,
): Result => ({
  ...{ kind, url, title, marked: mark, subtitle, by },
  ...given('standing', standing),
  ...given('sign', sign),
  ...(excerpt === undefined || kind === 'theme' ? {} : { excerpt: () => excerpt(row) }),
});
