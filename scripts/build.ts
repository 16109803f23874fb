/** `npm run build`: a content directory to a site. Status 0 built, 1 refused or failed, 2 misuse. */
import path from 'node:path';
import { buildSite } from '../src/build/index.ts';
import { readOptions } from '../src/build/options.ts';
import { progressOn } from '../src/build/progress.ts';
import { PROJECT } from '../src/build/project.ts';
import { closing, failedBuild, noUrl, refused } from '../src/wording/commands.ts';
import { asText, counts } from './reporters/index.ts';
import { run } from './run.ts';

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site']);
  const result = await buildSite({ ...options, cache: path.join(PROJECT, 'node_modules/.cache/biaogan'), progress: progressOn(process.stderr) });
  process.stdout.write(asText(result.diagnostics));
  if (result.outcome === 'refused') {
    process.stdout.write(`${refused(counts(result.diagnostics).errors)}\n`);
    return 1;
  }
  if (!result.hasUrl) process.stdout.write(`${noUrl}\n`);
  process.stdout.write(`${closing(result.closing).join('\n')}\n`);
  return 0;
}, failedBuild);
