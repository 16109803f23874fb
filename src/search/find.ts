/**
 * A search as the browser runs it: names first, from the directory, then the full text. Knows neither
 * the page nor how things are loaded.
 */
import type { Directory } from './directory.ts';
import { excerptOf, type Part } from './excerpt.ts';
import { foldText, wordsOf } from './folding.ts';
import { lookupOf, textOf } from './grams.ts';
import { type Matcher, prepare } from './match.ts';
import type { RecordKind } from './records.ts';

export interface Result {
  kind: RecordKind;
  url: string;
  title: string;
  subtitle: string;
  excerpt?: Part[];
}

export type Filters = Partial<Record<'domain' | 'level' | 'year', string>>;
export const FILTERS = ['domain', 'level', 'year'] as const;

/** What is used of Pagefind's interface in the browser. */
export interface Engine {
  search(query: string, options: { filters: Record<string, string> }): Promise<{ results: { data(): Promise<EngineData> }[] }>;
}

interface EngineData {
  url: string;
  raw_url?: string;
  content: string;
  meta: Record<string, string>;
}

export interface Sources {
  directory(): Promise<Directory>;
  engine(): Promise<Engine>;
}

/** So many answers of the engine are looked at; each costs a request. */
const LOOKED_AT = 40;

export interface Finder {
  /** Best first. `partial` is called with the names, as soon as they are known. */
  find(query: string, filters: Filters, partial: (results: Result[]) => void): Promise<Result[]>;
}

export function createFinder(sources: Sources): Finder {
  let matcher: Promise<Matcher> | undefined;
  const passes = (entry: Filters, filters: Filters): boolean => FILTERS.every((name) => filters[name] === undefined || entry[name] === filters[name]);

  return {
    async find(query, filters, partial) {
      matcher ??= sources.directory().then(prepare);
      // A failed load is tried again with the next query.
      matcher.catch(() => {
        matcher = undefined;
      });
      const hits = (await matcher)(query).filter(({ entry }) => passes(entry, filters));
      const results = hits.map(({ entry: { kind, url, title, subtitle } }): Result => ({ kind, url, title, subtitle }));
      partial(results);
      const words = wordsOf(query);
      if (words.length === 0) return results;
      const wanted = Object.fromEntries(FILTERS.flatMap((name) => (filters[name] === undefined ? [] : [[name, filters[name]]])));
      const answer = await (await sources.engine()).search(lookupOf(foldText(query)), { filters: wanted });
      const known = new Map(results.map((one) => [one.url, one]));
      for (const data of await Promise.all(answer.results.slice(0, LOOKED_AT).map((one) => one.data()))) {
        const excerpt = excerptOf(textOf(data.content), words);
        if (excerpt === undefined) continue;
        const url = data.raw_url ?? data.url;
        const named = known.get(url);
        if (named !== undefined) named.excerpt ??= excerpt;
        else results.push({ kind: data.meta.kind as RecordKind, url, title: data.meta.title ?? '', subtitle: data.meta.subtitle ?? '', excerpt });
      }
      return results;
    },
  };
}
