/**
 * `npm run new KIND`: writes a new entry or a new site; asks for what it must know, or takes it from options. Exit
 * status 0 written, 1 written with errors or given up, 2 misuse.
 */
import { given } from '../src/given.ts';
import { CACHE } from '../src/project.ts';
import { type Added, addEvent } from '../src/site/addEvent.ts';
import { type Holding, questionsOf } from '../src/site/dialogues.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import { KINDS, type KindName, SITE_NEEDS, type Written, writeEntry, writeSite } from '../src/site/newEntry.ts';
import type { Options } from '../src/site/options.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { readSite } from '../src/site/read.ts';
import { NEW } from '../src/wording/new.ts';
import { TABLE } from '../src/wording/tables.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { EVENT_NEEDS } from '../src/writing/event.ts';
import { newSite } from '../src/writing/site.ts';
import { counts, forPeople } from './reporters/index.ts';
import { run } from './run.ts';

const TAKEN = ['content', 'private', 'as-of', 'all'] as const;
const NAMES = [...Object.keys(KINDS), 'event', 'organizations', 'site'] as (KindName | 'event' | 'organizations' | 'site')[];

await run(async (args) => {
  const [kind, ...rest] = args.filter((arg, at) => !(at === 0 && arg === '--'));
  if (kind === '--help' || kind === '-h') throw new HelpRequest(NEW.help(NAMES));
  if (kind === 'organizations') return importOrganizations(rest);
  if (kind === undefined || !NAMES.includes(kind as KindName)) throw new MisuseError(NEW.badKind(kind, NAMES));
  const needs: readonly string[] = kind === 'site' ? SITE_NEEDS : kind === 'event' ? EVENT_NEEDS : KINDS[kind as KindName].needs;
  const isHelp = rest.some(asksForHelp);
  // A new site has no content yet.
  const {
    words,
    given: answers,
    options,
  } = readCommand(
    rest.filter((arg) => !asksForHelp(arg)),
    kind === 'site' ? ['as-of'] : TAKEN,
  );
  if (words.length > (kind === 'site' ? 1 : 0)) throw new MisuseError(NEW.surplus(words.at(-1) as string));
  if (isHelp) throw new HelpRequest(NEW.usage(kind, needs) + NEW.options(await optionsOf(kind as KindName | 'event' | 'site', options)));
  const holding = await holdingOf(answers, needs, kind);
  const { asOf } = options;
  if (kind === 'site') {
    const [folder] = words;
    if (folder === undefined) throw new MisuseError(NEW.noFolder);
    return tell(await writeSite(folder, { asOf }, holding), { ...options, content: folder });
  }
  const where = { root: options.content, asOf, cache: CACHE, ...given('privateRoot', options.private) };
  if (kind === 'event') return tellEvent(await addEvent(where, holding), options);
  return tell(await writeEntry(kind as KindName, where, holding), options);
});

function asksForHelp(arg: string): boolean {
  return arg === '--help' || arg === '-h';
}

/** What can be answered by options; an event's depend on the brand. */
async function optionsOf(kind: KindName | 'event' | 'site', { content, asOf }: Options): Promise<ReturnType<typeof questionsOf>> {
  if (kind === 'event') return [];
  if (kind === 'site') return questionsOf(newSite('..'));
  const { model } = await readSite({ root: content, asOf, cache: CACHE });
  return questionsOf(KINDS[kind].dialogue(model));
}

async function importOrganizations(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) throw new HelpRequest(NEW.usageOrganizations);
  const { words, options } = readCommand(args, TAKEN, []);
  const [source, surplus] = words;
  if (source === undefined) throw new MisuseError(NEW.whichList);
  if (surplus !== undefined) throw new MisuseError(NEW.surplus(surplus));
  const { importList } = await import('../src/site/importList.ts');
  const where = { root: options.content, asOf: options.asOf, cache: CACHE, ...given('privateRoot', options.private) };
  const { organizations, known, faults, notes, file, diagnostics } = await importList(source, where);
  if (faults.length > 0) process.stdout.write(`${TABLE.refused(faults)}\n`);
  else process.stdout.write(`${TABLE.imported(organizations.length, known, file ?? '')}\n`);
  if (notes.length > 0) process.stdout.write(`${TABLE.notes(notes).join('\n')}\n`);
  if (diagnostics.length > 0) process.stdout.write(forPeople(diagnostics, process.stdout, options.all));
  return faults.length > 0 || counts(diagnostics).errors > 0 ? 1 : 0;
}

/** Asks at a terminal, unless all that is needed was given. */
async function holdingOf(answers: Holding['given'], needs: readonly string[], kind: string): Promise<Holding> {
  const missing = needs.filter((need) => !answers.has(need));
  if (missing.length === 0) return { given: answers };
  if (!process.stdin.isTTY || !process.stdout.isTTY) throw new MisuseError(NEW.missing(missing, kind, needs));
  const { ask } = await import('../src/site/prompts.ts');
  return { given: answers, ask };
}

function tellEvent({ lines, diagnostics, withheld }: Added, options: Options): number {
  const { errors } = counts(diagnostics);
  const problems = diagnostics.length === 0 ? [] : [forPeople(diagnostics, process.stdout, true).trimEnd()];
  process.stdout.write(`${[...lines, ...problems, ...withheldLines(withheld, options.asOf, options.all)].join('\n')}\n`);
  return errors > 0 ? 1 : 0;
}

function tell({ files, open, diagnostics, withheld }: Written, options: Options): number {
  const { errors } = counts(diagnostics);
  process.stdout.write(
    [
      NEW.written(files),
      ...(diagnostics.length === 0 ? [NEW.passes] : [NEW.problems, forPeople(diagnostics, process.stdout, true).trimEnd()]),
      ...(open.length === 0 ? [] : [NEW.open, ...open.map((one) => `  ${one}`)]),
      NEW.next(options.content === 'content' ? '' : ` -- --content ${options.content}`),
      ...withheldLines(withheld, options.asOf, options.all),
      '',
    ].join('\n'),
  );
  return errors > 0 ? 1 : 0;
}
