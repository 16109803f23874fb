/**
 * `npm run form`: the declaration form as Word files, blank, filled in from a content, or read into one. Exit status 0
 * done, 1 something was left or has errors, 2 misuse.
 */
import { CACHE } from '../src/project.ts';
import { exportForms, type FormFiles, whereOf, writeBlankForm } from '../src/site/formExport.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import type { Options } from '../src/site/options.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { FORM } from '../src/wording/form.ts';
import { NEW } from '../src/wording/new.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { counts, forPeople } from './reporters/index.ts';
import { run } from './run.ts';

const TAKEN = ['content', 'private', 'as-of', 'out', 'all'] as const;
const OUT = 'dist.forms';

await run(async (args) => {
  const [word, ...rest] = args.filter((arg, at) => !(at === 0 && arg === '--'));
  if (word === '--help' || word === '-h' || rest.includes('--help') || rest.includes('-h')) throw new HelpRequest(FORM.help);
  if (word === 'blank' || word === 'export') {
    const { words, options } = readCommand(rest, TAKEN, [], { out: OUT });
    if (word === 'export') return tellExport(await exportForms(words, whereOf(options, CACHE), options.out), options);
    if (words[0] !== undefined) throw new MisuseError(NEW.surplus(words[0]));
    return tell(await writeBlankForm(whereOf(options, CACHE), options.out), options);
  }
  throw new MisuseError(FORM.badWord(word));
}, FORM.failed);

function tellExport(result: Awaited<ReturnType<typeof exportForms>>, options: Options): number {
  if (!('diagnostics' in result)) return tell(result, options, [FORM.isInternal]);
  process.stdout.write(forPeople(result.diagnostics, process.stdout, options.all));
  const errors = counts(result.diagnostics).errors;
  process.stdout.write(`${[FORM.refused(errors), ...withheldLines(result.withheld, options.asOf, options.all)].join('\n')}\n`);
  return 1;
}

function tell({ written, same, taken, notes, withheld }: FormFiles, options: Options, more: readonly string[] = []): number {
  const lines = [
    ...(written.length === 0 ? [] : [FORM.written(written)]),
    ...(same.length === 0 ? [] : [FORM.same(same)]),
    ...(taken.length === 0 ? [] : [FORM.taken(taken)]),
    ...notes,
    ...more,
    ...withheldLines(withheld, options.asOf, options.all),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  return taken.length + notes.length > 0 ? 1 : 0;
}
