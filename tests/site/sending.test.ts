/** Copying a site to where it is served, by the commands of `docs/deploying.md`: rsync, and rclone over WebDAV; whole, after an edit, cut off, and after a takedown. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findRclone, findRsync } from '../../scripts/programs.ts';
import { PROJECT } from '../../src/project.ts';
import { differences, openFiles } from '../support/bytes.ts';
import { BASE, BRAND, changed, DAY, type Files, SVG, writeContent } from '../support/content.ts';
import { command } from '../support/sites.ts';

const BRANDS: Files = Object.fromEntries(
  Array.from({ length: 12 }, (_, at) => [`brands/b${at}/index.mdx`, BRAND(`${'甲乙丙丁戊己庚辛壬癸子丑'[at]}号驿站`, 'east')]),
);
const WITH_LOGO = (BRANDS['brands/b3/index.mdx'] as string).replace(/^logo: .*$/m, 'logo: { kind: image, file: logo.svg, alt: 标, meaning: 义 }');
const CONTENT: Files = { ...BASE, ...BRANDS, 'brands/b3/index.mdx': WITH_LOGO, 'brands/b3/logo.svg': SVG };

const home = mkdtempSync(path.join(tmpdir(), 'biaogan-sending-'));
const root = writeContent(CONTENT);
const out = path.join(home, 'dist');
afterAll(() => {
  for (const one of [home, root]) rmSync(one, { recursive: true, force: true });
});
const args = (): string[] => ['--content', root, '--as-of', DAY, '--out', out];
const edit = (file: string, from: string, to: string): void => {
  const whole = path.join(root, file);
  writeFileSync(whole, changed(readFileSync(whole, 'utf8'), from, to));
};
function done(name: string, given: readonly string[]): string {
  const { status, stdout, stderr } = command(name, given);
  if (status !== 0) throw new Error(stdout + stderr);
  return stdout;
}
const build = (): string => done('build', args());
const sending = (...more: string[]): string => done('sending', ['--out', out, ...more]);
const lists = (): string[] => (existsSync(`${out}.sending`) ? readdirSync(`${out}.sending`).sort() : []);
const DOCUMENT = readFileSync(path.join(PROJECT, 'docs/deploying.md'), 'utf8');
/**
 * Runs the commands of the document that hold `tool`, with other places put in. `stop` cuts them off after so many lists.
 * Returns what they say.
 */
function runDocument(tool: string, place: string, stop?: number): string {
  const [, written] = [...DOCUMENT.matchAll(/```sh\n(.*?)```/gs)].find(([, block]) => block?.includes(` ${tool} `)) ?? [];
  if (written === undefined) throw new Error(`no commands with ${tool}`);
  // The remote of rclone keeps its name; the environment says where it is.
  let script = written
    .replace(/web@\S+/, place)
    .replaceAll('/srv/www/brands', out)
    .replace('rsync -a', 'rsync -a --stats');
  if (stop !== undefined) script = changed(script, '/*.txt', `/[0-${stop}]-*.txt`).replace(/^npm .*--done$/m, '');
  const env = {
    ...process.env,
    PATH: [path.dirname(findRsync()), path.dirname(findRclone()), process.env.PATH].join(':'),
    RCLONE_CONFIG_PLACE_TYPE: 'webdav',
    RCLONE_CONFIG_PLACE_URL: place,
  };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', script], { cwd: PROJECT, encoding: 'utf8', env });
  if (status !== 0) throw new Error(`${script}\n${stdout}${stderr}`);
  return stdout;
}

describe('rsync', () => {
  const place = (): string => path.join(home, 'place');
  /** Returns the bytes that were sent. */
  const send = (stop?: number): number => {
    const said = runDocument('rsync', `${place()}/`, stop);
    return [...said.matchAll(/Total bytes sent: ([\d,]+)/g)].reduce((sum, [, bytes]) => sum + Number((bytes as string).replaceAll(',', '')), 0);
  };
  const isEqual = async (): Promise<void> => expect(differences(await openFiles(place()), await openFiles(out))).toEqual([]);
  beforeAll(() => {
    mkdirSync(place());
  });

  test('a whole site, then one edit: the place is equal, and only the edit is sent', async () => {
    build();
    const whole = send();
    await isEqual();
    expect(sending()).toContain('没有要发送的');
    edit('brands/b4/index.mdx', '正文。', '正文改了。');
    build();
    const edited = send();
    await isEqual();
    expect(edited).toBeLessThan(whole / 5);
  });

  test('a copy that was cut off is made good by the next one, also if the site changed meanwhile', async () => {
    const added = path.join(root, 'brands/new');
    mkdirSync(added);
    writeFileSync(path.join(added, 'index.mdx'), WITH_LOGO.replace('丁号驿站', '新的驿站'));
    writeFileSync(path.join(added, 'logo.svg'), SVG.replace('r="4"', 'r="3"'));
    build();
    sending();
    const pages = lists().findIndex((list) => readFileSync(`${out}.sending/${list}`, 'utf8').includes('brands/new/index.html'));
    send(pages + 1);
    expect(existsSync(path.join(place(), 'brands/new/index.html'))).toBe(true);
    expect(existsSync(`${out}.sending`)).toBe(true);
    rmSync(added, { recursive: true });
    build();
    expect(command('sending', ['--out', out, '--done'])).toMatchObject({ status: 2, stderr: expect.stringContaining('网站又换过') });
    send();
    await isEqual();
  });

  test('what was taken down is removed by the first list, its picture with it', async () => {
    const pictures = (): string[] =>
      readdirSync(path.join(place(), 'media'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.svg'));
    expect(pictures().length).toBe(1);
    edit('brands/b3/index.mdx', 'domain: rural', 'domain: rural\nvisibility: internal');
    done('takedown', args());
    send(1);
    expect(existsSync(path.join(place(), 'brands/b3/index.html'))).toBe(false);
    expect(existsSync(path.join(place(), 'p/b3/index.html'))).toBe(false);
    expect(existsSync(path.join(place(), 'media')) ? pictures() : []).toEqual([]);
    send();
    await isEqual();
  });
});

describe('rclone over WebDAV', () => {
  const served = mkdtempSync(path.join(tmpdir(), 'biaogan-webdav-'));
  let server: ChildProcess;
  let remote = '';
  beforeAll(async () => {
    server = spawn(findRclone(), ['serve', 'webdav', served, '--addr', '127.0.0.1:0', '--config', ''], { stdio: ['ignore', 'pipe', 'pipe'] });
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      const read = (part: Buffer): void => {
        said += part.toString();
        const [found] = /http:\/\/127\.0\.0\.1:\d+/.exec(said) ?? [];
        if (found !== undefined) resolve(found);
      };
      server.stdout?.on('data', read);
      server.stderr?.on('data', read);
      server.once('exit', () => reject(new Error(said)));
    });
    remote = address;
  });
  afterAll(() => {
    server.kill();
    rmSync(served, { recursive: true, force: true });
  });

  test('a whole site, an edit that keeps the size of files, and a removal', async () => {
    const sendAll = (): string => runDocument('rclone', remote);
    rmSync(`${out}.sent.json`);
    sendAll();
    expect(differences(await openFiles(path.join(served, 'brands')), await openFiles(out))).toEqual([]);
    edit('brands/b5/index.mdx', '正文。', '本文。');
    edit('brands/b6/index.mdx', 'domain: rural', 'domain: rural\nvisibility: internal');
    build();
    sendAll();
    expect(differences(await openFiles(path.join(served, 'brands')), await openFiles(out))).toEqual([]);
  });
});

test('an internal site is not listed for the place of a public one', () => {
  done('build', [...args(), '--profile', 'internal']);
  expect(command('sending', ['--out', out])).toMatchObject({ status: 2, stderr: expect.stringContaining('不是给同一批人看的') });
});
