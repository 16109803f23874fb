/** Taking an entry down, listing what was online, and putting it back, by the commands. */
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { differences, openFiles } from '../support/bytes.ts';
import { BASE, BRAND, changed, DAY, type Files, SVG, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-takedown-'));
const out = path.join(home, 'dist');
const logo = 'logo: { kind: image, file: logo.svg, alt: 标, meaning: 义 }';
/** So many brands that one is a small part of the site. */
const many: Files = Object.fromEntries(
  Array.from({ length: 40 }, (_, at) => [
    `brands/b${at}/index.mdx`,
    BRAND(`${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'子丑寅卯'[Math.floor(at / 10)]}驿站`, 'east'),
  ]),
);
const root = writeContent({
  ...BASE,
  ...many,
  'brands/b3/index.mdx': (many['brands/b3/index.mdx'] as string).replace(/^logo: .*$/m, logo),
  'brands/b3/logo.svg': SVG,
});
afterAll(() => {
  for (const one of [home, root]) rmSync(one, { recursive: true, force: true });
});

const args = ['--content', root, '--as-of', DAY, '--out', out];
const edit = (file: string, from: string, to: string): void => {
  const whole = path.join(root, file);
  writeFileSync(whole, changed(readFileSync(whole, 'utf8'), from, to));
};
const releases = (...more: string[]) => command('releases', ['--out', out, ...more]);
const media = (): string[] => readdirSync(out, { recursive: true, encoding: 'utf8' }).filter((file) => file.startsWith('media'));

beforeAll(() => {
  expect(command('build', args).status).toBe(0);
  edit('brands/b4/index.mdx', '正文。', '正文改了。');
  const link = readlinkSync(out);
  expect(command('build', args).status).toBe(0);
  // Few files changed, so the release was changed in place.
  expect(readlinkSync(out)).toBe(link);
});

test('a change in place gives the bytes of a build from nothing', async () => {
  const other = path.join(home, 'other');
  expect(command('build', [...args.slice(0, -1), other]).status).toBe(0);
  expect(differences(await openFiles(other), await openFiles(out))).toEqual([]);
});

test('with nothing to take down, the command says so and exits with 1', () => {
  const { status, stdout } = command('takedown', args);
  expect(status).toBe(1);
  expect(stdout).toContain('没有撤下任何条目');
});

test('an entry that became internal is gone at once; what still holds it is told, not put back, and purged', async () => {
  const [, name] = /(?:^|\n) {2}1 .* (\S+)\n/.exec(releases().stdout) ?? [];
  const before = media();
  edit('brands/b3/index.mdx', 'domain: rural', 'domain: rural\nvisibility: internal');
  const { status, stdout } = command('takedown', args);
  expect(status).toBe(0);
  expect(stdout).toContain('已经撤下：brands/b3/。');
  expect(stdout).toMatch(new RegExp(`^ {2}\\d {2}${name} {2}brands/b3/，([3-9]|\\d\\d) 个文件$`, 'm'));
  for (const [file, bytes] of await openFiles(out)) expect(file + bytes, file).not.toContain('丁子驿站');
  expect(media().length).toBeLessThan(before.length);

  expect(releases('--back', '1')).toMatchObject({ status: 2, stderr: expect.stringContaining('brands/b3/') });
  expect(command('takedown', [...args, '--purge']).stdout).toContain('留着的旧版里没有它的文件');
  const left = readdirSync(path.join(home, '.dist.releases'), { recursive: true, encoding: 'utf8' });
  expect(left.filter((file) => file.includes('b3/'))).toEqual([]);

  const other = path.join(home, 'after');
  expect(command('build', [...args.slice(0, -1), other]).status).toBe(0);
  expect(differences(await openFiles(other), await openFiles(out))).toEqual([]);
});

test('what was online is put back, and the next build goes on from there', async () => {
  const before = await openFiles(out);
  edit('brands/b5/index.mdx', '正文。', '正文改了。');
  expect(command('build', args).status).toBe(0);
  const after = await openFiles(out);
  expect(differences(before, after)).not.toEqual([]);
  expect(releases('--back', '1').status).toBe(0);
  expect(differences(before, await openFiles(out))).toEqual([]);
  const { stdout } = command('build', args);
  expect(differences(after, await openFiles(out))).toEqual([]);
  expect(stdout).toContain(`改动 ${differences(before, after).length} 个`);
});

test('an internal build says where it lies, which only its owner enters', () => {
  const where = path.join(home, 'inside');
  const { stdout } = command('build', [...args.slice(0, -1), where, '--profile', 'internal']);
  const store = path.resolve(home, path.dirname(readlinkSync(where)));
  expect(stdout).toContain(store);
  expect(statSync(store).mode & 0o777).toBe(0o700);
  expect(readdirSync(home).filter((entry) => entry === '.inside.releases')).toEqual([]);
});
