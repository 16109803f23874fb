/** `npm run check`: every problem of a content directory. Status 0 none, 1 errors, 2 misuse. */
import { readOptions } from '../src/build/options.ts';
import { readSite } from '../src/site.ts';
import { asGithub, asJson, asText, counts } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'strict', 'format']);
  const { diagnostics } = await readSite({
    root: options.content,
    profile: options.profile,
    asOf: options.asOf,
    ...(options.private === undefined ? {} : { privateRoot: options.private }),
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
