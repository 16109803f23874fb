/** Output folders that cannot be used: the command says why, and the old site stays. Files block folders here, because root ignores permissions. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PROJECT } from '../../src/project.ts';
import { differences, openFiles } from '../support/bytes.ts';
import { BASE, DAY, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-places-'));
const [template, folder] = [path.join(home, 'template'), path.join(home, 'folder')];
const out = path.join(folder, 'dist');
const root = writeContent(BASE);
const other = writeContent({ ...BASE, 'site.yaml': 'title: 另一个站\npublisher: district\n' });
let before: Map<string, Buffer>;

const args = (where: string): string[] => ['--content', other, '--as-of', DAY, '--out', where];

beforeAll(async () => {
  expect(command('build', ['--content', root, '--as-of', DAY, '--out', path.join(template, 'dist')]).status).toBe(0);
  before = await openFiles(path.join(template, 'dist'));
});
beforeEach(() => {
  rmSync(folder, { recursive: true, force: true });
  cpSync(template, folder, { recursive: true, verbatimSymlinks: true });
});
afterAll(() => {
  for (const one of [home, root, other]) rmSync(one, { recursive: true, force: true });
});

/** Expects one line of Chinese that names the place, no stack trace, and an unchanged site. */
async function expectRefused(
  { status, stderr }: { status: number | null; stderr: string },
  wanted: { status: number; reason: RegExp; place?: string },
): Promise<void> {
  const line = stderr.trimEnd().split('\n').at(-1) ?? '';
  expect({ status, line }).toEqual({ status: wanted.status, line: expect.stringMatching(wanted.reason) });
  expect(line).toMatch(/\p{Script=Han}.*。$/u);
  expect(stderr).not.toMatch(/\n {4}at |\bE[A-Z]{4,}\b/);
  if (wanted.place !== undefined) expect(line).toContain(wanted.place);
  expect(differences(before, await openFiles(out))).toEqual([]);
}

describe('--out', () => {
  test.each([
    ['is the root', '/', /互相包含/],
    ['is a folder of the system', '/usr', /系统的/],
    ['is where temporary files lie', tmpdir(), /互相包含/],
    ['holds the content and the generator', '.', /互相包含|生成器自己的/],
    ['lies in the content', path.join(other, 'dist'), /--content/],
    ['is a file', path.join(PROJECT, 'package.json'), /不是文件夹|生成器自己的/],
  ])('%s: exits with 2 before reading anything', async (_, where, reason) => {
    // A place may be wrong for several reasons.
    const said = command('build', args(where));
    await expectRefused(said, { status: 2, reason });
    expect(said.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('is below a file', async () => {
    writeFileSync(path.join(folder, 'file'), '');
    await expectRefused(command('build', args(path.join(folder, 'file/below/dist'))), {
      status: 1,
      reason: /^没有生成网站；原来的网站没有动。/,
      place: 'file',
    });
    expect(readFileSync(path.join(folder, 'file'), 'utf8')).toBe('');
  });

  test('is where nothing can be created', async () => {
    // On systems without procfs, this folder cannot be created either.
    await expectRefused(command('build', args('/proc/none/of/these')), { status: 1, reason: /^没有生成网站；原来的网站没有动。/, place: '/proc' });
  });

  test('has a file in place of its releases folder', async () => {
    const where = path.join(folder, 'new');
    writeFileSync(path.join(folder, '.new.releases'), 'mine');
    await expectRefused(command('build', args(where)), { status: 1, reason: /路径中间有一段是文件|同名/, place: '.new.releases' });
    expect(readFileSync(path.join(folder, '.new.releases'), 'utf8')).toBe('mine');
  });

  test('has foreign files: these are moved aside, and the command says so', async () => {
    const where = path.join(folder, 'mine');
    mkdirSync(path.join(where, 'deep'), { recursive: true });
    writeFileSync(path.join(where, 'deep/论文.docx'), 'mine');
    const { status, stdout } = command('build', args(where));
    expect(status).toBe(0);
    expect(stdout).toContain(`${where}.before-1`);
    expect(readFileSync(path.join(`${where}.before-1`, 'deep/论文.docx'), 'utf8')).toBe('mine');
    expect(readFileSync(path.join(where, 'index.html'), 'utf8')).toContain('另一个站');
  });
});

describe('the old site stays, and the next build succeeds,', () => {
  const succeeds = async (): Promise<void> => {
    expect(command('build', args(out)).status).toBe(0);
    expect(readFileSync(path.join(out, 'index.html'), 'utf8')).toContain('另一个站');
    expect(readdirSync(path.join(folder, '.dist.releases')).filter((name) => !name.startsWith('release-'))).toEqual([]);
  };

  test('if a file is in place of the hosting folder', async () => {
    rmSync(path.join(folder, 'dist.hosting'), { recursive: true });
    writeFileSync(path.join(folder, 'dist.hosting'), 'mine');
    await expectRefused(command('build', args(out)), { status: 1, reason: /同名|路径中间有一段是文件/, place: 'dist.hosting' });
    expect(readdirSync(path.join(folder, '.dist.releases')).filter((name) => !name.startsWith('release-'))).toEqual([]);
    rmSync(path.join(folder, 'dist.hosting'));
    await succeeds();
  });

  test('if the disk is full', async () => {
    // A limit of 20 KB per file stands for a full disk.
    const limited = ['-c', 'ulimit -f 20; exec "$0" "$@"', process.execPath, 'scripts/build.ts', ...args(out)];
    await expectRefused(spawnSync('bash', limited, { cwd: PROJECT, encoding: 'utf8' }), { status: 1, reason: /文件超过了系统允许的大小|磁盘满了/ });
    await succeeds();
  });

  test('if the cache cannot be written', async () => {
    const cache = path.join(folder, 'cache');
    writeFileSync(cache, '');
    const script = [path.join(PROJECT, 'tests/support/killedBuild.ts'), other, DAY, out, 'never', path.join(cache, 'below')];
    await expectRefused(spawnSync(process.execPath, script, { cwd: PROJECT, encoding: 'utf8' }), {
      status: 1,
      reason: /路径中间有一段是文件/,
      place: cache,
    });
    rmSync(cache);
    await succeeds();
  });
});
