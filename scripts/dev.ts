/** `npm run dev`: the site while it is being written. */
import { startDev } from '../src/site/dev.ts';
import { readOptions } from '../src/site/options.ts';
import { FIRST_PORT } from '../src/site/serve.ts';
import { serving } from '../src/wording/commands.ts';
import { CACHE } from './building.ts';
import { asText } from './reporters/index.ts';
import { run } from './run.ts';

// Ends by way of `exit`, where the server's own folder is taken away.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(0));

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'base', 'port']);
  const server = await startDev({
    ...options,
    cache: CACHE,
    port: options.port ?? FIRST_PORT,
    onProblems: (diagnostics) => process.stdout.write(asText(diagnostics)),
  });
  process.stdout.write(`${serving(`http://localhost:${server.port}${options.base}`)}\n`);
  return undefined;
});
