/** Runs commands of this project, and says what each took. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT } from '../../../src/project.ts';

/** Seconds, bytes, and the processor time of each phase that the command tells of. */
export interface Cost {
  wall: number;
  cpu: number;
  memory: number;
  phases: { name: string; cpu: number }[];
}

/** Returns the seconds of processor time of all children that have ended, with theirs. */
export function cpuOfChildren(): number {
  // The fields after the name, which may hold anything, in parentheses (proc(5)): cutime and cstime are the 16th and 17th.
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[13]) + Number(fields[14])) / 100;
}

/** The flags that `npm run` gives to a script. */
function flagsOf(script: string): string[] {
  const { scripts } = JSON.parse(readFileSync(path.join(PROJECT, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
  const command = Object.values(scripts).find((one) => one.startsWith('node ') && one.endsWith(` ${script}`));
  return command?.split(' ').slice(1, -1) ?? [];
}

/** Runs a script as `npm run` does, with a cache of its own. Throws what it printed if it fails. */
export async function runMetered(script: string, args: readonly string[], cache: string): Promise<Cost> {
  const meter = path.join(import.meta.dirname, 'meter.ts');
  const [began, before] = [performance.now(), cpuOfChildren()];
  const child = spawn(process.execPath, [...flagsOf(script), '--import', meter, path.join(PROJECT, script), ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    env: { ...process.env, BIAOGAN_CACHE: cache },
  });
  let [told, measured] = ['', ''];
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (part: string) => (told += part));
  (child.stdio[3] as NodeJS.ReadableStream).setEncoding('utf8').on('data', (part: string) => (measured += part));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(told);
  return { ...(JSON.parse(measured) as Pick<Cost, 'memory' | 'phases'>), cpu: cpuOfChildren() - before, wall: (performance.now() - began) / 1000 };
}
