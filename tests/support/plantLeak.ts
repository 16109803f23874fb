/**
 * Builds a site with a leak: writes a file into the finished site just before the gate runs.
 * `node plantLeak.ts CONTENT OUT DAY NAME TEXT`.
 */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE } from '../../src/project.ts';
import { buildSite } from '../../src/site/build.ts';

const [content, out, asOf, name, text] = process.argv.slice(2) as [string, string, string, string, string];
const store = path.join(path.dirname(out), `.${path.basename(out)}.releases`);

function plant(): void {
  const work = readdirSync(store).find((entry) => entry.startsWith(`work-${process.pid}-`)) as string;
  const target = path.join(store, work, name);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, text);
}

const progress = {
  begin: (phase: string): void => {
    if (phase === 'gate') plant();
  },
  count: () => {},
  end: () => {},
};
try {
  await buildSite({ content, out, asOf, profile: 'public', base: '/', cache: CACHE, progress });
} catch (error) {
  process.stdout.write((error as Error).message);
  process.exitCode = 1;
}
