/** What was online, putting it back, and which of it still holds an entry that was taken down. */
import { existsSync, lstatSync, mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { dropStates, putBack, stateNamed, statesOf } from '../../../src/site/history.ts';
import { MisuseError } from '../../../src/site/options.ts';
import { readRecord } from '../../../src/site/record.ts';
import { listReleases, restore, tellTakedown } from '../../../src/site/releases.ts';
import { AFTER, BEFORE, put, type Texts, textsOf } from '../../support/patchedSites.ts';
import { mimic } from '../../support/systems.ts';

let folder: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'biaogan-history-'));
  out = path.join(folder, 'dist');
});
afterEach(() => rmSync(folder, { recursive: true }));

const sorted = (texts: Texts): Texts => Object.fromEntries(Object.entries(texts).sort(([a], [b]) => (a < b ? -1 : 1)));
const OTHER: Texts = { 'index.html': 'another site', 'assets/x.css': 'x' };
const LAST: Texts = { ...AFTER, 'data/all.json': 'last' };
/** Four states: two in one release, and two in another. */
function four(): void {
  put(out, OTHER);
  expect(put(out, BEFORE, OTHER)).toBe(false);
  expect(put(out, AFTER, BEFORE)).toBe(true);
  expect(put(out, LAST, AFTER)).toBe(true);
}

test('all states are listed with their files, the shown one first', () => {
  four();
  const states = statesOf(out);
  expect(states.map(({ files }) => [...files.keys()])).toEqual([LAST, AFTER, BEFORE, OTHER].map((texts) => Object.keys(sorted(texts))));
  expect(states.map(({ isShown, profile, asOf }) => [isShown, profile, asOf])).toEqual(
    [true, false, false, false].map((is) => [is, 'public', '2026-11-20']),
  );
  for (const [at, { at: time }] of states.entries()) if (at > 0) expect(time).toBeLessThanOrEqual((states[at - 1] as { at: number }).at);
  const lines = listReleases(out);
  expect(lines).toHaveLength(6);
  expect(lines[1]).toMatch(/^ {2}0 {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d {2}公开版 {2}按 2026-11-20 的情况 {2}46 个文件，现在线上/);
  expect(lines[2]).toContain('与后一版差 1 个');
  expect(lines[3]).toContain('与后一版差 7 个');
});

test.each([1, 2, 3])('state %i is put back by one switch, also over changes in place, and the one before it can be had again', (number) => {
  four();
  const [link, wanted] = [readlinkSync(out), [LAST, AFTER, BEFORE, OTHER][number] as Texts];
  const said = restore(out, String(number));
  expect(textsOf(out)).toEqual(sorted(wanted));
  expect(lstatSync(out).isSymbolicLink()).toBe(true);
  expect(readlinkSync(out)).not.toBe(link);
  expect(said[0]).toMatch(/^已放回 /);
  const manifest = readRecord(`${out}.manifest.json`);
  expect([...(manifest?.files.keys() ?? [])]).toEqual(Object.keys(sorted(wanted)));
  expect(said[0]).toContain(`改动 ${(manifest?.send.length ?? 0) + (manifest?.remove.length ?? 0)} 个文件`);
  restore(out, '1');
  expect(textsOf(out)).toEqual(sorted(LAST));
  expect(put(out, { ...LAST, 'feed.xml': 'next' }, LAST)).toBe(true);
});

test('five states are kept, whether in place or not', () => {
  let before: Texts | undefined;
  for (let at = 0; at < 9; at += 1) {
    const texts: Texts = at % 3 === 0 ? { ...BEFORE, 'feed.xml': `${at}` } : { ...(before as Texts), 'feed.xml': `${at}` };
    put(out, texts, at % 3 === 0 ? undefined : before);
    before = texts;
  }
  const states = statesOf(out);
  expect(states).toHaveLength(5);
  putBack(out, states[4] as (typeof states)[0]);
  expect(readFileSync(path.join(out, 'feed.xml'), 'utf8')).toBe('4');
});

test('a state is named by its place or its name; any other is refused', () => {
  four();
  const states = statesOf(out);
  const name = (states[2] as (typeof states)[0]).release;
  for (const wanted of ['2', name, name.replace(/^.*-/, '')]) expect(stateNamed(states, wanted).release).toBe(name);
  for (const wanted of ['4', '', 'x', '-1']) expect(() => stateNamed(states, wanted), wanted).toThrow(MisuseError);
  expect(() => listReleases(path.join(folder, 'none'))).toThrow(MisuseError);
  expect(restore(out, '0')[0]).toContain('没有动');
});

test('a state of another audience is not put back', () => {
  put(out, BEFORE, undefined, 'internal');
  put(out, AFTER);
  const [shown, internal] = statesOf(out);
  expect([shown?.profile, internal?.profile]).toEqual(['public', 'internal']);
  expect(() => restore(out, '1')).toThrow(/内部版.*不能互换/);
  expect(textsOf(out)).toEqual(sorted(AFTER));
});

test('a file that somebody damaged or removed is not put back', () => {
  four();
  const undo = path.join(folder, '.dist.releases', `${path.basename(readlinkSync(out))}.undo/1/brands/a/index.html`);
  writeFileSync(undo, 'x');
  expect(() => restore(out, '2')).toThrow('不完整');
  expect(textsOf(out)).toEqual(sorted(LAST));
  rmSync(undo);
  expect(() => restore(out, '2')).toThrow();
  expect(textsOf(out)).toEqual(sorted(LAST));
});

test('a takedown tells which states hold the entry, and they are not put back', () => {
  const held: Texts = {
    ...BEFORE,
    'brands/x/index.html': 'shows media/1.webp',
    'brands/x/slides/index.html': 'x',
    'p/x/index.html': 'x',
    'media/1.webp': '1',
    'media/2.webp': '2',
  };
  put(out, OTHER);
  put(out, held, OTHER);
  put(out, { ...held, 'feed.xml': 'next' }, held);
  const { 'brands/x/index.html': _, 'brands/x/slides/index.html': __, 'p/x/index.html': ___, 'media/1.webp': ____, ...without } = held;
  expect(put(out, without, { ...held, 'feed.xml': 'next' })).toBe(true);
  const { isDone, lines } = tellTakedown(out, false);
  expect(isDone).toBe(true);
  expect(lines[0]).toBe('已经撤下：brands/x/。');
  expect(lines.filter((line) => /brands\/x\/，4 个文件$/.test(line))).toHaveLength(2);
  for (const number of ['1', '2']) expect(() => restore(out, number)).toThrow(/已经撤下/);
  restore(out, '3');
  expect(textsOf(out)).toEqual(sorted(OTHER));
  restore(out, '1');

  expect(tellTakedown(out, true).lines.at(-1)).toContain('没有它的文件');
  const store = path.join(folder, '.dist.releases');
  const left = readdirSync(store, { recursive: true, encoding: 'utf8' });
  expect(left.filter((file) => /brands\/x|p\/x|media\/1/.test(file))).toEqual([]);
  expect(textsOf(out)).toEqual(sorted(without));
  // Once the content has it again, it may come back.
  put(out, held, without);
  put(out, { ...held, 'feed.xml': 'later' }, held);
  expect(() => restore(out, '1')).not.toThrow();
});

test('nothing is called taken down while everything is online', () => {
  put(out, BEFORE);
  put(out, { ...BEFORE, 'feed.xml': 'next' }, BEFORE);
  expect(tellTakedown(out, true)).toMatchObject({ isDone: false });
  expect(statesOf(out)).toHaveLength(2);
});

test('the shown state is never dropped', () => {
  four();
  dropStates(out, statesOf(out));
  expect(statesOf(out).map(({ isShown }) => isShown)).toEqual([true]);
  expect(textsOf(out)).toEqual(sorted(LAST));
  expect(existsSync(out)).toBe(true);
});

test('where the system has no links, what is taken down is told by the manifest, and that no state is kept', () => {
  const end = mimic('plain');
  try {
    expect(() => listReleases(out)).toThrow('请先运行 npm run build');
    put(out, BEFORE);
    put(out, { ...BEFORE, 'data/all.json': 'changed' });
    expect(tellTakedown(out, false)).toMatchObject({ isDone: false });
    const { 'brands/a/index.html': _, ...without } = BEFORE;
    put(out, without);
    const { isDone, lines } = tellTakedown(out, false);
    expect(isDone).toBe(true);
    expect(lines.join('\n')).toContain('brands/a/');
    expect(lines.at(-1)).toBe('留着的旧版里没有它的文件。');
    expect(() => listReleases(out)).toThrow('这里的系统不让建链接');
    expect(() => restore(out, '1')).toThrow('这里的系统不让建链接');
  } finally {
    end();
  }
});
