/** Programs that tests need beside Node: found on the path, or installed from Debian where that is possible. */
import { execFileSync, spawnSync } from 'node:child_process';

/** The path of the first of these programs that there is; `/usr/sbin` is looked in too. */
export function programOnPath(names: readonly string[]): string | undefined {
  for (const name of names) {
    const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin` };
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8', env });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/** Installs Debian packages; false where this is no Debian or nobody who may. Throws where installing fails. */
export function installed(packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || programOnPath(['apt-get']) === undefined) return false;
  const run = (args: readonly string[]): void => {
    execFileSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  run(['update', '-q']);
  run(['install', '-q', '-y', '--no-install-recommends', ...packages]);
  return true;
}
