/**
 * Releases a small site, and kills itself by SIGKILL before the given change of the disk:
 * `node killedRelease.ts OUT TEXT STEP [plain]`. Prints the number of changes if there are fewer.
 * `plain` simulates a file system without symbolic links.
 */
import fs from 'node:fs';
import path from 'node:path';
import { killBefore } from './killingSteps.ts';

const [out = '', text = '', step = '', links = ''] = process.argv.slice(2);
const steps = killBefore(Number(step), (name) => {
  if (name === 'symlinkSync' && links === 'plain') throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' });
});

const { openWorkplace } = await import('../../src/site/release.ts');
const workplace = openWorkplace(out);
for (const name of ['a', 'b']) fs.writeFileSync(path.join(workplace.site, name), text);
workplace.release();
process.stdout.write(`${steps()}`);
