/** The editing page's own work: what is saved where, what is refused, and that nothing is lost. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, test } from 'vitest';
import type { Bench, Saved } from '../../../src/edit/asked.ts';
import { ConflictError } from '../../../src/edit/disk.ts';
import { Session } from '../../../src/edit/session.ts';
import { EditError } from '../../../src/edit/shelf.ts';
import { given } from '../../../src/given.ts';
import { PROJECT } from '../../../src/project.ts';
import { readAsIf, readSite } from '../../../src/site/read.ts';
import { BASE, DAY, type Files, writeContent } from '../../support/content.ts';

const made: string[] = [];
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function sessionOf(files: Files = BASE, privateFiles?: Files) {
  const root = writeContent(files);
  const privateRoot = privateFiles === undefined ? undefined : writeContent(privateFiles);
  const cache = mkdtempSync(path.join(tmpdir(), 'edit-cache-'));
  made.push(root, cache, ...(privateRoot === undefined ? [] : [privateRoot]));
  const bench: Bench = {
    roots: { content: root, ...given('private', privateRoot) },
    asOf: DAY,
    look: (instead) => readAsIf({ root, asOf: DAY, cache, instead, ...given('privateRoot', privateRoot) }),
    draw: async () => undefined,
    refresh: async () => undefined,
    changes: async () => ({ lines: [], errors: 0 }),
    submit: async () => ({ lines: [] }),
  };
  const at = (file: string): string => path.join(root, file);
  return { session: new Session(bench), root, privateRoot, at, text: (file: string) => readFileSync(at(file), 'utf8') };
}

const FIRST = 'brands/first/index.mdx';
const PLAN = 'docs/plan.mdx';
type Data = Record<string, unknown>;
const changed = (data: unknown, more: Data) => ({ ...(data as Data), ...more }) as never;
const done = (saved: Saved): Exclude<Saved, { outcome: 'conflict' }> => {
  if (saved.outcome === 'conflict') throw new Error('conflict');
  return saved;
};

describe('a save', () => {
  test('changes the line of what was edited, and can be taken back', async () => {
    const { session, text } = sessionOf();
    const before = text(FIRST);
    const { data, body, digest } = await session.open(FIRST);
    const saved = done(await session.save(FIRST, digest, { data: changed(data, { theme: '新的主题' }), body }));
    expect(saved.outcome).toBe('saved');
    expect(text(FIRST)).toBe(before.replace('theme: 红色驿站的主题', 'theme: 新的主题'));
    await session.undo(saved.undo);
    expect(text(FIRST)).toBe(before);
  });

  test('on a file that has changed meanwhile is a conflict, and touches nothing', async () => {
    const { session, text, at } = sessionOf();
    const { data, body, digest } = await session.open(FIRST);
    const other = text(FIRST).replace('一句话简介', '别人改的简介');
    writeFileSync(at(FIRST), other);
    session.forget();
    const saved = await session.save(FIRST, digest, { data: changed(data, { theme: '我的主题' }), body });
    expect(saved).toMatchObject({ outcome: 'conflict', theirs: { data: { summary: '别人改的简介。' } } });
    expect(text(FIRST)).toBe(other);
  });

  test('cannot be taken back once the file has changed again', async () => {
    const { session, text, at } = sessionOf();
    const { data, body, digest } = await session.open(FIRST);
    const saved = done(await session.save(FIRST, digest, { data: changed(data, { theme: '我的主题' }), body }));
    writeFileSync(at(FIRST), `${text(FIRST)}\n又一段。\n`);
    await expect(session.undo(saved.undo)).rejects.toThrow(ConflictError);
    expect(text(FIRST)).toContain('又一段');
  });

  test('of the whole text keeps CRLF and the byte-order mark', async () => {
    const { session, text, at } = sessionOf();
    writeFileSync(at(PLAN), '\uFEFF---\r\ntitle: "方案\r\n---\r\n\r\n## 目标\r\n\r\n正文。\r\n');
    session.forget();
    const opened = await session.open(PLAN);
    expect(opened.data).toBeUndefined();
    done(await session.save(PLAN, opened.digest, { text: opened.text.replace('"方案', '方案') }));
    expect(text(PLAN)).toBe('\uFEFF---\r\ntitle: 方案\r\n---\r\n\r\n## 目标\r\n\r\n正文。\r\n');
  });

  test('with an error elsewhere says so, and stays a draft', async () => {
    const { session, text } = sessionOf();
    const before = text('organizations/all.yaml');
    const { data, digest } = await session.open('organizations/all.yaml');
    const saved = done(await session.save('organizations/all.yaml', digest, { data: (data as Data[]).filter(({ id }) => id !== 'east') as never }));
    expect(saved).toMatchObject({ outcome: 'draft', elsewhere: expect.arrayContaining([expect.stringContaining(FIRST)]) });
    expect(text('organizations/all.yaml')).toBe(before);
  });
});

describe('a draft', () => {
  test('of a new entry says what is missing, is in no build, and goes into its place when it is whole', async () => {
    const { session, root, at, text } = sessionOf();
    const { file } = await session.create('brand', '晨光夜校', undefined);
    expect(file).toBe('brands/chen-guang-ye-xiao/index.mdx');
    const opened = await session.open(file);
    expect(opened).toMatchObject({ isDraft: true, isNew: true, data: { name: '晨光夜校' } });
    expect(opened.body).toContain('## 背景与起因');
    expect(opened.standard?.items.filter(({ met }) => met).map(({ key }) => key)).toEqual(['name']);
    const half = done(
      await session.save(file, opened.digest, { data: changed(opened.data, { organization: 'south', domain: 'rural' }), body: opened.body }),
    );
    expect(half.outcome).toBe('draft');
    expect(half.problems.some(({ path: at }) => at?.join() === 'summary')).toBe(true);
    expect(existsSync(at(file))).toBe(false);
    expect((await readSite({ root, asOf: DAY })).diagnostics).toEqual([]);
    const whole = done(
      await session.save(file, half.digest, {
        data: changed(half.data, { summary: '一句话。', record: [{ date: 2026, event: 'cultivated' }] }),
        body: half.body,
      }),
    );
    expect(whole).toMatchObject({ outcome: 'saved', isDraft: false, isNew: false });
    expect(text(file)).toContain('record:\n  - { date: 2026, event: cultivated }\n');
    // An empty folder would be taken for a draft by who looks for one.
    expect(existsSync(at('.drafts/brands/chen-guang-ye-xiao'))).toBe(false);
    expect(existsSync(at(`.drafts/${file}`))).toBe(false);
    await session.undo(whole.undo);
    expect(existsSync(at(file))).toBe(false);
    expect(text(`.drafts/${file}`)).toContain('晨光夜校');
  });

  test('that its file has overtaken is a conflict, and goes on top of what the editor has seen', async () => {
    const { session, text, at } = sessionOf();
    const { data, body, digest } = await session.open(FIRST);
    const draft = done(await session.save(FIRST, digest, { data: changed(data, { domain: 'nowhere', theme: '我的主题' }), body }));
    expect(draft.outcome).toBe('draft');
    writeFileSync(at(FIRST), text(FIRST).replace('一句话简介', '别人改的简介'));
    session.forget();
    const whole = { data: changed(draft.data, { domain: 'rural' }), body };
    const stopped = await session.save(FIRST, draft.digest, whole);
    if (stopped.outcome !== 'conflict') throw new Error('no conflict');
    expect(text(FIRST)).toContain('红色驿站的主题');
    const { over, digest: seen, data: theirs } = stopped.theirs;
    done(await session.save(FIRST, seen, { data: changed(theirs, { theme: '我的主题' }), body }, over));
    expect(text(FIRST)).toMatch(/别人改的简介[\s\S]*theme: 我的主题/);
    expect(existsSync(at(`.drafts/${FIRST}`))).toBe(false);
  });
});

describe('what comes from the page is never a path', () => {
  test.each([
    '../site.yaml',
    '/etc/passwd',
    'brands/../site.yaml',
    'brands/first',
    '',
    'private/brands/first/private.yaml',
    '.drafts/x.mdx',
    7,
    null,
  ])('a file %j is refused', async (name) => {
    const { session } = sessionOf();
    await expect(session.open(name)).rejects.toThrow('unknownFile');
    await expect(session.save(name, '', { text: 'x' })).rejects.toThrow('unknownFile');
  });
  test.each(['../x', 'a/b', 'A', 'x.mdx', '红', '..', 'a--b'])('a slug %j is refused', async (slug) => {
    await expect(sessionOf().session.create('brand', '名称', slug)).rejects.toThrow('slug');
  });
  test.each(['site', 'organizations', 'toString', '../x'])('a kind %j is refused', async (form) => {
    await expect(sessionOf().session.create(form, '名称', 'fine')).rejects.toThrow('slug');
  });
  test('a picture that is asked for lies in the folder of the entry', async () => {
    const { session } = sessionOf({ ...BASE, 'brands/first/a.png': new Uint8Array([1]), 'brands/second/b.png': new Uint8Array([2]) });
    expect(session.pictureOf(FIRST, './a.png')).toBeDefined();
    for (const name of ['../second/b.png', '../../site.yaml', '/etc/passwd']) expect(session.pictureOf(FIRST, name)).toBeUndefined();
  });
  test('a link is not opened: a save would go through it', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'edit-outside-'));
    made.push(outside);
    writeFileSync(path.join(outside, 'x.mdx'), '---\ntitle: 外面\n---\n');
    const { session, at } = sessionOf();
    symlinkSync(path.join(outside, 'x.mdx'), at('docs/x.mdx'));
    await expect(session.open('docs/x.mdx')).rejects.toThrow('unknownFile');
  });
});

describe('a picture', () => {
  const photo = (): Promise<Buffer> =>
    sharp({ create: { width: 3000, height: 2000, channels: 3, background: '#a33' } })
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Artist: '某人' }, IFD3: { GPSLatitude: '31/1 0/1 0/1' } })
      .jpeg()
      .toBuffer();

  test('is turned upright, shrunk, freed of its metadata, and goes where the text that shows it goes', async () => {
    const { session, at, text } = sessionOf();
    const { name } = await session.addPicture(FIRST, '夜校 上课.JPG', await photo());
    expect(name).toBe('ye-xiao-shang-ke.jpg');
    const { width, height, exif, orientation } = await sharp(at(`.drafts/brands/first/${name}`)).metadata();
    expect([width, height, exif, orientation]).toEqual([1600, 2400, undefined, undefined]);
    expect((await session.addPicture(FIRST, '夜校 上课.JPG', await photo())).name).toBe('ye-xiao-shang-ke-2.jpg');
    const { data, body, digest } = await session.open(FIRST);
    const cover = { file: name, alt: '夜校里的灯' };
    expect((await session.check(FIRST, { data: changed(data, { cover }), body })).problems).toEqual([]);
    const saved = done(await session.save(FIRST, digest, { data: changed(data, { cover }), body }));
    expect(saved.outcome).toBe('saved');
    expect(existsSync(at(`brands/first/${name}`))).toBe(true);
    expect(text(FIRST)).toContain(`file: ${name}`);
    await session.undo(saved.undo);
    expect(existsSync(at(`brands/first/${name}`))).toBe(false);
  });

  test.each([
    ['no picture', Buffer.from('hello'), 'format'],
    ['a file without a byte', Buffer.alloc(0), 'empty'],
    ['a HEIC, which is told how to convert', Buffer.from('000000186674797068656963000000006d69663168656963', 'hex'), 'format'],
    ['one without alternative text is told', undefined, undefined],
  ])('%s', async (_, bytes, fault) => {
    const { session } = sessionOf();
    if (bytes !== undefined) return expect(session.addPicture(FIRST, 'x.heic', bytes)).rejects.toThrow(fault);
    const { name } = await session.addPicture(FIRST, 'x.jpg', await photo());
    const { data, body } = await session.open(FIRST);
    const { problems } = await session.check(FIRST, { data: changed(data, { cover: { file: name } }), body });
    expect(problems).toEqual([expect.objectContaining({ code: 'text/alt', path: ['cover', 'alt'] })]);
  });
});

describe('with a private directory', () => {
  test('what is internal goes there, into a file that is made when it is first saved', async () => {
    const { session, privateRoot, root } = sessionOf(BASE, {});
    const opened = await session.open(FIRST);
    expect(opened.private).toBe('private/brands/first/private.yaml');
    const overlay = await session.open(opened.private);
    expect(overlay.data).toEqual({});
    const saved = done(await session.save(opened.private, overlay.digest, { data: { internal: { leader: '王某' } } }));
    expect(saved.outcome).toBe('saved');
    expect(readFileSync(path.join(privateRoot as string, 'brands/first/private.yaml'), 'utf8')).toBe('internal:\n  leader: 王某\n');
    // What it was is kept with it, not beside the public content.
    expect(existsSync(path.join(root, '.drafts'))).toBe(false);
    expect(readdirSync(path.join(privateRoot as string, '.drafts/.saves'))).toHaveLength(1);
  });
});

describe('the record', () => {
  test('offers only what may follow', async () => {
    const { session } = sessionOf();
    expect(await session.followers([])).toEqual(['cultivated', 'launched', 'visited', 'renamed']);
    const { data } = await session.open(FIRST);
    expect(await session.followers((data as Data).record)).toEqual(['visited', 'declared', 'goals', 'reviewed', 'commended', 'renamed', 'delisted']);
  });
});

describe('a disk that is full', () => {
  test.skipIf(process.getuid?.() !== 0)('leaves every file as it was, and says so', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'edit-full-'));
    made.push(folder);
    mkdirSync(path.join(folder, 'disk'));
    const script = `
      import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
      import { Saves } from ${JSON.stringify(path.join(PROJECT, 'src/edit/disk.ts'))};
      import { createHash } from 'node:crypto';
      const file = 'disk/a.mdx';
      writeFileSync(file, 'before');
      const seen = createHash('sha256').update('before').digest('hex');
      let said = 'nothing';
      try { new Saves('disk/.drafts').save([{ file, bytes: Buffer.alloc(900_000, 'x'), seen }]); } catch (error) { said = error.constructor.name + ' ' + error.code; }
      console.log(JSON.stringify([said, readFileSync(file, 'utf8'), readdirSync('disk').filter((name) => name.endsWith('.saving')), existsSync('disk/.drafts/.saves/000001.json')]));
    `;
    writeFileSync(path.join(folder, 'full.mjs'), script);
    const out = execFileSync(
      'unshare',
      ['-m', 'sh', '-c', `mount -t tmpfs -o size=256k tmpfs disk && ${JSON.stringify(process.execPath)} full.mjs`],
      { cwd: folder, encoding: 'utf8' },
    );
    expect(JSON.parse(out)).toEqual(['DiskError ENOSPC', 'before', [], false]);
  });
});

test('an approval is entered beside those that there are, by whoever gives it', async () => {
  const { session, text } = sessionOf();
  const before = text(FIRST);
  const { digest } = await session.open(FIRST);
  await expect(session.approve(FIRST, digest, ' ')).rejects.toBeInstanceOf(EditError);
  const first = done(await session.approve(FIRST, digest, '王某'));
  expect(text(FIRST)).toContain(`\napproval:\n  by: 王某\n  date: ${DAY}\n`);
  const second = done(await session.approve(FIRST, first.digest, '李某'));
  expect(second.data).toMatchObject({
    approval: [
      { by: '王某', date: DAY },
      { by: '李某', date: DAY },
    ],
  });
  expect((await session.approve(FIRST, digest, '张某')).outcome).toBe('conflict');
  await session.undo(second.undo);
  await session.undo(first.undo);
  expect(text(FIRST)).toBe(before);
});

test('an entry is taken down with its reason, which no public file holds where internal ones lie elsewhere', async () => {
  const here = sessionOf();
  const { digest } = await here.session.open(PLAN);
  await expect(here.session.takeDown(PLAN, digest, '')).rejects.toBeInstanceOf(EditError);
  expect(done(await here.session.takeDown(PLAN, digest, '照片未经同意')).outcome).toBe('saved');
  expect(here.text(PLAN)).toContain(`internal:\n  takedown: ${DAY} 照片未经同意\n`);
  expect(here.text(PLAN)).toContain('visibility: internal');
  const apart = sessionOf({ ...BASE, 'site.yaml': `${BASE['site.yaml']}dossier: elsewhere\n`, 'study/one.mdx': null, 'pairings/help.mdx': null }, {});
  const opened = await apart.session.open(FIRST);
  expect(done(await apart.session.takeDown(FIRST, opened.digest, '核实有误')).outcome).toBe('saved');
  expect(apart.text(FIRST)).toContain('visibility: internal');
  expect(apart.text(FIRST)).not.toContain('核实');
  expect(readFileSync(path.join(apart.privateRoot as string, 'brands/first/private.yaml'), 'utf8')).toContain('核实有误');
});
