/** Where a link or the name of a file leads. */
import { describe, expect, test } from 'vitest';
import { entryUrl, extensionOf, indexEntries, isSafeScheme, linksOf, resolveAsset, resolveLink, schemeOf } from '../../../src/model/links.ts';
import type { Content, Entry } from '../../../src/read/content.ts';
import { contentOf } from '../../support/model.ts';

const files = {
  'brands/first/a.png': {},
  'brands/first/sub/b c.png': {},
  'brands/first/sub/d%20e.png': {},
  'brands/first/sub/f%20g.pdf': {},
  'brands/first/c.PDF': {},
  'brands/first/\u00e9.png': {},
  'brands/firstly/x.png': {},
  'brands/second/d.docx': {},
  'docs/e.xlsx': {},
  'docs/guides/f.pptx': {},
  'over/brands/third/g.png': {},
  'over/brands/third/d.pdf': {},
  'top.pdf': {},
};
const content = contentOf({
  brands: { first: { BODY: '[一](../second/index.mdx)与[二](a.png)' }, second: {}, third: { PRIVATE: true } },
  documents: { '': {}, plan: {}, 'guides/how': {}, guides: {} },
  files,
});
const index = indexEntries({ content });
const [first, second, third] = content.brands as [Entry<unknown>, Entry<unknown>, Entry<unknown>];
const how = content.documents.find((one) => one.id === 'guides/how') as Entry<unknown>;

describe('the scheme of an address', () => {
  test.each([
    ['https://a.cn', 'https'],
    ['HTTP://a.cn', 'http'],
    ['java\nscript:alert(1)', 'javascript'],
    ['\u0000 data:x', 'data'],
    ['a+b-c.1:x', 'a+b-c.1'],
    ['//a.cn', '//'],
    ['\\\\host', '//'],
    ['/\\host', '//'],
    ['/ /host', '//'],
    ['/a', undefined],
    ['a/b:c', undefined],
    ['1a:x', undefined],
    ['#a:b', undefined],
    ['', undefined],
  ])('%j has %s', (url, scheme) => {
    expect(schemeOf(url)).toBe(scheme);
  });
  test('is safe if a browser goes there alone', () => {
    expect(['http', 'https', 'mailto', 'tel', 'javascript', 'data', 'file', '//', ''].filter(isSafeScheme)).toEqual([
      'http',
      'https',
      'mailto',
      'tel',
    ]);
  });
});

test.each([
  ['a.PNG', 'png'],
  ['a.tar.gz', 'gz'],
  ['a', ''],
  ['a.b/c', ''],
  ['a.', ''],
  ['.a', 'a'],
])('the extension of %s is %j', (name, extension) => {
  expect(extensionOf(name)).toBe(extension);
});

describe('a file that an entry names', () => {
  const of = (name: string, encoded = false, entry: Entry<unknown> = first, more: Partial<Content> = {}) => {
    const target = resolveAsset({ ...content, ...more }, entry, name, encoded);
    return target.kind === 'file' ? target.file : target.kind === 'missing' ? `missing ${target.tried}` : target.kind;
  };
  test.each([
    ['a.png', 'brands/first/a.png'],
    ['./a.png', 'brands/first/a.png'],
    ['sub//./x/../b c.png', 'brands/first/sub/b c.png'],
    ['e\u0301.png', 'brands/first/\u00e9.png'],
    ['sub/b%20c.png', 'missing sub/b%20c.png'],
    ['none.png', 'missing none.png'],
    ['./none.png', 'missing none.png'],
    ['x./none.png', 'missing x./none.png'],
    ['../second/d.docx', 'outside'],
    ['../firstly/x.png', 'outside'],
    ['../../../x.png', 'outside'],
    ['../../../brands/first/a.png', 'outside'],
    ['/a.png', 'outside'],
    ['\\a.png', 'outside'],
    ['.', 'outside'],
    ['sub/..', 'outside'],
    ['https://a.cn/a.png', 'outside'],
    ['data:x', 'outside'],
    ['//a.cn/a.png', 'outside'],
  ])('in frontmatter, %s, is %s', (name, expected) => {
    expect(of(name)).toBe(expected);
  });
  test.each([
    ['sub/b%20c.png', 'brands/first/sub/b c.png'],
    ['sub/d%20e.png', 'brands/first/sub/d%20e.png'],
    ['e%CC%81.png', 'brands/first/\u00e9.png'],
    ['e\u0301%.png', 'missing \u00e9%.png'],
    ['http://a.cn/a.png', 'outside'],
    ['https://a.cn/a.png', 'outside'],
    ['data:x', 'unsafe'],
    ['xhttps:x', 'unsafe'],
    ['httpsx:x', 'unsafe'],
    ['//a.cn/a.png', 'unsafe'],
  ])('in a body, %s, is %s', (name, expected) => {
    expect(of(name, true)).toBe(expected);
  });
  test('is sought where the entry lies', () => {
    expect(of('g.png', false, third)).toBe('over/brands/third/g.png');
    expect(of('a.png', false, second)).toBe('missing a.png');
  });
  test('is outside where a folder or the file itself leads out of the entry', () => {
    expect(of('sub/b c.png', false, first, { exits: new Set(['brands/other/', 'brands/first/sub/']) })).toBe('outside');
    expect(of('a.png', false, first, { exits: new Set(['brands/first/sub/']) })).toBe('brands/first/a.png');
    const linked = (real: string) => new Map([['brands/first/a.png', { ...content.files.get('brands/first/a.png'), real } as never]]);
    expect(of('a.png', false, first, { files: linked('/elsewhere/a.png') })).toBe('outside');
    expect(of('a.png', false, first, { files: linked('/content/brands/firstly/a.png') })).toBe('outside');
    expect(of('a.png', false, first, { files: linked('/content/brands/first/sub/a.png') })).toBe('brands/first/a.png');
    expect(of('a.png', false, first, { files: linked('/content/brands/first') })).toBe('brands/first/a.png');
  });
});

describe('a link', () => {
  const to = (url: string, entry: Entry<unknown> = first) => {
    const target = resolveLink(content, index, entry, url);
    switch (target.kind) {
      case 'entry':
        return `${target.entry.path}${target.fragment === undefined ? '' : ` #${target.fragment}`}`;
      case 'web':
        return `web ${target.href}`;
      case 'download':
      case 'not-a-download':
        return `${target.kind} ${target.file}`;
      case 'unsafe':
        return `unsafe ${target.scheme}`;
      case 'broken':
        return `${target.why} ${target.path}`;
      default:
        return target.kind;
    }
  };
  test.each([
    ['https://a.cn/#x', 'web https://a.cn/#x'],
    ['mailto:a@b.cn', 'web mailto:a@b.cn'],
    ['javascript:x', 'unsafe javascript'],
    ['//a.cn', 'unsafe //'],
    ['', 'brands/first/index.mdx'],
    ['#', 'brands/first/index.mdx #'],
    ['#%E6%88%90', 'brands/first/index.mdx #成'],
    ['?x=1#a', 'brands/first/index.mdx #a'],
    ['index.mdx', 'brands/first/index.mdx'],
    ['../second/index.mdx', 'brands/second/index.mdx'],
    ['../second/index.mdx?x#a#b', 'brands/second/index.mdx #a#b'],
    ['../%73econd/index.mdx', 'brands/second/index.mdx'],
    ['../../docs/guides.mdx', 'docs/guides.mdx'],
    ['../../docs/index.mdx', 'docs/index.mdx'],
    ['/docs/plan.mdx', 'absolute /docs/plan.mdx'],
    ['../../../docs/plan.mdx', 'nothing ../../../docs/plan.mdx'],
    ['../second/', 'folder ../second/'],
    ['../../docs', 'folder ../../docs'],
    ['../../docs/guides', 'folder ../../docs/guides'],
    ['../none/index.mdx', 'nothing ../none/index.mdx'],
    ['c.PDF', 'download brands/first/c.PDF'],
    ['a.png', 'not-a-download brands/first/a.png'],
    ['sub/b%20c.png', 'not-a-download brands/first/sub/b c.png'],
    ['sub/f%20g.pdf', 'download brands/first/sub/f%20g.pdf'],
    ['none.pdf', 'nothing none.pdf'],
    ['../second/d.docx', 'outside'],
    ['../second/none.docx', 'nothing ../second/none.docx'],
    ['../../top.pdf', 'outside'],
  ])('to %j leads to %s', (url, expected) => {
    expect(to(url)).toBe(expected);
  });
  test('of a document starts from its folder', () => {
    expect(to('../plan.mdx', how)).toBe('docs/plan.mdx');
    expect(to('f.pptx', how)).toBe('download docs/guides/f.pptx');
    expect(to('../e.xlsx', how)).toBe('outside');
  });
  test('of what is laid over the content leads to the content’s entries and to files of its own', () => {
    expect(to('../first/index.mdx', third)).toBe('brands/first/index.mdx');
    expect(to('d.pdf', third)).toBe('download over/brands/third/d.pdf');
    const outside = { ...content, files: new Map([['over/brands/second/x.pdf', {} as never]]) };
    expect(resolveLink(outside, index, third, '../second/x.pdf').kind).toBe('outside');
    expect(resolveLink(outside, index, first, '../second/x.pdf').kind).toBe('broken');
  });
});

test('of two entries with one path the content’s own stands before the one laid over it', () => {
  const both = contentOf({ brands: { one: {} }, documents: { plan: {} } });
  const laid = contentOf({ brands: { one: { PRIVATE: true } } });
  both.brands.push(...laid.brands);
  const known = indexEntries({ content: both });
  expect(known.get('brands/one/index.mdx')?.private).toBe(false);
  expect([...known.keys()]).toEqual(['brands/one/index.mdx', 'docs/plan.mdx']);
});

test('all links of a body are led, in order', () => {
  expect(linksOf(content, index, first).map(({ link, target }) => [link.url, target.kind])).toEqual([
    ['../second/index.mdx', 'entry'],
    ['a.png', 'not-a-download'],
  ]);
});

test('an entry’s address is its kind, its id and its fragment', () => {
  expect(entryUrl('brand', 'first', undefined)).toBe('entry:brand/first');
  expect(entryUrl('brand', 'first', '')).toBe('entry:brand/first');
  expect(entryUrl('document', '', '成效 一')).toBe('entry:document/#%E6%88%90%E6%95%88%20%E4%B8%80');
});
