/** `npm run check`: prints every problem of a content directory. Exit status 0 no errors, 1 errors, 2 misuse. */
import { given } from '../src/given.ts';
import { CACHE } from '../src/project.ts';
import { checkSite } from '../src/site/check.ts';
import { readOptions } from '../src/site/options.ts';
import { asGithub, asJson, asText, counts } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'strict', 'format']);
  const diagnostics = await checkSite({
    root: options.content,
    profile: options.profile,
    asOf: options.asOf,
    cache: CACHE,
    ...given('privateRoot', options.private),
  });
  const text =
    options.format === 'json'
      ? asJson(diagnostics)
      : options.format === 'github'
        ? asGithub(diagnostics, options.content, options.private)
        : asText(diagnostics);
  process.stdout.write(text);
  const { errors, warnings } = counts(diagnostics);
  return errors > 0 || (options.strict && warnings > 0) ? 1 : 0;
});
