/**
 * `npm run pull`: fetches a content from a Git repository, builds it and switches the site. Exit status 0 built, or
 * another is at it; 1 content with errors or a failure, 2 misuse or a repository that cannot be had.
 */
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { pull } from '../src/site/pull.ts';
import { failedBuild } from '../src/wording/commands.ts';
import { PULL } from '../src/wording/pull.ts';
import { build } from './building.ts';
import { run } from './run.ts';

await run(async (args) => {
  if (args.includes('--help') || args.includes('-h')) throw new HelpRequest(PULL.help);
  const { words, given, options } = readCommand(args, ['profile', 'as-of', 'private', 'out', 'base', 'site', 'all'], ['from', 'branch']);
  if (words.length > 0) throw new MisuseError(PULL.surplus(words[0] as string));
  const [from, branch = 'main'] = ['from', 'branch'].map((name) => given.get(name)?.at(-1));
  if (from === undefined) throw new MisuseError(PULL.noFrom);
  const { outcome } = await pull({ from, branch }, options.out, (content, commit) => {
    process.stdout.write(`${PULL.publishing(branch, commit)}\n`);
    return build({ ...options, content });
  });
  if (outcome === 'busy') process.stdout.write(`${PULL.busy}\n`);
  return outcome === 'refused' ? 1 : 0;
}, failedBuild);
