/**
 * Builds as `npm run build` does, and kills itself by SIGKILL when a phase begins or at the very end:
 * `node killedBuild.ts CONTENT DAY OUT PHASE|end|never [CACHE]`. Exits normally if the phase does not occur.
 */
import { run } from '../../scripts/run.ts';
import { CACHE } from '../../src/project.ts';
import { buildSite } from '../../src/site/build.ts';
import { failedBuild } from '../../src/wording/commands.ts';

const [content = '', asOf = '', out = '', dies = '', cache = CACHE] = process.argv.slice(2);
const at = (phase: string): void => {
  if (phase === dies) process.kill(process.pid, 'SIGKILL');
};
await run(async () => {
  const progress = { begin: at, count: () => {}, end: () => at('end') };
  const { outcome } = await buildSite({ content, asOf, out, profile: 'public', base: '/', cache, progress });
  return outcome === 'built' ? 0 : 1;
}, failedBuild);
