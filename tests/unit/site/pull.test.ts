/** Taking a content out of a repository: whole, again after a kill, and by several commands at once. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Pulled, pull } from '../../../src/site/pull.ts';
import { receive } from '../../../src/site/receive.ts';
import { BASE, changed, DAY } from '../../support/content.ts';
import { textsIn } from '../../support/folder.ts';
import { deadPid } from '../../support/systems.ts';

const FIRST = 'brands/first/index.mdx';
let home: string;
let work: string;
let bare: string;
let out: string;
const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
const put = (file: string, text: string): void => {
  mkdirSync(path.dirname(path.join(work, file)), { recursive: true });
  writeFileSync(path.join(work, file), text);
};
/** Commits all and gives the commit; `publishes` says whether the branch that is published goes on. */
function commit(isPublished = true): string {
  git(work, 'add', '-A');
  git(work, '-c', 'user.name=甲', '-c', 'user.email=a@example.cn', 'commit', '-qm', '一');
  if (isPublished) git(work, 'push', '-q', '-f', bare, 'HEAD:refs/heads/main');
  return git(work, 'rev-parse', 'HEAD');
}
const edit = (from: string, to: string): void => put(FIRST, changed(readFileSync(path.join(work, FIRST), 'utf8'), from, to));
const shown: Record<string, string>[] = [];
const publish = async (content: string): Promise<boolean> => {
  shown.push(textsIn(content));
  return true;
};
const pulled = (take = publish): Promise<Pulled> => pull({ from: bare, branch: 'main' }, out, take);
const own = (...parts: string[]): string => path.join(home, '.dist.pull', ...parts);

beforeEach(() => {
  home = mkdtempSync(path.join(tmpdir(), 'biaogan-pull-'));
  [work, bare, out] = ['work', 'bare', 'dist'].map((name) => path.join(home, name)) as [string, string, string];
  for (const folder of [work, bare]) mkdirSync(folder);
  git(bare, 'init', '-q', '--bare', '-b', 'main');
  git(work, 'init', '-q', '-b', 'main');
  for (const [file, text] of Object.entries(BASE)) put(file, String(text));
  commit();
  shown.length = 0;
});
afterEach(() => rmSync(home, { recursive: true }));

describe('pull', () => {
  test('says no password of an address that cannot be reached', async () => {
    const from = 'http://clerk:se@cret@127.0.0.1:1/brands.git';
    const message = await pull({ from, branch: 'main' }, out, publish).then(
      () => '',
      (error: Error) => `${error.message} ${(error.cause as Error).message}`,
    );
    expect(message).toMatch(/取不到“http:\/\/127\.0\.0\.1:1\/brands\.git”/);
    expect(message).not.toMatch(/clerk|cret/);
  });

  test('gives what the branch holds now, and nothing that it holds no more', async () => {
    put('docs/gone.mdx', '---\ntitle: 旧\n---\n');
    const first = commit();
    expect(await pulled()).toEqual({ outcome: 'published', commits: [first] });
    rmSync(path.join(work, 'docs/gone.mdx'));
    edit('的主题', '的新主题');
    commit();
    await pulled();
    expect(Object.keys(shown[0] ?? {})).toContain('docs/gone.mdx');
    expect(Object.keys(shown[1] ?? {}).sort()).toEqual(Object.keys(BASE).sort());
    expect(shown[1]?.[FIRST]).toContain('的新主题');
  });

  test('finds a content in a folder of that name, beside other things', async () => {
    git(work, 'rm', '-rq', '.');
    for (const [file, text] of Object.entries(BASE)) put(`content/${file}`, String(text));
    put('README.md', 'x');
    commit();
    await pulled();
    expect(Object.keys(shown[0] ?? {}).sort()).toEqual(Object.keys(BASE).sort());
  });

  test.each<[string, Record<string, string | undefined>]>([
    ['a lock of the layout', { 'index.lock': '' }],
    ['a lock of the branch', { 'repository/refs/heads/main.lock': '' }],
    ['half a layout', { 'files/site.yaml': undefined, 'files/docs/half.mdx': 'half', [`files/${FIRST}`]: '' }],
    ['half an index', { index: 'DIRC' }],
    ['half a repository', { 'repository/HEAD': undefined }],
    ['a branch that leads nowhere', { 'repository/refs/heads/main': `${'1'.repeat(40)}\n` }],
    ['the lock of one who is gone', { [`held/${deadPid()}-x`]: '' }],
  ])('goes on after a kill that left %s', async (_, left) => {
    await pulled();
    for (const [file, text] of Object.entries(left)) {
      mkdirSync(path.dirname(own(file)), { recursive: true });
      if (text === undefined) rmSync(own(file));
      else writeFileSync(own(file), text);
    }
    edit('的主题', '的新主题');
    const last = commit();
    expect(await pulled()).toEqual({ outcome: 'published', commits: [last] });
    expect(shown[1]).toEqual({ ...shown[0], [FIRST]: readFileSync(path.join(work, FIRST), 'utf8') });
  });

  test('of two at once one does the work, and looks again for the other', async () => {
    let second: Pulled | undefined;
    let last = '';
    const first = await pulled(async (content) => {
      if (second === undefined) {
        edit('的主题', '的新主题');
        last = commit();
        second = await pulled();
      }
      return publish(content);
    });
    expect(second).toEqual({ outcome: 'busy', commits: [] });
    expect(first.commits.at(-1)).toBe(last);
    expect(shown.map((files) => files[FIRST]?.includes('的新主题'))).toEqual([false, true]);
  });

  test.each<[string, () => void, RegExp]>([
    ['repository', () => rmSync(bare, { recursive: true }), /取不到.*网站没有动/s],
    ['branch', () => git(bare, 'update-ref', '-d', 'refs/heads/main'), /没有分支 main/],
    ['content', () => commit(git(work, 'rm', '-q', 'site.yaml') === ''), /没有内容/],
  ])('says that there is no %s, and keeps what it has', async (_, spoil, said) => {
    await pulled();
    spoil();
    await expect(pulled()).rejects.toThrow(said);
    expect(shown).toHaveLength(1);
    expect(existsSync(own('repository/HEAD'))).toBe(true);
  });
});

describe('what is pushed', () => {
  const received = async (ref: string, after: string) =>
    receive(bare, [{ before: '', after, ref: `refs/${ref}` }], { branch: 'main', asOf: DAY, cache: path.join(home, 'cache') });
  /** A commit that the repository has, and no branch of it. */
  const pushed = (): string => {
    const last = commit(false);
    git(work, 'push', '-q', bare, 'HEAD:refs/tags/t');
    return last;
  };

  test('is told in what the public would see', async () => {
    edit('的主题', '的新主题');
    const [told] = await received('heads/main', pushed());
    expect(told).toMatchObject({ branch: 'main', isRefused: false, diagnostics: [] });
    expect(told?.lines).toContain('- 红色驿站：改了主题');
  });

  test('is refused with errors on the branch that is published, and told about on any other', async () => {
    edit('summary: 一句话简介。\n', '');
    const faulty = pushed();
    const [main, other] = [(await received('heads/main', faulty))[0], (await received('heads/songshen/x', faulty))[0]];
    expect([main?.isRefused, other?.isRefused]).toEqual([true, false]);
    for (const one of [main, other]) expect(one?.diagnostics).toMatchObject([{ code: 'schema/missing', file: FIRST }]);
    expect(main?.lines[0]).toContain('没有收下');
  });

  test('may not take the published branch away, nor the content out of it', async () => {
    const none = '0'.repeat(40);
    expect((await received('heads/main', none))[0]?.isRefused).toBe(true);
    expect(await received('heads/songshen/x', none)).toEqual([]);
    git(work, 'rm', '-q', 'site.yaml');
    const empty = pushed();
    expect((await received('heads/main', empty))[0]).toMatchObject({ isRefused: true });
    expect(await received('tags/t', empty)).toEqual([]);
  });
});
