/** `npm run sending`: lists what has to be copied to where the site is served; with `--done`, notes that it was. Exit status 0 done, 1 a failure, 2 misuse. */
import { readOptions } from '../src/site/options.ts';
import { confirmSent, writeLists } from '../src/site/sending.ts';
import { run } from './run.ts';

await run(async (args) => {
  const { out, done } = readOptions(args, ['out', 'done']);
  process.stdout.write(`${(done ? confirmSent(out) : writeLists(out)).join('\n')}\n`);
  return 0;
});
