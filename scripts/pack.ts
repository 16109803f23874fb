/**
 * `npm run pack`: writes a site, a study pack (`--study`) or some brands (`--brands a,b`) as one archive for a meeting
 * without a network. Exit status 0 written, 1 content with errors or a failure, 2 misuse.
 */
import { CACHE } from '../src/project.ts';
import { readOptions } from '../src/site/options.ts';
import { packSite } from '../src/site/pack.ts';
import { progressOn } from '../src/site/progress.ts';
import { faulty } from '../src/wording/commands.ts';
import { PACK } from '../src/wording/pack.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { counts, forPeople } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site', 'all', 'study', 'brands'], {
    out: 'dist.pack',
  });
  const result = await packSite({
    ...options,
    cache: CACHE,
    progress: progressOn(process.stderr),
    onNotice: (text) => process.stderr.write(`${text}\n`),
  });
  process.stdout.write(forPeople(result.diagnostics, process.stdout, options.all));
  const withheld = withheldLines(result.withheld, options.asOf, options.all).map((line) => `${line}\n`);
  if (result.outcome === 'refused') {
    process.stdout.write(`${PACK.failed(faulty(counts(result.diagnostics).errors))}\n${withheld.join('')}`);
    return 1;
  }
  process.stdout.write(`${PACK.closing({ ...result, profile: options.profile, asOf: options.asOf }).join('\n')}\n`);
  process.stdout.write(withheld.join(''));
  return 0;
}, PACK.failed);
