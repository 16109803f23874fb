/** A register of ten thousand brands: no page grows with it. */
import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';

/** Bytes of HTML that an old phone still opens. */
const MOST = 300_000;

let sizes: Record<string, number>;
beforeAll(() => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['tests/support/drawLarge.ts', '10000'], { cwd: PROJECT, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  sizes = JSON.parse(stdout) as Record<string, number>;
});

describe('of ten thousand brands', () => {
  test('no page is too heavy for a phone', () => {
    const heavy = Object.entries(sizes).filter(([file, bytes]) => file.endsWith('.html') && bytes > MOST);
    expect(heavy).toEqual([]);
  });
  test('the pages of every kind are among those that were weighed', () => {
    const kinds = new Set(Object.keys(sizes).map((file) => file.replace(/[^/]*\d[^/]*/g, '*')));
    for (const kind of [
      'index.html',
      'brands/*/index.html',
      'logos/page/*/index.html',
      'themes/page/*/index.html',
      'ladder/index.html',
      'ladder/rural/index.html',
      'ladder/rural/*/index.html',
      'organizations/*/index.html',
      'pairings/*/index.html',
      'pairings/page/*/index.html',
      'study/*/index.html',
      'docs/*/index.html',
    ])
      expect(kinds, kind).toContain(kind);
  });
});
