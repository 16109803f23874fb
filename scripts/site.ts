/** `npm run site`: builds and serves a site, by default the example. */
import { readOptions } from '../src/site/options.ts';
import { failedBuild } from '../src/wording/commands.ts';
import { build } from './building.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site', 'port', 'all']);
  if (!(await build(options))) return 1;
  await serve(options);
  return undefined;
}, failedBuild);
