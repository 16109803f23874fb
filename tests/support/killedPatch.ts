/**
 * Changes a small site in place, or settles it, and kills itself before the given change of the disk:
 * `node killedPatch.ts OUT put|settle STEP`. Prints the number of changes if there are fewer.
 */
import { killBefore } from './killingSteps.ts';

const [out = '', what = '', step = ''] = process.argv.slice(2);
const steps = killBefore(Number(step));
const { settle } = await import('../../src/site/release.ts');
const { AFTER, BEFORE, put } = await import('./patchedSites.ts');
if (what === 'settle') settle(out);
else if (!put(out, AFTER, BEFORE)) throw new Error('it was not changed in place');
process.stdout.write(`${steps()}`);
