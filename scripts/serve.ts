/** Serves `--out` and prints the address, for `preview` and `site`. */
import path from 'node:path';
import { MisuseError, type Options } from '../src/site/options.ts';
import { shownProfile } from '../src/site/record.ts';
import { listen, PortTakenError, siteHandler } from '../src/site/serve.ts';
import { portTaken, serving } from '../src/wording/commands.ts';
import { endWithParent } from './parent.ts';

export async function serve({ out, base, port: wanted }: Options): Promise<void> {
  endWithParent();
  try {
    const { port } = await listen(siteHandler(path.resolve(out), base), wanted);
    process.stdout.write(`${serving(`http://localhost:${port}${base}`, shownProfile(out) ?? 'public')}\n`);
  } catch (error) {
    if (error instanceof PortTakenError) throw new MisuseError(portTaken(error.port));
    throw error;
  }
}
