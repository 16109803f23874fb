/** Links that lead to nothing, to what is hidden or not public, or nowhere safe. */
import { describe, expect, test } from 'vitest';
import * as say from '../../../src/wording/links.ts';
import { messagesOf, placesOf, sentencesOf } from '../../support/findings.ts';
import { type GivenContent, NAMED } from '../../support/model.ts';

const CONTENT: GivenContent = {
  brands: { first: {}, second: { BODY: '## 做法\n\n<Internal>\n\n## 内情\n\n</Internal>' } },
  documents: { '': {}, plan: {}, 'guides/how': {} },
};
const withBody = (BODY: string, more: GivenContent = {}): GivenContent => ({
  ...CONTENT,
  ...more,
  brands: { ...CONTENT.brands, ...more.brands, first: { BODY, ...more.brands?.first } },
});
const hint = (url: string): string | undefined => sentencesOf('link/broken', withBody(`[看](${url})`))[0]?.hint;

describe('a link to nothing', () => {
  test('is told where it stands', () => {
    expect(placesOf('link/broken', withBody('好\n\n前[看](../none/index.mdx)与[看](../second/index.mdx)'))).toEqual(['brands/first/index.mdx:3:2']);
    expect(messagesOf('link/broken', withBody('[看](/docs)、[看](../second)、[看](x.mdx)'))).toEqual([
      say.brokenLink('absolute', '/docs', undefined).message,
      say.brokenLink('folder', '../second', undefined).message,
      say.brokenLink('nothing', 'x.mdx', undefined).message,
    ]);
  });

  test.each([
    // What is written, what it means: of the same ending, or of a similar id.
    ['second', '../second/index.mdx'],
    ['second/', '../second/index.mdx'],
    ['second/index', '../second/index.mdx'],
    ['second/index.mdx', '../second/index.mdx'],
    ['second.md', '../second/index.mdx'],
    ['second.html', '../second/index.mdx'],
    ['second.HTML', '../second/index.mdx'],
    ['/brands/second/', '../second/index.mdx'],
    ['./brands/second', '../second/index.mdx'],
    ['../../../brands/second/index.mdx', '../second/index.mdx'],
    ['..%5Csecond', '../second/index.mdx'],
    ['/docs/plan', '../../docs/plan.mdx'],
    ['../guides/how', '../../docs/guides/how.mdx'],
    ['how.mdx', '../../docs/guides/how.mdx'],
    ['../secnd/index.mdx', '../second/index.mdx'],
    ['docs/plam.mdx', '../../docs/plan.mdx'],
    ['nothing-like-it', undefined],
    ['/', undefined],
    ['/index.mdx', undefined],
  ])('for %s is told that %s was meant', (url, meant) => {
    const expected = meant === undefined ? expect.not.stringContaining('你是不是') : `你是不是想写 “${meant}”？`;
    expect(hint(url)).toEqual(expected);
  });
  test('never means the file that it stands in', () => {
    expect(hint('/brands/first')).not.toContain('你是不是');
    expect(hint('/brands/firsst')).not.toContain('“index.mdx”');
  });
  test('is told with the way from where it stands', () => {
    const hints = (documents: GivenContent['documents']) =>
      sentencesOf('link/broken', { ...CONTENT, documents: { ...CONTENT.documents, ...documents } }).map((one) => one.hint);
    expect(hints({ 'guides/other': { BODY: '[看](/guides/how)' } })).toEqual(['你是不是想写 “how.mdx”？']);
    expect(hints({ 'guides/deep/other': { BODY: '[看](/guides/how)' } })).toEqual(['你是不是想写 “../how.mdx”？']);
    expect(hints({ other: { BODY: '[看](/guides/how)' } })).toEqual(['你是不是想写 “guides/how.mdx”？']);
    expect(hints({ 'a/other': { BODY: '[看](/guides/how)' } })).toEqual(['你是不是想写 “../guides/how.mdx”？']);
  });
});

describe('a fragment', () => {
  const broken = (BODY: string, ...change: [Parameters<typeof placesOf>[2]?]) => sentencesOf('link/broken', withBody(BODY), ...change);
  test('is a heading of what it leads to, one that its reader sees', () => {
    expect(broken('[看](../second/index.mdx#做法)与[看](../second/index.mdx#)与[看](../second/index.mdx)')).toEqual([]);
    expect(broken('[看](../second/index.mdx#作法)')).toMatchObject([say.brokenFragment('作法', '你是不是想写 “做法”？')]);
    expect(broken('[看](../second/index.mdx#内情)')).toHaveLength(1);
    expect(broken('<Internal>[看](../second/index.mdx#内情)</Internal>')).toEqual([]);
    expect(broken('<Note>[看](../second/index.mdx#内情)</Note>')).toEqual([]);
    expect(broken('[看](#甲)\n\n## 甲\n\n[看](#完全不同的)')).toMatchObject([say.brokenFragment('完全不同的', undefined)]);
  });
  test('is not judged where not all of what it leads to could be read', () => {
    const change =
      (alter: (entry: { readable: boolean; body: { broken: boolean } }) => void): Parameters<typeof placesOf>[2] =>
      (content) => {
        for (const entry of content.brands) if (entry.id === 'second') alter(entry);
      };
    const link = '[看](../second/index.mdx#无)';
    expect(broken(link)).toHaveLength(1);
    expect(
      broken(
        link,
        change((entry) => Object.assign(entry, { readable: false })),
      ),
    ).toEqual([]);
    expect(
      broken(
        link,
        change((entry) => Object.assign(entry, { body: { ...entry.body, broken: true } })),
      ),
    ).toEqual([]);
  });
});

describe('a link of a public body', () => {
  const link = '[看](../hidden/index.mdx)';
  const hidden = (BODY: string, more: Record<string, unknown> = {}) =>
    withBody(BODY, { brands: { first: more, hidden: { visibility: 'internal' } } });
  test('to what is internal is told, but in Note and Internal, or from what is internal itself', () => {
    expect(placesOf('link/hidden', hidden(link))).toEqual(['brands/first/index.mdx:1:1']);
    expect(messagesOf('link/hidden', hidden(link))).toEqual([say.hiddenLink('brands/hidden/index.mdx').message]);
    expect(placesOf('link/hidden', hidden(`<Internal>${link}</Internal>`))).toEqual([]);
    expect(placesOf('link/hidden', hidden(`<Note>${link}</Note>`))).toEqual([]);
    expect(placesOf('link/hidden', hidden(link, { visibility: 'internal' }))).toEqual([]);
    expect(placesOf('link/hidden', hidden('[看](../second/index.mdx)与[看](https://a.cn)'))).toEqual([]);
    expect(placesOf('link/unpublished', hidden(link))).toEqual([]);
  });
  test('to what is not public yet is told', () => {
    const content = withBody('[看](../later/index.mdx)与[看](../second/index.mdx)', { brands: { later: { record: [{ ...NAMED, date: '2027' }] } } });
    expect(placesOf('link/unpublished', content)).toEqual(['brands/first/index.mdx:1:1']);
    expect(messagesOf('link/unpublished', content)).toEqual([say.unpublishedLink('brands/later/index.mdx').message]);
    expect(placesOf('link/hidden', content)).toEqual([]);
  });
  test('to itself, or to what could not be read, is no matter', () => {
    const own = withBody('[看](#)与[看](index.mdx)', { brands: { first: { record: [{ ...NAMED, date: '2027' }] } } });
    expect(placesOf('link/unpublished', own)).toEqual([]);
    const unreadable: Parameters<typeof placesOf>[2] = (content) => {
      for (const entry of content.brands) if (entry.id === 'hidden') entry.readable = false;
    };
    expect(placesOf('link/hidden', hidden(link), unreadable)).toEqual([]);
  });
});

describe('an address that is not safe', () => {
  const unsafe = (content: GivenContent) => placesOf('link/unsafe', content);
  test('is told in a body, of links and of what it shows', () => {
    expect(unsafe(withBody('[看](javascript:x)与[看](https://a.cn)与[看](tel:1)'))).toEqual(['brands/first/index.mdx:1:1']);
    expect(messagesOf('link/unsafe', withBody('[看](javascript:x)'))).toEqual([say.unsafeLink('javascript').message]);
    expect(messagesOf('link/unsafe', withBody('[看](//a.cn)'))).toEqual([say.unsafeLink('//').message]);
    expect(messagesOf('link/unsafe', withBody('![图](data:x)\n\n![图](//a.cn/a.png)\n\n![图](https://a.cn/a.png)'))).toEqual([
      say.unsafeMedia('data').message,
      say.unsafeMedia('//').message,
    ]);
  });
  test('is told wherever else a page links to one', () => {
    const bad = 'javascript:x';
    const change: Parameters<typeof placesOf>[2] = (content) => {
      content.site.data = {
        ...content.site.data,
        url: bad,
        footer: {
          errata: bad,
          marks: [
            { file: 'a.png', alt: '甲' },
            { file: 'b.png', alt: '乙', href: bad },
          ],
        },
      };
      for (const entry of content.brands)
        entry.data = { ...entry.data, sources: [{ title: '一' }, { title: '二', url: bad }, { title: '三', url: 'https://a.cn' }] };
    };
    expect(placesOf('link/unsafe', { brands: { first: {} } }, change)).toEqual([
      'site.yaml url',
      'site.yaml footer.errata',
      'site.yaml footer.marks.1.href',
      'brands/first/index.mdx sources.1.url',
    ]);
    expect(messagesOf('link/unsafe', { brands: { first: {} } }, change)[0]).toBe(say.unsafeLink('javascript').message);
  });
  test('is none that is written without a scheme, nor one that is safe', () => {
    const sound = {
      site: { url: 'https://a.cn', footer: { errata: 'mailto:a@b.cn', marks: [{ file: 'a.png', alt: '甲', href: 'http://a.cn' }] } },
      brands: { first: { sources: [{ title: '一', url: 'https://a.cn' }] } },
    };
    expect(unsafe(sound)).toEqual([]);
    expect(unsafe({})).toEqual([]);
    const bare: Parameters<typeof placesOf>[2] = (content) => {
      content.site.data = { ...content.site.data, url: 'a.cn/x' };
    };
    expect(placesOf('link/unsafe', {}, bare)).toEqual([]);
  });
});
