/** What is searched: a record for everything that has a page, and for themes that still hang on their wall. */
import { describe, expect, test } from 'vitest';
import { searchRecords } from '../../../src/search/index/records.ts';
import { brand, contextOf, named, organization } from '../views/siteOf.ts';

const themes = (...brands: Parameters<typeof contextOf>[0]): string[] =>
  searchRecords(contextOf(brands))
    .filter((record) => record.kind === 'theme')
    .map((record) => record.title);

describe('a theme', () => {
  test('is found while its brand is listed, and not once that has ended', () => {
    expect(themes(brand('a', { theme: '甲题' }), brand('b', { theme: '乙题', ended: true }), brand('c'))).toEqual(['甲题']);
  });
  test('leads to its place on the wall, and is narrowed as its brand is', () => {
    const site = contextOf([named('a', 'village', '2020-05', { theme: '甲题', tags: ['夜校'], focuses: ['near'] })]);
    const [own, theme] = searchRecords(site).filter((record) => record.kind === 'brand' || record.kind === 'theme');
    expect(theme).toMatchObject({ title: '甲题', subtitle: '品牌a', names: [], text: '' });
    expect(theme?.url.endsWith('#theme-a')).toBe(true);
    expect(theme?.filters).toEqual(own?.filters);
    expect(own?.filters).toEqual({
      domain: ['rural'],
      focus: ['rural/near'],
      level: ['village'],
      year: ['2020'],
      organization: ['east', 'office'],
      status: ['named'],
      tag: ['夜校'],
    });
  });
});

test('a brand that has ended is found itself', () => {
  const ended = brand('b', { ended: true, level: null, year: null, status: null, theme: '乙题' });
  const records = searchRecords(contextOf([ended], { organizations: [organization('east', null)] }));
  const [record] = records.filter(({ kind }) => kind === 'brand');
  expect(record?.text).toContain('乙题');
  expect(record?.filters).toMatchObject({ level: [], year: [], status: [] });
});
