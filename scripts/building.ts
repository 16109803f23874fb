/** What `build` and `site` have in common: building, and telling of it. */
import { CACHE } from '../src/project.ts';
import type { Options } from '../src/site/options.ts';
import { unchangedBuild, walksOf } from '../src/site/unchanged.ts';
import { closing, noUrl, refused } from '../src/wording/commands.ts';
import { withheldLines } from '../src/wording/withheld.ts';
import { counts, forPeople } from './reporters/index.ts';

/** Builds and prints the outcome. Returns false if errors in the content prevented it. Other failures throw. */
export async function build(options: Options): Promise<boolean> {
  const walks = walksOf({ ...options, cache: CACHE });
  const result = unchangedBuild({ ...options, cache: CACHE }, walks) ?? (await built(options, walks));
  process.stdout.write(forPeople(result.diagnostics, process.stdout, options.all));
  const withheld = withheldLines(result.withheld, options.asOf, options.all).map((line) => `${line}\n`);
  if (result.outcome === 'refused') {
    process.stdout.write(`${refused(counts(result.diagnostics).errors)}\n${withheld.join('')}`);
    return false;
  }
  if (!result.hasUrl) process.stdout.write(`${noUrl}\n`);
  process.stdout.write(`${closing(result.closing).join('\n')}\n${withheld.join('')}`);
  return true;
}

/** Loads the house only if there is something to build. */
async function built(options: Options, walks: ReturnType<typeof walksOf>): ReturnType<typeof import('../src/site/build.ts').buildSite> {
  const [{ buildSite }, { progressOn }] = await Promise.all([import('../src/site/build.ts'), import('../src/site/progress.ts')]);
  return buildSite({ ...options, walks, cache: CACHE, progress: progressOn(process.stderr) });
}
