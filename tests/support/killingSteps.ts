/** Kills this process by SIGKILL before the given change of the disk. Without one of that number, it counts them. */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const CHANGES = ['chmodSync', 'copyFileSync', 'linkSync', 'mkdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'symlinkSync', 'writeFileSync'] as const;

/** From now on every change of the disk counts. `before` is called with the name of each and may throw. Gives how many there were. */
export function killBefore(step: number, before: (name: string) => void = () => {}): () => number {
  let steps = 0;
  for (const name of CHANGES) {
    const real = fs[name] as (...args: unknown[]) => unknown;
    Object.assign(fs, {
      [name](...args: unknown[]): unknown {
        steps += 1;
        if (steps === step) process.kill(process.pid, 'SIGKILL');
        before(name);
        return real(...args);
      },
    });
  }
  syncBuiltinESMExports();
  return () => steps;
}
