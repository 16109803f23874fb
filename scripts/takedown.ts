/**
 * `npm run takedown`: publishes at once that an entry was removed or is internal now, and says what still holds its
 * files. It builds as `build` does, gate included; it is a command of its own because it must not end well if nothing
 * was taken down. Exit status 0 taken down, 1 nothing taken down, content with errors or a failure, 2 misuse.
 */
import { readOptions } from '../src/site/options.ts';
import { tellTakedown } from '../src/site/releases.ts';
import { TAKEDOWN } from '../src/wording/releases.ts';
import { build } from './building.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site', 'purge', 'all']);
  if (!(await build(options))) return 1;
  const { isDone, lines } = tellTakedown(options.out, options.purge);
  process.stdout.write(`${lines.join('\n')}\n`);
  return isDone ? 0 : 1;
}, TAKEDOWN.failed);
