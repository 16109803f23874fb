/** Loaded ahead of a command: writes to its fourth stream what it took, as a whole and for each phase that it tells of. */
import { writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread) {
  const phases: { name: string; cpu: number }[] = [];
  let before = process.cpuUsage();
  const write = process.stderr.write.bind(process.stderr) as (...args: unknown[]) => boolean;
  // A phase is told of when it has ended.
  process.stderr.write = ((...args: unknown[]) => {
    const { user, system } = process.cpuUsage(before);
    before = process.cpuUsage();
    phases.push({ name: String(args[0]).trim(), cpu: (user + system) / 1e6 });
    return write(...args);
  }) as typeof process.stderr.write;
  process.on('exit', () => writeSync(3, JSON.stringify({ memory: process.resourceUsage().maxRSS * 1024, phases })));
}
