/**
 * `npm run bench edit -- [--content DIR]`: how long an editor waits, in milliseconds: from a key to the problems beside
 * the fields, and to the page beside them. Asked over HTTP of the server of `npm run dev`, as the page asks.
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CACHE } from '../../src/project.ts';
import { startDev } from '../../src/site/dev.ts';
import { readOptions } from '../../src/site/options.ts';

const TIMES = 20;

const options = readOptions(process.argv.slice(2), ['content', 'as-of']);
const root = mkdtempSync(path.join(tmpdir(), 'biaogan-bench-edit-'));
cpSync(options.content, root, { recursive: true });
const server = await startDev({ content: root, profile: 'public', asOf: options.asOf, base: '/', cache: CACHE, port: undefined, onProblems() {} });
try {
  const origin = `http://localhost:${server.port}`;
  const page = await (await fetch(`${origin}/edit/`)).text();
  const token = /name="edit-token" content="([\w-]+)"/.exec(page)?.[1] ?? '';
  const ask = async <Answer>(what: string, question: object): Promise<Answer> => {
    const headers = { Origin: origin, 'X-Edit-Token': token };
    return (await (await fetch(`${origin}/edit/api/${what}`, { method: 'POST', body: JSON.stringify(question), headers })).json()) as Answer;
  };
  const { files } = await ask<{ files: { file: string; form: string }[] }>('list', {});
  const file = files.find(({ form }) => form === 'brand')?.file;
  if (file === undefined) throw new Error('The content has no brand.');
  const { data, body } = await ask<{ data: object; body: string }>('open', { file });
  const waits: Record<'problems' | 'page', number[]> = { problems: [], page: [] };
  for (let key = 0; key <= TIMES; key += 1) {
    const typed = { file, data: { ...data, theme: `主题${key}` }, body };
    const began = performance.now();
    await ask('check', typed);
    const checked = performance.now();
    await ask('preview', typed);
    // The first one also loads what later ones have at hand.
    if (key === 0) continue;
    waits.problems.push(checked - began);
    waits.page.push(performance.now() - began);
  }
  const at = (list: readonly number[], share: number): string =>
    String(Math.round(list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? 0));
  const entries = files.filter(({ form }) => form === 'brand').length;
  process.stdout.write(`| from a key to (${entries} brands) | median | nine of ten | goal |\n| --- | --- | --- | --- |\n`);
  process.stdout.write(`| the problems beside the fields | ${at(waits.problems, 0.5)} | ${at(waits.problems, 0.9)} | 150 |\n`);
  process.stdout.write(`| the page beside them | ${at(waits.page, 0.5)} | ${at(waits.page, 0.9)} | 300 |\n`);
} finally {
  server.stop();
  rmSync(root, { recursive: true });
}
process.exit(0);
