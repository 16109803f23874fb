/** The commands as users run them: standard output, standard error and exit status. */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { BASE, DAY, type Files, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

const folders: string[] = [];
const content = (files: Files): string => {
  const root = writeContent(files);
  folders.push(root);
  return root;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const SOUND = content(BASE);
const WARNED = content({ ...BASE, 'docs/stray.txt': 'x' });
const WRONG = content({ ...BASE, 'site.yaml': 'title: 站\npublisher: distrct\n', 'docs/stray.txt': 'x' });
const check = (root: string, ...more: string[]) => command('check', ['--content', root, '--as-of', DAY, ...more]);

describe('check exits with', () => {
  test('0 without problems', () => expect(check(SOUND)).toMatchObject({ status: 0, stdout: '没有发现问题。\n', stderr: '' }));
  test('0 with warnings, 1 with --strict', () => {
    expect(check(WARNED).status).toBe(0);
    expect(check(WARNED, '--strict').status).toBe(1);
  });
  test('1 with errors, all of them listed', () => {
    const { status, stdout } = check(WRONG);
    expect(status).toBe(1);
    expect(stdout).toMatch(/^site\.yaml:2:12 错误 reference\/unknown .*$/m);
    expect(stdout).toMatch(/^ {4}你是不是想写 “district”.$/m);
    expect(stdout).toMatch(/^docs\/stray\.txt:1:1 警告 entry\/unexpected .*$/m);
    expect(stdout.trimEnd().split('\n').at(-1)).toBe('共 1 个错误，1 个警告。');
  });
  test.each([['--contnet', 'x'], ['--profile', 'secret'], ['--as-of', '2026-13-01'], ['--content', '/nowhere/at/all'], ['--out', 'dist'], ['extra']])(
    '2 and one line on standard error for %s %s',
    (...args) => {
      const { status, stdout, stderr } = command('check', args);
      expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      expect(stderr).toMatch(/^[^\n]*\p{Script=Han}[^\n]*\n$/u);
    },
  );
  test('2, and names what was typed whole, though it has an apostrophe', () => {
    expect(check(SOUND, "the clerk's copy").stderr).toContain("“the clerk's copy”");
    expect(check("the clerk's copy").stderr).toContain("“the clerk's copy”");
  });
  test('the same output for both profiles', () => expect(check(WRONG, '--profile', 'internal').stdout).toBe(check(WRONG).stdout));
});

describe('formats', () => {
  test('json: only an array on standard output, also through npm', () => {
    const { stdout, status } = spawnSync('npm', ['run', '-s', 'check', '--', '--content', WRONG, '--as-of', DAY, '--format', 'json'], {
      cwd: PROJECT,
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    const found = JSON.parse(stdout) as { code: string; file: string; line: number; column: number; severity: string; message: string }[];
    expect(found.map(({ code, file, line, column, severity }) => ({ code, file, line, column, severity }))).toEqual([
      { code: 'entry/unexpected', file: 'docs/stray.txt', line: 1, column: 1, severity: 'warning' },
      { code: 'reference/unknown', file: 'site.yaml', line: 2, column: 12, severity: 'error' },
    ]);
    expect(JSON.parse(check(SOUND, '--format', 'json').stdout)).toEqual([]);
  });
  test('github: annotations', () => {
    expect(check(WRONG, '--format', 'github').stdout).toMatch(/^::error file=[^,]+site\.yaml,line=2,col=12,title=reference\/unknown::/m);
  });
});

describe('build', () => {
  test('rejects content with errors, prints the same list, and exits with 1', () => {
    const { status, stdout } = command('build', ['--content', WRONG, '--as-of', DAY, '--out', `${WRONG}-out`]);
    expect(status).toBe(1);
    expect(stdout.startsWith(check(WRONG).stdout)).toBe(true);
    rmSync(`${WRONG}-out`, { recursive: true, force: true });
  });
  test('names the whole path if it cannot write there', () => {
    const file = `${content({ "the clerk's": 'a file' })}/the clerk's`;
    const { status, stderr } = command('build', ['--content', SOUND, '--as-of', DAY, '--out', `${file}/dist`]);
    expect([status, stderr.includes(`${file}/`) || stderr.includes(`“${file}”`)]).toEqual([1, true]);
  });
  test('exits with 2 if the output is inside the content', () => {
    expect(command('build', ['--content', SOUND, '--out', `${SOUND}/dist`]).status).toBe(2);
  });
});

describe('report', () => {
  const report = (root: string, ...more: string[]) => command('report', ['--content', root, '--as-of', DAY, ...more]);
  test('gives the report as text and as JSON, and exits with 0', () => {
    const { status, stdout, stderr } = report(WARNED);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toMatch(/^# .+\n\n截至/u);
    expect(JSON.parse(report(WARNED, '--format', 'json').stdout)).toHaveProperty('desk.lists');
  });
  test('rejects content with errors on standard error, and exits with 1', () => {
    const { status, stdout, stderr } = report(WRONG);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('reference/unknown');
  });
});
