/** What machines read: page titles, microdata, sitemaps, the feed, OpenSearch, QR codes. */
import decodeQr from 'qr/decode.js';
import { describe, expect, test } from 'vitest';
import { listView } from '../../../src/views/brand/list.ts';
import { brandPageView } from '../../../src/views/brand/page.ts';
import { plaqueView } from '../../../src/views/brand/plaque.ts';
import { feed, sitemaps } from '../../../src/views/machines/feeds.ts';
import { openSearch } from '../../../src/views/machines/openSearch.ts';
import { pairingPageView } from '../../../src/views/pairing/page.ts';
import { brandThing, type Thing } from '../../../src/views/site/microdata.ts';
import { qrCode } from '../../../src/views/site/qrCode.ts';
import { FEED } from '../../../src/wording/feeds.ts';
import { quoted } from '../../../src/wording/quoted.ts';
import { brand, contextOf, pairing } from './siteOf.ts';

const URL = 'https://example.org';

describe('titles', () => {
  test('tell a tag from a focus and a domain of the same name', () => {
    const context = contextOf([brand('a', { focuses: ['near'], tags: ['近郊', '农村'] })]);
    const titles = [
      listView(context, { by: 'focus', domain: 'rural', focus: 'near' }),
      listView(context, { by: 'tag', tag: '近郊' }),
      listView(context, { by: 'tag', tag: '农村' }),
      listView(context, { by: 'domain', domain: 'rural' }),
    ].map(({ frame }) => frame.title);
    expect(new Set(titles).size).toBe(4);
    expect(titles[1]).toBe('近郊 · 标签 · 试验站');
  });
  test('tell two pairings of the same sides apart, and add nothing to others', () => {
    const pairings = [pairing('p', ['a']), pairing('q', ['a'], { since: '2026-01' }), pairing('r', ['b'])];
    const context = contextOf([brand('a'), brand('b')], { pairings });
    const titles = pairings.map(({ slug }) => pairingPageView(context, slug).frame.title);
    expect(titles.map((title) => /（(\d+年\d+月)起）/.exec(title)?.[1])).toEqual(['2025年3月', '2026年1月', undefined]);
  });
});

describe('the feed', () => {
  test('uses Chinese punctuation', () => {
    const event = { event: 'commended', date: '2026-01', by: '某单位', title: '“三心”示范岗' } as const;
    expect(FEED.event(event, '红色驿站', (level) => level)).toBe('红色驿站：获表彰“‘三心’示范岗”');
  });

  test('gives two events of one kind and day different ids', () => {
    const renamed = (from: string) => ({ event: 'renamed' as const, date: '2026-01', from });
    const context = contextOf([brand('a', { record: [renamed('甲'), renamed('乙'), { ...renamed('丙'), date: '2026-02' }] }), brand('b')], {
      url: URL,
    });
    const ids = [...feed(context, URL).matchAll(/<entry><id>.*?#(.*?)<\/id><title>(.*?)<\/title>/g)].map(([, id, title]) => `${id} ${title}`);
    expect(ids.sort()).toEqual([
      'launched-2020 品牌b：发布',
      'renamed-2026-01 甲更名为品牌a',
      'renamed-2026-01-2 乙更名为品牌a',
      'renamed-2026-02 丙更名为品牌a',
    ]);
  });

  test('quotes a name once', () => {
    expect([quoted('红色驿站'), quoted('“炉火·先锋”'), quoted('“一”与“二”')]).toEqual(['“红色驿站”', '“炉火·先锋”', '“‘一’与‘二’”']);
  });
});

describe('microdata', () => {
  test('has only properties that the case shows', () => {
    const one = brand('a', { theme: '账上墙', updated: '2026-02' });
    const values = ({ properties }: Thing): unknown[] =>
      properties.map((each) => ('thing' in each ? [each.name, each.thing.type] : [each.name, 'text' in each ? each.text : each.href]));
    expect(values(brandThing(contextOf([one]), one))).toEqual([
      ['author', 'Organization'],
      ['publisher', 'Organization'],
      ['about', 'Brand'],
    ]);
    // Its name, its summary and its dates are marked where the page says them.
    expect(brandPageView(contextOf([one]), 'a').colophon.flatMap(({ datetime, is }) => (is === undefined ? [] : [[is, datetime]]))).toEqual([
      ['dateModified', '2026-02'],
    ]);
  });
});

describe('with an origin', () => {
  test('the sitemap leaves out pages with noindex and has dates of change', () => {
    const context = contextOf([brand('a', { updated: '2026-02' })], { url: URL });
    const { 'sitemap-0.xml': map } = sitemaps(context, URL, ['', 'brands/a/', 'p/a/', 'compare/', 'search/', 'study/x/', 'study/x/handout/']);
    expect([...(map ?? '').matchAll(/<url>(.*)<\/url>/g)].map(([, url]) => url)).toEqual([
      `<loc>${URL}/base/</loc>`,
      `<loc>${URL}/base/brands/a/</loc><lastmod>2026-02</lastmod>`,
      `<loc>${URL}/base/study/x/</loc>`,
    ]);
  });
  test('OpenSearch has a short name and a search template', () => {
    const text = openSearch(contextOf([], { url: URL, title: '一二三四五六七八九十一二三四五六七&' }), URL);
    expect(/<ShortName>(.*)<\/ShortName>/.exec(text)?.[1]).toBe('一二三四五六七八九十一二三四五六');
    expect(text).toContain(`template="${URL}/base/search/?q={searchTerms}"`);
    expect(text).toContain('七&amp;');
  });
  test('a case and its plaque show the short address, but not without an origin or in an internal build', () => {
    const brands = [brand('a')];
    const short = { text: 'example.org/base/p/a/', code: qrCode(`${URL}/base/p/a/`) };
    expect(brandPageView(contextOf(brands, { url: URL }), 'a').plaque).toEqual({ ...short, href: '/base/p/a/' });
    expect(plaqueView(contextOf(brands, { url: URL }), 'a').printed).toEqual(short);
    for (const more of [{}, { url: URL, profile: 'internal' }] as const) {
      expect(brandPageView(contextOf(brands, more), 'a').plaque).toBeUndefined();
      expect(plaqueView(contextOf(brands, more), 'a').printed).toBeUndefined();
    }
  });
});

test('a QR code says its address to who scans what is drawn, and keeps a quiet zone', () => {
  for (const address of ['https://example.org/base/brands/a-slug/', `https://example.org/tags/${encodeURIComponent('红色驿站')}/`, 'http://a.cn/']) {
    const { side, path } = qrCode(address);
    // Four pixels a module, and white around it, as on paper.
    const [scale, margin] = [4, 8];
    const width = side * scale + 2 * margin;
    const data = new Uint8Array(width * width * 4).fill(255);
    const outer: number[] = [];
    let [x, y] = [0, 0];
    for (const [, right, down, drawn] of path.matchAll(/m(-?\d+) (\d+)h(\d+)/g)) {
      [x, y] = [x + Number(right), y + Number(down)];
      for (const end = x + Number(drawn); x < end; x += 1) {
        outer.push(x, y, side - 1 - x, side - 1 - y);
        for (let row = 0; row < scale; row += 1) {
          const at = ((y * scale + row + margin) * width + x * scale + margin) * 4;
          data.fill(0, at, at + scale * 4);
          for (let alpha = at + 3; alpha < at + scale * 4; alpha += 4) data[alpha] = 255;
        }
      }
    }
    expect(decodeQr({ width, height: width, data })).toBe(address);
    expect(Math.min(...outer)).toBe(2);
  }
});
