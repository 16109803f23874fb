/**
 * Called by `scripts/server/pre-receive` in a repository, with what Git tells a hook on standard input: checks what is pushed.
 * Exit status 0 taken, 1 refused.
 */
import { readFileSync } from 'node:fs';
import { CACHE } from '../src/project.ts';
import { today } from '../src/site/options.ts';
import { receive, updatesIn } from '../src/site/receive.ts';
import { asText } from './reporters/index.ts';
import { run } from './run.ts';

await run(async ([branch = 'main']) => {
  const found = await receive(process.cwd(), updatesIn(readFileSync(0, 'utf8')), { branch, asOf: today(), cache: CACHE });
  for (const { diagnostics, lines } of found) process.stdout.write(`${diagnostics.length === 0 ? '' : asText(diagnostics)}${lines.join('\n')}\n`);
  return found.some(({ isRefused }) => isRefused) ? 1 : 0;
});
