/** `npm run dev`: serves the site while it is edited. */

import { CACHE } from '../src/project.ts';
import { startDev } from '../src/site/dev.ts';
import { MisuseError, readOptions } from '../src/site/options.ts';
import { PortTakenError } from '../src/site/serve.ts';
import { portTaken, serving } from '../src/wording/commands.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { endWithParent } from './parent.ts';
import { forPeople } from './reporters/index.ts';
import { run } from './run.ts';

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0));
endWithParent();

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'base', 'port', 'all']);
  const server = await startDev({
    ...options,
    cache: CACHE,
    port: options.port,
    onProblems: (diagnostics, withheld) =>
      process.stdout.write(
        [forPeople(diagnostics, process.stdout, options.all), ...withheldLines(withheld, options.asOf, options.all).map((line) => `${line}\n`)].join(
          '',
        ),
      ),
  }).catch((error: unknown) => {
    throw error instanceof PortTakenError ? new MisuseError(portTaken(error.port)) : error;
  });
  const address = `http://localhost:${server.port}${options.base}`;
  process.stdout.write(`${serving(address, options.profile, `${address}edit/`)}\n`);
  return undefined;
});
