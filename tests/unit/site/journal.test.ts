/** Releases that are changed in place. */
import { spawn, spawnSync } from 'node:child_process';
import fs, {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';
import { stepsOf } from '../../../src/site/journal.ts';
import { takeLock } from '../../../src/site/lock.ts';
import { readRecord } from '../../../src/site/record.ts';
import { settle } from '../../../src/site/release.ts';
import { shownState } from '../../../src/site/releaseFolders.ts';
import { takeOver } from '../../../src/site/takeOver.ts';
import { AFTER, BEFORE, put, type Texts, textsOf } from '../../support/patchedSites.ts';
import { deadPid, isWindows, mimic } from '../../support/systems.ts';

let folder: string;
let out: string;
let store: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'biaogan-journal-'));
  out = path.join(folder, 'dist');
  store = path.join(folder, '.dist.releases');
});
afterEach(() => rmSync(folder, { recursive: true }));

const VERBATIM = { recursive: true, verbatimSymlinks: true };
const manifest = () => readRecord(`${out}.manifest.json`);
const sorted = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));

/** A page whose asset is missing would be shown broken. */
function expectWhole(texts: Texts, when: string): void {
  for (const [file, text] of Object.entries(texts)) {
    const [, needed] = /^needs (.*)$/.exec(text) ?? [];
    if (needed !== undefined) expect(texts[needed], `${when}: ${file} needs ${needed}`).toBeDefined();
    expect([BEFORE[file], AFTER[file]], `${when}: ${file}`).toContain(text);
  }
  for (const file of Object.keys(BEFORE)) if (file in AFTER) expect(texts[file], `${when}: ${file}`).toBeDefined();
}

/** The site is one of the two, and all that is told of it agrees. Says whether it is the new one. */
function expectSettled(when: string): boolean {
  const texts = textsOf(out);
  const isNew = 'brands/b/index.html' in texts;
  expect(texts, when).toEqual(sorted(isNew ? AFTER : BEFORE));
  expect(manifest()?.release, when).toBe(shownState(out));
  expect([...(manifest()?.files.keys() ?? [])], when).toEqual(Object.keys(texts));
  expect(
    readdirSync(store).filter((entry) => /journal|next|made$/.test(entry)),
    when,
  ).toEqual([]);
  return isNew;
}

/** What was online before can be had again. */
function expectBack(state: string, texts: Texts): void {
  const again = path.join(folder, 'again');
  mkdirSync(again);
  const files = new Map(Object.keys(texts).map((file) => [file, { digest: '', size: 0 }]));
  takeOver(out, { release: state, files }, files, new Set(), again);
  expect(textsOf(again)).toEqual(sorted(texts));
  rmSync(again, { recursive: true });
}

describe('a change in place', () => {
  test('shows the new site in the same release, removes empty folders, and tells what to send and to remove', () => {
    put(out, BEFORE);
    const [release, state] = [readlinkSync(out), shownState(out) as string];
    expect(put(out, AFTER, BEFORE)).toBe(true);
    expect(readlinkSync(out)).toBe(release);
    expect(expectSettled('after')).toBe(true);
    expect(existsSync(path.join(out, 'brands/gone'))).toBe(false);
    expect(manifest()).toMatchObject({
      since: state,
      send: ['assets/new/new.css', 'data/all.json', 'brands/b/index.html', 'brands/a/index.html', 'feed.xml'],
      remove: ['brands/gone/deep/index.html', 'assets/old.css'],
    });
    expectBack(state, BEFORE);
    expect(readdirSync(store).filter((name) => !name.startsWith('release-'))).toEqual([]);
  });

  test('keeps four states before it, and no more', () => {
    put(out, BEFORE);
    const states = [shownState(out) as string];
    let before = BEFORE;
    for (let at = 0; at < 7; at += 1) {
      const next = { ...before, 'data/all.json': `version ${at}` };
      expect(put(out, next, before)).toBe(true);
      states.push(shownState(out) as string);
      before = next;
    }
    expectBack(states[3] as string, { ...BEFORE, 'data/all.json': 'version 2' });
    expect(() => expectBack(states[2] as string, BEFORE)).toThrow('再运行一次');
    expect(readdirSync(path.join(store, `${path.basename(readlinkSync(out))}.undo`))).toHaveLength(8);
  });

  test('is not made where much changes, or where one path stands in the way of another', () => {
    const of = (...files: string[]) =>
      new Map([...files, ...Array.from({ length: 40 }, (_, at) => `${at}`)].map((file) => [file, { digest: file, size: 1 }]));
    expect(stepsOf(of('a'), of('b'))).toHaveLength(2);
    expect(stepsOf(of('a'), of('a/b'))).toBeUndefined();
    expect(stepsOf(of('a/b'), of('a'))).toBeUndefined();
    expect(stepsOf(of('a'), of('A'))).toBeUndefined();
    expect(stepsOf(new Map(), of('a'))).toBeUndefined();
  });

  test('leaves the site as it was if it cannot be done', () => {
    put(out, BEFORE);
    const { renameSync: real } = fs;
    let renames = 0;
    for (let fails = 1; ; fails += 1) {
      renames = 0;
      fs.renameSync = (from, to) => {
        renames += 1;
        if (renames === fails) throw Object.assign(new Error('ENOSPC: no space left on device, rename'), { code: 'ENOSPC' });
        real(from, to);
      };
      syncBuiltinESMExports();
      try {
        put(out, AFTER, BEFORE);
      } catch (error) {
        expect(String(error)).toContain('ENOSPC');
      } finally {
        fs.renameSync = real;
        syncBuiltinESMExports();
      }
      if (renames < fails) break;
      settle(out);
      if (expectSettled(`failed at ${fails}`)) put(out, BEFORE, AFTER);
    }
    expect(expectSettled('in the end')).toBe(true);
    expect(renames).toBeGreaterThan(8);
  });
});

describe('killed before any step', () => {
  const run = (what: string, step: number) =>
    spawnSync(process.execPath, [path.join(PROJECT, 'tests/support/killedPatch.ts'), out, what, String(step)], { encoding: 'utf8' });
  let template: string;
  const start = (): void => {
    for (const one of readdirSync(folder)) if (one !== 'template') rmSync(path.join(folder, one), { recursive: true });
    cpSync(template, folder, VERBATIM);
  };
  beforeEach(() => {
    template = path.join(folder, 'template');
    mkdirSync(template);
    put(path.join(template, 'dist'), BEFORE);
  });

  test('of a change, no page is without its assets, and the next command finishes it or has changed nothing', () => {
    const ends = new Set<boolean>();
    let mixed = 0;
    for (let step = 1; ; step += 1) {
      start();
      const state = shownState(out) as string;
      const { signal, stdout, stderr } = run('put', step);
      const texts = textsOf(out);
      expectWhole(texts, `${step}`);
      if (signal === null) {
        expect(stderr).toBe('');
        expect(Number(stdout)).toBe(step - 1);
        break;
      }
      settle(out);
      const isNew = expectSettled(`${step}`);
      ends.add(isNew);
      if (JSON.stringify(texts) !== JSON.stringify(sorted(isNew ? AFTER : BEFORE))) mixed += 1;
      if (isNew) expectBack(state, BEFORE);
      else expect(put(out, AFTER, BEFORE), `${step}`).toBe(true);
      expect(put(out, { ...AFTER, 'feed.xml': 'next' }, AFTER), `${step}`).toBe(true);
      expect(readdirSync(store).filter((name) => !name.startsWith('release-'))).toEqual([]);
      expect(readdirSync(folder).sort()).toEqual(['.dist.releases', 'dist', 'dist.manifest.json', 'template']);
    }
    expect([...ends].sort()).toEqual([false, true]);
    expect(mixed).toBeGreaterThan(3);
  }, 600_000);

  test('of what finishes a change, the one after that finishes it', () => {
    start();
    const total = Number(run('put', 0).stdout);
    // In the middle of the files, and of one whose new file is damaged, so that all is undone.
    const middle = Math.round(total * 0.7);
    for (const isDamaged of [false, true]) {
      start();
      expect(run('put', middle).signal).toBe('SIGKILL');
      const next = path.join(store, `${path.basename(readlinkSync(out))}.next`);
      if (isDamaged) for (const file of Object.keys(textsOf(next))) truncateSync(path.join(next, file), 1);
      const killed = path.join(folder, 'killed');
      for (let step = 1; ; step += 1) {
        if (step === 1) {
          mkdirSync(killed);
          for (const one of readdirSync(folder)) if (one.includes('dist')) cpSync(path.join(folder, one), path.join(killed, one), VERBATIM);
        } else {
          for (const one of readdirSync(folder)) if (one.includes('dist')) rmSync(path.join(folder, one), { recursive: true });
          cpSync(killed, folder, VERBATIM);
        }
        const { signal } = run('settle', step);
        expectWhole(textsOf(out), `${isDamaged} ${step}`);
        settle(out);
        expect(expectSettled(`${isDamaged} ${step}`)).toBe(!isDamaged);
        if (signal === null) break;
        expect(step).toBeLessThan(60);
      }
      rmSync(killed, { recursive: true });
    }
  }, 600_000);
});

describe('two at once', () => {
  const leaveLock = (name: string, owner: string): void => {
    mkdirSync(path.join(store, name));
    writeFileSync(path.join(store, name, owner), '');
  };

  test('a change waits for no one who is gone, and not long for one who lives', () => {
    put(out, BEFORE);
    const pid = deadPid();
    leaveLock('held', `${pid}-dead`);
    leaveLock(`after-${pid}-dead`, `${pid}-heir`);
    expect(put(out, AFTER, BEFORE)).toBe(true);
    const lock = takeLock(store, 0);
    expect(takeLock(store, 100)).toBeUndefined();
    expect(put(out, BEFORE, AFTER)).toBe(false);
    expect(textsOf(out)).toEqual(sorted(BEFORE));
    lock?.free();
    expect(readdirSync(store).filter((name) => !name.startsWith('release-'))).toEqual([]);
  });

  test('the one whose site before was changed meanwhile is whole all the same', () => {
    put(out, BEFORE);
    const state = shownState(out) as string;
    put(out, AFTER, BEFORE);
    // It began when the site was as before.
    expectBack(state, BEFORE);
  });

  test('a lock that was freed and taken by another while it was inherited is not inherited', () => {
    mkdirSync(store);
    leaveLock('held', `${deadPid()}-dead`);
    const { renameSync: real } = fs;
    let other: ReturnType<typeof takeLock>;
    fs.renameSync = (...args) => {
      fs.renameSync = real;
      syncBuiltinESMExports();
      // At this moment another inherits it, frees it, and a third takes it.
      takeLock(store, 0)?.free();
      other = takeLock(store, 0);
      real(...args);
    };
    syncBuiltinESMExports();
    expect(takeLock(store, 0)).toBeUndefined();
    expect(other).toBeDefined();
    other?.free();
    expect(readdirSync(store)).toEqual([]);
  });

  test('a lock is taken where the disk knows no links, and given back though the system refuses at first', () => {
    mkdirSync(store);
    const end = mimic('plain');
    try {
      const lock = takeLock(store, 0);
      expect(lock).toBeDefined();
      expect(takeLock(store, 40)).toBeUndefined();
      const { renameSync: real } = fs;
      let refusals = 0;
      fs.renameSync = (...args) => {
        refusals += 1;
        // Somebody looks into it.
        if (refusals < 3) throw Object.assign(new Error('EPERM'), { code: 'EPERM' });
        real(...args);
      };
      syncBuiltinESMExports();
      lock?.free();
      expect(refusals).toBe(3);
    } finally {
      end();
    }
    expect(readdirSync(store)).toEqual([]);
  });

  test('only one holds a lock, however many want it and die', async () => {
    mkdirSync(store);
    const log = path.join(folder, 'log');
    writeFileSync(log, '');
    const script = path.join(PROJECT, 'tests/support/lockers.ts');
    const ended = Array.from(
      { length: 6 },
      (_, at) =>
        new Promise((resolve) => {
          spawn(process.execPath, [script, store, log, String(at)], { stdio: 'inherit' }).on('close', resolve);
        }),
    );
    await Promise.all(ended);
    // Each line is written in two parts by whoever holds the lock.
    const lines = readFileSync(log, 'utf8').split('\n').filter(Boolean);
    expect(lines.length).toBeGreaterThan(60);
    expect(lines.filter((line) => !/^(\w+) \1$|^\w+ $/.test(line))).toEqual([]);
    takeLock(store, 1000)?.free();
    expect(readdirSync(store)).toEqual([]);
  });
});

describe.skipIf(isWindows)('who may read what', () => {
  const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

  test.each([0o077, 0o022])('public files are readable by a web server with umask %o', (umask) => {
    const before = process.umask(umask);
    try {
      const deep = path.join(folder, 'new/dist');
      put(deep, BEFORE);
      expect(put(deep, AFTER, BEFORE)).toBe(true);
      for (const file of ['..', '', 'brands', 'brands/b', 'assets/new']) expect(modeOf(path.join(deep, file)), file).toBe('755');
      for (const file of ['brands/b/index.html', 'assets/new/new.css', 'assets/same.css']) expect(modeOf(path.join(deep, file)), file).toBe('644');
      expect(modeOf(`${deep}.manifest.json`)).toBe('644');
      put(deep, { a: 'one' });
      expect(modeOf(path.join(deep, 'a'))).toBe('644');
    } finally {
      process.umask(before);
    }
  });

  test('internal releases lie in a folder of their own, under a name that nobody guesses', () => {
    put(out, BEFORE);
    put(out, AFTER, BEFORE, 'internal');
    const home = path.resolve(folder, path.dirname(readlinkSync(out)));
    expect(path.basename(home)).toMatch(/^\.dist\.internal-[0-9a-f]{16}$/);
    expect(modeOf(home)).toBe('700');
    expect(modeOf(`${out}.manifest.json`)).toBe('600');
    expect(put(out, BEFORE, AFTER, 'internal')).toBe(true);
    expect(textsOf(out)).toEqual(sorted(BEFORE));
    expect(readdirSync(folder).filter((name) => name.includes('internal'))).toHaveLength(1);
    // The public site is not made from internal files, nor beside them.
    expect(put(out, AFTER, BEFORE)).toBe(false);
    expect(path.dirname(readlinkSync(out))).toBe('.dist.releases');
  });
});
