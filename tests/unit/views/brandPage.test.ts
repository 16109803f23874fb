import { describe, expect, it } from 'vitest';
import type { PublishedBrand } from '../../../src/publish/published.ts';
import { labelsWith } from '../../../src/schema/labels.ts';
import { neighbours } from '../../../src/views/brand/neighbours.ts';
import { brandPageView } from '../../../src/views/brand/page.ts';
import { recordView } from '../../../src/views/brand/record.ts';
import type { Context } from '../../../src/views/site/context.ts';
import { brand, contextOf, named, organization, pairing } from './siteOf.ts';

const view = (one: PublishedBrand, more: Parameters<typeof contextOf>[1] = {}, others: PublishedBrand[] = []) =>
  brandPageView(contextOf([one, ...others], more), one.slug);

describe('a case', () => {
  it('shows a title below the highest one with level, authority, date and document number', () => {
    const one = named('a', 'village', '2026-05', {
      titles: [
        { level: 'village', since: '2026-05', by: ['office'] },
        { level: 'district', since: '2024-05', by: ['office'], document: '组发〔2024〕1号', grade: '五星' },
      ],
    });
    expect(view(one).seals).toEqual([
      {
        level: '区级',
        href: '/base/levels/district/',
        by: [{ text: 'office党支部', href: '/base/organizations/office/' }],
        date: '2024年5月',
        datetime: '2024-05',
        lines: ['组发〔2024〕1号', '等次：五星'],
      },
    ]);
  });
  it('shows the organizations from the root down', () => {
    expect(view(brand('a')).chain.map((link) => link.text)).toEqual(['office党支部', 'east党支部']);
  });
  it('lists the items of the standard, then the other fields', () => {
    const one = brand('a', { theme: '主题', role: { organization: '甲', members: '乙' }, carriers: ['夜校'] });
    expect(view(one).standard.items.map((item) => [item.label, item.content.kind])).toEqual([
      ['有名称', 'name'],
      ['有主题', 'theme'],
      ['作用发挥好', 'role'],
      ['载体', 'texts'],
    ]);
  });
  it('lists nothing if there is only a name, and has no plate without a logo', () => {
    expect(view(brand('a')).standard.items).toEqual([]);
    expect(view(brand('a')).plate).toBeUndefined();
  });
  it('lists the extra items of another standard', () => {
    const standard = { label: '五有', items: [{ key: 'extra.influence', label: '有影响' }] };
    expect(view(brand('a', { extra: { influence: '全区' } }), { standard }).standard.items[0]).toMatchObject({
      label: '有影响',
      content: { texts: ['全区'] },
    });
  });
  it('says how a title ended, without its colours and goals', () => {
    const one = brand('a', {
      ended: true,
      status: 'delisted',
      ending: { kind: 'merged', date: '2023', by: ['office'], statement: '并入乙。' },
      colors: { primary: '#17605a' },
      record: [{ event: 'goals', date: '2022', year: 2022, goals: ['一'] }],
    });
    const { status, goals, frame } = view(one);
    expect(status).toMatchObject({ state: 'merged', statement: '并入乙。' });
    expect(goals).toBeUndefined();
    expect(frame.tone).toBeUndefined();
    expect(view({ ...one, ended: false }).frame.tone).toBeDefined();
  });
  it('shows the goals of the latest year with those that are done', () => {
    const one = named('a', 'village', '2020', {
      record: [
        { event: 'goals', date: '2026', year: 2026, goals: ['甲', { goal: '乙', done: '2026-04' }] },
        { event: 'goals', date: '2025', year: 2025, goals: ['旧'] },
      ],
    });
    expect(view(one).goals).toEqual({
      title: '2026年目标',
      items: [
        { text: '甲', isDone: false },
        { text: '乙', isDone: true, done: '2026年4月完成' },
      ],
      measures: [],
    });
  });
  it('shows only level and domain of an anonymous side', () => {
    expect(view(brand('a'), { pairings: [pairing('p', ['a'])] }).pairings[0]).toMatchObject({
      state: '结对中',
      term: '2025年3月起',
      partner: [{ text: '不具名组织（村级，农村）' }],
    });
  });
  it('shows the family, and does not repeat it among the neighbours', () => {
    const one = brand('a', { parentBrand: 'mother' });
    const page = view(one, {}, [
      brand('mother', { organization: 'office' }),
      brand('sister', { parentBrand: 'mother' }),
      brand('other', { organization: 'west' }),
    ]);
    expect(page.family.map((group) => [group.title, group.cards.map((card) => card.text)])).toEqual([
      ['母品牌', ['品牌mother']],
      ['同族品牌', ['品牌sister']],
    ]);
    expect(page.neighbours.map((card) => card.slug)).toEqual(['other']);
  });
});

describe('neighbours', () => {
  it('are sorted by nearness and have a reason', () => {
    const one = brand('a', { tags: ['夜校'], focuses: ['near'] });
    const context = contextOf(
      [
        one,
        brand('paired', { organization: 'far' }),
        brand('tagged', { organization: 'x', tags: ['夜校'] }),
        brand('focused', { organization: 'y', focuses: ['near'] }),
        brand('ended', { ended: true, tags: ['夜校'] }),
      ],
      { pairings: [pairing('p', ['a'], { partner: ['far'] })], organizations: [organization('far', null), organization('east', null)] },
    );
    expect(neighbours(context, one, 3).map(({ brand: other, reason }) => [other.slug, reason])).toEqual([
      ['paired', '结对双方'],
      ['tagged', '同有“夜校”标签'],
      ['focused', '同为近郊'],
    ]);
  });
});

describe('neighbours of a large group', () => {
  const slugs = Array.from({ length: 9 }, (_, at) => `b${at}`);
  /** Brands of one domain, each of an organization of its own. */
  const many = slugs.map((slug) => brand(slug, { organization: `of-${slug}` }));
  const context = contextOf(many, { organizations: [organization('office', null)] });
  const next = (at: number, most = 3): string[] => neighbours(context, many[at] as PublishedBrand, most).map(({ brand: other }) => other.slug);

  it('are those that follow the brand, from the last on to the first', () => {
    const order = [...context.site.brands].map((one) => one.slug);
    expect(next(0)).toEqual(['b1', 'b2', 'b3']);
    expect(next(4)).toEqual(['b5', 'b6', 'b7']);
    expect(next(7)).toEqual(['b8', 'b0', 'b1']);
    expect(next(8, 20)).toEqual(order.filter((slug) => slug !== 'b8'));
  });
  it('lead to every brand of it', () => {
    expect(new Set(slugs.flatMap((_, at) => next(at))).size).toBe(slugs.length);
  });
  it('are two at the most for each reason but the domain', () => {
    const tagged = slugs.map((slug) => brand(slug, { organization: `of-${slug}`, tags: slug < 'b5' ? ['夜校'] : [] }));
    const found = neighbours(contextOf(tagged, { organizations: [organization('office', null)] }), tagged[0] as PublishedBrand, 5);
    expect(found.map(({ brand: other }) => other.slug)).toEqual(['b1', 'b2', 'b3', 'b4', 'b5']);
    expect(found.map(({ reason }) => reason === '同有“夜校”标签')).toEqual([true, true, false, false, false]);
    expect(found.at(-1)?.reason).not.toBe('');
    expect(neighbours(contextOf(tagged), tagged[0] as PublishedBrand, 2, new Set(['b1', 'b2'])).map(({ brand: other }) => other.slug)).toEqual([
      'b3',
      'b4',
    ]);
  });
});

describe('the record', () => {
  const sentence = (one: PublishedBrand): string[] =>
    recordView(contextOf([one]), one).map((item) => `${item.date} ${item.sentence.map((part) => part.text).join('')}`);
  it('has a sentence for each event', () => {
    const one = brand('a', {
      name: '“三心”新名',
      record: [
        { event: 'cultivated', by: '镇党委' },
        { event: 'launched', date: '2019' },
        { event: 'declared', date: '2020-01', level: 'district', by: 'east' },
        { event: 'notice', date: '2020-02-01', until: '2020-02-07' },
        { event: 'named', date: '2020-03-01', level: 'district', by: ['office', 'west'] },
        { event: 'reviewed', date: '2021', year: 2020, result: 'pass' },
        { event: 'commended', date: '2021-07', by: '省委组织部', title: '先进' },
        { event: 'renamed', date: '2022', from: '旧名' },
        { event: 'renamed', date: '2023', from: '中名' },
        { event: 'delisted', date: '2024', by: 'office', kind: 'concluded', level: 'district' },
      ],
    });
    expect(sentence(one)).toEqual([
      '日期不详 镇党委列入培育',
      '2019年 east党支部向社会发布',
      '2020年1月 east党支部申报区级品牌',
      '2020年2月1日 命名前公示，至2020年2月7日',
      '2020年3月1日 office党支部、west党支部命名为区级品牌',
      '2021年 2020年度复查，合格',
      '2021年7月 省委组织部授予“先进”',
      '2022年 “旧名”更名为“中名”',
      '2023年 “中名”更名为“‘三心’新名”',
      '2024年 office党支部宣布品牌创建结束（区级）',
    ]);
  });

  it("uses the site's word for how a title ended", () => {
    const one = brand('a', {
      record: (['revoked', 'concluded', 'merged'] as const).map((kind) => ({ event: 'delisted', date: '2024', by: 'office', kind })),
    });
    const titles = (context: Context) => recordView(context, one).map(({ title }) => title);
    expect(titles(contextOf([one]))).toEqual(['已摘牌', '已结束', '已合并']);
    expect(titles(contextOf([one], { labels: labelsWith({ delisted: '退出名录', concluded: '圆满收官' }) }))).toEqual([
      '退出名录',
      '圆满收官',
      '已合并',
    ]);
  });
});
