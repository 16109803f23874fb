/**
 * Releases a small site, and kills itself by SIGKILL before the given change of the disk:
 * `node killedRelease.ts OUT TEXT STEP [plain]`. Prints the number of changes if there are fewer.
 * `plain` simulates a file system without symbolic links.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import path from 'node:path';

const [out = '', text = '', dies = '', links = ''] = process.argv.slice(2);
let steps = 0;
for (const name of ['mkdirSync', 'renameSync', 'rmSync', 'rmdirSync', 'symlinkSync', 'writeFileSync'] as const) {
  const real = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name](...args: unknown[]): unknown {
      steps += 1;
      if (steps === Number(dies)) process.kill(process.pid, 'SIGKILL');
      if (name === 'symlinkSync' && links === 'plain') throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' });
      return real(...args);
    },
  });
}
syncBuiltinESMExports();

const { openWorkplace } = await import('../../src/site/release.ts');
const workplace = openWorkplace(out);
for (const name of ['a', 'b']) fs.writeFileSync(path.join(workplace.site, name), text);
workplace.release();
process.stdout.write(`${steps}`);
