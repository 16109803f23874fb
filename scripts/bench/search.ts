/**
 * How well the search of a built site finds, and what it costs: `npm run bench search`. At 300 pages the
 * whole site is built and looked at; at 5,000 the search is written from the published model, as a build
 * writes it, beside the pages of the small site. Options: `--pages 300,5000`, `--seeds 11,12`,
 * `--misses` names the queries that went wrong.
 */
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type FirstCost, firstQuery, openBrowser, openSearch } from './search/browse.ts';
import { corpusOf, writeCorpus } from './search/corpus.ts';
import { queriesOf } from './search/queries.ts';
import { buildWhole, indexOf, serve } from './search/sites.ts';

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '300,5000' },
    seeds: { type: 'string', default: '11,12' },
    misses: { type: 'boolean', default: false },
    class: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const numbers = (text: string): number[] => text.split(',').map(Number);
const home = path.join(tmpdir(), 'biaogan-bench-search');
mkdirSync(home, { recursive: true });

const median = (list: readonly number[], share = 0.5): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;

const shell = path.join(home, 'shell');
const shellContent = path.join(home, 'shell-content');
writeCorpus(corpusOf(20, 1), shellContent);
buildWhole(shellContent, shell);
const browser = await openBrowser();

for (const seed of numbers(values.seeds)) for (const pages of numbers(values.pages)) await measure(pages, seed);
await browser.close();

async function measure(pages: number, seed: number): Promise<void> {
  const corpus = corpusOf(pages, seed);
  const content = path.join(home, `content-${pages}-${seed}`);
  const folder = path.join(home, `site-${pages}-${seed}`);
  writeCorpus(corpus, content);
  const isWhole = pages <= 300 && !values.quick;
  if (isWhole) buildWhole(content, folder);
  const cost = await indexOf(content, folder, isWhole ? folder : shell);
  const { origin, server } = await serve(folder);
  console.log(`\n== ${pages} pages, seed ${seed} (${isWhole ? 'the whole site' : 'the search alone, beside the pages of a small site'})`);
  console.log(
    `index: ${cost.records} records in ${cost.seconds.toFixed(2)} s, ${(cost.bytes / 1e6).toFixed(2)} MB (${(cost.bytes / 1024 / pages).toFixed(2)} KB a page), compressed ${(cost.zipped / 1e6).toFixed(2)} MB; this process at most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`,
  );
  try {
    const queries = queriesOf(corpus, seed);
    const context = await browser.newContext();
    const ask = await openSearch(context, origin);
    const times: number[] = [];
    let unanswered = 0;
    console.log('class                          n  success@1  recall@10  MRR@10');
    for (const [name, list] of queries) {
      if (values.class !== undefined && !name.startsWith(values.class)) continue;
      let [success, recall, reciprocal, answered] = [0, 0, 0, 0];
      for (const { text, answers } of list) {
        const { ids, milliseconds } = await ask(text);
        times.push(milliseconds);
        const top = ids.slice(0, 10);
        const isNonsense = answers.size === 0;
        if (isNonsense) {
          if (ids.length > 0) answered += 1;
          if (ids.length > 0 && values.misses) console.log(`    answered: ${text} → ${top.slice(0, 3).join(' ')}`);
          continue;
        }
        if (ids.length === 0) unanswered += 1;
        const found = top.filter((id) => answers.has(id)).length / Math.min(10, answers.size);
        const at = top.findIndex((id) => answers.has(id));
        success += at === 0 ? 1 : 0;
        recall += found;
        reciprocal += at < 0 ? 0 : 1 / (at + 1);
        if (values.misses && (at !== 0 || found < 1))
          console.log(`    ${text} → ${top.slice(0, 5).join(' ')} | wanted ${[...answers].slice(0, 5).join(' ')} (${answers.size})`);
      }
      const share = (sum: number): string => (sum / list.length).toFixed(3).padStart(9);
      console.log(
        name === 'nonsense'
          ? `nonsense answered: ${answered} of ${list.length}`
          : `${name.padEnd(30)}${String(list.length).padStart(3)} ${share(success)}  ${share(recall)} ${share(reciprocal)}${success / list.length < 0.98 || recall / list.length < 0.99 ? '  <' : ''}`,
      );
    }
    console.log(`real queries without an answer: ${unanswered}`);
    console.log(`later queries: p50 ${median(times).toFixed(0)} ms, p95 ${median(times, 0.95).toFixed(0)} ms`);
    await context.close();
    if (values.class === undefined) await measureFirst(origin, queries);
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

async function measureFirst(origin: string, queries: ReturnType<typeof queriesOf>): Promise<void> {
  console.log('first query on a phone         KB  requests  first ms  all ms');
  for (const name of [
    'name, whole',
    'organization, whole',
    'theme',
    'pinyin, whole',
    'pinyin, initials',
    'phrase of a body',
    'several terms',
    'Traditional',
    'homophone',
  ]) {
    const costs: FirstCost[] = [];
    for (const { text } of (queries.get(name) ?? []).slice(0, 5)) costs.push(await firstQuery(browser, `${origin}/help/`, text));
    const of = (key: keyof FirstCost): number => median(costs.map((one) => one[key]));
    console.log(
      `${name.padEnd(29)} ${(of('bytes') / 1024).toFixed(0).padStart(4)}  ${String(of('requests')).padStart(8)}  ${of('first').toFixed(0).padStart(8)}  ${of('full').toFixed(0).padStart(6)}`,
    );
  }
}
