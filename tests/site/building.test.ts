/** Builds: equal input gives equal bytes, and a build that fails or is killed changes nothing. */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { PHASES } from '../../src/wording/commands.ts';
import { differences, openFiles } from '../support/bytes.ts';
import { BASE, changed, DAY, type Files, writeContent } from '../support/content.ts';
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

const ILLUSTRATED = '---\ntitle: 方案\n---\n\n## 目标\n\n<Figure src="plan.png" alt="图" />\n';
const picture = (): Promise<Buffer> =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#8a1c1c' } })
    .png()
    .toBuffer();

const build = (root: string, out: string, ...more: string[]) => command('build', ['--content', root, '--as-of', DAY, '--out', out, ...more]);

/** Starts a script without waiting. The promise gives its exit status and its standard error. */
function started(...args: string[]): Promise<{ status: number | null; signal: NodeJS.Signals | null; said: string }> {
  const child = spawn(process.execPath, args, { cwd: PROJECT, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  return new Promise((resolve) => {
    child.on('close', (status, signal) => resolve({ status, signal, said }));
  });
}

describe('equal input and day', () => {
  test('give equal bytes in another folder, time zone and locale', async () => {
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

  test('give equal bytes for the example, whatever was built between', async () => {
    const { example } = SITES;
    const out = path.join(scratch(), 'dist');
    // Variables that Astro and Vite would read.
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

describe('an edit of one case', () => {
  const root = content(BASE);
  const out = path.join(scratch(), 'dist');
  /** Edits a file and builds. Returns the files that differ, and the number of changed files that the command reports. */
  const edit = async (from: string, to: string): Promise<{ files: string[]; told: number }> => {
    const before = await openFiles(out);
    const file = path.join(root, 'brands/first/index.mdx');
    writeFileSync(file, changed(readFileSync(file, 'utf8'), from, to));
    const { status, stdout } = build(root, out, '--site', 'https://www.example.cn');
    expect(status).toBe(0);
    const [, added, told, removed] = /新增 (\d+) 个文件，改动 (\d+) 个，删去 (\d+) 个/.exec(stdout) ?? [];
    expect([added, removed]).toEqual(['0', '0']);
    return { files: differences(before, await openFiles(out)).sort(), told: Number(told) };
  };
  const isSearch = (file: string): boolean => file.startsWith('search/data/');
  /** Its page, its slides, and those of the pack that shows it. */
  const OWN = ['brands/first/index.html', 'brands/first/slides/index.html', 'study/one/slides/index.html'];

  test('of its text changes its own pages and the search', async () => {
    expect(build(root, out, '--site', 'https://www.example.cn').status).toBe(0);
    const { files, told } = await edit('正文。', '正文改了一句。');
    expect(files.filter((file) => !isSearch(file))).toEqual(OWN);
    expect(files.some(isSearch)).toBe(true);
    expect(told).toBe(files.length);
  });

  test('of its summary also changes lists and feeds, but no other case', async () => {
    const { files, told } = await edit('summary: 一句话简介。', 'summary: 另一句话简介。');
    expect(files).toEqual(expect.arrayContaining([...OWN, 'data/brands.json', 'feed.xml', 'brands/index.html']));
    expect(
      files.filter((file) =>
        /^(?:assets|media|docs|help|ladder|logos)\/|^brands\/second\/|^(?:robots\.txt|licenses\.txt|404\.html|_headers)$/.test(file),
      ),
    ).toEqual([]);
    expect(told).toBe(files.length);
  });
});

describe('a private directory', () => {
  test('changes no byte of a public build', async () => {
    const root = content(BASE);
    const over = content({
      'brands/first/private.yaml':
        'internal: { phone: "13800001111" }\nrecord:\n  - { event: visited, date: 2024-05, note: 密档走访 }\n  - { event: declared, date: 2026-05, level: town, by: town }\n',
      'docs/secret.mdx': '---\ntitle: 密档文件\nvisibility: public\n---\n\n密档正文。\n',
    });
    const [without, with_] = [path.join(scratch(), 'dist'), path.join(scratch(), 'dist')];
    expect(build(root, without).status).toBe(0);
    expect(build(root, with_, '--private', over).status).toBe(0);
    expect(differences(await openFiles(without), await openFiles(with_))).toEqual([]);
  });

  test('with errors stops the build and says where', () => {
    const over = content({ 'brands/first/private.yaml': 'record:\n  - { event: withdrawn, date: 2022-06 }\n' });
    const { status, stdout } = build(content(BASE), path.join(scratch(), 'dist'), '--private', over);
    expect({ status, stdout }).toEqual({ status: 1, stdout: expect.stringMatching(/错误 record\/transition /) });
  });
});

describe('an existing site', () => {
  const root = content(BASE);
  const out = path.join(scratch(), 'dist');
  const shown = (): string => readFileSync(path.join(out, 'index.html'), 'utf8');

  test('is built', () => expect(build(root, out).status).toBe(0));

  test('stays if the content has errors', () => {
    const before = shown();
    const { status, stdout } = build(content({ ...BASE, 'site.yaml': 'title: 别的\npublisher: nobody\n' }), out);
    expect(status).toBe(1);
    expect(stdout).toContain('site.yaml:2:12 错误 reference/unknown');
    expect(shown()).toBe(before);
  });

  test('stays if a build is killed at the start of any phase, and the next build cleans up', async () => {
    const before = await openFiles(out);
    const other = content({
      ...BASE,
      'site.yaml': 'title: 另一个站\npublisher: district\n',
      'docs/plan.png': await picture(),
      'docs/plan.mdx': ILLUSTRATED,
    });
    const store = path.join(path.dirname(out), '.dist.releases');
    const killed = (phase: string) => started('tests/support/killedBuild.ts', other, DAY, out, phase);
    // The last two are those of other commands.
    const phases = Object.keys(PHASES).filter((phase) => phase !== 'pack' && phase !== 'papers');
    // Two at once, as many as a small machine has processors.
    const work = async (): Promise<void> => {
      for (let phase = phases.shift(); phase !== undefined; phase = phases.shift()) {
        expect(await killed(phase), phase).toMatchObject({ signal: 'SIGKILL' });
        expect(differences(before, await openFiles(out)), phase).toEqual([]);
      }
    };
    await Promise.all([work(), work()]);
    expect(readdirSync(store).filter((name) => name.startsWith('work-')).length).toBeGreaterThan(0);
    // Killed after the switch, but before the report.
    expect(await killed('end')).toMatchObject({ signal: 'SIGKILL' });
    const after = await openFiles(out);
    expect(after.get('index.html')?.toString()).toContain('另一个站');
    expect(build(other, out).status).toBe(0);
    expect(differences(after, await openFiles(out))).toEqual([]);
    expect(readdirSync(store).filter((name) => !name.startsWith('release-'))).toEqual([]);
    expect(readdirSync(path.dirname(out)).sort()).toEqual(['.dist.releases', 'dist', 'dist.hosting', 'dist.manifest.json']);
    expect(readdirSync(path.join(path.dirname(out), 'dist.hosting')).sort()).toEqual(['Caddyfile', 'nginx.conf']);
  }, 1_200_000);

  test('is replaced as a whole by concurrent builds', async () => {
    const titles = ['甲站', '乙站', '丙站'];
    const start = async (title: string, delay: number) => {
      // Started in turn, so that one ends while the next writes its pages.
      await new Promise((resolve) => setTimeout(resolve, delay));
      const root = content({ ...BASE, 'site.yaml': `title: ${title}\npublisher: district\n` });
      return started('scripts/build.ts', '--content', root, '--as-of', DAY, '--out', out);
    };
    // A check uses the same cache.
    const check = started('scripts/check.ts', '--content', root, '--as-of', DAY);
    for (const ended of await Promise.all([check, ...titles.map((title, at) => start(title, at * 700))])) expect(ended).toMatchObject({ status: 0 });
    const pages = [...(await openFiles(out))].filter(([file]) => file.endsWith('.html'));
    expect(new Set(pages.map(([, bytes]) => /[甲乙丙]站/.exec(bytes.toString())?.[0])).size).toBe(1);
  });
});

describe('minimal and full content', () => {
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

  test('builds tags with special characters, and redirects', () => {
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
    expect(existsSync(path.join(out, 'tags/C++ & 5~3a30/index.html'))).toBe(true);
    for (const address of ['brands/old-first/', 'brands/old-first/slides/', 'p/old-first/'])
      expect(readFileSync(path.join(out, address, 'index.html'), 'utf8')).toContain(`url=/${address.replace('old-first', 'first')}`);
  });
});

describe('a build of what was built already', () => {
  /** No status tells apart two changes of a file within this time. */
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 3000));

  test('answers from what is kept, and builds again if content, day, options or site have changed', async () => {
    const root = content(BASE);
    const out = path.join(scratch(), 'dist');
    await settled();
    expect(build(root, out).status).toBe(0);
    const unchanged = build(root, out);
    // Nothing is read, so no stage is told.
    expect([unchanged.status, unchanged.stderr]).toEqual([0, '']);
    expect(unchanged.stdout).toContain('新增 0 个文件，改动 0 个，删去 0 个');
    expect(build(root, out, '--base', '/x').stderr).not.toBe('');
    expect(build(root, out).stderr).not.toBe('');
    expect(build(root, out, '--as-of', '2026-06-02').stderr).not.toBe('');
    expect(build(root, out).stderr).not.toBe('');
    rmSync(out);
    expect(build(root, out).stderr).not.toBe('');
    expect(existsSync(path.join(out, 'index.html'))).toBe(true);
    const file = path.join(root, 'docs/plan.mdx');
    writeFileSync(file, changed(readFileSync(file, 'utf8'), '正文。', '正方。'));
    expect(build(root, out).status).toBe(0);
    expect(readFileSync(path.join(out, 'docs/plan/index.html'), 'utf8')).toContain('正方。');
  });
});

describe('the report of a build', () => {
  test('states what was built, from where, to where, how long, how big, and what changed', () => {
    const root = content(BASE);
    const out = path.join(scratch(), 'dist');
    build(root, out);
    writeFileSync(path.join(root, 'docs/new.mdx'), '---\ntitle: 新文件\n---\n\n正文。\n');
    const { stdout, stderr } = build(root, out);
    expect(stdout).toMatch(/公开版：2 个品牌，\d+ 个页面，\d+ 个文件/);
    expect(stdout).toContain(`内容 ${root} → ${out}`);
    expect(stdout).toMatch(/新增 [1-9]\d* 个文件，改动 [1-9]\d* 个/);
    expect(stdout).toContain('没有正式网址');
    // Without a terminal, each stage is one plain line.
    expect(stderr).not.toContain('\u001b');
    expect(stderr.trim().split('\n').length).toBeGreaterThan(5);
  });
});
