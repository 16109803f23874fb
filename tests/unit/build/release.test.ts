import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openWorkplace } from '../../../src/build/release.ts';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'biaogan-release-'));
  out = path.join(folder, 'dist');
});
afterEach(() => rmSync(folder, { recursive: true }));

const shows = (): string => readFileSync(path.join(out, 'index.html'), 'utf8');
const store = (): string[] => readdirSync(path.join(folder, '.dist.releases')).sort();
function release(text: string): void {
  const workplace = openWorkplace(out);
  writeFileSync(path.join(workplace.site, 'index.html'), text);
  workplace.release();
}

describe('a release', () => {
  test('is switched to by a link, which the next one replaces', () => {
    release('one');
    expect(lstatSync(out).isSymbolicLink()).toBe(true);
    release('two');
    expect(shows()).toBe('two');
  });

  test('leaves the one before for who still reads it, and no more', () => {
    for (const text of ['one', 'two', 'three', 'four']) release(text);
    expect(shows()).toBe('four');
    expect(store()).toHaveLength(2);
  });

  test('moves a real directory aside, once, and loses nothing of it', () => {
    mkdirSync(out);
    writeFileSync(path.join(out, 'index.html'), 'by hand');
    release('one');
    release('two');
    expect(shows()).toBe('two');
    expect(readFileSync(path.join(folder, 'dist.before-1/index.html'), 'utf8')).toBe('by hand');
    expect(existsSync(path.join(folder, 'dist.before-2'))).toBe(false);
  });

  test('may be moved together with its link', () => {
    release('one');
    const moved = `${folder}-moved`;
    rmSync(moved, { recursive: true, force: true });
    spawnSync('mv', [folder, moved]);
    expect(readFileSync(path.join(moved, 'dist/index.html'), 'utf8')).toBe('one');
    spawnSync('mv', [moved, folder]);
  });
});

describe('a build that does not end well', () => {
  test('leaves what is shown as it was', () => {
    release('one');
    const workplace = openWorkplace(out);
    writeFileSync(path.join(workplace.site, 'index.html'), 'half');
    workplace.abandon();
    expect(shows()).toBe('one');
    expect(store()).toHaveLength(1);
  });

  test('is cleared away by the next, when its process is gone; one that lives is not', () => {
    // A process that has certainly ended.
    const { pid } = spawnSync('true');
    const dead = path.join(folder, '.dist.releases', `work-${pid}-00000000`);
    mkdirSync(dead, { recursive: true });
    const living = openWorkplace(out);
    openWorkplace(out).abandon();
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(living.site)).toBe(true);
  });

  test('between two renames is put back', () => {
    const { pid } = spawnSync('true');
    const previous = path.join(folder, '.dist.releases', `previous-${pid}-00000000`);
    mkdirSync(previous, { recursive: true });
    writeFileSync(path.join(previous, 'index.html'), 'one');
    openWorkplace(out).abandon();
    expect(shows()).toBe('one');
  });
});

test('two builds at once: the last to end is shown, the other is whole until then', () => {
  const first = openWorkplace(out);
  const second = openWorkplace(out);
  writeFileSync(path.join(first.site, 'index.html'), 'first');
  writeFileSync(path.join(second.site, 'index.html'), 'second');
  second.release();
  expect(shows()).toBe('second');
  first.release();
  expect(shows()).toBe('first');
});
