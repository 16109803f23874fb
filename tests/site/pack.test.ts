/** Offline bundles, by the command. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, describe, expect, test } from 'vitest';
import { ownName } from '../../src/leftovers.ts';
import { unfitNames } from '../../src/outputs/bundle/names.ts';
import { BASE, BRAND, DAY, type Files, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-pack-'));
const FILES: Files = {
  ...BASE,
  'site.yaml': `${BASE['site.yaml']}url: https://www.example.cn\n`,
  'brands/other/index.mdx': `${BRAND('蓝色驿站', 'east')}\n见[红色的](../first/index.mdx)。\n`,
  'study/inside.mdx': (BASE['study/one.mdx'] as string).replace(/^title: .*$/m, 'title: 内部的课\nvisibility: internal'),
};
const root = writeContent(FILES);
afterAll(() => {
  for (const one of [home, root]) rmSync(one, { recursive: true, force: true });
});

const out = path.join(home, 'out');
const pack = (...more: string[]) => command('pack', ['--content', root, '--as-of', DAY, '--out', out, ...more]);
const open = (name: RegExp): Record<string, string> => {
  const file = readdirSync(out).find((one) => name.test(one));
  expect(file, `${name} among ${readdirSync(out)}`).toBeDefined();
  return Object.fromEntries(
    Object.entries(unzipSync(readFileSync(path.join(out, file as string)))).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]),
  );
};

describe('the whole site', () => {
  test('opens from a disk: relative addresses, no server’s files, a word on how to open it', () => {
    const { status, stdout } = pack();
    expect(status).toBe(0);
    expect(stdout).toMatch(/公开版离线包：\d+ 个页面，\d+ 个文件，[\d.]+ [KM]B；/);
    const files = open(new RegExp(`-${DAY}\\.zip$`));
    expect(files['README.txt']).toMatch(/^\uFEFF.*\r\n/);
    for (const told of ['双击 index.html', 'study/one/index.html', 'papers 文件夹']) expect(files['README.txt']).toContain(told);
    for (const [file, text] of Object.entries(files)) {
      if (!file.endsWith('.html')) continue;
      for (const [, url = ''] of text.matchAll(/ (?:href|src|action|data-[\w-]+)="([^"]*)"/g)) {
        if (/^(?:https?:|#|$)/.test(url)) continue;
        expect(url, file).not.toMatch(/^\//);
      }
    }
    const followed = [...(files['index.html'] as string).matchAll(/ href="([^"#?]*)/g)]
      .map(([, url = '']) => url)
      .filter((url) => !/^https?:|^$/.test(url));
    expect(followed.length).toBeGreaterThan(10);
    for (const url of followed) expect(files, url).toHaveProperty([url]);
    expect(Object.keys(files).filter((file) => /\.(?:br|gz|xml|ics|conf)$|robots|404\.html/.test(file))).toEqual([]);
    expect(unfitNames(Object.keys(files))).toEqual([]);
    // Printed pages name the address online.
    expect(files['brands/first/index.html']).toContain('www.example.cn/brands/first/');
    expect(files['help/machine/index.html']).toContain('data-machine');
  });

  test('has the same bytes each time', () => {
    const before = readdirSync(out).map((name) => readFileSync(path.join(out, name)));
    expect(pack().status).toBe(0);
    expect(readdirSync(out).map((name) => readFileSync(path.join(out, name)).equals(before.shift() as Buffer))).toEqual([true]);
  });

  test('of an internal build says so in its name, in its README and on every page', () => {
    expect(pack('--profile', 'internal').status).toBe(0);
    const files = open(/（内部）/);
    expect(files['README.txt']).toContain('内部资料');
    for (const [file, text] of Object.entries(files)) if (file.endsWith('.html')) expect(text, file).toContain('internal-band');
    expect(files['study/inside/index.html']).toContain('内部的课');
  });
});

describe('a part', () => {
  test('of a pack holds what it uses, and searches that alone', () => {
    expect(pack('--study', 'one').status).toBe(0);
    const files = open(/^第一课-/);
    expect(Object.keys(files).filter((file) => /^brands\/[^/]+\/index/.test(file))).toEqual(['brands/first/index.html']);
    expect(JSON.stringify(files)).not.toContain('蓝色驿站');
    // What a facilitator opens first stands ahead of the logos.
    const [opening = ''] = (files['index.html'] ?? '').split('</header>').slice(1);
    expect(opening).toMatch(/href="study\/one\/index\.html"[\s\S]*href="help\/machine\/index\.html"/);
  });

  test('of brands, of which links to others are text', () => {
    expect(pack('--brands', 'other').status).toBe(0);
    const files = open(/1个品牌/);
    expect(files['brands/other/index.html']).toContain('红色的');
    expect(files['brands/other/index.html']).not.toContain('brands/first');
    expect(Object.keys(files)).not.toContain('brands/first/index.html');
  });

  test.each([
    [['--study', 'on'], '没有“on”这个学习包，是不是“one”'],
    [['--brands', 'first,nobody'], '没有“nobody”这个品牌'],
    [['--study', 'inside'], '不在公开版里'],
    [['--study', 'one', '--brands', 'first'], '只能写一个'],
    [['--brands', ' ， '], '写品牌的目录名'],
  ])('%s is refused', (args, told) => {
    const before = readdirSync(out);
    const { status, stderr, stdout } = pack(...args);
    expect(stderr).toContain(told);
    expect({ status, stdout, out: readdirSync(out) }).toEqual({ status: 2, stdout: '', out: before });
  });
});

describe('papers', () => {
  test('lie in the bundle, and the pages lead to them', () => {
    const files = open(new RegExp(`^试验站-${DAY}\\.zip$`));
    expect(files['papers/brands/first.pdf']).toMatch(/^%PDF-1\.7/);
    expect(files['papers/forms.pdf']).toMatch(/^%PDF/);
    expect(files['brands/first/index.html']).toContain('href="../../papers/brands/first.pdf"');
    expect(files['study/one/index.html']).toContain('href="../../papers/study/one-forms.pdf"');
  });

  test('are written into a folder, made again only if something changed', () => {
    const place = path.join(home, 'papers');
    const write = () => command('handouts', ['--content', root, '--as-of', DAY, '--out', place]);
    expect(write()).toMatchObject({ status: 0 });
    const before = ['first', 'other'].map((slug) => readFileSync(path.join(place, `brands/${slug}.pdf`)));
    const again = write();
    expect(again.stdout).toContain('新做 0 份');
    // What somebody changed or removed is put there again, without being set.
    writeFileSync(path.join(place, 'brands/first.pdf'), 'x'.repeat((before[0] as Buffer).length));
    rmSync(path.join(place, 'brands/other.pdf'));
    const mended = write();
    expect(mended.stdout).toContain('新做 0 份');
    expect(mended.stdout.split('，用时')[0]?.split('；')[0]).toBe(again.stdout.split('，用时')[0]?.split('；')[0]);
    expect(['first', 'other'].map((slug, at) => readFileSync(path.join(place, `brands/${slug}.pdf`)).equals(before[at] as Buffer))).toEqual([
      true,
      true,
    ]);
    const file = path.join(root, 'brands/other/index.mdx');
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.replace('见[', '\u{20BB7}见['));
    const third = write();
    writeFileSync(file, whole);
    // A letter that no font has keeps no paper from being made.
    expect(third.status).toBe(0);
    const after = ['first', 'other'].map((slug) => readFileSync(path.join(place, `brands/${slug}.pdf`)));
    expect(after.map((bytes, at) => bytes.equals(before[at] as Buffer))).toEqual([true, false]);
  });
});

describe('nothing half-written is left', () => {
  test('by content with errors', () => {
    const wrong = writeContent({ ...BASE, 'site.yaml': 'title: 站\npublisher: distrct\n' });
    const place = path.join(home, 'wrong');
    const { status, stdout } = command('pack', ['--content', wrong, '--as-of', DAY, '--out', place]);
    expect(status).toBe(1);
    expect(stdout).toContain('没有生成离线包');
    // It is no site that was not made.
    expect(stdout).not.toContain('网站');
    expect(readdirSync(place)).toEqual([]);
    rmSync(wrong, { recursive: true });
  });

  test('by a command that was killed, once the next one runs', () => {
    const gone = String(spawnSync(process.execPath, ['--version']).pid);
    const dead = ownName().replace(/^\d+/, gone);
    const place = path.join(home, 'killed');
    mkdirSync(path.join(place, 'brands'), { recursive: true });
    const parts = [`.试验站-${DAY}.zip.${dead}.part`, `brands/.first.pdf.${dead}.part`, `.试验站.zip.${ownName()}.part`];
    for (const part of parts) writeFileSync(path.join(place, part), 'half');
    expect(command('handouts', ['--content', root, '--as-of', DAY, '--out', place]).status).toBe(0);
    expect(command('pack', ['--content', root, '--as-of', DAY, '--out', place, '--study', 'one']).status).toBe(0);
    // Who writes the last one still runs.
    expect(parts.map((part) => existsSync(path.join(place, part)))).toEqual([false, false, true]);
  });

  test('by a folder that is a file', () => {
    const place = path.join(home, 'file');
    writeFileSync(place, '');
    const { status, stderr } = command('pack', ['--content', root, '--as-of', DAY, '--out', place]);
    expect(status).toBe(2);
    expect(stderr).toContain('不是文件夹');
  });

  test('by a folder that cannot be made', () => {
    writeFileSync(path.join(home, 'plain'), '');
    const { status, stdout, stderr } = command('pack', ['--content', root, '--as-of', DAY, '--out', path.join(home, 'plain', 'below')]);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/没有生成离线包.*\p{Script=Han}/u);
  });
});
