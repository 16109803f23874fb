/**
 * `npm run rename KIND OLD NEW`: gives an entry another slug or id, with everything that names it. Exit status 0 renamed,
 * 1 renamed with new errors, 2 misuse.
 */
import { RENAMED_KINDS, type RenamedKind } from '../src/edit/renaming.ts';
import { given } from '../src/given.ts';
import { CACHE } from '../src/project.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { renameEntry } from '../src/site/rename.ts';
import { RENAME } from '../src/wording/rename.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { counts, forPeople } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  if (args.includes('--help') || args.includes('-h')) throw new HelpRequest(RENAME.help(RENAMED_KINDS));
  const { words, options } = readCommand(
    args.filter((arg) => arg !== '--'),
    ['content', 'private', 'as-of', 'all'],
    [],
  );
  const [kind, from, to, surplus] = words;
  if (kind === undefined || !(RENAMED_KINDS as readonly string[]).includes(kind)) throw new MisuseError(RENAME.badKind(kind, RENAMED_KINDS));
  if (surplus !== undefined) throw new MisuseError(RENAME.surplus(surplus));
  const isAsked = from === undefined || to === undefined;
  if (isAsked && !(process.stdin.isTTY && process.stdout.isTTY)) throw new MisuseError(RENAME.missing(kind));
  const answers = new Map([...(from === undefined ? [] : [['from', [from]] as const]), ...(to === undefined ? [] : [['to', [to]] as const])]);
  const asking = isAsked ? { ask: (await import('../src/site/prompts.ts')).ask } : {};
  const where = { root: options.content, asOf: options.asOf, cache: CACHE, ...given('privateRoot', options.private) };
  const { lines, diagnostics, withheld } = await renameEntry(kind as RenamedKind, where, { given: answers, ...asking });
  const problems = diagnostics.length === 0 ? [RENAME.passes] : [RENAME.newProblems, forPeople(diagnostics, process.stdout, true).trimEnd()];
  process.stdout.write(`${[...lines, ...problems, ...withheldLines(withheld, options.asOf, options.all)].join('\n')}\n`);
  return counts(diagnostics).errors > 0 ? 1 : 0;
});
