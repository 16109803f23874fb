/** Handing a content in: to a branch of its repository, or as an archive. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterEach, expect, test } from 'vitest';
import { MisuseError } from '../../../src/site/misuse.ts';
import { changesOf, submit } from '../../../src/site/submit.ts';
import { BASE, changed, DAY, type Files, writeContent } from '../../support/content.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});
const folder = (files: Files): string => {
  const root = writeContent(files);
  made.push(root);
  return root;
};
const FIRST = 'brands/first/index.mdx';
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();

/** A repository with the content in a folder of it, pushed to a remote. */
function repository(isWhole = false): { top: string; root: string; remote: string } {
  const remote = folder({});
  git(remote, 'init', '-q', '--bare');
  const top = folder(Object.fromEntries(Object.entries(BASE).map(([file, text]) => [isWhole ? file : `内容/${file}`, text])));
  git(top, 'init', '-q', '-b', 'main');
  git(top, 'config', 'user.name', '甲');
  git(top, 'config', 'user.email', 'a@example.cn');
  git(top, 'add', '-A');
  git(top, 'commit', '-qm', '一');
  git(top, 'remote', 'add', 'origin', remote);
  git(top, 'push', '-q', '-u', 'origin', 'main');
  return { top, root: isWhole ? top : path.join(top, '内容'), remote };
}
const edit = (root: string, from: string, to: string): void =>
  writeFileSync(path.join(root, FIRST), changed(readFileSync(path.join(root, FIRST), 'utf8'), from, to));

test.each([false, true])(
  'a change goes to a branch of its own, and nothing else is touched (content is the whole repository: %s)',
  async (isWhole) => {
    const { top, root, remote } = repository(isWhole);
    edit(root, '的主题', '的新主题');
    writeFileSync(path.join(root, 'docs/new.mdx'), '---\ntitle: 新文档\n---\n\n正文。\n');
    // What is staged and what lies beside the content stays where it is.
    writeFileSync(path.join(top, '.gitignore'), 'ignored\n');
    writeFileSync(path.join(top, 'ignored'), 'x');
    git(top, 'add', '.gitignore');
    const [status, head] = [git(top, 'status', '--porcelain'), git(top, 'rev-parse', 'HEAD')];
    const { outcome, lines } = await submit({ root, asOf: DAY });
    expect(outcome).toBe('pushed');
    expect(lines.slice(1, 3)).toEqual(['- 红色驿站：改了主题', '- 文档 新文档：新公开的文档']);
    expect([git(top, 'status', '--porcelain'), git(top, 'rev-parse', 'HEAD'), git(top, 'branch', '--list')]).toEqual([status, head, '* main']);
    const branch = git(remote, 'for-each-ref', '--format=%(refname:short)', 'refs/heads/songshen');
    expect(lines.at(-1)).toContain(branch);
    expect(
      git(remote, 'diff', '--name-only', '-z', 'main', branch)
        .split('\0')
        .filter(Boolean)
        .map((file) => path.basename(file))
        .sort(),
    ).toEqual([...(isWhole ? ['.gitignore'] : []), 'index.mdx', 'new.mdx'].sort());
    expect(git(remote, 'log', '-1', '--format=%B', branch)).toContain('- 红色驿站：改了主题');
    expect((await submit({ root, asOf: DAY })).lines.at(-1)).toContain('已经送审过');
  },
);

test('errors, no change, and a remote that refuses', async () => {
  const { root, remote } = repository();
  expect((await submit({ root, asOf: DAY })).outcome).toBe('unchanged');
  edit(root, 'summary: 一句话简介。\n', '');
  const { outcome, diagnostics } = await submit({ root, asOf: DAY });
  expect(outcome).toBe('refused');
  expect(diagnostics.map(({ code }) => code)).toContain('schema/missing');
  edit(root, 'name: ', 'summary: 新简介。\nname: ');
  rmSync(remote, { recursive: true });
  await expect(submit({ root, asOf: DAY })).rejects.toThrow('什么都没有交出去');
});

test('two versions are compared by name, and a name that is an option is none', async () => {
  const { top, root } = repository();
  git(top, 'tag', 'before');
  edit(root, '的主题', '的新主题');
  git(top, 'commit', '-qam', '二');
  git(top, 'push', '-q', 'origin', 'main');
  expect((await changesOf({ root, asOf: DAY })).changes).toEqual([]);
  expect((await changesOf({ root, asOf: DAY }, 'before')).lines).toContain('- 红色驿站：改了主题');
  expect((await changesOf({ root, asOf: DAY }, folder(BASE))).lines).toContain('- 红色驿站：改了主题');
  await expect(changesOf({ root, asOf: DAY }, 'nowhere')).rejects.toBeInstanceOf(MisuseError);
  await expect(changesOf({ root, asOf: DAY }, '--output=x')).rejects.toBeInstanceOf(MisuseError);
});

test('without a repository the changed entries become an archive, the next time those changed since', async () => {
  const root = folder({ ...BASE, 'brands/second/a.pdf': '%PDF-1.4\n' });
  const at = (name: string): string => path.join(folder({}), name);
  const whole = at('a.zip');
  expect((await submit({ root, asOf: DAY, zip: whole })).outcome).toBe('zipped');
  expect(Object.keys(unzipSync(readFileSync(whole)))).toHaveLength(Object.keys(BASE).length + 2);
  expect((await submit({ root, asOf: DAY, zip: at('b.zip') })).outcome).toBe('unchanged');
  edit(root, '的主题', '的新主题');
  rmSync(path.join(root, 'docs/plan.mdx'));
  mkdirSync(path.join(root, '.drafts/brands/x'), { recursive: true });
  writeFileSync(path.join(root, '.drafts/brands/x/index.mdx'), '草稿');
  const [one, two] = [at('c.zip'), at('d.zip')];
  const kept = readFileSync(path.join(root, '.drafts/.submitted.json'));
  const { lines } = await submit({ root, asOf: DAY, zip: one });
  expect(lines).toContain('- 红色驿站：改了主题');
  expect(lines).toContain('- docs/plan.mdx');
  const files = unzipSync(readFileSync(one));
  expect(Object.keys(files)).toEqual(['改动说明.txt', FIRST]);
  expect(new TextDecoder().decode(files['改动说明.txt'])).toContain('红色驿站：改了主题');
  expect(existsSync(path.join(root, '.drafts/.gitignore'))).toBe(true);
  // The same bytes for the same content.
  writeFileSync(path.join(root, '.drafts/.submitted.json'), kept);
  await submit({ root, asOf: DAY, zip: two });
  expect(readFileSync(two).equals(readFileSync(one))).toBe(true);
  await expect(submit({ root, asOf: DAY, zip: two })).resolves.toMatchObject({ outcome: 'unchanged' });
});
