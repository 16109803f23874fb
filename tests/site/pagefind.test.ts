/**
 * Compares the site's search with Pagefind, the usual search of static sites, over all that the example and the casebook
 * publish: if the first hit of Pagefind is right, ours must be right too.
 *
 * Pagefind is asked over all pages with its defaults, and over `<main>` of the entries' pages, as its documentation
 * advises. It counts as right if one of the two is. The rule is the same for both searches:
 *
 * - A name is answered by the pages with this name. A part of a name is answered by every page with the part in a name
 *   or in a theme.
 * - A text is answered by every page that holds it literally, apart from punctuation and spaces, because a sentence does
 *   not tell which of two pages was meant.
 * - Slides and handouts count as their page, a theme on the wall counts as its brand.
 * - Queries come from what editors wrote. Words of the generator on every page, dates of publication and samples of code
 *   are left out, because nobody searches for a page by them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { SEARCH_FOLDER } from '../../src/search/index/index.ts';
import { withPagefind } from '../support/pagefind.ts';
import { contextOf, searchingIn } from '../support/search.ts';
import { entriesOf, siteQueriesOf, subjectOf } from '../support/siteQueries.ts';
import { SITES, type TestSite } from '../support/sites.ts';
import { pagesOf } from '../support/siteTexts.ts';

const SEED = 1;
/** Queries in a class. */
const EACH = 6;

describe.each([
  [SITES.example, 'content', 45],
  [SITES.casebook, 'tests/casebook', 35],
] as const)('$name', async (site, root, classes) => {
  const context = await contextOf(root, site.day);
  const pages = await pagesOf(site);
  const own = new Set(entriesOf(context).map(({ url }) => url));
  const queries = siteQueriesOf(context, pages, SEED, EACH);

  test('has queries in every class', () => expect(queries.size).toBeGreaterThanOrEqual(classes));

  test('is right wherever Pagefind is right', async () => {
    const texts = [...queries.values()].flatMap((list) => list.map(({ text }) => text));
    const whole = await withPagefind(pages, undefined, firstOf(texts));
    const main = await withPagefind(
      pages.filter(({ url }) => own.has(url)),
      'main',
      firstOf(texts),
    );
    const ours = await firstOf(texts)(searchOfSite(site));
    const told: Record<string, { n: number; 'Pagefind right': number; 'ours right': number }> = {};
    const lost: string[] = [];
    for (const [name, list] of queries) {
      const row = { n: list.length, 'Pagefind right': 0, 'ours right': 0 };
      told[name] = row;
      for (const { text, answers } of list) {
        const isRight = (found: ReadonlyMap<string, string | undefined>): boolean => answers.has(subjectOf(found.get(text) ?? ''));
        const isTheirs = isRight(whole) || isRight(main);
        if (isTheirs) row['Pagefind right'] += 1;
        if (isRight(ours)) row['ours right'] += 1;
        else if (isTheirs) lost.push(`${name}: ${text} → ${ours.get(text)}, Pagefind ${whole.get(text)} or ${main.get(text)}`);
      }
    }
    console.table(told);
    const sum = (key: keyof (typeof told)[string]): number => Object.values(told).reduce((all, row) => all + row[key], 0);
    console.log(`${site.name}: ${sum('n')} queries, Pagefind right ${sum('Pagefind right')}, ours ${sum('ours right')}`);
    expect(lost).toEqual([]);
    // Otherwise the comparison proves nothing.
    expect(sum('Pagefind right') / sum('n')).toBeGreaterThan(0.5);
  });
});

interface Asked {
  first(query: string): Promise<string | undefined>;
}

/** Asks all queries and returns the first address for each. */
const firstOf =
  (texts: readonly string[]) =>
  async (asked: Asked): Promise<Map<string, string | undefined>> => {
    const found = new Map<string, string | undefined>();
    for (const text of texts) found.set(text, await asked.first(text));
    return found;
  };

/** Searches in the files of the built site. */
function searchOfSite(site: TestSite): Asked {
  const folder = path.join(site.out, SEARCH_FOLDER);
  const { finder } = searchingIn(new Map(readdirSync(folder).map((name) => [name, readFileSync(path.join(folder, name), 'utf8')])));
  return {
    async first(query) {
      const [result] = (await finder.find(query, {}, () => {}, 1)).results;
      return result === undefined ? undefined : decodeURI(result.url);
    },
  };
}
