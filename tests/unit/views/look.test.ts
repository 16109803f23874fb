import { brotliCompressSync } from 'node:zlib';
import { wcagContrast } from 'culori';
import { describe, expect, it } from 'vitest';
import { given } from '../../../src/given.ts';
import { searchRecords } from '../../../src/search/index/records.ts';
import { coloursOfTone, coloursStylesheet, PAPERS, toneOf } from '../../../src/views/brand/colours.ts';
import { ladderView } from '../../../src/views/brand/ladder.ts';
import { setInColumns, setInLines } from '../../../src/views/brand/plate.ts';
import { WALL_PAGE } from '../../../src/views/brand/wallPages.ts';
import { wallRoutes, wallView } from '../../../src/views/brand/walls.ts';
import { frame } from '../../../src/views/site/frame.ts';
import { homeView } from '../../../src/views/site/home.ts';
import { clauses, datesOf, isUnbroken, phrases, wholes } from '../../../src/views/site/phrases.ts';
import { formatDate, formatDuration, formatRange } from '../../../src/wording/ui.ts';
import { brand, contextOf, named } from './siteOf.ts';

describe('tones', () => {
  it('are readable in both themes for any colour', () => {
    for (const primary of ['#f5c400', '#c8102e', '#fff', '#000', '#0a7d3c', 'rebeccapurple', '#00ffff', '#123456']) {
      const tone = toneOf({ colors: { primary } });
      const { light, dark, groundLight, groundDark } = coloursOfTone(tone ?? '');
      for (const paper of [PAPERS.light, groundLight]) expect(wcagContrast(light, paper), `${primary} by day`).toBeGreaterThanOrEqual(4.5);
      for (const paper of [PAPERS.dark, groundDark]) expect(wcagContrast(dark, paper), `${primary} by night`).toBeGreaterThanOrEqual(4.5);
    }
  });
  it('are shared, so that the stylesheet does not grow with the register', () => {
    const brands = Array.from({ length: 500 }, (_, index) =>
      brand(`b${index}`, { colors: { primary: `#c8${String(index % 100).padStart(2, '0')}2e` } }),
    );
    expect(coloursStylesheet({ brands }).length).toBeLessThan(6000);
    expect(coloursStylesheet({ brands: [brand('a')] })).toBe('');
  });
  it('are few even if brands have every colour that there is', () => {
    const steps = Array.from({ length: 16 }, (_, index) => (index * 17).toString(16).padStart(2, '0'));
    const brands = steps.flatMap((r) => steps.flatMap((g) => steps.map((b) => brand(`b${r}${g}${b}`, { colors: { primary: `#${r}${g}${b}` } }))));
    const sheet = coloursStylesheet({ brands });
    const tones = [...sheet.matchAll(/\[data-tone="([\w-]+)"\]/g)].map(([, tone]) => tone);
    expect(tones.length).toBeGreaterThan(100);
    expect(new Set(tones)).toEqual(new Set(brands.map(toneOf)));
    expect(brotliCompressSync(sheet).length).toBeLessThan(1_600);
  });
  it("bring the site's own colour to a contrast of 4.5:1", () => {
    const [, light] =
      /:root\{--vermilion:var\(--day,(#\w+)\) var\(--night,#\w+\);--seal:\1\}/.exec(coloursStylesheet({ accent: 'gold', brands: [] })) ?? [];
    expect(wcagContrast(light ?? '#fff', PAPERS.light)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('type on plates', () => {
  it('sets a name in columns from right to left, without its marks', () => {
    const { lines } = setInColumns('一二三·四五六');
    expect(lines.map((line) => line.text)).toEqual(['一二三', '四五六']);
    expect(Number(lines[0]?.x.split(' ')[0])).toBeGreaterThan(Number(lines[1]?.x.split(' ')[0]));
  });
  it('keeps every glyph of a text logo', () => {
    for (const text of ['驿', '五型同创·幸福北江', 'ABC 先锋', '一二三四五六七八九十一二']) {
      expect(
        setInLines(text)
          .lines.map((line) => line.text)
          .join(''),
      ).toBe(text.replace(/\s/g, ''));
    }
  });
  it('keeps a number with its unit, and a short quotation whole', () => {
    expect(phrases('截至2026年2月，卖出12.5万斤')).toEqual(expect.arrayContaining(['2026年2月，', '12.5万斤']));
    expect(phrases('他写了“未了”两个字')).toContain('“未了”');
    expect(isUnbroken('2026年')).toBe(true);
    expect(isUnbroken('“未了”')).toBe(true);
    expect(isUnbroken('村民')).toBe(false);
  });
  it('parts running text, so that dates, numbers and short quotations stay whole', () => {
    const whole = (text: string, keepsEnd = false): string[] => wholes(text, keepsEnd).flatMap((part) => (part.isWhole ? [part.text] : []));
    const text = '2018 年 8 月翻塘，1,188 条提问，“此册不算”。截至2026年11月20日，约3万元，“一句比十个字还要长的话不必留在一行”，第31至42格';
    expect(
      wholes(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text);
    expect(whole(text)).toEqual(['2018 年', '8 月', '1,188 条', '“此册不算”', '2026年11月20日', '3万元', '31至', '42格']);
    expect(whole('户一个月轮到六七回。', true)).toEqual(['七回。']);
    expect(whole('发放给300户。', true)).toEqual(['300户']);
  });
  it('does not leave one character to a last line', () => {
    expect(phrases('寻一张纸')).not.toContain('纸');
    expect(phrases('门口的公平秤，还在')).not.toContain('秤，');
  });
  it('breaks the name of an organization between places, and tears none', () => {
    expect(phrases('中国共产党望川市青禾区委员会')).toEqual(['中国共产党', '望川市', '青禾区', '委员会']);
    expect(phrases('中共照壁街道铁道新村社区总支部委员会')).toEqual(['中共照壁街道', '铁道新村社区', '总支部委员会']);
    expect(phrases('中共苇渡镇苇湾村总支部委员会')).toEqual(['中共苇渡镇', '苇湾村', '总支部委员会']);
    expect(phrases('中共河埠瓦市小商品市场支部委员会').join('')).toBe('中共河埠瓦市小商品市场支部委员会');
    expect(wholes('中共青禾区委员会', true).at(-1)).toEqual({ text: '委员会', isWhole: true });
  });
  it('breaks between words, never before punctuation', () => {
    expect(phrases('红色驿站·一心，为民').join('')).toBe('红色驿站·一心，为民');
    for (const part of phrases('红色驿站·一心，为民')) expect(part).not.toMatch(/^[·，]/);
    expect(phrases('“五型”社区')[0]).toMatch(/^“./);
    const broken = clauses('谁买的，在哪买的，都能“再称一回。”算数');
    expect(broken.map((clause) => clause.join(''))).toEqual(['谁买的，', '在哪买的，', '都能“再称一回。”', '算数']);
    expect(clauses('提升单位（村（社区）级）').map((clause) => clause.join(''))).toEqual(['提升单位', '（村（社区）级）']);
    expect(datesOf('2026年3月2日至2028年2月29日')).toEqual(['2026年3月2日', '至2028年2月29日']);
  });
});

describe('the frame', () => {
  it('has a canonical address if there is an origin, and no robots directive', () => {
    const made = frame(contextOf([], { url: 'https://example.org' }), { title: '页', address: '/base/x/' });
    expect([made.title, made.canonical, made.robots]).toEqual(['页 · 试验站', 'https://example.org/base/x/', undefined]);
  });
  it('keeps internal builds out of search engines and feeds', () => {
    const made = frame(contextOf([], { url: 'https://example.org', profile: 'internal' }), { title: '页', address: '/base/x/' });
    expect([made.internal, made.robots, made.canonical, made.feed]).toEqual([true, 'noindex, nofollow', undefined, undefined]);
    expect(made.desk?.href).toBe('/base/internal/');
  });
  it("links the footer's numbers to their registers", () => {
    const lines = frame(contextOf([], { footer: { icp: 'ICP备1号', publicSecurity: '公网安备2号', sponsor: '甲', marks: [] } }), {
      title: '页',
      address: '/',
    }).footer.groups.flatMap((group) => group.lines);
    expect(lines).toContainEqual({ text: 'ICP备1号', href: 'https://beian.miit.gov.cn/' });
    expect(lines).toContainEqual({ text: '公网安备2号', href: 'https://beian.mps.gov.cn/' });
    expect(lines).toContainEqual({ label: '主办单位', text: '甲' });
  });
});

describe('home', () => {
  const pack = (slug: string, date?: string) =>
    ({
      slug,
      title: slug,
      occasion: 'training',
      minutes: 60,
      objectives: [],
      agenda: [],
      body: { type: 'root', children: [] },
      ...given('date', date),
    }) as const;
  it('counts brands by domain and level, with a total', () => {
    const { register } = homeView(contextOf([named('a', 'village', '2020'), brand('b', { domain: 'community' })]));
    expect(register.columns.map((column) => column.text)).toEqual(['区级', '村级', '自行发布', '合计']);
    expect(register.rows.map((row) => row.cells.map((cell) => cell.count))).toEqual([
      [0, 1, 0, 1],
      [0, 0, 1, 1],
    ]);
    expect(register.total.cells.at(-1)?.count).toBe(2);
  });
  it('shows featured brands that have not ended, and the newest others', () => {
    const view = homeView(
      contextOf([named('a', 'village', '2020'), named('b', 'village', '2024'), named('c', 'village', '2022', { ended: true })], {
        featured: ['c', 'a'],
      }),
    );
    expect(view.featured.map((card) => card.slug)).toEqual(['a']);
    expect(view.newest.map((card) => card.slug)).toEqual(['b']);
  });
  it('shows all featured brands in their order, without duplicates', () => {
    const slugs = [...'jihgfedcba'];
    const view = homeView(
      contextOf(
        slugs.toSorted().map((slug) => named(slug, 'village', '2020')),
        { featured: [...slugs, 'j'] },
      ),
    );
    expect(view.featured.map((card) => card.slug)).toEqual(slugs);
  });
  it('lists coming packs by date, then those without a date, then the latest past ones', () => {
    const packs = [pack('old', '2020'), pack('later', '2026-12'), pack('none'), pack('soon', '2026-06-02')];
    expect(homeView(contextOf([], { packs: packs.map((one) => ({ ...one })) as never })).packs.map((one) => one.href)).toEqual([
      '/base/study/soon/',
      '/base/study/later/',
      '/base/study/none/',
    ]);
  });
});

describe('the walls', () => {
  it('hold the brands with a logo or a theme, by domain', () => {
    const context = contextOf([brand('a', { theme: '甲' }), brand('b', { domain: 'community', logo: { kind: 'text', text: '乙', meaning: '乙' } })]);
    expect(wallView(context, 'themes').groups.map((group) => [group.title, group.cards.map((card) => card.slug)])).toEqual([['农村', ['a']]]);
    expect(wallView(context, 'logos').groups.map((group) => [group.title, group.cards.map((card) => card.slug)])).toEqual([['社区', ['b']]]);
    expect(wallView(contextOf([]), 'logos').empty).toBeDefined();
  });
  it('go on at pages of their own, and a theme is found on its page', () => {
    const themed = (count: number, domain: string) =>
      Array.from({ length: count }, (_, index) => brand(`${domain}-${String(index).padStart(3, '0')}`, { domain, theme: '一句话' }));
    const context = contextOf([...themed(WALL_PAGE + 1, 'rural'), ...themed(WALL_PAGE, 'community'), brand('bare')]);
    const routes = wallRoutes(context, 'themes');
    expect(routes.map(({ params }) => params.path)).toEqual([undefined, 'page/2', 'page/3']);
    const views = routes.map(({ props }) => wallView(context, 'themes', props.page));
    expect(views.map(({ groups }) => groups.map(({ title, cards }) => [title, cards.length]))).toEqual([
      [['农村', WALL_PAGE]],
      [
        ['农村', 1],
        ['社区', WALL_PAGE - 1],
      ],
      [['社区', 1]],
    ]);
    expect(views[1]?.pagination).toMatchObject({ previous: '/base/themes/', next: '/base/themes/page/3/' });
    expect(views[1]?.contents.map(({ href, count }) => [href, count])).toEqual([
      ['/base/themes/#domain-rural', WALL_PAGE + 1],
      ['/base/themes/page/2/#domain-community', WALL_PAGE],
    ]);
    const hrefs = views.flatMap(({ groups }, at) =>
      groups.flatMap(({ cards }) => cards.map(({ slug }) => [slug, `/base/themes/${at === 0 ? '' : `page/${at + 1}/`}#theme-${slug}`])),
    );
    const found = searchRecords(context).flatMap(({ kind, url }) => (kind === 'theme' ? [url] : []));
    expect(found.toSorted()).toEqual(hrefs.map(([, href]) => href).toSorted());
  });
  it('show the climb of a brand with several titles only', () => {
    const title = (level: string, since?: string) => ({ level, since, by: ['office'] });
    const climber = named('a', 'district', '2024-05', { titles: [title('district', '2024-05'), title('village')] });
    const step = ladderView(contextOf([climber, named('b', 'district', '2023')])).steps.find(({ id }) => id === 'district');
    expect(step?.brands.map(({ href, climb }) => [href, climb?.steps])).toEqual([
      ['/base/brands/a/', [{ title: '村级' }, { title: '区级', year: '2024' }]],
      ['/base/brands/b/', undefined],
    ]);
  });

  it('make a ladder of all levels, new and commended brands; pending ones only in internal builds', () => {
    const brands = [
      named('a', 'village', '2025-06', { isNew: true }),
      named('b', 'village', '2020', { record: [{ event: 'commended', date: '2021', by: '省委', title: '先进' }] }),
      brand('c', { record: [], status: 'cultivating' }),
      brand('d', { ended: true, status: 'delisted' }),
    ];
    const view = ladderView(contextOf(brands));
    expect(view.steps.map((step) => [step.title, step.count])).toEqual([
      ['区级', 0],
      ['村级', 2],
    ]);
    expect(view.newly.cards.map((card) => card.slug)).toEqual(['a']);
    expect(view.commended.items.map((item) => item.award)).toEqual(['先进']);
    expect(view.besides).toEqual([]);
    expect(ladderView(contextOf(brands, { profile: 'internal' })).besides.map((group) => [group.title, group.brands.length])).toEqual([
      ['培育中', 1],
      ['已摘牌', 1],
    ]);
  });

  it('fold the rest of a long list without losing any', () => {
    const many = Array.from({ length: 40 }, (_, index) => `b${String(index).padStart(2, '0')}`);
    const view = ladderView(
      contextOf([
        ...many.map((slug) =>
          named(slug, 'village', '2025-06', { isNew: true, record: [{ event: 'commended', date: '2025-07', by: '省委', title: slug }] }),
        ),
        ...many.map((slug) => brand(`own-${slug}`)),
      ]),
    );
    expect([view.newly.count, view.newly.cards.length + (view.newly.rest?.items.length ?? 0)]).toEqual([40, 40]);
    expect(new Set([...view.commended.items, ...(view.commended.rest?.items ?? [])].map((item) => item.award))).toEqual(new Set(many));
    const [launched] = view.besides;
    expect([launched?.count, (launched?.brands.length ?? 0) + (launched?.rest?.items.length ?? 0)]).toEqual([40, 40]);
  });
});

describe('dates and sizes', () => {
  it('follow Chinese conventions', () => {
    expect([formatDate('2024'), formatDate('2024-05'), formatDate('2024-05-03')]).toEqual(['2024年', '2024年5月', '2024年5月3日']);
    expect([formatRange('2024-03'), formatRange('2024-03', '2026-02'), formatRange('2024-03', '2024-09')]).toEqual([
      '2024年3月起',
      '2024年3月至2026年2月',
      '2024年3月至9月',
    ]);
    expect([formatDuration(185), formatDuration(42)]).toEqual(['3分05秒', '42秒']);
  });
});
