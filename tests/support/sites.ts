/** The sites for tests. The build command itself builds them once, so that tests see the real output. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../src/project.ts';
import { BASE, DAY, writeContent } from './content.ts';
import { LONGEST } from './longest.ts';

export interface TestSite {
  name: string;
  /** The folder of the built site. */
  out: string;
  base: string;
  profile: 'public' | 'internal';
  /** The `--as-of` of the build. */
  day: string;
  /** The port for the browser tests. */
  port: number;
  arguments(): string[];
}

/** The `--as-of` for the example and the casebook. */
const CONTENT_DAY = '2026-11-20';

const HOME = path.join(PROJECT, '.cache/sites');
const site = (name: string, port: number, more: Partial<TestSite> & Pick<TestSite, 'arguments'>): TestSite => ({
  name,
  out: path.join(HOME, name),
  base: '/',
  profile: 'public',
  day: CONTENT_DAY,
  port,
  ...more,
});

export const SITES = {
  example: site('example', 4391, { arguments: () => ['--content', 'content'] }),
  internal: site('internal', 4392, { profile: 'internal', arguments: () => ['--content', 'content', '--profile', 'internal'] }),
  casebook: site('casebook', 4393, { arguments: () => ['--content', 'tests/casebook'] }),
  // Values as long as they plausibly become.
  longest: site('longest', 4389, { day: DAY, arguments: () => ['--content', writeContent(LONGEST)] }),
  // Only the required files and keys, with a base and an origin.
  minimal: site('minimal', 4394, {
    base: '/x/',
    day: DAY,
    arguments: () => ['--content', writeContent(BASE), '--base', '/x', '--site', 'https://www.example.cn'],
  }),
};

/** Runs a command as `npm run` does. */
export function command(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [path.join('scripts', `${script}.ts`), ...args], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** Builds all sites unless `scripts/test.ts` has just done so. */
export function buildSites(): void {
  if (process.env.BIAOGAN_SITES === 'built') return;
  mkdirSync(HOME, { recursive: true });
  for (const one of Object.values(SITES)) {
    const { status, stdout, stderr } = command('build', [...one.arguments(), '--as-of', one.day, '--out', one.out]);
    if (status !== 0) throw new Error(`${one.name} was not built:\n${stdout}\n${stderr}`);
    process.stdout.write(`${one.name}: ${stdout.trimEnd().split('\n').slice(-3).join(' ')}\n`);
  }
  process.env.BIAOGAN_SITES = 'built';
}

export const read = (one: TestSite, file: string): string => readFileSync(path.join(one.out, file), 'utf8');
export const has = (one: TestSite, file: string): boolean => existsSync(path.join(one.out, file));
export const readJson = (one: TestSite, file: string): unknown => JSON.parse(read(one, file));
