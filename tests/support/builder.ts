/**
 * Builds sites one after the other in a process of its own, as the command does: pages import the source from the
 * disk, and a test runner would hand over to another copy of it. Started by `fork`, it takes `BuildOptions` without
 * progress and answers with the closing or the reason.
 */
import { type BuildOptions, buildSite } from '../../src/site/build.ts';
import { progressOn } from '../../src/site/progress.ts';

process.on('message', async (options: Omit<BuildOptions, 'progress'>) => {
  try {
    const result = await buildSite({ ...options, progress: progressOn(undefined) });
    if (result.outcome === 'built') process.send?.({ closing: result.closing });
    else process.send?.({ reason: JSON.stringify(result.diagnostics.filter((one) => one.severity === 'error')) });
  } catch (error) {
    process.send?.({ reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
});
