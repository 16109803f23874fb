/**
 * `npm run report`: prints the internal report as Markdown or JSON, or writes it with the register as an Excel file.
 * Exit status 0 printed, 1 content with errors, 2 misuse.
 */
import { writeFileSync } from 'node:fs';
import { given } from '../src/given.ts';
import { workbookOf } from '../src/office/workbook.ts';
import { HelpRequest, MisuseError } from '../src/site/misuse.ts';
import { refuseInSite } from '../src/site/options.ts';
import { readCommand } from '../src/site/ownOptions.ts';
import { publication } from '../src/site/publication.ts';
import { readSite } from '../src/site/read.ts';
import { reportText, reportView } from '../src/views/internal/report.ts';
import { sheetsOf } from '../src/views/internal/sheets.ts';
import { createContext } from '../src/views/site/context.ts';
import { REPORT, refusedReport } from '../src/wording/report.ts';
import { SHEETS } from '../src/wording/ui-overview.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { asJson, counts, forPeople } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  if (args.includes('--help') || args.includes('-h')) throw new HelpRequest(REPORT.usage);
  const { options, given: own } = readCommand(args, ['content', 'as-of', 'private', 'format', 'all'], ['xlsx', 'profile']);
  const [file] = own.get('xlsx') ?? [];
  const [profile = 'internal'] = own.get('profile') ?? [];
  if (profile !== 'internal' && (profile !== 'public' || file === undefined)) throw new MisuseError(REPORT.badProfile);
  if (file !== undefined) refuseInSite('xlsx', file);
  const reading = await readSite({
    root: options.content,
    asOf: options.asOf,
    ...given('privateRoot', options.private),
  });
  const { errors } = counts(reading.diagnostics);
  const withheld = withheldLines(reading.withheld, options.asOf, options.all).map((line) => `${line}\n`);
  if (errors > 0) {
    // Standard output is for the report only.
    process.stderr.write(
      options.format === 'json'
        ? asJson(reading.diagnostics)
        : `${forPeople(reading.diagnostics, process.stderr, options.all)}${refusedReport(errors)}\n${withheld.join('')}`,
    );
    return 1;
  }
  // The register may leave the office; the report itself is internal.
  const { site, dossier } = await publication(reading, profile);
  const context = createContext(site, '/');
  if (file !== undefined) {
    writeFileSync(file, await workbookOf(sheetsOf(context, dossier)));
    process.stdout.write(`${SHEETS.written(file)}\n`);
  } else {
    if (dossier === undefined) throw new Error('an internal publication without a dossier');
    const view = reportView(context, dossier);
    process.stdout.write(options.format === 'json' ? `${JSON.stringify(view, null, 2)}\n` : reportText(view));
  }
  process.stderr.write(withheld.join(''));
  return 0;
});
