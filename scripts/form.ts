/**
 * `npm run form`: the declaration form as Word files, blank, filled in from a content, or read into one. Exit status 0
 * done, 1 something was left or has errors, 2 misuse.
 */
import { CACHE } from '../src/project.ts';
import { exportFeedback, exportForms, type FormFiles, whereOf, writeBlankForm } from '../src/site/formExport.ts';
import type { ImportedForm, importForms } from '../src/site/formImport.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import type { Options } from '../src/site/options.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { FEEDBACK } from '../src/wording/feedback.ts';
import { FORM } from '../src/wording/form.ts';
import { FORM_IN } from '../src/wording/formImport.ts';
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
    if (word === 'export') return tellExport(await exportForms(words, whereOf(options, CACHE), options.out), options, FORM.isInternal);
    if (words[0] !== undefined) throw new MisuseError(NEW.surplus(words[0]));
    return tell(await writeBlankForm(whereOf(options, CACHE), options.out), options);
  }
  if (word === 'feedback') {
    const { words, given: own, options } = readCommand(rest, TAKEN, ['round'], { out: OUT });
    const result = await exportFeedback(words, own.get('round')?.at(-1), whereOf(options, CACHE), options.out);
    return tellExport(result, options, FEEDBACK.isInternal);
  }
  if (word === 'import') {
    const { words, given: own, options } = readCommand(rest, ['content', 'private', 'as-of', 'all'], ['organization', 'domain', 'slug', 'summary']);
    const answers = Object.fromEntries([...own].map(([flag, values]) => [flag, values.at(-1) as string]));
    const { importForms } = await import('../src/site/formImport.ts');
    return tellImport(await importForms(words, { ...whereOf(options, CACHE), cache: CACHE }, answers), options);
  }
  throw new MisuseError(FORM.badWord(word));
}, FORM.failed);

function tellImport({ forms, withheld }: Awaited<ReturnType<typeof importForms>>, options: Options): number {
  for (const form of forms) process.stdout.write(`${importLines(form, options).join('\n')}\n`);
  process.stdout.write(
    withheldLines(withheld, options.asOf, options.all)
      .map((line) => `${line}\n`)
      .join(''),
  );
  return forms.every(({ outcome }) => outcome === 'written') ? 0 : 1;
}

function headed(head: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [head, ...lines.map((line) => `    ${line}`)];
}

function importLines(form: ImportedForm, options: Options): string[] {
  const { file, outcome, text, count, materials, written, notes, rest, open, differences, diagnostics } = form;
  if (outcome === 'unreadable') return [text];
  const kept = headed(FORM_IN.kept(rest.length, FORM_IN.internalKey), rest.map(FORM_IN.piece));
  if (outcome === 'known')
    return [
      FORM_IN.known(file, text),
      ...(differences.length === 0 ? [FORM_IN.agrees] : differences.map(({ label, theirs, ours }) => FORM_IN.differs(label, theirs, ours))),
      FORM_IN.asNew,
    ];
  return [
    FORM_IN.read(file, text, count),
    ...(materials.length === 0 ? [] : [FORM_IN.withMaterial(materials)]),
    ...(outcome === 'drafted' ? [FORM_IN.drafted] : []),
    `  ${FORM.written(written)}`,
    ...headed(FORM_IN.look, notes),
    ...kept,
    ...headed(FORM_IN.open, open),
    ...(diagnostics.length === 0 ? [] : [forPeople(diagnostics, process.stdout, options.all).trimEnd()]),
  ];
}

function tellExport(result: Awaited<ReturnType<typeof exportForms>>, options: Options, isInternal: string): number {
  if (!('diagnostics' in result)) return tell(result, options, [isInternal]);
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
