/** What `build` and `site` have in common: building, and telling of it. */

import { CACHE } from '../src/project.ts';
import { buildSite } from '../src/site/build.ts';
import type { Options } from '../src/site/options.ts';
import { progressOn } from '../src/site/progress.ts';
import { closing, noUrl, refused } from '../src/wording/commands.ts';
import { asText, counts } from './reporters/index.ts';

export { CACHE };

/** Builds and prints the outcome. Returns false if errors in the content prevented it. Other failures throw. */
export async function build(options: Options): Promise<boolean> {
  const result = await buildSite({ ...options, cache: CACHE, progress: progressOn(process.stderr) });
  process.stdout.write(asText(result.diagnostics));
  if (result.outcome === 'refused') {
    process.stdout.write(`${refused(counts(result.diagnostics).errors)}\n`);
    return false;
  }
  if (!result.hasUrl) process.stdout.write(`${noUrl}\n`);
  process.stdout.write(`${closing(result.closing).join('\n')}\n`);
  return true;
}
