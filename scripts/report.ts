/** `npm run report`: prints the internal report as Markdown or JSON. Exit status 0 printed, 1 content with errors, 2 misuse. */
import { given } from '../src/given.ts';
import { readOptions } from '../src/site/options.ts';
import { publication } from '../src/site/publication.ts';
import { readSite } from '../src/site/read.ts';
import { reportText, reportView } from '../src/views/internal/report.ts';
import { createContext } from '../src/views/site/context.ts';
import { refusedReport } from '../src/wording/report.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { asJson, counts, forPeople } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'format', 'all']);
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
  const { site, dossier } = await publication(reading, 'internal');
  if (dossier === undefined) throw new Error('an internal publication without a dossier');
  const view = reportView(createContext(site, '/'), dossier);
  process.stdout.write(options.format === 'json' ? `${JSON.stringify(view, null, 2)}\n` : reportText(view));
  process.stderr.write(withheld.join(''));
  return 0;
});
