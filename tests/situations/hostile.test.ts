/** Malicious content. Each is reported at its entry, so none is built. The time limit of a test catches denial of service. */
import { deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { blackPng, office, picture, pngHead, svg } from '../support/assets.ts';
import { BRAND, type Files, readSituation, SVG } from '../support/content.ts';
import { isWindows } from '../support/systems.ts';

const first = (more: string, body = '正文。\n'): string => BRAND('红色驿站', 'east', more, body);
const withLogo = (file: string, content: string | Uint8Array): Files => ({
  'brands/first/index.mdx': first('').replace(/logo: .*/, `logo: { kind: image, file: ${JSON.stringify(file)}, alt: 圆, meaning: 义 }`),
  [`brands/first/${file}`]: content,
});
const withBody = (body: string, more: Files = {}): Files => ({ 'brands/first/index.mdx': first('', body), ...more });

async function errorsOf(files: Files): Promise<string[]> {
  const { diagnostics } = await readSituation({ files });
  return [...new Set(diagnostics.filter((one) => one.severity === 'error').map(({ code, file }) => `${code} ${file}`))];
}
const HERE = 'brands/first/index.mdx';

describe('SVG', () => {
  test.each([
    ['a script', svg('<script>alert(1)</script>')],
    ['an event handler', svg('<rect onclick="alert(1)"/>')],
    ['embedded HTML', svg('<foreignObject><body/></foreignObject>')],
    ['an external picture', svg('<image href="https://example.cn/x.png"/>')],
    ['a data: picture', svg('<image href="data:image/png;base64,AAAA"/>')],
    ['an external stylesheet', svg('<style>@import "https://example.cn/x.css";</style>')],
    ['an external address in a style', svg('<rect style="fill:url(https://example.cn/x)"/>')],
    ['entities', `<!DOCTYPE svg [<!ENTITY a "b"><!ENTITY c "&a;&a;&a;">]>${svg('<text>&c;</text>')}`],
    ['a link', svg('<a href="javascript:alert(1)"><rect/></a>')],
  ])('with %s', async (_, content) => expect(await errorsOf(withLogo('logo.svg', content))).toEqual([`asset/unsafe ${HERE}`]));
});

const png = await picture(40, 40).png().toBuffer();
const jpeg = await picture(40, 40).jpeg().toBuffer();

describe('pictures that are not what they claim', () => {
  test.each([
    ['a header that claims 60,000 by 60,000', 'a.png', pngHead(60_000, 60_000), 'asset/size'],
    ['a decompression bomb', 'a.png', blackPng(30_000, 30_000), 'asset/size'],
    ['a JPEG named as a PNG', 'a.png', jpeg, 'asset/type'],
    ['a truncated file', 'a.png', png.subarray(0, png.length / 2), 'asset/type'],
    ['a page named as a PNG', 'a.png', '<html><script>alert(1)</script></html>', 'asset/type'],
    ['a program', 'a.jpg', Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]), 'asset/type'],
    ['an SVG named as a JPEG', 'a.jpg', SVG, 'asset/type'],
    ['an empty file', 'a.webp', '', 'asset/type'],
    ['an archive named as a PNG', 'a.png', office('docx'), 'asset/type'],
    ['a page named as an SVG', 'a.svg', '<!doctype html><html><body/></html>', 'asset/type'],
  ])('%s', async (_, name, content, code) => expect(await errorsOf(withLogo(name, content))).toEqual([`${code} ${HERE}`]));

  test('publishes a picture without the data appended to it', async () => {
    const both = Buffer.concat([png, Buffer.from('<script>alert("BEHIND")</script>'), office('docx')]);
    expect(await errorsOf(withLogo('a.png', both))).toEqual([]);
    // The published file is encoded anew from the pixels.
    expect((await sharp(both).png().toBuffer()).includes('BEHIND')).toBe(false);
  });
});

describe('paths out of the folder', () => {
  const names = [
    '/etc/passwd',
    '../second/a.svg',
    '../../site.yaml',
    'x/../../second/a.svg',
    '..\\second\\a.svg',
    'C:\\a.svg',
    'file:///etc/passwd',
    '//host/a.svg',
  ];
  test.each(names)('%s in frontmatter', async (name) => {
    const files = withLogo('logo.svg', SVG);
    const text = (files[HERE] as string).replace('"logo.svg"', JSON.stringify(name));
    const found = await errorsOf({ ...files, [HERE]: text, 'brands/second/a.svg': SVG });
    expect(found).toEqual([expect.stringMatching(/^asset\/(?:outside|missing) brands\/first\/index\.mdx$/)]);
  });
  test.each(['%2e%2e/second/a.svg', '..%2fsecond%2fa.svg', '%2Fetc%2Fpasswd', '../second/a.svg', 'a%00.svg', '%252e%252e/second/a.svg'])(
    '%s in a body',
    async (name) => {
      const found = await errorsOf(withBody(`![图](${name})\n`, { 'brands/second/a.svg': SVG }));
      expect(found).toEqual([expect.stringMatching(/^asset\/(?:outside|missing) brands\/first\/index\.mdx$/)]);
    },
  );
  test.each(['../../docs/a.svg', process.execPath, ...(isWindows ? [] : ['/dev/zero'])])('a symbolic link to %s', async (linkTo) => {
    const found = await errorsOf(withBody('![图](a.svg)\n', { 'docs/a.svg': SVG, 'brands/first/a.svg': { linkTo } }));
    expect(found).toEqual([`asset/outside ${HERE}`]);
  });
  test.each(['..', '.', '/', '../..'])('a folder that is a symbolic link to %s', async (linkTo) => {
    const { diagnostics } = await readSituation({ files: { 'brands/first/more': { linkTo } } });
    expect(diagnostics.length).toBeLessThan(60);
  });
  test.skipIf(isWindows)('does not read a device', async () => {
    expect(await errorsOf({ 'docs/endless.mdx': { linkTo: '/dev/zero' } })).toEqual(['file/encoding docs/endless.mdx']);
  });
});

describe('YAML', () => {
  const bomb = ['a: &a [x, x]', ...Array.from('bcdefghij', (name, at) => `${name}: &${name} [*${'abcdefghi'[at]}, *${'abcdefghi'[at]}]`)].join('\n');
  test.each([
    ['a billion-laughs alias bomb', `internal:\n  ${bomb.replaceAll('\n', '\n  ')}\n`],
    ['brackets a hundred deep', `internal: { a: ${'['.repeat(100)}${']'.repeat(100)} }\n`],
    ['brackets ten thousand deep', `internal: { a: ${'['.repeat(10_000)}${']'.repeat(10_000)} }\n`],
    ['maps three hundred deep', `internal:\n${Array.from({ length: 300 }, (_, at) => `${' '.repeat(at + 1)}a:\n`).join('')}`],
    ['lists three hundred deep on one line', `internal: \n  ${'- '.repeat(300)}1\n`],
    ['a tag that creates an object', 'internal: { a: !!js/function "x" }\n'],
  ])('with %s', async (_, more) => expect(await errorsOf({ [HERE]: first(more) })).toEqual([`yaml/syntax ${HERE}`]));

  test.each([
    ['a text of five megabytes', `internal: { a: "${'甲'.repeat(1_700_000)}" }\n`],
    ['keys of five megabytes', `internal:\n${Array.from({ length: 300_000 }, (_, at) => `  key${at}: ${at}\n`).join('')}`],
    ['items of five megabytes', `tags: [${'[],'.repeat(1_600_000)}]\n`],
  ])('with %s', async (_, more) => expect(await errorsOf({ [HERE]: first(more) })).toEqual([`file/size ${HERE}`]));

  test.each([
    ['a text', `internal: { a: "${'甲'.repeat(300_000)}" }\n`],
    ['keys', `internal:\n${Array.from({ length: 40_000 }, (_, at) => `  key${at}: ${at}\n`).join('')}`],
  ])('reads almost a megabyte of %s', async (_, more) => expect(await errorsOf({ [HERE]: first(more) })).toEqual([]));

  test('reads the rest of almost a megabyte with a fault in time', async () => {
    const began = process.cpuUsage();
    const lines = Array.from({ length: 40_000 }, (_, at) => `  key${at}: ${at}\n`).join('');
    expect(await errorsOf({ [HERE]: first(`internal:\n${lines}formerNames：[甲]\n`) })).toEqual([`yaml/syntax ${HERE}`]);
    expect(process.cpuUsage(began).user / 1e6).toBeLessThan(5);
  });

  test.each([
    ['unknown keys', Array.from({ length: 12_000 }, (_, at) => `key${at}: ${at}\n`).join('')],
    ['items of a wrong type', `carriers: [${'[],'.repeat(50_000)}[]]\n`],
    ['duplicates of one key', 'tag: 1\n'.repeat(20_000)],
  ])('reports thousands of %s', async (_, more) => {
    const { diagnostics } = await readSituation({ files: { [HERE]: first(more) } });
    expect(diagnostics.length).toBeGreaterThan(100);
  });

  test('frontmatter without an end', async () =>
    expect(await errorsOf({ [HERE]: `---\n${'a: b\n'.repeat(1_000_000)}` })).toEqual([`frontmatter/missing ${HERE}`]));

  test('prototype keys are unknown keys', async () => {
    const more = '__proto__: { polluted: true }\nconstructor: { prototype: { polluted: true } }\ntoString: x\nhasOwnProperty: x\n';
    const { diagnostics } = await readSituation({ files: { [HERE]: first(more) } });
    expect(diagnostics.map((one) => one.code)).toEqual(['schema/unknown-key', 'schema/unknown-key', 'schema/unknown-key', 'schema/unknown-key']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
  test('prototype keys in a map that allows any key', async () => {
    const more = 'internal: { __proto__: { polluted: true }, constructor: x, deep: [{ __proto__: 1 }] }\n';
    const { content, diagnostics } = await readSituation({ files: { [HERE]: first(more) } });
    expect(diagnostics.map((one) => one.code)).toEqual(['schema/unknown-key', 'schema/unknown-key']);
    expect(content.brands.find((entry) => entry.id === 'first')?.data.internal?.constructor).toBe('x');
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
  test('prototype keys as ids and slugs refer to nothing', async () => {
    const files = { [HERE]: first('').replace('organization: east', 'organization: constructor').replace('domain: rural', 'domain: __proto__') };
    const found = await errorsOf(files);
    expect(found).toContain(`reference/unknown ${HERE}`);
  });
});

describe('bytes', () => {
  test.each([
    ['NUL', '---\ntitle: a\u0000b\n---\n'],
    ['an invalid byte', Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0x61, 0xff])],
    ['a surrogate', Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xed, 0xa0, 0x80])],
    ['an overlong slash', Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xc0, 0xaf])],
    ['a truncated character', Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xe5, 0x85])],
    ['GB18030', Uint8Array.from([0x2d, 0x2d, 0x2d, 0x0a, 0xb5, 0xb3, 0xbd, 0xa8])],
    ['UTF-16', Buffer.from('\ufeff---\n', 'utf16le')],
    ['an archive', deflateRawSync(Buffer.alloc(4000, 7))],
    ['twenty-one megabytes', Buffer.alloc(21 * 1024 * 1024, 0x61)],
  ])('%s', async (_, content) => expect(await errorsOf({ 'docs/odd.mdx': content })).toEqual(['file/encoding docs/odd.mdx']));
});

describe('bodies', () => {
  test.each([
    ['code', '{process.exit(1)}\n', 'mdx/code'],
    ['an import', "import fs from 'node:fs'\n", 'mdx/code'],
    ['an export', 'export const a = (() => { throw 1 })()\n', 'mdx/code'],
    ['code in an attribute', '<Outcome value={globalThis.process.exit(1)} label="户" />\n', 'mdx/code'],
    ['a spread', '<Outcome {...process.env} value="1" label="户" />\n', 'mdx/code'],
    ['a script', '<script>alert(1)</script>\n', 'mdx/html'],
    ['a frame', '<iframe src="https://example.cn"></iframe>\n', 'mdx/html'],
    ['an unknown component', '<Danger html="x" />\n', 'mdx/component'],
    ['an event handler', '<Quote by="甲" onClick="alert(1)">话</Quote>\n', 'mdx/attribute'],
    ['a script in a link', '[x](javascript:alert(1))\n', 'link/unsafe'],
    ['a script in an obfuscated link', '[x](java&#x0A;script:alert(1))\n', 'link/unsafe'],
    ['a data: page in a link', '[x](data:text/html;base64,AAAA)\n', 'link/unsafe'],
    ['a link without slashes', '[x](https:evil.com)\n', 'link/unsafe'],
    ['a link with a slash of the other kind', '[x](http:/\\\\evil.com)\n', 'link/unsafe'],
    ['a link with a secret', '[x](https://u:secret@a.cn/)\n', 'link/unsafe'],
    ['a film without slashes', '<Video href="https:evil.com" title="片" />\n', 'link/unsafe'],
    ['a script in a film', '<Video href="javascript:alert(1)" title="片" />\n', 'link/unsafe'],
    ['quotes a thousand deep', `${'> '.repeat(1000)}深\n`, 'mdx/syntax'],
    ['components two hundred deep', `${'<Question>\n\n'.repeat(200)}深\n\n${'</Question>\n\n'.repeat(200)}`, 'mdx/syntax'],
    ['brackets by the thousand', `${'['.repeat(20_000)}\n`, 'mdx/syntax'],
    ['five megabytes', '字'.repeat(1_700_000), 'mdx/syntax'],
  ])('with %s', async (_, body, code) => expect(await errorsOf(withBody(body))).toEqual([`${code} ${HERE}`]));
});
