/** Astro's own build is the oracle: it draws every page as the generator does, byte for byte. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { listFiles } from '../../src/outputs/inspect.ts';
import { PROJECT } from '../../src/project.ts';
import { SITES } from '../support/sites.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-astro-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));

test.each([
  ['example', 'content', SITES.example],
  ['casebook', 'tests/casebook', SITES.casebook],
])('npx astro build draws the %s as npm run build does', async (name, content, site) => {
  const out = path.join(home, name);
  const { status, stderr } = spawnSync(process.execPath, ['node_modules/astro/bin/astro.mjs', 'build', '--outDir', out], {
    cwd: PROJECT,
    encoding: 'utf8',
    env: { ...process.env, BIAOGAN_CONTENT: path.join(PROJECT, content), BIAOGAN_AS_OF: site.day, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  expect(status, stderr).toBe(0);
  const pages = (files: string[]): string[] => files.filter((file) => file.endsWith('.html'));
  const [drawn, built] = [pages(listFiles(out)), pages(listFiles(site.out))];
  expect(drawn).toEqual(built);
  expect(drawn.length).toBeGreaterThan(100);
  const differing = drawn.filter((file) => !readFileSync(path.join(out, file)).equals(readFileSync(path.join(site.out, file))));
  expect(differing).toEqual([]);
});
