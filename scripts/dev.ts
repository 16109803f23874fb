/** `npm run dev`: the site while it is being written. */
import path from 'node:path';
import { startDev } from '../src/build/dev.ts';
import { readOptions } from '../src/build/options.ts';
import { PROJECT } from '../src/build/project.ts';
import { FIRST_PORT } from '../src/build/serve.ts';
import { serving } from '../src/wording/commands.ts';
import { asText } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'base', 'port']);
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  const server = await startDev({
    ...options,
    cache: path.join(PROJECT, 'node_modules/.cache/biaogan'),
    port: options.port ?? FIRST_PORT,
    onProblems: (diagnostics) => process.stdout.write(asText(diagnostics)),
  });
  process.stdout.write(`${serving(`http://localhost:${server.port}${options.base}`)}\n`);
  return undefined;
});
