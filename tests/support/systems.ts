/** Makes the disk refuse what it refuses on other systems, so that what works around it is tried on every one. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** `plain`: a file system without symbolic links, as on Windows for most people. `windows`: one with them on Windows. */
export type System = 'links' | 'plain' | 'windows';

function refuse(): never {
  throw Object.assign(new Error('EPERM: operation not permitted'), { code: 'EPERM' });
}

/** Windows knows neither the rights of Unix nor its pipes and devices. */
export const isWindows = process.platform === 'win32';

/** The number of a process that has certainly ended. */
export const deadPid = (): number => spawnSync(process.execPath, ['--version']).pid;

/** From now on the disk behaves as on that system. Gives what ends it. */
export function mimic(system: System): () => void {
  const { symlinkSync, renameSync } = fs;
  if (system === 'plain') fs.symlinkSync = refuse;
  if (system !== 'links')
    fs.renameSync = (from, to) => {
      // There no folder, and no link to one, takes the place of another.
      const there = [from, to].map((one) => fs.lstatSync(one, { throwIfNoEntry: false }));
      if (there.every((one) => one !== undefined && !one.isFile())) refuse();
      renameSync(from, to);
    };
  syncBuiltinESMExports();
  return () => {
    Object.assign(fs, { symlinkSync, renameSync });
    syncBuiltinESMExports();
  };
}
