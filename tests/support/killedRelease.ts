/**
 * Releases a small site, and kills itself by SIGKILL before the given change of the disk:
 * `node killedRelease.ts OUT TEXT STEP SYSTEM`. Prints the number of changes if there are fewer.
 */
import fs from 'node:fs';
import path from 'node:path';
import { killBefore } from './killingSteps.ts';
import { mimic, type System } from './systems.ts';

const [out = '', text = '', step = '', system = ''] = process.argv.slice(2);
mimic(system as System);
const steps = killBefore(Number(step));

const { openWorkplace } = await import('../../src/site/release.ts');
const workplace = openWorkplace(out);
for (const name of ['a', 'b']) fs.writeFileSync(path.join(workplace.site, name), text);
workplace.release();
process.stdout.write(`${steps()}`);
