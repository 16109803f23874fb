/** `npm run preview`: serves what was built, and stays. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { MisuseError, readOptions } from '../src/build/options.ts';
import { listen, PortTakenError, siteServer } from '../src/build/serve.ts';
import { nothingBuilt, portTaken, serving } from '../src/wording/commands.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['out', 'base', 'port']);
  if (!existsSync(path.join(options.out, 'index.html'))) throw new MisuseError(nothingBuilt(options.out));
  try {
    const port = await listen(siteServer(path.resolve(options.out), options.base), options.port);
    process.stdout.write(`${serving(`http://localhost:${port}${options.base}`)}\n`);
  } catch (error) {
    if (error instanceof PortTakenError) throw new MisuseError(portTaken(error.port));
    throw error;
  }
  return undefined;
});
