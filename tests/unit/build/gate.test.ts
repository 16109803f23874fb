/** The gate: finds what is internal in whatever form it got out, and lets pass what the generator may say. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, describe, expect, test } from 'vitest';
import { searchSite, tellLeaks } from '../../../src/build/gate/index.ts';
import { listFiles } from '../../../src/outputs/inspect.ts';

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});
function folderOf(files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'biaogan-gate-'));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), content);
  }
  return folder;
}

const CONTENT = {
  'brands/first/index.mdx': `---
name: 红色驿站
# 批注：这个支部的账目还没有核清
internal:
  leader: 欧阳翠萍
  liaison: 鲁岱
  phone: "13912345678"
---

公开的正文。

<Note>

讲解人可以说群众当时对村干部的意见很大，会上吵过三次。

</Note>
`,
  'organizations/list.yaml': '- { id: shawan-branch, name: 沙湾垸村党支部, level: village }\n',
};
/** What `publish` let through of it. */
const SITE = { brands: [{ slug: 'first', name: '红色驿站', body: { type: 'root', children: [{ type: 'text', value: '公开的正文。' }] } }] };

async function leaksIn(files: Record<string, string | Uint8Array>, content: Record<string, string> = CONTENT, site: unknown = SITE) {
  const folder = folderOf(files);
  const root = folderOf(content);
  return searchSite({ folder, files: await listFiles(folder), roots: [root], site, given: ['/'], asTheyAre: new Set(['media/as-it-is.pdf']) });
}
const found = async (...args: Parameters<typeof leaksIn>): Promise<string[]> =>
  (await leaksIn(...args)).leaks.map(({ file, watched, burden }) => `${file}: ${watched?.text ?? burden}`);

const NOTE = '讲解人可以说群众当时对村干部的意见很大';
const encoded = (text: string, unit: (code: string) => string): string =>
  Array.from({ length: text.length }, (_, at) => unit(text.charCodeAt(at).toString(16))).join('');

const FORMS: Record<string, string | Uint8Array> = {
  'as it is': `<p>${NOTE}。</p>`,
  'in a longer text': `<p>据说${NOTE}呢</p>`,
  'in a script': `x("${NOTE}")`,
  'escaped for JSON': `{"a":"${encoded(NOTE, (code) => `\\u${code}`)}"}`,
  'escaped for HTML': `<p>${encoded(NOTE, (code) => `&#x${code};`)}</p>`,
  'escaped in decimals': `<p>${[...NOTE].map((one) => `&#${one.codePointAt(0)};`).join('')}</p>`,
  'in an address': `<a href="?q=${encodeURIComponent(NOTE)}">`,
  'in an address in small letters': `<a href="?q=a%20${encodeURIComponent(NOTE).toLowerCase()}">`,
  'in base64': `<img src="data:text/plain;base64,${Buffer.from(NOTE).toString('base64')}">`,
  'in base64 after something else': `"${Buffer.from(`ab${NOTE}`).toString('base64url')}"`,
  'in base64 of JSON': `"${Buffer.from(JSON.stringify({ note: NOTE })).toString('base64')}"`,
  'in an address in an address': `<a href="?q=${encodeURIComponent(encodeURIComponent(NOTE))}">`,
  compressed: gzipSync(`<p>${NOTE}</p>`),
  ...Object.fromEntries(Array.from({ length: 9 }, (_, before) => [`after ${before} bytes`, `${' '.repeat(before)}${NOTE}`])),
};

describe('finds an internal text', () => {
  test('in every form', async () => {
    const files = Object.fromEntries(Object.entries(FORMS).map(([form, bytes]) => [`${form}.html`, bytes]));
    expect(await found(files)).toEqual(
      Object.keys(files)
        .sort()
        .map((file) => `${file}: ${NOTE}`),
    );
  });
  test('in a fragment of an index, compressed, whatever its name', async () =>
    expect(await found({ 'search/zh_1.pf_fragment': gzipSync(`{"content":"${NOTE}"}`) })).toHaveLength(1));
  test('in what a server sends compressed', async () =>
    expect(await found({ 'index.html.br': brotliCompressSync(`<p>${NOTE}</p>`) })).toHaveLength(1));
  test('in the name of a file', async () => expect(await found({ 'tags/沙湾垸村党支部/index.html': '' })).toHaveLength(1));
  test('of a comment', async () => expect(await found({ 'a.js': '/*这个支部的账目还没有核清*/' })).toHaveLength(1));
});

describe('of many files', () => {
  const many = (odd: (at: number) => string | Uint8Array | undefined, extension = 'html'): Record<string, string | Uint8Array> =>
    Object.fromEntries(
      Array.from({ length: 3200 }, (_, at) => [`${String(at).padStart(4, '0')}.${extension}`, odd(at) ?? `<p>公开的正文。${at}</p>`]),
    );
  test('every one that says something internal is told, in their order', async () => {
    const files = many((at) => (at % 100 === 7 ? `<p>${NOTE}</p>` : undefined));
    expect(await found(files)).toEqual(Array.from({ length: 32 }, (_, at) => `${String(at * 100 + 7).padStart(4, '0')}.html: ${NOTE}`));
  });
  test('one that cannot be opened is a failure, whoever meets it', async () => {
    const broken = gzipSync('<p>公开的正文。</p>').subarray(0, 20);
    await expect(found(many((at) => (at % 50 === 0 ? broken : undefined), 'gz'))).rejects.toThrow();
  });
  test('what is encoded on every page is told of every page', async () => {
    const address = `<a href="?q=${encodeURIComponent('公开的正文')}"></a><img src="data:,${Buffer.from(NOTE).toString('base64')}">`;
    const files = { '1.html': address.slice(0, 60), '2.html': address, '3.html': address, '4.html': `<p>${NOTE}</p>${address}` };
    expect(await found(files)).toEqual(['2.html', '3.html', '4.html'].map((file) => `${file}: ${NOTE}`));
  });
});

describe('finds a name', () => {
  test('of two characters where it stands alone, and not in a longer word', async () => {
    expect(await found({ 'index.html': '<dd>鲁岱</dd>' })).toEqual(['index.html: 鲁岱']);
    expect(await found({ 'index.html': '<p>齐鲁岱宗</p>' })).toEqual([]);
  });
  test('of four characters anywhere', async () => expect(await found({ 'index.html': '<p>与欧阳翠萍谈话</p>' })).toEqual(['index.html: 欧阳翠萍']));
  test('in letters', async () => {
    expect(await found({ 'index.html': '<a href="/people/ouyang-cui-ping/">' })).toEqual([]);
    expect(await found({ 'index.html': '<a href="/people/ou-yang-cui-ping/">' })).toEqual(['index.html: ou-yang-cui-ping']);
    expect(await found({ 'people/ouyangcuiping/index.html': '' })).toEqual(['people/ouyangcuiping/index.html: ouyangcuiping']);
  });
  test('that has but one character of its own, where it stands alone', async () => {
    const content = { 'a.yaml': '- { id: x, name: 涿村党支部 }\n- { id: y, formerNames: [东村, 沔村党支部] }\n' };
    const site = { name: '东村党支部' };
    const files = {
      '1.html': '<td>涿村党支部</td>',
      '2.html': '<p>与涿村党支部结对</p>',
      '3.html': '<td>沔村党支部</td>',
      '4.html': '<td>东村</td>',
    };
    expect(await found(files, content, site)).toEqual(['1.html: 涿村党支部', '3.html: 沔村党支部']);
  });
  test('that is an id', async () => expect(await found({ 'organizations/shawan-branch/index.html': '' })).toHaveLength(1));
  test('that is a telephone number, and no longer one', async () => {
    expect(await found({ 'data/a.json': '{"a":"13912345678"}' })).toHaveLength(1);
    expect(await found({ 'data/a.json': '{"a":"139123456789"}' })).toEqual([]);
  });
});

describe('lets pass', () => {
  test('what the model says', async () => expect(await found({ 'index.html': '<h1>红色驿站</h1><p>公开的正文。</p>' })).toEqual([]));

  test('what is put together of public pieces, though an internal text says the same', async () => {
    const content = { 'docs/a.mdx': '---\ntitle: 甲\n---\n\n<Note>\n\n由青溪河镇党委命名，村级品牌，青溪河镇党委的村级品牌名录。\n\n</Note>\n' };
    const site = { name: '青溪河镇党委', labels: ['村级', '的'] };
    expect(await found({ 'index.html': '<p>由青溪河镇党委命名</p><p>村级品牌</p><p>青溪河镇党委的村级品牌名录</p>' }, content, site)).toEqual([]);
  });

  test('what an internal text and a public one both say, be it across the marks of a body', async () => {
    const content = { 'docs/a.mdx': '<Note>\n\n凌晨四点捡拾垃圾\n\n</Note>\n' };
    const site = {
      children: [
        { type: 'strong', children: [{ type: 'text', value: '凌晨四点' }] },
        { type: 'text', value: '捡拾垃圾' },
      ],
    };
    expect(await found({ 'index.html': '<p>凌晨四点捡拾垃圾</p>' }, content, site)).toEqual([]);
  });

  test('numbers, dates, colours and short words', async () => {
    const content = { 'a.yaml': 'internal: { score: 98, date: 2026-03-04, number: "202603", colour: "#8a1c1d", code: ab1 }\n' };
    expect(await found({ 'index.html': '<p>98 2026-03-04 202603 #8a1c1d ab1</p>' }, content)).toEqual([]);
  });

  test('what of an internal text is a quantity, or half of it a label', async () => {
    const content = { 'a.mdx': '<Note>\n\n材料已于5月3日完成，申报村、帮扶村都到了。\n\n</Note>\n' };
    const site = { labels: ['申报', '完成', '帮扶村', '日'], level: '村' };
    expect(await found({ 'index.html': '<p>3月5日完成</p><b>申报村</b>（社区）级' }, content, site)).toEqual([]);
  });

  test('a number with its unit, a stretch of a drawing, a duration, a moment, the name of a published picture', async () => {
    const noted = '320w 0h5m3 pt90m 2026-03-04t00 3945c23665e90dd7-1200 12kg';
    const page =
      '<img srcset="/a-320.webp 320w"><path d="m0h5m3z"><time datetime="PT90M"><p>2026-03-04T00:00:00Z /media/3945c23665e90dd7-1200.png 12kg</p>';
    expect(await found({ 'index.html': page }, { 'a.yaml': `internal: { other: "${noted}" }\n` })).toEqual([]);
  });

  test('a public telephone number that the dossier writes in another way', async () => {
    const content = { 'a.yaml': 'internal: { phone: "09995550177" }\n' };
    expect(await found({ 'index.html': '<a href="tel:09995550177">0999-555 0177</a>' }, content, { contact: '0999-555 0177' })).toEqual([]);
  });

  test('what the generator puts before something public, and what a minified drawing or an index of sounds happens to say', async () => {
    const content = { 'a.yaml': 'internal: { a: theme-first-brand, b: M20h24v24, c: 事实, d: linear, e: hongqi }\n' };
    const files = {
      'index.html': '<a id="theme-first-brand"><path d="M20h24v24">',
      'search/data/directory.js': 'biaoganSearch("directory",{"sounds":{"shi":"事实"},"read":[],"variants":"","starts":["事实"]})',
      'search/data/names.js': 'biaoganSearch("names",{"titles":"甲","holders":"linear","read":[[1,0,1,"hongqi"]]})',
      'search/data/v12.js': 'biaoganSearch("v12",{"titles":"甲","held":"linear hongqi","read":[]})',
      'media/a-512.svg': '<svg><linear/></svg>',
    };
    expect(await found(files, content, { slug: 'first-brand' })).toEqual([]);
  });

  test('a decimal in a drawing, and a size with its unit, but none that is read', async () => {
    const content = { 'a.yaml': 'scores: { social: 87.65 }\n' };
    expect(await found({ 'index.html': '<rect x="87.65"/><p>87.65 MB，87.65%</p>' }, content)).toEqual([]);
    expect(await found({ 'index.html': '<td>87.65</td>' }, content)).toEqual(['index.html: 87.65']);
    expect(await found({ 'data/a.json': '{"total":87.65}' }, content)).toEqual(['data/a.json: 87.65']);
  });

  test('a download, which goes out as it came', async () => expect(await found({ 'media/as-it-is.pdf': NOTE })).toEqual([]));
});

describe('refuses a picture', () => {
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#8a1c1c' } });
  test('that says where it was taken, and none that is bare', async () => {
    const bare = await picture.clone().webp().toBuffer();
    const told = await picture
      .clone()
      .withExif({ IFD3: { GPSLatitude: '30/1' } })
      .webp()
      .toBuffer();
    expect(await found({ 'media/a.webp': bare })).toEqual([]);
    expect(await found({ 'media/a.webp': told })).toEqual(['media/a.webp: EXIF']);
  });
  test('with words in PNG, or of a kind that is never written', async () => {
    const png = await picture.clone().png().toBuffer();
    const text = Buffer.concat([png.subarray(0, 33), Buffer.from('\0\0\0\x03tEXta\0b\0\0\0\0', 'latin1'), png.subarray(33)]);
    expect(await found({ 'a.png': png })).toEqual([]);
    expect(await found({ 'a.png': text })).toEqual(['a.png: tEXt']);
    expect(await found({ 'a.jpg': await picture.clone().jpeg().toBuffer() })).toEqual(['a.jpg: jpg']);
  });
});

test('counts what is too short or too common to be told apart', async () => {
  const { watched, passed } = await leaksIn({}, { 'a.yaml': 'internal: { score: 7413, members: 5319, code: q9z, name: 祁岷 }\n' });
  expect({ watched, passed }).toEqual({ watched: 2, passed: 3 });
});

test('tells what and where, and no more of it than its first character', async () => {
  const result = await leaksIn({ 'brands/first/index.html': '<p>与欧阳翠萍谈话</p>', 'data/a.json': '"ouyangcuiping"' });
  expect(tellLeaks(result)).toBe(
    `公开版里有 2 处不该公开的内容，已经拦下：
  brands/first/index.mdx:5:11 的“欧×××”出现在 brands/first/index.html
  brands/first/index.mdx:5:11 的“o××××××××××××”（写成拼音）出现在 data/a.json
这是生成器的问题，请把上面几行报告给维护者；其中没有写出内部文字的全文。`,
  );
});
