/** `npm run preview`: serves a built site until it is stopped. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { MisuseError, readOptions } from '../src/site/options.ts';
import { mend } from '../src/site/release.ts';
import { nothingBuilt } from '../src/wording/commands.ts';
import { run } from './run.ts';
import { serve } from './serve.ts';

await run(async (args) => {
  const options = readOptions(args, ['out', 'base', 'port']);
  mend(options.out);
  if (!existsSync(path.join(options.out, 'index.html'))) throw new MisuseError(nothingBuilt(options.out));
  await serve(options);
  return undefined;
});
