/** The menu and the icon of a site. */
import { describe, expect, it } from 'vitest';
import { iconDrawing, iconLinks } from '../../../src/views/site/icon.ts';
import { menuLinks } from '../../../src/views/site/navigation.ts';
import { brand, contextOf } from './siteOf.ts';

describe('the menu of a site', () => {
  it('lists what holds something, unless the site says its own', () => {
    const links = menuLinks(contextOf([brand('a')]), '/base/brands/a/', 'brands');
    expect(links.map(({ href, current }) => `${href}${current ? ' current' : ''}`)).toEqual([
      '/base/brands/ current',
      '/base/ladder/',
      '/base/organizations/',
    ]);
  });
  it('marks the item of the page itself, else the nearest above it, else that of its list', () => {
    const menu = [
      { label: '首页', page: '' },
      { label: '品牌', page: 'brands/' },
      { label: '甲', page: 'brands/a/' },
    ];
    const context = contextOf([brand('a'), brand('b')], { menu });
    const current = (page: string, place?: 'brands') => menuLinks(context, page, place).flatMap(({ text, current }) => (current ? [text] : []));
    expect(current('/base/')).toEqual(['首页']);
    expect(current('/base/brands/a/')).toEqual(['甲']);
    expect(current('/base/brands/a/slides/')).toEqual(['甲']);
    expect(current('/base/brands/b/')).toEqual(['品牌']);
    expect(current('/base/domains/rural/', 'brands')).toEqual(['品牌']);
    expect(current('/base/help/')).toEqual([]);
  });
});

describe('the icon of a site', () => {
  it('is the first letter of its title, if it brings none', () => {
    const letter = (title: string) => iconDrawing(contextOf([], { title }))?.letter;
    expect(['“青禾”标杆', 'party 之家', '2026 先锋', '——'].map(letter)).toEqual(['青', 'P', '2', '□']);
  });
  it('is its picture, if it brings one', () => {
    const asset = { digest: 'i', role: 'image', bytes: 1, width: 9, height: 9 } as const;
    const site = (format: string) => contextOf([], { icon: 'i', assets: { i: { ...asset, format } } });
    expect(iconDrawing(site('png'))).toBeUndefined();
    expect(iconLinks(site('png')).map(({ href }) => href)).toEqual(['/base/favicon.png', '/base/apple-touch-icon.png']);
    expect(iconLinks(site('svg')).map(({ href }) => href)).toEqual(['/base/favicon.png', '/base/favicon.svg', '/base/apple-touch-icon.png']);
  });
});
