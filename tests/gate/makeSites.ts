/**
 * Makes sites below a folder: `node tests/gate/makeSites.ts FOLDER SEED…`, or `example` and `casebook` in place of a
 * seed. In a process of its own, since what makes pages keeps them.
 */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { CACHE } from '../../src/project.ts';
import { makeSite } from './building.ts';
import { layOut, NAMED } from './places.ts';

const [home = '', ...names] = process.argv.slice(2);
for (const name of names) {
  const named = NAMED[name];
  const { source, site } = named === undefined ? layOut(home, Number(name)) : { source: named, site: path.join(home, name, 'site') };
  rmSync(site, { recursive: true, force: true });
  await makeSite(source, site, path.join(CACHE, 'plants'));
}
