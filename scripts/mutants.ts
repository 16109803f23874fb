/**
 * `npm run mutants -- <room> [part of a file's name …]`: changes the code of a room in one small place after another and
 * runs the tests that reach it; a change that no test notices is a survivor. Status 0 if the room reaches its goal,
 * 1 if it does not, 2 if the command was misused. `tests/mutants/survivors.md` says why the known ones survive.
 */
import { globSync } from 'node:fs';
import { matchesGlob } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { PROJECT } from '../src/project.ts';

interface Room {
  /** The code that is changed. */
  mutate: string[];
  /** Left out of `mutate`. */
  but?: string[];
  tests: string[];
  /** How many of a hundred changes must be noticed. */
  goal: number;
}

const PUBLISH = ['src/publish/*.ts', 'src/model/pairing.ts', 'src/model/visibility.ts'];
const RECORD = ['src/model/record.ts'];
// Without the two that read a whole directory for each test, which would take hours.
const PUBLISH_TESTS = ['tests/unit/publish/!(metamorphic|derived).test.ts'];

const ROOMS: Record<string, Room> = {
  publish: { mutate: PUBLISH, tests: PUBLISH_TESTS, goal: 90 },
  record: { mutate: RECORD, tests: ['tests/unit/model/record*.test.ts'], goal: 90 },
  model: {
    mutate: ['src/model/*.ts', 'src/twins/*.ts', 'src/prose.ts'],
    but: [...PUBLISH, ...RECORD],
    tests: ['tests/unit/{model,twins}/*.test.ts'],
    goal: 80,
  },
  rules: {
    mutate: ['src/rules/*.ts'],
    tests: ['tests/unit/rules/*.test.ts'],
    goal: 80,
  },
};

const [name = '', ...parts] = process.argv.slice(2);
const room = ROOMS[name];
const files = (patterns: readonly string[]): string[] => globSync(patterns as string[], { cwd: PROJECT }).sort();
const chosen = files(room?.mutate ?? []).filter(
  (file) => !(room?.but ?? []).some((pattern) => matchesGlob(file, pattern)) && (parts.length === 0 || parts.some((part) => file.includes(part))),
);
if (room === undefined || chosen.length === 0) {
  process.stderr.write(`npm run mutants -- <room> [part of a file's name …]: ${Object.keys(ROOMS).join(', ')}\n`);
  process.exit(2);
}

process.chdir(PROJECT);
// Not StrykerJS's `testFiles`: with it, a change of what runs while a module is loaded counts as survived (stryker-js#6209).
process.env.MUTANTS_TESTS = files(room.tests).join(',');
const began = performance.now();
const mutants = await new Stryker({
  mutate: chosen,
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { related: false, configFile: 'tests/mutants/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 60_000,
  tempDirName: '.cache/mutants',
  ignorePatterns: ['/dist', '/dist.*', '/coverage', '/test-results', '/playwright-report'],
  reporters: ['progress-append-only', 'json'],
  jsonReporter: { fileName: `.cache/mutants-${name}.json` },
}).runMutationTest();

type Mutant = (typeof mutants)[number];
const is =
  (...statuses: Mutant['status'][]) =>
  (one: Mutant): boolean =>
    statuses.includes(one.status);
const noticed = is('Killed', 'Timeout');
const survived = is('Survived', 'NoCoverage');

/** A row of the table: what was changed, how many changes were made, noticed and not, and the share in percent. */
function row(label: string, all: readonly Mutant[]): string {
  const [seen, unseen] = [all.filter(noticed).length, all.filter(survived).length];
  const score = seen + unseen === 0 ? '' : ((100 * seen) / (seen + unseen)).toFixed(1);
  return [label.padEnd(36), String(seen + unseen).padStart(7), String(seen).padStart(7), String(unseen).padStart(8), score.padStart(6)].join(' ');
}

const lines = [`\n${['file'.padEnd(36), 'mutants', 'noticed', 'survived', '%'.padStart(6)].join(' ')}`];
for (const file of chosen)
  lines.push(
    row(
      file,
      mutants.filter((one) => one.fileName.endsWith(`/${file}`) || one.fileName === file),
    ),
  );
lines.push(row(name, mutants), '');
for (const one of mutants.filter(survived)) {
  const { line, column } = one.location.start;
  const place = `${chosen.find((file) => one.fileName.endsWith(file)) ?? one.fileName}:${line}:${column}`;
  lines.push(`${place} ${one.mutatorName}${one.status === 'NoCoverage' ? ', reached by no test' : ''}: ${one.replacement?.replace(/\s+/g, ' ')}`);
}
const total = mutants.filter(noticed).length / Math.max(1, mutants.filter((one) => noticed(one) || survived(one)).length);
lines.push(`\n${(100 * total).toFixed(1)} % of ${name}, ${room.goal} % wanted, in ${((performance.now() - began) / 60_000).toFixed(1)} min`);
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = 100 * total >= room.goal ? 0 : 1;
