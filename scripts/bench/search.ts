/**
 * How well the search of a built site finds, what it costs, and how other engines do on the same pages; see
 * `search/README.md`. `npm run bench search`: at 300 pages it builds the whole site; at 5,000 it writes only the search
 * from the published model, beside the pages of a small site. Options: `--pages 300,5000`, `--seeds 137,211`,
 * `--engines site,pagefind-plain`, `--class name`, `--quick` (no whole site), `--misses` (lists wrong answers), `--file`
 * (asks again from `file://`), `--each 10` (so many queries of each class; otherwise 30).
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Answer, type Asking, type FirstCost, firstQuery, inDialog, inEngine, openBrowser, openEngine, openSearch } from './search/browse.ts';
import { corpusOf, writeCorpus } from './search/corpus.ts';
import type { Engine } from './search/engines/engine.ts';
import { EACH, type Queries } from './search/making.ts';
import { type Column, percentile, qualityOf, tablesOf } from './search/measure.ts';
import { queriesOf } from './search/queries.ts';
import { pagesOf, rivals, writeRival } from './search/rivals.ts';
import { buildWhole, indexOf, onDisk, serve } from './search/sites.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '300,5000' },
    seeds: { type: 'string', default: '137,211' },
    engines: { type: 'string' },
    misses: { type: 'boolean', default: false },
    class: { type: 'string' },
    quick: { type: 'boolean', default: false },
    file: { type: 'boolean', default: false },
    each: { type: 'string' },
  },
});
const numbers = (text: string): number[] => text.split(',').map(Number);
const asked = values.engines?.split(',');
const isSiteAsked = asked === undefined || asked.includes('site');
/** The engines beside the site's own. */
const others = await othersOf(asked);
const most = values.each === undefined ? undefined : Number(values.each);
/** Seconds for all queries of another engine. */
const PATIENCE = 300;
const home = path.join(tmpdir(), 'biaogan-bench-search');
mkdirSync(home, { recursive: true });
// Progress goes to standard error, tables to standard output.
const say = (text: string): void => void process.stderr.write(`${text}\n`);
const miss = (text: string): void => {
  if (values.misses) say(`    ${text}`);
};

/** The classes whose first query is measured on a phone. */
const NAMED = ['name, whole', 'organization, whole', 'theme', 'pinyin, whole', 'pinyin, initials'];
const WRITTEN = ['phrase of a body', 'several terms', 'Traditional', 'homophone'];
/** Two are enough for engines that load everything with any query. */
const EVERYTHING = ['name, whole', 'phrase of a body'];

const shell = path.join(home, 'shell');
const shellContent = path.join(home, 'shell-content');
writeCorpus(corpusOf(20, 1), shellContent);
buildWhole(shellContent, shell);
const browser = await openBrowser();
for (const seed of numbers(values.seeds)) for (const pages of numbers(values.pages)) await measure(pages, seed);
await browser.close();

/** Returns the engines that were asked for, or all of them. */
async function othersOf(names: string[] | undefined): ReturnType<typeof rivals> {
  const wanted = names?.filter((name) => name !== 'site');
  if (wanted?.length === 0) return new Map();
  const all = await rivals();
  const unknown = wanted?.filter((name) => !all.has(name)) ?? [];
  if (unknown.length > 0) throw new Error(`${unknown.join(', ')}: site, ${[...all.keys()].join(', ')}`);
  return wanted === undefined ? all : new Map([...all].filter(([name]) => wanted.includes(name)));
}

async function measure(pages: number, seed: number): Promise<void> {
  say(`== ${pages} pages, seed ${seed}`);
  const corpus = corpusOf(pages, seed);
  const content = path.join(home, `content-${pages}-${seed}`);
  const folder = path.join(home, `site-${pages}-${seed}`);
  writeCorpus(corpus, content);
  const isWhole = pages <= 300 && !values.quick;
  if (isWhole) buildWhole(content, folder);
  const { records, ...index } = await indexOf(content, folder, isWhole ? folder : shell);
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  const all = queriesOf(corpus, seed, most === undefined ? EACH : Math.max(EACH, most));
  const queries: Queries = new Map([...all].filter(([name]) => values.class === undefined || name.startsWith(values.class)));
  const columns: Column[] = [];
  const notes: string[] = [];
  if (isSiteAsked) {
    const { column, note } = await measureSite(folder, queries);
    columns.push({ ...column, index });
    notes.push(...note);
  }
  const scope = isWhole ? 'the whole site' : 'the search beside the pages of a small site';
  const table = (): string =>
    `\n## ${pages} pages, seed ${seed} (${scope}; ${records.length} records; at most ${memory} MB)\n\n${[...notes, tablesOf(columns, pages)].join('\n')}\n`;
  for (const [name, engine] of others) {
    columns.push(await measureRival(name, engine, pagesOf(records), queries, pages > 1000 ? 1 : 3));
    // Saved after each engine, because a run can take hours.
    writeFileSync(path.join(home, `table-${pages}-${seed}.md`), table());
  }
  console.log(table());
}

async function measureSite(folder: string, queries: Queries): Promise<{ column: Omit<Column, 'index'>; note: string[] }> {
  const { origin, server } = await serve(folder);
  const context = await browser.newContext();
  const note: string[] = [];
  try {
    const given = new Map<string, Answer>();
    const search = await openSearch(context, `${origin}/search/`);
    const ask: Asking = async (query) => {
      const answer = await search(query);
      given.set(query, answer);
      return answer;
    };
    const quality = await qualityOf(queries, ask, miss, { most });
    if (values.file) note.push(await compareWithDisk(folder, given), '');
    const first = values.class === undefined ? await firstOf(`${origin}/help/`, [...NAMED, ...WRITTEN], queries, 5, inDialog) : new Map();
    return { column: { name: 'site', setUp: 'as it is built', ...quality, first }, note };
  } finally {
    await context.close();
    server.close();
    server.closeAllConnections();
  }
}

/** Asks all queries again from `file://` and compares the first ten results. */
async function compareWithDisk(folder: string, given: ReadonlyMap<string, Answer>): Promise<string> {
  const context = await browser.newContext();
  try {
    const ask = await openSearch(context, onDisk(folder, `${folder}-disk`));
    let same = 0;
    let first = 0;
    for (const [query, { listed }] of given) {
      const own = await ask(query);
      if (first === 0) first = own.milliseconds;
      const isSame = own.listed.slice(0, 10).join('\n') === listed.slice(0, 10).join('\n');
      if (isSame) same += 1;
      else say(`    from the disk otherwise: ${query}`);
    }
    return `from file:// the same ten: ${same} of ${given.size} queries, the first in ${first.toFixed(0)} ms`;
  } finally {
    await context.close();
  }
}

async function measureRival(name: string, engine: Engine, pages: ReturnType<typeof pagesOf>, queries: Queries, firsts: number): Promise<Column> {
  say(`   ${name}`);
  const folder = path.join(home, 'engine');
  const { seconds, bytes, zipped } = await writeRival(name, engine, pages, folder);
  const { origin, server } = await serve(folder);
  const context = await browser.newContext();
  try {
    const quality = await qualityOf(queries, await openEngine(context, origin), () => {}, { most, patience: PATIENCE });
    await context.close();
    const first = values.class === undefined ? await firstOf(`${origin}/`, EVERYTHING, queries, firsts, inEngine) : new Map();
    return { name, setUp: engine.setUp, ...quality, first, index: { seconds, bytes, zipped } };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

/** Returns the median cost of first queries of each class. */
async function firstOf(
  address: string,
  kinds: readonly string[],
  queries: Queries,
  count: number,
  drive: Parameters<typeof firstQuery>[3],
): Promise<Map<string, FirstCost>> {
  const found = new Map<string, FirstCost>();
  for (const kind of kinds) {
    const costs: FirstCost[] = [];
    for (const { text } of (queries.get(kind) ?? []).slice(0, count)) costs.push(await firstQuery(browser, address, text, drive));
    const of = (key: keyof FirstCost): number => percentile(costs.map((one) => one[key]));
    found.set(kind, { firstBytes: of('firstBytes'), bytes: of('bytes'), requests: of('requests'), first: of('first'), full: of('full') });
  }
  return found;
}
