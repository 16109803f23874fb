/**
 * `npm run upgrade`: brings a content of an older contract to the one that holds now. Exit status 0 nothing is left to do,
 * 1 errors are, 2 misuse.
 */
import { given } from '../src/given.ts';
import { CACHE } from '../src/project.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { upgrade } from '../src/site/upgrade.ts';
import { UPGRADE } from '../src/wording/upgrade.ts';
import { asText } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  if (args.includes('--help') || args.includes('-h')) throw new HelpRequest(UPGRADE.help);
  const { words, options } = readCommand(args, ['content', 'private', 'as-of'], []);
  if (words.length > 0) throw new MisuseError(UPGRADE.surplus(words[0] as string));
  const where = { root: options.content, asOf: options.asOf, cache: CACHE, ...given('privateRoot', options.private) };
  const { mends, errors, warnings, unused } = await upgrade(where);
  const places = mends.reduce((sum, { count }) => sum + count, 0);
  const files = new Set(mends.map(({ file }) => file)).size;
  const told = mends.map(({ file, line, what, count, before, after }) => UPGRADE.mend(file, line, what, count, before, after));
  const lines = [
    ...(mends.length === 0 ? [] : [UPGRADE.mended(places, files), ...told]),
    ...(errors.length > 0 ? [UPGRADE.errors(errors.length), asText(errors).trimEnd()] : [mends.length === 0 ? UPGRADE.nothing : UPGRADE.nothingMore]),
    ...(warnings.length === 0 ? [] : [UPGRADE.warnings(warnings.length)]),
    ...(unused.length === 0 ? [] : [UPGRADE.unused, ...unused.map(UPGRADE.use)]),
    UPGRADE.more,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return errors.length === 0 ? 0 : 1;
});
