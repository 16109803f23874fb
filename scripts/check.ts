/** `npm run check`: prints every problem of a content directory. Exit status 0 no errors, 1 errors, 2 misuse. */
import { given } from '../src/given.ts';
import { CACHE } from '../src/project.ts';
import './keepCode.mjs';

const { run } = await import('./run.ts');

await run(async (args) => {
  const { readOptions } = await import('../src/site/options.ts');
  const { checkWhole } = await import('../src/site/check.ts');
  const { withheldLines } = await import('../src/wording/withheld.ts');
  const { asGithub, asJson, counts, forPeople } = await import('./reporters/index.ts');
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'strict', 'format', 'all']);
  const { diagnostics, withheld } = await checkWhole({
    root: options.content,
    asOf: options.asOf,
    cache: CACHE,
    ...given('privateRoot', options.private),
  });
  const text =
    options.format === 'json'
      ? asJson(diagnostics)
      : options.format === 'github'
        ? asGithub(diagnostics, options.content, options.private)
        : [
            forPeople(diagnostics, process.stdout, options.all),
            ...withheldLines(withheld, options.asOf, options.all).map((line) => `${line}\n`),
          ].join('');
  process.stdout.write(text);
  const { errors, warnings } = counts(diagnostics);
  return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
});
