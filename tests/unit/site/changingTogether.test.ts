/** Files of a content that are changed and moved together, on disks that fail and in processes that end at any moment. */
import { cpSync, existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { changeTogether, finishChanges } from '../../../src/site/changingTogether.ts';
import { writeContent } from '../../support/content.ts';
import { textsIn } from '../../support/folder.ts';
import { killBefore } from '../../support/killingSteps.ts';

/** Called before every change of the disk; may throw. */
let before: () => void = () => {};

const home = writeContent({
  'content/brands/old/index.mdx': 'old',
  'content/brands/old/logo.svg': 'logo',
  'content/pairings/a.mdx': 'names old',
  'content/site.yaml': 'old',
  'private/brands/old/private.yaml': 'old, private',
});
afterAll(() => rmSync(home, { recursive: true }));

/** A copy of the files, their change, and what there is. */
function bench() {
  const parent = writeContent({});
  cpSync(home, parent, { recursive: true });
  const [root, over] = [path.join(parent, 'content'), path.join(parent, 'private')];
  return {
    root,
    change: () =>
      changeTogether(
        root,
        [root, over].map((one) => ({ from: path.join(one, 'brands/old'), to: path.join(one, 'brands/new') })),
        [
          { root, from: path.join(root, 'brands/old/index.mdx'), to: path.join(root, 'brands/new/index.mdx'), bytes: 'new' },
          { root, from: path.join(root, 'pairings/a.mdx'), to: path.join(root, 'pairings/a.mdx'), bytes: 'names new' },
          { root, to: path.join(root, 'docs/deep/copy.pdf'), bytes: 'copy' },
          { root: over, from: path.join(over, 'brands/old/private.yaml'), to: path.join(over, 'brands/new/private.yaml'), bytes: 'new, private' },
        ],
      ),
    finish: () => finishChanges(root, over),
    /** Without what waits in the private directory until nobody can ask for it. */
    files: () =>
      Object.entries(textsIn(parent))
        .filter(([file]) => !file.includes('private/.changing-'))
        .map(([file, text]) => `${file} ${text}`)
        .sort(),
    end: () => rmSync(parent, { recursive: true }),
  };
}

/** What is done until the disk is changed for the given time. From then on nothing happens any more, as in a process that was killed. */
function until(step: number, act: () => void, isOnce = false): number {
  let count = 0;
  before = () => {
    count += 1;
    if (isOnce ? count === step : step > 0 && count >= step) throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  };
  try {
    act();
  } catch (error) {
    expect((error as Error).message).toContain('ENOSPC');
  } finally {
    before = () => {};
  }
  return count;
}

/** Gives what a killed process left behind to a process that is gone. */
function leave(root: string): void {
  for (const one of readdirSync(root).filter((name) => name.startsWith('.changing-')))
    renameSync(path.join(root, one), path.join(root, '.changing-4999999-dead'));
}

let old: string[];
let now: string[];
let steps: number[];
beforeAll(() => {
  killBefore(0, () => before());
  const whole = bench();
  old = whole.files();
  steps = Array.from({ length: until(0, whole.change) }, (_, at) => at + 1);
  now = whole.files();
  whole.end();
});

test('all is changed, and nothing is left beside it', () => {
  expect(now).toEqual([
    'content/brands/new/index.mdx new',
    'content/brands/new/logo.svg logo',
    'content/docs/deep/copy.pdf copy',
    'content/pairings/a.mdx names new',
    'content/site.yaml old',
    'private/brands/new/private.yaml new, private',
  ]);
  expect(steps.length).toBeGreaterThan(20);
});

test('a disk that refuses one step leaves the old state, or the new one where only tidying up was left', () => {
  const outcomes = steps.map((step) => {
    const one = bench();
    until(step, one.change, true);
    leave(one.root);
    one.finish();
    const files = one.files();
    one.end();
    expect([old, now], `step ${step}`).toContainEqual(files);
    return files.length === old.length ? 'old' : 'new';
  });
  expect(outcomes.indexOf('new')).toBeGreaterThan(15);
});

test('killed before any step, the next command leaves the old or the new state', () => {
  const outcomes = steps.map((step) => {
    const one = bench();
    until(step, one.change);
    leave(one.root);
    one.finish();
    const files = one.files();
    expect(readdirSync(one.root).filter((name) => name.startsWith('.'))).toEqual([]);
    one.end();
    expect([old, now], `step ${step}`).toContainEqual(files);
    return files.length === old.length ? 'old' : 'new';
  });
  expect(outcomes).toEqual([...outcomes].sort().reverse());
  expect(new Set(outcomes).size).toBe(2);
});

test('killed while it finishes, the one after finishes it', () => {
  // The first step after which the change happens.
  const committed = steps.find((step) => {
    const one = bench();
    until(step, one.change);
    leave(one.root);
    one.finish();
    const isNew = one.files().length === now.length;
    one.end();
    return isNew;
  }) as number;
  const begun = (): ReturnType<typeof bench> => {
    const one = bench();
    until(committed + 2, one.change);
    leave(one.root);
    return one;
  };
  const first = begun();
  const more = until(0, first.finish);
  expect(first.files()).toEqual(now);
  first.end();
  for (let step = 1; step <= more; step += 1) {
    const one = begun();
    until(step, one.finish);
    leave(one.root);
    one.finish();
    expect(one.files(), `step ${step}`).toEqual(now);
    one.end();
  }
});

test('what somebody is still at stays', () => {
  const one = bench();
  until(steps.length - 3, one.change);
  const before = one.files();
  one.finish();
  expect(one.files()).toEqual(before);
  expect(existsSync(one.root)).toBe(true);
  one.end();
});
