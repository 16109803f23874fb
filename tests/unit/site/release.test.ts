import { spawnSync } from 'node:child_process';
import fs, {
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
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';
import { MisuseError } from '../../../src/site/options.ts';
import { openWorkplace, settle } from '../../../src/site/release.ts';

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

describe('killed before any step of a switch', () => {
  /** What is shown, as the two files say it; nothing where there is none. */
  const told = (where = out): string =>
    ['a', 'b'].map((name) => (existsSync(path.join(where, name)) ? readFileSync(path.join(where, name), 'utf8') : 'nothing')).join(' ');
  const run = (text: string, step: number, links: string) =>
    spawnSync(process.execPath, [path.join(PROJECT, 'tests/support/killedRelease.ts'), out, text, String(step), links], { encoding: 'utf8' });
  /** The same in this process, which lives: starting one costs more than all the rest. */
  const switchTo = (text: string, links: string): void => {
    const { symlinkSync: real } = fs;
    if (links === 'plain') {
      fs.symlinkSync = () => {
        throw Object.assign(new Error('EPERM: operation not permitted, symlink'), { code: 'EPERM' });
      };
    }
    syncBuiltinESMExports();
    try {
      const workplace = openWorkplace(out);
      for (const name of ['a', 'b']) writeFileSync(path.join(workplace.site, name), text);
      workplace.release();
    } finally {
      fs.symlinkSync = real;
      syncBuiltinESMExports();
    }
    expect(lstatSync(out).isSymbolicLink()).toBe(links !== 'plain');
  };
  const start = (before: string, links: string): void => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    if (before === 'a release') for (const text of ['zero', 'old']) switchTo(text, links);
    else if (before !== 'nothing') mkdirSync(out);
    if (before === 'a folder') for (const name of ['a', 'b']) writeFileSync(path.join(out, name), 'old');
  };

  test.each([
    // Where there is no way to switch in one step, the place is empty for a moment; the next build mends it before all else.
    { links: 'links', before: 'a release', between: [] },
    { links: 'links', before: 'nothing', between: ['nothing nothing'] },
    { links: 'links', before: 'an empty folder', between: ['nothing nothing'] },
    { links: 'links', before: 'a folder', between: ['nothing nothing'] },
    { links: 'plain', before: 'a release', between: ['nothing nothing'] },
    { links: 'plain', before: 'nothing', between: ['nothing nothing'] },
    { links: 'plain', before: 'a folder', between: ['nothing nothing'] },
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
      // What lay there is shown or beside, and the next build leaves none of what the dead one had.
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

describe('what lies in the place of the site', () => {
  test('is never lost where there are no links either, and is told of', () => {
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

  test('is left alone where it is the system’s, or holds what somebody works on', () => {
    for (const place of ['/', '/usr', '/etc', '/tmp', process.cwd(), path.dirname(PROJECT)]) expect(() => settle(place), place).toThrow(MisuseError);
    for (const place of [out, path.join(folder, 'none/of/these')]) expect(() => settle(place), place).not.toThrow();
  });

  test('may be a link that somebody made: what it leads to stays', () => {
    mkdirSync(path.join(folder, 'elsewhere'));
    writeFileSync(path.join(folder, 'elsewhere/index.html'), 'mine');
    symlinkSync('elsewhere', out);
    release('one');
    expect(shows()).toBe('one');
    expect(readFileSync(path.join(folder, 'elsewhere/index.html'), 'utf8')).toBe('mine');
  });

  test('may be a link that leads nowhere', () => {
    symlinkSync('elsewhere', out);
    release('one');
    expect(shows()).toBe('one');
  });
});

describe('whose a workplace is', () => {
  const left = (name: string): string => {
    const site = path.join(folder, '.dist.releases', name);
    mkdirSync(site, { recursive: true });
    return site;
  };

  test('this process’s number alone says nothing: in a container every build may have it', () => {
    const before = left(`work-${process.pid}-00000000`);
    openWorkplace(out).abandon();
    expect(existsSync(before)).toBe(false);
  });

  test('of another machine that shares the disk: it is left alone for a day', () => {
    const { pid } = spawnSync('true');
    const [today, old] = [left(`work-${pid}-aaaaaa-00000000`), left(`work-${pid}-bbbbbb-00000000`)];
    utimesSync(old, new Date('2020-01-01'), new Date('2020-01-01'));
    openWorkplace(out).abandon();
    expect(existsSync(today)).toBe(true);
    expect(existsSync(old)).toBe(false);
  });

  test('a build whose workplace was taken from it changes nothing', () => {
    release('one');
    const workplace = openWorkplace(out);
    renameSync(workplace.site, `${workplace.site}-gone`);
    expect(() => workplace.release()).toThrow('ENOENT');
    workplace.abandon();
    expect(shows()).toBe('one');
  });
});
