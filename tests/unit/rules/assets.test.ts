/** Files of entries: those that are missing, outside, of a wrong kind or faulty, and those that nothing uses. */
import { describe, expect, test } from 'vitest';
import type { AssetProbe, AssetProblem } from '../../../src/media/probe.ts';
import * as say from '../../../src/wording/links.ts';
import { findingsOf, messagesOf, placesOf, sentencesOf } from '../../support/findings.ts';
import type { GivenContent } from '../../support/model.ts';

const FIRST = 'brands/first/index.mdx';
const content = (BODY: string, files: Record<string, Partial<AssetProbe>> = {}, more: GivenContent = {}): GivenContent => ({
  ...more,
  files,
  brands: { ...more.brands, first: { BODY, ...more.brands?.first } },
});
const marks = (...names: string[]): GivenContent => ({ site: { footer: { marks: names.map((file) => ({ file, alt: '标志' })) } } });
const problem = (code: AssetProblem['code'], more: Partial<AssetProblem> = {}): AssetProblem => ({
  code,
  severity: 'error',
  message: `${code} 有错`,
  ...more,
});

describe('a file that is missing', () => {
  test('is told at what names it', () => {
    const cover = { cover: { file: 'none.png', alt: '门口' } };
    expect(placesOf('asset/missing', content('![图](none.png)', {}, { brands: { first: cover } }))).toEqual([`${FIRST} cover.file`, `${FIRST}:1:1`]);
    expect(placesOf('asset/missing', content('好\n\n![图](none.png)与![图](a.png)', { 'brands/first/a.png': {} }))).toEqual([`${FIRST}:3:1`]);
    expect(placesOf('asset/missing', { ...marks('a.png', './b.png', 'sub/c.png', 'https://a.cn/a.png', 'HTTP:x'), files: { 'b.png': {} } })).toEqual([
      'site.yaml footer.marks.0.file',
    ]);
    expect(sentencesOf('asset/missing', marks('./a.png'))).toMatchObject([say.assetMissing('./a.png', undefined)]);
  });
  test('is told with a file of a like name, or those of its folder that nothing uses', () => {
    const hints = (BODY: string, files: Record<string, Partial<AssetProbe>>, more: GivenContent = {}) =>
      sentencesOf('asset/missing', content(BODY, files, more));
    expect(hints('![图](phto.png)', { 'brands/first/photo.png': {} })).toMatchObject([say.assetMissing('phto.png', '你是不是想写 “photo.png”？')]);
    const files = { 'brands/first/used.png': {}, 'brands/first/spare.png': {}, 'brands/first/notes.txt': {}, 'brands/second/other.png': {} };
    expect(hints('![图](completely-different.jpg)![图](used.png)', files)).toMatchObject([
      say.assetMissing('completely-different.jpg', undefined, ['spare.png']),
    ]);
    expect(hints('![图](completely-different.jpg)', { 'brands/second/completely-different.jpg': {} })).toMatchObject([
      say.assetMissing('completely-different.jpg', undefined, []),
    ]);
    const over = { 'over/brands/first/secret.png': {}, 'brands/first/x.png': {} };
    expect(hints('![图](secrte.png)', over, { brands: { first: { PRIVATE: true } } })).toMatchObject([
      say.assetMissing('secrte.png', '你是不是想写 “secret.png”？'),
    ]);
  });
});

describe('a file outside', () => {
  test('is told at what names it', () => {
    expect(
      placesOf(
        'asset/outside',
        content('![图](../x.png)\n\n![图](https://a.cn/x.png)\n\n![图](a.png)\n\n[看](../second/x.pdf)', { 'brands/second/x.pdf': {} }),
      ),
    ).toEqual([`${FIRST}:1:1`, `${FIRST}:3:1`, `${FIRST}:7:1`]);
    expect(messagesOf('asset/outside', content('![图](../x.png)\n\n[看](../second/x.pdf)', { 'brands/second/x.pdf': {} }))).toEqual([
      say.assetOutside('../x.png').message,
      say.assetOutside('../second/x.pdf').message,
    ]);
  });
  test('beside site.yaml is one in a folder, on the web, or behind a link', () => {
    const names = marks('a.png', './b.png', 'sub/c.png', 'https://a.cn/a.png', 'FTP:x');
    expect(placesOf('asset/outside', { ...names, files: { 'a.png': {}, 'b.png': {} } })).toEqual(
      [2, 3, 4].map((at) => `site.yaml footer.marks.${at}.file`),
    );
    expect(messagesOf('asset/outside', marks('sub/c.png'))).toEqual([say.assetOutside('sub/c.png').message]);
    const led = (real: string) =>
      placesOf('asset/outside', { ...marks('a.png'), files: { 'a.png': {} } }, (one) => {
        one.files.set('a.png', { ...(one.files.get('a.png') as NonNullable<ReturnType<typeof one.files.get>>), real, realFolder: '/content' });
      });
    expect([led('/content/a.png'), led('/elsewhere/a.png'), led('/content/sub/a.png'), led('/content/b.png')]).toEqual([
      [],
      ['site.yaml footer.marks.0.file'],
      ['site.yaml footer.marks.0.file'],
      [],
    ]);
  });
});

describe('what was found in a file', () => {
  const CODES = ['asset/type', 'asset/size', 'asset/unsafe', 'privacy/document'] as const;
  test.each(CODES)('%s is told once for an entry, at the first place that names it', (code) => {
    const files = { 'brands/first/a.png': { problems: CODES.map((one) => problem(one, one === code ? { hint: '改' } : {})) } };
    const cover = { first: { cover: { file: 'a.png', alt: '门口' } }, second: {} };
    const found = findingsOf(code, content('![图](a.png)', files, { brands: cover }));
    expect(found).toMatchObject([{ place: { file: `${FIRST} cover.file` }, message: `${code} 有错`, severity: 'error', hint: '改' }]);
    expect(findingsOf(code, content('![图](b.png)', { 'brands/first/b.png': { problems: [problem(code, { severity: 'warning' })] } }))).toMatchObject(
      [{ place: { file: FIRST, line: 1, column: 1 }, severity: 'warning' }],
    );
    expect(Object.keys(findingsOf(code, content('![图](b.png)', { 'brands/first/b.png': { problems: [problem(code)] } }))[0] ?? {})).not.toContain(
      'hint',
    );
  });
  test('is told for each entry that uses it, and for site.yaml', () => {
    const files = { 'docs/a.png': { problems: [problem('asset/size')] }, 'a.png': { problems: [problem('asset/size')] } };
    expect(
      placesOf('asset/size', { ...marks('a.png', './a.png'), files, documents: { one: { BODY: '![图](a.png)' }, two: { BODY: '![图](a.png)' } } }),
    ).toEqual(['site.yaml footer.marks.0.file', 'docs/one.mdx:1:1', 'docs/two.mdx:1:1']);
  });
  test('is told of downloads at their links, and not of what nobody looked into', () => {
    const files = { 'brands/first/a.pdf': { role: 'download' as const, problems: [problem('privacy/document')] } };
    expect(placesOf('privacy/document', content('好[看](a.pdf)', files))).toEqual([`${FIRST}:1:2`]);
    expect(
      placesOf('privacy/document', content('好[看](a.pdf)', files), (one) => {
        one.probes.clear();
      }),
    ).toEqual([]);
  });
  test('that holds names is told where the public may download it', () => {
    const files = { 'brands/first/a.pdf': { role: 'download' as const, problems: [problem('privacy/document')] } };
    const found = (BODY: string, more = {}) => placesOf('privacy/document', content(BODY, files, { brands: { first: more } }));
    expect(found('[表](a.pdf)')).toEqual([`${FIRST}:1:1`]);
    expect(found('<Internal>[表](a.pdf)</Internal>[表](a.pdf)')).toEqual([`${FIRST}:1:32`]);
    expect(found('<Internal>[表](a.pdf)</Internal>')).toEqual([]);
    expect(found('[表](a.pdf)', { visibility: 'internal' })).toEqual([]);
    expect(found('[表](a.pdf)', { record: [{ event: 'cultivated', date: '2025' }] })).toEqual([]);
  });
});

describe('a file of a wrong kind', () => {
  test('is told at each place that takes it for another', () => {
    const audio = { 'brands/first/a.png': { role: 'audio' as const } };
    const cover = { first: { cover: { file: 'a.png', alt: '门口' } } };
    expect(placesOf('asset/type', content('![图](a.png)\n\n![图](a.png)', audio, { brands: cover }))).toEqual([
      `${FIRST} cover.file`,
      `${FIRST}:1:1`,
      `${FIRST}:3:1`,
    ]);
    expect(placesOf('asset/type', content('![图](a.png)\n\n![图](a.png)', audio))).toEqual([`${FIRST}:1:1`, `${FIRST}:3:1`]);
    expect(messagesOf('asset/type', content('![图](a.png)', audio))).toEqual([say.assetWrongRole('a.png', 'image').message]);
    expect(messagesOf('asset/type', content('<Audio src="a.mp3" transcript="歌" />', { 'brands/first/a.mp3': { role: 'video' } }))).toEqual([
      say.assetWrongRole('a.mp3', 'audio').message,
    ]);
    expect(messagesOf('asset/type', content('[看](a.pdf)', { 'brands/first/a.pdf': { role: 'other' } }))).toEqual([
      say.assetWrongRole('a.pdf', 'download').message,
    ]);
    expect(messagesOf('asset/type', { ...marks('a.png'), files: { 'a.png': { role: 'audio' } } })).toEqual([
      say.assetWrongRole('a.png', 'image').message,
    ]);
    expect(placesOf('asset/type', content('![图](a.png)', { 'brands/first/a.png': {} }))).toEqual([]);
    expect(placesOf('asset/size', content('![图](a.png)', audio))).toEqual([]);
  });
  test('is told but once where it was no file of any kind', () => {
    const files = { 'brands/first/a.png': { role: 'other' as const, problems: [problem('asset/type')] } };
    expect(messagesOf('asset/type', content('![图](a.png)', files))).toEqual(['asset/type 有错']);
  });
  test('is a picture that a link leads to', () => {
    expect(placesOf('asset/type', content('好[看](a.png)', { 'brands/first/a.png': {} }))).toEqual([`${FIRST}:1:2`]);
    expect(messagesOf('asset/type', content('[看](a.png)', { 'brands/first/a.png': {} }))).toEqual([say.linkToMedia('a.png').message]);
  });
});

describe('a file that nothing uses', () => {
  const KINDS = 'svg png jpg jpeg webp avif mp3 m4a ogg wav mp4 webm gif bmp tif tiff heic flac aac mov avi pdf docx xlsx pptx'.split(' ');
  const unused = (...args: Parameters<typeof content>) => placesOf('asset/unused', content(...args));
  const unexpected = (...args: Parameters<typeof content>) => placesOf('entry/unexpected', content(...args));

  test('is told as one that may have been meant, if it is a picture, recording, film or download', () => {
    const files = Object.fromEntries([...KINDS, 'PNG'].map((kind) => [`brands/first/a.${kind}`, {}]));
    expect(unused('', files)).toEqual(Object.keys(files).map((file) => `${file}:1:1`));
    expect(unexpected('', files)).toEqual([]);
    expect(messagesOf('asset/unused', content('', { 'brands/first/a.png': {} }))).toEqual([say.assetUnused('brands/first/a.png').message]);
  });
  test('is nobody’s otherwise, or beside site.yaml', () => {
    const files = { 'brands/first/a.txt': {}, 'a.png': {}, 'brands/first/readme': {} };
    expect(unused('', files)).toEqual([]);
    expect(unexpected('', files)).toEqual(Object.keys(files).map((file) => `${file}:1:1`));
    expect(messagesOf('entry/unexpected', content('', { 'a.png': {} }))).toEqual([say.unexpectedFile('a.png').message]);
    expect(
      placesOf('entry/unexpected', content('', {}), (one) => {
        one.strays.push('brands/x.mdx');
      }),
    ).toEqual(['brands/x.mdx:1:1']);
  });
  test('is none that something shows, offers, or names in vain', () => {
    const names = ['a.png', 'b.pdf', 'c.png', 'd.mp3', 'e f.png', 'g.png'];
    const files = Object.fromEntries(names.map((name) => [`brands/first/${name}`, {}]));
    const first = { logo: { kind: 'audio', file: './d.mp3', transcript: '歌', meaning: '声' }, cover: { file: 'c.png', alt: '门口' } };
    expect(unused('![图](./a.png)[看](b.pdf)![图](e%20f.png)[看](g.png)', files, { brands: { first } })).toEqual([]);
    expect(unused('', files, { brands: { first } })).toEqual(['a.png', 'b.pdf', 'e f.png', 'g.png'].map((name) => `brands/first/${name}:1:1`));
    expect(placesOf('entry/unexpected', { ...marks('./m.png'), files: { 'm.png': {} } })).toEqual([]);
  });
  test('is none that stands under a `file` key, read or not', () => {
    const named: Parameters<typeof placesOf>[2] = (one) => {
      one.site.named = new Set(['./m.png']);
      for (const entry of one.brands) entry.named = new Set(['./x.png']);
    };
    const given = content('', { 'm.png': {}, 'brands/first/x.png': {}, 'brands/second/x.png': {} });
    expect(placesOf('asset/unused', given, named)).toEqual(['brands/second/x.png:1:1']);
    expect(placesOf('entry/unexpected', given, named)).toEqual([]);
  });
  test('is not known where an entry or a body could not be read', () => {
    const given = content(
      '',
      { 'brands/first/x.png': {}, 'brands/second/x.png': {}, 'over/brands/third/x.png': {} },
      { brands: { third: { PRIVATE: true } } },
    );
    const all = ['brands/first/x.png:1:1', 'brands/second/x.png:1:1', 'over/brands/third/x.png:1:1'];
    expect(placesOf('asset/unused', given)).toEqual(all);
    const unreadable =
      (id: string): Parameters<typeof placesOf>[2] =>
      (one) => {
        for (const entry of one.brands) if (entry.id === id) entry.readable = false;
      };
    expect(placesOf('asset/unused', given, unreadable('first'))).toEqual(all.slice(1));
    expect(placesOf('asset/unused', given, unreadable('third'))).toEqual(all.slice(0, 2));
    expect(
      placesOf('asset/unused', given, (one) => {
        for (const entry of one.brands) if (entry.id === 'first') entry.body = { ...entry.body, broken: true };
      }),
    ).toEqual(all.slice(1));
  });
});
