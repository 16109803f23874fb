/** `npm test`: everything that must hold, in one run; the first failure does not hide the next. */
import { spawnSync } from 'node:child_process';
import { PROJECT } from '../src/build/project.ts';
import { findChromium } from './chromium.ts';

const chromium = findChromium();
const env = { ...process.env, CHROMIUM_PATH: chromium, ASTRO_TELEMETRY_DISABLED: '1' };

interface Step {
  name: string;
  command: string[];
  /** Looks at the sites that the step before has built. */
  needsSites?: boolean;
}

const node = process.execPath;
const SITES = 'building the example and the casebook';
const STEPS: Step[] = [
  { name: 'format and lint', command: [node, 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: [node, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { name: 'pages’ types', command: [node, 'node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'units and situations', command: [node, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'] },
  { name: SITES, command: [node, 'tests/support/setUpSites.ts'] },
  { name: 'built sites', command: [node, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'site'], needsSites: true },
  { name: 'browser', command: [node, 'node_modules/@playwright/test/cli.js', 'test'], needsSites: true },
];

const only = process.argv[2];
const failed: string[] = [];
for (const { name, command, needsSites = false } of STEPS.filter((step) => only === undefined || step.name.startsWith(only))) {
  const began = performance.now();
  process.stdout.write(`\n== ${name}\n`);
  const { status } = spawnSync(command[0] as string, command.slice(1), {
    cwd: PROJECT,
    stdio: ['ignore', 'inherit', 'inherit'],
    // Without sites to look at, a step builds them itself and says why it cannot.
    env: needsSites && only === undefined && !failed.includes(SITES) ? { ...env, BIAOGAN_SITES: 'built' } : env,
  });
  process.stdout.write(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  if (status !== 0) failed.push(name);
}
process.stdout.write(failed.length === 0 ? '\nAll steps passed.\n' : `\nFailed: ${failed.join(', ')}\n`);
process.exitCode = failed.length === 0 ? 0 : 1;
