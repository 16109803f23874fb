/** `npm test`: runs all steps. A failed step does not stop the others. */
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { PROJECT } from '../src/project.ts';
import { findChromium, findFirefox, findHeadless, findNginx, findRclone, findRsync, findSystemd, findWebkit } from './programs.ts';

const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' };

/** A program that a step needs: the variable that names it to the step, and what finds or installs it when the step begins. */
type Need = readonly [variable: string, find: () => string];

interface Step {
  name: string;
  command: string[];
  /** Needs the sites that an earlier step builds. */
  needsSites?: boolean;
  needs?: Need[];
}

const node = process.execPath;
const SITES = 'building the example and the casebook';
/** The journey of one browser engine. */
const engine = (name: string, need: Need): Step => ({
  name,
  command: [node, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'engines', name],
  needsSites: true,
  needs: [need],
});
const STEPS: Step[] = [
  { name: 'format and lint', command: [node, 'node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: [node, 'node_modules/typescript/bin/tsc', '--noEmit', '-p', '.'] },
  { name: 'pages’ types', command: [node, 'node_modules/astro/bin/astro.mjs', 'check', '--minimumFailingSeverity', 'warning'] },
  { name: 'dead code', command: [node, 'node_modules/knip/bin/knip.js', '--treat-config-hints-as-errors'] },
  { name: 'units and situations', command: [node, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'unit'] },
  { name: 'gate', command: [node, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'gate'] },
  { name: 'fuzz', command: [node, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'fuzz'] },
  { name: SITES, command: [node, 'tests/support/setUpSites.ts'] },
  {
    name: 'built sites',
    command: [node, 'node_modules/vitest/vitest.mjs', 'run', '--project', 'site'],
    needsSites: true,
    needs: [
      ['NGINX_PATH', findNginx],
      ['RSYNC_PATH', findRsync],
      ['RCLONE_PATH', findRclone],
      ['SYSTEMD_ANALYZE_PATH', findSystemd],
    ],
  },
  { name: 'browser', command: [node, 'node_modules/@playwright/test/cli.js', 'test'], needsSites: true, needs: [['CHROMIUM_PATH', findHeadless]] },
  engine('chromium', ['CHROMIUM_PATH', findChromium]),
  engine('firefox', ['FIREFOX_PATH', findFirefox]),
  engine('webkit', ['WEBKIT_DRIVER_PATH', findWebkit]),
];

/** Matches lines that report a failure. They are repeated at the end of the log. */
const FAILURE =
  /^\s*(?:FAIL |×|✘|\d+\) tests\/|AssertionError|[A-Za-z]*Error: |[^ ]+ - error |[^ ]+:\d+:\d+ |Unused |\S+ +(?:[a-z]+ +)?\S+:\d+:\d+ *$)/u;
const TOLD = 40;

/** Runs a command and passes its output on. Returns the exit status and the lines that report failures. */
function run(command: string[], environment: NodeJS.ProcessEnv): Promise<{ status: number; failures: string[] }> {
  const child = spawn(command[0] as string, command.slice(1), { cwd: PROJECT, stdio: ['ignore', 'pipe', 'pipe'], env: environment });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      process.stdout.write(text);
      printed += text;
    });
  }
  return new Promise((resolve) => {
    child.once('close', (code) => {
      const lines = stripVTControlCharacters(printed).split('\n');
      resolve({ status: code ?? 1, failures: code === 0 ? [] : lines.filter((line) => FAILURE.test(line)).slice(0, TOLD) });
    });
  });
}

const only = process.argv[2];
const failed: { name: string; failures: string[] }[] = [];
for (const { name, command, needsSites = false, needs = [] } of STEPS.filter((step) => only === undefined || step.name.startsWith(only))) {
  const began = performance.now();
  process.stdout.write(`\n== ${name}\n`);
  // If the sites are missing, the step builds them itself and reports why it cannot.
  const isBuilt = needsSites && only === undefined && !failed.some((step) => step.name === SITES);
  const { status, failures } = await run(command, {
    ...env,
    ...(isBuilt ? { BIAOGAN_SITES: 'built' } : {}),
    ...Object.fromEntries(needs.map(([variable, find]) => [variable, find()])),
  });
  process.stdout.write(`== ${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  if (status !== 0) failed.push({ name, failures });
}
for (const { name, failures } of failed) process.stdout.write(`\nFailed: ${name}\n${failures.map((line) => `  ${line.trim()}\n`).join('')}`);
if (failed.length === 0) process.stdout.write('\nAll steps passed.\n');
process.exitCode = failed.length === 0 ? 0 : 1;
