/** `npm run site`: builds the example and serves it. The README's first command ends here. */
import path from 'node:path';
import { buildSite } from '../src/build/index.ts';
import { MisuseError, readOptions } from '../src/build/options.ts';
import { progressOn } from '../src/build/progress.ts';
import { PROJECT } from '../src/build/project.ts';
import { listen, PortTakenError, siteServer } from '../src/build/serve.ts';
import { closing, failedBuild, portTaken, refused, serving } from '../src/wording/commands.ts';
import { asText, counts } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site', 'port']);
  const result = await buildSite({ ...options, cache: path.join(PROJECT, 'node_modules/.cache/biaogan'), progress: progressOn(process.stderr) });
  process.stdout.write(asText(result.diagnostics));
  if (result.outcome === 'refused') {
    process.stdout.write(`${refused(counts(result.diagnostics).errors)}\n`);
    return 1;
  }
  process.stdout.write(`${closing(result.closing).join('\n')}\n`);
  try {
    const port = await listen(siteServer(path.resolve(options.out), options.base), options.port);
    process.stdout.write(`${serving(`http://localhost:${port}${options.base}`)}\n`);
  } catch (error) {
    if (error instanceof PortTakenError) throw new MisuseError(portTaken(error.port));
    throw error;
  }
  return undefined;
}, failedBuild);
