/** The cache between runs never changes a result, whatever was edited and however the cache was damaged. */

import { execFileSync, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { given } from '../../src/given.ts';
import { PROJECT } from '../../src/project.ts';
import { readTexts, type Task } from '../../src/read/crew.ts';
import { apart, type KeptReading, type Reading, readEntryText } from '../../src/read/reading.ts';
import { signatureOf } from '../../src/read/walk.ts';
import { checkSite } from '../../src/site/check.ts';
import { readSite } from '../../src/site/read.ts';
import { openStore } from '../../src/store/index.ts';
import { BASE, BRAND, base, changed, DAY, writeContent } from '../support/content.ts';

let root: string;
let cache: string;
let folders: string[];
const temporary = (): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-'));
  folders.push(folder);
  return folder;
};
const png = (shade: number): Promise<Buffer> =>
  sharp({ create: { width: 8, height: 8, channels: 3, background: { r: shade, g: 0, b: 0 } } })
    .png()
    .toBuffer();

const WITH_PICTURE = BRAND('红色驿站', 'east', '', '## 做法\n\n正文锟斤拷。\n\n<Figure src="a.png" alt="图" />\n\n见[无](../none/index.mdx)。\n');

beforeEach(async () => {
  folders = [];
  root = writeContent({
    ...BASE,
    'brands/first/index.mdx': WITH_PICTURE,
    'brands/first/a.png': await png(1),
    // Numbers that JSON cannot hold, and a list with an invalid item.
    'brands/third/index.mdx': BRAND('水边夜话', 'west', 'tags: [好, 2026, 坏]\ninternal: { a: .inf, b: -0, c: .nan }\n'),
    'brands/fourth/index.mdx': BRAND('山上课堂', 'west', 'colour: red\n', '见[做法](../first/index.mdx#做法)。\n'),
  });
  folders.push(root);
  cache = path.join(temporary(), 'cache');
});
afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const options = { asOf: DAY } as const;
const cold = (): Promise<Diagnostic[]> => checkSite({ root, ...options });
const warm = (): Promise<Diagnostic[]> => checkSite({ root, ...options, cache });

function kept(): string[] {
  return readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

describe('after an edit, the result equals that of a run without cache', () => {
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  };
  const edits: [string, () => void | Promise<void>][] = [
    ['none', () => {}],
    ['of a body', () => write('brands/first/index.mdx', changed(WITH_PICTURE, '正文', '{正文}'))],
    ['of frontmatter', () => write('brands/first/index.mdx', changed(WITH_PICTURE, 'domain: rural', 'domain: none'))],
    ['of a link', () => write('brands/first/index.mdx', changed(WITH_PICTURE, '../none/', '../second/'))],
    ['of a heading that another leads to', () => write('brands/first/index.mdx', changed(WITH_PICTURE, '做法', '想法'))],
    ['of a picture’s name in a body', () => write('brands/first/index.mdx', changed(WITH_PICTURE, 'a.png', 'b.png'))],
    ['that moves lines', () => write('brands/first/index.mdx', changed(WITH_PICTURE, '## 做法', '\n\n## 做法'))],
    ['of the settings', () => write('site.yaml', `${base('site.yaml')}terms: [{ avoid: 正文, use: 本文 }]\n`)],
    ['of the taxonomy', () => write('taxonomy.yaml', changed(base('taxonomy.yaml'), 'id: rural', 'id: rurals'))],
    ['of an organization', () => write('organizations/all.yaml', changed(base('organizations/all.yaml'), 'id: east', 'id: easts'))],
    ['that adds an entry', () => write('brands/fifth/index.mdx', BRAND('红色忆站', 'south'))],
    ['that removes an entry', () => rmSync(path.join(root, 'brands/second'), { recursive: true })],
    ['that renames an entry', () => renameSync(path.join(root, 'brands/second'), path.join(root, 'brands/Second'))],
    ['that copies an entry', () => cpSync(path.join(root, 'brands/first'), path.join(root, 'brands/copy'), { recursive: true })],
    ['that adds a stray file', () => write('brands/first/old.png', 'old')],
    ['that removes an asset', () => rmSync(path.join(root, 'brands/first/a.png'))],
    [
      'of an asset that keeps its size and modification time',
      () => {
        const file = path.join(root, 'brands/first/a.png');
        const { atime, mtime, size } = statSync(file);
        writeFileSync(file, Buffer.alloc(size, 1));
        utimesSync(file, atime, mtime);
      },
    ],
    ['to bytes that are not text', () => write('brands/first/index.mdx', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xb0, 0xa1]))],
  ];
  test.each(edits)('%s', async (_, edit) => {
    await warm();
    await edit();
    const expected = await cold();
    expect(JSON.stringify(await warm())).toBe(JSON.stringify(expected));
    expect(JSON.stringify(await warm())).toBe(JSON.stringify(expected));
  });

  test('of the private directory', async () => {
    const over = writeContent({ 'brands/first/private.yaml': 'internal: { leader: 甲 }\n' });
    folders.push(over);
    const look = (where: string | undefined): Promise<Diagnostic[]> => checkSite({ root, privateRoot: over, ...options, ...given('cache', where) });
    await look(cache);
    writeFileSync(path.join(over, 'brands/first/private.yaml'), 'internals: { leader: 甲 }\n');
    expect(await look(cache)).toEqual(await look(undefined));
    expect(await warm()).toEqual(await cold());
  });

  test('of the `asOf` day', async () => {
    await warm();
    const later = { ...options, root, asOf: '2031-01-01' };
    const expected = await checkSite(later);
    expect(expected).not.toEqual(await cold());
    expect(await checkSite({ ...later, cache })).toEqual(expected);
  });
});

test('cached data is identical, including numbers that JSON cannot hold', async () => {
  const plainly = await readSite({ root, ...options });
  await readSite({ root, ...options, cache });
  const again = await readSite({ root, ...options, cache });
  const parts = ({ content }: typeof plainly) =>
    [...content.brands, ...content.pairings, ...content.packs, ...content.documents].map(({ locate, ...entry }) => ({
      ...entry,
      places: [
        locate([]),
        locate(['name']),
        locate(['tags', 1]),
        locate(['record', 3, 'by']),
        locate(['record', 0], 'inside'),
        locate(['name'], 'key'),
      ],
    }));
  expect(parts(again)).toStrictEqual(parts(plainly));
  expect(again.content.probes).toStrictEqual(plainly.content.probes);
  expect(again.content.brands.find((entry) => entry.id === 'third')?.data.internal).toStrictEqual({
    a: Number.POSITIVE_INFINITY,
    b: -0,
    c: Number.NaN,
  });
});

describe('a damaged cache does not change the result:', () => {
  let expected: string;
  beforeEach(async () => {
    await warm();
    expect(kept()).toHaveLength(1);
    expected = JSON.stringify(await cold());
  });
  const spoil: [string, (file: string, text: string) => void][] = [
    ['truncated', (file, text) => writeFileSync(file, text.slice(0, text.length / 2))],
    ['empty', (file) => writeFileSync(file, '')],
    ['another value', (file, text) => writeFileSync(file, `${text.slice(0, 65)}[]`)],
    ['one character changed', (file, text) => writeFileSync(file, text.replace('错误', '错悟').replace('"line":', '"lime":'))],
    ['not text', (file) => writeFileSync(file, Buffer.from([0, 0xff, 0xfe, 10, 0xd8]))],
    ['content of another file', (file) => writeFileSync(file, readFileSync(kept()[0] as string))],
    [
      'a folder',
      (file) => {
        rmSync(file);
        mkdirSync(file);
      },
    ],
  ];
  test.each(spoil)('%s', async (_, damage) => {
    for (const file of kept()) damage(file, readFileSync(file, 'utf8'));
    expect(JSON.stringify(await warm())).toBe(expected);
    expect(JSON.stringify(await warm())).toBe(expected);
  });

  test('truncated at many lengths, and with a byte changed at many places', async () => {
    const [store] = kept() as [string];
    const bytes = readFileSync(store);
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 24)) {
      for (const damaged of [
        bytes.subarray(0, at),
        Buffer.concat([bytes.subarray(0, at), Buffer.from([255 - (bytes[at] as number)]), bytes.subarray(at + 1)]),
      ]) {
        for (const file of kept()) rmSync(file);
        writeFileSync(store, damaged);
        expect(JSON.stringify(await warm())).toBe(expected);
      }
    }
  });

  test('many edits do not make it grow without limit', async () => {
    for (let edit = 0; edit < 40; edit += 1) {
      writeFileSync(path.join(root, 'brands/first/index.mdx'), `${WITH_PICTURE}\n第${edit}次。\n`);
      await warm();
    }
    expect(kept().length).toBeLessThan(14);
    expect(JSON.stringify(await warm())).toBe(JSON.stringify(await cold()));
  });

  test('deleted while several runs use it', async () => {
    const runs = Array.from({ length: 4 }, () => warm());
    rmSync(cache, { recursive: true, force: true });
    for (const found of await Promise.all(runs)) expect(JSON.stringify(found)).toBe(expected);
  });

  test('a folder that cannot be written', async () => {
    const file = path.join(temporary(), 'file');
    writeFileSync(file, '');
    for (const place of [file, path.join(file, 'below'), '/proc/none']) {
      expect(JSON.stringify(await checkSite({ root, ...options, cache: place }))).toBe(expected);
    }
  });
});

test('a file has a signature if it did not change recently', () => {
  const [old, young] = [path.join(PROJECT, 'LICENSE'), path.join(temporary(), 'young')];
  writeFileSync(young, 'a');
  expect(signatureOf(old)).toMatch(/^(?:\d+ ){4}\d+$/);
  expect(signatureOf(old)).toBe(signatureOf(old));
  expect(signatureOf(young)).toBeUndefined();
  utimesSync(young, new Date('2000-01-01'), new Date('2000-01-01'));
  expect(signatureOf(young)).toBeUndefined();
  expect(signatureOf(path.join(young, 'none'))).toBeUndefined();
});

const SCRIPT = `const [root, cache] = process.argv.slice(1);
const { checkSite } = await import(${JSON.stringify(path.join(PROJECT, 'src/site/check.ts'))});
process.stdout.write(JSON.stringify(await checkSite({ root, cache, asOf: '${DAY}' })));`;
const command = (): string[] => ['--input-type=module', '-e', SCRIPT, root, cache];

test('killed and simultaneous processes do not change the result', async () => {
  const expected = JSON.stringify(await cold());
  for (const after of [350, 500, 650, 800]) {
    const child = spawn(process.execPath, command(), { stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('close', resolve));
    setTimeout(() => child.kill('SIGKILL'), after);
    await ended;
  }
  const both = [0, 1].map(
    () =>
      new Promise<string>((resolve) => {
        const child = spawn(process.execPath, command(), { stdio: ['ignore', 'pipe', 'inherit'] });
        let text = '';
        child.stdout.setEncoding('utf8').on('data', (part: string) => {
          text += part;
        });
        child.once('close', () => resolve(text));
      }),
  );
  for (const text of await Promise.all(both)) expect(text).toBe(expected);
  expect(execFileSync(process.execPath, command(), { encoding: 'utf8' })).toBe(expected);
  expect(JSON.stringify(await warm())).toBe(expected);
});

test('what is not public is told of the day, and of the data as they are', async () => {
  const withheld = async (asOf: string): Promise<string[]> => {
    const told = await readSite({ root, asOf, cache });
    told.save();
    const plain = await readSite({ root, asOf });
    expect(told.withheld).toEqual(plain.withheld);
    return told.withheld.map(({ file }) => file);
  };
  const second = 'brands/second/index.mdx';
  expect(await withheld('2000-01-01')).toContain(second);
  expect(await withheld(DAY)).not.toContain(second);
  writeFileSync(path.join(root, second), changed(base(second), 'domain: rural', 'domain: rural\nvisibility: internal'));
  expect(await withheld(DAY)).toContain(second);
});

test('a reading does not depend on the thread that reads it, nor on being kept', async () => {
  const kept = new Map<string, KeptReading>();
  const tasks = (): Task[] =>
    Array.from({ length: 700 }, (_, index) => ({
      kind: 'document' as const,
      digest: String(index),
      kept: kept.get(String(index)),
      isSound: true,
      text: () =>
        index % 90 === 7
          ? undefined
          : `---\ntitle: ${index}号\norder: ${index % 7 === 0 ? '.inf' : index}\n---\n\n第${index}篇{坏}，见[前](${index - 1}.mdx)。\n`,
    }));
  const folder = path.join(temporary(), 'store');
  const keeping = { store: openStore(folder), folder, name: 'test', keep: ({ digest }: Task, reading: KeptReading) => kept.set(digest, reading) };
  let progress = 0;
  const readings = await readTexts(tasks(), keeping, (done) => {
    expect(done).toBeGreaterThanOrEqual(progress);
    progress = done;
  });
  expect(progress).toBe(tasks().length);
  expect(kept.size).toBeGreaterThan(500);
  const again = await readTexts(tasks(), keeping, () => {});
  for (const [index, { kind, text }] of tasks().entries()) {
    const plainly = text();
    if (plainly === undefined) continue;
    const expected = readEntryText(kind, plainly);
    expect(whole(readings[index] as Reading)).toStrictEqual(expected);
    expect(whole(again[index] as Reading)).toStrictEqual(expected);
  }
  keeping.store.close();
});

/** A reading with everything that is loaded only when it is asked for. */
function whole(reading: Reading): Reading {
  const [, aside] = apart(reading);
  return { ...reading, body: { ...reading.body, ...aside } };
}
