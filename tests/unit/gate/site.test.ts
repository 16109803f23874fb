/** How a whole site is searched: every file and its name, media by what they carry, many files by several at once. */
import { spawnSync } from 'node:child_process';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { tellLeaks } from '../../../src/gate/index.ts';
import { internalTerms } from '../../../src/gate/terms.ts';
import { keyOf } from '../../../src/read/memory.ts';
import type { SiteReading } from '../../../src/site/read.ts';
import { GATE } from '../../../src/wording/gate.ts';
import { BRAND } from '../../support/content.ts';
import { filesOf, readChanged, type Site, search, told } from './contentAndSite.ts';

const NOTE = '群众当时意见很大';
let reading: SiteReading;
beforeAll(async () => {
  reading = await readChanged({ 'brands/first/index.mdx': BRAND('红色驿站', 'east', `internal: { why: ${NOTE}, leader: 欧阳翠萍 }\n`) });
});

test('a file that goes out as it came is searched by its name alone', async () => {
  expect(told(await search(reading, { 'media/a.pdf': NOTE }, ['media/a.pdf']))).toEqual([]);
  expect(filesOf(await search(reading, { [`media/${NOTE}.pdf`]: 'x' }, [`media/${NOTE}.pdf`]))).toEqual([`media/${NOTE}.pdf`]);
});

describe('of many files', () => {
  const many = (odd: (at: number) => string | Uint8Array | undefined, extension = 'html'): Site =>
    Object.fromEntries(
      Array.from({ length: 3200 }, (_, at) => [`${String(at).padStart(4, '0')}.${extension}`, odd(at) ?? `<p>公开的正文。${at}</p>`]),
    );
  test('every one that says something internal is told, in their order', async () => {
    const files = many((at) => (at % 100 === 7 ? `<p>${NOTE}</p>` : undefined));
    expect(told(await search(reading, files))).toEqual(
      Array.from({ length: 32 }, (_, at) => `${String(at * 100 + 7).padStart(4, '0')}.html: ${NOTE}`),
    );
  });
  test('one that cannot be unpacked is told, whoever meets it', async () => {
    const broken = Buffer.concat([gzipSync('').subarray(0, 10), Buffer.alloc(20, 0xff)]);
    const result = await search(
      reading,
      many((at) => (at % 400 === 0 ? broken : undefined), 'gz'),
    );
    expect(told(result)).toEqual(Array.from({ length: 8 }, (_, at) => `${String(at * 400).padStart(4, '0')}.gz: 压缩过，解不开，没法查`));
  });
});

describe('a packed copy', () => {
  const [open, closed] = ['公开的正文。', `公开的正文。${NOTE}。`];
  test('says what the file says that it is a copy of', async () => {
    const files = { 'a.js': closed, 'a.js.br': brotliCompressSync(closed), 'a.js.gz': gzipSync(closed) };
    const { leaks, silent } = await search(reading, { ...files, 'b.js': open, 'b.js.gz': gzipSync(open) });
    expect(leaks.map(({ file, text }) => `${file}: ${text}`)).toEqual(Object.keys(files).map((file) => `${file}: ${NOTE}`));
    expect(silent).toEqual(['b.js', 'b.js.gz']);
  });
  test('is searched where it is no copy, or where something lies beside what is packed', async () => {
    const packed = gzipSync(open);
    const commented = Buffer.concat([packed.subarray(0, 3), Buffer.of(16), packed.subarray(4, 10), Buffer.from(`${NOTE}\0`), packed.subarray(10)]);
    const files = { 'a.js': open, 'a.js.br': brotliCompressSync(closed), 'a.js.gz': Buffer.concat([packed, Buffer.from(NOTE)]) };
    const more = { 'b.js': open, 'b.js.br': Buffer.concat([brotliCompressSync(open), Buffer.from(NOTE)]), 'b.js.gz': commented };
    expect(filesOf(await search(reading, { ...files, ...more }))).toEqual(['a.js.br', 'a.js.gz', 'b.js.br', 'b.js.gz']);
  });
  test('of a file of which the name alone is searched is searched itself', async () => {
    expect(filesOf(await search(reading, { 'a.js': closed, 'a.js.gz': gzipSync(closed) }, ['a.js']))).toEqual(['a.js.gz']);
  });
});

test('no bytes end the process, be they odd and at odd places', () => {
  const program = `
    import { searchBytes } from './src/gate/search.ts';
    import { Matcher } from './src/gate/matcher.ts';
    const matcher = new Matcher({ terms: [{ text: '群众' }] });
    for (let at = 0; at < 3000; at += 1) {
      const bytes = Buffer.from(Uint8Array.from({ length: 1 + ((at * 37) % 2500) }, (_, one) => ((one * one * 31 + at) * 2654435761) >>> 24));
      bytes[0] = 0xff;
      searchBytes(matcher, 'a.bin', bytes);
    }
    console.log('ended');`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  expect(stdout, stderr).toBe('ended\n');
});

describe('a picture is told', () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#8a1c1c' } });
  test('that says where it was taken, and none that is bare', async () => {
    const bare = await picture.clone().webp().toBuffer();
    const heavy = await picture
      .clone()
      .withExif({ IFD3: { GPSLatitude: '30/1' } })
      .webp()
      .toBuffer();
    expect(told(await search(reading, { 'media/a.webp': bare }))).toEqual([]);
    expect(told(await search(reading, { 'media/a.webp': heavy }))).toEqual(['media/a.webp: EXIF']);
  });
  test('with words in PNG, or of a kind that is never written', async () => {
    const png = await picture.clone().png().toBuffer();
    const text = Buffer.concat([png.subarray(0, 33), Buffer.from(`\0\0\0\x03tEXta\0b\0\0\0\0`, 'latin1'), png.subarray(33)]);
    expect(told(await search(reading, { 'a.png': png }))).toEqual([]);
    expect(told(await search(reading, { 'a.png': text }))).toEqual(['a.png: tEXt']);
    expect(told(await search(reading, { 'a.jpg': await picture.clone().jpeg().toBuffer() }))).toEqual(['a.jpg: jpg']);
  });
  test('in which something internal is written', async () => {
    const png = await picture.clone().png().toBuffer();
    const { leaks } = await search(reading, { 'a.png': Buffer.concat([png, Buffer.from(NOTE)]) });
    expect(leaks.map(({ text }) => text)).toEqual(['', NOTE]);
  });
});

test('the terms depend on the texts alone, and their digest on the terms alone', () => {
  const inside = [{ text: NOTE }, { text: '欧阳翠萍', isName: true }];
  const termsOf = (some: typeof inside, ...outside: string[]) =>
    internalTerms({ inside: [{ digest: keyOf(some), texts: () => some }], outside: [{ texts: () => outside }], labels: ['村级'], own: ['x + 命名'] });
  const [first, again] = [termsOf(inside, '公开的正文'), termsOf(inside, '公开的正文')];
  expect(JSON.stringify({ ...again, junctions: again.junctions() })).toBe(JSON.stringify({ ...first, junctions: first.junctions() }));
  expect(termsOf(inside.toReversed(), '别的正文').digest).toBe(first.digest);
  expect(termsOf(inside, '公开的正文', NOTE).digest).not.toBe(first.digest);
});

test('a file is silent where no term stands in it, not even where public texts meet', async () => {
  const more = { 'docs/plan.mdx': '---\ntitle: 光明\nsummary: 月季\n---\n\n正文。\n' };
  const inside = { 'brands/first/index.mdx': BRAND('红色驿站', 'east', 'internal: { who: 明月 }\n') };
  const { content } = await readChanged({ ...inside, ...more });
  const { leaks, silent } = await search({ content } as SiteReading, {
    'a.html': '<p>公开的正文</p>',
    'b.html': '<b>光明</b> <b>月季</b>',
    'c.html': '<p>请明月来</p>',
    'd.html': '<b>光明</b> <b>月季</b>',
    'e.jpg': 'x',
  });
  expect(silent).toEqual(['a.html']);
  expect(leaks.map(({ file }) => file)).toEqual(['c.html', 'e.jpg']);
});

test('a leak is told with what and where, and no more of it than its first character', async () => {
  const result = await search(reading, { 'brands/first/index.html': '<p>与欧阳翠萍谈话</p>', 'data/a.json': '"ouyangcuiping"' });
  expect(tellLeaks(result)).toBe(
    `公开版里有 2 处不该公开的内容，已经拦下：
  brands/first/index.mdx:18:36 的“欧×××”出现在 brands/first/index.html
  brands/first/index.mdx:18:36 的“o××××××××××××”出现在 data/a.json
这是生成器的问题，请把上面几行报告给维护者；其中没有写出内部文字的全文。`,
  );
});

test('at the end of a build it is told what was looked for, and what was not', () => {
  expect(GATE.looked({ lookedFor: 12, passedOver: 5, alsoPublic: 2, downloads: 3 })).toBe(
    '找过 12 条内部文字，连同拼音和常见的编码，没有找到；另有 5 条没有找：2 条公开的内容里也说到，出现了也分不出来，3 条太短，或者只是分数、日期这样的数字；图片、录音、录像只看带没带附加信息，3 个原样供下载的文件只看了文件名。',
  );
  expect(GATE.looked({ lookedFor: 12, passedOver: 0, alsoPublic: 0, downloads: 0 })).toBe(
    '找过 12 条内部文字，连同拼音和常见的编码，没有找到；图片、录音、录像只看带没带附加信息。',
  );
});
