/** `npm run releases`: lists what was online in the place of a site, and puts one of it back. Exit status 0 done, 1 a failure, 2 misuse. */
import { readOptions } from '../src/site/options.ts';
import { listReleases, restore } from '../src/site/releases.ts';
import { run } from './run.ts';

await run(async (args) => {
  const { out, back } = readOptions(args, ['out', 'back']);
  const lines = back === undefined ? listReleases(out) : restore(out, back);
  process.stdout.write(`${lines.join('\n')}\n`);
  return 0;
});
