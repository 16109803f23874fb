import { spawnSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';
import { MisuseError } from '../../../src/site/options.ts';
import { openWorkplace, settle } from '../../../src/site/release.ts';
import { deadPid, isWindows, mimic, type System } from '../../support/systems.ts';

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
  test('is shown through a symbolic link, which the next release replaces', () => {
    release('one');
    expect(lstatSync(out).isSymbolicLink()).toBe(true);
    release('two');
    expect(shows()).toBe('two');
  });

  test('keeps the four before it, for readers that still use them and for putting one back', () => {
    for (const text of ['one', 'two', 'three', 'four', 'five', 'six', 'seven']) release(text);
    expect(shows()).toBe('seven');
    expect(store()).toHaveLength(5);
  });

  test('moves a real directory aside once and keeps its files', () => {
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
    renameSync(folder, moved);
    expect(readFileSync(path.join(moved, 'dist/index.html'), 'utf8')).toBe('one');
    renameSync(moved, folder);
  });
});

describe('a build that fails', () => {
  test('leaves the shown site unchanged', () => {
    release('one');
    const workplace = openWorkplace(out);
    writeFileSync(path.join(workplace.site, 'index.html'), 'half');
    workplace.abandon();
    expect(shows()).toBe('one');
    expect(store()).toHaveLength(1);
  });

  test('is removed by the next build if its process has ended, but not if it lives', () => {
    const pid = deadPid();
    const dead = path.join(folder, '.dist.releases', `work-${pid}-00000000`);
    mkdirSync(dead, { recursive: true });
    const living = openWorkplace(out);
    openWorkplace(out).abandon();
    expect(existsSync(dead)).toBe(false);
    expect(existsSync(living.site)).toBe(true);
  });

  test('between two renames is repaired by the next', () => {
    const pid = deadPid();
    const previous = path.join(folder, '.dist.releases', `previous-${pid}-00000000`);
    mkdirSync(previous, { recursive: true });
    writeFileSync(path.join(previous, 'index.html'), 'one');
    openWorkplace(out).abandon();
    expect(shows()).toBe('one');
  });
});

test('two concurrent builds: the last one to end is shown, and the other is complete until then', () => {
  const first = openWorkplace(out);
  const second = openWorkplace(out);
  writeFileSync(path.join(first.site, 'index.html'), 'first');
  writeFileSync(path.join(second.site, 'index.html'), 'second');
  second.release();
  expect(shows()).toBe('second');
  first.release();
  expect(shows()).toBe('first');
});

describe('killed before any step of a switch', () => {
  /** Returns the contents of the two files of the shown site, `nothing` for a missing one. */
  const told = (where = out): string =>
    ['a', 'b'].map((name) => (existsSync(path.join(where, name)) ? readFileSync(path.join(where, name), 'utf8') : 'nothing')).join(' ');
  const run = (text: string, step: number, links: System) =>
    spawnSync(process.execPath, [path.join(PROJECT, 'tests/support/killedRelease.ts'), out, text, String(step), links], { encoding: 'utf8' });
  /** Releases in this process without dying, which is faster than starting one. */
  const switchTo = (text: string, links: System): void => {
    const end = mimic(links);
    try {
      const workplace = openWorkplace(out);
      for (const name of ['a', 'b']) writeFileSync(path.join(workplace.site, name), text);
      workplace.release();
    } finally {
      end();
    }
    expect(lstatSync(out).isSymbolicLink()).toBe(links !== 'plain');
  };
  const start = (before: string, links: System): void => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    if (before === 'a release') for (const text of ['zero', 'old']) switchTo(text, links);
    else if (before !== 'nothing') mkdirSync(out);
    if (before === 'a folder') for (const name of ['a', 'b']) writeFileSync(path.join(out, name), 'old');
  };

  test.each<{ links: System; before: string; between: string[] }>([
    // Without an atomic switch the place is empty for a moment. The next build first repairs it.
    { links: 'links', before: 'a release', between: [] },
    { links: 'links', before: 'nothing', between: ['nothing nothing'] },
    { links: 'links', before: 'an empty folder', between: ['nothing nothing'] },
    { links: 'links', before: 'a folder', between: ['nothing nothing'] },
    { links: 'plain', before: 'a release', between: ['nothing nothing'] },
    { links: 'plain', before: 'nothing', between: ['nothing nothing'] },
    { links: 'plain', before: 'a folder', between: ['nothing nothing'] },
    { links: 'windows', before: 'a release', between: ['nothing nothing'] },
    { links: 'windows', before: 'a folder', between: ['nothing nothing'] },
  ])('with $links, over $before', ({ links, before, between }) => {
    const aside = `${out}.before-1`;
    const seen = new Set<string>();
    let step = 1;
    for (; ; step += 1) {
      start(before, links);
      const { signal, stdout } = run('new', step, links);
      seen.add(told());
      if (signal === null) {
        expect(Number(stdout)).toBe(step - 1);
        break;
      }
      expect(signal).toBe('SIGKILL');
      expect(['old old', 'new new', ...between], `${step}`).toContain(told());
      settle(out);
      if (before === 'a release') expect(['old old', 'new new'], `${step}, settled`).toContain(told());
      // The old folder is shown or moved aside, and the next build removes the rest of the dead one.
      if (before === 'a folder') expect([told(), told(aside)], `${step}`).toContain('old old');
      switchTo('next', links);
      expect(told()).toBe('next next');
      expect(store().filter((name) => !/^(?:release-|plain$)/.test(name))).toEqual([]);
      expect(
        readdirSync(folder)
          .filter((name) => name !== (before === 'a folder' ? 'dist.before-1' : ''))
          .sort(),
      ).toEqual(['.dist.releases', 'dist']);
    }
    expect(step).toBeGreaterThan(5);
    expect([...seen]).toContain('new new');
  });
});

describe('a folder in the place of the site', () => {
  test('is moved aside and reported, even without symbolic links', () => {
    mkdirSync(out);
    writeFileSync(path.join(out, 'thesis.docx'), 'mine');
    const { status } = spawnSync(process.execPath, [path.join(PROJECT, 'tests/support/killedRelease.ts'), out, 'new', '0', 'plain']);
    expect(status).toBe(0);
    expect(readFileSync(path.join(folder, 'dist.before-1/thesis.docx'), 'utf8')).toBe('mine');
    const workplace = openWorkplace(out);
    rmSync(out, { recursive: true });
    mkdirSync(out);
    writeFileSync(path.join(out, 'other.docx'), 'mine');
    expect(workplace.release().aside).toBe(path.join(folder, 'dist.before-2'));
  });

  test('is refused if it belongs to the system or holds the working directory', () => {
    for (const place of [...(isWindows ? ['C:\\', 'C:\\Windows'] : ['/', '/usr', '/etc']), tmpdir(), process.cwd(), path.dirname(PROJECT)])
      expect(() => settle(place), place).toThrow(MisuseError);
    for (const place of [out, path.join(folder, 'none/of/these')]) expect(() => settle(place), place).not.toThrow();
  });

  test('may be a symbolic link, whose target stays unchanged', () => {
    mkdirSync(path.join(folder, 'elsewhere'));
    writeFileSync(path.join(folder, 'elsewhere/index.html'), 'mine');
    symlinkSync('elsewhere', out);
    release('one');
    expect(shows()).toBe('one');
    expect(readFileSync(path.join(folder, 'elsewhere/index.html'), 'utf8')).toBe('mine');
  });

  test('may be a broken symbolic link', () => {
    symlinkSync('elsewhere', out);
    release('one');
    expect(shows()).toBe('one');
  });
});

describe('the owner of a workplace', () => {
  const left = (name: string): string => {
    const site = path.join(folder, '.dist.releases', name);
    mkdirSync(site, { recursive: true });
    return site;
  };

  test('is not identified by the process id alone, which builds in containers share', () => {
    const before = left(`work-${process.pid}-00000000`);
    openWorkplace(out).abandon();
    expect(existsSync(before)).toBe(false);
  });

  test('on another machine keeps it for a day', () => {
    const pid = deadPid();
    const [today, old] = [left(`work-${pid}-aaaaaa-00000000`), left(`work-${pid}-bbbbbb-00000000`)];
    utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'));
    openWorkplace(out).abandon();
    expect(existsSync(today)).toBe(true);
    expect(existsSync(old)).toBe(false);
  });

  test('changes nothing after losing it', () => {
    release('one');
    const workplace = openWorkplace(out);
    renameSync(workplace.site, `${workplace.site}-gone`);
    expect(() => workplace.release()).toThrow('ENOENT');
    workplace.abandon();
    expect(shows()).toBe('one');
  });
});
