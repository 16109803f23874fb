/** `npm run changes`: says what the public site would change. Exit status 0, 1 if the content has errors, 2 misuse. */
import { given } from '../src/given.ts';
import { CACHE } from '../src/project.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { changesOf } from '../src/site/submit.ts';
import { SUBMIT } from '../src/wording/submit.ts';
import { run } from './run.ts';

await run(async (args) => {
  if (args.includes('--help') || args.includes('-h')) throw new HelpRequest(SUBMIT.helpChanges);
  const { words, given: own, options } = readCommand(args, ['content', 'private', 'as-of'], ['since']);
  if (words.length > 0) throw new MisuseError(SUBMIT.surplus(words[0] as string));
  const where = { root: options.content, asOf: options.asOf, cache: CACHE, ...given('privateRoot', options.private) };
  const { lines, diagnostics } = await changesOf(where, own.get('since')?.at(-1));
  process.stdout.write(`${lines.join('\n')}\n`);
  return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
});
