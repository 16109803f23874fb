/**
 * `npm run bench dev -- [--cases 1000]`: how long a writer waits after a save, in milliseconds: from the closed file to the
 * page and to its problems, as the page asks for them. Generated content, one sentence more in a case each time.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT } from '../../src/project.ts';
import { GENERATED_DAY, generateContent } from './content/content.ts';

const TIMES = 20;

const { values } = parseArgs({ options: { cases: { type: 'string', default: '1000' }, seed: { type: 'string', default: '7' } } });
const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-bench-dev-'));
const root = path.join(folder, 'content');
await generateContent(root, { cases: Number(values.cases), seed: Number(values.seed) });
// As a rule a content is older than the command: files that were made just now are looked into each time.
await new Promise((resolve) => setTimeout(resolve, 4000));
const server = spawn(process.execPath, [path.join(PROJECT, 'scripts/dev.ts'), '--content', root, '--as-of', GENERATED_DAY], {
  stdio: ['pipe', 'pipe', 'inherit'],
  env: { ...process.env, BIAOGAN_CACHE: path.join(folder, 'cache') },
});
try {
  const origin = await new Promise<string>((resolve, reject) => {
    server.stdout.setEncoding('utf8').on('data', (text: string) => {
      const [found] = /http:\/\/localhost:\d+/.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    server.once('exit', () => reject(new Error('The server ended.')));
  });
  const events = (await fetch(`${origin}/__dev/events`)).body?.pipeThrough(new TextDecoderStream()).getReader();
  if (events === undefined) throw new Error('The server tells of nothing.');
  let told = '';
  /** Waits until the server has told of an event. */
  const next = async (event: string): Promise<void> => {
    while (!told.includes(`event: ${event}\n`)) told += (await events.read()).value ?? '';
    told = told.slice(told.indexOf(`event: ${event}\n`) + event.length);
  };
  const file = path.join(root, 'brands/b1/index.mdx');
  const waits: Record<'page' | 'problems', number[]> = { page: [], problems: [] };
  for (let time = 0; time <= TIMES; time += 1) {
    const sentence = `${'甲乙丙丁戊己庚辛壬癸'[time % 10]}${'子丑寅'[Math.floor(time / 10)]}又写一句。`;
    const text = `${readFileSync(file, 'utf8')}\n${sentence}\n`;
    writeFileSync(file, text);
    const began = performance.now();
    // A writer sees each page that the server tells of; the first may be of what was there before.
    for (let page = ''; !page.includes(sentence); page = await (await fetch(`${origin}/brands/b1/`)).text()) await next('page');
    const shown = performance.now() - began;
    await next('problems');
    await (await fetch(`${origin}/__dev/problems.json`)).json();
    const listed = performance.now() - began;
    // The first one also loads what later ones have at hand. Between two saves somebody writes.
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (time === 0) continue;
    waits.page.push(shown);
    waits.problems.push(listed);
  }
  const at = (list: readonly number[], share: number): string =>
    String(Math.round(list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0));
  process.stdout.write(`| from a save to (${values.cases} cases) | median | nine of ten | goal |\n| --- | ---: | ---: | ---: |\n`);
  process.stdout.write(`| the page | ${at(waits.page, 0.5)} | ${at(waits.page, 0.9)} | 300 |\n`);
  process.stdout.write(`| its problems | ${at(waits.problems, 0.5)} | ${at(waits.problems, 0.9)} | 1,000 |\n`);
} finally {
  server.kill();
  rmSync(folder, { recursive: true });
}
process.exit(0);
