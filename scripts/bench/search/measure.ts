/** Measures one search, the site's or another, and prints the tables. */
import type { Asking, FirstCost } from './browse.ts';
import type { Queries } from './making.ts';

export interface Share {
  success: number;
  recall: number;
  reciprocal: number;
}

export interface Quality {
  classes: Map<string, Share>;
  asked: number;
  /** Real queries without an answer, and nonsense with one. */
  unanswered: number;
  answered: number;
  milliseconds: number[];
  computed: number[];
  /** The number of queries asked per class. */
  each: number;
}

export interface Column extends Quality {
  name: string;
  setUp: string;
  index: { seconds: number; bytes: number; zipped: number };
  /** By class of query. */
  first: Map<string, FirstCost>;
}

export const percentile = (list: readonly number[], share = 0.5): number =>
  [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * share))] ?? 0;

const ENOUGH = { success: 0.98, recall: 0.99 };
const isEnough = ({ success, recall }: Share): boolean => success >= ENOUGH.success && recall >= ENOUGH.recall;

/**
 * Asks all queries, or the first `most` of each class, or as many as fit into `patience` seconds. `onMiss` gets each
 * wrong answer.
 */
export async function qualityOf(
  queries: Queries,
  ask: Asking,
  onMiss: (text: string) => void,
  { most = Number.POSITIVE_INFINITY, patience = Number.POSITIVE_INFINITY }: { most?: number; patience?: number },
): Promise<Quality> {
  const some = [...queries.values()].flatMap(([query]) => query?.text ?? []).slice(0, 8);
  // Loads everything before timing starts.
  const began = performance.now();
  for (const text of some) await ask(text);
  const seconds = (performance.now() - began) / 1000 / some.length;
  const each = seconds * Math.min(30, most) * queries.size < patience ? most : Math.max(3, Math.floor(patience / seconds / queries.size));
  const quality: Quality = { classes: new Map(), asked: 0, unanswered: 0, answered: 0, milliseconds: [], computed: [], each };
  for (const [name, all] of queries) {
    const list = all.slice(0, each);
    const share: Share = { success: 0, recall: 0, reciprocal: 0 };
    for (const { text, answers } of list) {
      const { ids, milliseconds, computed } = await ask(text);
      quality.milliseconds.push(milliseconds);
      quality.computed.push(computed);
      const top = ids.slice(0, 10);
      if (answers.size === 0) {
        if (ids.length > 0) quality.answered += 1;
        if (ids.length > 0) onMiss(`${name}: ${text} → ${top.slice(0, 3).join(' ')}`);
        continue;
      }
      quality.asked += 1;
      if (ids.length === 0) quality.unanswered += 1;
      const found = top.filter((id) => answers.has(id)).length / Math.min(10, answers.size);
      const at = top.findIndex((id) => answers.has(id));
      share.success += at === 0 ? 1 : 0;
      share.recall += found;
      share.reciprocal += at < 0 ? 0 : 1 / (at + 1);
      if (at !== 0 || found < 1)
        onMiss(`${name}: ${text} → ${top.slice(0, 5).join(' ')} | wanted ${[...answers].slice(0, 5).join(' ')} (${answers.size})`);
    }
    if (all.some(({ answers }) => answers.size > 0))
      quality.classes.set(name, {
        success: share.success / list.length,
        recall: share.recall / list.length,
        reciprocal: share.reciprocal / list.length,
      });
  }
  return quality;
}

/** Rounds down to two digits, so that only a perfect score shows as 1. */
function two(value: number): string {
  const hundredths = Math.floor(value * 100 + 1e-9);
  return hundredths >= 100 ? '1' : hundredths === 0 ? '0' : `.${String(hundredths).padStart(2, '0')}`;
}
const kilobytes = (bytes: number): string => (bytes / 1024).toFixed(0);

/** Returns the tables as Markdown: success@1, recall@10 and MRR@10 of each class, then the costs. */
export function tablesOf(columns: readonly Column[], pages: number): string {
  const row = (name: string, cell: (column: Column) => string): string => `| ${name} | ${columns.map(cell).join(' | ')} |`;
  const mean = (key: keyof Share) => (column: Column) => {
    const values = [...column.classes.values()].map((share) => share[key]);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  const of = ({ success, recall, reciprocal }: Share): string => `${two(success)}/${two(recall)}/${two(reciprocal)}`;
  const names = [...new Set(columns.flatMap(({ classes }) => [...classes.keys()]))];
  const kinds = [...new Set(columns.flatMap(({ first }) => [...first.keys()]))];
  return [
    ...columns.map(({ name, setUp, each }) => `${name}: ${setUp}${Number.isFinite(each) ? `; asked ${each} of each class` : ''}`),
    '',
    row('success@1 / recall@10 / MRR@10', ({ name }) => name),
    row('---', () => '---'),
    ...names.map((name) => row(name, ({ classes }) => `${of(classes.get(name) as Share)}${isEnough(classes.get(name) as Share) ? '' : ' ✗'}`)),
    row('mean', (column) => of({ success: mean('success')(column), recall: mean('recall')(column), reciprocal: mean('reciprocal')(column) })),
    row('classes below .98/.99', ({ classes }) => String([...classes.values()].filter((share) => !isEnough(share)).length)),
    row('real queries without an answer', ({ unanswered, asked }) => `${unanswered} of ${asked}`),
    row('nonsense answered', ({ answered, each }) => `${answered} of ${Math.min(50, each)}`),
    row('later queries, p50/p95, ms', ({ milliseconds }) => `${percentile(milliseconds).toFixed(0)}/${percentile(milliseconds, 0.95).toFixed(0)}`),
    row('of these computed in the page', ({ computed }) => `${percentile(computed).toFixed(0)}/${percentile(computed, 0.95).toFixed(0)}`),
    row('index on disk, KB a page', ({ index }) => (index.bytes / 1024 / pages).toFixed(2)),
    row('index compressed, MB', ({ index }) => (index.zipped / 1e6).toFixed(2)),
    row('index made in, s', ({ index }) => index.seconds.toFixed(1)),
    ...kinds.map((kind) =>
      row(`phone, ${kind}: KB until the first result, KB, requests, first, all ms`, ({ first }) => {
        const cost = first.get(kind);
        if (cost === undefined) return '—';
        return [kilobytes(cost.firstBytes), kilobytes(cost.bytes), cost.requests, cost.first.toFixed(0), cost.full.toFixed(0)].join(', ');
      }),
    ),
  ].join('\n');
}
