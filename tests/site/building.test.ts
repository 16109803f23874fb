/** What a build promises of itself: same input, same bytes; a build that fails or dies changes nothing. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/build/project.ts';
import { differences, openFiles } from '../support/bytes.ts';
import { BASE, DAY, type Files, writeContent } from '../support/content.ts';
import { command, SITES } from '../support/sites.ts';

const folders: string[] = [];
const scratch = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-site-'));
  folders.push(folder);
  return folder;
};
const content = (files: Files): string => {
  const root = writeContent(files);
  folders.push(root);
  return root;
};
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const build = (root: string, out: string, ...more: string[]) => command('build', ['--content', root, '--as-of', DAY, '--out', out, ...more]);

describe('the same input and day', () => {
  test('give the same bytes, in another folder, zone and language', async () => {
    const one = path.join(scratch(), 'dist');
    const other = path.join(scratch(), '另一个 文件夹#1');
    const root = content(BASE);
    const copy = scratch();
    cpSync(root, copy, { recursive: true });
    expect(build(root, one).status).toBe(0);
    expect(
      command('build', ['--content', copy, '--as-of', DAY, '--out', other], { TZ: 'America/Los_Angeles', LANG: 'zh_CN.GB18030', LC_ALL: 'C' }).status,
    ).toBe(0);
    expect(differences(await openFiles(one), await openFiles(other))).toEqual([]);
  });

  test('give them again for the example, whatever was built between', async () => {
    const { example } = SITES;
    const out = path.join(scratch(), 'dist');
    // Whoever calls, and whatever the machine takes this for.
    const env = {
      NODE_ENV: 'development',
      DEV: '1',
      PROD: '',
      MODE: 'development',
      BASE_URL: '/elsewhere/',
      SITE: 'https://elsewhere.example/',
      TZ: 'America/New_York',
      LANG: 'tr_TR.UTF-8',
    };
    expect(command('build', [...example.arguments(), '--as-of', example.day, '--out', out], env).status).toBe(0);
    expect(differences(await openFiles(example.out), await openFiles(out))).toEqual([]);
  });
});

describe('a private directory', () => {
  test('changes no byte of a public build', async () => {
    const root = content(BASE);
    const over = content({
      'brands/first/private.yaml':
        'internal: { phone: "13800001111" }\nrecord:\n  - { event: visited, date: 2024-05, note: 密档走访 }\n  - { event: withdrawn, date: 2022-06 }\n',
      'docs/secret.mdx': '---\ntitle: 密档文件\nvisibility: public\n---\n\n密档正文。\n',
    });
    const [without, with_] = [path.join(scratch(), 'dist'), path.join(scratch(), 'dist')];
    expect(build(root, without).status).toBe(0);
    const { status, stdout } = build(root, with_, '--private', over);
    // What is laid over may have problems of its own; it must not become public either way.
    if (status === 0) expect(differences(await openFiles(without), await openFiles(with_))).toEqual([]);
    else expect(stdout).toContain('record/');
  });
});

describe('a site that is there', () => {
  const root = content(BASE);
  const out = path.join(scratch(), 'dist');
  const shown = (): string => readFileSync(path.join(out, 'index.html'), 'utf8');

  test('is there', () => expect(build(root, out).status).toBe(0));

  test('stays when the content has errors', () => {
    const before = shown();
    const { status, stdout } = build(content({ ...BASE, 'site.yaml': 'title: 别的\npublisher: nobody\n' }), out);
    expect(status).toBe(1);
    expect(stdout).toContain('site.yaml:2:12 错误 reference/unknown');
    expect(shown()).toBe(before);
  });

  test('stays whenever a build is killed, and the next build clears up', async () => {
    const before = await openFiles(out);
    const other = content({ ...BASE, 'site.yaml': 'title: 另一个站\npublisher: district\n' });
    const store = path.join(path.dirname(out), '.dist.releases');
    // At stages, not at times: machines differ. A stage is told when it ends; after the last there is nothing left to kill.
    for (const stage of ['样式和脚本', '生成页面', '处理图片', '建立检索']) {
      const child = spawn(process.execPath, ['scripts/build.ts', '--content', other, '--as-of', DAY, '--out', out], { cwd: PROJECT });
      await new Promise<void>((resolve) => {
        let said = '';
        child.stderr.on('data', (bytes: Buffer) => {
          said += bytes.toString();
          if (said.includes(stage)) child.kill('SIGKILL');
        });
        child.on('exit', () => resolve());
      });
      expect(child.signalCode, stage).toBe('SIGKILL');
      expect(differences(before, await openFiles(out)), stage).toEqual([]);
    }
    expect(readdirSync(store).some((name) => name.startsWith('work-'))).toBe(true);
    expect(build(other, out).status).toBe(0);
    expect(shown()).toContain('另一个站');
    expect(readdirSync(store).filter((name) => !name.startsWith('release-'))).toEqual([]);
  });

  test('is replaced whole by builds at once, whichever ends last', async () => {
    const titles = ['甲站', '乙站', '丙站'];
    const start = async (title: string, delay: number): Promise<unknown> => {
      // One after the other, so that one ends while the next is in the middle of its pages.
      await new Promise((resolve) => setTimeout(resolve, delay));
      const root = content({ ...BASE, 'site.yaml': `title: ${title}\npublisher: district\n` });
      return new Promise((resolve) => {
        spawn(process.execPath, ['scripts/build.ts', '--content', root, '--as-of', DAY, '--out', out], { cwd: PROJECT }).on('exit', resolve);
      });
    };
    expect(await Promise.all(titles.map((title, at) => start(title, at * 700)))).toEqual([0, 0, 0]);
    const pages = [...(await openFiles(out))].filter(([file]) => file.endsWith('.html'));
    expect(new Set(pages.map(([, bytes]) => /[甲乙丙]站/.exec(bytes.toString())?.[0])).size).toBe(1);
  });
});

describe('content by the contract alone', () => {
  test('builds without a single entry', () => {
    const root = content({
      'site.yaml': 'title: 空站\npublisher: office\n',
      'taxonomy.yaml': 'domains: [{ id: one, label: 一类 }]\nlevels: [{ id: top, label: 一级, namedBy: office }]\n',
      'organizations/list.yaml': '- { id: office, name: 办公室, level: top }\n',
    });
    const out = path.join(scratch(), 'dist');
    const { status, stdout, stderr } = build(root, out);
    expect(stdout + stderr).not.toContain('错误 ');
    expect(status).toBe(0);
    for (const page of ['', 'brands/', 'logos/', 'themes/', 'ladder/', 'pairings/', 'study/', 'docs/', 'search/'])
      expect(existsSync(path.join(out, page, 'index.html')), page).toBe(true);
  });

  test('builds with everything that a brand may say, tags with signs among them', () => {
    const root = content({
      ...BASE,
      'brands/first/index.mdx': (BASE['brands/first/index.mdx'] as string).replace(
        'record:',
        'tags: ["C++ & 5:30", "党建+物业"]\nformerSlugs: [old-first]\nrecord:',
      ),
    });
    const out = path.join(scratch(), 'dist');
    const { status, stderr } = build(root, out);
    expect(stderr).not.toContain('没有');
    expect(status).toBe(0);
    expect(existsSync(path.join(out, 'tags/C++ & 5:30/index.html'))).toBe(true);
    for (const address of ['brands/old-first/', 'brands/old-first/slides/'])
      expect(readFileSync(path.join(out, address, 'index.html'), 'utf8')).toContain(`url=/${address.replace('old-first', 'first')}`);
  });
});

describe('what the build tells', () => {
  test('what, from what, where, how long, how big, and what changed', () => {
    const root = content(BASE);
    const out = path.join(scratch(), 'dist');
    build(root, out);
    writeFileSync(path.join(root, 'docs/new.mdx'), '---\ntitle: 新文件\n---\n\n正文。\n');
    const { stdout, stderr } = build(root, out);
    expect(stdout).toMatch(/公开版：2 个品牌，\d+ 个页面，\d+ 个文件/);
    expect(stdout).toContain(`内容 ${root} → ${out}`);
    expect(stdout).toMatch(/新增 [1-9]\d* 个文件，改动 [1-9]\d* 个/);
    expect(stdout).toContain('没有正式网址');
    // No terminal: plain lines, one for each stage.
    expect(stderr).not.toContain('\u001b');
    expect(stderr.trim().split('\n').length).toBeGreaterThan(8);
  });
});
