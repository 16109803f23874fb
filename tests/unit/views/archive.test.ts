import { describe, expect, it } from 'vitest';
import { archiveView } from '../../../src/views/brand/archive.ts';
import { brand, contextOf, organization } from './siteOf.ts';

const one = brand('a', {
  record: [
    { event: 'launched', by: 'office' },
    { event: 'declared', date: '2023-03', level: 'village', by: 'office', number: '甲 1 号' },
    { event: 'notice', date: '2023-05', document: '组〔2023〕1号' },
    { event: 'named', date: '2023-06-07', level: 'village', by: 'office' },
    { event: 'reviewed', date: '2024-12', year: 2024, result: 'pass', by: 'office' },
    { event: 'reviewed', date: '2025-12', year: 2025, result: 'rectify', by: 'office' },
  ],
});
const context = contextOf([one], { organizations: [organization('office', null, { shortName: '组织部' })] });

describe('the record of a case', () => {
  const { years, span } = archiveView(context, one);
  it('begins with the newest year, and ends with what has no date', () => {
    expect(years.map(({ title }) => title)).toEqual(['2025年', '2024年', '2023年', '日期不详']);
  });
  it('folds what happens in any year into a line that loses no number', () => {
    expect(years[1]).toEqual({ title: '2024年', items: [], routine: ['12月 2024年度复查合格'] });
    expect(years[2]?.routine).toEqual(['5月 命名前公示（组〔2023〕1号）', '3月 申报村级（登记编号 甲 1 号）']);
    expect(years[2]?.items.map(({ event, date }) => [event, date])).toEqual([['named', '6月7日']]);
  });
  it('keeps a review that asks for more apart', () => {
    expect(years[0]?.items.map(({ event }) => event)).toEqual(['reviewed']);
    expect(years[0]?.routine).toEqual([]);
  });
  it('names an organization in short, and links it once', () => {
    const words = years.flatMap(({ items }) => items.flatMap(({ sentence }) => sentence)).filter(({ text }) => text === '组织部');
    expect(words.map(({ href }) => href !== undefined)).toEqual([true, false, false]);
  });
  it('shows three years and more at a glance, up to the day of the build', () => {
    expect(span).toMatchObject({ from: '2023', to: '2026' });
    expect(archiveView(context, brand('b', { record: [{ event: 'launched', date: '2025' }] })).span).toBeUndefined();
  });
});
