/** `npm run build`: builds a site. Exit status 0 built, 1 content with errors or a failure, 2 misuse. */
import { readOptions } from '../src/site/options.ts';
import { failedBuild } from '../src/wording/commands.ts';
import { build } from './building.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site']);
  return (await build(options)) ? 0 : 1;
}, failedBuild);
