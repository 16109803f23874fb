/**
 * The cost of a check: generated content of several sizes, checked without a cache, again unchanged, and after one
 * edit. `npm run bench check [-- --sizes 1000,10000 --seed 7]`. CPU time is the sum over all threads; memory is the
 * peak of the process.
 */
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { GENERATED_DAY, generateContent } from './content/content.ts';

const { values } = parseArgs({ options: { sizes: { type: 'string', default: '1000,10000' }, seed: { type: 'string', default: '7' } } });

/** A separate file, because a script passed as text cannot start worker threads. */
const ONCE = path.join(import.meta.dirname, 'check/once.ts');

interface Cost {
  found: number;
  errors: number;
  cpu: number;
  wall: number;
  memory: number;
}

async function cost(root: string, cache: string): Promise<Cost> {
  const began = performance.now();
  const child = spawn(process.execPath, [ONCE, root, cache, GENERATED_DAY], { stdio: ['ignore', 'pipe', 'inherit'] });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await new Promise((resolve) => child.once('close', resolve));
  return { ...(JSON.parse(text) as Omit<Cost, 'wall'>), wall: (performance.now() - began) / 1000 };
}

const row = (cells: readonly (string | number)[]): string => cells.map((cell, index) => String(cell).padStart(index === 1 ? 16 : 9)).join('');
console.log(row(['cases', 'state', 'wall s', 'cpu s', 'MB', 'errors', 'found']));
for (const cases of values.sizes.split(',').map(Number)) {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-bench-'));
  const [root, cache] = [path.join(folder, 'content'), path.join(folder, 'cache')];
  try {
    await generateContent(root, { cases, seed: Number(values.seed) });
    // The cache does not trust modification times of just now.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const tell = async (state: string): Promise<void> => {
      const { wall, cpu, memory, errors, found } = await cost(root, cache);
      console.log(row([cases, state, wall.toFixed(1), cpu.toFixed(1), (memory / 1e6).toFixed(0), errors, found]));
    };
    await tell('cold');
    await tell('nothing changed');
    appendFileSync(path.join(root, 'brands/b1/index.mdx'), '\n后来又有了变化。\n');
    // As an editor works: what was saved some seconds ago, and what was saved just now.
    await tell('one edit');
    await new Promise((resolve) => setTimeout(resolve, 4000));
    await tell('a while later');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
