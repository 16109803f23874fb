/**
 * `npm run handouts`: writes handouts, booklets and forms as PDF. Exit status 0 written, 1 content with errors or a
 * paper that could not be made, 2 misuse.
 */
import { setFlagsFromString } from 'node:v8';
import { CACHE } from '../src/project.ts';
import { readOptions } from '../src/site/options.ts';
import { progressOn } from '../src/site/progress.ts';
import { faulty, size } from '../src/wording/commands.ts';
import { PAPER } from '../src/wording/ui-paper.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { counts, forPeople } from './reporters/index.ts';
import { run } from './run.ts';

// The command reads much and holds little. If V8 collects before the heap has grown by half, it takes two thirds of the
// memory and a twentieth more of the time. It has to know before the house is loaded.
setFlagsFromString('--heap-growing-percent=50');
setFlagsFromString('--semi-space-growth-factor=1');

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site', 'all'], { out: 'dist.handouts' });
  const { writeHandouts } = await import('../src/site/handouts.ts');
  const result = await writeHandouts({ ...options, cache: CACHE, progress: progressOn(process.stderr) });
  process.stdout.write(forPeople(result.diagnostics, process.stdout, options.all));
  const withheld = withheldLines(result.withheld, options.asOf, options.all).map((line) => `${line}\n`);
  if (result.outcome === 'refused') {
    process.stdout.write(`${PAPER.failed(faulty(counts(result.diagnostics).errors))}\n${withheld.join('')}`);
    return 1;
  }
  process.stdout.write(`${PAPER.closing({ ...result, bytes: size(result.bytes), out: options.out, asOf: options.asOf })}\n`);
  for (const reason of result.failed) process.stderr.write(`${reason}\n`);
  process.stdout.write(withheld.join(''));
  return result.failed.length === 0 ? 0 : 1;
}, PAPER.failed);
