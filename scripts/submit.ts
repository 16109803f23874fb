/**
 * `npm run submit`: checks, says what the public site would change, and hands the content in: to a branch of its Git
 * repository, or as an archive. Exit status 0 handed in or nothing to hand in, 1 errors in the content, 2 misuse.
 */
import { given } from '../src/given.ts';
import { CACHE } from '../src/project.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { submit } from '../src/site/submit.ts';
import { SUBMIT } from '../src/wording/submit.ts';
import { forPeople } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  if (args.includes('--help') || args.includes('-h')) throw new HelpRequest(SUBMIT.help);
  const { words, given: own, options } = readCommand(args, ['content', 'private', 'as-of', 'all'], ['since', 'zip']);
  if (words.length > 0) throw new MisuseError(SUBMIT.surplus(words[0] as string));
  const { lines, diagnostics, outcome } = await submit({
    root: options.content,
    asOf: options.asOf,
    cache: CACHE,
    ...given('privateRoot', options.private),
    ...given('since', own.get('since')?.at(-1)),
    ...given('zip', own.get('zip')?.at(-1)),
  });
  process.stdout.write(`${diagnostics.length === 0 ? '' : forPeople(diagnostics, process.stdout, options.all)}${lines.join('\n')}\n`);
  return outcome === 'refused' ? 1 : 0;
});
