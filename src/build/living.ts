/** What processes that were killed have left behind. */
import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/** Whether a process of that number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Takes away the entries of a folder whose name carries, as the first group of `pattern`, the number of a process that is gone. */
export function clearDead(folder: string, pattern: RegExp): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder)) {
    const pid = pattern.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(path.join(folder, entry), { recursive: true, force: true });
  }
}
