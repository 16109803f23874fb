/** Takes a lock again and again and writes half a line, then the other; now and then it dies with the lock: `node lockers.ts FOLDER LOG NAME`. */
import { appendFileSync } from 'node:fs';
import { takeLock } from '../../src/site/lock.ts';

const [folder = '', log = '', name = ''] = process.argv.slice(2);
for (let turn = 0; turn < 20; turn += 1) {
  const lock = takeLock(folder, 60_000);
  if (lock === undefined) throw new Error('no lock');
  appendFileSync(log, `\n${name} `);
  if (turn === 10 + Number(name)) process.kill(process.pid, 'SIGKILL');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  appendFileSync(log, `${name}`);
  lock.free();
}
