/** Finds programs that tests need besides Node, or installs them from Debian. */
import { execFileSync, spawnSync } from 'node:child_process';

/** Returns the path of the first of these programs on the `PATH` or in `/usr/sbin`; undefined if there is none. */
export function programOnPath(names: readonly string[]): string | undefined {
  for (const name of names) {
    const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin` };
    const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8', env });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}

/** Installs Debian packages. Returns false without apt-get or root. Throws an Error if the installation fails. */
export function installPackages(packages: readonly string[]): boolean {
  if (process.getuid?.() !== 0 || programOnPath(['apt-get']) === undefined) return false;
  const run = (args: readonly string[]): void => {
    execFileSync('apt-get', args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  };
  run(['update', '-q']);
  run(['install', '-q', '-y', '--no-install-recommends', ...packages]);
  return true;
}
