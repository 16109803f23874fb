/** The public status of a brand, for each state that a site can show. */
import { describe, expect, it } from 'vitest';
import type { PublishedBrand } from '../../../src/publish/published.ts';
import { labelsWith } from '../../../src/schema/labels.ts';
import { plaqueView } from '../../../src/views/brand/plaque.ts';
import { type StatusView, statusView } from '../../../src/views/brand/status.ts';
import { brand, contextOf, named } from './siteOf.ts';

const status = (one: PublishedBrand, more: Parameters<typeof contextOf>[1] = {}): StatusView => statusView(contextOf([one], more), one);
const facts = (view: StatusView): string[] => view.facts.map(({ label, words }) => `${label} ${words.map(({ text }) => text).join('')}`);

const titled = named('a', 'district', '2024-05', {
  titles: [{ level: 'district', since: '2024-05', by: ['office', 'west'], document: '组发〔2024〕1号', grade: '五星' }],
  record: [
    { event: 'named', date: '2024-05', level: 'district', by: 'office' },
    { event: 'reviewed', date: '2025-02', year: 2024, result: 'pass' },
    { event: 'reviewed', date: '2026-02', year: 2025, result: 'pass' },
    { event: 'goals', date: '2026-03', year: 2026, goals: ['一'] },
  ],
});

describe('the status', () => {
  it('of a title says that it stands, by whom, since when, and what the last review said', () => {
    const view = status(titled);
    expect([view.state, view.label, view.level?.text, view.isEnded, view.asOf]).toEqual(['valid', '现行有效', '区级', false, '截至2026年6月1日']);
    expect(facts(view)).toEqual(['命名 office党支部、west党支部', '起于 2024年5月', '文号 组发〔2024〕1号', '等次 五星', '复查 2025年度合格']);
  });
  it('of an imported title says that the date is not known', () => {
    const one = named('a', 'district', '2024', { titles: [{ level: 'district', since: undefined, by: [] }], record: [] });
    expect(facts(status(one))).toEqual(['起于 命名日期不详']);
  });
  it('says 整改 and 逾期 where they are published, in the words of the site', () => {
    const labels = labelsWith({ overdue: '待复查' });
    expect(status({ ...titled, status: 'rectifying' })).toMatchObject({ state: 'rectifying', label: '整改中' });
    expect(status({ ...titled, overdue: true }, { labels })).toMatchObject({ state: 'overdue', label: '待复查' });
  });
  it('of a brand that only its organization announced claims no title', () => {
    const view = status(brand('a'));
    expect([view.state, view.label, view.level, facts(view)]).toEqual(['launched', '自行发布', undefined, ['发布 east党支部', '日期 2020年']]);
  });
  it('of an ended brand says how, by whom, when, and which title it had', () => {
    const ended = (kind: 'revoked' | 'concluded' | 'merged'): StatusView =>
      status({
        ...titled,
        ended: true,
        status: 'delisted',
        titles: [],
        level: null,
        ending: { kind, date: '2026-05', by: ['office'], statement: '说明。' },
      });
    expect((['revoked', 'concluded', 'merged'] as const).map((kind) => [ended(kind).state, ended(kind).label])).toEqual([
      ['revoked', '已摘牌'],
      ['concluded', '已结束'],
      ['merged', '已合并'],
    ]);
    expect(facts(ended('revoked'))).toEqual(['决定 office党支部', '日期 2026年5月', '原称号 区级（2024年5月命名）']);
    expect(new Set((['revoked', 'concluded', 'merged'] as const).map((kind) => ended(kind).says)).size).toBe(3);
    expect(ended('merged').statement).toBe('说明。');
  });
  it('of a brand without any title yet is its stage', () => {
    const one = brand('a', { record: [{ event: 'cultivated', date: '2026' }], status: 'cultivating' });
    expect(status(one, { profile: 'internal' })).toMatchObject({ state: 'pending', label: '培育中', facts: [] });
    expect(status({ ...one, status: null }, { profile: 'internal' })).toMatchObject({ state: 'pending', label: '创建中' });
  });
});

describe('the page of a plaque', () => {
  it('says the status and leads to the case', () => {
    const view = plaqueView(contextOf([titled]), 'a');
    expect([view.name, view.status.label, view.case.href, view.frame.robots]).toEqual(['品牌a', '现行有效', '/base/brands/a/', 'noindex, nofollow']);
    expect(view.frame.description).toBe('品牌a：现行有效，截至2026年6月1日。');
  });
  it('exists for a brand that ended, and for no other slug', () => {
    const one = brand('a', { ended: true, ending: { kind: 'merged', by: [] }, colors: { primary: '#17605a' } });
    const view = plaqueView(contextOf([one]), 'a');
    expect([view.status.state, view.frame.tone]).toEqual(['merged', undefined]);
    expect(() => plaqueView(contextOf([one]), 'b')).toThrow();
  });
});
