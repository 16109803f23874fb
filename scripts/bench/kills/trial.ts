/** Starts builds and kills them, finds leftovers, and counts what held. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { isAbandoned } from '../../../src/leftovers.ts';
import { listFiles } from '../../../src/outputs/inspect.ts';
import { CACHE, PROJECT } from '../../../src/project.ts';
import { KEPT } from '../../../src/site/oldReleases.ts';
import { RELEASE } from '../../../src/site/releaseFolders.ts';

export const DAY = '2026-11-20';

export interface Ended {
  status: number | null;
  signal: NodeJS.Signals | null;
  /** Standard error, and its last line. */
  said: string;
  last: string;
}

/** Copies the casebook to `home` with another title, so that a build always has a change. */
export function contentOf(home: string, title: string): string {
  const folder = path.join(home, title);
  cpSync(path.join(PROJECT, 'tests/casebook'), folder, { recursive: true });
  const site = path.join(folder, 'site.yaml');
  writeFileSync(site, readFileSync(site, 'utf8').replace(/^title:.*$/m, `title: ${title}`));
  return folder;
}

/** A moment of a build: after `lines` lines of output, plus `beyond` times the time they took (milliseconds if 0 lines). */
export interface Moment {
  lines: number;
  beyond: number;
}

/** Runs a program, killed at `moment` if one is given. `onLine` gets the time of each line of standard error, in ms. */
export function run(program: string, args: readonly string[], moment?: Moment, onLine?: (at: number) => void): Promise<Ended> {
  const began = performance.now();
  const child = spawn(program, args, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  let lines = 0;
  let timer: NodeJS.Timeout | undefined;
  const aim = (): void => {
    const now = performance.now() - began;
    if (moment === undefined || lines < moment.lines) return;
    // Before the first line only the clock can decide.
    timer ??= setTimeout(() => child.kill('SIGKILL'), moment.lines === 0 ? moment.beyond : moment.beyond * now);
  };
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    for (; lines < said.split('\n').length - 1; lines += 1) onLine?.(performance.now() - began);
    aim();
  });
  aim();
  return new Promise((resolve) => {
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ status, signal, said, last: said.trim().split('\n').at(-1) ?? '' });
    });
  });
}

/** Returns the moment `at` milliseconds into a build with these line times. It scales with the speed of the next build. */
export function momentAt(at: number, lines: readonly number[]): Moment {
  const passed = lines.filter((line) => line <= at);
  const last = passed.at(-1);
  return last === undefined ? { lines: 0, beyond: at } : { lines: passed.length, beyond: (at - last) / last };
}

export const buildArgs = (content: string, out: string): string[] => ['scripts/build.ts', '--content', content, '--as-of', DAY, '--out', out];
export const build = (content: string, out: string, moment?: Moment, onLine?: (at: number) => void): Promise<Ended> =>
  run(process.execPath, buildArgs(content, out), moment, onLine);
/** Runs a build that kills itself with SIGKILL at the start of the phase. */
export const buildUntil = (content: string, out: string, phase: string): Promise<Ended> =>
  run(process.execPath, ['tests/support/killedBuild.ts', content, DAY, out, phase]);

/** Returns a digest of all files of a site, names and bytes; '' if there is no site. */
export async function digestOf(folder: string): Promise<string> {
  if (!existsSync(folder)) return '';
  const hash = createHash('sha256');
  for (const file of listFiles(folder)) hash.update(`${file}\0`).update(readFileSync(path.join(folder, file)));
  return hash.digest('hex');
}

const entries = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Returns what builds of `out` left in its folder and in the cache without need. `out` must have a folder of its own. */
export function leftovers(out: string): string[] {
  const [home, name] = [path.dirname(out), path.basename(out)];
  const store = path.join(home, `.${name}.releases`);
  return [
    ...entries(home).filter((entry) => ![name, `.${name}.releases`, `${name}.hosting`, `${name}.manifest.json`].includes(entry)),
    ...entries(store).filter((entry) => !entry.startsWith('release-') || /\.(?:journal|next|made)$/.test(entry)),
    // The current release, and those before it.
    ...entries(store)
      .filter((entry) => RELEASE.test(entry))
      .slice(KEPT),
    ...entries(path.join(home, `${name}.hosting`)).filter((entry) => entry.startsWith('.')),
    // Folders of a build that still runs are no leftovers.
    ...entries(CACHE).filter((entry) => entry.startsWith('bench-') && isAbandoned(entry.slice('bench-'.length), 0)),
    ...entries(path.join(CACHE, 'media/media')).filter((entry) => entry.endsWith('.tmp')),
    ...entries(path.join(CACHE, 'search')).filter((entry) => entry.includes('.')),
  ];
}

/** Counts by kind of trial how often it held. */
export class Tally {
  private readonly trials = new Map<string, { held: number; broken: number }>();

  hold(what: string, isTrue: boolean, detail: string): void {
    const trial = this.trials.get(what) ?? { held: 0, broken: 0 };
    this.trials.set(what, trial);
    trial[isTrue ? 'held' : 'broken'] += 1;
    process.stdout.write(`${isTrue ? 'held  ' : 'BROKEN'}  ${what}: ${detail}\n`);
  }

  /** Prints the table. Returns whether everything held. */
  close(): boolean {
    process.stdout.write('\n| tried | times | held |\n| --- | ---: | ---: |\n');
    for (const [what, { held, broken }] of this.trials) process.stdout.write(`| ${what} | ${held + broken} | ${held} |\n`);
    return [...this.trials.values()].every(({ broken }) => broken === 0);
  }
}
