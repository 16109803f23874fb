/** An office without GitHub: a bare repository with the hooks of `scripts/server/`, pushes good and bad, and the timer's command. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { findSystemd } from '../../scripts/programs.ts';
import { PROJECT } from '../../src/project.ts';
import { BASE, changed } from '../support/content.ts';
import { command } from '../support/sites.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-publishing-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const [work, bare, out] = ['work', 'brands.git', 'www/brands'].map((name) => path.join(home, name)) as [string, string, string];
const SERVER = path.join(PROJECT, 'scripts/server');
const FIRST = path.join(work, 'brands/first/index.mdx');

function git(cwd: string, ...args: string[]): { status: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=甲', '-c', 'user.email=a@example.cn', ...args], { cwd, encoding: 'utf8' });
  return { status, said: stdout + stderr };
}
/** Changes the first brand and pushes that to a branch. */
function push(from: string, to: string, branch = 'main'): { status: number | null; said: string } {
  writeFileSync(FIRST, changed(readFileSync(FIRST, 'utf8'), from, to));
  git(work, 'add', '-A');
  git(work, 'commit', '-qm', '改');
  return git(work, 'push', bare, `HEAD:refs/heads/${branch}`);
}
const page = (): string => readFileSync(path.join(out, 'brands/first/index.html'), 'utf8');

mkdirSync(work);
mkdirSync(bare);
git(bare, 'init', '-q', '--bare', '-b', 'main');
for (const hook of readdirSync(SERVER).filter((name) => name.endsWith('-receive')))
  copyFileSync(path.join(SERVER, hook), path.join(bare, 'hooks', hook));
git(bare, 'config', 'biaogan.home', PROJECT);
git(bare, 'config', 'biaogan.out', out);
for (const [file, text] of Object.entries(BASE)) {
  mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
  writeFileSync(path.join(work, file), String(text));
}
git(work, 'init', '-q', '-b', 'main');

test('a good push is told about and published, a bad one refused with its place and left aside', () => {
  const good = push('的主题', '的第一个主题');
  expect(good.said).toContain('公众会看到 2 个品牌');
  expect(good.status).toBe(0);
  expect(page()).toContain('的第一个主题');

  const again = push('第一个主题', '第二个主题');
  expect(again.said).toContain('红色驿站：改了主题');
  expect(page()).toContain('第二个主题');

  const tip = git(bare, 'rev-parse', 'main').said;
  const bad = push('summary: 一句话简介。\n', '');
  expect(bad.status).toBe(1);
  expect(bad.said).toMatch(/brands\/first\/index\.mdx:\d+:\d+ 错误 schema\/missing .*summary/);
  expect(bad.said).toContain('没有收下分支 main，网站没有动');
  expect(git(bare, 'rev-parse', 'main').said).toBe(tip);
  expect(page()).toContain('第二个主题');

  // On a branch that is not published the same is taken, for whoever looks it over.
  const aside = push('第二个主题', '第三个主题', 'songshen/x');
  expect([aside.status, aside.said]).toEqual([0, expect.stringContaining('分支 songshen/x 收下了，内容还有 1 个错误')]);
  expect(page()).toContain('第二个主题');
});

test('what came past the hook is not published while it has errors, and is when it has none', () => {
  const pull = () => command('pull', ['--from', bare, '--out', out]);
  git(bare, 'update-ref', 'refs/heads/main', 'refs/heads/songshen/x');
  const refused = pull();
  expect(refused.status).toBe(1);
  expect(refused.stdout).toContain('没有生成网站；原来的网站没有动');
  expect(page()).toContain('第二个主题');
  push('name: ', 'summary: 新的简介。\nname: ', 'songshen/x');
  git(bare, 'update-ref', 'refs/heads/main', 'refs/heads/songshen/x');
  expect(pull()).toMatchObject({ status: 0 });
  expect(page()).toContain('第三个主题');
  expect(existsSync(`${out}.manifest.json`)).toBe(true);
  expect(command('pull', ['--out', out])).toMatchObject({ status: 2, stderr: expect.stringContaining('--from') });
});

test('systemd takes the units', () => {
  const units = readdirSync(SERVER).filter((name) => /\.(?:service|timer)$/.test(name));
  expect(units).toHaveLength(2);
  const { status, stderr } = spawnSync(findSystemd(), ['verify', ...units.map((name) => path.join(SERVER, name))], { encoding: 'utf8' });
  expect([status, stderr]).toEqual([0, '']);
});
