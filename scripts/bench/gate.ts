/**
 * The cost of the gate: a public build of generated content, then only the gate on it, several times.
 * `npm run bench gate [-- --sizes 1000,10000 --seed 7 --runs 3]`. Building ten thousand cases takes a quarter of an
 * hour; `--keep DIR` keeps the build there and uses it the next time.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type GateInput, searchSite } from '../../src/gate/index.ts';
import { listFiles } from '../../src/outputs/inspect.ts';
import { buildSite } from '../../src/site/build.ts';
import { progressOn } from '../../src/site/progress.ts';
import { downloadsOf, mediaOf, publication } from '../../src/site/publication.ts';
import { readSite } from '../../src/site/read.ts';
import { GENERATED_DAY, generateContent } from './content/content.ts';

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '7' },
    runs: { type: 'string', default: '3' },
    keep: { type: 'string' },
  },
});

/** Builds the site unless it exists, and returns the input of the gate. */
async function siteOf(cases: number, folder: string): Promise<GateInput> {
  const [content, out, cache] = ['content', 'site', 'cache'].map((name) => path.join(folder, name)) as [string, string, string];
  if (!existsSync(content)) await generateContent(content, { cases, seed: Number(values.seed) });
  const common = { content, profile: 'public', asOf: GENERATED_DAY, cache } as const;
  if (!existsSync(out)) await buildSite({ ...common, out, base: '/', progress: progressOn(process.stderr) });
  const reading = await readSite({ root: content, asOf: GENERATED_DAY, cache });
  const made = await publication(reading, 'public');
  // A build compresses files only after the gate.
  const all = listFiles(out);
  const known = new Set(all);
  const files = all.filter((file) => !/\.(?:br|gz)$/.test(file) || !known.has(file.replace(/\.(?:br|gz)$/, '')));
  return {
    folder: out,
    files,
    content: reading.content,
    asOf: GENERATED_DAY,
    given: ['/'],
    asTheyAre: downloadsOf(mediaOf(reading, made)),
  };
}

const row = (cells: readonly (string | number)[]): string => cells.map((cell) => String(cell).padStart(10)).join('');
console.log(row(['cases', 'files', 'MB', 'looked for', 'not', 'wall s', 'cpu s', 'memory MB', 'leaks']));
for (const cases of values.sizes.split(',').map(Number)) {
  const folder = values.keep === undefined ? mkdtempSync(path.join(tmpdir(), 'biaogan-bench-')) : path.join(values.keep, String(cases));
  try {
    const input = await siteOf(cases, folder);
    for (let run = 0; run < Number(values.runs); run += 1) {
      const [began, before] = [performance.now(), process.cpuUsage()];
      const { leaks, lookedFor, passedOver, bytes } = await searchSite(input);
      const { user, system } = process.cpuUsage(before);
      const memory = Math.round(process.memoryUsage().rss / 1e6);
      const seconds = [(performance.now() - began) / 1000, (user + system) / 1e6].map((value) => value.toFixed(2));
      console.log(row([cases, input.files.length, (bytes / 1e6).toFixed(0), lookedFor, passedOver, ...seconds, memory, leaks.length]));
    }
  } finally {
    if (values.keep === undefined) rmSync(folder, { recursive: true, force: true });
  }
}
