/** Finds programs that tests need besides Node, or installs them from Debian. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** Returns the path of the first of these programs on the `PATH` or in `/usr/sbin`; undefined if there is none. */
export function programOnPath(names: readonly string[]): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== ''), '/usr/sbin'];
  const ends = process.platform === 'win32' ? ['.exe', ''] : [''];
  const places = names.flatMap((name) => folders.flatMap((folder) => ends.map((end) => path.join(folder, name + end))));
  return places.find((place) => {
    try {
      accessSync(place, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
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
