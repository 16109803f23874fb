/**
 * Checks two thousand variants of one seed. None may crash or hang, every message is Chinese and has a valid place,
 * and every view of accepted content can be built.
 */
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { DAY } from '../support/content.ts';
import { fuzz } from './fuzz.ts';

const SEED = 20260601;

test('check gives a sound answer for any content', async () => {
  const { faults, accepted, codes, reports } = await fuzz({ seed: SEED, from: 0, count: 2000, threads: Math.min(4, availableParallelism()) });
  expect(faults).toEqual([]);
  expect(reports).toHaveLength(2000);
  // A fuzz that broke everything or nothing would find nothing.
  expect(accepted).toBeGreaterThan(200);
  expect(codes.size).toBeGreaterThan(35);
});

test('the check command prints diagnostics of variants and exits with 1 on errors', async () => {
  const { reports } = await fuzz({ seed: SEED, from: 5000, count: 8, threads: 1, keep: true });
  for (const { root, views } of reports) {
    let [status, text] = [0, ''];
    try {
      const command = ['scripts/check.ts', '--content', root as string, '--as-of', DAY, '--format', 'json'];
      text = execFileSync(process.execPath, command, { cwd: PROJECT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
    } catch (error) {
      const failed = error as { status: number; stdout: string; stderr: string };
      expect(failed.stderr).toBe('');
      [status, text] = [failed.status, failed.stdout];
    }
    const hasErrors = (JSON.parse(text) as { severity: string }[]).some((one) => one.severity === 'error');
    expect([status, hasErrors]).toEqual(views === undefined ? [1, true] : [0, false]);
    rmSync(root as string, { recursive: true, force: true });
  }
});
