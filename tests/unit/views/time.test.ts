import { describe, expect, it } from 'vitest';
import { recorded, watchedSite } from '../../../src/reads.ts';
import { createContext } from '../../../src/views/site/context.ts';
import { chartOf, STYLES } from '../../../src/views/time/chart.ts';
import { BEFORE, groupsOf, type Life, lifeOf, yearAt } from '../../../src/views/time/lives.ts';
import { smallTime, timePart, timeView } from '../../../src/views/time/view.ts';
import { brand, contextOf, named, organization, pairing, siteOf } from './siteOf.ts';

const office = ['office'];
const site = siteOf([]);
const DAY = '2026-06-01';

const climber = brand('climber', {
  record: [
    { event: 'launched', date: '2018' },
    { event: 'named', date: '2019-07', level: 'village', by: office },
    { event: 'reviewed', date: '2021-02', year: 2020, result: 'pass' },
    { event: 'reviewed', date: '2022-02', year: 2021, result: 'rectify' },
    { event: 'named', date: '2023', level: 'district', by: office },
  ],
});
const gone = brand('gone', {
  ended: true,
  record: [
    { event: 'named', date: '2019', level: 'village', by: office },
    { event: 'delisted', date: '2022-07', by: office, kind: 'concluded' },
  ],
});

describe('a life', () => {
  it('rises at each naming and goes on until the day', () => {
    expect(lifeOf(site, climber, DAY)).toEqual({
      brand: climber,
      stays: [
        { band: BEFORE, from: 2018, to: 2019.5 },
        { band: 'village', from: 2019.5, to: 2023 },
        { band: 'district', from: 2023, to: yearAt(DAY) },
      ],
      reviews: [yearAt('2021-02')],
    });
  });
  it('ends where the last title ended, and says how', () => {
    expect(lifeOf(site, gone, DAY)).toMatchObject({ stays: [{ band: 'village', from: 2019, to: 2022.5 }], end: 'concluded' });
  });
  it('falls back to the level that still stands', () => {
    const fallen = brand('fallen', {
      record: [
        { event: 'named', date: '2018', level: 'village', by: office },
        { event: 'named', date: '2020', level: 'district', by: office },
        { event: 'delisted', date: '2024', by: office, kind: 'revoked', level: 'district' },
      ],
    });
    expect(lifeOf(site, fallen, DAY)?.stays.map(({ band }) => band)).toEqual(['village', 'district', 'village']);
    expect(lifeOf(site, fallen, DAY)?.end).toBeUndefined();
  });
  it('stands at its level today where the record has no year, and nowhere before', () => {
    const today = { from: yearAt(DAY), to: yearAt(DAY), undated: true };
    expect(lifeOf(site, brand('x', { record: [{ event: 'named', level: 'village', by: office }] }), DAY)?.stays).toEqual([
      { band: 'village', ...today },
    ]);
    expect(lifeOf(site, brand('x', { record: [{ event: 'launched' }] }), DAY)).toBeUndefined();
    const begun = brand('x', {
      record: [
        { event: 'launched', date: '2018' },
        { event: 'named', level: 'village', by: office },
      ],
    });
    expect(lifeOf(site, begun, DAY)?.stays).toEqual([
      { band: BEFORE, from: 2018, to: yearAt(DAY) },
      { band: 'village', ...today },
    ]);
  });
  it('ends where the record last knows of it if the end has no date, and is none without any', () => {
    const end = { event: 'delisted' as const, by: office, kind: 'revoked' as const };
    const lost = brand('x', { ended: true, record: [{ event: 'named', date: '2019', level: 'village', by: office }, end] });
    expect(lifeOf(site, lost, DAY)).toMatchObject({ stays: [{ band: 'village', from: 2019, to: 2019 }], end: 'revoked' });
    expect(lifeOf(site, brand('x', { ended: true, record: [{ event: 'named', level: 'village', by: office }, end] }), DAY)).toBeUndefined();
  });
});

/** Lives of many brands at two levels, beginning one after the other. */
const manyLives = (count: number): Life[] =>
  Array.from({ length: count }, (_, index) => {
    const one = named(`b${String(index).padStart(3, '0')}`, 'village', String(2005 + (index % 20)), { name: '品'.repeat(2 + (index % 7)) });
    const record = [
      ...one.record,
      ...(index % 3 === 0 ? [{ event: 'delisted' as const, date: '2025-10', by: office, kind: 'revoked' as const }] : []),
    ];
    return lifeOf(site, { ...one, record }, DAY) as Life;
  });

describe('the drawing', () => {
  for (const [size, style] of Object.entries(STYLES)) {
    it(`gives lines rows of their own, inside the drawing (${size})`, () => {
      const { lines, width, height } = chartOf(manyLives(50), [], ['district', 'village'], yearAt(DAY), style);
      const spans = lines.map(({ d, end, name, frame }) => {
        const from = Number(/^M([\d.]+)/.exec(d)?.[1]);
        return {
          y: end[1],
          from: name === undefined ? from : Math.min(from, frame.x + 4),
          to: name === undefined ? end[0] : Math.max(end[0], frame.x + frame.width - 4),
        };
      });
      for (const [at, one] of spans.entries()) {
        expect([one.from >= 0, one.to <= width, one.y > 0 && one.y < height], `line ${at}`).toEqual([true, true, true]);
        for (const other of spans.slice(at + 1))
          if (other.y === one.y) expect(other.from >= one.to || other.to <= one.from, `${at} over another`).toBe(true);
      }
    });
  }

  it('leaves most of a drawing to its years, however long a name is', () => {
    const long = { ...gone, name: '很长很长的名字'.repeat(10) };
    const lives = [climber, long].map((one) => lifeOf(site, one, DAY) as Life);
    for (const style of [STYLES.wide, STYLES.narrow]) {
      const { now, left, lines } = chartOf(lives, [], ['village', 'district', BEFORE], yearAt(DAY), style);
      expect(now - left).toBeGreaterThan(style.width / 3);
      for (const { name, frame } of lines) expect(frame.x + frame.width, name?.text).toBeLessThanOrEqual(style.width + 4);
      expect(lines.map(({ name }) => name?.text)).toEqual([climber.name, expect.stringMatching(/^很长.*…$/u)]);
    }
  });
  it('has all years alike, from the names of the levels to the room that the longest name takes', () => {
    const lives = [climber, { ...gone, name: '很长的一个名字' }].map((one) => lifeOf(site, one, DAY) as Life);
    const { years, now, lines } = chartOf(lives, [], ['village', 'district', BEFORE], yearAt(DAY), STYLES.wide);
    const widths = years.slice(1).map(({ x }, index) => x - (years[index]?.x as number));
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThan(0.3);
    expect(years[0]?.x).toBe(STYLES.wide.left);
    const longest = lines[1]?.frame as (typeof lines)[number]['frame'];
    expect(STYLES.wide.width - now).toBeGreaterThan(longest.width);
    expect(STYLES.wide.width - now).toBeLessThan(longest.width + 20);
  });
  it('has the levels from the highest down, without those where nothing is', () => {
    const lives = [climber, ...manyLives(3).map(({ brand: one }) => one)].map((one) => lifeOf(site, one, DAY) as Life);
    const { bands } = chartOf(lives, [], ['city', 'district', 'village'], yearAt(DAY), STYLES.wide);
    expect(bands.map(({ id }) => id)).toEqual(['district', 'village']);
    expect(bands[0]?.bottom).toBe(bands[1]?.top);
    const tie = { model: 'climber', at: 2024, to: { level: 'city' } };
    expect(chartOf(lives, [tie], ['city', 'district', 'village'], yearAt(DAY), STYLES.wide).bands.map(({ id }) => id)[0]).toBe('city');
  });

  it('is one up to sixty brands, then one for each domain, and for each town of a large one', () => {
    const rural = manyLives(70).map((life, index) => ({ ...life, brand: { ...life.brand, organization: index < 30 ? 'v1' : 'v2' } }));
    const community = manyLives(5).map((life) => ({ ...life, brand: { ...life.brand, domain: 'community' } }));
    const grown = siteOf([], {
      organizations: [
        // One organization below another, both over all brands: they part none.
        organization('city', null),
        organization('top', 'city'),
        organization('t1', 'top', { shortName: '甲镇' }),
        organization('t2', 'top', { shortName: '乙镇' }),
        organization('v1', 't1'),
        organization('v2', 't2'),
      ],
    });
    expect(groupsOf(grown, rural.slice(0, 60))).toHaveLength(1);
    expect(groupsOf(grown, [...rural, ...community]).map(({ title, lives }) => [title, lives.length])).toEqual([
      ['农村 · 甲镇', 30],
      ['农村 · 乙镇', 40],
      ['社区', 5],
    ]);
  });
});

describe('threads', () => {
  const brands = [climber, gone, named('own', 'village', '2025', { organization: 'west' })];
  const view = (...pairings: Parameters<typeof pairing>[]) => timeView(contextOf(brands, { pairings: pairings.map((one) => pairing(...one)) }));
  it('lead to the brand of the other side, or to a mark at its level', () => {
    const drawn = view(
      ['helped', ['climber'], { partner: ['west'], anonymous: [], since: '2024' }],
      ['bare', ['climber'], { partner: ['office'], anonymous: [], since: '2024' }],
    );
    expect(drawn?.parts[0]?.wide.threads.map(({ href, isMark }) => [href, isMark])).toEqual([
      ['/base/pairings/bare/', true],
      ['/base/pairings/helped/', false],
    ]);
    expect(drawn?.legend.map(({ sample }) => sample)).toEqual(['named', 'reviewed', 'concluded', 'thread', 'mark']);
  });
  it('of an organization’s brands read no pairing of others', async () => {
    const site = watchedSite(siteOf(brands, { pairings: [pairing('theirs', ['gone']), pairing('own', ['climber'])] }));
    const { reads } = await recorded(() => timePart(createContext(site, '/'), site.brands.slice(0, 1), '组织'));
    const named = [...reads].filter((name) => name.includes('pairings'));
    expect(named.some((name) => name.includes('own'))).toBe(true);
    expect(named.filter((name) => name.includes('theirs'))).toEqual([]);
  });
  it('are not drawn to an anonymous side', () => {
    expect(view(['hidden', ['climber'], { since: '2024' }])?.parts[0]?.wide.threads).toEqual([]);
  });
});

describe('the view', () => {
  const bare = { event: 'named' as const, level: 'village', by: office };
  const undated = brand('undated', {
    status: 'named',
    level: 'village',
    titles: [{ level: 'village', since: undefined, by: office }],
    record: [bare],
  });
  const lost = brand('lost', {
    ended: true,
    ending: { kind: 'revoked', by: office },
    record: [bare, { event: 'delisted', by: office, kind: 'revoked' }],
  });
  it('has a line for each brand that has a year or stands today, and a row of the table for every brand', () => {
    const view = timeView(contextOf([climber, gone, undated, lost]));
    expect(view?.parts[0]?.wide.lines.map(({ label }) => label)).toEqual([
      '品牌climber：2018年起步，2019年命名为村级，2023年命名为区级，至今',
      '品牌gone：2019年命名为村级，2022年已结束',
      '品牌undated：命名为村级（年份未载），至今',
    ]);
    const line = view?.parts[0]?.wide.lines[2];
    expect([line?.d, line?.namings, line?.undated]).toEqual(['', [], expect.stringMatching(/^M[\d.]+ [\d.]+h18$/)]);
    expect(line?.end[0]).toBe(view?.parts[0]?.wide.now);
    expect(view?.legend.map(({ sample }) => sample)).toContain('undated');
    expect(view?.table.columns).toEqual(['命名之前', '村级', '区级', '复查合格', '结束', '结对']);
    expect(view?.table.rows.map(({ cells }) => cells)).toEqual([
      ['2018年', '2019年7月', '2023年', '1 次', '', ''],
      ['', '2019年', '', '', '', ''],
      ['', '年份未载', '', '', '', ''],
      ['', '年份未载', '', '', '已摘牌 年份未载', ''],
    ]);
    expect(view?.undated).toContain('1 个');
  });
  it('has no names when it is small, and needs two brands with a year', () => {
    expect(smallTime(contextOf([climber, gone]), [climber, gone])?.wide.lines.every(({ name }) => name === undefined)).toBe(true);
    expect(timeView(contextOf([climber, undated]))).toBeUndefined();
  });
});
