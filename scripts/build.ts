/** `npm run build`: builds a site. Exit status 0 built, 1 content with errors or a failure, 2 misuse. */
import './keepCode.mjs';

const [{ run }, { readOptions }, { failedBuild }, { build }] = await Promise.all([
  import('./run.ts'),
  import('../src/site/options.ts'),
  import('../src/wording/commands.ts'),
  import('./building.ts'),
]);

await run(async (args) => {
  const options = readOptions(args, ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site', 'all']);
  return (await build(options)) ? 0 : 1;
}, failedBuild);
