import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../../src/project.ts';
import { HelpRequest } from '../../../src/site/misuse.ts';
import { MisuseError, type OptionName, readOptions, today } from '../../../src/site/options.ts';

const ALL: OptionName[] = ['content', 'profile', 'as-of', 'private', 'out', 'base', 'site', 'strict', 'format', 'port'];
let folder: string;
let content: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'biaogan-options-'));
  content = path.join(folder, 'content');
  mkdirSync(content);
  writeFileSync(path.join(folder, 'file'), '');
  symlinkSync(content, path.join(folder, 'link'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const read = (...args: string[]) => readOptions(['--content', content, ...args], ALL);

describe('valid options', () => {
  test('the defaults are public, today in China, dist, /', () => {
    expect(read()).toMatchObject({ profile: 'public', asOf: today(), out: 'dist', base: '/', strict: false, format: 'text' });
    expect(today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  test.each([
    ['/', '/'],
    ['x', '/x/'],
    ['/x', '/x/'],
    ['/x/y/', '/x/y/'],
  ])('--base %s is %s', (given, base) => expect(read('--base', given).base).toBe(base));

  test('--site is an origin', () => expect(read('--site', 'https://www.example.cn/').site).toBe('https://www.example.cn'));
  test('--as-of, --strict, --format, --port', () => {
    expect(read('--as-of', '2024-02-29', '--strict', '--format', 'json', '--port', '8080')).toMatchObject({
      asOf: '2024-02-29',
      strict: true,
      format: 'json',
      port: 8080,
    });
  });
});

describe('misuse gives a message of one line', () => {
  const inside = (): string => path.join(content, 'dist');
  test.each<[string, () => string[]]>([
    ['an unknown option', () => ['--contnet', 'x']],
    ['an option of another command', () => ['--strict']],
    ['a positional argument', () => ['public']],
    ['an option without its value', () => ['--out']],
    ['a missing content directory', () => ['--content', path.join(folder, 'nowhere')]],
    ['a content directory that is a file', () => ['--content', path.join(folder, 'file')]],
    ['a missing private directory', () => ['--private', path.join(folder, 'nowhere')]],
    ['an unknown profile', () => ['--profile', 'secret']],
    ['a day that does not exist', () => ['--as-of', '2026-02-30']],
    ['a month instead of a day', () => ['--as-of', '2026-02']],
    ['an output in the content', () => ['--out', inside()]],
    ['an output in the content through a symbolic link', () => ['--out', path.join(folder, 'link/dist')]],
    ['an output that is the content', () => ['--out', content]],
    ['an output that holds the content', () => ['--out', folder]],
    ['an output that is a file', () => ['--out', path.join(folder, 'file')]],
    ['an output in the private directory', () => ['--content', PROJECT, '--private', content, '--out', inside()]],
    ['an output in the generator', () => ['--out', path.join(PROJECT, 'src')]],
    ['an output that holds the generator', () => ['--out', path.dirname(PROJECT)]],
    ['a base with a space', () => ['--base', '/a b/']],
    ['a base with ..', () => ['--base', '/../x/']],
    ['a base that is an address', () => ['--base', 'https://x.cn/']],
    ['a site that is not an address', () => ['--site', 'www.example.cn']],
    ['a site with a password', () => ['--site', 'https://:p@www.example.cn']],
    ['a site whose host is none', () => ['--site', 'https://a;b.cn']],
    ['a site with a path', () => ['--site', 'https://www.example.cn/x/']],
    ['an unknown format', () => ['--format', 'xml']],
    ['a port out of range', () => ['--port', '70000']],
  ])('%s', (what, args) => {
    const taken = what.includes('another command') ? ALL.filter((name) => name !== 'strict') : ALL;
    let message = '';
    try {
      readOptions(['--content', content, ...args()], taken);
    } catch (error) {
      expect(error).toBeInstanceOf(MisuseError);
      message = (error as Error).message;
    }
    expect(message).toMatch(/\p{Script=Han}/u);
    expect(message).not.toContain('\n');
  });

  test('suggests a similar option', () => {
    expect(() => read('--contnet', 'x')).toThrow('--content');
  });

  test('validates a long base quickly', () => {
    // Backtracking in the pattern would exceed the time limit of the test.
    expect(() => read('--base', `${'a'.repeat(200)}!`)).toThrow(MisuseError);
  });
});

test('--help and -h list the options that the command takes', () => {
  for (const asked of ['--help', '-h']) {
    expect(() => readOptions([asked], ['content', 'as-of'])).toThrow(HelpRequest);
    expect(() => readOptions([asked], ['content', 'as-of'])).toThrow(/--content {2}内容文件夹.*\n {2}--as-of/);
  }
});

test('a base that is none is answered without the name of any district', () => {
  expect(() => readOptions(['--base', './'], ['base'])).toThrow(/^--base “\.\/”不能用.*\/dangjian\//);
});
